// Parses JSON from files: Windows programs begin it with a byte order mark, which JSON.parse refuses.

import type { Json } from "../types.js";

export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** Throws SyntaxError if the text is not JSON. */
export function parseJson(text: string): Json {
  return JSON.parse(withoutMark(text)) as Json;
}
