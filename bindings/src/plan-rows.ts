// Expands the lists of a plan from the compact form in which the module writes them: common readings and diagnostics
// as their varying values in a row, others as objects (PlanForm::kRows in engine/include/sipattach/plan.h).

import type { Diagnostic, NumberReading, Plan, PlannedRequest } from "./types.js";

type PatternRow = [
  code: Diagnostic["code"],
  severity: Diagnostic["severity"],
  message: string,
  title: string | null,
  ...names: string[],
];

/** The lists of a plan that can be long. */
export type PlanLists = Pick<Plan, "diagnostics" | "numbers" | "requests">;

/** Some elements of these lists. */
export interface PlanRows {
  numbers?: (NumberReading | string | number | null)[];
  diagnostics?: (Diagnostic | string | number)[];
  patterns?: PatternRow[];
  requests?: PlannedRequest[];
}

/** Puts the lists of one plan together, part by part. */
export class PlanOfRows {
  readonly diagnostics: Diagnostic[] = [];
  readonly numbers: NumberReading[] = [];
  readonly requests: PlannedRequest[] = [];
  #types: (string | null)[] = [];
  #patterns: Pattern[] = [];

  take({ numbers = [], diagnostics = [], patterns = [], requests = [] }: PlanRows): void {
    this.#takeReadings(numbers);
    for (const row of patterns) this.#patterns.push(patternOf(row));
    this.#takeDiagnostics(diagnostics);
    for (const request of requests) this.requests.push(request);
  }

  /** To be called after the last part, which has the last readings. */
  finish(): PlanLists {
    const { diagnostics, numbers, requests } = this;
    for (const { body, numbers: sent } of requests) {
      if (body["phone_numbers"] === null) body["phone_numbers"] = sent.map((index) => numbers[index]!.value!);
    }
    return { diagnostics, numbers, requests };
  }

  #takeReadings(rows: NonNullable<PlanRows["numbers"]>): void {
    for (let at = 0; at < rows.length;) {
      const input = rows[at]!;
      if (typeof input === "object") {
        this.numbers.push(input);
        at += 1;
        continue;
      }
      this.numbers.push({
        input: input as string,
        path: rows[at + 1] as string,
        kind: "e164",
        value: rows[at + 2] as string,
        validity: "valid",
        region: rows[at + 3] as string | null,
        type: this.#typeOf(rows[at + 4] as string | number | null),
        national: rows[at + 5] as string | null,
        international: rows[at + 6] as string | null,
        duplicate_of: null,
      });
      at += 7;
    }
  }

  #typeOf(given: string | number | null): string | null {
    if (typeof given === "number") return this.#types[given]!;
    this.#types.push(given);
    return given;
  }

  #takeDiagnostics(rows: NonNullable<PlanRows["diagnostics"]>): void {
    for (let at = 0; at < rows.length;) {
      const first = rows[at++]!;
      if (typeof first === "object") {
        this.diagnostics.push(first);
        continue;
      }
      const pattern = this.#patterns[first as number]!;
      const place = rows[at++] as string | number;
      const path = typeof place === "number" ? `/phone_numbers/${place}` : place;
      const params = { ...pattern.params };
      for (const name of pattern.names) params[name] = rows[at++] as string | number;
      this.diagnostics.push(diagnosticOf(pattern, path, params));
    }
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
