// Reads text with numbers in it. The engine decides what is a number, a column or a heading.
import type { BulkContext, BulkInputs, ColumnRole, Diagnostic } from "sipattach";
import { call, type CallArgs, type CallName, type CallResults, type Report } from "../engine/calls.js";
import type { Store } from "./store.js";

/** From this many characters on (some 2,000 lines), reading runs in the worker. */
const BACKGROUND_FROM = 30_000;
/** The same for numbers. */
const MANY = 1000;

export const isLong = (text: string): boolean => text.length >= BACKGROUND_FROM;

/** Asks the engine here, or in the worker. Rejects with an AbortError when that is cancelled. */
export async function ask<Name extends CallName>(
  store: Store,
  inWorker: boolean,
  name: Name,
  args: CallArgs[Name],
  report?: Report,
): Promise<CallResults[Name]> {
  const { engine } = await store.whenLoaded();
  return inWorker ? store.background.call(name, args, report) : call(engine, name, args, report);
}

/** What the engine noticed in a pasted text, until the user has seen it. */
export interface Reading {
  inputs: BulkInputs;
  /** Those about the text, not about the context. */
  diagnostics: readonly Diagnostic[];
  /** The text of a table, to read it again with other columns; "" if it is not a table. */
  text: string;
  /** The columns are read as the user chose last time. */
  isRemembered: boolean;
}

/** How to read a table again. `roles: null`: as the engine detects them. */
export type Again = Pick<BulkContext, "phone_column"> & { roles?: readonly ColumnRole[] | null };

/** A text that is not a list of numbers. It may contain an API key, so it is kept nowhere else. */
export interface ForeignText {
  text: string;
  kind: string;
}

/** Reads a text; a table in the way the user chose last time. Rejects with an AbortError when it is cancelled. */
export async function readText(store: Store, text: string, again?: Again): Promise<Reading> {
  let inputs = await splitNumbers(store, text, again);
  let isRemembered = false;
  if (inputs.table && store.remembersColumns) {
    const { forget, recall, remember } = await import("./columns.js");
    const roles = again ? null : recall(inputs.table);
    if (roles) {
      inputs = await splitNumbers(store, text, { roles });
      isRemembered = true;
    } else if (again?.roles === null) {
      forget(inputs.table);
    } else if (again) {
      remember(inputs.table);
    }
  }
  const diagnostics = inputs.diagnostics.filter(isOfText);
  return { inputs, diagnostics, text: inputs.table ? text : "", isRemembered };
}

const isOfText = ({ code }: Diagnostic): boolean => code.startsWith("bulk.");

async function splitNumbers(store: Store, text: string, again?: Again): Promise<BulkInputs> {
  const { roles, ...column } = again ?? {};
  const context: BulkContext = {
    ...store.numberContext,
    ...column,
    ...(roles ? { roles: [...roles] } : {}),
    beside: true,
  };
  const inputs = await ask(store, isLong(text), "splitNumbers", [text, context]);
  const { default_region } = context;
  // If nothing was noticed, no number has a country beside it.
  if (!default_region || !inputs.diagnostics.some(isOfText)) return inputs;
  const { withCountries } = await import("./row-edits.js");
  return withCountries(store, text, { ...context, default_region }, inputs);
}

/** The kind of a text that the engine does not read as numbers; null if it does. */
export function foreignKind({ diagnostics }: BulkInputs): string | null {
  const found = diagnostics.find(({ code }) => code === "bulk.not_numbers");
  return found ? String(found.params.kind) : null;
}

/** Each input as the E.164 number that it is in `region`, or null if it is not one. Rejects like `ask`. */
export function readAs(
  store: Store,
  inputs: readonly string[],
  region: string,
  report?: Report,
): Promise<(string | null)[]> {
  return ask(store, inputs.length >= MANY, "readAs", [inputs, region], report);
}
