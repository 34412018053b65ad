// One question to the account and its answer, whatever it is about. The shapes of these answers are not
// documented, so they are read leniently.

import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { ask, noCall, refused, type HttpOptions, type SendProblem } from "./http.js";
import { httpOptionsOf, requireEngine } from "./options.js";
import type { Fetch, Signal } from "./platform.js";
import { Redactor } from "./secrets.js";
import { saidOfOther } from "./send-state.js";
import type { HttpAnswer, Json, Outcome, PlannedRequest } from "./types.js";

export interface LookUpOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  /** https://api.bland.ai when absent. One that cannot be used is a SendError. */
  baseUrl?: string;
  /** Hosts off this machine that baseUrl may name with http. */
  allowHttpHosts?: string[];
  signal?: Signal;
  fetch?: Fetch;
  /** Give up waiting for the answer after so long; 20 when absent. */
  timeoutSeconds?: number;
}

/** Why nothing was found out. not_found: the API has no such thing, or no such call. */
export interface LookUpProblem {
  kind: SendProblem["kind"] | "not_found" | "unreadable";
  message: string;
  /** What it may be, most likely first. */
  causes: string[];
  /** The HTTP status of the answer, where there was one. */
  status?: number;
  /** The API's own words. */
  detail?: string;
}

export type LookUp<Value> = { value: Value; problem: null } | { value: null; problem: LookUpProblem };

export type JsonObject = Record<string, Json>;

const TIMEOUT_SECONDS = 20;

/** What one or several calls to the account need. */
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

  /** Asks once; the answer is without secrets, but for a password that the API derived. */
  async ask(
    method: string,
    path: string,
    body: object | null = null,
  ): Promise<{ answer: HttpAnswer; outcome: Outcome; problem: null } | { answer: null; problem: SendProblem }> {
    await this.engine.loadTools(); // which read the answer
    if (body !== null) this.redactor.addFrom(body, this.engine.redact(body));
    const headers: Record<string, string> = body === null ? {} : { "Content-Type": "application/json" };
    const { answer, problem } = await ask({ method, url: this.#base + path, headers, body }, this.#http);
    if (problem !== null) return { answer: null, problem: this.redactor.json(problem) };
    const clean = this.redactor.answer(answer);
    // The engine knows what the answers of this API mean, whatever was asked.
    const request: PlannedRequest = { method: "POST", url: this.#base + path, headers: {}, body: {}, numbers: [] };
    return { answer: clean, outcome: this.engine.readResponse(clean, request), problem: null };
  }

  /**
   * The object that an answer is. `path` is that of a call that changes nothing. What has the member
   * `expected` is an answer, although it names an error: that may be what was asked about.
   */
  async lookUp(
    method: "GET" | "POST",
    path: string,
    body: object | null = null,
    expected = "",
  ): Promise<LookUp<JsonObject>> {
    const { answer, problem, ...rest } = await this.ask(method, path, body);
    if (answer === null) return { value: null, problem };
    const { outcome } = rest as { outcome: Outcome };
    const value = readObject(answer.body);
    // What was asked for may say of itself what failed, as `error`; `errors` are those of the call.
    const isAnswer = answer.status < 300 && value !== null && expected in payloadOf(value) && !hasErrors(value);
    if (!isAnswer && !isGood(answer, outcome)) return { value: null, problem: refusal(answer, outcome) };
    return value === null ? { value: null, problem: unreadable(outcome, answer) } : { value, problem: null };
  }
}

function hasErrors({ errors }: JsonObject): boolean {
  return Array.isArray(errors) ? errors.length > 0 : errors !== undefined && errors !== null;
}

/** Errors make a failure of any answer, of one with the status 200 too. */
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

/** Of an answer that does not say what was asked. `outcome` tells whether it is one of the API at all. */
export function unreadable(outcome?: Outcome, answer?: HttpAnswer): LookUpProblem {
  const kind = "unreadable";
  if (outcome?.no_call === true && answer !== undefined) return { ...noCall(answer.status, undefined), kind };
  return { kind, message: "The answer cannot be read.", causes: [] };
}

/** Problems after which the next request will not go any better. */
export function isEnd({ kind }: LookUpProblem): boolean {
  return kind !== "not_found" && kind !== "unreadable" && kind !== "api";
}

/** The object that a body is, or holds as text; null of anything else. */
export function readObject(body: unknown): JsonObject | null {
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** The payload of an answer: `data`, or the body itself where that is no object. */
export function payloadOf(body: JsonObject): JsonObject {
  return readObject(body.data) ?? body;
}

/** A number, also as the text that some APIs write; null of anything else. */
export function numberOr(value: Json | undefined): number | null {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\d{1,9}$/.test(value));
  return isNumber ? Number(value) : null;
}

/** The engine decides which addresses can be used. Throws SendError for one that cannot. */
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
