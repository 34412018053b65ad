import type { Json } from "sipattach";

/** A value of a draft as it is shown: a string bare, anything else as JSON, nothing as an empty text. */
export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
