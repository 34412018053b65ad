// Checks whether an attached number works: its status, a test call, and what a host listens on. Loaded
// when first needed. Nothing here changes the account.

import type { Engine } from "./engine.js";
import {
  Account,
  aboutOther,
  isGood,
  numberOr,
  payloadOf,
  readObject,
  refusal,
  unreadable,
  type JsonObject,
  type LookUp,
  type LookUpOptions,
  type LookUpProblem,
} from "./look-up.js";
import { countOf, requireObject, requireText, secondsOf } from "./options.js";
import { DISCOVER, STATUS, TEST_CALL, TEST_CALL_STATUS } from "./paths.js";
import { aborted } from "./problem.js";
import type { Json, Outcome } from "./types.js";
import { backoff, pause } from "./waits.js";

export interface NumberStatus {
  /** As the API has it, in lower case. "unchecked": the number is inbound only, so there is no endpoint to probe. */
  status: "healthy" | "unreachable" | "unchecked" | (string & {});
  response_time_ms: number | null;
  checked_at: string | null;
}

export interface DiscoveryTarget {
  host: string;
  port?: number;
  transport?: "udp" | "tcp" | "tls";
}

/** What a host listens on, as the service found it. */
export interface Discovery {
  resolved_addresses: string[];
  /** Null if nothing answered. */
  recommended: {
    port: number | null;
    transport: string | null;
    detected_system: string | null;
    codecs: string[];
    methods: string[];
  } | null;
  /** The answer itself. */
  raw: Json;
}

export interface TestCallOptions extends LookUpOptions {
  /** How long to wait between two looks at the call; 2 when absent. */
  pollSeconds?: number;
  /** When to stop following the call; 120 when absent. */
  maxSeconds?: number;
}

export interface TestCallProgress {
  /** started: the call is being placed. pending: not over yet. done: `result` is known. stopped: see `problem`. */
  event: "started" | "pending" | "done" | "stopped";
  call_id: string | null;
  /** As the API has it, in lower case: "connected", "failed", "busy", "no_answer" or "pending". */
  result: string;
  duration_seconds: number | null;
  /** The events of the call, in order. The API does not document their form. */
  timeline: Json[];
  problem: LookUpProblem | null;
}

const DISCOVERY_SECONDS = 60;
const TRIES = 5;

/** GET /v1/sip/status. */
export async function getStatus(engine: Engine, number: string, options: LookUpOptions): Promise<LookUp<NumberStatus>> {
  const path = `${STATUS}?phone_number=${encodeURIComponent(requireText("number", number))}`;
  const account = new Account(engine, options);
  const { value, problem } = await account.lookUp("GET", path, null, "", { phone_number: number });
  if (problem !== null) return { value: null, problem };
  const { status, response_time_ms, checked_at } = payloadOf(value);
  // "success" is the status of the API call, not of the endpoint.
  if (typeof status !== "string" || status === "success") return { value: null, problem: unreadable() };
  return {
    value: {
      status: status.toLowerCase(),
      response_time_ms: numberOr(response_time_ms),
      checked_at: textOr(checked_at),
    },
    problem: null,
  };
}

/** POST /v1/sip/discover, which probes a host and changes nothing. The API runs one at a time. */
export async function discover(
  engine: Engine,
  target: DiscoveryTarget,
  options: LookUpOptions,
): Promise<LookUp<Discovery>> {
  const account = new Account(engine, { timeoutSeconds: DISCOVERY_SECONDS, ...options });
  const { value, problem } = await account.lookUp("POST", DISCOVER, targetOf(target), "recommended");
  if (problem !== null) return { value: null, problem };
  const payload = payloadOf(value);
  if (!("recommended" in payload) && !("attempts" in payload)) return { value: null, problem: unreadable() };
  const found = readObject(payload.recommended);
  const recommended =
    found === null
      ? null
      : {
          port: numberOr(found.port),
          transport: textOr(found.transport)?.toLowerCase() ?? null,
          detected_system: textOr(found.detected_system),
          codecs: textsOf(found.codecs),
          methods: textsOf(found.methods),
        };
  return {
    value: { resolved_addresses: textsOf(payload.resolved_addresses), recommended, raw: payload },
    problem: null,
  };
}

