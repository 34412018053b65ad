import type { Engine } from "./engine.js";
import type { FollowUpOptions, FollowUpProgress } from "./follow-up.js";
import type { DerivedRequest, Plan } from "./types.js";

/**
 * Sends requests that `engine.derive` returned for a plan, to read back and compare, to detach, or to
 * update, and reports what is known of each number. The last event is "done" or "stopped"; it stops when
 * no answer comes, when the key is refused, or when told to. Only a request that got a 429 is repeated.
 * Throws SendError when the key or the requests cannot be used.
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
