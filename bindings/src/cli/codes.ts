// The commands "codes" and "explain".

import type { Engine } from "../engine.js";
import type { CodeInfo, Severity } from "../types.js";
import { didYouMean } from "./suggest.js";
import { EXIT, paint, plain, print, printJson, table, UsageError } from "./terminal.js";
import type { Values } from "./values.js";

export async function runCodes(engine: Engine, values: Values, [wanted]: string[]): Promise<number> {
  const codes = wanted === undefined ? engine.info.codes : codesNamed(engine, wanted);
  if (values.json === true) printJson(codes);
  else if (codes.length > 1) printList(codes);
  else {
    for (const { code, severity, summary, message, source } of codes) {
      print(`${code} (${severity})\n${summary}\nSays: ${message}\nSource: ${source}`);
    }
  }
  return EXIT.ok;
}

export async function runExplain(engine: Engine, values: Values, wanted: string[]): Promise<number> {
  const codes = wanted.flatMap((each) => codesNamed(engine, each));
  if (values.json === true) printJson(codes);
  // The name of a subject stands for many codes.
  else if (codes.length > wanted.length) printList(codes);
  else print(codes.map(explanation).join("\n\n"));
  return EXIT.ok;
}

/** The code with that name, or all codes of a subject such as "number". Throws UsageError if there are none. */
function codesNamed(engine: Engine, wanted: string): readonly CodeInfo[] {
  const { codes } = engine.info;
  const found = codes.filter(({ code }) => code === wanted || code.startsWith(`${wanted}.`));
  if (found.length > 0) return found;
  const meant = didYouMean(
    wanted,
    // People tend to remember the part after the dot.
    codes.map(({ code }) => ({ name: code, also: [code.slice(code.indexOf(".") + 1)] })),
  );
  throw new UsageError(`There is no code ${plain(wanted)}.${meant === "" ? ' "sipattach codes" lists them.' : meant}`);
}

function printList(codes: readonly CodeInfo[]): void {
  const rows = codes.map(({ code, severity, summary }) => [code, severity, summary]);
  for (const line of table(rows)) print(line);
}

const SEVERITIES: Record<Severity, string> = {
  error: "Nothing is sent: the API will refuse it, or it cannot mean anything.",
  warning: "It can be sent, and is probably not what you want.",
  info: "Nothing is wrong: it says what was changed or assumed.",
};
const STYLE = { error: "red", warning: "yellow", info: "cyan" } as const;

function explanation({ code, severity, summary, message, source }: CodeInfo): string {
  // A template has {count} where a diagnostic has a value.
  const says = message.replace(/\{(\w+)\}/g, "<$1>");
  return [
    `${paint("bold", code)} (${paint(STYLE[severity], severity)})`,
    summary,
    SEVERITIES[severity],
    "",
    `What to do: ${says}`,
    `Source:     ${source}`,
  ].join("\n");
}
