// What comes after sending: reading back what is attached, undoing it, changing it. Loaded when asked for.

import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { aborted, ask, backoff, pause, type HttpOptions, type SendProblem } from "./http.js";
import { httpOptionsOf, numberOf } from "./options.js";
import { isReadBack, readObject } from "./read-back.js";
import { Redactor } from "./secrets.js";
import { withNumbers } from "./send.js";
import type {
  Comparison,
  DerivedRequest,
  HttpAnswer,
  Outcome,
  Plan,
  PlannedRequest,
} from "./types.js";

/**
 * matches: every direction is attached as planned. differs: something is attached, and not as planned.
 * not_attached: nothing is. done: the API did what was asked. failed: it refused. unknown: it is not
 * known what became of the request. pending: not asked yet.
 */
export type FollowUpState =
  "pending" | "matches" | "differs" | "not_attached" | "done" | "failed" | "unknown";

export interface FollowUpEntry {
  /** Index into Plan.numbers. */
  index: number;
  number: string;
  state: FollowUpState;
  /** Why, of failed and unknown. */
  reason?: string;
  /** Of requests that read back, once they were answered. */
  comparison?: Comparison;
}

export interface FollowUpProgress {
  /** settled: `settled` is known now. waiting: for `wait_seconds`. stopped: see `problem`. */
  event: "settled" | "waiting" | "stopped" | "done";
  /** The numbers of which something has become known with this step. */
  settled: FollowUpEntry[];
  done: number;
  total: number;
  wait_seconds: number | null;
  problem: SendProblem | null;
}

export interface FollowUpOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  signal?: AbortSignal;
  fetch?: typeof globalThis.fetch;
  /** Give up waiting for one answer after so long; 60 when absent. */
  timeoutSeconds?: number;
  /** The longest single wait that a 429 may ask for; 120 when absent. */
  maxWaitSeconds?: number;
  /** How many numbers are read back at once; 4 when absent. Changes are made one by one. */
  concurrency?: number;
}

const TRIES = 5;

type Steps = AsyncGenerator<FollowUpProgress, void, undefined>;
type Attempt =
  | { kind: "settled"; entry: FollowUpEntry }
  | { kind: "wait"; seconds: number }
  | { kind: "stopped"; problem: SendProblem; entry: FollowUpEntry };

/** See `followUp` of the package. */
export async function* runFollowUp(
  engine: Engine,
  plan: Plan,
  requests: DerivedRequest[],
  options: FollowUpOptions,
): Steps {
  yield* new FollowUp(engine, plan, requests, options).run();
}

class FollowUp {
  #engine: Engine;
  #plan: Plan;
  #groups: DerivedRequest[][];
  #planned = new Map<number, PlannedRequest>();
  #http: HttpOptions;
  #redactor = new Redactor();
  #maxWait: number;
  #concurrency: number;
  #done = 0;

  constructor(engine: Engine, plan: Plan, requests: DerivedRequest[], options: FollowUpOptions) {
    this.#http = httpOptionsOf(options);
    this.#engine = engine;
    this.#plan = plan;
    this.#groups = byNumber(requests);
    for (const request of plan.requests) {
      for (const index of request.numbers) this.#planned.set(index, request);
    }
    this.#maxWait = numberOf("maxWaitSeconds", options.maxWaitSeconds, 0, 120);
    const reads = requests.every(({ method }) => method === "GET");
    this.#concurrency = reads ? numberOf("concurrency", options.concurrency, 1, 4) : 1;
    this.#redactor.add(this.#http.authorization.replace(/^Bearer /, ""));
    for (const { body } of plan.requests.slice(0, 1)) {
      this.#redactor.addFrom(body, engine.redact(body));
    }
  }

