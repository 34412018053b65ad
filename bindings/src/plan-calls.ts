// What `followUp` and `survey` have in common: the options, the secrets that no answer may show, and the reports of
// progress.

import { shownNumbers, wireOf, type Wire } from "./batch-plan.js";
import type { Engine } from "./engine.js";
import { ask, type FetchResult, type HttpOptions, type HttpRequest } from "./http.js";
import { httpOptionsOf, refuseBaseUrl, requireEngine, secondsOf } from "./options.js";
import type { Fetch, Signal } from "./platform.js";
import { aborted, type SendProblem } from "./problem.js";
import { Redactor } from "./secrets.js";
import type { Plan } from "./types.js";
import { pause } from "./waits.js";

/** How often a request is sent if the API keeps answering with a 429. */
export const TRIES = 5;

export interface PlanCallOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  signal?: Signal;
  fetch?: Fetch;
  /** How long to wait for one answer; 60 when absent. */
  timeoutSeconds?: number;
  /** The longest single wait that a 429 may ask for; 120 when absent. */
  maxWaitSeconds?: number;
}

export interface PlanCallProgress<Entry> {
  /** settled: the numbers in `settled` are known now. waiting: for `wait_seconds`. stopped: see `problem`. */
  event: "settled" | "waiting" | "stopped" | "done";
  /** The numbers that this step has found something out about. */
  settled: Entry[];
  done: number;
  total: number;
  wait_seconds: number | null;
  problem: SendProblem | null;
}

export class PlanCalls<Entry> {
  readonly engine: Engine;
  readonly wire: Wire;
  /** The numbers as they may be shown, by index into Plan.numbers. */
  readonly numbers: string[];
  readonly redactor: Redactor;
  readonly maxWait: number;
  /** How many numbers there are to report on. */
  total: number;
  #http: HttpOptions;
  #done = 0;

  /** Throws SendError when the engine, the plan, the key or an option cannot be used. */
  constructor(call: string, engine: Engine, plan: Plan, options: PlanCallOptions) {
    requireEngine(engine, call);
    refuseBaseUrl(options);
    this.#http = httpOptionsOf(options);
    this.maxWait = secondsOf("maxWaitSeconds", options.maxWaitSeconds, 120);
    this.wire = wireOf(engine, plan);
    this.engine = engine;
    this.total = this.wire.numbers.size;
    this.numbers = shownNumbers(engine, plan);
    this.redactor = Redactor.ofKey(this.#http.authorization);
    for (const { body } of plan.requests) this.redactor.addFrom(body, engine.redact(body));
  }

  get isAborted(): boolean {
    return this.#http.signal?.aborted === true;
  }

  /** Sends one request. The result contains no secret except passwords that the API derived. */
  async ask(request: HttpRequest): Promise<FetchResult> {
    const { answer, problem } = await ask(request, this.#http);
    if (problem !== null) return { answer: null, problem: this.redactor.json(problem) };
    return { answer: this.redactor.answer(answer), problem: null };
  }

  /** Waits. Returns the problem to stop with if the signal ended the wait. */
  async pause(seconds: number): Promise<SendProblem | null> {
    return (await pause(seconds, this.#http.signal)) ? null : aborted();
  }

  progress(
    event: PlanCallProgress<Entry>["event"],
    extra: Partial<Pick<PlanCallProgress<Entry>, "settled" | "wait_seconds" | "problem">> = {},
  ): PlanCallProgress<Entry> {
    this.#done += extra.settled?.length ?? 0;
    const nothing = { settled: [], wait_seconds: null, problem: null };
    return { event, ...nothing, ...extra, done: this.#done, total: this.total };
  }
}
