import { shownNumbers } from "./batch-plan.js";
import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { canonical, hash } from "./fingerprint.js";
import { given } from "./given.js";
import { wordsOf, type SendProblem } from "./problem.js";
import type { ConfigurationReading, HttpAnswer, Json, Outcome, Plan, PlannedRequest } from "./types.js";

/**
 * pending: to be sent. sent_unknown: sent, but it is unknown what became of it. configured, failed:
 * the API said so, or reading back showed it. ignored: in no request of the plan.
 */
export type NumberState = "pending" | "sent_unknown" | "configured" | "failed" | "ignored";

/**
 * The kind of a reason, for programs that word it themselves.
 *
 * - Kinds of SendProblem: no answer came, or sending stopped before there was one.
 * - unmentioned: the answer does not name the number.
 * - contradictory: the answer says both that the number is configured and that it failed.
 * - error_reported: the answer calls the number configured, but also reports an error that names no number.
 * - unreadable: the answer is not one of the API.
 * - server_error: the answer is an error of the API or of a gateway.
 * - rejected: the API refused the request as a whole.
 * - refused: the API refused this number.
 * - held_elsewhere: the API says that the number is attached, but reading back does not find it.
 * - already: it was attached as planned before.
 * - remark: it is attached, and the answer says something more.
 * - password_missed: see NumberProgress.password_missed.
 * - password_may_change: it is attached, but an earlier request may still be carried out and change the password for
 *   the PBX.
 * - differs, partly: it is attached with another configuration, or only in some directions. `detail` lists the fields
 *   that differ, or the directions that are attached.
 * - not_attached: not attached when read back after all attempts. It does not count as failed, because the read-back
 *   may lag behind.
 * - open: not attached when read back, but a request may still be carried out.
 * - read_back_failed: reading back failed.
 * - unplanned: attached as planned, but so is the direction in `detail`, which was not planned.
 * - trunk_not_shown: read back as planned, except that the answer does not show on which trunk.
 */
export type ReasonKind =
  | SendProblem["kind"]
  | "unmentioned"
  | "contradictory"
  | "error_reported"
  | "unreadable"
  | "server_error"
  | "rejected"
  | "refused"
  | "held_elsewhere"
  | "already"
  | "remark"
  | "password_missed"
  | "password_may_change"
  | "differs"
  | "partly"
  | "not_attached"
  | "open"
  | "read_back_failed"
  | "unplanned"
  | "trunk_not_shown";

/** Why a number is in its state. */
export interface Reason {
  kind: ReasonKind;
  /** A sentence or two in English. */
  reason: string;
  /** The HTTP status of the answer that the reason is about. */
  status?: number;
  /** The part that is not to be translated: the API's own words, or the names of fields. */
  detail?: string;
}

export interface NumberProgress extends Partial<Reason> {
  /** Index into Plan.numbers. */
  index: number;
  /** As it is sent to the API; an ignored number as it was given. A secret in it is redacted. */
  number: string;
  state: NumberState;
  /** How often it was sent, counted anew after retryFailed; absent if never. */
  sent?: number;
  /**
   * It is attached, but the answer with the password that the PBX needs was lost. An update (see
   * followUp) returns another password.
   */
  password_missed?: true;
}

/**
 * The state of a batch: plain JSON without secrets, to be stored and passed to `send` again. It contains
 * every number of the plan exactly once. It is never changed in place, so an older state stays valid.
 */
export interface SendState {
  version: 2;
  /** A hash of the plan's address and redacted requests. The state cannot be used with any other plan. */
  fingerprint: string;
  /** The numbers of each request of the plan. */
  requests: NumberProgress[][];
  ignored: NumberProgress[];
}

export type Totals = Record<NumberState, number>;

export function reasonOf({ kind, message, status, detail }: SendProblem): Reason {
  return { kind, reason: message, ...given({ status, detail }) };
}

/** The reason for a number that the API says it did not attach. */
export function refusedFor(detail: string, { status }: HttpAnswer): Reason {
  return {
    kind: "refused",
    reason: detail || "The API gave no reason.",
    status,
    ...given({ detail: detail || undefined }),
  };
}

