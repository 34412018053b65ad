// The commands that read something and tell what it is, without calling the API.

import type { Engine } from "../engine.js";
import { ANY_NUMBER } from "../any-number.js";
import type {
  BulkReading,
  BulkRow,
  Diagnostic,
  EndpointReading,
  Language,
  NumberContext,
  RenderOptions,
} from "../types.js";
import { bulkContextOf, planDraft, refuseMissingColumn } from "./draft.js";
import { counted, numeral } from "./findings.js";
import { withoutMark } from "./json-file.js";
import { count, printDiagnostics, printPlan } from "./report.js";
import { EXIT, note, paint, plain, print, printJson, readInput, table } from "./terminal.js";
import type { Values } from "./values.js";

const numberContext = ({ region, trunk }: Values): NumberContext => ({
  ...(region === undefined ? {} : { default_region: region }),
  for_trunk: trunk === true,
});
const nowhere = () => "";

export async function runNumber(engine: Engine, values: Values, [number = ""]: string[]): Promise<number> {
  const reading = engine.readNumber(number, numberContext(values));
  if (values.json === true) {
    printJson(engine.redact(reading)); // an identity may be a URI with a password
  } else {
    printDiagnostics(reading.diagnostics, nowhere);
    const { value, kind, validity, region, type, national, international } = reading;
    const rows = Object.entries({ value, kind, validity, region, type, national, international });
    for (const line of table(rows.map(([name, text]) => [name, plain(text ?? "-")]))) print(line);
  }
  return reading.kind === "invalid" ? EXIT.planErrors : EXIT.ok;
}

export async function runNumbers(engine: Engine, values: Values, [file = "-"]: string[]): Promise<number> {
  const text = await readInput(file, "list");
  const found = engine.readNumbers(text, {
    ...bulkContextOf(values),
    ...numberContext(values),
  });
  const reading = engine.redact({ ...found, rows: asWritten(text, found) }) as unknown as BulkReading;
  refuseMissingColumn(reading.diagnostics, values);
  if (values.json === true) {
    printJson(reading);
  } else {
    printDiagnostics(reading.diagnostics, nowhere);
    const rows = reading.rows.map(({ line, input, value, validity, diagnostics }) => [
      `${line}:`,
      plain(input),
      plain(value ?? "-"),
      validity,
      (diagnostics ?? []).join(" "),
    ]);
    for (const line of table(rows)) print(line);
    printMeanings(engine, reading.rows);
    const { total, ...counts } = reading.summary;
    const parts = Object.entries(counts).map(([name, number]) => `${numeral(number)} ${name}`);
    print(paint("bold", `${counted(total, "number")}: ${parts.join(", ")}`));
  }
  if (reading.summary.total === 0) {
    note(text.trim() === "" ? "Nothing was given: the list is empty." : "No number was found in the list.");
    return EXIT.planErrors;
  }
  return reading.summary.invalid > 0 || count(reading.diagnostics, "error") > 0 ? EXIT.planErrors : EXIT.ok;
}

/** Explains the codes that are shown next to the numbers. */
function printMeanings(engine: Engine, rows: BulkRow[]): void {
  const codes = new Set(rows.flatMap(({ diagnostics }) => diagnostics ?? []));
  for (const { code, summary } of codes.size === 0 ? [] : engine.info.codes) {
    if (codes.has(code)) print(paint("dim", `${code}: ${summary}`));
  }
}

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** The rows with their numbers as the file has them: where a column gives the country, the engine prepends it. */
function asWritten(text: string, { rows, table, format }: BulkReading): BulkRow[] {
  const roles = new Set(table?.columns.map(({ role }) => role));
  const isJoined = (["area_code", "exchange", "line", "range_start"] as const).some((role) => roles.has(role));
  const { delimiter } = format;
  if (isJoined || !(roles.has("country") || roles.has("calling_code"))) return rows;
  if (delimiter === null || !/^[,;\t|]$/.test(delimiter)) return rows;
  const lines = withoutMark(text).split(/\r\n|\n|\r/);
  return rows.map((row) => {
    const line = [...(lines[row.line - 1] ?? "")];
    const isQuoted = line
      .slice(0, row.column - 1)
      .join("")
      .trimEnd()
      .endsWith('"');
    const rest = line.slice(row.column - 1).join("");
    const end = isQuoted ? /"(?!")/.exec(rest.replaceAll('""', "  "))?.index : rest.indexOf(delimiter);
    const cell = rest
      .slice(0, end === -1 ? undefined : end)
      .replaceAll('""', '"')
      .trim();
    // The cell may contain more than this number.
    const isSame = digitsOf(row.input).endsWith(digitsOf(cell).replace(/^0+/, ""));
    return cell !== "" && isSame ? { ...row, input: cell } : row;
  });
}

