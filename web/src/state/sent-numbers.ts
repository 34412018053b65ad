// What is known about each number that was sent, and how it became known.
import type { FollowUpEntry, NumberProgress, NumberState, SendProgress, SendState, Totals } from "sipattach";
import { FATE_OF, type Doubt, type Fate } from "./fate.js";

const NOTHING: Totals = { pending: 0, sent_unknown: 0, configured: 0, failed: 0, ignored: 0 };

export class SentNumbers {
  isRunning = false;
  #totals: Totals = NOTHING;
  #state: SendState | null = null;
  /** Numbers of the draft that were not sent because they are attached already. */
  #kept: readonly NumberProgress[] = [];
  #byNumber = new Map<string, NumberProgress>();
  readonly #detached = new Set<string>();
  /** Numbers that were attached already, as the API says. */
  readonly #already = new Set<string>();
  readonly #doubts = new Map<string, Doubt>();
  /** Indices of numbers whose password for the PBX was lost and replaced by another. */
  readonly #renewed = new Set<number>();
  /** How often the numbers were sent whose password for the PBX came, by index, when they are read back once more. */
  #known = new Map<number, number>();
  /** Numbers that were attached with another configuration and changed to the planned one. */
  readonly #updated = new Set<string>();
  /** When the state of each number was learned. */
  readonly #times = new Map<string, string>();

  // ---- what is known

  /** The package's last state; null before anything was sent. */
  get state(): SendState | null {
    return this.#state;
  }

  /** The numbers that were sent, request by request. */
  get requests(): readonly (readonly NumberProgress[])[] {
    return this.#state?.requests ?? [];
  }

  get #lists(): readonly (readonly NumberProgress[])[] {
    return [...this.requests, this.#kept];
  }

  get all(): NumberProgress[] {
    const numbers = this.#lists.flat();
    return this.#kept.length === 0 ? numbers : numbers.sort((one, other) => one.index - other.index);
  }

  /** The first `limit` numbers with a fate. */
  some(fate: Fate, limit: number): NumberProgress[] {
    const found: NumberProgress[] = [];
    for (const numbers of this.#lists) {
      if (found.length >= limit) break;
      found.push(...numbers.filter((entry) => this.fateOf(entry) === fate));
    }
    return found.slice(0, limit);
  }

  /** Every number is only planned, because no request was sent or an answer refused all of them. */
  get areAllPending(): boolean {
    return !this.isRunning && this.requests.every((numbers) => numbers.every(({ state }) => state === "pending"));
  }

  entryOf(number: string): NumberProgress | undefined {
    return this.#byNumber.get(number);
  }

  count(state: NumberState): number {
    return this.#totals[state];
  }

  /** How many numbers were to be sent. */
  get total(): number {
    const { pending, sent_unknown: unknown, configured, failed } = this.#totals;
    return pending + unknown + configured + failed;
  }

