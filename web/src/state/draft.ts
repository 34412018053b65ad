// Reads and changes a draft leniently: whatever its form, the page shows what it can.
import type { Engine } from "../engine/load.js";
import { asText } from "../shared/json-text.js";
import { isObject, valueAt, withValue, type Json, type JsonObject, type Path } from "../shared/pointer.js";

export type DirectionType = "inbound" | "outbound";
export interface Entry {
  value: Json;
  path: Path;
}

/** The entries for numbers in the draft, in the engine's order. */
export function numberEntries(draft: Json): Entry[] {
  if (!isObject(draft)) return [];
  const entries: Entry[] = [];
  if (Object.hasOwn(draft, "phone_number")) entries.push({ value: draft.phone_number!, path: ["phone_number"] });
  const list = draft.phone_numbers;
  if (Array.isArray(list)) list.forEach((value, index) => entries.push({ value, path: ["phone_numbers", index] }));
  return entries;
}

/** The values of `numberEntries`. */
export function numberValues(draft: Json): Json[] {
  if (!isObject(draft)) return [];
  const list = Array.isArray(draft.phone_numbers) ? draft.phone_numbers : [];
  return Object.hasOwn(draft, "phone_number") ? [draft.phone_number, ...list] : list;
}

export type NumberForm = "none" | "one" | "list" | "both";

export function numberForm(draft: Json): NumberForm {
  const hasOne = isObject(draft) && Object.hasOwn(draft, "phone_number");
  const hasList = isObject(draft) && Object.hasOwn(draft, "phone_numbers");
  if (hasOne && hasList) return "both";
  if (hasOne) return "one";
  return hasList ? "list" : "none";
}

/**
 * `draft` with these numbers and no others, as phone_number ("one") or phone_numbers ("list"). Members keep their
 * order.
 */
export function withNumbers(
  draft: Json,
  values: Json[],
  form: "one" | "list" = numberForm(draft) === "one" ? "one" : "list",
): Json {
  const rest = isObject(draft) ? { ...draft } : {};
  delete rest.phone_number;
  delete rest.phone_numbers;
  if (values.length === 0) return rest;
  const member: JsonObject =
    form === "one" && values.length === 1 ? { phone_number: values[0]! } : { phone_numbers: values };
  return { ...member, ...rest };
}

/** `draft` with the user and password of `uri` moved to the options next to it, unless these have their own. */
export function withCredentials(engine: Engine, draft: Json, endpoint: Path, uri: Json | undefined): Json {
  const text = asText(uri);
  const credentials = {
    sip_username: engine.readEndpoint(text).user ?? "",
    sip_password: passwordIn(text, engine.redact(text) as string),
  };
  return Object.entries(credentials).reduce((changed, [name, value]) => {
    const place = [...endpoint.slice(0, -1), "options", name];
    return valueAt(changed, place) === undefined && value !== ""
      ? withValue(changed, place, unescaped(value))
      : changed;
  }, draft);
}

/** The password in a URI: the first part that the engine redacts. */
function passwordIn(uri: string, shown: string): string {
  const [before, after, ...others] = shown.split("[redacted]");
  if (before === undefined || after === undefined) return "";
  // If other secrets follow, the password ends at the host.
  const end = others.length === 0 ? uri.length - after.length : uri.indexOf("@", before.length);
  return uri.slice(before.length, Math.max(before.length, end));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Adds numbers. A single number becomes a phone_number, unless there was a list before. */
export function withAddedNumbers(draft: Json, added: Json[]): Json {
  return withNumbers(draft, numberValues(draft).concat(added), numberForm(draft) === "none" ? "one" : "list");
}

export function directionIndex(draft: Json, type: DirectionType): number {
  const directions = valueAt(draft, ["directions"]);
  if (!Array.isArray(directions)) return -1;
  return directions.findIndex((direction) => isObject(direction) && direction.type === type);
}

export function withDirection(draft: Json, type: DirectionType, direction: JsonObject | undefined): Json {
  const current = valueAt(draft, ["directions"]);
  const isList = Array.isArray(current);
  // One that an imported request has without a list is kept.
  const directions = isList ? current : current === undefined ? [] : [current];
  const index = directionIndex({ directions }, type);
  if (direction === undefined) {
    const left = directions.filter((_, at) => at !== index);
    return withValue(draft, ["directions"], left.length > 0 ? left : undefined);
  }
  if (index >= 0 && isList) return withValue(draft, ["directions", index], direction);
  if (index >= 0) return withValue(draft, ["directions"], directions);
  const added = type === "inbound" ? [direction, ...directions] : [...directions, direction];
  return withValue(draft, ["directions"], added);
}
