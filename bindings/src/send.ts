import { isRegistering, requestFor, wireOf, type Wire } from "./batch-plan.js";
import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { given } from "./given.js";
import { ask, type HttpOptions } from "./http.js";
import { countOf, httpOptionsOf, refuseBaseUrl, requireEngine, secondsOf } from "./options.js";
import type { Fetch, Signal } from "./platform.js";
import {
  aborted,
  isMomentary,
  isNoAnswer,
  noCall,
  refused,
  tooLongAWait,
  wordsOf,
  type SendProblem,
} from "./problem.js";
import { Redactor } from "./secrets.js";
import { lockBatch } from "./send-lock.js";
import {
  after,
  afterAttempts,
  ALREADY,
  answerOf,
  BEHIND,
  CONTRADICTORY,
  differenceOf,
  HELD_ELSEWHERE,
  hidesTrunk,
  joined,
  LATER,
  MAY_CHANGE,
  MISSED,
  OPEN,
  reportedBy,
  settled,
  UNSHOWN,
} from "./send-reasons.js";
import {
  checkedState,
  initialState,
  refusedFor,
  reasonOf,
  remarkOf,
  saidBy,
  totalsOf,
  type NumberProgress,
  type NumberState,
  type Reason,
  type SendState,
  type Totals,
} from "./send-state.js";
import type { ConfigurationReading, HttpAnswer, Json, Outcome, Plan, PlannedRequest } from "./types.js";
import { backoff, pause, retryAfter, waitFor } from "./waits.js";

export interface SendOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  /** Stops waiting and sending. Requests that were sent already are not undone. */
  signal?: Signal;
  fetch?: Fetch;
  /** The last state of an earlier `send` of the same plan, to resume from. */
  state?: SendState;
  /** How long to wait for one answer; 60 when absent. */
  timeoutSeconds?: number;
  /** The longest single wait that a 429 may ask for; 120 when absent. */
  maxWaitSeconds?: number;
  /** How often this call may send the same numbers, reading them back before each repetition; 2 when absent. */
  maxAttempts?: number;
  /** How many numbers are read back at once; 4 when absent. */
  readBackConcurrency?: number;
}

export interface SendProgress {
  /**
   * sending: about to send these numbers. answered: `outcome` says what became of them. unanswered:
   * `problem` says why. waiting: for `wait_seconds`. reading_back: asking what is attached.
   * read_back: now it is known what is attached. stopped: nothing more is sent; see `problem`. done: this
   * call can do nothing more; `totals` shows whether numbers are left unknown.
   */
  event: "sending" | "answered" | "unanswered" | "waiting" | "reading_back" | "read_back" | "stopped" | "done";
  /** Index into Plan.requests; for "done", the number of requests. */
  request_index: number;
  request_count: number;
  /** The numbers of this request and their states. */
  numbers: NumberProgress[];
  totals: Totals;
  /** Store it to be able to resume. Without secrets. */
  state: SendState;
  /** Contains register_passwords, which the API returns only once. */
  outcome: Outcome | null;
  wait_seconds: number | null;
  problem: SendProblem | null;
}

/**
 * Sends the requests of a plan one after the other and reports each step. The last event is "done" or
 * "stopped". Requests go to the plan's address and nowhere else. If it is unknown what became of a
 * request, it is never blindly repeated: its numbers are read back first. Only one call at a time works
 * on a batch; any other stops with the problem "locked". Throws SendError when the engine, the plan,
 * the key, an option or the state cannot be used.
 */
export async function* send(
  engine: Engine,
  plan: Plan,
  options: SendOptions,
): AsyncGenerator<SendProgress, void, undefined> {
  const batch = new Batch(engine, plan, options);
  await engine.loadTools(); // which read the answers
  yield* batch.run();
}

const RATE_LIMIT_TRIES = 5;
const MAX_ATTEMPTS = 100;
const MAX_CONCURRENCY = 100;
/** How far a read-back may lag behind the changes that were made. */
const SETTLE_SECONDS = 3;

