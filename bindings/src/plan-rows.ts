// Expands the readings and diagnostics of a plan from the compact form in which the module writes them: common
// ones as their varying values in a row, others as objects (PlanForm::kRows in engine/include/sipattach/plan.h).

import type { Diagnostic, NumberReading } from "./types.js";

type PatternRow = [
  code: Diagnostic["code"],
  severity: Diagnostic["severity"],
  message: string,
  title: string | null,
  ...names: string[],
];

export interface PlanRows {
  numbers?: (NumberReading | string | null)[];
  diagnostics?: (Diagnostic | string | number)[];
  patterns?: PatternRow[];
}

/** Appends the readings of a part. */
export function takeReadings(readings: NumberReading[], { numbers = [] }: PlanRows): void {
  for (let at = 0; at < numbers.length;) {
    const input = numbers[at]!;
    if (typeof input === "object") {
      readings.push(input);
      at += 1;
      continue;
    }
    readings.push({
      input,
      path: numbers[at + 1] as string,
      kind: "e164",
      value: numbers[at + 2] as string,
      validity: "valid",
      region: numbers[at + 3] as string | null,
      type: numbers[at + 4] as string | null,
      national: numbers[at + 5] as string | null,
      international: numbers[at + 6] as string | null,
      duplicate_of: null,
    });
    at += 7;
  }
}

type Params = Record<string, string | number>;

/** A text with {parameters}, split at the braces: every second piece is the name of a parameter. */
type Template = string[];

const templateOf = (text: string): Template => text.split(/[{}]/);

function fill(template: Template, params: Params): string {
  let text = template[0]!;
  for (let index = 1; index < template.length; index += 2) text += params[template[index]!] + template[index + 1]!;
  return text;
}

interface Pattern {
  code: Diagnostic["code"];
  severity: Diagnostic["severity"];
  message: Template;
  title: Template | null;
  /** An object with all names, to be copied: growing one member by member takes longer. */
  params: Params;
  names: string[];
}

/** The patterns of the diagnostics of one plan, which arrive part by part. */
export class DiagnosticPatterns {
  #patterns: Pattern[] = [];

  /** Appends the diagnostics of a part. */
  take(said: Diagnostic[], { diagnostics = [], patterns = [] }: PlanRows): void {
    for (const row of patterns) this.#patterns.push(patternOf(row));
    for (let at = 0; at < diagnostics.length;) {
      const first = diagnostics[at++]!;
      if (typeof first === "object") {
        said.push(first);
        continue;
      }
      const pattern = this.#patterns[first as number]!;
      const path = diagnostics[at++] as string;
      const params = { ...pattern.params };
      for (const name of pattern.names) params[name] = diagnostics[at++] as string | number;
      said.push(diagnosticOf(pattern, path, params));
    }
  }
}

function patternOf([code, severity, message, title, ...names]: PatternRow): Pattern {
  return {
    code,
    severity,
    message: templateOf(message),
    title: title === null ? null : templateOf(title),
    params: Object.fromEntries(names.map((name) => [name, ""])),
    names,
  };
}

function diagnosticOf(pattern: Pattern, path: string, params: Params): Diagnostic {
  const { code, severity } = pattern;
  const message = fill(pattern.message, params);
  if (pattern.title === null) return { code, severity, path, message, params } as Diagnostic;
  const title = fill(pattern.title, params);
  const patch = [{ op: "replace", path, value: params["value"] }];
  return { code, severity, path, message, params, fix: { title, patch } } as Diagnostic;
}