/** The reason for an attached number of which an answer says something more. */
export function remarkOf(detail: string): Reason {
  return { kind: "remark", reason: `The API says: ${detail}`, detail };
}

/** The reason for numbers about which an answer says nothing specific. */
export function saidBy(
  { status: said, message, errors }: Outcome | ConfigurationReading,
  { status }: HttpAnswer,
): Reason {
  const kind = said === "configured" || said === "partial" || said === "failed" ? "unmentioned" : said;
  return { kind, reason: message, status, ...given({ detail: wordsOf(errors) }) };
}

/**
 * The same for a request that does not attach: if the answer is a failure or names numbers, the engine's sentence is
 * about attaching and must be replaced. `open` is added if the request may have been carried out.
 */
export function saidOfOther(
  outcome: Pick<Outcome, "status" | "message" | "errors">,
  answer: HttpAnswer,
  open = "",
): Reason {
  const why = saidBy(outcome as Outcome, answer);
  const words = why.detail === undefined ? "" : ` The API says: ${why.detail}`;
  if (why.kind === "server_error") return { ...why, reason: `The API failed (${answer.status})${open}.${words}` };
  if (why.kind === "unmentioned") return { ...why, reason: `The API reported an error.${words}` };
  return why;
}

/** The redacted bodies of a plan's requests, in their order. */
export type RedactedBodies = Record<string, Json>[];

/** The state of a plan before anything was sent. */
export function initialState(engine: Engine, plan: Plan, bodies: RedactedBodies): SendState {
  const shown = shownNumbers(engine, plan);
  const entry = (index: number, state: NumberState): NumberProgress => ({
    index,
    number: shown[index] as string,
    state,
  });
  const sent = new Set(plan.requests.flatMap(({ numbers }) => numbers));
  const requests = plan.requests.map(({ numbers }) => numbers.map((index) => entry(index, "pending")));
  const ignored = plan.numbers.flatMap((_, index) => (sent.has(index) ? [] : [entry(index, "ignored")]));
  return {
    version: 2,
    fingerprint: fingerprintOf(plan.requests, bodies, shown),
    requests,
    ignored,
  };
}

/** What to say if a part of the fingerprint differs, in the order of the parts. */
const PARTS = [
  "its address differs",
  "its directions, its trunk or another field of its requests differ",
  "its numbers differ",
] as const;

function fingerprintOf(requests: PlannedRequest[], bodies: RedactedBodies, shown: string[]): string {
  const urls = requests.map(({ method, url }) => `${method} ${url}`);
  const rest = bodies.map(({ phone_number, phone_numbers, ...others }) => others);
  const numbers = [requests.map((request) => request.numbers), shown];
  return [[...new Set(urls)], [...new Set(rest.map(canonical))], numbers]
    .map((part) => hash(canonical(part)))
    .join("-");
}

/**
 * Returns a stored state after checking that all of it fits the plan whose initial state is `fresh`.
 * Otherwise throws a SendError that says what does not fit.
 */
export function checkedState(state: unknown, fresh: SendState): SendState {
  const { version, fingerprint, requests, ignored, ...others } = objectOf(state, "The state");
  if (version === 1) {
    throw new SendError(
      "This state is of version 1, which does not say for which address and directions it holds. Send without it: numbers that are attached already are recognised.",
    );
  }
  if (version !== 2) throw new SendError(`The state's version is ${shown(version)}, not 2.`);
  requireSameFingerprint(fingerprint, fresh.fingerprint);
  refuseOthers(others, "The state");
  const lists = listOf(requests, fresh.requests.length, "requests");
  return {
    version: 2,
    fingerprint: fresh.fingerprint,
    requests: fresh.requests.map((expected, at) => checkedEntries(lists[at], expected, `requests/${at}`, SENT_STATES)),
    ignored: checkedEntries(ignored, fresh.ignored, "ignored", ["ignored"]),
  };
}

const SENT_STATES: NumberState[] = ["pending", "sent_unknown", "configured", "failed"];

