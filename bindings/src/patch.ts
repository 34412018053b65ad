import { kindOf } from "./arguments.js";
import type { Json, JsonPatch } from "./types.js";

/** A patch does not fit the document: a place does not exist, or a test fails. */
export class PatchError extends Error {
  override readonly name = "PatchError";
}

type Container = Json[] | { [member: string]: Json };

/**
 * Applies a JSON Patch (RFC 6902) and returns the new document. `document` is not changed; both share
 * whatever the patch does not touch. Throws PatchError if the patch does not fit.
 * To apply the fixes of many diagnostics together, use {@link applyFixes}.
 */
export function applyPatch(document: unknown, patch: JsonPatch): Json {
  if (!Array.isArray(patch)) throw new TypeError(`patch must be an array, not ${kindOf(patch)}.`);
  const patching = new Patching(document as Json);
  for (const operation of patch) patching.apply(operation);
  return patching.root;
}

class Patching {
  root: Json;
  /** Containers that were copied already, so that they can be changed in place. */
  #owned = new Set<Container>();

  constructor(root: Json) {
    this.root = root;
  }

  apply(operation: JsonPatch[number]): void {
    const path = parsePointer(operation.path);
    switch (operation.op) {
      case "add":
        return this.#add(path, operation.value);
      case "remove":
        this.#remove(path);
        return;
      case "replace":
        this.#read(path);
        return path.length === 0 ? this.#add(path, operation.value) : this.#set(path, operation.value);
      case "move":
        return this.#move(parsePointer(operation.from), path);
      case "copy":
        return this.#add(path, structuredClone(this.#read(parsePointer(operation.from))));
      case "test":
        if (!isEqual(this.#read(path), operation.value)) fail(operation.path, "has another value");
        return;
      default:
        throw new PatchError(`${String((operation as { op: unknown }).op)} is not an operation of JSON Patch.`);
    }
  }

  #read(path: string[]): Json {
    return path.reduce(memberOf, this.root);
  }

  #add(path: string[], value: Json): void {
    if (path.length === 0) {
      this.root = value;
      return;
    }
    const [parent, token] = this.#parentToChange(path);
    if (Array.isArray(parent)) {
      parent.splice(token === "-" ? parent.length : indexIn(parent.length + 1, token), 0, value);
    } else {
      setMember(parent, token, value);
    }
  }

  #set(path: string[], value: Json): void {
    const [parent, token] = this.#parentToChange(path);
    if (Array.isArray(parent)) parent[indexIn(parent.length, token)] = value;
    else setMember(parent, token, value);
  }

  #remove(path: string[]): Json {
    const removed = this.#read(path);
    if (path.length === 0) throw new PatchError("The whole document cannot be removed.");
    const [parent, token] = this.#parentToChange(path);
    if (Array.isArray(parent)) parent.splice(indexIn(parent.length, token), 1);
    else delete parent[token];
    return removed;
  }

  #move(from: string[], path: string[]): void {
    if (path.length > from.length && from.every((token, index) => token === path[index])) {
      throw new PatchError("A value cannot be moved into itself.");
    }
    if (from.length === 0) {
      this.#read(path);
      return;
    }
    this.#add(path, this.#remove(from));
  }

  /** The container of `path` and the last token. The container and all above it have been copied. */
  #parentToChange(path: string[]): [Container, string] {
    let container = this.#own(this.root, (copy) => (this.root = copy));
    for (const token of path.slice(0, -1)) {
      const parent = container;
      container = this.#own(memberOf(parent, token), (copy) => {
        if (Array.isArray(parent)) parent[indexIn(parent.length, token)] = copy;
        else setMember(parent, token, copy);
      });
    }
    return [container, path[path.length - 1] as string];
  }

  #own(value: Json, replace: (copy: Container) => void): Container {
    if (value === null || typeof value !== "object") {
      throw new PatchError("A path leads into a value that has no members.");
    }
    if (this.#owned.has(value)) return value;
    const copy = Array.isArray(value) ? [...value] : { ...value };
    this.#owned.add(copy);
    replace(copy);
    return copy;
  }
}

/** The value at a JSON Pointer. Throws PatchError if there is none. */
export function readPointer(document: Json, pointer: string): Json {
  return parsePointer(pointer).reduce(memberOf, document);
}

/** The tokens of a JSON Pointer (RFC 6901). */
function parsePointer(pointer: string): string[] {
  if (pointer === "") return [];
  if (typeof pointer !== "string" || !pointer.startsWith("/") || /~(?![01])/.test(pointer)) {
    throw new PatchError(`${JSON.stringify(pointer)} is no JSON Pointer.`);
  }
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function memberOf(value: Json, token: string): Json {
  if (Array.isArray(value)) return value[indexIn(value.length, token)] as Json;
  if (value !== null && typeof value === "object" && Object.hasOwn(value, token)) {
    return value[token] as Json;
  }
  return fail(token, "is not there");
}

function indexIn(length: number, token: string): number {
  const index = /^(0|[1-9][0-9]*)$/.test(token) ? Number(token) : length;
  return index < length ? index : fail(token, "is no index of that array");
}

/** Sets a member, even one named __proto__, which an assignment would not. */
function setMember(object: { [member: string]: Json }, name: string, value: Json): void {
  Object.defineProperty(object, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function isEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isEqual(memberOf(a, name), memberOf(b, name)))
  );
}

function fail(place: string, problem: string): never {
  throw new PatchError(`${JSON.stringify(place)} ${problem}.`);
}
