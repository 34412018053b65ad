// Rejects arguments of the wrong type, which JavaScript callers may pass. They must not be converted with String():
// "undefined" would be a valid host.

/** Returns the argument. Throws a TypeError that names it unless it is a string. */
export function textOf(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`${name} must be a string, not ${kindOf(value)}.`);
}

/** The type of a value in words, such as "an array". */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}
