// The draft of a command: a file, with numbers from a table and options of the command line put in.

import type { Engine } from "../engine.js";
import type { BulkContext, Context, Diagnostic, Json, Plan } from "../types.js";
import { applyPatch } from "../patch.js";
import { lineOf } from "./locate.js";
import type { Locate } from "./report.js";
import { readInput, UsageError } from "./terminal.js";

export interface DraftOptions {
  region?: string;
  "trunk-id"?: string;
  numbers?: string;
  column?: string;
  "country-column"?: string;
  "expand-ranges"?: boolean;
  "base-url"?: string;
  "allow-http"?: string[];
  "skip-invalid"?: boolean;
}

export interface PlannedDraft {
  plan: Plan;
  locate: Locate;
}

export async function planDraft(
  engine: Engine,
  file: string | undefined,
  options: DraftOptions,
): Promise<PlannedDraft> {
  const source = file ?? "-";
  if (source === "-" && options.numbers === "-") {
    throw new UsageError("Only one of the draft and the numbers can come from stdin.");
  }
  checkAddress(engine, options);
  const text = await readInput(source);
  const { draft, lines, said } = await withOptions(engine, text, options);
  const plan = planOf(engine, draft, options);
  if (draft !== text) plan.diagnostics.unshift(...remarksOnText(engine, text));
  plan.diagnostics.unshift(...said);
  if (said.some(({ severity }) => severity === "error")) {
    plan.ok = false;
    plan.requests = [];
  }
  return { plan, locate: locator(source, text, options.numbers, lines, said) };
}

/** The plan; with --expand-ranges that of the draft with its ranges written out. */
function planOf(engine: Engine, draft: unknown, options: DraftOptions): Plan {
  const plan = engine.plan(draft, contextOf(options));
  if (options["expand-ranges"] !== true) return plan;
  // From the last to the first: a range that is written out moves the entries after it.
  const fixes = plan.diagnostics.flatMap(({ code, fix }) =>
    code === "number.range" && fix !== undefined ? [fix] : [],
  );
  if (fixes.length === 0) return plan;
  let expanded: Json;
  try {
    expanded = (typeof draft === "string" ? JSON.parse(draft) : draft) as Json;
    for (const { patch } of fixes.reverse()) expanded = applyPatch(expanded, patch);
  } catch {
    return plan;
  }
  return planOf(engine, expanded, options);
}

/** How the text of --numbers is to be read. A column is a name, or a number that counts from 1. */
export function bulkContextOf(options: DraftOptions): BulkContext {
  const context: BulkContext = {};
  const column = (value: string) => (/^[1-9]\d{0,4}$/.test(value) ? Number(value) - 1 : value);
  if (options.region !== undefined) context.default_region = options.region;
  if (options.column !== undefined) context.phone_column = column(options.column);
  if (options["country-column"] !== undefined) {
    context.country_column = column(options["country-column"]);
  }
  if (options["expand-ranges"] === true) context.expand_ranges = true;
  return context;
}

/** Says what is wrong with the address, in the words of the command line, before anything is read. */
export function checkAddress(engine: Engine, options: Pick<DraftOptions, "base-url" | "allow-http">): void {
  const { base_url, allow_http_hosts } = contextOf(options);
  const { diagnostics } = engine.readBaseUrl(
    base_url,
    allow_http_hosts === undefined ? undefined : { allow_http_hosts },
  );
  for (const { code, severity, message, params } of diagnostics) {
    if (severity !== "error") continue;
    if (code === "context.unusable") throw new UsageError(`--allow-http takes a host, such as staging.internal.`);
    throw new UsageError(
      code === "context.insecure_base_url"
        ? `--base-url: ${params.base_url} is plain http: the API key and passwords would be readable on the way. Use https, or add --allow-http ${params.host}.`
        : `--base-url: ${message}`,
    );
  }
}

/** What the engine says of a text that JSON.parse takes without a word, such as a name given twice. */
function remarksOnText(engine: Engine, text: string): Diagnostic[] {
  const { diagnostics } = engine.plan(text);
  return diagnostics.flatMap(({ fix, ...rest }) => (rest.code.startsWith("json.") ? [rest] : []));
}

export function contextOf(options: DraftOptions): Context {
  const context: Context = {};
  if (options.region !== undefined) context.default_region = options.region;
  if (options["base-url"] !== undefined) context.base_url = options["base-url"];
  if (options["allow-http"] !== undefined) context.allow_http_hosts = options["allow-http"];
  if (options["skip-invalid"] === true) context.skip_invalid = true;
  return context;
}

/** The draft as JSON text, as long as nothing changes it: then errors have their line. */
async function withOptions(
  engine: Engine,
  text: string,
  options: DraftOptions,
): Promise<{ draft: unknown; lines: number[]; said: Diagnostic[] }> {
  const unchanged = { draft: text, lines: [], said: [] };
  if (options.numbers === undefined && options["trunk-id"] === undefined) return unchanged;
  let draft: Json;
  try {
    // A byte order mark draws a warning of the engine, and an error of JSON.parse.
    draft = JSON.parse(text.replace(/^\ufeff/, "")) as Json;
  } catch {
    return unchanged;
  }
  if (draft === null || typeof draft !== "object" || Array.isArray(draft)) {
    return { ...unchanged, draft };
  }
  if (options["trunk-id"] !== undefined) draft.trunk_id = options["trunk-id"];
  if (options.numbers === undefined) return { ...unchanged, draft };
  const { inputs, lines, diagnostics } = engine.splitNumbers(await readInput(options.numbers, "list"), {
    ...bulkContextOf(options),
    trunk: "trunk_id" in draft,
  });
  delete draft.phone_number;
  draft.phone_numbers = inputs;
  // The plan says the same of the options that both know.
  const said = diagnostics.filter(({ code }) => !code.startsWith("context."));
  return { draft, lines, said };
}

function locator(
  source: string,
  text: string,
  numbersFile: string | undefined,
  lines: number[],
  said: Diagnostic[],
): Locate {
  const name = source === "-" ? "stdin" : source;
  const numbers = numbersFile === "-" ? "stdin" : (numbersFile ?? "");
  return (diagnostic: Diagnostic) => {
    const { path, params } = diagnostic;
    const row = /^\/phone_numbers\/(\d+)$/.exec(path)?.[1];
    if (row !== undefined && numbersFile !== undefined && lines[Number(row)] !== undefined) {
      return `${numbers}:${lines[Number(row)]}`;
    }
    if (said.includes(diagnostic)) {
      return typeof params.line === "number" ? `${numbers}:${params.line}` : numbers;
    }
    if (typeof params.line === "number") return `${name}:${params.line}:${params.column ?? 1}`;
    const line = path === "" ? null : nearestLine(text, path);
    return line === null ? "" : `${name}:${line}`;
  };
}

/** The line of a place, or of what would hold it: a missing member is told at its object. */
export function nearestLine(text: string, pointer: string): number | null {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const line = lineOf(text, at);
    if (line !== null || at === "") return line;
  }
}
