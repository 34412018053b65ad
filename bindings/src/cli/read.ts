// The commands that read something and tell what it is, without a draft and without the API.

import type { Engine } from "../engine.js";
import type { BulkReading, Language, NumberContext, RenderOptions } from "../types.js";
import { bulkContextOf, planDraft, refuseMissingColumn } from "./draft.js";
import { counted } from "./findings.js";
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
  const reading = engine.redact(
    engine.readNumbers(text, {
      ...bulkContextOf(values),
      ...numberContext(values),
    }),
  ) as unknown as BulkReading;
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
    const { total, ...counts } = reading.summary;
    const parts = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
    print(paint("bold", `${counted(total, "number")}: ${parts.join(", ")}`));
  }
  if (reading.summary.total === 0) {
    note(text.trim() === "" ? "Nothing was given: the list is empty." : "No number was found in the list.");
    return EXIT.planErrors;
  }
  return reading.summary.invalid > 0 || count(reading.diagnostics, "error") > 0 ? EXIT.planErrors : EXIT.ok;
}

export async function runEndpoint(engine: Engine, values: Values, [destination = ""]: string[]): Promise<number> {
  const reading = engine.readEndpoint(destination);
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
    // Beside the program, which may go into a file.
    for (const { message } of snippet.diagnostics) note(plain(message));
    const isHidden = !isRevealed && snippet.text !== write({ reveal_secrets: true }).text;
    if (isHidden) note("Passwords read ****** in it: fill them in, or use --reveal-secrets.");
  }
  return snippet.text === null ? EXIT.usage : EXIT.ok;
}
