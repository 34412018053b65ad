// The texts of the page by locale. What the first frame says in English is there from the start, the rest of it comes with
// all.ts; other languages are loaded whole when they are asked for.
import type { CodeInfo, Diagnostic, DiagnosticValues } from "sipattach";
import { languageOf } from "./language.js";
import { labelOf } from "./labels.js";
import { en, type FirstTexts } from "./en.js";
import type { enLater } from "./en-later.js";

export type Texts = FirstTexts & typeof enLater;

const OTHERS: Record<string, () => Promise<Texts>> = {
  de: async () => (await import("./de.js")).de,
};

/** The first of these BCP 47 tags with texts in its language; English if there is none. */
export function knownLocale(tags: readonly string[]): string {
  return tags.find((tag) => languageOf(tag) === "en" || Object.hasOwn(OTHERS, languageOf(tag))) ?? "en";
}

/** The texts for a locale of `knownLocale`. */
export async function loadTexts(locale: string): Promise<FirstTexts> {
  return OTHERS[languageOf(locale)]?.() ?? en;
}

/** What a diagnostic says in the language of `texts`, with the form's labels in place of field names. */
export function describe(
  texts: FirstTexts,
  { code, params, message, path }: Diagnostic,
  codes: readonly CodeInfo[] = [],
): string {
  if (code === "field.wrong_type" && path.endsWith("/port")) return texts.portRange;
  const label = typeof params.field === "string" ? labelOf(texts, params.field) : undefined;
  const template =
    texts.diagnostics[code] ?? (label === undefined ? undefined : codes.find((info) => info.code === code)?.message);
  if (template === undefined) return visible(message);
  const problem = texts.addressProblems[String(params.reason)];
  const said: DiagnosticValues = {
    ...params,
    ...(code === "context.base_url" && problem !== undefined ? { problem } : {}),
    ...(label === undefined ? {} : { field: label }),
  };
  const word = (name: string, value: string) => (OF_ENGINE.test(name) ? texts.phrases[value] : undefined) ?? value;
  return visible(template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => word(name, String(said[name] ?? whole))));
}

/** Parameters that are words of the engine, and not of the draft. */
const OF_ENGINE = /^(field|actual|expected|character|encoding)$/;

/** Characters that change the direction of what follows are shown as code points. */
export function visible(text: string): string {
  return text.replaceAll(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}
