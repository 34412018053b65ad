// A run of calls to the API about the numbers of a plan, as the page shows it: its progress, how long it still waits,
// and what stopped it. Subclasses decide what is asked, and what is kept of the answers.
import type { Engine, FollowUpProgress, Plan, SurveyProgress } from "sipattach";
import { detailsOf } from "../shared/fates.js";
import { allTexts } from "../texts/all.js";
import { Countdown } from "./countdown.js";
import type { Store } from "./store.js";
import { troubleOf, unusable, type Told, type Trouble } from "./trouble.js";

export type Module = Awaited<ReturnType<Store["whenLoaded"]>>["module"];

export abstract class AccountRun<Progress extends FollowUpProgress | SurveyProgress> {
  phase: "running" | "finished" = "running";
  done = 0;
  isStopped = false;
  trouble: Trouble | null = null;
  protected readonly store: Store;
  #problem: Told | null = null;
  readonly #abort = new AbortController();
  readonly #countdown: Countdown;

  constructor(
    store: Store,
    readonly plan: Plan,
  ) {
    this.store = store;
    this.#countdown = new Countdown(() => store.notify());
  }

  /** The API's own words. */
  get details(): string {
    return detailsOf(allTexts(this.store), this.#problem);
  }

  /** How much longer it waits. */
  get waitSeconds(): number {
    return this.#countdown.left;
  }

  stop(): void {
    this.#abort.abort();
  }

  async run(): Promise<void> {
    const { engine, module } = await this.store.whenLoaded();
    try {
      for await (const progress of this.ask(module, engine, this.#abort.signal)) this.#take(progress);
    } catch (error) {
      this.trouble = "unusable";
      this.#problem = unusable(error);
    }
    this.#countdown.stop();
    this.phase = "finished";
    this.tell();
  }

  #take(progress: Progress): void {
    const { event, done, wait_seconds: wait, problem } = progress;
    this.done = done;
    if (event === "waiting") this.#countdown.start(wait ?? 0);
    else this.#countdown.stop();
    if (problem) {
      this.isStopped = problem.kind === "aborted";
      this.trouble = troubleOf(problem);
      this.#problem = problem;
    }
    this.keep(progress);
    this.tell();
  }

  protected abstract ask(module: Module, engine: Engine, signal: AbortSignal): AsyncIterable<Progress>;
  /** Takes in what a step has found out. */
  protected abstract keep(progress: Progress): void;
  /** Notifies listeners of a change. */
  protected abstract tell(): void;
}
