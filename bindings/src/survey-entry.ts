import type { Engine } from "./engine.js";
import type { SurveyOptions, SurveyProgress } from "./survey.js";
import type { Plan } from "./types.js";

/**
 * Looks at the account before anything is sent: lists its numbers once, reads back those that are also in
 * the plan, and reports what sending would change. Changes nothing. The last event is "done", even if the
 * API refuses to list (each number is then unknown, with the reason), or "stopped" if no answer comes or
 * when told to stop. Throws SendError when the key or the plan cannot be used.
 */
export async function* survey(
  engine: Engine,
  plan: Plan,
  options: SurveyOptions,
): AsyncGenerator<SurveyProgress, void, undefined> {
  const { runSurvey } = await import("./survey.js");
  yield* runSurvey(engine, plan, options);
}
