// Finds values in the text of a JSON document. The text is read only once for any number of look-ups.

/** The part of the interface of strings that is needed here. */
export interface Text {
  readonly length: number;
  charCodeAt(at: number): number;
  slice(begin: number, end?: number): string;
}

/** A value in the text, from its first character to the one after its last. */
export interface Node {
  begin: number;
  end: number;
  /** The items of an array. */
  items?: Node[];
  /** The members of an object, in the order of the text. */
  members?: Member[];
  /** The members of an object by name; the last one counts if a name is given twice. */
  byName?: Map<string, Node>;
}

export interface Member {
  name: string;
  /** Where its name begins and ends, including the quotes. */
  keyBegin: number;
  keyEnd: number;
  value: Node;
}

/** Lines and columns are counted from 1, columns in characters. */
export interface Position {
  line: number;
  column: number;
}

const MAX_DEPTH = 200;

export class Places {
  readonly text: Text;
  /** Null if there is no value at all. In broken JSON, only what comes before the fault is there. */
  readonly root: Node | null;
  readonly isWhole: boolean;
  /** Where each line begins. */
  readonly #lines: number[];

  constructor(text: Text) {
    this.text = text;
    const reader = new Reader(text);
    this.root = reader.document();
    this.isWhole = reader.isWhole;
    this.#lines = linesOf(text);
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  /** The value at a JSON Pointer, or the innermost existing container on the way to it. */
  nearest(pointer: string): Node | null {
    let node = this.root;
    for (const token of pointer.split("/").slice(1)) {
      const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
      const next = node?.byName?.get(name) ?? node?.items?.[/^(0|[1-9]\d*)$/.test(name) ? Number(name) : -1];
      if (next === undefined) return node;
      node = next;
    }
    return node;
  }

  positionOf(at: number): Position {
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lines[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: charactersIn(this.text, this.#lines[low] ?? 0, at) + 1 };
  }

  /** Where a line begins and ends, without its line break. */
  rangeOf(line: number): [number, number] {
    const begin = this.#lines[line - 1] ?? this.text.length;
    let end = this.#lines[line] ?? this.text.length;
    while (end > begin && isBreak(this.text.charCodeAt(end - 1))) end--;
    return [begin, end];
  }
}

const isBreak = (code: number) => code === 10 || code === 13;

function linesOf(text: Text): number[] {
  // A byte order mark is invisible, and no editor counts it.
  const lines = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines.push(at + 1);
  }
  return lines;
}

/**
 * The number of characters between two places in a line. In a very long stretch, UTF-16 units are counted
 * instead: counting its characters again for every value in it would take too long.
 */
function charactersIn(text: Text, begin: number, end: number): number {
  const units = end - begin;
  return units > 2000 ? units : [...text.slice(begin, end)].length;
}

class Reader {
  isWhole = false;
  #text: Text;
  #at = 0;

  constructor(text: Text) {
    this.#text = text;
  }

  document(): Node | null {
    const root: Node = { begin: 0, end: 0 };
    try {
      this.#blank();
      this.#value(root, 0);
      this.#blank();
      this.isWhole = this.#at === this.#text.length;
    } catch {
      // Broken JSON: the engine reports where. What was found so far is kept.
    }
    return root.end > root.begin ? root : null;
  }

  #value(node: Node, depth: number): void {
    node.begin = this.#at;
    // A provisional end, in case the JSON is broken before the real one.
    node.end = this.#at + 1;
    if (depth > MAX_DEPTH) throw new Error("too deep");
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x7b) this.#object(node, depth);
    else if (code === 0x5b) this.#array(node, depth);
    else if (code === 0x22) this.#string();
    else this.#scalar();
    node.end = this.#at;
  }

  #object(node: Node, depth: number): void {
    node.members = [];
    node.byName = new Map();
    this.#at++;
    for (let first = true; !this.#take(0x7d); first = false) {
      if (!first) this.#expect(0x2c);
      this.#blank();
      const keyBegin = this.#at;
      this.#string();
      const keyEnd = this.#at;
      const name = JSON.parse(this.#text.slice(keyBegin, keyEnd)) as string;
      this.#expect(0x3a);
      this.#blank();
      const value: Node = { begin: this.#at, end: this.#at };
      node.members.push({ name, keyBegin, keyEnd, value });
      node.byName.set(name, value);
      this.#value(value, depth + 1);
    }
  }

  #array(node: Node, depth: number): void {
    node.items = [];
    this.#at++;
    for (let first = true; !this.#take(0x5d); first = false) {
      if (!first) this.#expect(0x2c);
      this.#blank();
      const item: Node = { begin: this.#at, end: this.#at };
      node.items.push(item);
      this.#value(item, depth + 1);
    }
  }

  #string(): void {
    if (this.#text.charCodeAt(this.#at) !== 0x22) throw new Error("not JSON");
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x5c) at++;
      if (code !== 0x22) continue;
      this.#at = at + 1;
      return;
    }
    throw new Error("not JSON");
  }

  #scalar(): void {
    const begin = this.#at;
    while (this.#at < this.#text.length && !isDelimiter(this.#text.charCodeAt(this.#at))) this.#at++;
    if (this.#at === begin) throw new Error("not JSON");
  }

  #blank(): void {
    while (this.#at < this.#text.length && isBlank(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #take(code: number): boolean {
    this.#blank();
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #expect(code: number): void {
    if (!this.#take(code)) throw new Error("not JSON");
  }
}

/** Includes a byte order mark and a no-break space. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

function isDelimiter(code: number): boolean {
  return isBlank(code) || code === 0x2c || code === 0x5d || code === 0x7d;
}
