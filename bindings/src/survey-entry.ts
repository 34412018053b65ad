import type { Engine } from "./engine.js";
import type { SurveyOptions, SurveyProgress } from "./survey.js";
import type { Plan } from "./types.js";

/**
 * Looks at the account before anything is sent: asks for its numbers once, reads back those of the plan
 * that it has, and tells what sending would change. Changes nothing itself. Ends with "done", also where
 * the API refuses: then each number is unknown, and why. Ends with "stopped" at an answer that never
 * came, or when told to. Throws SendError when the key or the plan cannot be used.
 */
export async function* survey(
  engine: Engine,
  plan: Plan,
  options: SurveyOptions,
): AsyncGenerator<SurveyProgress, void, undefined> {
  const { runSurvey } = await import("./survey.js");
  yield* runSurvey(engine, plan, options);
}
