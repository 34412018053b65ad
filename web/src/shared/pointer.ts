// JSON Pointers (RFC 6901), and changes to documents that do not modify the old document.

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
export type JsonObject = { [member: string]: Json };
export type Path = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function toPointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function toPath(pointer: string): string[] {
  if (pointer === "") return [];
  const parts = pointer.slice(1).split("/");
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function valueAt(document: Json | undefined, path: Path): Json | undefined {
  let value = document;
  for (const part of path) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isObject(value) && Object.hasOwn(value, part)) value = value[part];
    else return undefined;
  }
  return value;
}

export function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/**
 * `document` with `value` at `path`. Undefined removes the member, and any objects that become empty.
 * Missing objects on the way are created; arrays are not.
 */
export function withValue(document: Json | undefined, path: Path, value: Json | undefined): Json {
  return change(document, path, value) ?? {};
}

function change(document: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  if (path.length === 0) return value;
  const [head, ...rest] = path as [string | number, ...Path];
  if (Array.isArray(document)) return changeElement(document, Number(head), rest, value);
  const source = isObject(document) ? document : {};
  const member = change(Object.hasOwn(source, head) ? source[head] : undefined, rest, value);
  if (member !== undefined) return { ...source, [head]: member };
  const { [head]: _, ...others } = source;
  return Object.keys(others).length > 0 ? others : undefined;
}

function changeElement(list: Json[], index: number, rest: Path, value: Json | undefined): Json[] {
  if (rest.length === 0 && value === undefined) return list.filter((_, at) => at !== index);
  const copy = list.slice();
  copy[index] = change(copy[index], rest, value) ?? {};
  return copy;
}
