// JSON as files have it: programs of Windows put a byte order mark before it, which JSON.parse refuses.

import type { Json } from "../types.js";

export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** Throws SyntaxError for what is not JSON. */
export function parseJson(text: string): Json {
  return JSON.parse(withoutMark(text)) as Json;
}
