// Sending, as the page shows it. What is sent, in which order, and what is known about each number
// afterwards is decided by the package's `send`; this keeps its last word and the API key.
import { safeStorage } from '../shared/browser.js';
import type { Store } from './store.js';

export type NumberState = 'pending' | 'sent_unknown' | 'configured' | 'failed' | 'ignored';
export interface SentNumber {
  value: string;
  state: NumberState;
  reason?: string;
}
export type Trouble = 'network' | 'unauthorized' | 'not_entitled' | 'rejected' | 'rate_limited' | 'server_error' | 'unreadable';
export type Phase = 'idle' | 'running' | 'finished';

const KEY_NAME = 'sip-attach-builder:api-key';
const session = safeStorage(() => sessionStorage);

export class Sender extends EventTarget {
  phase: Phase = 'idle';
  numbers: readonly SentNumber[] = [];
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
  #key = session.read(KEY_NAME) ?? '';
  #remembers = session.read(KEY_NAME) !== null;
  #abort: AbortController | null = null;
  #states = new Map<string, SentNumber>();
  #counts: Record<NumberState, number> = { pending: 0, sent_unknown: 0, configured: 0, failed: 0, ignored: 0 };
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
    if (this.#remembers) session.write(KEY_NAME, key);
    this.#store.notify();
  }

  /** Remembering lasts as long as the tab, and only when asked for. */
  get remembersKey(): boolean {
    return this.#remembers;
  }

  set remembersKey(remembers: boolean) {
    this.#remembers = remembers;
    session.write(KEY_NAME, remembers ? this.#key : null);
    this.#store.notify();
  }

  stateOf(value: string | null): SentNumber | undefined {
    return value === null ? undefined : this.#states.get(value);
  }

  count(state: NumberState): number {
    return this.#counts[state];
  }

  get total(): number {
    return this.numbers.length - this.#counts.ignored;
  }

  /** Numbers whose fate is known. */
  get settled(): number {
    return this.#counts.configured + this.#counts.failed;
  }

  get retryCount(): number {
    return this.total - this.#counts.configured;
  }

  get canRetry(): boolean {
    return this.phase === 'finished' && this.retryCount > 0;
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
    this.#take([]);
    this.#store.notify();
  }

  async run(): Promise<void> {
    const { loaded, plan, baseUrl } = this.#store;
    if (!loaded || !plan || this.phase === 'running') return;
    this.#abort = new AbortController();
    this.phase = 'running';
    this.isStopped = false;
    this.trouble = null;
    this.details = '';
    this.sentTo = baseUrl;
    this.requestCount = plan.requests.length;
    this.requestsDone = 0;
    this.#store.notify();
    // FAKE
    this.phase = 'finished';
    this.#store.notify();
    this.dispatchEvent(new Event('finished'));
  }

  #take(numbers: readonly SentNumber[]): void {
    this.numbers = numbers;
    this.#states = new Map(numbers.map((number) => [number.value, number]));
    this.#counts = { pending: 0, sent_unknown: 0, configured: 0, failed: 0, ignored: 0 };
    for (const { state } of numbers) this.#counts[state] += 1;
  }
}
