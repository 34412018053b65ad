import type { ApiError, HttpAnswer, Outcome } from "./types.js";

/** Why there is no answer from the API, or why sending stopped. */
export interface SendProblem {
  /**
   * network: no complete answer. policy: the page's Content-Security-Policy forbids the call. no_call: the server is
   * not the API, or does not know the call. locked: another sender is working on the same batch. too_large: the answer
   * is larger than 16 MB. The others are self-explanatory.
   */
  kind:
    | "network"
    | "policy"
    | "timeout"
    | "aborted"
    | "unauthorized"
    | "not_entitled"
    | "rate_limited"
    | "locked"
    | "too_large"
    | "no_call"
    | "api";
  message: string;
  /** Possible causes, the most likely first; browsers do not say which it was. */
  causes: string[];
  /** The platform's own error message, such as "connect ECONNREFUSED 127.0.0.1:9". Without secrets. */
  cause?: string;
  /** The request certainly never left this machine, so it has no effect. Absent if that is not certain. */
  not_sent?: true;
  /** The HTTP status of the answer, if there was one. */
  status?: number;
  /** The API's own words; for "policy", the directive that is missing. */
  detail?: string;
  /** How long the API asks to wait, if that is longer than the limit. */
  retry_after_seconds?: number;
}

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

/** In milliseconds, limited to what a timer can hold: a longer one would fire at once. */
function timerOf(seconds: number): number {
  return Math.min(seconds * 1000, 2 ** 31 - 1);
}

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
      return { answer: null, problem: (await policy.problem()) ?? network(error) };
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
    return { answer: { status: response.status, headers, body: decode(bytes) }, problem: null };
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

/** The text, or "" if the bytes are not UTF-8: a wrong guess could end up in somebody's password. */
function decode(chunks: Uint8Array[]): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
    return parts.join("") + decoder.decode();
  } catch {
    return "";
  }
}

function isRedirect({ type, status }: Response): boolean {
  return type === "opaqueredirect" || (status >= 300 && status < 400);
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

export function aborted(): SendProblem {
  return { kind: "aborted", message: "It was stopped.", causes: [] };
}

/** Whether a refusal is only temporary, or does not tell what became of the request. */
export function isMomentary({ status }: HttpAnswer): boolean {
  return status === 409 || status === 425;
}

/** Whether the API or a gateway gave up, or some other server answered. The request may still be carried out. */
export function isNoAnswer({ status }: Pick<Outcome, "status">): boolean {
  return status === "server_error" || status === "unreadable";
}

/** The problem that an answer reports when it refuses a request. */
export function refused(
  kind: SendProblem["kind"],
  { message, errors }: Pick<Outcome, "message" | "errors">,
  { status }: HttpAnswer,
): SendProblem {
  return { kind, message, causes: [], status, ...given({ detail: wordsOf(errors) }) };
}

/** The API's own words; undefined if there are none. */
export function wordsOf(errors: ApiError[]): string | undefined {
  const words = errors.map(({ code, message }) => [code, message].filter(Boolean).join(": "));
  return words.join("; ") || undefined;
}

/** The members that are not undefined, for optional properties. */
export function given<Value extends object>(
  members: Value,
): { [Name in keyof Value]?: Exclude<Value[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as typeof members;
}

/** The problem of a refusal that asks for a longer wait than the limit. */
export function tooLongAWait(problem: SendProblem, seconds: number, atMost: number): SendProblem {
  const wait = waitText(seconds);
  const said = problem.message.replace(`; try again in ${wait}`, ""); // once is enough
  const message = `${said} The API asks to wait ${wait}, and ${atMost} s is the limit.`.trim();
  return { ...problem, kind: "rate_limited", message, retry_after_seconds: seconds };
}

/** The seconds from which on a unit is used, its length in seconds, and its name. */
const UNITS = [
  [172_800, 86_400, "days"],
  [7200, 3600, "hours"],
  [600, 60, "minutes"],
] as const;

/** A wait in words, in the same units as the engine's messages. */
function waitText(seconds: number): string {
  if (seconds > 366 * 86_400) return "more than a year";
  const [, size, name] = UNITS.find(([least]) => seconds >= least) ?? [0, 1, "s"];
  return `${Math.ceil(seconds / size)} ${name}`;
}

/** The problem of an answer that shows that the server is not the API, or does not know the call. */
export function noCall(status: number, words: string | undefined): SendProblem {
  const message = `What answers there (HTTP ${status}) is not the API, or does not know this call.`;
  return {
    kind: "no_call",
    message: words === undefined ? message : `${message} It says: ${words}`,
    causes: [WRONG_ADDRESS, "A proxy or gateway answers instead of the API."],
    status,
    ...given({ detail: words }),
  };
}

function timeout(seconds: number): SendProblem {
  return {
    kind: "timeout",
    message: `No complete answer came within ${seconds} s.`,
    causes: ["The API is slow or overloaded.", "A proxy or firewall holds the request back."],
  };
}

function tooLarge({ status }: Response): SendProblem {
  return {
    kind: "too_large",
    status,
    message: "The answer is larger than 16 MB, so it was not read.",
    causes: ["The base URL is not that of the API.", "A proxy answered instead of the API."],
  };
}

function redirected(response: Response, url: string): SendProblem {
  const target = redirectTarget(response, url);
  const cause = `The server redirects${target}. Redirects are not followed, since the key must not go elsewhere.`;
  return {
    kind: "network",
    message: cause,
    causes: [WRONG_ADDRESS],
    cause,
    // 0 for a redirect that a browser does not reveal.
    ...given({ status: response.status || undefined }),
  };
}

/** The target in words. Without its query, which may contain secrets. */
function redirectTarget(response: Response, url: string): string {
  const location = response.headers.get("location");
  try {
    const { origin, pathname } = new URL(location ?? "", url);
    return location === null ? "" : ` to ${origin}${pathname}`;
  } catch {
    return "";
  }
}

function forbidden(origin: string): SendProblem {
  return {
    kind: "policy",
    message: `Nothing was sent: connect-src of this page's Content-Security-Policy lacks ${origin}.`,
    causes: [`Add ${origin} to connect-src.`],
    detail: `connect-src ${origin}`,
    not_sent: true,
  };
}

const WRONG_ADDRESS = "The base URL is wrong.";

/** Set by the build. The scripts for browsers leave out the causes that no browser reveals. */
declare const SIPATTACH_IN_BROWSER: boolean;

/** Matched against the platform's error code, or against its message if there is no code. */
const CAUSES: [RegExp, string][] = SIPATTACH_IN_BROWSER
  ? []
  : [
      [/^(ENOTFOUND|EAI_AGAIN)$/, "The name of the API's host cannot be resolved."],
      [/^ECONNREFUSED$/, "Nothing listens at the address; the server may be down."],
      [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/, "What listens there does not speak TLS: http, not https."],
      [/CERT|SELF_SIGNED|UNABLE_TO_/, "The certificate of the server or of a proxy is not trusted."],
      [/SSL|TLS/, "The TLS connection failed: the server may want another version, or a client's certificate."],
      [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, "The API's host cannot be reached from this machine."],
      [/^(EACCES|EPERM)$/, "This machine does not allow the connection."],
      [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS)_TIMEOUT)$/, "The server, or a firewall before it, does not answer."],
      [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, "The server, a firewall or a proxy closed the connection."],
      [/^HPE_/, "What listens there does not speak HTTP, or needs https."],
      [/^bad port$/, "This port belongs to another service, and is never called by HTTP."],
      [/^Proxy response/, "The proxy refuses to connect to the API's host."],
    ];

