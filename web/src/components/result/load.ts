/** Loads the part that shows the result. Wait for it before sending: an answer may contain a one-time password. */
export function loadResult(): Promise<unknown> {
  return import("./result.js");
}
