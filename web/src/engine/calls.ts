// What can be asked of the engine from afar, in the worker or behind a painted frame.
import type { Context, NumberContext, Plan } from 'sipattach';
import type { Engine } from './load.js';

export interface CallArgs {
  plan: [draft: unknown, context: Context];
  readInputs: [text: string, context: NumberContext];
}
export interface CallResults {
  plan: Plan;
  readInputs: string[];
}
export type CallName = keyof CallArgs;

const CALLS: { [Name in CallName]: (engine: Engine, ...args: CallArgs[Name]) => CallResults[Name] } = {
  plan: (engine, draft, context) => engine.plan(draft, context),
  // The inputs alone: all else that is known of 100,000 rows takes longer to hand over than to find out.
  // A row of a table that has nothing in the column of the numbers is no number.
  readInputs: (engine, text, context) => engine.readNumbers(text, context).rows.map((row) => row.input).filter((input) => input !== ''),
};

export function call<Name extends CallName>(engine: Engine, name: Name, args: CallArgs[Name]): CallResults[Name] {
  return CALLS[name](engine, ...args);
}
