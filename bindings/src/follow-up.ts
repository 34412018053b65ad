// What can follow sending: reading back what is attached, undoing it, changing it. Loaded when first needed.

import { requestFor, requireOfPlan } from "./batch-plan.js";
import type { Engine } from "./engine.js";
import { given } from "./given.js";
import { readObject } from "./look-up.js";
import { countOf } from "./options.js";
import { PlanCalls, TRIES, type PlanCallOptions, type PlanCallProgress } from "./plan-calls.js";
import { aborted, wordsOf, noCall, refused, tooLongAWait, type SendProblem } from "./problem.js";
import { hidesTrunk } from "./send-reasons.js";
import { reasonOf, refusedFor, saidBy, saidOfOther, type Reason } from "./send-state.js";
import type {
  Comparison,
  ConfigurationReading,
  DerivedRequest,
  HttpAnswer,
  Outcome,
  Plan,
  PlannedRequest,
  RegisterPassword,
} from "./types.js";
import { waitFor, retryAfter } from "./waits.js";

/**
 * matches: every direction is attached as planned. differs: something is attached, but not as planned.
 * not_attached: nothing is attached. done: the API did what was asked. failed: it refused, at least in
 * part. unknown: it is unknown what became of the request, or what is attached. pending: not sent yet.
 */
export type FollowUpState = "pending" | "matches" | "differs" | "not_attached" | "done" | "failed" | "unknown";

export interface FollowUpEntry extends Partial<Reason> {
  /** Index into Plan.numbers. */
  index: number;
  /** As it is sent to the API. A secret in it is redacted. */
  number: string;
  state: FollowUpState;
  /** If only some of a number's requests succeeded, the directions that were changed. */
  made?: string[];
  /** Present after reading back. */
  comparison?: Comparison;
  /** Differences that an update cannot change, such as "inbound/trunk_id". Detach the number and attach it again. */
  beyond_update?: string;
  /** Passwords for the PBX that an update returned. The API returns them only this once. */
  register_passwords: RegisterPassword[];
}

export type FollowUpProgress = PlanCallProgress<FollowUpEntry>;

export interface FollowUpOptions extends PlanCallOptions {
  /** How many numbers are read back at once; 4 when absent. Changes are always made one by one. */
  concurrency?: number;
}

const MAX_CONCURRENCY = 100;

type Steps = AsyncGenerator<FollowUpProgress, void, undefined>;
type Attempt =
  | { kind: "settled"; entry: FollowUpEntry }
  | { kind: "wait"; seconds: number }
  | { kind: "stopped"; problem: SendProblem; entry: FollowUpEntry };

/** The requests for one number, and how many of them are done. */
interface Group {
  index: number;
  requests: DerivedRequest[];
  done: number;
  passwords: RegisterPassword[];
}

/** See `followUp` of the package. */
export async function* runFollowUp(
  engine: Engine,
  plan: Plan,
  requests: DerivedRequest[],
  options: FollowUpOptions,
): Steps {
  const steps = new FollowUp(engine, plan, requests, options);
  await engine.loadTools(); // which read the answers
  yield* steps.run();
}

class FollowUp {
  #calls: PlanCalls<FollowUpEntry>;
  #groups: Group[];
  #concurrency: number;