/** POST /v1/sip/test-call, once, and then GET /v1/sip/test-call/status until the call is over. */
export async function* runTestCall(
  engine: Engine,
  number: string,
  options: TestCallOptions,
): AsyncGenerator<TestCallProgress, void, undefined> {
  const account = new Account(engine, options);
  requireText("number", number);
  const pollSeconds = secondsOf("pollSeconds", options.pollSeconds, 2);
  const maxSeconds = secondsOf("maxSeconds", options.maxSeconds, 120);
  const none: TestCallProgress = {
    event: "stopped",
    call_id: null,
    result: "pending",
    duration_seconds: null,
    timeline: [],
    problem: null,
  };
  const started = await account.ask("POST", TEST_CALL, { phone_number: number });
  if (started.answer === null) {
    const { kind, message, causes, not_sent: isUnsent } = started.problem;
    const open =
      kind === "aborted" || isUnsent === true ? message : `${message} The call may have been placed all the same.`;
    return yield { ...none, problem: { kind, message: open, causes } };
  }
  if (!isGood(started.answer, started.outcome)) {
    return yield { ...none, problem: refusal(started.answer, started.outcome) };
  }
  const id = payloadOf(readObject(started.answer.body) ?? {}).call_id;
  if (typeof id !== "string" && typeof id !== "number") {
    return yield { ...none, problem: unreadable(started.outcome, started.answer) };
  }
  const call: TestCallProgress = { ...none, event: "started", call_id: String(id) };
  yield call;
  const path = `${TEST_CALL_STATUS}?call_id=${encodeURIComponent(String(id))}`;
  let bad = 0;
  for (let waited = 0; waited <= maxSeconds;) {
    const seconds = bad > 0 ? backoff(bad - 1) : pollSeconds;
    waited += Math.max(seconds, 0.001);
    if (!(await pause(seconds, account.signal))) return yield { ...call, event: "stopped", problem: aborted() };
    const { answer, problem, ...rest } = await account.ask("GET", path);
    const body = answer === null ? null : readObject(answer.body);
    const isOther = isOtherCall(payloadOf(body ?? {}), String(id));
    const look = isOther ? null : lookOf(body);
    if (answer !== null && look !== null && answer.status < 300) {
      bad = 0;
      const isOver = look.result !== "pending";
      yield { ...call, ...look, event: isOver ? "done" : "pending" };
      if (isOver) return;
      continue;
    }
    // Looking again is harmless, so a bad answer does not end it.
    const why = isOther
      ? aboutOther("call")
      : answer === null
        ? problem
        : refusal(answer, (rest as { outcome: Outcome }).outcome);
    const isEnd = why.kind === "unauthorized" || why.kind === "not_entitled" || why.kind === "aborted";
    if (isEnd || ++bad >= TRIES) return yield { ...call, event: "stopped", problem: why };
  }
  const message = `The call was not over after ${maxSeconds} s.`;
  yield { ...call, event: "stopped", problem: { kind: "timeout", message, causes: [] } };
}

/** Whether an answer names a call, and another one than was asked for. */
function isOtherCall({ call_id: shown }: JsonObject, asked: string): boolean {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  return (typeof shown === "string" || typeof shown === "number") && plain(String(shown)) !== plain(asked);
}

/** Null if the answer says nothing about a call. If a call is over without a result, its status serves as one. */
function lookOf(body: JsonObject | null): Pick<TestCallProgress, "result" | "duration_seconds" | "timeline"> | null {
  const { status, result, duration_seconds, timeline } = payloadOf(body ?? {});
  const said = (textOr(result) ?? (timeline === undefined ? null : textOr(status)))?.toLowerCase();
  if (said === undefined) return null;
  const events = Array.isArray(timeline) ? timeline : [];
  const isOpen = /pending|progress|ringing|queued|start|initiat|dial|connecting|created|ongoing/.test(said);
  return { result: isOpen ? "pending" : said, duration_seconds: numberOr(duration_seconds), timeline: events };
}

/** A copy of the target. Throws SendError for one that cannot be asked about. */
function targetOf(given: DiscoveryTarget): DiscoveryTarget {
  const target = requireObject("target", given);
  requireText("host", target.host);
  countOf("port", target.port, 1, 65_535);
  if (target.transport !== undefined) requireText("transport", target.transport);
  return target;
}

function textOr(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
