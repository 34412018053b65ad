// What an account has that a draft refers to: its trunks, and the addresses of the service. Loaded when
// asked for. The shapes of these answers are not documented, so they are read leniently.

import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { ask, type SendProblem } from "./http.js";
import { httpOptionsOf, requireEngine } from "./options.js";
import { Redactor } from "./secrets.js";
import type { HttpAnswer, Json, PlannedRequest } from "./types.js";

export interface LookUpOptions {
  /** Bare or as "Bearer <key>". Kept in memory only. */
  apiKey: string;
  /** https://api.bland.ai when absent. One that cannot be used is a SendError. */
  baseUrl?: string;
  /** Hosts off this machine that baseUrl may name with http. */
  allowHttpHosts?: string[];
  signal?: AbortSignal;
  fetch?: typeof globalThis.fetch;
  /** Give up waiting for the answer after so long; 20 when absent. */
  timeoutSeconds?: number;
}

/** Why nothing was found out. not_found: the API has no such thing, or no such call. */
export interface LookUpProblem {
  kind: SendProblem["kind"] | "not_found" | "unreadable";
  message: string;
  /** What it may be, most likely first. */
  causes: string[];
}

export type LookUp<Value> = { value: Value; problem: null } | { value: null; problem: LookUpProblem };

/** A trunk of the account; "" where the API does not say. */
export interface TrunkSummary {
  id: string;
  name: string;
  provider: string;
  direction: string;
  sip_endpoint: string;
}

/** Addresses by what they belong to (a region, a host), in the order of the answer. */
export interface ServiceAddresses {
  groups: { name: string; addresses: string[] }[];
  /** The answer itself, of which the groups are a reading. */
  raw: Json;
}

const TIMEOUT_SECONDS = 20;

/** GET /v1/sip/trunks. */
export async function listTrunks(engine: Engine, options: LookUpOptions): Promise<LookUp<TrunkSummary[]>> {
  const { value, problem } = await lookUp(engine, "/v1/sip/trunks", options);
  if (problem !== null) return { value: null, problem };
  const data = value.data as Record<string, Json> | null | undefined;
  const list = [data?.trunks, data, value.trunks].find((each) => Array.isArray(each));
  if (list === undefined) return { value: null, problem: unreadable() };
  return { value: list.flatMap(summarize), problem: null };
}

/** GET /v1/sip/trunks/:id: what `Context.trunk` takes. */
export async function readTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<object>> {
  return lookUp(engine, `/v1/sip/trunks/${encodeURIComponent(id)}`, options);
}

/** GET /v1/sip/firewall-ips: what a firewall has to let through. */
export async function readServiceAddresses(engine: Engine, options: LookUpOptions): Promise<LookUp<ServiceAddresses>> {
  const { value, problem } = await lookUp(engine, "/v1/sip/firewall-ips", options);
  if (problem !== null) return { value: null, problem };
  const raw = value.data ?? value;
  return { value: { groups: groupAddresses(raw), raw }, problem: null };
}

async function lookUp(engine: Engine, path: string, options: LookUpOptions): Promise<LookUp<Record<string, Json>>> {
  requireEngine(engine, "listTrunks(engine, options), and so on");
  const http = httpOptionsOf(options, TIMEOUT_SECONDS);
  const redactor = Redactor.ofKey(http.authorization);
  const url = addressOf(engine, options) + path;
  const { answer, problem } = await ask({ method: "GET", url, headers: {}, body: null }, http);
  if (problem !== null) return { value: null, problem: redactor.json(problem) };
  const isGood = answer.status >= 200 && answer.status < 300;
  if (!isGood) return { value: null, problem: refusal(engine, redactor.answer(answer), url) };
  const body = readObject(answer.body);
  if (body === null) return { value: null, problem: unreadable() };
  return { value: body as Record<string, Json>, problem: null };
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

/** The engine knows what the answers of this API mean, whatever was asked. */
function refusal(engine: Engine, answer: HttpAnswer, url: string): LookUpProblem {
  const request: PlannedRequest = { method: "POST", url, headers: {}, body: {}, numbers: [] };
  const { status, message } = engine.readResponse(answer, request);
  if (status === "unauthorized" || status === "not_entitled" || status === "rate_limited") {
    return { kind: status, message, causes: [] };
  }
  return { kind: answer.status === 404 ? "not_found" : "api", message, causes: [] };
}

function unreadable(): LookUpProblem {
  return { kind: "unreadable", message: "The answer cannot be read.", causes: [] };
}

function summarize(entry: Json): TrunkSummary[] {
  const trunk = readObject(entry);
  const id = trunk?.id ?? trunk?.trunk_id;
  if (trunk === null || (typeof id !== "string" && typeof id !== "number")) return [];
  const text = (name: string) => (typeof trunk[name] === "string" ? trunk[name] : "");
  const [name, provider, direction] = [text("name"), text("provider"), text("direction")];
  return [{ id: String(id), name, provider, direction, sip_endpoint: text("sip_endpoint") }];
}

const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|(?=.*:)[0-9a-f:]{2,39})(\/\d{1,3})?$/i;

function groupAddresses(raw: Json): ServiceAddresses["groups"] {
  const groups = new Map<string, string[]>();
  const visit = (value: Json, name: string): void => {
    if (typeof value === "string") {
      if (ADDRESS.test(value)) groups.set(name, [...(groups.get(name) ?? []), value]);
    } else if (Array.isArray(value)) {
      for (const each of value) visit(each, name);
    } else if (value !== null && typeof value === "object") {
      const own = value.host ?? value.region ?? value.name;
      for (const [key, member] of Object.entries(value)) {
        const isPlain = ["ip", "ips", "addresses", "cidrs"].includes(key);
        visit(member, typeof own === "string" ? own : isPlain ? name : key);
      }
    }
  };
  visit(raw, "");
  return [...groups].map(([name, addresses]) => ({ name, addresses }));
}

/** The object that a body is, or holds as text; null of anything else. */
function readObject(body: unknown): Record<string, unknown> | null {
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
