// What calls of the API have in common, read from the options that they were given.

import { readApiKey } from "./api-key.js";
import { SendError } from "./errors.js";
import type { HttpOptions } from "./http.js";

export interface CallOptions {
  apiKey: string;
  signal?: AbortSignal;
  fetch?: typeof globalThis.fetch;
  timeoutSeconds?: number;
}

/** Throws SendError when nothing can be sent with these options. */
export function httpOptionsOf(options: CallOptions, timeoutSeconds = 60): HttpOptions {
  const given: Partial<CallOptions> = options ?? {};
  const { authorization } = readApiKey(typeof given.apiKey === "string" ? given.apiKey : "");
  if (authorization === "") throw new SendError("There is no usable API key.");
  return {
    // Browsers refuse a fetch that is called as a method of something else.
    fetch: given.fetch ?? ((...args) => globalThis.fetch(...args)),
    authorization,
    signal: given.signal,
    timeoutSeconds: numberOf("timeoutSeconds", given.timeoutSeconds, 0, timeoutSeconds),
  };
}

/** A number that may be absent; one that is too small is raised to `least`. */
export function numberOf(
  name: string,
  value: number | undefined,
  least: number,
  absent: number,
): number {
  const number = value ?? absent;
  if (typeof number !== "number" || Number.isNaN(number)) {
    throw new SendError(`${name} must be a number.`);
  }
  return Math.max(least, number);
}
