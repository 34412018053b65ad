// Reads the draft of a command: a file, combined with numbers from a table and options of the command line.

import { readFileSync } from "node:fs";
import type { Engine } from "../engine.js";
import type { BulkContext, BulkRow, Context, Diagnostic, Json, Plan } from "../types.js";
import { applyPatch } from "../patch.js";
import { parseJson } from "./json-file.js";
import { whereGiven, type Origins } from "./config.js";
import { Places, type Node } from "./locate.js";
import type { Locate } from "./report.js";
import { ListSource, Source } from "./source.js";
import { note, plain, readInput, UsageError } from "./terminal.js";

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
  /** Where options come from that were not given on the command line. */
  origins?: Origins;
}

export interface PlannedDraft {
  plan: Plan;
  locate: Locate;
  /** The exact place of a diagnostic, down to the column. */
  placeOf: (diagnostic: Diagnostic) => Place;
}

/** A place in the input. Lines and columns count from 1, columns in characters; null: not known. */
export interface Place {
  file: string;
  /** Null for an option or a variable, which `file` then names. */
  source: Source | ListSource | null;
  line: number | null;
  column: number | null;
  /** The end of the value: the place after its last character. */
  endLine: number | null;
  endColumn: number | null;
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
  return planText(engine, await readInput(source), file, options);
}

/** The same for a draft that has been read already. */
export async function planText(
  engine: Engine,
  text: string,
  file: string | undefined,
  options: DraftOptions,
): Promise<PlannedDraft> {
  checkRegion(engine, options);
  const { draft, list, lines, said } = await withOptions(engine, text, options);
  const plan = planOf(engine, draft, options);
  if (draft !== text) plan.diagnostics.unshift(...remarksOnText(engine, text));
  plan.diagnostics.unshift(...said);
  if (said.some(({ severity }) => severity === "error")) {
    plan.ok = false;
    plan.requests = [];
  }
  if (looksLikeList(engine, plan, text)) {
    // Its faults as JSON would not help anybody.
    const [first] = plan.diagnostics.filter(({ severity }) => severity === "error");
    const message = `This looks like a list of numbers, not a draft. To write a draft for it: ${initLine(file)}`;
    plan.diagnostics = first === undefined ? [] : [{ ...first, message }];
  }
  const placeOf = placer(engine, {
    name: nameOf(file),
    text,
    numbersFile: options.numbers,
    list,
    lines,
    said,
    options,
  });
  return { plan, placeOf, locate: (diagnostic) => shownPlace(diagnostic, placeOf(diagnostic)) };
}