  constructor(engine: Engine, plan: Plan, requests: DerivedRequest[], options: FollowUpOptions) {
    this.#calls = new PlanCalls("followUp(engine, plan, requests, options)", engine, plan, options);
    const concurrency = countOf("concurrency", options.concurrency, 4, MAX_CONCURRENCY);
    requireOfPlan(requests, this.#calls.wire);
    this.#groups = byNumber(requests);
    this.#calls.total = this.#groups.length;
    this.#concurrency = requests.every(({ method }) => method === "GET") ? concurrency : 1;
  }

  async *run(): Steps {
    const calls = this.#calls;
    for (let at = 0; at < this.#groups.length; at += this.#concurrency) {
      let waiting = this.#groups.slice(at, at + this.#concurrency);
      for (let tries = 0; waiting.length > 0; tries++) {
        const attempts = await Promise.all(waiting.map((group) => this.#attempt(group, tries)));
        const settled = attempts.flatMap((each) => (each.kind === "wait" ? [] : [each.entry]));
        if (settled.length > 0) yield calls.progress("settled", { settled });
        const stopped = attempts.find((each) => each.kind === "stopped");
        if (stopped !== undefined) {
          return yield calls.progress("stopped", { problem: calls.redactor.json(stopped.problem) });
        }
        waiting = waiting.filter((_, index) => attempts[index]?.kind === "wait");
        if (waiting.length === 0) continue;
        const seconds = Math.max(...attempts.map((each) => (each.kind === "wait" ? each.seconds : 0)));
        yield calls.progress("waiting", { wait_seconds: seconds });
        const problem = await calls.pause(seconds);
        if (problem === null) continue;
        const open = waiting.filter(({ done }) => done > 0);
        const left = open.map((group) => this.#entry(group, "failed", reasonOf(problem)));
        if (left.length > 0) yield calls.progress("settled", { settled: left });
        return yield calls.progress("stopped", { problem });
      }
    }
    yield calls.progress("done");
  }

  /** Sends the remaining requests for one number until one of them does not succeed. */
  async #attempt(group: Group, tries: number): Promise<Attempt> {
    const { index, requests } = group;
    const { wire } = this.#calls;
    const single = requestFor(wire.requests.get(index) as PlannedRequest, [index], wire);
    for (; group.done < requests.length; group.done++) {
      const unsent = group.done > 0 ? "failed" : "pending";
      if (this.#calls.isAborted) return this.#stopped(group, aborted(), unsent);
      const request = requests[group.done] as DerivedRequest;
      const { answer, problem } = await this.#calls.ask(request);
      if (problem !== null) return this.#stopped(group, problem, problem.not_sent === true ? unsent : "unknown");
      const isRead = request.method === "GET";
      const attempt = isRead
        ? this.#read(group, single, answer, tries)
        : this.#changed(group, request, single, answer, tries);
      if (attempt !== null) return attempt;
    }
    return this.#settled(group, "done");
  }

  #read(group: Group, single: PlannedRequest, answer: HttpAnswer, tries: number): Attempt {
    const reading = this.#calls.engine.readConfiguration(answer, single);
    if (reading.verdict === "unknown") {
      const strange = this.#strange(group, answer, reading);
      if (strange !== null) return strange;
      const busy = this.#busyOrRefused(group, reading, answer, tries);
      if (busy !== null) return busy;
      return this.#settled(group, "unknown", {
        ...saidBy(reading, answer),
        kind: "read_back_failed",
        reason: reading.why || reading.message,
      });
    }
    const { directions, verdict } = reading;
    const verified = verdict === "as_planned";
    const comparison = this.#calls.redactor.json({ readable: true, verified, directions });
    const state = verified ? "matches" : verdict === "not_attached" ? verdict : "differs";
    const isMore = verified && reading.why !== "";
    const [detail] = ["inbound", "outbound"].filter((each) => directions.every(({ type }) => type !== each));
    const also: Partial<Reason> = hidesTrunk(reading)
      ? { kind: "trunk_not_shown" }
      : { kind: "unplanned", ...given({ detail }) };
    const why = isMore ? { ...also, reason: reading.why } : {};
    const beyond = given({ beyond_update: reading.beyond_update || undefined });
    return { kind: "settled", entry: { ...this.#entry(group, state), ...why, ...beyond, comparison } };
  }

  /** What an answer to a change means; null if the change was made. */
  #changed(
    group: Group,
    request: DerivedRequest,
    single: PlannedRequest,
    answer: HttpAnswer,
    tries: number,
  ): Attempt | null {
    const outcome = this.#calls.engine.readResponse(answer, request);
    this.#keepPasswords(group, outcome);
    const isGood = answer.status >= 200 && answer.status < 300;
    const strange = this.#strange(group, answer, outcome);
    if (strange !== null) return strange;
    const sent = this.#calls.wire.numbers.get(group.index);
    const failure = outcome.failed.find(({ number }) => number === "" || number === sent);
    const why = saidOfOther(outcome, answer, ", and may have carried out the request all the same");
    if (isGood && failure !== undefined) return this.#settled(group, "failed", refusedFor(failure.reason, answer));
    if (isGood && outcome.errors.length === 0 && outcome.about_other) {
      return this.#settled(group, "unknown", { ...why, kind: "unmentioned", reason: OF_OTHER });
    }
    if (outcome.carried_out === true) return null;
    if (outcome.carried_out === false) {
      return this.#settled(group, "unknown", { ...why, kind: "open", reason: ACCEPTED });
    }
    if (isGood && outcome.errors.length === 0) {
      const isSilent = answer.body === "" || readObject(answer.body) !== null;
      const silence: Partial<Reason> = isSilent ? { kind: "unmentioned", reason: SILENT } : UNREADABLE;
      return this.#settled(group, "unknown", { ...why, ...silence });
    }
    if (answer.status === 404) {
      const { verdict } = this.#calls.engine.readConfiguration(answer, single);
      if (verdict === "not_attached") return this.#settled(group, "not_attached");
      return this.#settled(group, "unknown", why);
    }
    const busy = this.#busyOrRefused(group, outcome, answer, tries);
    if (busy !== null) return busy;
    return this.#settled(group, isGood || outcome.status === "rejected" ? "failed" : "unknown", why);
  }

  #keepPasswords({ passwords, index }: Group, { register_passwords }: Outcome): void {
    for (const { password, number, other_number: other } of register_passwords) {
      this.#calls.redactor.add(password);
      const shown = number === null ? null : (this.#calls.numbers[index] as string);
      const owner = other === undefined ? {} : { other_number: this.#calls.redactor.text(other) };
      passwords.push({ number: shown, password, ...owner });
    }
  }

  /** Stops if the answer is not the API's, since further requests are pointless then; otherwise null. */
  #strange(group: Group, answer: HttpAnswer, { no_call, errors }: Pick<Outcome, "no_call" | "errors">): Attempt | null {
    return no_call === true ? this.#stopped(group, noCall(answer.status, wordsOf(errors)), "unknown") : null;
  }

  /** Stops or waits if the answer makes further requests pointless, now or at all; otherwise null. */
  #busyOrRefused(
    group: Group,
    outcome: Outcome | ConfigurationReading,
    answer: HttpAnswer,
    tries: number,
  ): Attempt | null {
    const { status: kind } = outcome;
    if (kind !== "unauthorized" && kind !== "not_entitled" && kind !== "rate_limited") return null;
    const problem = refused(kind, outcome, answer);
    if (kind !== "rate_limited") return this.#stopped(group, problem, "failed");
    const asked = retryAfter(outcome, answer);
    const seconds = waitFor(asked, tries);
    const { maxWait } = this.#calls;
    if (seconds > maxWait) return this.#stopped(group, tooLongAWait(problem, seconds, maxWait, asked), "failed");
    if (tries + 1 < TRIES) return { kind: "wait", seconds };
    return this.#stopped(group, problem, "failed");
  }

  #settled(group: Group, state: FollowUpState, why?: Reason): Attempt {
    return { kind: "settled", entry: this.#entry(group, state, why) };
  }

  #stopped(group: Group, problem: SendProblem, state: FollowUpState): Attempt {
    const entry = this.#entry(group, state, state === "pending" ? undefined : reasonOf(problem));
    return { kind: "stopped", problem, entry };
  }

