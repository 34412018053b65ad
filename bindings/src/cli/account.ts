// The commands "firewall", "status" and "test-call".

import { getServiceAddresses } from "../account.js";
import { getStatus, runTestCall, type TestCallProgress } from "../checks.js";
import type { Engine } from "../engine.js";
import { isEnd, type LookUpOptions, type LookUpProblem } from "../look-up.js";
import { apiKeyFor, confirm, interruptible, noteCauses } from "./api.js";
import { checkAddress, contextOf } from "./draft.js";
import { counted } from "./findings.js";
import { printDiagnostics } from "./report.js";
import { EXIT, jsonText, note, paint, plain, print, printJson, table, UsageError } from "./terminal.js";
import type { Values } from "./values.js";

/** Runs something with the options of a call to the account. `without`: what can be done without an API key. */
async function withCall(
  engine: Engine,
  values: Values,
  run: (call: LookUpOptions) => Promise<number>,
  without?: string,
): Promise<number> {
  checkAddress(engine, values);
  const apiKey = await apiKeyFor(values, false, without);
  const { base_url: baseUrl, allow_http_hosts: allowHttpHosts } = contextOf(values);
  return interruptible((signal) =>
    run({
      apiKey,
      signal,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(allowHttpHosts === undefined ? {} : { allowHttpHosts }),
    }),
  );
}

function tell(problem: LookUpProblem): number {
  note(plain(problem.message));
  noteCauses(problem);
  return EXIT.api;
}

export async function runFirewall(engine: Engine, values: Values): Promise<number> {
  return withCall(
    engine,
    values,
    async (call) => {
      const { value, problem } = await getServiceAddresses(engine, call);
      if (value === null) return tell(problem);
      const format = values.json === true ? "json" : (values.format ?? "text");
      if (format === "json") printJson(value);
      // A script that replaced its allowlist by an empty list would block everything.
      if (value.groups.length === 0) {
        if (format === "text") printJson(value.raw);
        note("The answer names no addresses. What is documented: sipattach provider other --region us2");
        return EXIT.api;
      }
      if (format === "json") return EXIT.ok;
      if (format === "list") {
        for (const address of new Set(value.groups.flatMap(({ addresses }) => addresses))) print(plain(address));
      } else {
        for (const { name, addresses } of value.groups) {
          print(paint("bold", plain(name === "" ? "addresses" : name.replaceAll("_", " "))));
          for (const address of addresses) print(`  ${plain(address)}`);
        }
        print("Allow them in the firewall, and trust them as SIP peers, or calls end with 403.");
        print("What each region uses, ports and all: sipattach provider other --region us2");
      }
      return EXIT.ok;
    },
    " Without a key: sipattach provider other --region us2 shows those that are documented.",
  );
}

/** The number as it is sent to the API. Trunk identities stay as they are. Throws UsageError if it is neither. */
function wireNumber(engine: Engine, values: Values, given: string): string {
  const { region } = values;
  const reading = engine.readNumber(given, region === undefined ? {} : { default_region: region });
  if (reading.value !== null) return reading.value;
  printDiagnostics(reading.diagnostics, () => "");
  throw new UsageError(`${plain(given)} is not a number that can be looked up.`);
}

export async function runStatus(engine: Engine, values: Values, given: string[]): Promise<number> {
  const numbers = given.map((each) => wireNumber(engine, values, each));
  return withCall(engine, values, async (call) => {
    const found: object[] = [];
    const rows: string[][] = [];
    let last: LookUpProblem | null = null;
    let isGood = true;
    for (const number of numbers) {
      const { value, problem } = await getStatus(engine, number, call);
      last = problem ?? last;
      isGood &&= value !== null && (value.status === "healthy" || value.status === "unchecked");
      found.push({ number, ...(value ?? { status: "unknown", why: problem?.message }) });
      rows.push([
        plain(number),
        plain(value?.status ?? "unknown"),
        value?.response_time_ms == null ? "" : `${value.response_time_ms} ms`,
        plain(value === null ? problem.message : (value.checked_at ?? "")),
      ]);
      // The other numbers would get the same answer.
      if (problem !== null && isEnd(problem)) break;
    }
    if (values.json === true) printJson(found);
    else for (const line of table(rows)) print(line);
    if (rows.some(([, status]) => status === "unchecked")) {
      note("Unchecked: inbound only, so there is no endpoint to reach.");
    }
    if (last !== null) noteCauses(last);
    const left = numbers.length - found.length;
    if (left > 0) note(`${counted(left, "number")} ${left === 1 ? "was" : "were"} not asked about.`);
    return isGood ? EXIT.ok : EXIT.api;
  });
}

export async function runTest(engine: Engine, values: Values, [given = ""]: string[]): Promise<number> {
  if (values["api-key-stdin"] === true && values.yes !== true) {
    throw new UsageError("With --api-key-stdin nobody can be asked: say --yes.");
  }
  const number = wireNumber(engine, values, given);
  return withCall(engine, values, async (call) => {
    // Ask first: a phone will ring, and the API limits the number of test calls.
    if (!(await confirm(`Place a test call to ${plain(number)}?`, values))) return EXIT.usage;
    let last: TestCallProgress | null = null;
    for await (const progress of runTestCall(engine, number, call)) {
      last = progress;
      if (values.json === true) print(jsonText(progress));
      else if (progress.event === "started") note(`The call is being placed (${plain(progress.call_id ?? "")}).`);
    }
    if (last === null) return EXIT.api;
    const { event, result, duration_seconds: seconds, problem } = last;
    const isConnected = event === "done" && result === "connected";
    if (problem !== null) tell(problem);
    else if (values.json !== true) {
      const time = seconds === null ? "" : `, ${seconds} s`;
      print(paint(isConnected ? "green" : "red", `${plain(result.replaceAll("_", " "))}${time}`));
    }
    return isConnected ? EXIT.ok : EXIT.api;
  });
}
