// What may leave the page: the draft without anything that the engine recognises as a secret.
import { isObject, type Json, type JsonObject } from "../shared/pointer.js";
import type { Store } from "./store.js";

/** `value` without the members that `redacted` shows differently. A URI only loses its password. */
function strip(value: Json, redacted: Json | undefined): Json | undefined {
  if (typeof value === "string") return value === redacted || value.includes("@") ? redacted : undefined;
  if (Array.isArray(value)) {
    return value.map((element, index) => strip(element, Array.isArray(redacted) ? redacted[index] : undefined) ?? null);
  }
  if (!isObject(value)) return value === redacted ? value : undefined;
  if (!isObject(redacted)) return undefined;
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const stripped = strip(member, redacted[name]);
    if (stripped !== undefined) kept[name] = stripped;
  }
  return kept;
}

/** The draft for links and the history. Empty until the engine is loaded and can say what is secret. */
export function withoutSecrets(store: Store): Json {
  if (!store.tools) return {};
  return strip(store.draft, store.tools.engine.redact(store.draft)) ?? {};
}
