// The engine, as what the benchmark calls a contender.
import { createEngine } from "sipattach/engine"; // which does not send, as the peers do not

export async function start() {
  const engine = await createEngine({ core: true });
  return {
    // In Node, where this runs, the tools are read at their first call.
    inputsOf: (text, context) => engine.splitNumbers(text, context).inputs,
    plan: (draft, context) => engine.plan(draft, context),
    // In a browser, for a draft that takes more than the core.
    complete: () => engine.loadTools(),
  };
}
