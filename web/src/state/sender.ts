// Sending, as the page shows it. What is sent, in which order, and what is known about each number
// afterwards is decided by the package's `send`; this keeps its last word and the API key.
import type { FollowUpEntry, NumberProgress, NumberState, Plan, SendProblem, SendProgress, SendState, Totals } from 'sipattach';
import { safeStorage } from '../shared/browser.js';
import type { Store } from './store.js';

export type Phase = 'idle' | 'running' | 'finished';
/** Why sending ended early. */
export type Trouble = Exclude<SendProblem['kind'], 'aborted'>;

const KEY_NAME = 'sip-attach-builder:api-key';
const session = safeStorage(() => sessionStorage);
const NOTHING: Totals = { pending: 0, sent_unknown: 0, configured: 0, failed: 0, ignored: 0 };

export class Sender extends EventTarget {
  phase: Phase = 'idle';
  activity: SendProgress['event'] = 'sending';
  waitSeconds = 0;
  totals: Totals = NOTHING;
  requestCount = 0;
  requestsDone = 0;
  /** Returned once by the API; shown until the person has confirmed to have it. */
  password: string | null = null;
  /** Where it was sent, so that a change of the base URL does not rewrite the past. */
  sentTo = '';
  isStopped = false;
  trouble: Trouble | null = null;
  /** What the API itself said. */
  details = '';
  #key = '';
  #remembers = false;
  #abort: AbortController | null = null;
  #states = new Map<string, NumberProgress>();
  #state: SendState | null = null;
  #plan: Plan | null = null;
  #detached = new Set<string>();
  readonly #store: Store;

  constructor(store: Store) {
    super();
    this.#store = store;
  }

  get apiKey(): string {
    return this.#key;
  }

  set apiKey(key: string) {
    this.#key = key;
    if (this.#remembers) session.write(this.#keyName, key);
    this.#store.notify();
  }

  /** Remembering lasts as long as the tab, and only when asked for. */
  get remembersKey(): boolean {
    return this.#remembers;
  }

  set remembersKey(remembers: boolean) {
    this.#remembers = remembers;
    session.write(this.#keyName, remembers ? this.#key : null);
    this.#store.notify();
  }

  /** A key is remembered for one address and offered to no other. One that was only typed stays. */
  recallKey(): void {
    if (this.#key !== '' && !this.#remembers) return;
    const key = session.read(this.#keyName);
    this.#key = key ?? '';
    this.#remembers = key !== null;
  }

  get #keyName(): string {
    return `${KEY_NAME}:${this.#store.baseUrl}`;
  }

  stateOf(value: string | null): NumberProgress | undefined {
    return value === null || this.#detached.has(value) ? undefined : this.#states.get(value);
  }

  count(state: NumberState): number {
    return this.totals[state];
  }

  /** Numbers that were to be sent. */
  get total(): number {
    const { pending, sent_unknown: unknown, configured, failed } = this.totals;
    return pending + unknown + configured + failed;
  }

  get numbers(): NumberProgress[] {
    return this.#state?.requests.flat() ?? [];
  }

  /** The first of the numbers in one of these states. */
  some(states: readonly NumberState[], limit: number): NumberProgress[] {
    const found: NumberProgress[] = [];
    for (const numbers of this.#state?.requests ?? []) {
      if (found.length >= limit) break;
      found.push(...numbers.filter(({ state }) => states.includes(state)));
    }
    return found.slice(0, limit);
  }

  /** What was sent; null before. */
  get plan(): Plan | null {
    return this.#plan;
  }

  /** Undone after sending: these can be sent again like new ones. */
  noteDetached(entries: readonly FollowUpEntry[]): void {
    for (const { number, state } of entries) {
      if (state === 'done' || state === 'not_attached') this.#detached.add(number);
    }
  }

  isDetached(number: string): boolean {
    return this.#detached.has(number);
  }

  get detachedCount(): number {
    return this.#detached.size;
  }

  get retryCount(): number {
    return this.total - this.totals.configured;
  }

  /** What was sent is still what the draft says, and something of it is left to do. */
  get canRetry(): boolean {
    return this.phase === 'finished' && this.retryCount > 0 && this.#detached.size === 0 && this.#plan === this.#store.plan;
  }

  stop(): void {
    this.isStopped = true;
    this.#abort?.abort();
    this.#store.notify();
  }

  dismiss(): void {
    this.phase = 'idle';
    this.password = null;
    this.trouble = null;
    this.details = '';
    this.totals = NOTHING;
    this.#states = new Map();
    this.#state = null;
    this.#plan = null;
    this.#detached.clear();
    this.#store.notify();
  }

  /** Sends the plan of the store; of a plan that was sent before, what is left of it. */
  async run(): Promise<void> {
    const { loaded, plan } = this.#store;
    if (!loaded || !plan || this.phase === 'running') return;
    const { send, retryFailed } = loaded.module;
    const state = this.canRetry && this.#state ? retryFailed(this.#state) : undefined;
    this.#abort = new AbortController();
    Object.assign(this, { phase: 'running', isStopped: false, trouble: null, details: '', sentTo: plan.requests[0]?.url ?? '', requestCount: plan.requests.length, requestsDone: 0 });
    if (!state) this.#states = new Map();
    this.#plan = plan;
    this.#detached.clear();
    this.#store.notify();
    try {
      const options = { apiKey: this.#key, signal: this.#abort.signal };
      for await (const progress of send(plan, state ? { ...options, state } : options)) this.#take(progress);
    } catch (error) {
      this.trouble = 'api';
      this.details = error instanceof Error ? error.message : '';
    }
    this.phase = 'finished';
    this.#store.notify();
    this.dispatchEvent(new Event('finished'));
  }

  #take(progress: SendProgress): void {
    this.#state = progress.state;
    this.totals = progress.totals;
    this.activity = progress.event;
    this.waitSeconds = progress.wait_seconds ?? 0;
    this.requestsDone = progress.request_index;
    for (const number of progress.numbers) this.#states.set(number.number, number);
    this.password = progress.outcome?.register_password_for_pbx ?? this.password;
    if (progress.event === 'stopped' && progress.problem) {
      const { kind, message } = progress.problem;
      this.isStopped = kind === 'aborted';
      this.trouble = kind === 'aborted' ? null : kind;
      this.details = kind === 'network' || kind === 'timeout' || kind === 'aborted' ? '' : message;
    }
    this.#store.notify();
  }
}
