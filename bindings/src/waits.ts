// How long to wait before another try, and waiting.

import type { HttpAnswer, Outcome } from "./types.js";

/** In milliseconds, limited to what a timer can hold: a longer one would fire at once. */
export function timerOf(seconds: number): number {
  return Math.min(seconds * 1000, 2 ** 31 - 1);
}

/** After how many seconds the API wants to be asked again; null if it does not say. */
export function retryAfter(
  { retry_after_seconds }: Pick<Outcome, "retry_after_seconds">,
  { headers }: HttpAnswer,
): number | null {
  if (retry_after_seconds !== null) return retry_after_seconds;
  // The engine has no clock, so it reads a date only relative to the answer's "date" header; without that header, it
  // is read here. Only text with the name of a month counts: JavaScript would take a number such as "-5" for a date.
  const text = headers?.["retry-after"] ?? "";
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

/** The seconds from which on a unit is used, its length in seconds, and its name. */
const UNITS = [
  [172_800, 86_400, "days"],
  [7200, 3600, "hours"],
  [600, 60, "minutes"],
] as const;

/** A wait in words, in the same units as the engine's messages. */
export function waitText(seconds: number): string {
  if (seconds > 366 * 86_400) return "more than a year";
  const [, size, name] = UNITS.find(([least]) => seconds >= least) ?? [0, 1, "s"];
  return `${Math.ceil(seconds / size)} ${name}`;
}

/** Waits. Resolves to false if the signal ended the wait. */
export function pause(seconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const end = (waited: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      resolve(waited);
    };
    const stop = () => end(false);
    const timer = setTimeout(() => end(true), timerOf(seconds));
    signal?.addEventListener("abort", stop);
  });
}

const MAX_BACKOFF_SECONDS = 30;

/** Seconds to wait before another try when the API does not say. */
export function backoff(tries: number): number {
  return Math.min(MAX_BACKOFF_SECONDS, 2 ** tries);
}

/** Seconds to wait before another try. Backs off if the API keeps asking for 0, or for a time that has passed. */
export function waitFor(asked: number | null, tries: number): number {
  if (asked === null) return backoff(tries);
  return asked > 0 || tries === 0 ? asked : backoff(tries - 1);
}