interface Extra {
  outcome?: Outcome;
  wait_seconds?: number;
  problem?: SendProblem;
}
type Steps<Result> = AsyncGenerator<SendProgress, Result, undefined>;
/** Why a batch stops, or null when it goes on. */
type Stop = SendProblem | null;
/** What the API said about a number. `isAttached`: that it is attached already. */
interface Said {
  why: Reason;
  isAttached: boolean;
}
/** How a request went. `isDeaf`: nothing came back that could be the API's own answer. */
interface Posted {
  stop: Stop;
  isDeaf: boolean;
  /** Why the numbers are in their states; null if no request was made. */
  why: Reason | null;
  retryAfter: number | null;
}
interface Read {
  reading: ConfigurationReading;
  /** The HTTP status of the answer. */
  status: number;
}
type Change = Pick<NumberProgress, "state" | "password_missed"> & Partial<Reason>;

class Batch {
  #engine: Engine;
  #wire: Wire;
  #requests: PlannedRequest[];
  #http: HttpOptions;
  #state: SendState;
  #redactor: Redactor;
  /** Numbers that were sent without an answer saying what became of them: they may still get attached. */
  #lost: Set<number>;
  /** Those of them that were not attached when read back, and will be sent again. */
  #ready = new Set<number>();
  /** What the API said about numbers that it did not attach but that must be read back all the same. */
  #said = new Map<number, Said>();
  /** Errors reported by an answer that calls these numbers configured. */
  #reported = new Map<number, Reason>();
  /** Numbers whose password for the PBX has arrived. */
  #gavePassword = new Set<number>();
  #maxWait: number;
  #maxAttempts: number;
  #concurrency: number;