  async *run(): Steps {
    for (let at = 0; at < this.#groups.length; at += this.#concurrency) {
      let waiting = this.#groups.slice(at, at + this.#concurrency);
      for (let tries = 0; waiting.length > 0; tries++) {
        const attempts = await Promise.all(waiting.map((group) => this.#attempt(group, tries)));
        const settled = attempts.flatMap((each) => (each.kind === "wait" ? [] : [each.entry]));
        this.#done += settled.length;
        if (settled.length > 0) yield this.#progress("settled", { settled });
        const stopped = attempts.find((each) => each.kind === "stopped");
        if (stopped !== undefined) {
          yield this.#progress("stopped", { problem: stopped.problem });
          return;
        }
        waiting = waiting.filter((_, index) => attempts[index]?.kind === "wait");
        const seconds = Math.max(
          0,
          ...attempts.map((each) => (each.kind === "wait" ? each.seconds : 0)),
        );
        if (seconds === 0) continue;
        yield this.#progress("waiting", { wait_seconds: seconds });
        if (!(await pause(seconds, this.#http.signal))) {
          yield this.#progress("stopped", { problem: aborted() });
          return;
        }
      }
    }
    yield this.#progress("done", {});
  }

  /** Makes the requests of one number, until one of them does not go well. */
  async #attempt(group: DerivedRequest[], tries: number): Promise<Attempt> {
    const index = (group[0] as DerivedRequest).numbers[0] as number;
    const planned = this.#planned.get(index);
    const number = this.#plan.numbers[index]?.value;
    if (planned === undefined || number === undefined || number === null) {
      throw new SendError("The requests are of another plan.");
    }
    const entry = (state: FollowUpState, reason?: string): FollowUpEntry =>
      reason === undefined ? { index, number, state } : { index, number, state, reason };
    const single = withNumbers(planned, [number]);
    for (const request of group) {
      if (this.#http.signal?.aborted) {
        return { kind: "stopped", problem: aborted(), entry: entry("pending") };
      }
      const { answer, problem } = await ask(request, this.#http);
      if (problem !== null) {
        return { kind: "stopped", problem, entry: entry("unknown", problem.message) };
      }
      if (answer.status >= 200 && answer.status < 300) {
        const result = this.#accept(request, single, answer);
        if (result.state === "done") continue;
        return { kind: "settled", entry: { ...entry(result.state), ...result } };
      }
      if (answer.status === 404) return { kind: "settled", entry: entry("not_attached") };
      const outcome = this.#engine.readResponse(answer, single);
      const message = this.#redactor.text(outcome.message);
      const stop = stopOf(outcome, message);
      if (stop !== null) return { kind: "stopped", problem: stop, entry: entry("failed", message) };
      const seconds = outcome.retry_after_seconds ?? backoff(tries);
      const isBusy = outcome.status === "rate_limited";
      if (isBusy && tries + 1 < TRIES && seconds <= this.#maxWait) return { kind: "wait", seconds };
      const reached: SendProblem = { kind: "rate_limited", message, causes: [] };
      if (isBusy) return { kind: "stopped", problem: reached, entry: entry("failed", message) };
      return { kind: "settled", entry: entry("failed", message) };
    }
    return { kind: "settled", entry: entry("done") };
  }

  #accept(
    request: DerivedRequest,
    single: PlannedRequest,
    answer: HttpAnswer,
  ): Pick<FollowUpEntry, "state" | "reason" | "comparison"> {
    if (request.method === "GET") return this.#compare(single, answer);
    const { errors, message } = this.#engine.readResponse(answer, single);
    if (errors.length > 0) return { state: "failed", reason: this.#redactor.text(message) };
    if (readObject(answer.body) !== null) return { state: "done" };
    return { state: "unknown", reason: "The answer cannot be read." };
  }

  #compare(
    single: PlannedRequest,
    answer: HttpAnswer,
  ): Pick<FollowUpEntry, "state" | "reason" | "comparison"> {
    if (!isReadBack(answer.body)) return { state: "unknown", reason: "The answer cannot be read." };
    const comparison = this.#redactor.json(this.#engine.compare(single, answer.body));
    if (comparison.verified) return { state: "matches", comparison };
    const isAttached = comparison.directions.some(({ attached }) => attached);
    return { state: isAttached ? "differs" : "not_attached", comparison };
  }

  #progress(
    event: FollowUpProgress["event"],
    extra: Partial<Pick<FollowUpProgress, "settled" | "wait_seconds" | "problem">>,
  ): FollowUpProgress {
    const total = this.#groups.length;
    const rest = { settled: [], wait_seconds: null, problem: null, ...extra };
    return { event, done: this.#done, total, ...rest };
  }
}

function byNumber(requests: DerivedRequest[]): DerivedRequest[][] {
  const groups = new Map<number | undefined, DerivedRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.numbers[0]);
    if (group === undefined) groups.set(request.numbers[0], [request]);
    else group.push(request);
  }
  return [...groups.values()];
}

/** What makes every further request pointless. */
function stopOf({ status }: Outcome, message: string): SendProblem | null {
  if (status !== "unauthorized" && status !== "not_entitled") return null;
  return { kind: status, message, causes: [] };
}
