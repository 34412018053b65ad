// Looks at the account before anything is sent, like `terraform plan`. Loaded when first needed.

import type { Engine } from "./engine.js";
import { runFollowUp, type FollowUpEntry, type FollowUpOptions } from "./follow-up.js";
import { given } from "./given.js";
import { INBOUND, NUMBERS } from "./paths.js";
import { PlanCalls, TRIES, type PlanCallProgress } from "./plan-calls.js";
import { noCall, wordsOf } from "./problem.js";
import type { Reason } from "./send-state.js";
import type { ComparedDirection, HttpAnswer, Outcome, Plan } from "./types.js";
import { retryAfter, waitFor } from "./waits.js";

/**
 * new: the account does not have the number. same: already attached as planned. differs: attached, but
 * `directions` shows differences. held_otherwise: something is attached to it, but not every planned
 * direction. bought: bought from the service. unknown: `why` gives the reason.
 */
export type SurveyState = "new" | "same" | "differs" | "held_otherwise" | "bought" | "unknown";

export interface SurveyEntry extends Partial<Omit<Reason, "reason">> {
  /** Index into Plan.numbers. */
  index: number;
  /** As it is sent to the API. A secret in it is redacted. */
  number: string;
  state: SurveyState;
  /** One sentence, for bought and unknown. For new: that it may have been bought from the service. */
  why?: string;
  /** If the number was read back, the comparison field by field. */
  directions?: ComparedDirection[];
}

export type SurveyProgress = PlanCallProgress<SurveyEntry>;

/** The same as for followUp: `concurrency` is how many numbers are read back at once. */
export type SurveyOptions = FollowUpOptions;

const STATES = {
  matches: "same",
  differs: "differs",
  not_attached: "held_otherwise",
  unknown: "unknown",
} as const;

type Steps = AsyncGenerator<SurveyProgress, void, undefined>;

/** See `survey` of the package. */
export async function* runSurvey(engine: Engine, plan: Plan, options: SurveyOptions): Steps {
  const calls = new PlanCalls<SurveyEntry>("survey(engine, plan, options)", engine, plan, options);
  await engine.loadTools(); // which read the answers
  const { numbers, redactor } = calls;

  const answers: HttpAnswer[] = [];
  for (const path of [NUMBERS, INBOUND]) {
    for (let tries = 0; ; tries++) {
      const url = calls.wire.base + path;
      const { answer, problem } = await calls.ask({ method: "GET", url, headers: {}, body: null });
      if (problem !== null) return yield calls.progress("stopped", { problem });
      const outcome = path === NUMBERS || answer.status === 429 ? outcomeOf(engine, answer, plan) : null;
      if (path === NUMBERS && outcome?.no_call === true) {
        return yield calls.progress("stopped", { problem: noCall(answer.status, wordsOf(outcome.errors)) });
      }
      const wait = waitOf(answer, outcome, tries);
      if (wait === null || wait > calls.maxWait) {
        answers.push(answer);
        break;
      }
      yield calls.progress("waiting", { wait_seconds: wait });
      const stop = await calls.pause(wait);
      if (stop !== null) return yield calls.progress("stopped", { problem: stop });
    }
  }

  const [listed, inbound] = answers as [HttpAnswer, HttpAnswer];
  const reading = engine.readAccount({ numbers: listed, inbound }, plan.requests);
  const toRead = new Set<number>();
  /** Why reading back may not tell what the account's list means. */
  const doubts = new Map<number, string>();
  const settled: SurveyEntry[] = [];
  for (const { index, state, why, listed_as: listedAs } of reading.numbers) {
    if (index === null) continue;
    if (listedAs !== undefined) doubts.set(index, redactor.text(why));
    if (state === "listed" || listedAs !== undefined) toRead.add(index);
    else settled.push(entryOf(index, numbers, state, redactor.text(why)));
  }
  if (settled.length > 0) yield calls.progress("settled", { settled });

  const requests = engine
    .derive(plan.requests, "read_back")
    .requests.filter((request) => toRead.has(request.numbers[0] as number));
  for await (const step of runFollowUp(engine, plan, requests, options)) {
    const { event, wait_seconds, problem } = step;
    const read = step.settled.flatMap((entry) => surveyed(entry, numbers, doubts));
    if (event === "done" || (event === "settled" && read.length === 0)) continue;
    yield calls.progress(event, { settled: read, wait_seconds, problem });
    if (event === "stopped") return;
  }
  yield calls.progress("done");
}

/** What an answer says apart from its list; null if the plan sends nothing. */
function outcomeOf(engine: Engine, answer: HttpAnswer, { requests: [request] }: Plan): Outcome | null {
  return request === undefined ? null : engine.readResponse(answer, request);
}

/** How long to wait before asking again; null if the answer can be used. */
function waitOf(answer: HttpAnswer, outcome: Outcome | null, tries: number): number | null {
  if (answer.status !== 429 || tries + 1 >= TRIES || outcome === null) return null;
  return waitFor(retryAfter(outcome, answer), tries);
}

function entryOf(index: number, numbers: string[], state: SurveyState, why: string | undefined): SurveyEntry {
  const entry = { index, number: numbers[index] as string, state };
  return why ? { ...entry, why } : entry;
}

/** The entry of a number that was read back; none if nothing was found out before the survey stopped. */
function surveyed(read: FollowUpEntry, numbers: string[], doubts: Map<number, string>): SurveyEntry[] {
  if (!(read.state in STATES)) return [];
  const doubt = doubts.get(read.index);
  if (doubt !== undefined && read.state === "not_attached") return [entryOf(read.index, numbers, "unknown", doubt)];
  const directions = read.comparison?.directions;
  const isPartial = read.state === "differs" && directions?.some(({ attached }) => !attached);
  const state = isPartial ? "held_otherwise" : STATES[read.state as keyof typeof STATES];
  const { index, reason, kind, status, detail } = read;
  return [{ ...entryOf(index, numbers, state, reason), ...given({ kind, status, detail, directions }) }];
}