  /** If only some of several requests succeeded, the reason names them, so that nobody believes them lost. */
  #entry({ index, requests, done, passwords }: Group, state: FollowUpState, why?: Reason): FollowUpEntry {
    const number = this.#calls.numbers[index] as string;
    const entry: FollowUpEntry = { index, number, state, register_passwords: passwords };
    if (why === undefined) return entry;
    const clean = this.#calls.redactor.json(why);
    if (done === 0 || done === requests.length) return { ...entry, ...clean };
    const made = requests.slice(0, done).map(directionOf);
    const [next] = requests.slice(done).map(directionOf);
    return { ...entry, ...clean, reason: `Done for ${made.join(", ")}. Of ${next}: ${clean.reason}`, made };
  }
}

const OF_OTHER = "The answer is not about this number and direction. Verify what became of it.";
const SILENT = "The answer does not say what became of the number. Verify it.";
const UNREADABLE: Reason = { kind: "unreadable", reason: "The answer cannot be read." };
const ACCEPTED = "The API accepted the request, and does not say that it was carried out.";

/** The direction that a request changes. */
function directionOf({ body }: DerivedRequest): string {
  const updates = body?.updates as { type?: unknown } | undefined;
  return typeof updates?.type === "string" ? updates.type : "the others";
}

function byNumber(requests: DerivedRequest[]): Group[] {
  const groups = new Map<number, Group>();
  for (const request of requests) {
    const index = request.numbers[0] as number;
    const group = groups.get(index);
    if (group !== undefined) group.requests.push(request);
    else groups.set(index, { index, requests: [request], done: 0, passwords: [] });
  }
  return [...groups.values()];
}
