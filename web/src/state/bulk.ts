// Text with numbers in it, as inputs of a draft. What is a number, a column or a heading is the
// engine's to find out.
import type { BulkContext, BulkInputs, Diagnostic } from "sipattach";
import { call, type Report } from "../engine/calls.js";
import type { Json } from "../shared/pointer.js";
import type { Store } from "./store.js";

/** From this many characters on (some 2,000 lines), reading runs in the worker. */
const BACKGROUND_FROM = 30_000;
/** And from this many numbers on. */
const MANY = 1000;

/** A column of a pasted table: its place from 0, and what it is called. */
export interface Column {
  column: number;
  name: string;
}

/** What the engine noticed in a pasted text, until the person has seen it. */
export interface Reading {
  diagnostics: readonly Diagnostic[];
  /** To read it once more, by another column. */
  text: string;
  /** Other columns that hold numbers, and the one that was read. */
  columns: readonly Column[];
  current: Column | null;
  /** The draft before its numbers, and with them. */
  before: Json;
  after: Json;
}

/** A text that is no list of numbers. It may hold an API key, so that it is kept nowhere else. */
export interface ForeignText {
  text: string;
  kind: string;
}

/** Rejects with an AbortError when the reading is cancelled. */
export async function splitNumbers(store: Store, text: string, context: BulkContext): Promise<BulkInputs> {
  const { engine } = await store.whenLoaded();
  return text.length < BACKGROUND_FROM
    ? call(engine, "splitNumbers", [text, context])
    : store.background.call("splitNumbers", [text, context]);
}

/** What a text is that the engine does not read as numbers; null if it does. */
export function foreignKind({ diagnostics }: BulkInputs): string | null {
  const found = (diagnostics as { code: string; params: Diagnostic["params"] }[]).find(
    ({ code }) => code === "bulk.not_numbers",
  );
  return found ? String(found.params.kind) : null;
}

/** What the engine says of the columns of numbers: "2 (Office)" was read, and "3 (Mobile), 5" hold some as well. */
export function columnsOf({ diagnostics }: BulkInputs): Pick<Reading, "columns" | "current"> {
  const params = diagnostics.find(({ code }) => code === "bulk.other_phone_columns")?.params;
  if (!params) return { columns: [], current: null };
  const named = (name: string): Column => ({ column: Number.parseInt(name, 10) - 1, name });
  const others = String(params.others)
    .split(/, (?=\d+(?: \(|, |$))/)
    .map(named);
  return { columns: others.filter(({ column }) => column >= 0), current: named(String(params.column)) };
}

/** Each in full as a number of `region`, or null where it is none. Rejects like readNumbers. */
export async function readAs(
  { loaded, background }: Store,
  inputs: readonly string[],
  region: string,
  report?: Report,
): Promise<(string | null)[]> {
  if (!loaded) return inputs.map(() => null);
  return inputs.length < MANY
    ? call(loaded.engine, "readAs", [inputs, region])
    : background.call("readAs", [inputs, region], report);
}