function requireSameFingerprint(given: unknown, expected: string): void {
  if (given === expected) return;
  if (typeof given !== "string" || !/^[\da-f]{16}(-[\da-f]{16}){2}$/.test(given)) {
    throw new SendError(`The state's fingerprint is ${shown(given)}: it was changed by hand.`);
  }
  const parts = given.split("-");
  const differing = expected.split("-").flatMap((part, at) => (part === parts[at] ? [] : [PARTS[at]]));
  throw new SendError(`This state is of another plan: ${differing.join(", and ")}.`);
}

function checkedEntries(
  given: unknown,
  expected: NumberProgress[],
  at: string,
  states: NumberState[],
): NumberProgress[] {
  const entries = listOf(given, expected.length, at);
  return expected.map((entry, index) => checkedEntry(entries[index], entry, `${at}/${index}`, states));
}

function checkedEntry(stored: unknown, expected: NumberProgress, at: string, states: NumberState[]): NumberProgress {
  const entry = objectOf(stored, at);
  const { index, number, state, reason, kind, status, detail, sent, password_missed, ...others } = entry;
  const require = (isGood: boolean, name: string, wanted: string) => {
    if (isGood) return;
    throw new SendError(`The state does not fit: ${at}/${name} is ${shown(entry[name])}, not ${wanted}.`);
  };
  require(index === expected.index, "index", String(expected.index));
  require(number === expected.number, "number", `that of the plan's number ${expected.index}`);
  require(states.includes(state as NumberState), "state", states.join(", "));
  for (const [name, text] of Object.entries({ reason, kind, detail })) {
    require(text === undefined || typeof text === "string", name, "a string");
  }
  require(status === undefined || Number.isSafeInteger(status), "status", "an HTTP status");
  const isCount = Number.isSafeInteger(sent) && (sent as number) > 0 && state !== "ignored";
  require(sent === undefined || isCount, "sent", "how often it was sent");
  const isMark = password_missed === true && state !== "ignored";
  require(password_missed === undefined || isMark, "password_missed", "true");
  refuseOthers(others, at);
  const rest = given({ state, reason, kind, status, detail, sent, password_missed });
  return { ...expected, ...(rest as Partial<NumberProgress>) };
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new SendError(`${what} is ${shown(value)}, not an object.`);
}

function listOf(value: unknown, length: number, at: string): unknown[] {
  if (!Array.isArray(value)) {
    throw new SendError(`The state does not fit: ${at} is ${shown(value)}, not an array.`);
  }
  if (value.length === length) return value;
  throw new SendError(`The state does not fit: the length of ${at} is ${value.length}, not ${length} as in the plan.`);
}

function refuseOthers(others: object, at: string): void {
  const [name] = Object.keys(others);
  if (name === undefined) return;
  throw new SendError(`${at} has a member ${shown(name)}, which no state has.`);
}

/** A value of a stored state for a message: always short and on one line. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return JSON.stringify(value).slice(0, 40);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/**
 * Returns a state in which all failed numbers are pending again, for another try. Their attempts are counted anew:
 * nothing sent earlier for a failed number can still take effect, or it would be unknown instead.
 */
export function retryFailed(state: SendState): SendState {
  const requests: unknown = state?.requests;
  if (!Array.isArray(requests) || !requests.every(Array.isArray)) {
    throw new SendError("This is not a state of send.");
  }
  const again = (entry: NumberProgress): NumberProgress => {
    if (entry?.state !== "failed") return entry;
    const { reason: _reason, kind: _kind, status: _status, detail: _detail, sent: _sent, ...rest } = entry;
    return { ...rest, state: "pending" };
  };
  return { ...state, requests: state.requests.map((numbers) => numbers.map(again)) };
}

export function totalsOf(state: SendState): Totals {
  const totals = { pending: 0, sent_unknown: 0, configured: 0, failed: 0, ignored: 0 };
  for (const numbers of state.requests) {
    for (const entry of numbers) totals[entry.state]++;
  }
  totals.ignored += state.ignored.length;
  return totals;
}
