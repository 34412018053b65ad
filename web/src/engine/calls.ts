// What can be asked of the engine from afar, in the worker or behind a painted frame.
import type { Context, NumberContext, Plan } from 'sipattach';
import type { Engine } from './load.js';

export interface CallArgs {
  plan: [draft: unknown, context: Context];
  splitNumbers: [text: string, context: NumberContext];
}
export interface CallResults {
  plan: Plan;
  splitNumbers: string[];
}
export type CallName = keyof CallArgs;

const CALLS: { [Name in CallName]: (engine: Engine, ...args: CallArgs[Name]) => CallResults[Name] } = {
  plan: (engine, draft, context) => engine.plan(draft, context),
  splitNumbers: (engine, text, context) => engine.splitNumbers(text, context).inputs,
};

export function call<Name extends CallName>(engine: Engine, name: Name, args: CallArgs[Name]): CallResults[Name] {
  return CALLS[name](engine, ...args);
}
