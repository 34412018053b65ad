import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import {
  aborted,
  apiUrl,
  ask,
  backoff,
  pause,
  type HttpOptions,
  type SendProblem,
} from "./http.js";
import { httpOptionsOf, numberOf } from "./options.js";
import { isReadBack } from "./read-back.js";
import { Redactor } from "./secrets.js";
import {
  initialState,
  isStateOf,
  totalsOf,
  type NumberProgress,
  type NumberState,
  type SendState,
  type Totals,
} from "./send-state.js";
import type { Comparison, Outcome, Plan, PlannedRequest } from "./types.js";

export interface SendOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  /** Stops waiting and sending. What was sent already stays sent. */
  signal?: AbortSignal;
  /** Replaces the scheme, host and leading path of the plan's URLs. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  /** The last state of an earlier `send` of the same plan, to go on from there. */
  state?: SendState;
  /** Give up waiting for one answer after so long; 60 when absent. */
  timeoutSeconds?: number;
  /** The longest single wait that a 429 may ask for; 120 when absent. */
  maxWaitSeconds?: number;
  /** How often the same numbers are sent at most, each time after reading back; 2 when absent. */
  maxAttempts?: number;
  /** How many numbers are read back at once; 4 when absent. */
  readBackConcurrency?: number;
}

export interface SendProgress {
  /**
   * sending: about to send these numbers. answered: `outcome` says what became of them. unanswered:
   * `problem` says why. waiting: for `wait_seconds`. reading_back: asking what is attached.
   * read_back: that is known now. stopped: nothing more is sent, see `problem`. done: all is settled.
   */
  event:
    | "sending"
    | "answered"
    | "unanswered"
    | "waiting"
    | "reading_back"
    | "read_back"
    | "stopped"
    | "done";
  /** Index into Plan.requests; of "done", the number of requests. */
  request_index: number;
  request_count: number;
  /** The numbers of this request, and where they stand. */
  numbers: NumberProgress[];
  totals: Totals;
  /** To be stored by whoever wants to resume. Without secrets. */
  state: SendState;
  /** Holds register_password_for_pbx, which the API gives only this once. */
  outcome: Outcome | null;
  wait_seconds: number | null;
  problem: SendProblem | null;
}

/**
 * Sends the requests of a plan one after the other, and tells how it goes. Ends with "done" or
 * "stopped". A request whose fate is unknown is never repeated blindly: its numbers are read back
 * first. Throws SendError when the plan, the key or the state cannot be used.
 */
export async function* sendWith(
  engine: Engine,
  plan: Plan,
  options: SendOptions,
): AsyncGenerator<SendProgress, void, undefined> {
  yield* new Batch(engine, plan, options).run();
}

const RATE_LIMIT_TRIES = 5;

interface Extra {
  outcome?: Outcome;
  wait_seconds?: number;
  problem?: SendProblem;
}
type Steps<Result> = AsyncGenerator<SendProgress, Result, undefined>;
/** Why a batch stops, or null when it goes on. */
type Stop = SendProblem | null;

class Batch {
  #engine: Engine;
  #requests: PlannedRequest[];
  #http: HttpOptions;
  #state: SendState;
  #redactor = new Redactor();
  /** Indices of numbers that were sent without an answer, and were not attached when read back. */
  #sentBefore = new Set<number>();
  #maxWait: number;
  #maxAttempts: number;
  #concurrency: number;

  constructor(engine: Engine, plan: Plan, options: SendOptions) {
    if (!plan.ok) throw new SendError("The plan has errors, so there is nothing to send.");
    this.#http = httpOptionsOf(options);
    if (options.state !== undefined && !isStateOf(options.state, plan)) {
      throw new SendError("The state is of another plan.");
    }
    this.#engine = engine;
    this.#requests = plan.requests.map((request) => rebase(request, options.baseUrl));
    this.#state = options.state ?? initialState(plan);
    this.#maxWait = numberOf("maxWaitSeconds", options.maxWaitSeconds, 0, 120);
    this.#maxAttempts = numberOf("maxAttempts", options.maxAttempts, 1, 2);
    this.#concurrency = numberOf("readBackConcurrency", options.readBackConcurrency, 1, 4);
    this.#redactor.add(this.#http.authorization.replace(/^Bearer /, ""));
    for (const { body } of plan.requests.slice(0, 1)) {
      this.#redactor.addFrom(body, engine.redact(body));
    }
  }

  async *run(): Steps<void> {
    for (let at = 0; at < this.#requests.length; at++) {
      const stop = yield* this.#settle(at);
      if (stop !== null) {
        yield this.#progress("stopped", at, { problem: stop });
        return;
      }
    }
    yield this.#progress("done", this.#requests.length);
  }

