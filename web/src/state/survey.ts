// A survey of the account before anything is sent. The package finds out what the account has for a number; this
// keeps it as long as the draft asks for the same. Loaded when first needed.
import type { Engine, FollowUpEntry, Plan, SurveyEntry, SurveyProgress } from "sipattach";
import { AccountRun, type Module } from "./account-run.js";
import { wayOf } from "./left-to-send.js";
import { senderOf } from "./sender.js";
import type { Store } from "./store.js";

export class Survey extends AccountRun<SurveyProgress> {
  /** By number, as it is sent to the API. */
  readonly entries = new Map<string, SurveyEntry>();
  /** Where, by whom and how the numbers would be attached (`wayOf`). */
  readonly how: string;
  /** The address of the API that was asked. */
  readonly baseUrl: string | null;
  total: number;

  constructor(store: Store, plan: Plan) {
    super(store, plan);
    this.baseUrl = store.address.url;
    this.how = wayOf(plan, store.apiKey.value);
    this.total = plan.requests.reduce((sum, { numbers }) => sum + numbers.length, 0);
  }

  /** Whether attaching might overwrite what the number has, or is known to be refused. */
  isHeld(number: string): boolean {
    const entry = this.entries.get(number);
    if (entry?.state === "bought") return this.plan.requests[0]?.body.trunk_id !== undefined;
    return (
      entry?.state === "differs" ||
      (entry?.state === "held_otherwise" && (entry.directions?.some(({ attached }) => attached) ?? false))
    );
  }

  protected ask(module: Module, engine: Engine, signal: AbortSignal): AsyncIterable<SurveyProgress> {
    return module.survey(engine, this.plan, { apiKey: this.store.apiKey.value, signal });
  }

  protected keep({ settled, total }: SurveyProgress): void {
    for (const entry of settled) this.entries.set(this.plan.numbers[entry.index].value!, entry);
    this.total = total;
  }

  protected tell(): void {
    senderOf(this.store).noteSurvey();
  }

  /** Numbers were changed to what is planned. */
  noteUpdated(entries: Iterable<FollowUpEntry>): void {
    for (const { index, state } of entries) {
      const number = this.plan.numbers[index].value!;
      const entry = this.entries.get(number);
      if (state !== "done" || !entry?.directions?.every(({ attached }) => attached)) continue;
      const { directions: _, ...rest } = entry;
      this.entries.set(number, { ...rest, state: "same" });
    }
    this.tell();
  }

  /** Forgets numbers that were sent, which are no longer as they were found. */
  forget({ requests, numbers }: Plan): void {
    for (const index of requests.flatMap((request) => request.numbers))
      if (this.entries.delete(numbers[index].value!)) this.total -= 1;
  }
}
