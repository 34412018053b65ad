// Text with numbers in it, as inputs of a draft. What is a number, a column or a heading is the
// engine's to find out.
import { call, type Report } from '../engine/calls.js';
import type { Store } from './store.js';

/** From this many characters on (some 2,000 lines), reading runs in the worker. */
const BACKGROUND_FROM = 30_000;
/** And from this many numbers on. */
const MANY = 1000;

/** Rejects with an AbortError when the reading is cancelled. */
export async function readNumbers(store: Store, text: string): Promise<string[]> {
  const { loaded, numberContext: context, background } = store;
  if (!loaded) return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  return text.length < BACKGROUND_FROM
    ? call(loaded.engine, 'splitNumbers', [text, context])
    : background.call('splitNumbers', [text, context]);
}

/** Each in full as a number of `region`, or null where it is none. Rejects like readNumbers. */
export async function readAs({ loaded, background }: Store, inputs: readonly string[], region: string, report?: Report): Promise<(string | null)[]> {
  if (!loaded) return inputs.map(() => null);
  return inputs.length < MANY
    ? call(loaded.engine, 'readAs', [inputs, region])
    : background.call('readAs', [inputs, region], report);
}
