// The command "trunks": lists, shows, creates, changes, deletes and tests trunks.

import { getTrunk, listTrunks, trunkIn } from "../account.js";
import type { Engine } from "../engine.js";
import {
  payloadOf,
  readObject,
  type JsonObject,
  type LookUp,
  type LookUpOptions,
  type LookUpProblem,
} from "../look-up.js";
import { explainTrunk, judgeTrunk } from "../trunk-judgement.js";
import { createTrunk, deleteTrunk, testTrunk, updateTrunk, type TrunkChange } from "../trunks.js";
import type { Json, TrunkFields } from "../types.js";
import { apiKeyFor, confirm, interruptible, noteCauses, printPasswords, type ApiOptions } from "./api.js";
import { checkAddress, contextOf, linesIn, nameOf, type DraftOptions } from "./draft.js";
import { withoutMark } from "./json-file.js";
import { printDiagnostics, type Locate } from "./report.js";
import {
  EXIT,
  isOutputLost,
  jsonText,
  note,
  paint,
  plain,
  print,
  printJson,
  printOnce,
  readInput,
  table,
  UsageError,
} from "./terminal.js";

export interface TrunkOptions extends Pick<DraftOptions, "base-url" | "allow-http">, ApiOptions {
  name?: string;
  provider?: string;
  direction?: string;
  endpoint?: string;
  default?: boolean;
}

/** Runs `sipattach trunks …`. */
export async function runTrunks(engine: Engine, options: TrunkOptions, positionals: string[]): Promise<number> {
  const [action = "list", ...rest] = positionals;
  const given = readAction(action as Action, rest);
  checkAddress(engine, options);
  const isFromStdin = given.file === "-" && given.takesBody;
  const apiKey = await apiKeyFor(options, isFromStdin);
  const { base_url: baseUrl, allow_http_hosts: allowHttpHosts } = contextOf(options);
  return interruptible(async (signal) => {
    const call: LookUpOptions = {
      apiKey,
      signal,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(allowHttpHosts === undefined ? {} : { allowHttpHosts }),
    };
    switch (given.action) {
      case "list":
        return showList(engine, await listTrunks(engine, call), options);
      case "show":
        return showTrunk(engine, await getTrunk(engine, given.id, call), options);
      case "test":
        return showTest(await testTrunk(engine, given.id, call), options);
      case "delete":
        return changeTrunk(engine, given, null, options, () => deleteTrunk(engine, given.id, call));
      case "create":
      case "update": {
        const body = await readBody(engine, given, options);
        if (body === null) return EXIT.planErrors;
        return changeTrunk(engine, given, body, options, () =>
          given.action === "create" ? createTrunk(engine, body, call) : updateTrunk(engine, given.id, body, call),
        );
      }
    }
  });
}

type Action = "list" | "show" | "create" | "update" | "delete" | "test";
interface Given {
  action: Action;
  id: string;
  file: string | undefined;
  takesBody: boolean;
}

/** Which words follow an action. The parser has already made sure that there are no others. */
const TAKES: Record<Action, { id: boolean; file: boolean }> = {
  list: { id: false, file: false },
  show: { id: true, file: false },
  create: { id: false, file: true },
  update: { id: true, file: true },
  delete: { id: true, file: false },
  test: { id: true, file: false },
};

function readAction(action: Action, words: string[]): Given {
  const takes = TAKES[action];
  const [id = "", file] = takes.id ? words : ["", ...words];
  return { action, id, file, takesBody: takes.file };
}

/** The body to send; null, after printing why, if the engine reports errors. */
async function readBody(engine: Engine, { file, action }: Given, options: TrunkOptions): Promise<TrunkFields | null> {
  const given = Object.entries(OPTIONS).map(([field, option]) => [field, options[option]] as const);
  const fields = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const source = file ?? (Object.keys(fields).length > 0 ? null : "-");
  const text = source === null ? "{}" : await readInput(source);
  const document = readDocument(text);
  if (document === null)
    throw new UsageError(`${source === "-" ? "stdin" : plain(String(source))}: this is not a JSON object.`);
  const body = { ...document, ...fields } as TrunkFields;
  const judgement = judgeTrunk(engine, body, action as "create" | "update");
  const { ok, diagnostics } = judgement;
  const other = diagnostics.find(({ code }) => code === "draft.other_call");
  if (other !== undefined)
    throw new UsageError(`${plain(nameOf(source ?? ""))}: ${other.message} To attach its numbers: sipattach send.`);
  const inFile = placesIn(source, text);
  const locate: Locate = (diagnostic) => {
    const field = diagnostic.path.slice(1);
    return field in fields ? `--${OPTIONS[field]}` : inFile(diagnostic);
  };
  if (options.json !== true) printDiagnostics(diagnostics, locate);
  else if (!ok) printJson(judgement);
  if (!ok) note(`The trunk was not ${action === "create" ? "created" : "changed"}.`);
  return ok ? body : null;
}

/** The options for fields of a trunk, by the fields. */
const OPTIONS: Record<string, keyof TrunkOptions> = {
  name: "name",
  provider: "provider",
  direction: "direction",
  sip_endpoint: "endpoint",
  is_default: "default",
};

/** Locates diagnostics in the file, if there is one. */
function placesIn(source: string | null, text: string): Locate {
  if (source === null) return () => "";
  const lineOf = linesIn(text);
  return ({ path }) => {
    const line = lineOf(path);
    return line === null ? "" : `${nameOf(source)}:${line}`;
  };
}

