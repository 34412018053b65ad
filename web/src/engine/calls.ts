// The calls to the engine that can also run in the worker, or after a painted frame.
import type { BulkContext, BulkInputs, BulkRow, Context, Plan } from "sipattach";
import type { Json } from "../shared/pointer.js";
import { numberEntries } from "../state/draft.js";
import { loadEngine, type Engine } from "./load.js";

export interface CallArgs {
  plan: [draft: unknown, context: Context];
  splitNumbers: [text: string, context: BulkContext];
  countNumbers: [text: string, context: BulkContext];
  readAs: [inputs: readonly string[], region: string];
}
export interface CallResults {
  plan: Plan;
  splitNumbers: BulkInputs;
  countNumbers: number;
  readAs: (string | null)[];
}
export type CallName = keyof CallArgs;
/** Called with the progress of a call, from 0 to 1. Not every call reports it. */
export type Report = (share: number) => void;

/** How many numbers are read between two reports. A multiple of the engine's own interval. */
const REPORT_EVERY = 2048;

function toProgress(report: Report, count: number): (read: number) => void {
  return (read) => {
    if (read % REPORT_EVERY === 0) report(read / count);
  };
}

/** Whether a row is a number, including one whose country is not known. */
function isNumber({ kind, diagnostics }: BulkRow): boolean {
  return kind !== "invalid" || diagnostics?.includes("number.region_required") === true;
}

const CALLS: { [Name in CallName]: (engine: Engine, report: Report, ...args: CallArgs[Name]) => CallResults[Name] } = {
  plan: (engine, report, draft, context) =>
    engine.plan(draft, context, toProgress(report, numberEntries(draft as Json).length)),
  splitNumbers: (engine, _, text, context) => engine.splitNumbers(text, context),
  countNumbers: (engine, _, text, context) => engine.readNumbers(text, context).rows.filter(isNumber).length,
  // Each as the E.164 number that it is in the region, or null if it is not one.
  readAs: (engine, report, inputs, region) =>
    engine
      .plan({ phone_numbers: inputs }, { default_region: region }, toProgress(report, inputs.length))
      .numbers.map(({ kind, value }) => (kind === "e164" ? value : null)),
};

export function call<Name extends CallName>(
  engine: Engine,
  name: Name,
  args: CallArgs[Name],
  report: Report = () => {},
): CallResults[Name] {
  return CALLS[name](engine, report, ...args);
}

/** Like `call`, after loading all of the engine. */
export async function callWhenLoaded<Name extends CallName>(
  name: Name,
  args: CallArgs[Name],
  report?: Report,
): Promise<CallResults[Name]> {
  const { engine } = await loadEngine();
  await engine.loadTools();
  return call(engine, name, args, report);
}