export async function runEndpoint(engine: Engine, values: Values, [destination = ""]: string[]): Promise<number> {
  const read = engine.readEndpoint(destination);
  const reading = { ...read, diagnostics: [...read.diagnostics, ...remarksOnUse(engine, read)] };
  if (values.json === true) {
    printJson(reading);
  } else {
    printDiagnostics(reading.diagnostics, nowhere);
    const { scheme, user, host, host_kind, port, transport, normalized } = reading;
    const rows = Object.entries({ scheme, user, host, host_kind, port, transport, normalized });
    for (const line of table(rows.map(([name, value]) => [name, plain(String(value ?? "-"))]))) {
      print(line);
    }
  }
  return reading.valid ? EXIT.ok : EXIT.planErrors;
}

/** Diagnostics about its use as an endpoint, without their fixes, which would apply to a draft. */
function remarksOnUse(engine: Engine, { normalized, diagnostics }: EndpointReading): Diagnostic[] {
  if (normalized === null) return [];
  const directions = [{ type: "outbound", sip_endpoint: normalized }];
  const plan = engine.plan({ phone_number: ANY_NUMBER, service: "sip", directions });
  const told = new Set(diagnostics.map(({ code }) => code));
  return plan.diagnostics.flatMap(({ fix, alternatives, ...rest }) =>
    told.has(rest.code) ? [] : [{ ...rest, path: "" }],
  );
}

export async function runCurl(engine: Engine, values: Values, [file = "-"]: string[]): Promise<number> {
  const reading = engine.readCurl(await readInput(file));
  if (values.json === true) {
    printJson(reading);
  } else {
    printDiagnostics(reading.diagnostics, nowhere);
    if (reading.draft !== null) printJson(reading.draft);
    if (reading.base_url !== null && reading.base_url !== engine.readBaseUrl().base_url) {
      note(`The command calls ${plain(reading.base_url)}; the draft goes there only with --base-url.`);
    }
    if (reading.has_api_key) note("The command holds an API key; it is not part of the draft.");
  }
  return reading.draft === null ? EXIT.planErrors : EXIT.ok;
}

export async function runRender(engine: Engine, values: Values, [file]: string[]): Promise<number> {
  const { plan, locate } = await planDraft(engine, file, values);
  if (!plan.ok) {
    printPlan(engine, plan, locate);
    return EXIT.planErrors;
  }
  const write = (options: RenderOptions) => engine.render(plan, (values.language ?? "curl") as Language, options);
  const isRevealed = values["reveal-secrets"] === true;
  const snippet = write({ reveal_secrets: isRevealed });
  if (values.json === true) {
    printJson(snippet);
  } else if (snippet.text === null) {
    printDiagnostics(snippet.diagnostics, nowhere);
  } else {
    print(snippet.text);
    // On stderr, since stdout may go to a file.
    for (const { message } of snippet.diagnostics) note(plain(message));
    const isHidden = !isRevealed && snippet.text !== write({ reveal_secrets: true }).text;
    if (isHidden) note("Passwords read ****** in it: fill them in, or use --reveal-secrets.");
  }
  return snippet.text === null ? EXIT.usage : EXIT.ok;
}
