// The commands that talk to the API.

import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { readApiKey } from "../api-key.js";
import { isRegistering } from "../batch-plan.js";
import type { Engine } from "../engine.js";
import { SendError } from "../errors.js";
import { runFollowUp, type FollowUpEntry, type FollowUpProgress } from "../follow-up.js";
import type { SendProblem } from "../problem.js";
import { retryFailed, type NumberProgress, type SendState } from "../send-state.js";
import { send, type SendOptions, type SendProgress } from "../send.js";
import { runSurvey, type SurveyEntry, type SurveyState } from "../survey.js";
import type { ComparedDirection, DerivedKind, Outcome, Plan, PlannedRequest, RegisterPassword } from "../types.js";
import { counted, numeral } from "./findings.js";
import { countSent } from "./report.js";
import { ResultsFile } from "./results-file.js";
import { missedOf, noteWayOn, SendView } from "./send-view.js";
import { loadState, lockState, saveState } from "./state-file.js";
import {
  EXIT,
  isOutputLost,
  jsonText,
  note,
  paint,
  plain,
  print,
  printOnce,
  readInput,
  table,
  UsageError,
} from "./terminal.js";

export interface ApiOptions {
  "api-key-stdin"?: boolean;
  yes?: boolean;
  state?: string;
  "retry-failed"?: boolean;
  results?: string;
  json?: boolean;
}

/**
 * The API key, never taken from the command line, where every process on the machine can read it. `without`: what can
 * be done without a key.
 */
export async function apiKeyFor(options: ApiOptions, stdinTaken: boolean, without = ""): Promise<string> {
  if (options["api-key-stdin"] === true && stdinTaken) {
    throw new UsageError("--api-key-stdin needs the draft in a file, not on stdin.");
  }
  const given = options["api-key-stdin"] === true ? await readInput("-") : (process.env.BLAND_API_KEY ?? "");
  const { authorization, changes, problem } = readApiKey(given);
  if (authorization === "") {
    const advice = `set BLAND_API_KEY, or use --api-key-stdin.${without}`;
    throw new UsageError(problem === "" ? `No API key: ${advice}` : `The API key cannot be used. ${problem}`);
  }
  if (changes.length > 0) note(`The API key had ${changes.join(", ")}; taken away.`);
  return authorization;
}

