// The engine, as what the benchmark calls a contender.
import { createEngine } from "sipattach";

export async function start() {
  const engine = await createEngine();
  return {
    inputsOf: (text, context) => engine.readNumbers(text, context).rows.map(({ input }) => input),
    plan: (draft, context) => engine.plan(draft, context),
  };
}