  constructor(engine: Engine, plan: Plan, options: SendOptions) {
    requireEngine(engine, "send(engine, plan, options)");
    refuseBaseUrl(options);
    this.#http = httpOptionsOf(options);
    this.#maxWait = secondsOf("maxWaitSeconds", options.maxWaitSeconds, 120);
    this.#maxAttempts = countOf("maxAttempts", options.maxAttempts, 2, MAX_ATTEMPTS);
    const { readBackConcurrency } = options;
    this.#concurrency = countOf("readBackConcurrency", readBackConcurrency, 4, MAX_CONCURRENCY);
    this.#wire = wireOf(engine, plan);
    this.#engine = engine;
    this.#requests = plan.requests;
    this.#redactor = Redactor.ofKey(this.#http.authorization);
    const bodies = plan.requests.map(({ body }) => {
      const redacted = engine.redact(body) as Record<string, Json>;
      this.#redactor.addFrom(body, redacted);
      return redacted;
    });
    const fresh = initialState(engine, plan, bodies);
    this.#state = options.state == null ? fresh : checkedState(options.state, fresh);
    this.#lost = new Set(
      this.#state.requests.flatMap((entries) =>
        entries.flatMap(({ state, index }) => (state === "sent_unknown" ? [index] : [])),
      ),
    );
  }

  /** Sends everything, holding the lock of the batch while it works. */
  async *run(): Steps<void> {
    const lock = await lockBatch(this.#state.fingerprint);
    if (lock === null) {
      yield this.#progress("stopped", 0, { problem: locked() });
      return;
    }
    try {
      const steps = this.#settleAll();
      for (let step = await steps.next(); step.done !== true; step = await steps.next()) {
        lock.pause();
        yield step.value;
        if (lock.resume()) continue;
        yield { ...step.value, event: "stopped", outcome: null, problem: locked() };
        return;
      }
    } finally {
      lock.release();
    }
  }

  async *#settleAll(): Steps<void> {
    for (let at = 0; at < this.#requests.length; at++) {
      const stop = yield* this.#settle(at);
      if (stop !== null) {
        const problem = this.#clean(stop);
        this.#explain(at, reasonOf(problem));
        yield this.#progress("stopped", at, { problem });
        return;
      }
    }
    yield this.#progress("done", this.#requests.length);
  }

  /** Sends and reads back the numbers of one request until each is settled or the attempts are used up. */
  async *#settle(at: number): Steps<Stop> {
    let posted = postedOf(null);
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt >= this.#maxAttempts;
      const { why, retryAfter } = posted;
      const gaveUp = isLast ? afterAttempts(attempt, why) : null;
      const stop = yield* this.#resolve(at, gaveUp, posted);
      if (stop !== null) return stop;
      if (isLast || this.#toSend(at).length === 0) return null;
      if (retryAfter !== null && retryAfter > this.#maxWait) {
        const told: SendProblem = { kind: "rate_limited", message: settled(why), causes: [], ...answerOf(why) };
        return tooLongAWait(told, retryAfter, this.#maxWait, retryAfter);
      }
      if (attempt > 0) {
        const waited = yield* this.#wait(at, Math.max(retryAfter ?? 0, backoff(attempt - 1)));
        if (!waited) return aborted();
      }
      posted = yield* this.#post(at);
      if (posted.stop !== null) return posted.stop;
    }
  }

  /** Sends the pending numbers of a request, waiting while the API is busy. */
  async *#post(at: number): Steps<Posted> {
    for (let tries = 0; ; tries++) {
      if (this.#http.signal?.aborted) return postedOf(aborted());
      const indices = this.#toSend(at);
      const request = requestFor(this.#requests[at] as PlannedRequest, indices, this.#wire);
      this.#markSent(at, indices);
      yield this.#progress("sending", at);
      if (this.#http.signal?.aborted) {
        this.#takeBack(at, indices);
        return postedOf(aborted());
      }
      const { answer, problem } = await ask(request, this.#http);
      if (problem !== null) return yield* this.#unanswered(at, indices, this.#clean(problem));
      const posted = yield* this.#answered(at, indices, request, answer, tries);
      if (typeof posted !== "number") return posted;
      if (!(yield* this.#wait(at, posted))) return postedOf(aborted());
    }
  }

  /** Until an answer says otherwise, nobody knows what becomes of numbers that are sent. */
  #markSent(at: number, indices: number[]): void {
    this.#change(at, indices, (entry) => ({
      ...without(entry),
      state: "sent_unknown",
      sent: (entry.sent ?? 0) + 1,
    }));
    for (const index of indices) {
      this.#ready.delete(index);
      this.#said.delete(index);
      this.#reported.delete(index);
      // Attaching a number again may give it another password.
      this.#gavePassword.delete(index);
    }
  }

  async *#unanswered(at: number, indices: number[], problem: SendProblem): Steps<Posted> {
    if (problem.not_sent === true) {
      this.#takeBack(at, indices);
      yield this.#progress("unanswered", at, { problem });
      return postedOf(problem);
    }
    this.#lose(indices);
    const why = reasonOf(problem);
    this.#change(at, indices, (entry) => ({ ...entry, ...why }));
    yield this.#progress("unanswered", at, { problem });
    const isEnd = problem.kind === "aborted" || problem.kind === "too_large";
    return postedOf(isEnd ? problem : null, { isDeaf: true, why });
  }

  /** Takes an answer. Returns a number of seconds if the request is to be sent again after that time. */
  async *#answered(
    at: number,
    indices: number[],
    request: PlannedRequest,
    answer: HttpAnswer,
    tries: number,
  ): Steps<Posted | number> {
    const outcome = this.#engine.readResponse(this.#redactor.answer(answer), request);
    const stranger = isOfStranger(outcome) ? noCall(answer.status, wordsOf(outcome.errors)) : null;
    if (stranger !== null) outcome.message = stranger.message;
    for (const { password } of outcome.register_passwords) this.#redactor.add(password);
    const shown = this.#shown(outcome);
    const why = saidBy(shown, answer);
    const isOpen = answer.status === 202 || outcome.carried_out === false;
    const isAcceptedOnly = isOpen && outcome.unaccounted.length > 0;
    if (isAcceptedOnly || isNoAnswer(outcome)) this.#lose(indices);
    if (stranger !== null) this.#takeBack(at, indices, reasonOf(this.#clean(stranger)));
    else this.#apply(at, indices, outcome, answer, why);
    yield this.#progress("answered", at, { outcome: shown });
    if (stranger !== null) return postedOf(this.#clean(stranger));
    const { status } = shown;
    if (status === "unauthorized" || status === "not_entitled") return postedOf(refused(status, shown, answer));
    const asked = retryAfter(outcome, answer);
    if (status !== "rate_limited") return postedOf(null, { isDeaf: isNoAnswer(shown), why, retryAfter: asked });
    const seconds = waitFor(asked, tries);
    const busy = refused(status, shown, answer);
    if (seconds > this.#maxWait) return postedOf(tooLongAWait(busy, seconds, this.#maxWait, asked));
    return tries + 1 < RATE_LIMIT_TRIES ? seconds : postedOf(busy);
  }

  /** Notes that numbers may still get attached, whatever later answers say. */
  #lose(indices: number[]): void {
    for (const index of indices) this.#lost.add(index);
  }

  async *#wait(at: number, seconds: number): Steps<boolean> {
    yield this.#progress("waiting", at, { wait_seconds: seconds });
    return pause(seconds, this.#http.signal);
  }

  /** Moves the numbers that were sent to the states that the answer reports. */
  #apply(at: number, indices: number[], outcome: Outcome, answer: HttpAnswer, why: Reason): void {
    const configured = new Set(outcome.configured);
    const { remarks } = outcome;
    // Numbers that are attached already are read back, as those are that failed because of it.
    const already = remarks.filter((entry) => entry.already_attached);
    const failed = new Map([...already, ...outcome.failed].map((entry) => [entry.number, entry]));
    const disputed = new Set(outcome.contradictory.map(({ number }) => number));
    for (const { number, other_number: other } of outcome.register_passwords) {
      for (const index of other === undefined ? indices : []) {
        if (number === null || number === this.#wire.numbers.get(index)) this.#gavePassword.add(index);
      }
    }
    const unnamed = stateWithoutName(outcome, answer);
    if (unnamed === "pending") return this.#takeBack(at, indices, why);
    // The answer calls all numbers configured and reports an error all the same.
    const isDoubtful = outcome.errors.length > 0 && outcome.contradictory.length === indices.length;
    // A conflict may pass, unless it is that the number is attached already.
    const isSettled = unnamed === "failed" || (outcome.status === "rejected" && saysAttached(why));
    const isAboutAttached = isSettled && outcome.already_attached;
    this.#change(at, indices, (entry) => {
      const number = this.#wire.numbers.get(entry.index) as string;
      const failure = failed.get(number);
      const isDisputed = disputed.has(number) || (failure !== undefined && configured.has(number));
      if (isDoubtful) {
        this.#reported.set(entry.index, reportedBy(why));
        return { ...entry, ...why, kind: "error_reported" };
      }
      if (configured.has(number) && !isDisputed) {
        const remark = remarks.find((each) => each.number === number || each.number === "");
        const more = remark && remarkOf(this.#redactor.text(remark.reason));
        return { ...entry, state: "configured", ...(this.#mayChange(at, entry) ?? more) };
      }
      if (failure !== undefined && !isDisputed) {
        const detail = this.#redactor.text(failure.reason);
        return this.#failed(entry, refusedFor(detail, answer), failure.already_attached);
      }
      if (isAboutAttached && indices.length === 1) return this.#failed(entry, why, true);
      if (unnamed === "failed" && !isAboutAttached) return this.#failed(entry, why, false);
      return { ...entry, ...(isDisputed && outcome.carried_out !== false ? CONTRADICTORY : why) };
    });
  }

  /**
   * A number that the API did not attach has failed, unless an earlier request, whose answer was lost, may
   * have attached it late. Then it is read back.
   */
  #failed(entry: NumberProgress, why: Reason, isAttached: boolean): NumberProgress {
    const isFirst = (entry.sent ?? 0) < 2 && !this.#lost.has(entry.index);
    if (isFirst && !isAttached) return { ...entry, state: "failed", ...why };
    this.#said.set(entry.index, { why, isAttached });
    return { ...entry, ...why };
  }

  /**
   * Undoes marking numbers as sent: the API did not look at them, for the reason `why`, or they were not sent after
   * all.
   */
  #takeBack(at: number, indices: number[], why?: Reason): void {
    this.#change(at, indices, (entry) => {
      const { sent = 1, ...rest } = without(entry);
      const before = sent > 1 ? { ...rest, sent: sent - 1 } : rest;
      const now = this.#notAttached(entry.index, null);
      return { ...before, ...(now.state === "pending" ? why : {}), ...now };
    });
  }

  /**
   * Asks GET /v1/sip what became of the numbers in doubt. `gaveUp`: why they will not be sent again; null if
   * they will. The last argument tells how the request went that was just sent.
   */
  async *#resolve(at: number, gaveUp: Reason | null, { isDeaf, why }: Posted): Steps<Stop> {
    let entries = this.#in(at, "sent_unknown");
    for (let isAgain = false; entries.length > 0; isAgain = true) {
      if (this.#http.signal?.aborted) return aborted();
      yield this.#progress("reading_back", at);
      const readings = new Map<number, Read>();
      const stop = await this.#readAll(at, entries, readings, isDeaf);
      // The read-back may lag behind. Before a number fails because of that, it is read again.
      const early = entries.filter((entry) => !isAgain && this.#isEarly(entry, readings.get(entry.index), gaveUp));
      for (const { index } of early) readings.delete(index);
      this.#change(at, [...readings.keys()], (entry) => {
        const read = readings.get(entry.index) as Read;
        return { ...without(entry), ...this.#judge(at, entry, read, gaveUp) };
      });
      yield this.#progress("read_back", at);
      if (stop !== null) return stop;
      // If neither sending nor reading back reaches the API, the next request will not either.
      const [read] = readings.values();
      if (isDeaf && read !== undefined && areUnusable(readings)) {
        if (why?.kind === "unreadable" && read.reading.status === "unreadable") return noCall(read.status, undefined);
        const { reason, kind: _, ...rest } = this.#unread(read);
        return { kind: "api", message: reason, causes: [], ...rest };
      }
      if (early.length > 0 && !(yield* this.#wait(at, SETTLE_SECONDS))) return aborted();
      entries = early;
    }
    return null;
  }

  /** Reads numbers back into `readings`, several at a time, until that becomes pointless. */
  async #readAll(at: number, entries: NumberProgress[], readings: Map<number, Read>, isDeaf: boolean): Promise<Stop> {
    const queue = [...entries];
    let stop: Stop = null;
    const work = async () => {
      for (let entry = queue.shift(); entry !== undefined && stop === null; entry = queue.shift()) {
        const result = await this.#readBack(at, entry.index);
        if (result.problem !== null) stop ??= result.problem;
        else readings.set(entry.index, result.read);
        // A server that answers the first ones like this will answer all of them like this.
        if (isDeaf && areUnusable(readings)) queue.length = 0;
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#concurrency, entries.length) }, work));
    return stop;
  }

  /** Whether this reading would fail a number that a request just now may have attached. */
  #isEarly({ index, sent = 0 }: NumberProgress, read: Read | undefined, gaveUp: Reason | null): boolean {
    if (read?.reading.verdict !== "not_attached" || this.#lost.has(index)) return false;
    return this.#said.has(index) ? sent > 1 : gaveUp !== null;
  }

  /** Why reading back was inconclusive. */
  #unread({ reading, status }: Read): Reason {
    const why = this.#redactor.text(reading.why || reading.message);
    const detail = wordsOf(this.#redactor.json(reading.errors));
    return { kind: "read_back_failed", reason: `Reading back failed: ${why}`, status, ...given({ detail }) };
  }

  /** The new state of a number after it was read back. */
  #judge(at: number, entry: NumberProgress, read: Read, gaveUp: Reason | null): Change {
    const { index } = entry;
    const said = this.#said.get(index);
    switch (read.reading.verdict) {
      case "as_planned":
        // Attached without the trunk it would look the same.
        if (hidesTrunk(read.reading)) {
          return { state: "sent_unknown", ...after(said?.why ?? this.#reported.get(index), UNSHOWN) };
        }
        return this.#foundConfigured(at, entry, said);
      case "differs":
      case "partly": {
        const why = after(this.#reported.get(index), this.#redactor.json(differenceOf(read.reading)));
        if (!this.#lost.has(index)) return { state: "failed", ...why };
        return { state: "sent_unknown", ...why, reason: joined(why.reason, LATER) };
      }
      case "not_attached":
        return said === undefined ? this.#notAttached(index, gaveUp) : this.#refused(entry, said);
      default:
        return { state: "sent_unknown", ...after(said?.why ?? this.#reported.get(index), this.#unread(read)) };
    }
  }

  #notAttached(index: number, gaveUp: Reason | null): Change {
    if (this.#lost.has(index)) {
      if (gaveUp === null) this.#ready.add(index);
      const why: Reason = gaveUp === null ? OPEN : { ...gaveUp, kind: "open", reason: joined(gaveUp.reason, LATER) };
      return { state: "sent_unknown", ...why };
    }
    if (gaveUp === null) return { state: "pending" };
    // No answer says that it failed, and nobody knows how far the read-back lags behind.
    return { state: "sent_unknown", ...gaveUp, reason: joined(gaveUp.reason, BEHIND) };
  }

  /** A number that the API refused and that is not attached according to the read-back. */
  #refused({ index, sent = 0 }: NumberProgress, { why, isAttached }: Said): Change {
    if (this.#lost.has(index)) return { state: "sent_unknown", ...after(why, OPEN) };
    // An earlier request of ours may have attached it.
    if (sent > 1)
      return { state: "sent_unknown", ...after(why, { ...OPEN, reason: `Not attached when read back. ${BEHIND}` }) };
    return { state: "failed", ...(isAttached ? after(why, HELD_ELSEWHERE) : why) };
  }

  /** The reason to show if an earlier request for an attached number may still change its password. */
  #mayChange(at: number, { index, sent = 0 }: NumberProgress): Reason | undefined {
    const isOpen = this.#lost.has(index) && sent > 1;
    return isOpen && isRegistering(this.#requests[at] as PlannedRequest) ? MAY_CHANGE : undefined;
  }

  #foundConfigured(at: number, entry: NumberProgress, said: Said | undefined): Change {
    const isMissed = isRegistering(this.#requests[at] as PlannedRequest) && !this.#gavePassword.has(entry.index);
    const already = said === undefined ? this.#reported.get(entry.index) : ALREADY;
    return {
      state: "configured",
      ...(isMissed ? { ...after(already, MISSED), password_missed: true } : (this.#mayChange(at, entry) ?? already)),
    };
  }

  async #readBack(at: number, index: number): Promise<{ read: Read; problem: null } | { problem: SendProblem }> {
    const single = requestFor(this.#requests[at] as PlannedRequest, [index], this.#wire);
    const [query] = this.#engine.derive([single], "read_back").requests;
    if (query === undefined) throw new SendError("The engine derives no request to read back.");
    for (let tries = 0; ; tries++) {
      const { answer, problem } = await ask(query, this.#http);
      if (problem !== null) return { problem };
      const reading = this.#engine.readConfiguration(this.#redactor.answer(answer), single);
      const { status, retryable } = reading;
      const read = { reading, status: answer.status };
      if (reading.verdict !== "unknown") return { read, problem: null };
      const failed = { ...reading, message: `Reading back failed: ${reading.message}` };
      if (status === "unauthorized" || status === "not_entitled") {
        return { problem: refused(status, failed, answer) };
      }
      const isBusy = status === "rate_limited";
      const asked = retryAfter(reading, answer);
      const seconds = waitFor(asked, tries);
      if (isBusy && seconds > this.#maxWait) {
        return { problem: tooLongAWait(refused(status, failed, answer), seconds, this.#maxWait, asked) };
      }
      const isEnd = !retryable || tries + 1 >= RATE_LIMIT_TRIES || seconds > this.#maxWait;
      if (isEnd && isBusy) return { problem: refused(status, failed, answer) };
      if (isEnd) return { read, problem: null };
      if (!(await pause(seconds, this.#http.signal))) return { problem: aborted() };
    }
  }

  /** Indices of the numbers of a request to be sent, for the first time or again. */
  #toSend(at: number): number[] {
    const entries = this.#state.requests[at] as NumberProgress[];
    return entries.flatMap(({ index, state }) => (state === "pending" || this.#ready.has(index) ? [index] : []));
  }

  /**
   * Gives unknown numbers without a reason the reason why sending stopped. Numbers that were waiting to be
   * sent again become unknown: that they were not attached was true only when they were read back.
   */
  #explain(at: number, why: Reason): void {
    for (let later = at; later < this.#requests.length; later++) {
      const silent = this.#in(later, "sent_unknown").filter((entry) => entry.reason === undefined);
      const indices = silent.map(({ index }) => index);
      if (indices.length > 0) this.#change(later, indices, (entry) => ({ ...entry, ...why }));
      const again = this.#in(later, "pending").filter(({ sent = 0 }) => sent > 0);
      if (again.length === 0) continue;
      const change = (entry: NumberProgress): NumberProgress => ({ ...without(entry), state: "sent_unknown", ...OPEN });
      this.#change(
        later,
        again.map(({ index }) => index),
        change,
      );
    }
  }

  #in(at: number, state: NumberState): NumberProgress[] {
    return (this.#state.requests[at] as NumberProgress[]).filter((entry) => entry.state === state);
  }

  #change(at: number, indices: number[], change: (entry: NumberProgress) => NumberProgress): void {
    const chosen = new Set(indices);
    const requests = [...this.#state.requests];
    requests[at] = (requests[at] as NumberProgress[]).map((entry) => (chosen.has(entry.index) ? change(entry) : entry));
    this.#state = { ...this.#state, requests };
  }

  /** An outcome without secrets, except for the passwords that are meant to be shown. */
  #shown(outcome: Outcome): Outcome {
    const { register_password_for_pbx, register_passwords } = outcome;
    return {
      ...this.#redactor.json(outcome),
      register_password_for_pbx,
      register_passwords: register_passwords.map(({ number, password, other_number: other }) => ({
        number: number === null ? null : this.#redactor.text(number),
        password,
        ...given({ other_number: other === undefined ? undefined : this.#redactor.text(other) }),
      })),
    };
  }

  #clean(problem: SendProblem): SendProblem {
    return this.#redactor.json(problem);
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

function postedOf(stop: Stop, rest: Partial<Posted> = {}): Posted {
  return { stop, isDeaf: false, why: null, retryAfter: null, ...rest };
}

function locked(): SendProblem {
  return {
    kind: "locked",
    message: "These numbers are being sent already, by another call, tab or window.",
    causes: [],
  };
}

/** Whether the API's own words, and not only its code, say that something is attached already. */
function saysAttached({ detail = "" }: Reason): boolean {
  return /already (attached|configured|exists|in use|registered|assigned)|\bin use\b|\btaken\b/i.test(
    detail.replaceAll("_", " "),
  );
}

/** The state of numbers that an answer does not name. */
function stateWithoutName({ status }: Outcome, answer: HttpAnswer): NumberState {
  switch (status) {
    case "unauthorized":
    case "not_entitled":
    case "rate_limited":
      // The API did not look at the body.
      return "pending";
    case "rejected":
      return isMomentary(answer) ? "sent_unknown" : "failed";
    default:
      return "sent_unknown";
  }
}

/**
 * Whether something other than the API answered. A 404 that does not say what was not found counts: all that attaching
 * could miss is a trunk, which the API would name, so it must be the path that was not found.
 */
function isOfStranger({ status, failed, no_call }: Outcome): boolean {
  return status === "rejected" && failed.length === 0 && no_call !== false;
}

/** Whether no reading could be used, as if the server were not the API at all. */
function areUnusable(readings: Map<number, Read>): boolean {
  return [...readings.values()].every(({ reading }) => reading.verdict === "unknown" && isNoAnswer(reading));
}

function without({ index, number, state, sent, password_missed }: NumberProgress): NumberProgress {
  return { index, number, state, ...given({ sent, password_missed }) };
}
