/** Loads what shows the result. It is there before anything is sent: an answer may hold what is shown only once. */
export function loadResult(): Promise<unknown> {
  return import("./result.js");
}
