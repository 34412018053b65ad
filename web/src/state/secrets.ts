// What may leave the page: the draft without anything that the engine recognises as a secret.
import { asText } from "../shared/json-text.js";
import { isObject, type Json, type JsonObject } from "../shared/pointer.js";
import type { Store } from "./store.js";

/** What the engine hides in a URI: its password, and parameters that carry a token. */
const HIDDEN = /(:|[;?&][^;?&=@]*=)\[redacted\]/g;

/** `value` without what `redacted` shows differently. A mask in its place would be taken for a value later. */
function strip(value: Json, redacted: Json | undefined): Json | undefined {
  if (typeof value === "string") {
    if (value === redacted) return value;
    const left = asText(redacted).replace(HIDDEN, "");
    return value.includes("@") && left.includes("@") && !left.includes("[redacted]") ? left : undefined;
  }
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

/** The draft, or other text of it, for links and the history. Empty until the engine is loaded and can say what is secret. */
export function withoutSecrets(store: Store, value = store.draft): Json {
  if (!store.tools) return {};
  return strip(value, store.tools.engine.redact(value)) ?? {};
}
