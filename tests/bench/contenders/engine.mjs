// The engine, as what the benchmark calls a contender.
import { createEngine } from "sipattach";

export async function start() {
  const engine = await createEngine();
  return {
    inputsOf: (text, context) => engine.splitNumbers(text, context).inputs,
    plan: (draft, context) => engine.plan(draft, context),
  };
}