function readDocument(text: string): JsonObject | null {
  return readObject(withoutMark(text));
}

const VERBS = { create: "Create", update: "Change", delete: "Delete" } as const;
const DONE = { create: "Created", update: "Changed", delete: "Deleted" } as const;

/** Shows the request, asks for confirmation, sends it, and tells what became of it. */
async function changeTrunk(
  engine: Engine,
  { action, id }: Given,
  body: TrunkFields | null,
  options: TrunkOptions,
  run: () => Promise<TrunkChange>,
): Promise<number> {
  const verb = action as keyof typeof VERBS;
  if (body !== null && options.yes !== true) note(plain(jsonText(engine.redact(body))));
  const what = verb === "create" ? `the trunk ${plain(body?.name ?? "")}` : `the trunk ${plain(id)}`;
  if (!(await confirm(`${VERBS[verb]} ${what}?`, options))) return EXIT.usage;
  if (await isOutputLost()) {
    note("Nothing was sent, because nobody would read what became of it.");
    return EXIT.api;
  }
  const result = await run();
  if (options.json === true) {
    printOnce(jsonText({ ...result, trunk: engine.redact(result.trunk) }, 2));
  } else {
    printPasswords(result.register_passwords, "of this trunk");
    const { state, why } = result;
    const shown = plain(result.id ?? "");
    if (state === "done") print(paint("green", `${DONE[verb]}${shown === "" ? "." : `: ${shown}`}`));
    else print(paint("yellow", `${state === "failed" ? "Not done" : "Unknown"}: ${plain(why)}`));
    if (result.password_missed === true) {
      print("Its password for the PBX did not come. Update register_auth of the trunk to get another.");
    }
    if (result.problem !== null && state !== "done") noteCauses(result.problem);
  }
  return result.state === "done" && result.password_missed !== true ? EXIT.ok : EXIT.api;
}

/** Prints the problem of a look-up and returns the exit status. */
function tell(problem: LookUpProblem): number {
  note(plain(problem.message));
  noteCauses(problem);
  return EXIT.api;
}

function showList(
  engine: Engine,
  { value, problem, incomplete }: Awaited<ReturnType<typeof listTrunks>>,
  options: TrunkOptions,
): number {
  if (value === null) return tell(problem);
  if (incomplete !== undefined) note(plain(incomplete.why));
  // An endpoint may be a URI that contains a password.
  const shown = engine.redact(value) as unknown as typeof value;
  if (options.json === true) printJson(shown);
  else if (shown.length === 0)
    print(incomplete === undefined ? "This account has no trunks." : "No trunk can be shown.");
  else {
    const rows = shown.map(({ id, name, provider, direction, sip_endpoint: endpoint }) =>
      [id, name, provider, direction, endpoint].map((cell) => plain(cell)),
    );
    for (const line of table(rows)) print(line);
  }
  return EXIT.ok;
}

function showTrunk(engine: Engine, { value, problem }: LookUp<object>, options: TrunkOptions): number {
  if (value === null) return tell(problem);
  const shown = readObject(engine.redact(value)) ?? {};
  if (options.json === true) {
    printJson(shown);
    return EXIT.ok;
  }
  const trunk = trunkIn(shown);
  const cell = (each: unknown) => plain(typeof each === "string" ? each : jsonText(each));
  const { directions, diagnostics } = explainTrunk(engine, value);
  const sentences = directions.flatMap(({ type, headers }) =>
    headers.source === "trunk" ? (headers.value ?? []).map(({ text }) => `${type}: ${plain(text)}`) : [],
  );
  const lists = ["bound_numbers", "numbers"].filter((name) => Array.isArray(trunk[name]));
  // Members that are printed below in another form.
  const told = new Set([...lists, ...(sentences.length > 0 ? ["headers"] : [])]);
  const rows = Object.entries(trunk)
    .filter(([name, each]) => each !== null && !told.has(name))
    .map(([name, each]) => [plain(name), cell(each)]);
  for (const line of table(rows)) print(line);
  for (const sentence of sentences) print(sentence);
  printDiagnostics(diagnostics, () => "");
  const beside = payloadOf(shown).numbers;
  const numbers = [...lists.map((name) => trunk[name]), trunk.numbers === beside ? [] : beside].flatMap(listOf);
  if (numbers.length > 0) print(paint("bold", "Numbers on it:"));
  for (const entry of numbers) {
    const { phone_number: number, directions: types } = readObject(entry) ?? { phone_number: entry };
    print(`  ${cell(number ?? entry)}${Array.isArray(types) ? `  ${types.map(cell).join(", ")}` : ""}`);
  }
  return EXIT.ok;
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function showTest({ value, problem }: Awaited<ReturnType<typeof testTrunk>>, options: TrunkOptions): number {
  if (value === null) return tell(problem);
  const { reachable, sip_code: code, response_time_ms: time, error } = value;
  const isGood = reachable && error === null;
  if (options.json === true) printJson(value);
  else {
    const parts = [code === null ? "" : `SIP ${code}`, time === null ? "" : `${time} ms`, plain(error ?? "")];
    const text = parts.filter((part) => part !== "").join(", ");
    print(
      `${paint(isGood ? "green" : "red", reachable ? "Reachable" : "Not reachable")}${text === "" ? "" : `: ${text}`}`,
    );
  }
  return isGood ? EXIT.ok : EXIT.api;
}
