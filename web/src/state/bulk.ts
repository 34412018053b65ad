// Text with numbers in it, as inputs of a draft. What is a number, a column or a heading is the
// engine's to find out.
import type { BulkContext, BulkInputs, Diagnostic } from 'sipattach';
import { call, type Report } from '../engine/calls.js';
import type { Json } from '../shared/pointer.js';
import type { Store } from './store.js';

/** From this many characters on (some 2,000 lines), reading runs in the worker. */
const BACKGROUND_FROM = 30_000;
/** And from this many numbers on. */
const MANY = 1000;

/** What the engine noticed in a pasted text, until the person has seen it. */
export interface Reading {
  diagnostics: readonly Diagnostic[];
  /** To read it once more, by another column. */
  text: string;
  /** Other columns that hold numbers, and what they are called. */
  columns: readonly { column: number; name: string }[];
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
    ? call(engine, 'splitNumbers', [text, context])
    : store.background.call('splitNumbers', [text, context]);
}

/** What a text is that the engine does not read as numbers; null if it does. */
export function foreignKind({ diagnostics }: BulkInputs): string | null {
  const found = (diagnostics as { code: string; params: Diagnostic['params'] }[]).find(({ code }) => code === 'bulk.not_numbers');
  return found ? String(found.params.kind) : null;
}

/** Columns that the engine names as further ones of numbers: "3 (Mobile), 5". */
export function otherColumns({ diagnostics, format }: BulkInputs): Reading['columns'] {
  const others = diagnostics.find(({ code }) => code === 'bulk.other_phone_columns')?.params.others;
  if (others === undefined) return [];
  return String(others).split(/, (?=\d+(?: \(|, |$))/).map((name) => ({ column: Number.parseInt(name, 10) - 1, name }))
    .filter(({ column }) => column >= 0 && column !== format.phone_column);
}

/** Each in full as a number of `region`, or null where it is none. Rejects like readNumbers. */
export async function readAs({ loaded, background }: Store, inputs: readonly string[], region: string, report?: Report): Promise<(string | null)[]> {
  if (!loaded) return inputs.map(() => null);
  return inputs.length < MANY
    ? call(loaded.engine, 'readAs', [inputs, region])
    : background.call('readAs', [inputs, region], report);
}
