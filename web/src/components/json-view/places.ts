// Finds the values of a JSON text by JSON Pointer.
import { toPath } from "../../shared/pointer.js";

export interface Range {
  from: number;
  to: number;
}

/** What to look for below a value, by member or index. */
interface Wanted {
  pointers: string[];
  below: Map<string, Wanted>;
}

/**
 * Returns the range of each pointer's value: for an object or array, only its name or its opening bracket; for a
 * missing value, the range of the container that lacks it. Takes one pass over the text; broken JSON is read as far as
 * the fault.
 */
export function placesIn(text: string, pointers: Iterable<string>): Map<string, Range> {
  const root: Wanted = { pointers: [], below: new Map() };
  for (const pointer of pointers) {
    let node = root;
    for (const part of toPath(pointer)) {
      let next = node.below.get(part);
      if (!next) node.below.set(part, (next = { pointers: [], below: new Map() }));
      node = next;
    }
    node.pointers.push(pointer);
  }
  const found = new Map<string, Range>();
  new Reader(text, found).value(root, null);
  return found;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]); // [ {
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]); // ] }
const ARRAY = 0x5b;
const END = -1;
/** What ends a literal: white space, quotes, brackets, colons and commas. */
const ENDS = new Set([...' \t\n\r"{}[]:,'].map((end) => end.charCodeAt(0)));

/** Works on character codes and creates no objects for values that are not wanted: there may be millions. */
class Reader {
  #at = 0;

  constructor(
    readonly text: string,
    readonly found: Map<string, Range>,
  ) {}

  /** The next character that is not white space. */
  #peek(): number {
    const { text } = this;
    for (let at = this.#at; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= 0x20) continue;
      this.#at = at;
      return code;
    }
    this.#at = text.length;
    return END;
  }

  /** Reads a bracket, a colon, a comma, a string or a literal, which begins with `first`. */
  #read(first: number): void {
    const { text } = this;
    this.#at += 1;
    if (first === QUOTE) return this.#toEndOfString();
    if (ENDS.has(first)) return;
    while (this.#at < text.length && !ENDS.has(text.charCodeAt(this.#at))) this.#at += 1;
  }

  #toEndOfString(): void {
    for (;;) {
      const end = this.text.indexOf('"', this.#at);
      if (end < 0) {
        this.#at = this.text.length;
        return;
      }
      let escapes = 0;
      while (this.text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
      this.#at = end + 1;
      if (escapes % 2 === 0) return;
    }
  }

  /** Reads a value. `name` is the name of its member. */
  value(wanted: Wanted | undefined, name: Range | null): void {
    const begin = this.#peek();
    if (begin === END) return;
    const from = this.#at;
    this.#read(begin);
    const isContainer = OPENING.has(begin);
    if (wanted) this.#note(wanted, isContainer && name ? name : { from, to: this.#at });
    if (!isContainer) return;
    if (!wanted || wanted.below.size === 0) return this.#skip();
    const elements = begin === ARRAY ? byIndex(wanted.below) : null;
    for (let index = 0; ;) {
      const first = this.#peek();
      if (first === END) return;
      if (CLOSING.has(first) || first === COMMA || first === COLON) {
        this.#read(first);
        if (CLOSING.has(first)) return;
      } else if (elements) {
        const element = elements.get(index);
        if (element || OPENING.has(first)) this.value(element, null);
        else this.#read(first);
        index += 1;
      } else {
        const start = this.#at;
        this.#read(first);
        const key = { from: start, to: this.#at };
        if (this.#peek() !== COLON) continue;
        this.#read(COLON);
        this.value(wanted.below.get(nameOf(this.text.slice(key.from, key.to))), key);
      }
    }
  }

  /** Skips to the end of an object or array, however deep it is. */
  #skip(): void {
    for (let depth = 1; depth > 0;) {
      const first = this.#peek();
      if (first === END) return;
      if (OPENING.has(first)) depth += 1;
      else if (CLOSING.has(first)) depth -= 1;
      this.#read(first);
    }
  }

  /** Records a place, also for everything below it, which may be missing. */
  #note({ pointers, below }: Wanted, place: Range): void {
    for (const pointer of pointers) this.found.set(pointer, place);
    for (const next of below.values()) this.#note(next, place);
  }
}

function byIndex(below: ReadonlyMap<string, Wanted>): Map<number, Wanted> {
  return new Map([...below].flatMap(([part, next]) => (String(Number(part)) === part ? [[Number(part), next]] : [])));
}

function nameOf(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return written;
  }
}
