// Decides when and where a draft is planned: at once, or in the worker if the list of numbers is long.
import type { Context, Plan } from "sipattach";
import type { Background } from "../engine/background.js";
import type { Engine } from "../engine/load.js";
import type { Json } from "../shared/pointer.js";
import { readRows, type CountedRows } from "./rows.js";

/** From this many numbers on, planning runs in the worker. */
const BACKGROUND_FROM = 1000;
const BACKGROUND_DELAY_MS = 150;

/** What the planner needs of the store. */
export interface PlannerHost {
  readonly loaded: object | null;
  readonly background: Background;
  readonly draft: Json;
  readonly context: Context;
  readonly numberCount: number;
  atOnce<Answer>(ask: (engine: Engine) => Answer): Answer | null;
  /** `null`: there is no plan yet, and the plan of an earlier draft does not apply. */
  takePlan(plan: Plan | null, counted?: CountedRows): void;
  /** How much of a long list has been read, from 0 to 1. */
  takeShare(share: number): void;
}

/** The engine's plan of a draft. */
interface Known {
  draft: Json;
  context: string;
  plan: Plan;
  counted: CountedRows;
}

export class Planner {
  /** The plans of this draft and of the previous one. */
  #known: readonly Known[] = [];
  /** Counts the drafts, so that the plan of an outdated one can be recognized and dropped. */
  #generation = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPaused = false;
  readonly #host: PlannerHost;

  constructor(host: PlannerHost) {
    this.#host = host;
  }

  /** The draft that was planned last. */
  get planned(): Json | undefined {
    return this.#known[0]?.draft;
  }

  plan(): void {
    this.stop();
    const { draft, loaded } = this.#host;
    const context = this.#context;
    const known = this.#known.find((each) => draft === each.draft && context === each.context);
    if (known) this.#accept(known.plan, known.counted);
    else if (loaded && this.#host.numberCount < BACKGROUND_FROM) {
      const plan = this.#planAtOnce();
      if (plan) this.#accept(plan);
      else this.#host.takePlan(null);
    } else if (loaded && !this.#isPaused) {
      this.#timer = setTimeout(() => this.#planInBackground(this.#generation), BACKGROUND_DELAY_MS);
    }
  }

  /** Discards what is being planned. */
  stop(): void {
    this.#generation += 1;
    clearTimeout(this.#timer);
  }

  /** Stops work in the background while the builder is not on a page. */
  pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
  }

  resume(): void {
    this.#isPaused = false;
  }

  get #context(): string {
    return JSON.stringify(this.#host.context);
  }

  #planAtOnce(): Plan | null {
    const { draft, context } = this.#host;
    return this.#host.atOnce((engine) => engine.plan(draft, context));
  }

  async #planInBackground(generation: number): Promise<void> {
    const { background, draft, context } = this.#host;
    const report = (share: number) => {
      if (generation === this.#generation) this.#host.takeShare(share);
    };
    report(0);
    background.cancel(["plan"]); // the plan of an earlier draft
    try {
      const plan = await background.call("plan", [draft, context], report);
      const reading = readRows(plan);
      for (;;) {
        if (generation !== this.#generation) return;
        const step = reading.next();
        if (step.done) return this.#accept(plan, step.value);
        await new Promise((resolve) => setTimeout(resolve));
      }
    } catch (error) {
      if (generation !== this.#generation || (error as Error).name === "AbortError") return;
      const plan = this.#planAtOnce();
      if (plan) this.#accept(plan);
    }
  }

  #accept(plan: Plan, counted = allOf(readRows(plan))): void {
    const known = { draft: this.#host.draft, context: this.#context, plan, counted };
    this.#known = [known, ...this.#known.filter((each) => each.plan !== plan).slice(0, 1)];
    this.#host.takePlan(plan, counted);
  }
}

function allOf<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
