// Where the values of a JSON text stand, by JSON Pointer.
import { toPath } from "../../shared/pointer.js";

export interface Range {
  from: number;
  to: number;
}

/** What is looked for below a value, by member or index. */
interface Wanted {
  pointers: string[];
  below: Map<string, Wanted>;
}

/**
 * For each pointer the value; of an object or array, the name or the bracket that it begins with; of what is missing,
 * that of what lacks it. One pass over the text, of which a broken one is read as far as it goes.
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
const BACKSLASH = 0x5c;
/** What ends a literal: white space, quotes, brackets, colons and commas. */
const ENDS = new Set([...' \t\n\r"{}[]:,'].map((end) => end.charCodeAt(0)));

/** By character codes, as a text of a hundred thousand numbers has millions. */
class Reader {
  #at = 0;

  constructor(
    readonly text: string,
    readonly found: Map<string, Range>,
  ) {}

  /** The next character that is no white space; empty at the end. */
  #peek(): string {
    const { text } = this;
    for (; this.#at < text.length; this.#at += 1) if (text.charCodeAt(this.#at) > 0x20) return text[this.#at];
    return "";
  }

  /** Reads a bracket, a colon, a comma, a string or a literal. */
  #next(): Range {
    this.#peek();
    const from = this.#at;
    this.#at += 1;
    if (this.text.charCodeAt(from) === QUOTE) this.#toEndOfString();
    else if (!ENDS.has(this.text.charCodeAt(from)))
      while (this.#at < this.text.length && !ENDS.has(this.text.charCodeAt(this.#at))) this.#at += 1;
    return { from, to: this.#at };
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

  /** Reads a value. `name` is that of the member that it is. */
  value(wanted: Wanted | undefined, name: Range | null): void {
    const begin = this.#peek();
    if (begin === "") return;
    const range = this.#next();
    const isContainer = begin === "{" || begin === "[";
    if (wanted) this.#note(wanted, isContainer && name ? name : range);
    if (!isContainer) return;
    if (!wanted) return this.#skip();
    for (let index = 0; ;) {
      const first = this.#peek();
      if (first === "") return;
      if (first === "}" || first === "]" || first === "," || first === ":") {
        this.#next();
        if (first === "}" || first === "]") return;
      } else if (begin === "[") {
        this.value(wanted.below.get(String(index)), null);
        index += 1;
      } else {
        const key = this.#next();
        if (this.#peek() !== ":") continue;
        this.#next();
        this.value(wanted.below.get(nameOf(this.text.slice(key.from, key.to))), key);
      }
    }
  }

  /** To the end of an object or array, however deep it is. */
  #skip(): void {
    for (let depth = 1; depth > 0;) {
      const first = this.#peek();
      if (first === "") return;
      if (first === "{" || first === "[") depth += 1;
      else if (first === "}" || first === "]") depth -= 1;
      this.#next();
    }
  }

  /** What is below may be missing: it then stands here. */
  #note({ pointers, below }: Wanted, place: Range): void {
    for (const pointer of pointers) this.found.set(pointer, place);
    for (const next of below.values()) this.#note(next, place);
  }
}

function nameOf(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return written;
  }
}
