import type { Plan } from "./types.js";

/**
 * pending: to be sent. sent_unknown: sent, and not known what became of it. configured and failed:
 * the API said so, or it was read back. ignored: in no request of the plan.
 */
export type NumberState = "pending" | "sent_unknown" | "configured" | "failed" | "ignored";

export interface NumberProgress {
  /** Index into Plan.numbers. */
  index: number;
  /** As it goes on the wire; of an ignored one, as it was given. */
  number: string;
  state: NumberState;
  reason?: string;
}

/**
 * Where a batch stands: plain JSON without secrets, to be stored and given to `send` again. Every
 * number of the plan is in it once. Never changed in place, so each one stays as it was given out.
 */
export interface SendState {
  version: 1;
  /** The numbers of each request of the plan. */
  requests: NumberProgress[][];
  ignored: NumberProgress[];
}

export type Totals = Record<NumberState, number>;

export function initialState(plan: Plan): SendState {
  const sent = new Set(plan.requests.flatMap(({ numbers }) => numbers));
  const requests = plan.requests.map(({ numbers }) =>
    numbers.map((index): NumberProgress => {
      const number = plan.numbers[index]?.value;
      if (number === undefined || number === null) throw new TypeError("This is no plan.");
      return { index, number, state: "pending" };
    }),
  );
  const ignored = plan.numbers.flatMap(({ input }, index): NumberProgress[] =>
    sent.has(index) ? [] : [{ index, number: input, state: "ignored" }],
  );
  return { version: 1, requests, ignored };
}

/** Whether a stored state belongs to a plan: the same numbers in the same requests. */
export function isStateOf(state: SendState, plan: Plan): boolean {
  const fresh = initialState(plan);
  return (
    state?.version === 1 &&
    Array.isArray(state.requests) &&
    state.requests.length === fresh.requests.length &&
    fresh.requests.every((numbers, at) => isSameNumbers(numbers, state.requests[at]))
  );
}

function isSameNumbers(expected: NumberProgress[], actual: NumberProgress[] | undefined): boolean {
  return (
    Array.isArray(actual) &&
    actual.length === expected.length &&
    expected.every(({ index, number }, at) => {
      const entry = actual[at];
      return entry?.index === index && entry.number === number && entry.state !== "ignored";
    })
  );
}

/** A state in which all that failed is pending again, for a further try. */
export function retryFailed(state: SendState): SendState {
  const again = ({ index, number, state, reason }: NumberProgress): NumberProgress => {
    if (state === "failed") return { index, number, state: "pending" };
    return reason === undefined ? { index, number, state } : { index, number, state, reason };
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
