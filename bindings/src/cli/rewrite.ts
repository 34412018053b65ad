// Writes a changed JSON document so that unchanged parts keep their formatting.

import type { Json } from "../types.js";
import { Places, type Member, type Node } from "./locate.js";

type JsonObject = { [member: string]: Json };

/** JSON text of `now` that keeps as much as possible of `text`, the JSON text of `old`. */
export function rewrite(text: string, old: Json, now: Json): string {
  const { root, isWhole } = new Places(text);
  if (root === null || !isWhole) return `${JSON.stringify(now, null, 2)}\n`;
  const writer = new Writer(text, unitOf(text));
  return text.slice(0, root.begin) + writer.write(root, old, now) + text.slice(root.end);
}

/** The indentation of one level. */
function unitOf(text: string): string {
  return /[{[][ \t]*\r?\n([ \t]+)/.exec(text)?.[1] ?? "  ";
}

class Writer {
  #text: string;
  #unit: string;
  #newline: string;

  constructor(text: string, unit: string) {
    this.#text = text;
    this.#unit = unit;
    this.#newline = text.includes("\r\n") ? "\r\n" : "\n";
  }

  write(node: Node, old: Json, now: Json): string {
    if (isSame(old, now)) return this.#text.slice(node.begin, node.end);
    if (node.items !== undefined && Array.isArray(old) && Array.isArray(now)) return this.#array(node, old, now);
    if (node.members !== undefined && isObject(old) && isObject(now)) return this.#object(node, old, now);
    return this.#fresh(now, this.#indentAt(node.begin), !this.#text.includes("\n"));
  }

  #object(node: Node, old: JsonObject, now: JsonObject): string {
    const members = node.members as Member[];
    const names = Object.keys(now);
    const isSameList =
      members.length === names.length &&
      members.every(({ name }) => Object.hasOwn(now, name) && Object.hasOwn(old, name));
    if (isSameList) {
      return this.#between(
        node,
        members.map(({ name, value }) => ({
          node: value,
          text: this.write(value, old[name] as Json, now[name] as Json),
        })),
      );
    }
    const inline = this.#isInline(node, members[0]?.keyBegin);
    const inner = this.#indentAt(node.begin) + this.#unit;
    const byName = new Map(members.map((member) => [member.name, member]));
    const parts = names.map((name) => {
      const member = byName.get(name);
      if (member === undefined) return `${JSON.stringify(name)}: ${this.#fresh(now[name] as Json, inner, inline)}`;
      const { keyBegin, value } = member;
      return this.#text.slice(keyBegin, value.begin) + this.write(value, old[name] as Json, now[name] as Json);
    });
    return this.#around(node, parts, ["{", "}"], inline);
  }

  #array(node: Node, old: Json[], now: Json[]): string {
    const items = node.items as Node[];
    if (old.length === now.length) {
      return this.#between(
        node,
        items.map((item, at) => ({ node: item, text: this.write(item, old[at] as Json, now[at] as Json) })),
      );
    }
    let head = 0;
    while (head < old.length && head < now.length && isSame(old[head] as Json, now[head] as Json)) head++;
    let tail = 0;
    const most = Math.min(old.length, now.length) - head;
    while (tail < most && isSame(old[old.length - 1 - tail] as Json, now[now.length - 1 - tail] as Json)) tail++;
    const inline = this.#isInline(node, items[0]?.begin);
    const inner = this.#indentAt(node.begin) + this.#unit;
    const parts = now.map((value, at) => {
      const from = at < head ? at : at >= now.length - tail ? at - now.length + old.length : -1;
      const item = items[from];
      return item === undefined ? this.#fresh(value, inner, inline) : this.#text.slice(item.begin, item.end);
    });
    return this.#around(node, parts, ["[", "]"], inline);
  }

  /** Replaces values, and keeps the text between them. */
  #between(node: Node, values: { node: Node; text: string }[]): string {
    let [text, at] = ["", node.begin];
    for (const value of values) {
      text += this.#text.slice(at, value.node.begin) + value.text;
      at = value.node.end;
    }
    return text + this.#text.slice(at, node.end);
  }

  #around(node: Node, parts: string[], [open, close]: [string, string], inline: boolean): string {
    if (parts.length === 0) return open + close;
    if (inline) {
      const blank = open === "{" && /^\{\s/.test(this.#text.slice(node.begin, node.begin + 2)) ? " " : "";
      return open + blank + parts.join(", ") + blank + close;
    }
    const outer = this.#indentAt(node.begin);
    const line = this.#newline + outer + this.#unit;
    return open + line + parts.join(`,${line}`) + this.#newline + outer + close;
  }

  /** Whether the first value is on the same line as the opening bracket. */
  #isInline(node: Node, first: number | undefined): boolean {
    const end = first ?? node.end;
    return !this.#text.slice(node.begin, end).includes("\n") && (first !== undefined || !this.#text.includes("\n"));
  }

  /** The indentation of the line of a place. */
  #indentAt(at: number): string {
    const begin = this.#text.lastIndexOf("\n", at - 1) + 1;
    return /^[ \t]*/.exec(this.#text.slice(begin, at))?.[0] ?? "";
  }

  #fresh(value: Json, indent: string, inline: boolean): string {
    if (inline) return inlined(value);
    return JSON.stringify(value, null, this.#unit).replaceAll("\n", this.#newline + indent);
  }
}

function inlined(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inlined).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${inlined(member)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether two values are equal. */
function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  const [first, second] = [a as JsonObject, b as JsonObject];
  return (
    names.length === others.length &&
    names.every((name) => Object.hasOwn(second, name) && isSame(first[name] as Json, second[name] as Json))
  );
}
