// Whom the answer to a change of one number is about. The form of these answers is not documented.

import { payloadOf, readObject, type JsonObject } from "./look-up.js";
import type { DerivedRequest, HttpAnswer, Json } from "./types.js";

/** Members that name the number that an object is about. */
const NAMES = ["phone_number", "number", "identity", "did", "e164"];

/** Members that list what was changed, unless they only say so: {"detached": true}. */
const LISTS = ["detached", "updated", "configured", "attached", "removed", "deleted", "failed"];

/** Whether an answer names another number or direction than the request changes, or lists none at all. */
export function isOfOther({ body }: HttpAnswer, request: DerivedRequest): boolean {
  const whole = readObject(body);
  if (whole === null) return false;
  const payload = payloadOf(whole);
  const { phone_number: number, updates, directions } = request.body ?? {};
  const isUpdate = updates !== undefined;
  const types = (isUpdate ? [updates] : ((directions ?? []) as Json[])).map((each) => readObject(each)?.type as string);
  const places = [payload, whole].flatMap((each) => [each, each.inbound, each.outbound]).flatMap(objectsIn);
  const lists = [payload, whole].flatMap((each) => LISTS.map((name) => [name, each[name]] as const));
  return (
    places.some((place) => isOther(namesIn(place), number)) ||
    [...lists, ["data", whole.data] as const].some(([name, list]) => lacks(name, list, number, types)) ||
    isOtherDirection(payload.direction ?? payload.type, types) ||
    (isUpdate && isOtherDirection(payload.directions, types))
  );
}

function objectsIn(value: Json | undefined): JsonObject[] {
  const object = readObject(value);
  return object === null ? [] : [object];
}

/** Whether a list of what was changed does not include the number, or the directions, of the request. */
function lacks(name: string, list: Json | undefined, number: Json | undefined, types: string[]): boolean {
  if (Array.isArray(list)) {
    if (list.length === 0) return name !== "failed" && name !== "data";
    if (list.every(isDirection)) return name !== "failed" && isOtherDirection(list, types);
    return isOther(
      list.flatMap((each) => namesIn(each)),
      number,
    );
  }
  const map = readObject(list);
  if (map === null || name === "data") return false;
  const keys = Object.keys(map).filter((key) => /^\+?\d{3,}$/.test(key));
  return isOther([...namesIn(map), ...keys], number);
}

/** Whether numbers are named, and the one of the request is not among them. */
function isOther(named: string[], number: Json | undefined): boolean {
  return named.length > 0 && !named.some((each) => isSame(folded(each), folded(number)));
}

/** The numbers that an element of a list, or an object, names. A masked one names none. */
function namesIn(value: Json): string[] {
  const object = readObject(value);
  const named = object === null ? [value] : NAMES.map((name) => object[name]).filter((each) => each !== undefined);
  const texts = named.flatMap((each) => (typeof each === "string" || typeof each === "number" ? [String(each)] : []));
  return texts.filter((text) => /[^\s]/.test(text) && !/[*\u2022\u2026]|x{2}/i.test(text)).slice(0, 1);
}

function isOtherDirection(value: Json | undefined, types: string[]): boolean {
  const named = [value].flat().map(directionIn);
  if (named.length === 0 || !named.every((each) => /^(in|out)bound$/.test(each))) return false;
  return !types.every((type) => named.includes(type));
}

const isDirection = (value: Json) => /^(in|out)bound$/.test(directionIn(value));

function directionIn(value: Json | undefined): string {
  const object = readObject(value);
  const text = object === null ? value : (object.type ?? object.direction);
  return typeof text === "string" ? text.trim().toLowerCase() : "";
}

/** A number without punctuation, scheme and host; any other text without the case of its letters. */
function folded(value: unknown): string {
  const text = String(value).trim().toLowerCase();
  const user = text.replace(/^(tel|sips?):/, "").replace(/[@;].*$/, "");
  return /^\+?[\d\s()./-]+$/.test(user) ? user.replace(/\D/g, "") : user;
}

/** A number may come back without its country code. */
function isSame(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other].sort((a, b) => a.length - b.length);
  return one === other || (/^\d{7,}$/.test(short) && /^\d+$/.test(long) && long.endsWith(short));
}