/** The same for failures after an answer had begun, when the address must be right. */
const CAUSES_OF_ANSWERS: [RegExp, string][] = SIPATTACH_IN_BROWSER
  ? []
  : [
      [/^UND_ERR_RES_/, "The server or a proxy broke off its answer."],
      [/^UND_ERR_BODY_TIMEOUT$/, "The server or a proxy stopped in the middle of its answer."],
      [/^UND_ERR_HEADERS_OVERFLOW$/, "The headers of the answer are too long."],
      [/^(Z_|ERR_?_ERROR_FORMAT|ERR_BROTLI)/, "The answer is compressed, and damaged: by the server or by a proxy."],
    ];

/** Failures that occur only while connecting, before anything is written. */
const BEFORE: RegExp[] = SIPATTACH_IN_BROWSER
  ? []
  : [
      /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT)$/,
      /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)$/,
      /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/,
      /^bad port$|^Proxy response|before secure TLS connection was established/,
    ];

function network(error: unknown): SendProblem {
  const { text, code, call } = causeOf(error);
  const isCause = ([pattern]: [RegExp, string]) => pattern.test(code || text);
  const known = CAUSES.find(isCause)?.[1];
  const ofAnswer = CAUSES_OF_ANSWERS.find(isCause)?.[1];
  const isBefore = call === "connect" || BEFORE.some((pattern) => pattern.test(code) || pattern.test(text));
  const offline = globalThis.navigator?.onLine === false ? ["This machine is offline."] : [];
  const unknown = [
    "The name of the API's host cannot be resolved.",
    WRONG_ADDRESS,
    "In a browser: the API does not allow requests from this page's origin (CORS).",
    "In a browser: an extension blocks the request.",
    "A firewall or proxy closed the connection, or its certificate is not trusted.",
    ...(isBefore ? [] : ["The server broke off its answer."]),
  ];
  const cause = `${text}${code === "" || text.includes(code) ? "" : ` (${code})`}`.trim().replace(/\.$/, "");
  const what = isBefore ? "Nothing was sent" : "No complete answer came";
  return {
    kind: "network",
    message: cause === "" ? `${what}.` : `${what}: ${cause}.`,
    causes: [
      ...offline,
      ...(ofAnswer !== undefined ? [ofAnswer] : known === undefined ? unknown : [known, WRONG_ADDRESS]),
    ],
    ...given({ cause: cause || undefined, not_sent: isBefore || undefined }),
  };
}

/**
 * The innermost error is the most specific: the outer one always says "fetch failed". `call` is the system call, such
 * as "connect".
 */
function causeOf(error: unknown): { text: string; code: string; call: string } {
  const found = { text: "", code: "", call: "" };
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Object; depth++) {
    const { message, code, syscall, cause, errors } = at as Record<string, unknown>;
    if (typeof message === "string" && message !== "") found.text = message;
    if (typeof code === "string") found.code = code;
    if (typeof syscall === "string") found.call = syscall;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return SIPATTACH_IN_BROWSER ? found : { ...found, text: withoutPlace(found.text) };
}

/** Removes OpenSSL's own source location: "80BC…:error:0A00010B:SSL routines:f:wrong version:f.c:350:". */
function withoutPlace(text: string): string {
  const reason = /^[\dA-F]+:error:[\dA-F]+:([^:]*):[^:]*:([^:]*):/.exec(text);
  return reason === null ? text : `${reason[1]}: ${reason[2]}`;
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
