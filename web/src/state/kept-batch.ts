// Stores the progress of sending, for a reload, a crash or a lost connection: without secrets, and only until the tab
// is closed. For each number, only what the plan does not say is stored. Each request has its own item, so that a step
// writes little.
import type { NumberProgress, NumberState, Plan, SendProgress, SendState } from "sipattach";
import { safeStorage } from "../shared/browser.js";
import { BATCH } from "./kept.js";
import { requestsOf } from "./left-to-send.js";
import { withoutSecrets } from "./secrets.js";
import type { Store } from "./store.js";

const session = safeStorage(() => sessionStorage);

interface Head {
  time: string;
  fingerprint: string;
  /** How many requests there are. */
  count: number;
  /** How many numbers. */
  total: number;
  /** The numbers that were sent, by their index in the plan; null: all of them. */
  sent: number[] | null;
  /** The draft had passwords, which are not stored. */
  hadSecrets: boolean;
  /** The address of the API that it was sent to. */
  address: string | null;
}

/** A number's state, how often it was sent, the reason, and whether its password was missed. */
type Entry = [state: string, sent?: number, reason?: string, isMissed?: 1];

const LETTERS: Record<NumberState, string> = {
  pending: "p",
  sent_unknown: "u",
  configured: "c",
  failed: "f",
  ignored: "i",
};
const STATES = Object.fromEntries(Object.entries(LETTERS).map(([state, letter]) => [letter, state as NumberState]));

/** What was kept before the tab was reloaded. */
export interface KeptBatch extends Head {
  requests: (Entry[] | null)[];
  attached: number;
  failed: number;
  /** How many numbers are not sent, or not known to be attached. */
  left: number;
}

export function readBatch(): KeptBatch | null {
  try {
    const head = JSON.parse(session.read(BATCH) ?? "null") as Head | null;
    if (!head || typeof head.fingerprint !== "string" || !Number.isSafeInteger(head.count)) return null;
    const requests = Array.from(
      { length: head.count },
      (_, at) => JSON.parse(session.read(`${BATCH}:${at}`) ?? "null") as Entry[] | null,
    );
    const count = (wanted: string) => requests.flat().filter((entry) => entry?.[0] === wanted).length;
    const [attached, failed] = [count("c"), count("f")];
    return { ...head, requests, attached, failed, left: Math.max(0, head.total - attached - failed) };
  } catch {
    return null;
  }
}

export function forgetBatch(): void {
  const { count = 0 } = readBatch() ?? {};
  session.write(BATCH, null);
  for (let at = 0; at < count; at += 1) session.write(`${BATCH}:${at}`, null);
}

export interface Resumed {
  plan: Plan;
  /** When its sending began. */
  time: string;
  state: SendState;
}

/** The plan and the state to resume with. `send` checks whether they belong together. */
export function resumable(store: Store, kept: KeptBatch, plan: Plan): Resumed {
  const isSent = kept.sent && new Set(kept.sent);
  const sent = isSent ? { ...plan, requests: requestsOf(plan, (index) => isSent.has(index)) } : plan;
  const texts = plan.numbers.map(({ value, input }) => value ?? input);
  const { phone_numbers: shown } = store.loaded!.engine.redact({ phone_numbers: texts }) as { phone_numbers: string[] };
  const inRequests = new Set<number>();
  const requests = sent.requests.map(({ numbers }, at) =>
    numbers.map((index, of): NumberProgress => {
      inRequests.add(index);
      const [letter = "p", times, reason, isMissed] = kept.requests[at]?.[of] ?? [];
      return {
        index,
        number: shown[index],
        state: STATES[letter] ?? "pending",
        ...(reason ? { reason } : {}),
        ...(times ? { sent: times } : {}),
        ...(isMissed ? { password_missed: true } : {}),
      };
    }),
  );
  const ignored = plan.numbers.flatMap((_, index): NumberProgress[] =>
    inRequests.has(index) ? [] : [{ index, number: shown[index], state: "ignored" }],
  );
  return { plan: sent, time: kept.time, state: { version: 2, fingerprint: kept.fingerprint, requests, ignored } };
}

/** Stores a batch while it is sent. */
export class BatchKeeper {
  #state: SendState | null = null;
  #isKept = true;
  /** Requests with passwords that the user has not saved. These would be lost with the page. */
  readonly #held = new Set<number>();

  constructor(
    readonly store: Store,
    readonly plan: Plan,
    readonly isPart: boolean,
  ) {}

  /** Stores a step. Returns false if the browser stores nothing, or has no room left. */
  take({ state, request_index: at, outcome }: SendProgress): boolean {
    const isFirst = this.#state === null;
    this.#state = state;
    if (isFirst) this.#begin(state);
    if (outcome && outcome.register_passwords.length > 0) {
      if (this.#held.size === 0) this.store.addEventListener("update", this.#onUpdate);
      this.#held.add(at);
    }
    if (at < state.requests.length) this.#write(at);
    return this.#isKept;
  }

  /** Called at the first step; until then, an earlier batch stays stored. */
  #begin(state: SendState): void {
    forgetBatch();
    const { store, plan, isPart } = this;
    const head: Head = {
      time: new Date().toISOString(),
      fingerprint: state.fingerprint,
      count: state.requests.length,
      total: state.requests.reduce((sum, entries) => sum + entries.length, 0),
      sent: isPart ? plan.requests.flatMap(({ numbers }) => numbers) : null,
      hadSecrets: JSON.stringify(withoutSecrets(store)) !== JSON.stringify(store.draft),
      address: store.address.url,
    };
    this.#isKept = session.write(BATCH, JSON.stringify(head));
    // If the batch was resumed, store what was known before.
    for (const [index, entries] of state.requests.entries())
      if (entries.some(({ state: each }) => each !== "pending")) this.#write(index);
  }

  #write(at: number): void {
    const entries = this.#state?.requests[at] ?? [];
    const isHeld = this.#held.has(at);
    const kept = entries.map(({ state, sent, reason, password_missed: isMissed }): Entry => {
      const isLost = isMissed === true || (isHeld && state === "configured");
      if (isLost) return [LETTERS[state], sent ?? 0, reason ?? "", 1];
      return reason ? [LETTERS[state], sent ?? 0, reason] : sent ? [LETTERS[state], sent] : [LETTERS[state]];
    });
    if (!session.write(`${BATCH}:${at}`, JSON.stringify(kept))) this.#isKept = false;
  }

  readonly #onUpdate = () => {
    if (this.store.passwords.areHeld) return;
    this.store.removeEventListener("update", this.#onUpdate);
    const saved = [...this.#held];
    this.#held.clear();
    for (const at of saved) this.#write(at);
  };
}