export async function confirm(question: string, options: ApiOptions): Promise<boolean> {
  if (options.yes === true) return true;
  if (process.stdin.isTTY !== true) {
    throw new UsageError("There is no terminal to ask on: add --yes to go ahead without being asked.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D close it without an answer and without a line break.
  const closed = new Promise<string>((resolve) => terminal.once("close", () => resolve("\n")));
  const asked = terminal.question(`${question} [y/N] `).catch(() => "\n");
  const answer = await Promise.race([asked, closed]);
  terminal.close();
  if (answer === "\n") note("");
  const agreed = /^y(es)?$/i.test(answer.trim());
  if (!agreed) note("Nothing was done.");
  return agreed;
}

/** The exit status for each signal. The first signal lets the command end in an orderly way. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

let interruption: keyof typeof SIGNALS | null = null;

/** Whether the user ended a command with Ctrl-C. */
export const wasInterrupted = () => interruption === "SIGINT";

/** Runs something that ends early once the user or the system asks for it. */
export async function interruptible<Result>(run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const interrupt = (signal: keyof typeof SIGNALS) => {
    // A second signal means: do not wait for anything.
    if (controller.signal.aborted) process.exit(SIGNALS[signal]);
    interruption ??= signal;
    controller.abort();
  };
  const names = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
  for (const name of names) process.on(name, interrupt);
  try {
    return await run(controller.signal);
  } catch (error) {
    if (error instanceof SendError) throw new UsageError(error.message);
    throw error;
  } finally {
    for (const name of names) process.off(name, interrupt);
  }
}

export async function sendPlan(engine: Engine, plan: Plan, apiKey: string, options: ApiOptions): Promise<number> {
  const sent = countSent(plan);
  const url = plan.requests[0]?.url ?? "";
  const { state: stateFile, results: resultsFile } = options;
  if (stateFile !== undefined && resultsFile !== undefined && resolve(stateFile) === resolve(resultsFile)) {
    throw new UsageError(`--state and --results name one file, ${plain(resultsFile)}: give two.`);
  }
  const results = resultsFile === undefined ? null : await ResultsFile.open(resultsFile, engine, plan);
  const left = leftOf(stateFile === undefined ? undefined : await loadState(stateFile), options);
  const what = `${left === null ? "" : `${numeral(left)} of `}${counted(sent, "number")}`;
  if (left !== 0 && !(await confirm(`Attach ${what} through ${url}?`, options))) return EXIT.usage;
  return interruptible(async (signal) => {
    const lock = stateFile === undefined ? null : await lockState(stateFile);
    try {
      const state = stateFile === undefined ? undefined : await loadState(stateFile);
      const sendOptions: SendOptions = { apiKey, signal };
      if (state !== undefined) sendOptions.state = options["retry-failed"] === true ? retryFailed(state) : state;
      return await sendAll(engine, plan, sendOptions, options, new SendView(options.json === true, results));
    } finally {
      lock?.release();
    }
  });
}

/** How many numbers an earlier, unfinished batch still has to send; null if there is no such batch. */
function leftOf(state: SendState | undefined, options: ApiOptions): number | null {
  if (!Array.isArray(state?.requests)) return null;
  const isLeft = ({ state }: NumberProgress) =>
    state === "pending" || state === "sent_unknown" || (state === "failed" && options["retry-failed"] === true);
  return state.requests.flat().filter(isLeft).length;
}

async function sendAll(
  engine: Engine,
  plan: Plan,
  sendOptions: SendOptions,
  options: ApiOptions,
  view: SendView,
): Promise<number> {
  const save = async ({ state, event }: SendProgress) => {
    if (options.state !== undefined) await saveState(options.state, state, isLast(event));
  };
  let last: SendProgress | null = null;
  let isWritten: boolean;
  let hasReported = false;
  const lacking = new Set<string>();
  try {
    for await (const progress of send(engine, plan, sendOptions)) {
      if (progress.event === "sending" && (await isOutputLost())) {
        note("Nothing more is sent, because nobody would read what became of it.");
        break;
      }
      view.before(progress);
      const isSent = progress.event !== "sending";
      // Save before sending, so that nothing is sent that cannot be saved. After an answer, print first: it may contain
      // a password that the API returns only once.
      if (!isSent) await save(progress);
      if (options.json === true) printStep(progress);
      else printProgress(progress, view.hasBar, last);
      last = progress;
      const { outcome, request_index: at } = progress;
      hasReported ||= outcome?.status === "partial" && outcome.errors.length > 0;
      if (outcome !== null && isRegistering(plan.requests[at] as PlannedRequest)) noteLacking(outcome, lacking);
      view.after(progress);
      if (isSent) await save(progress);
    }
  } finally {
    view.end();
    isWritten = await view.writeResults();
  }
  if (last === null) return EXIT.api;
  if (options.json !== true) printResult(last);
  noteWayOn(last, options.state);
  const { totals } = last;
  const open = totals.pending + totals.sent_unknown + totals.failed;
  if (last.event !== "done" || open > 0 || missedOf(last.state) > 0) return EXIT.api;
  if (lacking.size > 0) {
    const isAll = lacking.size === totals.configured;
    noteNoPassword(isAll ? "" : ` of ${namesOf([...lacking])}`);
    note('"sipattach update" may return one.');
    return EXIT.api;
  }
  if (hasReported) {
    note("The API reported an error beside what it attached. Read back, every number is attached as planned.");
    return EXIT.api;
  }
  return isWritten ? EXIT.ok : EXIT.usage;
}

/** Notes which attached numbers an answer gives no password for, and takes away those that it gives one for. */
function noteLacking({ configured, register_passwords: passwords }: Outcome, lacking: Set<string>): void {
  for (const number of configured) {
    if (hasPassword(passwords, number)) lacking.delete(number);
    else lacking.add(number);
  }
}

/** Whether one of these passwords is that of a number, or may be. */
function hasPassword(passwords: RegisterPassword[], number: string): boolean {
  return passwords.some((password) => password.number === number || isOfNobody(password));
}

const isOfNobody = ({ number, other_number: other }: RegisterPassword) => number === null && other === undefined;

/** `whose`: " of …", if it is not all numbers. */
function noteNoPassword(whose: string): void {
  note(
    `The API returned no password for the PBX${whose}, although numbers register. Ask the provider which one applies.`,
  );
}

function namesOf(numbers: string[]): string {
  const more = numbers.length > MAX_NAMED ? [`${numeral(numbers.length - MAX_NAMED)} more`] : [];
  return [...numbers.slice(0, MAX_NAMED).map((number) => plain(number)), ...more].join(", ");
}

const isLast = (event: SendProgress["event"]) => event === "done" || event === "stopped";

/** Prints a step as JSON. Only the last one has the state of the batch, which would make the others long. */
function printStep({ state, ...progress }: SendProgress): void {
  const hasPassword = (progress.outcome?.register_passwords ?? []).length > 0;
  (hasPassword ? printOnce : print)(jsonText(isLast(progress.event) ? { ...progress, state } : progress));
}

/** `isBrief`: a progress bar shows the rest. `last`: the previous step, whose answer may already say why it stops. */
function printProgress(progress: SendProgress, isBrief: boolean, last: SendProgress | null): void {
  const { event, outcome, problem, wait_seconds } = progress;
  const head = `request ${progress.request_index + 1} of ${progress.request_count}:`;
  if (event === "sending" && !isBrief) note(`${head} sending`);
  if (event === "waiting") note(`${head} waiting ${wait_seconds} s`);
  if (event === "reading_back" && !isBrief) note(`${head} reading back`);
  if (event === "answered" && outcome !== null) {
    if (!isBrief || outcome.status !== "configured" || outcome.remarks.length > 0)
      note(`${head} ${plain(outcome.message)}`);
    const untold = untoldOf(outcome, progress.numbers);
    if (untold !== "") note(`${head} The API also says: ${plain(untold)}`);
    const isOneOfSeveral = outcome.register_passwords.filter(isOfNobody).length > 1;
    printPasswords(outcome.register_passwords, ofRequest(progress, isOneOfSeveral && progress.numbers.length > 1));
  }
  if ((event === "unanswered" || event === "stopped") && problem !== null) {
    const before = last?.request_index === progress.request_index ? last : null;
    const isTooLong = before?.outcome?.status === "rate_limited" && problem.retry_after_seconds !== undefined;
    if (isTooLong) note(`${head} this is longer than sending waits.`);
    else if (before?.outcome?.message !== problem.message && before?.problem?.message !== problem.message) {
      note(`${head} ${plain(problem.message)}`);
    }
    if (before?.problem?.message !== problem.message) noteCauses(problem);
  }
}

/** Failures that no number is shown with: of none, of one that was not sent, and of one that is also configured. */
function untoldOf({ failed, contradictory, message }: Outcome, numbers: NumberProgress[]): string {
  const sent = new Set(numbers.map(({ number }) => number));
  const unmatched = failed.filter(({ number }) => !sent.has(number));
  const disputed = contradictory.filter(({ raw, reason }) => raw !== null && reason !== "");
  const parts = [...unmatched, ...disputed].map(({ number, reason, raw }) => {
    const said = [number, reason].filter((part) => part !== "").join(": ");
    return said === "" ? jsonText(raw) : said;
  });
  return [...new Set(parts)]
    .filter((part) => !message.includes(part))
    .slice(0, MAX_NAMED)
    .join("; ");
}

/**
 * Whose password it is if the answer does not name a number. The line must be clear by itself in a file. `isOneOf`:
 * there are several, so each may be of only some of the numbers.
 */
function ofRequest({ numbers, request_index, request_count }: SendProgress, isOneOf: boolean): string {
  const named = numbers.map(({ number }) => plain(number));
  if (isOneOf) return `of one of ${namesOf(named)} (the answer does not say of which)`;
  if (named.length <= MAX_NAMED) return `of ${named.join(", ")}`;
  const place = `request ${request_index + 1} of ${request_count}`;
  return `of ${counted(named.length, "number")}, ${named[0]} to ${named.at(-1)} (${place}),`;
}

/** Up to so many numbers that share a password are named one by one. */
const MAX_NAMED = 5;

/** Prints each password together with its number in one write, so that they cannot be separated. */
export function printPasswords(passwords: RegisterPassword[], otherwise: string): void {
  for (const { number, password, other_number: other } of passwords) {
    const own = number === null ? otherwise : `of ${plain(number)}`;
    const whose = other === undefined ? own : `of ${plain(other)}, which was not sent,`;
    const head = `Configure the PBX ${whose} with this password; it is shown only this once:`;
    // A password with control characters is written as a JSON string, because none of it may be lost.
    const shown = plain(password) === password ? password : jsonText(password);
    printOnce(`${paint("bold", head)}\n${shown}`);
  }
}

export function noteCauses({ causes }: Pick<SendProblem, "causes">): void {
  const here = causes.filter((cause) => !cause.startsWith("In a browser:"));
  for (const cause of here) note(`  - ${plain(cause)}`);
}

function printResult({ state, totals, event }: SendProgress): void {
  const entries = state.requests.flat().filter(({ state, reason }) => state !== "configured" || reason !== undefined);
  const notSent = entries.filter((entry) => entry.state === "pending");
  const isLong = notSent.length > MAX_NOT_SENT;
  const listed = isLong ? entries.filter((entry) => entry.state !== "pending") : entries;
  const counts = new Map<string, number>();
  const few = listed.filter(({ state, reason = "" }) => {
    const key = `${state}: ${reason}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= MAX_ALIKE;
  });
  const rows = few.map(({ number, state, reason }) => [plain(number), state, plain(reason ?? "")]);
  for (const line of table(rows)) print(`  ${line}`);
  for (const [key, count] of counts) {
    if (count > MAX_ALIKE) print(`  and ${numeral(count - MAX_ALIKE)} more ${plain(key)}`);
  }
  if (few.length < listed.length) print("  --results FILE lists them all.");
  if (isLong) printNotSent(notSent);
  const summary = Object.entries(totals)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${numeral(count)} ${name}`)
    .join(", ");
  print(paint(event === "done" && totals.failed === 0 ? "green" : "yellow", summary));
}

/** Up to so many numbers with the same state and reason are listed one by one. */
const MAX_ALIKE = 20;

/** Up to so many numbers that were not sent are listed one by one. */
const MAX_NOT_SENT = 3;

/** Counts them by reason; usually there is only one, such as an interruption or a refused key. */
function printNotSent(entries: NumberProgress[]): void {
  const counts = new Map<string, number>();
  for (const { reason = "" } of entries) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  for (const [reason, count] of counts) {
    const verb = count === 1 ? "was" : "were";
    print(`  ${counted(count, "number")} ${verb} not sent${reason === "" ? "" : `: ${plain(reason)}`}`);
  }
}

/** Reads back, undoes or changes what a plan attaches. */
export async function followPlan(
  engine: Engine,
  plan: Plan,
  kind: DerivedKind,
  apiKey: string,
  options: ApiOptions,
): Promise<number> {
  const { requests } = engine.derive(plan.requests, kind);
  const count = new Set(requests.flatMap(({ numbers }) => numbers)).size;
  if (kind === "update" && options.json !== true) {
    note("An update cannot change the trunk of a number, or take away an endpoint that the draft does not name:");
    note(`for that, ${ATTACH_AGAIN}. Afterwards, sipattach verify shows what still differs.`);
  }
  if (kind !== "read_back") {
    const verb = kind === "detach" ? "Detach" : "Update";
    if (!(await confirm(`${verb} ${counted(count, "number")}?`, options))) return EXIT.usage;
  }
  const width = requests.reduce(
    (most, { numbers: [at = 0] }) => Math.max(most, plain(plan.numbers[at]?.value ?? "").length),
    0,
  );
  const registering = new Map(plan.requests.flatMap((request) => request.numbers.map((index) => [index, request])));
  const lacking: string[] = [];
  let good = 0;
  let asked = 0;
  await interruptible(async (signal) => {
    // Each step is printed at once, so that it is known what was done even if the process is killed.
    for await (const progress of runFollowUp(engine, plan, requests, { apiKey, signal })) {
      for (const { index, number, state, register_passwords: passwords } of progress.settled) {
        const registers = kind === "update" && isRegistering(registering.get(index) as PlannedRequest);
        if (registers && state === "done" && !hasPassword(passwords, number)) lacking.push(number);
      }
      good += progress.settled.filter(({ state }) => state === "matches" || state === "done").length;
      asked += progress.settled.filter(({ state }) => state !== "pending").length;
      if (options.json === true) printOnce(jsonText(progress));
      else printFollowed(progress, kind, width);
      if (kind === "read_back" || progress.event === "done" || !(await isOutputLost())) continue;
      note("Nothing more is sent, because nobody would read what became of it.");
      break;
    }
  });
  const left = count - asked;
  if (left > 0) {
    const verb = left === 1 ? "was" : "were";
    note(`${counted(left, "number")} ${verb} ${kind === "read_back" ? "not looked at" : "left as before"}.`);
  }
  if (lacking.length > 0) noteNoPassword(` of ${namesOf(lacking)}`);
  return good === count && lacking.length === 0 ? EXIT.ok : EXIT.api;
}

const DONE = { read_back: "read back", detach: "detached", update: "updated" } as const;

function printFollowed({ event, settled, problem, wait_seconds }: FollowUpProgress, kind: DerivedKind, width: number) {
  for (const entry of settled) {
    printPasswords(entry.register_passwords, `of ${plain(entry.number)}`);
    print(`${plain(entry.number).padEnd(width)}  ${plain(describe(entry, kind))}`);
  }
  if (event === "waiting") note(`waiting ${wait_seconds} s`);
  if (problem === null) return;
  note(plain(problem.message));
  noteCauses(problem);
}

function describe({ state, reason, comparison, beyond_update }: FollowUpEntry, kind: DerivedKind): string {
  if (reason !== undefined) return `${state}: ${reason}`;
  if (state === "done") return DONE[kind];
  if (state === "pending") return "not sent";
  if (comparison === undefined) return state.replaceAll("_", " ");
  const fields = comparison.directions.map(describeDirection).join("; ");
  const beyond = beyond_update === undefined ? "" : `. An update cannot change ${beyond_update}: ${ATTACH_AGAIN}.`;
  return fields + beyond;
}

const ATTACH_AGAIN = "detach the number, then attach it again";

function describeDirection({ type, attached, fields }: ComparedDirection): string {
  if (!attached) return `${type} is not attached`;
  const wrong = fields.filter(({ status }) => status === "differs" || status === "missing");
  if (wrong.length === 0) return `${type} as planned`;
  const list = wrong.map(
    ({ path, status, planned, found }) =>
      `${path} ${status === "missing" ? "is missing" : `is ${JSON.stringify(found)}`}, not ${JSON.stringify(planned)}`,
  );
  return `${type}: ${list.join(", ")}`;
}

/** What sending would change, for --live. */
export interface LivePlan {
  entries: SurveyEntry[];
  /** Why the entries are incomplete, if they are. */
  problem: SendProblem | null;
}

/** Compares a plan with the account. Changes nothing. */
export async function surveyPlan(engine: Engine, plan: Plan, apiKey: string): Promise<LivePlan> {
  const live: LivePlan = { entries: [], problem: null };
  await interruptible(async (signal) => {
    for await (const step of runSurvey(engine, plan, { apiKey, signal })) {
      live.entries.push(...step.settled);
      if (step.problem !== null) live.problem = step.problem;
      if (step.event === "waiting") note(`waiting ${step.wait_seconds} s`);
    }
  });
  live.entries.sort((a, b) => a.index - b.index);
  return live;
}

/** Whether the account said anything: with a refused key, for example, all numbers are unknown. */
export const isTold = ({ entries, problem }: LivePlan) =>
  problem === null && (entries.length === 0 || entries.some(({ state }) => state !== "unknown"));

const SURVEYED: Record<SurveyState, string> = {
  new: "new",
  same: "as wanted already",
  differs: "differs",
  held_otherwise: "direction missing",
  bought: "bought from the service",
  unknown: "unknown",
};

export function printLive({ entries, problem }: LivePlan, total: number): void {
  const rows = entries.map((entry) => [plain(entry.number), SURVEYED[entry.state], plain(explain(entry))]);
  for (const line of table(rows)) print(`  ${line}`);
  print();
  const counts = Object.entries(SURVEYED).flatMap(([state, words]) => {
    const count = entries.filter((entry) => entry.state === state).length;
    return count > 0 ? [`${numeral(count)} ${words}`] : [];
  });
  if (entries.length < total) counts.push(`${numeral(total - entries.length)} not looked at`);
  print(paint("bold", `At the account: ${counts.join(", ")}`));
  if (problem === null) return;
  note(plain(problem.message));
  noteCauses(problem);
}

function explain({ state, why, directions }: SurveyEntry): string {
  if (why !== undefined) return why;
  const isTold = state === "differs" || state === "held_otherwise";
  return isTold ? (directions ?? []).map(describeDirection).join("; ") : "";
}
