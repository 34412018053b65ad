import { SendError } from "./errors.js";
import type { HttpAnswer } from "./types.js";

/** Why there is no answer, or why sending stopped. */
export interface SendProblem {
  kind:
    "network" | "timeout" | "aborted" | "unauthorized" | "not_entitled" | "rate_limited" | "api";
  message: string;
  /** What it may be, most likely first. A browser does not tell which. */
  causes: string[];
}

export type FetchResult =
  { answer: HttpAnswer; problem: null } | { answer: null; problem: SendProblem };

export interface HttpOptions {
  fetch: typeof globalThis.fetch;
  authorization: string;
  signal: AbortSignal | undefined;
  timeoutSeconds: number;
}

/** The headers of an answer that matter to the engine. */
const WANTED_HEADERS = ["retry-after", "content-type"];

/** In milliseconds, and no more than a timer takes: a longer one would end at once. */
function timerOf(seconds: number): number {
  return Math.min(seconds * 1000, 2 ** 31 - 1);
}

/** Asks once. Whatever goes wrong is a problem, never an exception. */
export async function ask(
  request: { method: string; url: string; headers: Record<string, string>; body: object | null },
  options: HttpOptions,
): Promise<FetchResult> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort();
  }, timerOf(options.timeoutSeconds));
  options.signal?.addEventListener("abort", abort);
  if (options.signal?.aborted) abort();
  try {
    const response = await options.fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, authorization: options.authorization },
      body: request.body === null ? null : JSON.stringify(request.body),
      signal: controller.signal,
      cache: "no-store",
      credentials: "omit",
      // A key must not follow a redirect to wherever it points.
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    return { answer: await readAnswer(response), problem: null };
  } catch {
    if (options.signal?.aborted) return { answer: null, problem: aborted() };
    return { answer: null, problem: timedOut ? timeout(options.timeoutSeconds) : network() };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", abort);
  }
}

async function readAnswer(response: Response): Promise<HttpAnswer> {
  const headers: Record<string, string> = {};
  for (const name of WANTED_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: response.status, headers, body: await response.text() };
}

export function aborted(): SendProblem {
  return { kind: "aborted", message: "Sending was stopped.", causes: [] };
}

function timeout(seconds: number): SendProblem {
  return {
    kind: "timeout",
    message: `No answer came within ${seconds} s.`,
    causes: ["The API is slow or overloaded.", "A proxy or firewall holds the request back."],
  };
}

function network(): SendProblem {
  return {
    kind: "network",
    message: "No complete answer came.",
    causes: [
      "This machine is offline, or the name of the API's host cannot be resolved.",
      "The base URL is wrong.",
      "In a browser: the API does not allow requests from this page's origin (CORS).",
      "In a browser: an extension, or this page's content security policy, blocks the request.",
      "A firewall or proxy closed the connection, or its certificate is not trusted.",
      "The server broke off its answer, or redirects elsewhere.",
    ],
  };
}

/** Waits; false when the signal ended the wait. */
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

/** How long to wait before another try when the API does not say. */
export function backoff(tries: number): number {
  return Math.min(MAX_BACKOFF_SECONDS, 2 ** tries);
}

/**
 * The address of a path of the API, whatever of it the base URL holds already. Throws SendError for a
 * base URL without a host: what stands behind it would be taken for one, and be sent the key.
 */
export function apiUrl(baseUrl: string, path: string): string {
  const base = baseUrl.trim();
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(base)?.[0] ?? "";
  if (origin.endsWith("://")) throw new SendError("The base URL has no host.");
  const before = base.slice(origin.length).replace(/\/+$/, "");
  return origin + before.replace(/(\/v1)+$/, "") + path;
}
