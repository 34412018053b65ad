import type { Engine } from "./engine.js";
import type { FollowUpOptions, FollowUpProgress } from "./follow-up.js";
import type { DerivedRequest, Plan } from "./types.js";

/**
 * Makes requests that `engine.derive` gave for a plan: reads back and compares, detaches, updates.
 * Tells what is known of each number. Ends with "done" or "stopped": at an answer that never came, a
 * refused key, or when told to. Only a 429 is asked again. Throws SendError when the key or the
 * requests cannot be used.
 */
export async function* followUp(
  engine: Engine,
  plan: Plan,
  requests: DerivedRequest[],
  options: FollowUpOptions,
): AsyncGenerator<FollowUpProgress, void, undefined> {
  const { runFollowUp } = await import("./follow-up.js");
  yield* runFollowUp(engine, plan, requests, options);
}
