// What the engine says of a trunk: of the body that makes or changes one, and of what numbers on it get.

import { trunkIn } from "./account.js";
import { ANY_NUMBER } from "./any-number.js";
import { kindOf } from "./arguments.js";
import type { Engine } from "./engine.js";
import { readObject, type JsonObject } from "./look-up.js";
import type { Plan, TrunkJudgement } from "./types.js";

/** Judges the body that makes or changes a trunk. */
export function judgeTrunk(engine: Engine, trunk: object, call?: "create" | "update"): TrunkJudgement {
  return engine.judgeTrunk(objectOf(trunk), call);
}

/** A copy, as it is sent. Throws a TypeError for what is none. */
function objectOf(trunk: object): JsonObject {
  const object = readObject(trunk);
  if (object === null) throw new TypeError(`trunk must be an object, not ${kindOf(trunk)}.`);
  try {
    return JSON.parse(JSON.stringify(object)) as JsonObject;
  } catch {
    throw new TypeError("trunk must be an object that JSON can hold, without cycles and BigInts.");
  }
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
