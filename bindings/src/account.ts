// Reads what a draft or its reader needs from an account: its trunks and the addresses of the service.
// Loaded when first needed.

import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import { given } from "./given.js";
import {
  Account,
  isGood,
  payloadOf,
  readObject,
  refusal,
  unreadable,
  type JsonObject,
  type LookUp,
  type LookUpOptions,
} from "./look-up.js";
import { requireText } from "./options.js";
import { FIREWALL, TRUNKS, trunkUrl } from "./paths.js";
import type { Json, Outcome, TrunkListing, TrunkSummary } from "./types.js";

/** Why a list may be incomplete. */
export interface ListGap {
  /** One or two sentences. */
  why: string;
  /** The answer may be one page of several. */
  is_page: boolean;
  /** Entries that cannot be used, by their index in the answer's list. */
  left_out: { index: number; why: string }[];
}

/** The result of listTrunks. `incomplete` is absent if `value` has every trunk of the account. */
export type TrunkList = LookUp<TrunkSummary[]> & { incomplete?: ListGap };

/** Addresses grouped by what they belong to (a region, a host), in the order of the answer. */
export interface ServiceAddresses {
  groups: { name: string; addresses: string[] }[];
  /** The answer that the groups were read from. */
  raw: Json;
}

/** GET /v1/sip/trunks. */
export async function listTrunks(engine: Engine, options: LookUpOptions): Promise<TrunkList> {
  return trunksOf(new Account(engine, options));
}

export async function trunksOf(account: Account): Promise<TrunkList> {
  const { answer, problem, ...rest } = await account.ask("GET", TRUNKS);
  if (answer === null) return { value: null, problem };
  const { outcome } = rest as { outcome: Outcome };
  if (!isGood(answer, outcome)) return { value: null, problem: refusal(answer, outcome) };
  const listing = account.engine.readAccount({ trunks: answer }, []).trunks;
  if (!listing?.list) return { value: null, problem: unreadable(outcome, answer) };
  return { value: listing.list, problem: null, ...given({ incomplete: gapOf(listing) }) };
}

function gapOf({ left_out, is_whole }: TrunkListing): ListGap | undefined {
  const count = left_out.length;
  if (count === 0 && is_whole) return undefined;
  const entries = count === 1 ? "1 entry of the list is" : `${count} entries of the list are`;
  const lost = count === 0 ? "" : `${entries} left out, without an ID that could be used.`;
  const page = is_whole ? "" : "The answer may be one page of several, so the account may have more trunks.";
  return { why: `${lost} ${page}`.trim(), is_page: !is_whole, left_out };
}

/** GET /v1/sip/trunks/:id, for `Context.trunk`. */
export async function getTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<object>> {
  const looked = await new Account(engine, options).lookUp("GET", trunkPath(id));
  if (looked.problem !== null) return looked;
  return isAbout(trunkIn(looked.value), id) ? looked : { value: null, problem: unreadable() };
}

/** Members that identify a trunk in an answer without its ID. */
const OF_TRUNK = ["name", "provider", "direction", "sip_endpoint", "auth_mode"];

/** Whether an answer holds this trunk, rather than none or another one. */
function isAbout(trunk: JsonObject, id: string): boolean {
  return (idOf(trunk) ?? id) === id && ["id", "trunk_id", ...OF_TRUNK].some((name) => name in trunk);
}

/** Throws SendError for "." and "..", which would lead to another call: URLs resolve them even when escaped. */
export function trunkPath(id: string): string {
  if (/^\.{1,2}$/.test(requireText("id", id))) throw new SendError(`id must be that of a trunk, not "${id}".`);
  return trunkUrl("", id);
}

/** GET /v1/sip/firewall-ips: what a firewall has to let through. */
export async function getServiceAddresses(engine: Engine, options: LookUpOptions): Promise<LookUp<ServiceAddresses>> {
  const { value, problem } = await new Account(engine, options).lookUp("GET", FIREWALL);
  if (problem !== null) return { value: null, problem };
  const raw = value.data ?? value;
  return { value: { groups: groupAddresses(raw), raw }, problem: null };
}

/** The trunk in an answer, which may also be the only element of an array. */
export function trunkIn(answer: JsonObject): JsonObject {
  const payload = payloadOf(answer);
  const only = Array.isArray(answer.data) && answer.data.length === 1 ? readObject(answer.data[0]) : null;
  return readObject(payload.trunk) ?? only ?? payload;
}

export function idOf({ id, trunk_id }: JsonObject): string | null {
  const own = id ?? trunk_id;
  const isText = typeof own === "string" && own.trim() !== "";
  return isText || typeof own === "number" ? String(own) : null;
}

const ADDRESS = /^(\d{1,3}(?:\.\d{1,3}){3}|(?=.*:)[0-9a-f:]{2,39})(?:\/(\d{1,3}))?$/i;

/** Whether a text is an address or a block of them, but not 0.0.0.0/0: that would open a firewall to everyone. */
function isAddress(text: string): boolean {
  const [, address, bits = "32"] = ADDRESS.exec(text) ?? [];
  if (address === undefined || Number(bits) === 0) return false;
  if (address.includes(":")) return Number(bits) <= 128;
  return Number(bits) <= 32 && address.split(".").every((octet) => Number(octet) <= 255);
}

function groupAddresses(raw: Json): ServiceAddresses["groups"] {
  const groups = new Map<string, string[]>();
  const visit = (value: Json, name: string): void => {
    if (typeof value === "string") {
      if (isAddress(value)) groups.set(name, [...(groups.get(name) ?? []), value]);
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