  /** Brings every number of a request to an end. */
  async *#settle(at: number): Steps<Stop> {
    let reason = "";
    for (let attempt = 0; ; attempt++) {
      const stop = yield* this.#resolveUnknown(at);
      if (stop !== null) return stop;
      if (this.#in(at, "pending").length === 0) return null;
      if (attempt === this.#maxAttempts) {
        this.#move(at, "pending", "failed", `Not attached after ${attempt} attempts. ${reason}`);
        return null;
      }
      if (attempt > 0) {
        const waited = yield* this.#wait(at, backoff(attempt - 1));
        if (!waited) return aborted();
      }
      const result = yield* this.#post(at);
      const stopped = result.stop ?? (yield* this.#resolveLate(at));
      if (stopped !== null) return stopped;
      reason = result.reason;
    }
  }

  /** Sends the pending numbers of a request, waiting as long as the API is busy. */
  async *#post(at: number): Steps<{ stop: Stop; reason: string }> {
    for (let tries = 0; ; tries++) {
      if (this.#http.signal?.aborted) return { stop: aborted(), reason: "" };
      const request = this.#pendingRequest(at);
      this.#move(at, "pending", "sent_unknown");
      yield this.#progress("sending", at);
      const { answer, problem } = await ask(request, this.#http);
      if (problem !== null) {
        yield this.#progress("unanswered", at, { problem });
        return { stop: problem.kind === "aborted" ? problem : null, reason: problem.message };
      }
      const outcome = this.#engine.readResponse(answer, request);
      if (outcome.register_password_for_pbx !== null) {
        this.#redactor.add(outcome.register_password_for_pbx);
      }
      this.#apply(at, outcome);
      const shown = this.#shown(outcome);
      yield this.#progress("answered", at, { outcome: shown });
      if (outcome.status === "unauthorized" || outcome.status === "not_entitled") {
        return { stop: { kind: outcome.status, message: shown.message, causes: [] }, reason: "" };
      }
      if (outcome.status !== "rate_limited") return { stop: null, reason: shown.message };
      const seconds = outcome.retry_after_seconds ?? backoff(tries);
      if (tries + 1 === RATE_LIMIT_TRIES || seconds > this.#maxWait) {
        return { stop: { kind: "rate_limited", message: shown.message, causes: [] }, reason: "" };
      }
      if (!(yield* this.#wait(at, seconds))) return { stop: aborted(), reason: "" };
    }
  }

  async *#wait(at: number, seconds: number): Steps<boolean> {
    yield this.#progress("waiting", at, { wait_seconds: seconds });
    return pause(seconds, this.#http.signal);
  }

  /** Moves the numbers that were sent to where the answer says that they are. */
  #apply(at: number, outcome: Outcome): void {
    const configured = new Set(outcome.configured);
    const failed = new Map(outcome.failed.map(({ number, reason }) => [number, reason]));
    const unnamed = stateWithoutName(outcome.status);
    this.#update(at, (entry) => {
      if (entry.state !== "sent_unknown") return entry;
      if (configured.has(entry.number)) return settled(entry, "configured");
      const reason = failed.get(entry.number);
      if (reason !== undefined) {
        return settled(entry, "failed", this.#redactor.text(reason) || "The API gave no reason.");
      }
      if (unnamed !== "failed") return settled(entry, unnamed);
      return settled(entry, "failed", this.#redactor.text(outcome.message));
    });
  }

  /** Finds out by GET /v1/sip what became of numbers of which that is not known. */
  async *#resolveUnknown(at: number): Steps<Stop> {
    const { found, stop } = yield* this.#readBackAll(at, this.#in(at, "sent_unknown"));
    for (const [index, { state }] of found) if (state === "pending") this.#sentBefore.add(index);
    return stop;
  }

  /**
   * A request without an answer may be carried out after it was read back, and what is then sent
   * again fails, because it is attached. So a failed number that was sent before is read back too.
   */
  async *#resolveLate(at: number): Steps<Stop> {
    const failed = this.#in(at, "failed").filter(({ index }) => this.#sentBefore.has(index));
    return (yield* this.#readBackAll(at, failed)).stop;
  }

  /** Reads numbers back and moves each to where it is found; a failed one stays if it is not. */
  async *#readBackAll(
    at: number,
    entries: NumberProgress[],
  ): Steps<{ found: Map<number, Found>; stop: Stop }> {
    const found = new Map<number, Found>();
    if (entries.length === 0) return { found, stop: null };
    if (this.#http.signal?.aborted) return { found, stop: aborted() };
    yield this.#progress("reading_back", at);
    const request = this.#requests[at] as PlannedRequest;
    const queue = [...entries];
    let stop: Stop = null;
    const work = async () => {
      for (let entry = queue.shift(); entry !== undefined && stop === null; entry = queue.shift()) {
        const result = await this.#readBack(request, entry.number);
        if (result.problem === null) found.set(entry.index, result);
        else stop = result.problem;
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#concurrency, entries.length) }, work));
    this.#update(at, (entry) => {
      const result = found.get(entry.index);
      const stays =
        result === undefined || (entry.state === "failed" && result.state === "pending");
      return stays ? entry : settled(entry, result.state, result.reason);
    });
    yield this.#progress("read_back", at);
    return { found, stop };
  }

  async #readBack(
    request: PlannedRequest,
    number: string,
  ): Promise<(Found & { problem: null }) | { problem: SendProblem }> {
    const single = withNumbers(request, [number]);
    const [query] = this.#engine.derive([single], "read_back").requests;
    if (query === undefined) throw new SendError("The engine derives no request to read back.");
    for (let tries = 0; ; tries++) {
      const { answer, problem } = await ask(query, this.#http);
      if (problem !== null) return { problem };
      if (answer.status === 404) return { state: "pending", problem: null };
      if (answer.status >= 200 && answer.status < 300) {
        if (!isReadBack(answer.body)) return { problem: unreadable() };
        return { ...judge(this.#engine.compare(single, answer.body)), problem: null };
      }
      const outcome = this.#engine.readResponse(answer, single);
      const seconds = outcome.retry_after_seconds ?? backoff(tries);
      const message = this.#redactor.text(outcome.message);
      const { status } = outcome;
      if (status === "unauthorized" || status === "not_entitled") {
        return { problem: { kind: status, message, causes: [] } };
      }
      const kind = status === "rate_limited" ? status : "api";
      if (!outcome.retryable || tries + 1 === RATE_LIMIT_TRIES || seconds > this.#maxWait) {
        return { problem: { kind, message: `Reading back failed: ${message}`, causes: [] } };
      }
      if (!(await pause(seconds, this.#http.signal))) return { problem: aborted() };
    }
  }

  #pendingRequest(at: number): PlannedRequest {
    const request = this.#requests[at] as PlannedRequest;
    const pending = this.#in(at, "pending");
    if (pending.length === request.numbers.length) return request;
    return withNumbers(
      request,
      pending.map(({ number }) => number),
    );
  }

  #in(at: number, state: NumberState): NumberProgress[] {
    return (this.#state.requests[at] as NumberProgress[]).filter((entry) => entry.state === state);
  }

  #move(at: number, from: NumberState, to: NumberState, reason?: string): void {
    this.#update(at, (entry) => (entry.state === from ? settled(entry, to, reason) : entry));
  }

  #update(at: number, change: (entry: NumberProgress) => NumberProgress): void {
    const requests = [...this.#state.requests];
    requests[at] = (requests[at] as NumberProgress[]).map(change);
    this.#state = { ...this.#state, requests };
  }

  /** An outcome without secrets, but for the one password that is meant to be shown. */
  #shown(outcome: Outcome): Outcome {
    const { register_password_for_pbx } = outcome;
    return { ...this.#redactor.json(outcome), register_password_for_pbx };
  }

  #progress(event: SendProgress["event"], at: number, extra: Extra = {}): SendProgress {
    return {
      event,
      request_index: at,
      request_count: this.#requests.length,
      numbers: this.#state.requests[at] ?? [],
      totals: totalsOf(this.#state),
      state: this.#state,
      outcome: extra.outcome ?? null,
      wait_seconds: extra.wait_seconds ?? null,
      problem: extra.problem ?? null,
    };
  }
}

interface Found {
  state: "pending" | "configured" | "failed";
  reason?: string;
}

function unreadable(): SendProblem {
  return { kind: "api", message: "Reading back failed: the answer cannot be read.", causes: [] };
}

/** What reading back says about a number. */
function judge({ directions }: Comparison): Found {
  if (directions.length === 0 || directions.some(({ attached }) => !attached)) {
    return { state: "pending" };
  }
  const differing = directions.flatMap(({ type, fields }) =>
    fields.filter(({ status }) => status === "differs").map(({ path }) => `${type}${path}`),
  );
  if (differing.length === 0) return { state: "configured" };
  return {
    state: "failed",
    reason: `Attached already, with another configuration (${differing.join(", ")}).`,
  };
}

/** Where numbers go that an answer does not name. */
function stateWithoutName(status: Outcome["status"]): NumberState {
  switch (status) {
    case "unauthorized":
    case "not_entitled":
    case "rate_limited":
      // The API did not look at the body.
      return "pending";
    case "rejected":
      return "failed";
    default:
      return "sent_unknown";
  }
}

function settled(entry: NumberProgress, state: NumberState, reason?: string): NumberProgress {
  const { index, number } = entry;
  return reason === undefined ? { index, number, state } : { index, number, state, reason };
}

/** The same request for some of its numbers. */
export function withNumbers(request: PlannedRequest, numbers: string[]): PlannedRequest {
  const { body } = request;
  const list = Array.isArray(body.phone_numbers) ? body.phone_numbers : [body.phone_number];
  const indices = request.numbers.filter((_, at) => numbers.includes(list[at] as string));
  const changed =
    "phone_numbers" in body
      ? { ...body, phone_numbers: numbers }
      : { ...body, phone_number: numbers[0] as string };
  return { ...request, body: changed, numbers: indices };
}

const API_PATH = "/v1/sip";

function rebase(request: PlannedRequest, baseUrl: string | undefined): PlannedRequest {
  if (baseUrl === undefined) return request;
  const path = request.url.slice(request.url.lastIndexOf(API_PATH));
  return { ...request, url: apiUrl(baseUrl, path) };
}
