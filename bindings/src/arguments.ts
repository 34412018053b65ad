// Arguments of a wrong type, which programs in JavaScript give. What String() makes of one must not be read:
// "undefined" is a host.

/** Returns the argument. If it is not a string, throws a TypeError that names it. */
export function textOf(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`${name} must be a string, not ${kindOf(value)}.`);
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "an array";
  return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}
