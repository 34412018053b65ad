// What the engine says of a trunk: it is asked about the directions that numbers on this trunk would have.

import { trunkIn } from "./account.js";
import { ANY_NUMBER } from "./any-number.js";
import { kindOf } from "./arguments.js";
import type { Engine } from "./engine.js";
import { given } from "./http.js";
import { readObject, type JsonObject } from "./look-up.js";
import type { Diagnostic, Fix, Json, PatchOperation, Plan } from "./types.js";

export interface TrunkJudgement {
  /** No diagnostic is an error. */
  ok: boolean;
  /** Their paths, and those of their fixes, are those of the trunk. */
  diagnostics: Diagnostic[];
}

/** Fields of a trunk that no direction has. */
const OWN = new Set(["id", "name", "provider", "direction", "is_default"]);
const INBOUND_ONLY = new Set(["auth_mode", "register_auth"]);

/** Judges the body that makes or changes a trunk. */
export function judgeTrunk(engine: Engine, trunk: object): TrunkJudgement {
  const directions = directionsOf(objectOf(trunk));
  const plan = engine.plan({ phone_number: ANY_NUMBER, service: "sip", directions });
  const told = new Map<string, Diagnostic>();
  for (const diagnostic of plan.diagnostics) {
    const path = pathOf(diagnostic.path);
    if (path === null) continue;
    const { fix, alternatives: _, ...rest } = diagnostic;
    const moved = fix === undefined ? undefined : movedFix(fix);
    // Both directions have the endpoint and the options.
    told.set(`${rest.code} ${path}`, { ...rest, path, ...given({ fix: moved }) });
  }
  const diagnostics = [...told.values()];
  return { ok: diagnostics.every(({ severity }) => severity !== "error"), diagnostics };
}

function objectOf(trunk: object): JsonObject {
  const object = readObject(trunk);
  if (object === null) throw new TypeError(`trunk must be an object, not ${kindOf(trunk)}.`);
  return object;
}

/** An outbound direction only where there is an endpoint: a trunk need not have one. */
function directionsOf(trunk: JsonObject): JsonObject[] {
  const { direction = "both", sip_endpoint, headers } = trunk;
  const fields = Object.entries(trunk).filter(([name]) => !OWN.has(name) && name !== "headers");
  const hasEndpoint = sip_endpoint !== undefined && sip_endpoint !== null && sip_endpoint !== "";
  const both = hasEndpoint ? ["inbound", "outbound"] : ["inbound"];
  const types: Json[] =
    direction === "both" ? both : direction === "outbound" && !hasEndpoint ? ["inbound"] : [direction];
  const stated = readObject(headers)?.direction;
  return types.map((type, index) => {
    const own = fields.filter(([name]) => type !== "outbound" || !INBOUND_ONLY.has(name));
    const isTheirs = types.includes(stated as Json) ? stated === type : index === types.length - 1;
    return {
      type,
      ...Object.fromEntries(own),
      ...(headers !== undefined && headers !== null && isTheirs ? { headers } : {}),
    };
  });
}

/** A place in a direction as the place in the trunk; null of all that is not in one. */
function pathOf(path: string): string | null {
  const inner = /^\/directions\/\d+(\/.*)$/.exec(path)?.[1];
  if (inner === undefined) return null;
  return inner === "/type" ? "/direction" : inner;
}

/** Undefined where a fix changes more than the trunk. */
function movedFix({ title, patch, choice }: Fix): Fix | undefined {
  const moved: PatchOperation[] = [];
  for (const operation of patch) {
    const path = pathOf(operation.path);
    const from = "from" in operation ? pathOf(operation.from) : undefined;
    if (path === null || from === null) return undefined;
    moved.push({ ...operation, path, ...given({ from }) });
  }
  return { title, patch: moved, ...given({ choice }) };
}

/**
 * What a number on a trunk gets from it, for each direction that it carries; and what the engine says of
 * that. `trunk` is an answer of getTrunk, or the body that makes one.
 */
export function explainTrunk(engine: Engine, trunk: object): Pick<Plan, "directions" | "diagnostics"> {
  const own = trunkIn(objectOf(trunk));
  const { direction } = own;
  const types = direction === "inbound" || direction === "outbound" ? [direction] : ["inbound", "outbound"];
  const draft = {
    phone_number: ANY_NUMBER,
    service: "sip",
    trunk_id: "-",
    directions: types.map((type) => ({ type })),
  };
  const { directions, diagnostics } = engine.plan(draft, { trunk: { ...own, id: "-", trunk_id: "-" } });
  return { directions, diagnostics: diagnostics.filter(({ code }) => code.startsWith("trunk.")) };
}
