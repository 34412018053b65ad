// Text with numbers in it, as inputs of a draft. What is a number, a column or a heading is the
// engine's to find out.
import { call } from '../engine/calls.js';
import type { Store } from './store.js';

/** From this many characters on (some 2,000 lines), reading runs in the worker. */
const BACKGROUND_FROM = 30_000;

/** Rejects with an AbortError when the reading is cancelled. */
export async function readNumbers(store: Store, text: string): Promise<string[]> {
  const { loaded, numberContext: context, background } = store;
  if (!loaded) return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  return text.length < BACKGROUND_FROM
    ? call(loaded.engine, 'splitNumbers', [text, context])
    : background.call('splitNumbers', text, context);
}
