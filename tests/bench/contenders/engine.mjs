// The engine as a contender of the benchmarks.
import { createEngine } from "sipattach/engine"; // which does not send, like the peers

export async function start() {
  const engine = await createEngine({ core: true });
  return {
    // In Node, where this runs, the first call that needs the tools loads them.
    inputsOf: (text, context) => engine.splitNumbers(text, context).inputs,
    plan: (draft, context) => engine.plan(draft, context),
    // In a browser, for a draft that needs more than the core.
    complete: () => engine.loadTools(),
  };
}
