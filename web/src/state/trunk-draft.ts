// Makes a trunk from the directions of a draft, and the draft that is left when its numbers are on that trunk.
import type { Engine, Plan, TrunkFields } from "sipattach";
import { isObject, valueAt, type Json, type JsonObject } from "../shared/pointer.js";
import { numberEntries, withNumbers } from "./draft.js";

const SHARED = ["sip_endpoint", "options", "headers"] as const;
const INBOUND = ["auth_mode", "register_auth"] as const;

function directionsOf(draft: Json): JsonObject[] {
  const list = isObject(draft) && Array.isArray(draft.directions) ? draft.directions : [];
  return list.filter(isObject);
}

/** A trunk has one endpoint and one list of mappings: those of outbound, if both directions have some. */
export function trunkOfDraft(draft: Json): TrunkFields {
  const directions = directionsOf(draft);
  const of = (type: string) => directions.find((direction) => direction.type === type);
  const [inbound, outbound] = [of("inbound"), of("outbound")];
  const fields: JsonObject = { direction: inbound && outbound ? "both" : outbound ? "outbound" : "inbound" };
  for (const name of SHARED) {
    const value = [outbound?.[name], inbound?.[name]].find((each) => !isEmpty(each));
    if (value !== undefined) fields[name] = value;
  }
  for (const name of INBOUND) if (!isEmpty(inbound?.[name])) fields[name] = inbound![name]!;
  return fields;
}

/** The fields that can be changed of a trunk as the API shows it, without its passwords. */
export function trunkToChange(engine: Engine, shown: JsonObject): TrunkFields {
  const { name, provider, direction, sip_endpoint, auth_mode, register_auth, options, headers, is_default } = shown;
  const fields = { name, provider, direction, sip_endpoint, auth_mode, register_auth, options, headers, is_default };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  // Credentials, such as register_auth, keep their username.
  const isSecret = (member: string) =>
    valueAt(engine.redact({ [member]: { username: "x" } }), [member, "username"]) !== "x";
  return JSON.parse(
    JSON.stringify(Object.fromEntries(given), (member, value: Json) => (isSecret(member) ? undefined : value)),
  ) as TrunkFields;
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return (
    isObject(value) && (Object.keys(value).length === 0 || (Array.isArray(value.headers) && value.headers.length === 0))
  );
}

/**
 * The draft with its numbers on the trunk, without what they inherit from it. Numbers are written as they were
 * read, because on a trunk a number without a plus sign would be an identity.
 */
export function draftOnTrunk(draft: Json, id: string, fields: TrunkFields, plan: Plan | null): Json {
  const own = fields as JsonObject;
  const isTheTrunks = (name: string, value: Json | undefined) => JSON.stringify(value) === JSON.stringify(own[name]);
  const directions = directionsOf(draft).map((direction) =>
    Object.fromEntries(
      Object.entries(direction).filter(([name, value]) => {
        const isInherited = SHARED.some((each) => each === name) || INBOUND.some((each) => each === name);
        return !isInherited || !isTheTrunks(name, value);
      }),
    ),
  );
  const values = numberEntries(draft).map(({ value }, index) => {
    const reading = plan?.numbers[index];
    return reading?.kind === "e164" && typeof value === "string" && reading.input === value
      ? (reading.value ?? value)
      : value;
  });
  const rest = values.length === 0 ? draft : withNumbers(draft, values);
  return { ...(isObject(rest) ? rest : {}), trunk_id: id, directions };
}
