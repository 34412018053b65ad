// What follows sending, as the page shows it: reading back, undoing, changing. The engine derives the
// requests, the package sends them, and this keeps what is known about each number.
import type { DerivedKind, DerivedRequest, Engine, FollowUpEntry, FollowUpProgress, Plan } from "sipattach";
import { AccountRun, type Module } from "./account-run.js";
import { guarded } from "./passwords.js";
import { senderOf } from "./sender.js";
import type { Store } from "./store.js";

export class FollowUp extends AccountRun<FollowUpProgress> {
  /** By index into Plan.numbers, in the order of the requests. */
  readonly entries = new Map<number, FollowUpEntry>();

  constructor(
    store: Store,
    readonly kind: DerivedKind,
    plan: Plan,
    readonly requests: readonly DerivedRequest[],
    /** If absent, the key that was used for sending. */
    readonly apiKey?: string,
  ) {
    super(store, plan);
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

  count(state: FollowUpEntry["state"]): number {
    let sum = 0;
    for (const entry of this.entries.values()) sum += entry.state === state ? 1 : 0;
    return sum;
  }

  /** An update is answered like an attachment. */
  override run(): Promise<void> {
    return this.kind === "update" ? guarded(() => super.run()) : super.run();
  }

  protected ask(module: Module, engine: Engine, signal: AbortSignal): AsyncIterable<FollowUpProgress> {
    const apiKey = this.apiKey ?? senderOf(this.store).keyOfResult;
    return module.followUp(engine, this.plan, [...this.requests], { apiKey, signal });
  }

  protected keep({ settled }: FollowUpProgress): void {
    for (const entry of settled) this.entries.set(entry.index, entry);
    const sender = senderOf(this.store);
    if (this.kind === "detach") sender.noteDetached(settled);
    if (this.kind === "update") sender.noteUpdated(settled, this.requests[0]?.url ?? "", this.plan);
  }

  protected tell(): void {
    this.store.notify();
  }
}

/** The requests of `kind` for some numbers of a plan, given by index. */
export function deriveFor(store: Store, plan: Plan, kind: DerivedKind, wanted: ReadonlySet<number>): DerivedRequest[] {
  if (!store.tools || wanted.size === 0) return [];
  const { requests } = store.tools.engine.derive(plan.requests, kind);
  return requests.filter(({ numbers }) => wanted.has(numbers[0]));
}
