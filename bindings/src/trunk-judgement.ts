// What the engine says about a trunk: about the body that creates or changes it, and what numbers inherit from it.

import { trunkIn } from "./account.js";
import { ANY_NUMBER } from "./any-number.js";
import { kindOf } from "./arguments.js";
import type { Engine } from "./engine.js";
import { readObject, type JsonObject } from "./look-up.js";
import type { Plan, TrunkJudgement } from "./types.js";

/** Checks the body of a request that creates or changes a trunk. */
export function judgeTrunk(engine: Engine, trunk: object, call?: "create" | "update"): TrunkJudgement {
  return engine.judgeTrunk(objectOf(trunk), call);
}

/** A copy of the trunk, as it would be sent. Throws a TypeError unless it is an object. */
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
 * What a number on a trunk inherits from it in each direction that the trunk carries, with diagnostics.
 * `trunk` is the result of getTrunk, or the body of a request that creates one.
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
