// A look at the account before anything is sent. What it says of a number is the package's to find out; this
// keeps it, for as long as the draft asks for the same. Loaded when it is asked for.
import type { FollowUpEntry, Plan, SurveyEntry, SurveyProgress } from "sipattach";
import { detailsOf, type Told } from "../shared/fates.js";
import { Countdown } from "./countdown.js";
import { troubleOf, type Trouble } from "./sender.js";
import type { Store } from "./store.js";

export class Survey {
  phase: "running" | "finished" = "running";
  /** By the number on the wire. */
  readonly entries = new Map<string, SurveyEntry>();
  /** Where, by whom and as what the numbers would be attached. */
  readonly how: string;
  readonly plan: Plan;
  done = 0;
  total = 0;
  isStopped = false;
  trouble: Trouble | null = null;
  #problem: Told | null = null;
  readonly #store: Store;
  readonly #abort = new AbortController();
  readonly #countdown: Countdown;

  constructor(store: Store, plan: Plan) {
    this.#store = store;
    this.plan = plan;
    this.how = store.sender.wayOf(plan);
    this.total = plan.requests.reduce((sum, { numbers }) => sum + numbers.length, 0);
    this.#countdown = new Countdown(() => store.notify());
  }

  /** What the API itself said. */
  get details(): string {
    return detailsOf(this.#store.texts, this.#problem);
  }

  /** How long the wait still lasts. */
  get waitSeconds(): number {
    return this.#countdown.left;
  }

  /** Attaching might overwrite what the number has, or is known to be refused. */
  isHeld(number: string): boolean {
    const entry = this.entries.get(number);
    if (entry?.state === "bought") return this.plan.requests[0]?.body.trunk_id !== undefined;
    return (
      entry?.state === "differs" ||
      (entry?.state === "held_otherwise" && (entry.directions?.some(({ attached }) => attached) ?? false))
    );
  }

  stop(): void {
    this.#abort.abort();
  }

  async run(): Promise<void> {
    const { sender } = this.#store;
    const { engine, module } = await this.#store.whenLoaded();
    try {
      const options = { apiKey: sender.apiKey, signal: this.#abort.signal };
      for await (const progress of module.survey(engine, this.plan, options)) this.#take(progress);
    } catch (error) {
      this.trouble = "unusable";
      this.#problem = { kind: this.trouble, message: error instanceof Error ? error.message : "" };
    }
    this.#countdown.stop();
    this.phase = "finished";
    sender.noteSurvey();
  }

  #take({ event, settled, done, total, wait_seconds: wait, problem }: SurveyProgress): void {
    for (const entry of settled) this.entries.set(this.plan.numbers[entry.index].value!, entry);
    Object.assign(this, { done, total });
    if (event === "waiting") this.#countdown.start(wait ?? 0);
    else this.#countdown.stop();
    if (problem) {
      this.isStopped = problem.kind === "aborted";
      this.trouble = troubleOf(problem);
      this.#problem = problem;
    }
    this.#store.sender.noteSurvey();
  }

  /** Changed to what is planned. */
  noteUpdated(entries: Iterable<FollowUpEntry>): void {
    for (const { index, state } of entries) {
      const number = this.plan.numbers[index].value!;
      const entry = this.entries.get(number);
      if (state !== "done" || !entry?.directions?.every(({ attached }) => attached)) continue;
      const { directions: _, ...rest } = entry;
      this.entries.set(number, { ...rest, state: "same" });
    }
    this.#store.sender.noteSurvey();
  }

  /** What is sent is no longer as it was found. */
  forget({ requests, numbers }: Plan): void {
    for (const index of requests.flatMap((request) => request.numbers)) this.entries.delete(numbers[index].value!);
  }
}
