// One call about the account and its answer, for the modules that make such calls. The form of these
// answers is not documented, so they are read leniently.

import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { ask, type HttpOptions } from "./http.js";
import { httpOptionsOf, requireEngine } from "./options.js";
import type { Fetch, Signal } from "./platform.js";
import { noCall, refused, type SendProblem } from "./problem.js";
import { Redactor } from "./secrets.js";
import { saidOfOther } from "./send-state.js";
import type { HttpAnswer, Json, Outcome, PlannedRequest } from "./types.js";

export interface LookUpOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  /** https://api.bland.ai when absent. A value that cannot be used throws SendError. */
  baseUrl?: string;
  /** Hosts other than this machine that baseUrl may use with plain http. */
  allowHttpHosts?: string[];
  signal?: Signal;
  fetch?: Fetch;
  /** How long to wait for the answer; 20 when absent. */
  timeoutSeconds?: number;
}

/** Why a call to the account gave no result. not_found: the API does not know what was asked for, or the call. */
export interface LookUpProblem {
  kind: SendProblem["kind"] | "not_found" | "unreadable";
  message: string;
  /** Possible causes, the most likely first. */
  causes: string[];
  /** The HTTP status of the answer, if there was one. */
  status?: number;
  /** The API's own words. */
  detail?: string;
}

export type LookUp<Value> = { value: Value; problem: null } | { value: null; problem: LookUpProblem };

export type JsonObject = Record<string, Json>;

const TIMEOUT_SECONDS = 20;

/** Makes calls to the account, with the options checked once. */
export class Account {
  readonly engine: Engine;
  readonly redactor: Redactor;
  readonly #http: HttpOptions;
  readonly #base: string;

  constructor(engine: Engine, options: LookUpOptions) {
    requireEngine(engine, "listTrunks(engine, options), and so on");
    this.engine = engine;
    this.#http = httpOptionsOf(options, TIMEOUT_SECONDS);
    this.#base = addressOf(engine, options);
    this.redactor = Redactor.ofKey(this.#http.authorization);
  }

  get signal(): AbortSignal | undefined {
    return this.#http.signal;
  }

  /**
   * Sends one request. The answer contains no secret except a password that the API derived. `about` names the number
   * that the answer must be about, as the body of a request does.
   */
  async ask(
    method: string,
    path: string,
    body: object | null = null,
    about: object = {},
  ): Promise<{ answer: HttpAnswer; outcome: Outcome; problem: null } | { answer: null; problem: SendProblem }> {
    await this.engine.loadTools(); // which read the answer
    if (body !== null) this.redactor.addFrom(body, this.engine.redact(body));
    const headers: Record<string, string> = body === null ? {} : { "Content-Type": "application/json" };
    const { answer, problem } = await ask({ method, url: this.#base + path, headers, body }, this.#http);
    if (problem !== null) return { answer: null, problem: this.redactor.json(problem) };
    const clean = this.redactor.answer(answer);
    // The engine knows what the answers of this API mean, whatever was asked.
    const request: PlannedRequest = {
      method: "POST",
      url: this.#base + path,
      headers: {},
      body: { ...about },
      numbers: [],
    };
    return { answer: clean, outcome: this.engine.readResponse(clean, request), problem: null };
  }

  /**
   * Sends a request that changes nothing and returns its answer as an object. An answer whose payload has
   * the member `expected` is good although it names an error: that may be the result that was asked for.
   */
  async lookUp(
    method: "GET" | "POST",
    path: string,
    body: object | null = null,
    expected = "",
    about: object = {},
  ): Promise<LookUp<JsonObject>> {
    const { answer, problem, ...rest } = await this.ask(method, path, body, about);
    if (answer === null) return { value: null, problem };
    const { outcome } = rest as { outcome: Outcome };
    const value = readObject(answer.body);
    // The result itself may report a failure as `error`; `errors` are those of the call.
    const isAnswer = answer.status < 300 && value !== null && expected in payloadOf(value) && !hasErrors(value);
    if (!isAnswer && !isGood(answer, outcome)) return { value: null, problem: refusal(answer, outcome) };
    if (value === null) return { value: null, problem: unreadable(outcome, answer) };
    return outcome.about_other ? { value: null, problem: aboutOther("number") } : { value, problem: null };
  }
}

function hasErrors({ errors }: JsonObject): boolean {
  return Array.isArray(errors) ? errors.length > 0 : errors !== undefined && errors !== null;
}

/** Whether a call succeeded. Any errors in the answer mean that it failed, even with the status 200. */
export function isGood({ status }: HttpAnswer, { errors }: Outcome): boolean {
  return status >= 200 && status < 300 && errors.length === 0;
}

export function refusal(answer: HttpAnswer, outcome: Outcome): LookUpProblem {
  const { status } = outcome;
  const isNamed = status === "unauthorized" || status === "not_entitled" || status === "rate_limited";
  const { reason: message } = saidOfOther(outcome, answer);
  const said = refused(isNamed ? status : "api", { ...outcome, message }, answer);
  const problem = outcome.no_call === true ? { ...noCall(answer.status, said.detail), kind: said.kind } : said;
  return isNamed || answer.status !== 404 ? problem : { ...problem, kind: "not_found" };
}

/** The problem of an answer that lacks what was asked for. `outcome` tells whether it is the API's at all. */
export function unreadable(outcome?: Outcome, answer?: HttpAnswer): LookUpProblem {
  const kind = "unreadable";
  if (outcome?.no_call === true && answer !== undefined) return { ...noCall(answer.status, undefined), kind };
  return { kind, message: "The answer cannot be read.", causes: [] };
}

export function aboutOther(what: "number" | "call"): LookUpProblem {
  return { kind: "unreadable", message: `The answer is about another ${what}.`, causes: [] };
}

/** Whether the next request would meet the same problem. */
export function isEnd({ kind }: LookUpProblem): boolean {
  return kind !== "not_found" && kind !== "unreadable" && kind !== "api";
}

/** A body, or the JSON text of one, as an object; null for anything else. */
export function readObject(body: unknown): JsonObject | null {
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** The payload of an answer: `data` if that is an object, otherwise the body itself. */
export function payloadOf(body: JsonObject): JsonObject {
  return readObject(body.data) ?? body;
}

/** A number, or a string of digits as one; null for anything else. */
export function numberOr(value: Json | undefined): number | null {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\d{1,9}$/.test(value));
  return isNumber ? Number(value) : null;
}

/** The address of the API. Throws SendError for one that the engine does not accept. */
function addressOf(engine: Engine, options: LookUpOptions): string {
  const misspelt = Object.keys(options).find((name) => name !== "baseUrl" && /url|base/i.test(name));
  if (misspelt !== undefined) throw new SendError(`The option is called baseUrl, not ${misspelt}.`);
  const { baseUrl, allowHttpHosts } = options;
  const reading = engine.readBaseUrl(
    baseUrl,
    allowHttpHosts === undefined ? undefined : { allow_http_hosts: allowHttpHosts },
  );
  if (reading.base_url !== null) return reading.base_url;
  throw new SendError(reading.diagnostics.find(({ severity }) => severity === "error")?.message);
}
