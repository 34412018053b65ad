// Prints diagnostics and plans for people.

import type { Engine } from "../engine.js";
import type { Diagnostic, NumberReading, Plan, Severity } from "../types.js";
import { counted, numeral } from "./findings.js";
import { paint, plain, print, table } from "./terminal.js";

/** Tells the place of a diagnostic in the user's input: "draft.json:12", or "". */
export type Locate = (diagnostic: Diagnostic) => string;

const STYLE = { error: "red", warning: "yellow", info: "cyan" } as const;

export function printDiagnostics(diagnostics: Diagnostic[], locate: Locate): void {
  for (const diagnostic of diagnostics) {
    const { severity, code, path, message, fix } = diagnostic;
    const where = locate(diagnostic);
    const place = where.startsWith("--") ? where : [where, path].filter((part) => part !== "").join(" ");
    const head = paint(STYLE[severity], severity.padEnd(7));
    print(`${head} ${plain(message)}  ${paint("dim", plain([code, place].join(" ").trim()))}`);
    if (fix !== undefined) print(`        fix: ${plain(fix.title)}`);
  }
  if (diagnostics.some(needsRegion)) print(`        ${REGION_HINT}`);
  if (diagnostics.some(isDraft)) print("        It is a draft: sipattach plan reads it.");
}

export const needsRegion = ({ code }: Pick<Diagnostic, "code">) => code === "number.region_required";

const isDraft = ({ code, params }: Diagnostic) => code === "bulk.not_numbers" && params.kind === "request_body";

/** The messages ask for a country; on the command line, that is an option. */
export const REGION_HINT = "Numbers without a country code: name the country that they belong to with --region.";

export function count(diagnostics: Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

/** Prints a table of numbers, redacted because a trunk identity may be a SIP URI with a password. */
function printNumbers(engine: Engine, all: NumberReading[], most: number): void {
  const numbers = all.slice(0, most);
  const texts = numbers.map(({ input, value }) => ({ input, value }));
  const shown = engine.redact(texts) as typeof texts;
  const rows = numbers.map(({ region, type }, at) => [
    plain(shown[at]?.input ?? ""),
    "→",
    plain(shown[at]?.value ?? "not sent"),
    region ?? "",
    type ?? "",
  ]);
  for (const line of table(rows)) {
    print(`  ${line}`);
  }
  if (all.length > most) print(`  and ${numeral(all.length - most)} more; sipattach plan lists them`);
}

/** How many numbers the requests of a plan contain. */
export function countSent({ requests }: Plan): number {
  return requests.reduce((sum, { numbers }) => sum + numbers.length, 0);
}

/** Up to so many diagnostics of one code are printed if there is no room for all. */
const MAX_OF_CODE = 3;

function printFew(diagnostics: Diagnostic[], locate: Locate): void {
  const counts = new Map<string, number>();
  const few = diagnostics.filter(({ code }) => {
    const before = counts.get(code) ?? 0;
    counts.set(code, before + 1);
    return before < MAX_OF_CODE;
  });
  printDiagnostics(few, locate);
  const more = [...counts].filter(([, total]) => total > MAX_OF_CODE);
  for (const [code, total] of more)
    print(`        and ${numeral(total - MAX_OF_CODE)} more ${code}; sipattach plan lists them`);
}

/** Prints a plan. `most`: how many of its numbers are listed at most; if given, diagnostics are limited too. */
export function printPlan(engine: Engine, plan: Plan, locate: Locate, most = Infinity): void {
  if (most === Infinity) printDiagnostics(plan.diagnostics, locate);
  else printFew(plan.diagnostics, locate);
  if (plan.diagnostics.length > 0) print();
  printNumbers(engine, plan.numbers, most);
  if (plan.numbers.length > 0) print();
  const sent = countSent(plan);
  const errors = count(plan.diagnostics, "error");
  if (plan.ok) {
    const [first] = plan.requests;
    const where = first === undefined ? "" : ` to ${first.url}`;
    const [numbers, requests] = [counted(plan.numbers.length, "number"), counted(plan.requests.length, "request")];
    print(paint("green", `Ready: ${numeral(sent)} of ${numbers} in ${requests}${where}`));
  } else {
    print(paint("red", `${counted(errors, "error")}: nothing can be sent.`));
  }
}
