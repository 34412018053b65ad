// Checks of the arguments and options that all calls to the API have in common.

import { readApiKey } from "./api-key.js";
import { kindOf } from "./arguments.js";
import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import type { HttpOptions } from "./http.js";
import type { Fetch, Signal } from "./platform.js";

export interface CallOptions {
  apiKey: string;
  signal?: Signal;
  fetch?: Fetch;
  timeoutSeconds?: number;
}

/** A day: nobody waits longer on purpose. */
const MAX_SECONDS = 86_400;

/** Throws SendError when nothing can be sent with these options. */
export function httpOptionsOf(options: CallOptions, timeoutSeconds = 60): HttpOptions {
  const given: Partial<CallOptions> = options ?? {};
  refuseOtherSpellings(given);
  const { apiKey = "" } = given;
  if (typeof apiKey !== "string") throw new SendError(`apiKey must be a string, not ${kindOf(apiKey)}.`);
  const { authorization, problem } = readApiKey(apiKey);
  if (authorization === "") throw new SendError(["There is no usable API key.", problem].join(" ").trim());
  const { fetch, signal } = given;
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new SendError("fetch must be a function.");
  }
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw new SendError("signal must be an AbortSignal.");
  }
  return {
    // Browsers refuse a fetch that is called as a method of another object.
    fetch: (...args) => (fetch ?? globalThis.fetch)(...args),
    authorization,
    signal,
    timeoutSeconds: secondsOf("timeoutSeconds", given.timeoutSeconds, timeoutSeconds, 0.001),
  };
}

/** Documents have snake_case names, options camelCase ones. Without this check, a mixed-up name would be ignored. */
function refuseOtherSpellings(options: object): void {
  for (const name of Object.keys(options)) {
    const meant = OPTIONS.find((option) => folded(option) === folded(name)) ?? name;
    if (meant !== name) throw new SendError(`The option is called ${meant}, not ${name}.`);
  }
}

const folded = (name: string) => name.replace(/[_-]/g, "").toLowerCase();

const OPTIONS = [
  "apiKey",
  "timeoutSeconds",
  "maxWaitSeconds",
  "maxAttempts",
  "readBackConcurrency",
  "concurrency",
  "pollSeconds",
  "maxSeconds",
];

/** Returns the option or its default. Throws SendError unless it is a number of seconds in the allowed range. */
export function secondsOf(name: string, value: number | undefined, absent: number, least = 0): number {
  const seconds = value ?? absent;
  if (typeof seconds === "number" && seconds >= least && seconds <= MAX_SECONDS) return seconds;
  throw new SendError(`${name} must be a number of seconds from ${least} to ${MAX_SECONDS}.`);
}

/** Returns the option or its default. Throws SendError unless it is an integer from 1 to `most`. */
export function countOf(name: string, value: number | undefined, absent: number, most: number): number {
  const count = value ?? absent;
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new SendError(`${name} must be an integer from 1 to ${most}.`);
}

/** Returns the string. Throws SendError, before anything is sent, unless it is one that is not blank. */
export function requireText(name: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new SendError(`${name} must be a string, not ${typeof value === "string" ? "an empty one" : kindOf(value)}.`);
}

/** Returns a copy of an object, made through JSON. Throws SendError, before anything is sent, for anything else. */
export function requireObject<Value extends object>(name: string, value: Value): Value {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) throw new SendError(`${name} must be an object, not ${kindOf(value)}.`);
  try {
    return JSON.parse(JSON.stringify(value)) as Value;
  } catch {
    throw new SendError(`${name} must be an object that JSON can hold, without cycles and BigInts.`);
  }
}

/** Throws SendError unless the first argument of `call` is an engine. */
export function requireEngine(engine: Engine, call: string): void {
  // Not instanceof, which would refuse an engine from another entry of this package.
  if (typeof engine?.plan === "function" && typeof engine.readResponse === "function") return;
  throw new SendError(`The first argument must be the engine: ${call}.`);
}

/** Throws SendError for the option baseUrl: only the plan says where requests go. */
export function refuseBaseUrl(options: object | undefined): void {
  if ((options as { baseUrl?: unknown } | undefined)?.baseUrl === undefined) return;
  throw new SendError(
    "baseUrl is not an option: requests go to the address of the plan. Give it to engine.plan as context.base_url.",
  );
}
