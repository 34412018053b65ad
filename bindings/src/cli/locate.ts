// Where a JSON Pointer leads to in the text of a JSON document.

/** The line, counted from 1, on which the value begins; null where the text has no such value. */
export function lineOf(text: string, pointer: string): number | null {
  const tokens = pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const at = find(text, tokens);
  return at === null ? null : text.slice(0, at).split("\n").length;
}

const BLANK = /[\s\ufeff]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

/** Where the value at `tokens` begins. Of a member that is given twice, the last counts. */
function find(text: string, tokens: string[]): number | null {
  const reader = new Reader(text);
  let found: number | null = null;
  const visit = (depth: number, matches: boolean): void => {
    const begin = reader.blank();
    if (matches && depth === tokens.length) found = begin;
    if (depth > 200) throw new Error("too deep");
    if (reader.take("{")) {
      for (let first = true; !reader.take("}"); first = false) {
        if (!first) reader.expect(",");
        reader.blank();
        const name = JSON.parse(reader.match(STRING)) as string;
        reader.expect(":");
        visit(depth + 1, matches && name === tokens[depth]);
      }
    } else if (reader.take("[")) {
      for (let index = 0; !reader.take("]"); index++) {
        if (index > 0) reader.expect(",");
        visit(depth + 1, matches && String(index) === tokens[depth]);
      }
    } else if (text[begin] === '"') {
      reader.match(STRING);
    } else {
      reader.match(SCALAR);
    }
  };
  try {
    visit(0, true);
  } catch {
    // Broken JSON: the engine says where, and what was found so far stands.
  }
  return found;
}

class Reader {
  #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  blank(): number {
    this.match(BLANK);
    return this.#at;
  }

  match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const matched = pattern.exec(this.#text)?.[0];
    if (matched === undefined) throw new Error("not JSON");
    this.#at += matched.length;
    return matched;
  }

  take(character: string): boolean {
    this.blank();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  expect(character: string): void {
    if (!this.take(character)) throw new Error("not JSON");
  }
}