/** Whether a draft is not JSON at all and the engine finds a number in every line, except perhaps a header. */
function looksLikeList(engine: Engine, plan: Plan, text: string): boolean {
  const isJson = /^[\s\ufeff]*[[{"]/.test(text);
  if (isJson || !plan.diagnostics.some(({ code }) => code.startsWith("json."))) return false;
  const { rows } = engine.readNumbers(text);
  const lines = text.split(/[\r\n]+/).filter((line) => /\S/.test(line));
  const isNumber = ({ diagnostics }: BulkRow) => diagnostics?.includes("bulk.no_number") !== true;
  return rows.length > 0 && rows.length >= lines.length - 1 && rows.every(isNumber);
}

function initLine(file: string | undefined): string {
  const name = file ?? "-";
  return `sipattach init --numbers ${/^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`}`;
}

/** What a file is called in messages. */
export function nameOf(file: string | undefined): string {
  return (file ?? "-") === "-" ? "stdin" : (file as string);
}

function shownPlace({ params }: Diagnostic, { file, line, column }: Place): string {
  if (line === null) return file;
  return typeof params.column === "number" && column !== null ? `${file}:${line}:${column}` : `${file}:${line}`;
}

/** The plan of a draft. With --expand-ranges, its ranges are written out first. */
function planOf(engine: Engine, draft: unknown, options: DraftOptions): Plan {
  const plan = engine.plan(draft, contextOf(options));
  if (options["expand-ranges"] !== true) return plan;
  // From the last to the first, because writing out a range shifts the entries after it.
  const fixes = plan.diagnostics.flatMap(({ code, fix }) =>
    code === "number.range" && fix !== undefined ? [fix] : [],
  );
  if (fixes.length === 0) return plan;
  let expanded: Json;
  try {
    expanded = typeof draft === "string" ? parseJson(draft) : (draft as Json);
    for (const { patch } of fixes.reverse()) expanded = applyPatch(expanded, patch);
  } catch {
    return plan;
  }
  return planOf(engine, expanded, options);
}

/** A column as the engine takes it: a name, or an index from 0, which the command line counts from 1. */
function columnOf(value: string): string | number {
  return /^[1-9]\d{0,4}$/.test(value) ? Number(value) - 1 : value;
}

/** The options for reading the text of --numbers. */
export function bulkContextOf(options: DraftOptions): BulkContext {
  const context: BulkContext = {};
  if (options.region !== undefined) context.default_region = options.region;
  if (options.column !== undefined) context.phone_column = columnOf(options.column);
  if (options["country-column"] !== undefined) {
    context.country_column = columnOf(options["country-column"]);
  }
  if (options["expand-ranges"] === true) context.expand_ranges = true;
  return context;
}

/** Throws UsageError, in terms of the command line, for a wrong region before anything is read. */
export function checkRegion(engine: Engine, { region, origins }: DraftOptions): void {
  if (region === undefined) return;
  const { diagnostics } = engine.plan({}, { default_region: region });
  const found = diagnostics.find(({ code }) => code === "context.unknown_region");
  if (found !== undefined) throw new UsageError(`${plain(whereGiven("region", origins).shown)}: ${found.message}`);
}

/** The same for the address of the API. */
export function checkAddress(engine: Engine, options: Pick<DraftOptions, "base-url" | "allow-http" | "origins">): void {
  const { base_url, allow_http_hosts } = contextOf(options);
  const { diagnostics } = engine.readBaseUrl(
    base_url,
    allow_http_hosts === undefined ? undefined : { allow_http_hosts },
  );
  const where = plain(whereGiven("base-url", options.origins).shown);
  for (const { code, severity, message, params } of diagnostics) {
    if (severity !== "error") continue;
    if (code === "context.unusable") throw new UsageError(`--allow-http takes a host, such as staging.internal.`);
    throw new UsageError(
      code === "context.insecure_base_url"
        ? `${where}: ${params.base_url} is plain http: the API key and passwords would be readable on the way. Use https, or add --allow-http ${params.host}.`
        : `${where}: ${message}`,
    );
  }
}

/** Diagnostics about JSON that parses all the same, such as a duplicate name. */
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

/** Applies --numbers and --trunk-id. A draft that they do not change stays JSON text, so that errors have a line. */
async function withOptions(
  engine: Engine,
  text: string,
  options: DraftOptions,
): Promise<{ draft: unknown; list: string; lines: number[]; said: Diagnostic[] }> {
  const unchanged = { draft: text, list: "", lines: [], said: [] };
  if (options.numbers === undefined && options["trunk-id"] === undefined) return unchanged;
  let draft: Json;
  try {
    draft = parseJson(text);
  } catch {
    return unchanged;
  }
  if (draft === null || typeof draft !== "object" || Array.isArray(draft)) {
    return { ...unchanged, draft };
  }
  if (options["trunk-id"] !== undefined) draft.trunk_id = options["trunk-id"];
  if (options.numbers === undefined) return { ...unchanged, draft };
  const list = await readInput(options.numbers, "list");
  const { inputs, lines, diagnostics } = engine.splitNumbers(list, {
    ...bulkContextOf(options),
    for_trunk: "trunk_id" in draft,
  });
  refuseMissingColumn(diagnostics, options);
  if ([draft.phone_number, draft.phone_numbers].flat().some((number) => (number ?? "") !== "")) {
    note(`The numbers of ${plain(nameOf(options.numbers))} are taken, and those of the draft are not.`);
  }
  delete draft.phone_number;
  draft.phone_numbers = inputs;
  // The plan reports the same about options that it takes too.
  const said = diagnostics.filter(({ code }) => !code.startsWith("context."));
  return { draft, list, lines, said };
}

/** Throws UsageError if a column that was asked for does not exist, rather than using another one. */
export function refuseMissingColumn(diagnostics: Diagnostic[], options: DraftOptions): void {
  const missing = diagnostics.flatMap(({ code, params }) =>
    code === "bulk.no_such_column" ? [String(params.column)] : [],
  );
  if (missing.length === 0) return;
  const given = (["column", "country-column"] as const).flatMap((name) => {
    const value = options[name];
    return value !== undefined && missing.includes(String(columnOf(value))) ? [`--${name} ${plain(value)}`] : [];
  });
  throw new UsageError(
    `${given.join(" or ")}: there is no such column. Give its name from the first line, or its number, counted from 1.`,
  );
}

interface GivenDraft {
  name: string;
  text: string;
  numbersFile: string | undefined;
  /** The text of the numbers' file, and the line of each number. */
  list: string;
  lines: number[];
  said: Diagnostic[];
  options: DraftOptions;
}

/** The place of a value in a document; without one, of the document. */
function placeIn(source: Source, file: string, node: Node | null): Place {
  if (node === null) return { file, source, line: null, column: null, endLine: null, endColumn: null };
  // For a missing value, the node is the container, of which only the opening bracket is marked.
  const isThere = node.items === undefined && node.members === undefined;
  const begin = source.places.positionOf(node.begin);
  const end = source.places.positionOf(isThere ? node.end : node.begin + 1);
  return { file, source, ...begin, endLine: end.line, endColumn: end.column };
}

/** Where an option was given. */
function placeOfOption(engine: Engine, name: keyof DraftOptions, origins: Origins | undefined): Place {
  const { shown, file, pointer } = whereGiven(name, origins);
  if (file === null) return { file: shown, source: null, line: null, column: null, endLine: null, endColumn: null };
  const source = new Source(engine, readFileSync(file, "utf8"));
  return placeIn(source, file, source.places.nearest(pointer));
}

function placer(engine: Engine, draft: GivenDraft): PlannedDraft["placeOf"] {
  const { name, text, numbersFile, list, lines, said, options } = draft;
  const ofNumbers = new Set(said);
  // Made when first needed: most drafts have no diagnostics.
  let source: Source | undefined;
  let listSource: ListSource | undefined;
  const inList = (line: number | null, input: string): Place => {
    listSource ??= new ListSource(engine, list);
    const found = line === null ? null : listSource.find(line, input);
    const column = found?.column ?? null;
    return {
      file: nameOf(numbersFile),
      source: listSource,
      line,
      column,
      endLine: line,
      endColumn: found?.endColumn ?? null,
    };
  };
  return (diagnostic) => {
    const { code, path, params } = diagnostic;
    // About other options, there is nothing left to say: they were checked before.
    if (code.startsWith("context.")) return placeOfOption(engine, "base-url", options.origins);
    if (path === "/trunk_id" && options["trunk-id"] !== undefined)
      return placeOfOption(engine, "trunk-id", options.origins);
    const row = /^\/phone_numbers\/(\d+)$/.exec(path)?.[1];
    const line = row === undefined || numbersFile === undefined ? undefined : lines[Number(row)];
    if (line !== undefined) return inList(line, String(params.number ?? ""));
    // About the list as a whole, which then is not in the draft.
    if (path === "/phone_numbers" && numbersFile !== undefined) return inList(null, "");
    if (ofNumbers.has(diagnostic)) return inList(typeof params.line === "number" ? params.line : null, "");
    source ??= new Source(engine, text);
    if (typeof params.line === "number") {
      const column = typeof params.column === "number" ? params.column : 1;
      return { file: name, source, line: params.line, column, endLine: params.line, endColumn: null };
    }
    return placeIn(source, name, path === "" ? null : source.places.nearest(path));
  };
}

/** Returns a function that finds the line of a JSON Pointer, or of the container that would hold its value. */
export function linesIn(text: string): (pointer: string) => number | null {
  const places = new Places(text);
  return (pointer) => {
    const node = places.nearest(pointer);
    return node === null ? null : places.positionOf(node.begin).line;
  };
}