  fateOf({ number, state }: NumberProgress): Fate {
    if (this.#doubts.get(number) === "detaching") return "unknown";
    if (this.#detached.has(number)) return "detached";
    if (state === "configured" && this.#already.has(number)) return "already";
    return FATE_OF[state][this.isRunning ? "running" : "finished"];
  }

  /** How many numbers there are of each fate. */
  get fates(): Record<Fate, number> {
    const fates: Record<Fate, number> = {
      attached: 0,
      detached: 0,
      already: 0,
      failed: 0,
      unknown: 0,
      running: 0,
      waiting: 0,
      unsent: 0,
      left_out: 0,
    };
    for (const numbers of this.#lists) for (const entry of numbers) fates[this.fateOf(entry)] += 1;
    return fates;
  }

  /** Why it is unknown what became of a number, if the course of events tells. */
  doubtOf(number: string): Doubt | undefined {
    return this.#doubts.get(number);
  }

  /** Whether everything that is in doubt is so for this reason. */
  areAllDoubts(wanted: Doubt): boolean {
    return [...this.#doubts.values()].every((doubt) => doubt === wanted);
  }

  /** When the state of a number was learned, as ISO 8601; "" if it was not sent. */
  timeOf(number: string): string {
    return this.#times.get(number) ?? "";
  }

  isDetached(number: string): boolean {
    return this.#detached.has(number);
  }

  /** Whether something was detached, or may have been because detaching broke off. */
  get isUndone(): boolean {
    return this.#detached.size > 0 || [...this.#doubts.values()].includes("detaching");
  }

  /** Whether a number was attached with another configuration and was changed from this page. */
  isUpdated(number: string): boolean {
    return this.#updated.has(number);
  }

  /** Whether a number is known to be attached as it was sent. */
  isAttached({ number, state }: NumberProgress): boolean {
    return state === "configured" && !this.#detached.has(number) && this.#doubts.get(number) !== "detaching";
  }

  /** Indices of numbers that were attached by a request whose answer was lost, and the password with it. */
  get withoutPassword(): number[] {
    return this.all
      .filter(
        ({ index, number, password_missed: isMissed }) =>
          isMissed === true && !this.#renewed.has(index) && !this.#detached.has(number),
      )
      .map(({ index }) => index);
  }

  // ---- what becomes known

  /**
   * Begins another batch. `kept`: numbers of its draft that are not sent because they are attached already. `last`: the
   * state of the last batch if its numbers are read back again.
   */
  begin(kept: readonly NumberProgress[], last: SendState | null = null): void {
    const arrived = last?.requests
      .flat()
      .filter(
        ({ state, index, password_missed: isMissed }) =>
          state === "configured" && (!isMissed || this.#renewed.has(index)),
      );
    this.#known = new Map(arrived?.map(({ index, sent = 1 }) => [index, sent]));
    this.#totals = NOTHING;
    this.#byNumber = new Map(kept.map((entry) => [entry.number, entry]));
    this.#state = null;
    this.#renewed.clear();
    this.#updated.clear();
    this.#already.clear();
    for (const { number } of kept) this.#already.add(number);
    this.#kept = kept;
    this.beginAgain();
  }

  /** Begins to send what is left of the last batch. */
  beginAgain(): void {
    this.#doubts.clear();
    this.#detached.clear();
  }

  /** Restores what the tab knew before it was reloaded. */
  resume(state: SendState): void {
    this.#state = state;
    for (const entries of state.requests) for (const entry of entries) this.#note(entry);
  }

  /** A step in which no password counts as lost that came when the number was sent before. */
  withPasswords(progress: SendProgress): SendProgress {
    if (this.#known.size === 0) return progress;
    const known = (entry: NumberProgress): NumberProgress => {
      const { index, number, state, sent, password_missed: isMissed } = entry;
      return isMissed && this.#known.get(index) === sent ? { index, number, state, sent } : entry;
    };
    const requests = progress.state.requests.map((numbers) => numbers.map(known));
    return { ...progress, numbers: progress.numbers.map(known), state: { ...progress.state, requests } };
  }

  take({ state, totals, numbers }: SendProgress): void {
    this.#state = state;
    this.#totals = { ...totals, configured: totals.configured + this.#kept.length };
    for (const entry of numbers) this.#note(entry);
  }

  #note(entry: NumberProgress): void {
    const { number, state } = entry;
    if (state === "pending") this.#times.delete(number);
    else if (this.#byNumber.get(number)?.state !== state) this.#times.set(number, new Date().toISOString());
    this.#byNumber.set(number, entry);
  }

  noteAlready(number: string): void {
    this.#already.add(number);
  }

  noteRenewed(index: number): void {
    this.#renewed.add(index);
  }

  doubt(numbers: readonly NumberProgress[], doubt: Doubt): void {
    for (const { number, state } of numbers) if (state === "sent_unknown") this.#doubts.set(number, doubt);
  }

  /** Numbers were found as planned after sending, or were changed to be so. */
  settle(indices: ReadonlySet<number>, isUpdate: boolean): void {
    if (!this.#state) return;
    const settled = (entry: NumberProgress): NumberProgress => {
      const { index, number, state, sent } = entry;
      if (!indices.has(index)) return entry;
      this.#doubts.delete(number);
      this.#detached.delete(number);
      if (state === "configured") return entry;
      if (isUpdate) this.#updated.add(number);
      // What was sent did not attach it, so undoing leaves it alone.
      if (isUpdate || state === "failed") this.#already.add(number);
      const now: NumberProgress = { index, number, state: "configured", ...(sent === undefined ? {} : { sent }) };
      this.#note(now);
      this.#totals = { ...this.#totals, [state]: this.#totals[state] - 1, configured: this.#totals.configured + 1 };
      return now;
    };
    this.#state = { ...this.#state, requests: this.#state.requests.map((numbers) => numbers.map(settled)) };
  }

  /** A number was detached after sending, or it is unknown whether it was. */
  noteDetached({ number, state }: FollowUpEntry): void {
    if (state === "unknown") return void this.#doubts.set(number, "detaching");
    this.#detached.add(number);
    this.#doubts.delete(number);
    this.#times.set(number, new Date().toISOString());
  }
}
