// Text with numbers in it, as inputs of a draft. What is a number, a column or a heading is the
// engine's to find out.
import type { BulkReading } from 'sipattach';
import type { Store } from './store.js';

/** From this many characters on (some 2,000 lines), reading runs in the worker. */
const BACKGROUND_FROM = 30_000;

/** Rejects with an AbortError when the reading is cancelled. */
export async function readNumbers(store: Store, text: string): Promise<string[]> {
  const { loaded, numberContext: context, background } = store;
  if (!loaded) return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  const reading = text.length < BACKGROUND_FROM
    ? loaded.engine.readNumbers(text, context)
    : await background.call<BulkReading>('readNumbers', [text, context]);
  // A row of a table that has nothing in the column of the numbers is no number.
  return reading.rows.map((row) => row.input).filter((input) => input !== '');
}
