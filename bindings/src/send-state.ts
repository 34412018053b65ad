import { shownNumbers } from "./batch-plan.js";
import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { canonical, hash } from "./fingerprint.js";
import { given, wordsOf, type SendProblem } from "./http.js";
import type { ConfigurationReading, HttpAnswer, Json, Outcome, Plan, PlannedRequest } from "./types.js";

/**
 * pending: to be sent. sent_unknown: sent, and not known what became of it. configured and failed:
 * the API said so, or it was read back. ignored: in no request of the plan.
 */
export type NumberState = "pending" | "sent_unknown" | "configured" | "failed" | "ignored";

/**
 * What a reason is about, for who says it in words of their own. Those of SendProblem: no answer came, or
 * sending stopped before there was one. unmentioned: the answer does not name the number. contradictory:
 * it says both that the number is configured and that it failed. error_reported: it calls the number configured, and
 * reports an error that names none. unreadable: it is not one of the API.
 * server_error: it is an error of the API or of a gateway. rejected: the API refused the request as a
 * whole. refused: it refused this number. held_elsewhere: it calls the number attached, and does not read
 * it back. already: it was attached as planned before. password_missed: see there.
 * password_may_change: it is attached, and an earlier request that may still be carried out may change the
 * password for the PBX. differs, partly:
 * attached otherwise, or only some directions are; `detail` has the fields, or the directions that are.
 * not_attached: not attached when it was read back, after all attempts; what is read may be behind, so it
 * is not failed. open: not attached when it was read back, but a request may still be carried out.
 * read_back_failed: what its name says. unplanned: attached as planned, and so is the direction `detail`, which
 * was not planned.
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
  | "password_missed"
  | "password_may_change"
  | "differs"
  | "partly"
  | "not_attached"
  | "open"
  | "read_back_failed"
  | "unplanned";

/** Why a number is where it is. */
export interface Reason {
  kind: ReasonKind;
  /** In English. */
  reason: string;
  /** The HTTP status of the answer that tells. */
  status?: number;
  /** What is in no language of ours: the API's own words, or fields. */
  detail?: string;
}

export interface NumberProgress extends Partial<Reason> {
  /** Index into Plan.numbers. */
  index: number;
  /** As it goes on the wire; of an ignored one, as it was given. A secret in it is redacted. */
  number: string;
  state: NumberState;
  /** How often it was sent so far, since it failed and was tried again; absent when never. */
  sent?: number;
  /**
   * It is attached, and the answer with the password that the PBX needs was lost. `update` (see
   * followUp) returns one.
   */
  password_missed?: true;
}

/**
 * Where a batch stands: plain JSON without secrets, to be stored and given to `send` again. Every
 * number of the plan is in it once. Never changed in place, so each one stays as it was given out.
 */
export interface SendState {
  version: 2;
  /** Of the address and the redacted requests of the plan: the state is of no other. */
  fingerprint: string;
  /** The numbers of each request of the plan. */
  requests: NumberProgress[][];
  ignored: NumberProgress[];
}

export type Totals = Record<NumberState, number>;

export function reasonOf({ kind, message, status, detail }: SendProblem): Reason {
  return { kind, reason: message, ...given({ status, detail }) };
}

/** Why the API says that it does not attach a number. */
export function refusedFor(detail: string, { status }: HttpAnswer): Reason {
  return {
    kind: "refused",
    reason: detail || "The API gave no reason.",
    status,
    ...given({ detail: detail || undefined }),
  };
}

/** Why numbers are where an answer leaves them that says nothing else of them. */
export function saidBy(
  { status: said, message, errors }: Outcome | ConfigurationReading,
  { status }: HttpAnswer,
): Reason {
  const kind = said === "configured" || said === "partial" || said === "failed" ? "unmentioned" : said;
  return { kind, reason: message, status, ...given({ detail: wordsOf(errors) }) };
}

/**
 * The same of a request that does not attach: of an answer that is a failure or names numbers, the engine's sentence is
 * one about attaching. `open`: what is to be said of a request that may have been carried out.
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

/** Redacted bodies of a plan's requests. */
export type RedactedBodies = Record<string, Json>[];

/** The state of a plan of which nothing was sent yet. */
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

/** What a fingerprint is made of, in the order of its parts. */
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
 * A stored state, once all of it fits a plan whose state would be `fresh`. Throws SendError that says
 * what does not.
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

/** A value of a stored state in a message. Whatever it is, it is short and of one line. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return JSON.stringify(value).slice(0, 40);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/**
 * A state in which all that failed is pending again, for a further try. Nothing more is to come of what was
 * sent of a failed number, or it were unknown: it begins anew.
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
