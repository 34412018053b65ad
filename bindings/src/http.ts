// Makes one call of the API and reads the answer, or says why there is none.

import { networkProblem } from "./network-problem.js";
import { aborted, forbidden, redirected, timeout, tooLarge, type SendProblem } from "./problem.js";
import type { HttpAnswer } from "./types.js";
import { timerOf } from "./waits.js";

export type FetchResult = { answer: HttpAnswer; problem: null } | { answer: null; problem: SendProblem };

export interface HttpOptions {
  fetch: typeof globalThis.fetch;
  authorization: string;
  signal: AbortSignal | undefined;
  timeoutSeconds: number;
}

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: object | null;
}

/** The response headers that the engine reads. */
const WANTED_HEADERS = ["retry-after", "date", "content-type"];

/** Counted after decompression. No answer of the API comes close. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Sends one request. Never throws: anything that goes wrong is the `problem` of the result. */
export async function ask(request: HttpRequest, options: HttpOptions): Promise<FetchResult> {
  const exchange = new Exchange(request, options);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  // Node 20 and 22 forget the signal once its request is garbage-collected, and a fetch passed in by
  // the caller may ignore it. So this does not rely on fetch ever settling.
  const ended = new Promise<FetchResult>((resolve) => {
    const end = (problem: SendProblem) => {
      resolve({ answer: null, problem });
      exchange.cancel();
    };
    stop = () => end(aborted());
    const { timeoutSeconds } = options;
    timer = setTimeout(() => end(timeout(timeoutSeconds)), timerOf(timeoutSeconds));
    options.signal?.addEventListener("abort", stop);
    if (options.signal?.aborted) stop();
  });
  try {
    return await Promise.race([ended, exchange.run()]);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", stop);
  }
}

/** One request and the reading of its answer, which can be cancelled at any time. */
class Exchange {
  #request: HttpRequest;
  #options: HttpOptions;
  #controller = new AbortController();
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null;

  constructor(request: HttpRequest, options: HttpOptions) {
    this.#request = request;
    this.#options = options;
  }

  get #isCancelled(): boolean {
    return this.#controller.signal.aborted;
  }

  cancel(): void {
    this.#controller.abort();
    this.#reader?.cancel().catch(() => {});
  }

  async run(): Promise<FetchResult> {
    const policy = new PolicyWatch(this.#request.url);
    try {
      if (this.#isCancelled) return { answer: null, problem: aborted() };
      const response = await this.#fetch();
      if (this.#isCancelled || isRedirect(response)) {
        response.body?.cancel().catch(() => {});
        const problem = this.#isCancelled ? aborted() : redirected(response, this.#request.url);
        return { answer: null, problem };
      }
      return await this.#read(response);
    } catch (error) {
      return { answer: null, problem: (await policy.problem()) ?? networkProblem(error) };
    } finally {
      policy.end();
    }
  }

  #fetch(): Promise<Response> {
    const { method, url, headers, body } = this.#request;
    return this.#options.fetch(url, {
      method,
      headers: { ...headers, authorization: this.#options.authorization },
      body: body === null ? null : JSON.stringify(body),
      signal: this.#controller.signal,
      // The API key must not follow a redirect to another host. Not every platform supports "error".
      redirect: "manual",
      ...forPages(),
    });
  }

  async #read(response: Response): Promise<FetchResult> {
    const bytes = await this.#bytes(response);
    if (bytes === null) return { answer: null, problem: tooLarge(response) };
    const headers: Record<string, string> = {};
    for (const name of WANTED_HEADERS) {
      const value = response.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    return { answer: { status: response.status, headers, body: decode(bytes, response) }, problem: null };
  }

  /** The body, or null if it is too large. */
  async #bytes(response: Response): Promise<Uint8Array[] | null> {
    if (response.body === null) return [];
    // Some platforms' responses have no stream.
    if (response.body === undefined) {
      const all = new Uint8Array(await response.arrayBuffer());
      return all.length > MAX_ANSWER_BYTES ? null : [all];
    }
    const reader = response.body.getReader();
    this.#reader = reader;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      // A cancelled stream reports `done` like a complete one.
      if (this.#isCancelled) throw new Error("The answer was not read to its end");
      if (done) return chunks;
      size += value.length;
      if (size > MAX_ANSWER_BYTES) {
        this.cancel();
        return null;
      }
      chunks.push(value);
    }
  }
}

/** The global object. That of a page or a worker is an event target; that of a server is not. */
const PAGE: Partial<typeof globalThis> = globalThis;

/** Notices when the page's policy forbids a call. To the caller of fetch it looks like a lost connection. */
class PolicyWatch {
  readonly #url: string;
  #isForbidden = false;

  constructor(url: string) {
    this.#url = url;
    PAGE.addEventListener?.("securitypolicyviolation", this.#hear);
  }

  end(): void {
    PAGE.removeEventListener?.("securitypolicyviolation", this.#hear);
  }

  /** Why a call failed, if it was because of the policy; otherwise null. */
  async problem(): Promise<SendProblem | null> {
    // The event arrives after fetch has failed.
    if (PAGE.addEventListener !== undefined) await new Promise((resolve) => setTimeout(resolve));
    return this.#isForbidden ? forbidden(new URL(this.#url).origin) : null;
  }

  // The whole URL is compared, because a policy may allow one call of the API and forbid another.
  readonly #hear = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent): void => {
    this.#isForbidden ||=
      effectiveDirective === "connect-src" && disposition === "enforce" && blockedURI === new URL(this.#url).href;
  };
}

/** Options that matter in pages, if the platform knows them: some server platforms throw on them. */
function forPages(): RequestInit {
  const options: RequestInit = {};
  const known = typeof Request === "function" ? Request.prototype : {};
  if ("cache" in known) options.cache = "no-store";
  if ("credentials" in known) options.credentials = "omit";
  if ("referrerPolicy" in known) options.referrerPolicy = "no-referrer";
  return options;
}

/**
 * The text. If the bytes are not UTF-8, they are read as the answer declares, and otherwise with U+FFFD for what cannot
 * be read: a wrong guess could end up in somebody's password, but the rest may hold one as well.
 */
function decode(chunks: Uint8Array[], { headers }: Response): string {
  const read = (label: string, fatal: boolean) => {
    const decoder = new TextDecoder(label, { fatal });
    const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
    return parts.join("") + decoder.decode();
  };
  const charset = /charset="?([^\s";]+)/i.exec(headers.get("content-type") ?? "")?.[1] ?? "";
  for (const label of ["utf-8", charset]) {
    try {
      return read(label, true);
    } catch {
      // The bytes are not in this encoding, or nobody knows it: the next one may fit.
    }
  }
  const text = read("utf-8", false);
  return DAMAGED.test(text) ? "" : text;
}

/** A password of which a part cannot be read. The answer counts as lost then: reading back tells the rest. */
const DAMAGED = /register_?password_?for_?pbx"\s*:\s*"(?:[^"\\]|\\.)*\ufffd/i;

function isRedirect({ type, status }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
}
