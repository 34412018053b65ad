// What an account has that a draft refers to: its trunks, and the addresses of the service. Loaded when
// asked for.

import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import {
  Account,
  payloadOf,
  readObject,
  unreadable,
  type JsonObject,
  type LookUp,
  type LookUpOptions,
} from "./look-up.js";
import { FIREWALL, TRUNKS, trunkUrl } from "./paths.js";
import type { Json } from "./types.js";

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

/** GET /v1/sip/trunks. */
export async function listTrunks(engine: Engine, options: LookUpOptions): Promise<LookUp<TrunkSummary[]>> {
  return trunksOf(new Account(engine, options));
}

export async function trunksOf(account: Account): Promise<LookUp<TrunkSummary[]>> {
  const { value, problem } = await account.lookUp("GET", TRUNKS);
  if (problem !== null) return { value: null, problem };
  const data = readObject(value.data);
  const list = [data?.trunks, value.data, value.trunks].find((each) => Array.isArray(each));
  if (list === undefined) return { value: null, problem: unreadable() };
  return { value: list.flatMap(summarize), problem: null };
}

/** GET /v1/sip/trunks/:id: what `Context.trunk` takes. */
export async function getTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<object>> {
  const looked = await new Account(engine, options).lookUp("GET", trunkPath(id));
  if (looked.problem !== null) return looked;
  const trunk = trunkIn(looked.value);
  // An answer that holds none, or another one, is not about this trunk.
  const isAbout = Object.keys(trunk).length > 0 && (idOf(trunk) ?? id) === id;
  return isAbout ? looked : { value: null, problem: unreadable() };
}

/** Throws SendError for an id that would lead to another call: a URL has no path "..", even if it is escaped. */
export function trunkPath(id: string): string {
  if (typeof id !== "string" || /^\.{0,2}$/.test(id)) throw new SendError("This cannot be the ID of a trunk.");
  return trunkUrl("", id);
}

/** GET /v1/sip/firewall-ips: what a firewall has to let through. */
export async function getServiceAddresses(engine: Engine, options: LookUpOptions): Promise<LookUp<ServiceAddresses>> {
  const { value, problem } = await new Account(engine, options).lookUp("GET", FIREWALL);
  if (problem !== null) return { value: null, problem };
  const raw = value.data ?? value;
  return { value: { groups: groupAddresses(raw), raw }, problem: null };
}

/** The trunk that an answer holds. */
export function trunkIn(answer: JsonObject): JsonObject {
  const payload = payloadOf(answer);
  return readObject(payload.trunk) ?? payload;
}

export function idOf({ id, trunk_id }: JsonObject): string | null {
  const given = id ?? trunk_id;
  return typeof given === "string" || typeof given === "number" ? String(given) : null;
}

function summarize(entry: Json): TrunkSummary[] {
  const trunk = readObject(entry);
  const id = trunk && idOf(trunk);
  if (trunk === null || id === null) return [];
  const text = (name: string) => (typeof trunk[name] === "string" ? trunk[name] : "");
  const [name, provider, direction] = [text("name"), text("provider"), text("direction")];
  return [{ id, name, provider, direction, sip_endpoint: text("sip_endpoint") }];
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
