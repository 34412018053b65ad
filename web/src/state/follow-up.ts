// What comes after sending, as the page shows it: reading back, undoing, changing. Which requests that
// takes is the engine's to say, and making them the package's; this keeps what is known of each number.
import type { DerivedKind, DerivedRequest, FollowUpEntry, FollowUpProgress, Plan } from "sipattach";
import { detailsOf, type Told } from "../shared/fates.js";
import { Countdown } from "./countdown.js";
import { troubleOf, type Trouble } from "./sender.js";
import type { Store } from "./store.js";

export class FollowUp extends EventTarget {
  phase: "running" | "finished" = "running";
  /** By index into Plan.numbers, in the order of the requests. */
  readonly entries = new Map<number, FollowUpEntry>();
  done = 0;
  isStopped = false;
  trouble: Trouble | null = null;
  #problem: Told | null = null;
  readonly #store: Store;
  readonly #abort = new AbortController();
  readonly #countdown: Countdown;

  constructor(
    store: Store,
    readonly kind: DerivedKind,
    readonly plan: Plan,
    readonly requests: readonly DerivedRequest[],
    /** Absent: that of what was sent. */
    readonly apiKey?: string,
  ) {
    super();
    this.#store = store;
    this.#countdown = new Countdown(() => store.notify());
    for (const { numbers } of requests) {
      const index = numbers[0];
      this.entries.set(index, {
        index,
        number: plan.numbers[index].value ?? "",
        state: "pending",
        register_passwords: [],
      });
    }
  }

  get total(): number {
    return this.entries.size;
  }

  /** What the API itself said. */
  get details(): string {
    return detailsOf(this.#store.texts, this.#problem);
  }

  /** How long the wait still lasts. */
  get waitSeconds(): number {
    return this.#countdown.left;
  }

  count(state: FollowUpEntry["state"]): number {
    let sum = 0;
    for (const entry of this.entries.values()) sum += entry.state === state ? 1 : 0;
    return sum;
  }

  stop(): void {
    this.#abort.abort();
  }

  async run(): Promise<void> {
    const { sender } = this.#store;
    const { engine, module } = await this.#store.whenLoaded();
    const options = { apiKey: this.apiKey ?? sender.keyOfResult, signal: this.#abort.signal };
    try {
      for await (const progress of module.followUp(engine, this.plan, [...this.requests], options))
        this.#take(progress);
    } catch (error) {
      this.trouble = "unusable";
      this.#problem = { kind: this.trouble, message: error instanceof Error ? error.message : "" };
    }
    this.#countdown.stop();
    this.phase = "finished";
    this.#store.notify();
  }

  #take(progress: FollowUpProgress): void {
    for (const entry of progress.settled) this.entries.set(entry.index, entry);
    this.done = progress.done;
    if (progress.event === "waiting") this.#countdown.start(progress.wait_seconds ?? 0);
    else this.#countdown.stop();
    if (progress.problem) {
      this.isStopped = progress.problem.kind === "aborted";
      this.trouble = troubleOf(progress.problem);
      this.#problem = progress.problem;
    }
    if (this.kind === "detach") this.#store.sender.noteDetached(progress.settled);
    if (this.kind === "update")
      this.#store.sender.noteUpdated(progress.settled, this.requests[0]?.url ?? "", this.plan);
    this.#store.notify();
  }
}

/** The requests that `kind` takes for some numbers of a plan, which are given by their index. */
export function deriveFor(store: Store, plan: Plan, kind: DerivedKind, wanted: ReadonlySet<number>): DerivedRequest[] {
  if (!store.tools || wanted.size === 0) return [];
  const { requests } = store.tools.engine.derive(plan.requests, kind);
  return requests.filter(({ numbers }) => wanted.has(numbers[0]));
}
