// Lines of the user's input as they may be shown, without what the engine considers secret.

import type { Engine } from "../engine.js";
import { parseJson, withoutMark } from "./json-file.js";
import { Places, type Node } from "./locate.js";

interface Mask {
  begin: number;
  end: number;
  shown: string;
}

/** A line as it may be shown. */
export interface ShownLine {
  text: string;
  /** Converts an offset in the original line to one in `text`; null if that is not possible. */
  at: ((offset: number) => number) | null;
}

/** A JSON document. */
export class Source {
  readonly places: Places;
  readonly #engine: Engine;
  readonly #text: string;
  #masks: Mask[] | null | undefined;
  #redactedLines: string[] | undefined;

  constructor(engine: Engine, text: string) {
    this.places = new Places(text);
    this.#engine = engine;
    this.#text = text;
  }

  /** The line as it may be shown; null if none of it may be. */
  line(line: number): ShownLine | null {
    this.#masks ??= this.places.isWhole ? this.#findMasks() : null;
    return this.#masks === null ? this.#brokenLine(line) : this.#maskedLine(line, this.#masks);
  }

  #findMasks(): Mask[] | null {
    let document: unknown;
    try {
      document = parseJson(this.#text);
    } catch {
      return null;
    }
    const masks: Mask[] = [];
    if (this.places.root !== null) collect(this.places.root, document, this.#engine.redact(document), masks);
    return masks.sort((a, b) => a.begin - b.begin);
  }

  #maskedLine(line: number, masks: Mask[]): ShownLine {
    const [begin, end] = this.places.rangeOf(line);
    // The first mask that ends in this line or after it.
    let [low, high] = [0, masks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((masks[middle]?.end ?? 0) <= begin) low = middle + 1;
      else high = middle;
    }
    const pieces: { from: number; to: number; shown: string; isMask: boolean }[] = [];
    let at = begin;
    for (let index = low; index < masks.length; index++) {
      const mask = masks[index] as Mask;
      if (mask.begin >= end) break;
      if (mask.begin > at)
        pieces.push({ from: at, to: mask.begin, shown: this.#text.slice(at, mask.begin), isMask: false });
      const shown = mask.begin >= begin ? mask.shown : "";
      at = Math.min(mask.end, end);
      pieces.push({ from: Math.max(mask.begin, begin), to: at, shown, isMask: true });
    }
    if (at < end) pieces.push({ from: at, to: end, shown: this.#text.slice(at, end), isMask: false });
    return {
      text: pieces.map(({ shown }) => shown).join(""),
      at: (offset) => {
        const place = begin + offset;
        let length = 0;
        for (const { from, to, shown, isMask } of pieces) {
          if (place < to) return length + (isMask ? 0 : Math.max(0, place - from));
          length += shown.length;
        }
        return length;
      },
    };
  }

  /** In broken JSON only the engine can find secrets, and its redacted text has other offsets. */
  #brokenLine(line: number): ShownLine | null {
    this.#redactedLines ??= withoutMark(this.#engine.redact(this.#text) as string).split(/\r\n|\n|\r/);
    const [begin, end] = this.places.rangeOf(line);
    const text = this.#text.slice(begin, end);
    const redacted = this.#redactedLines[line - 1];
    if (redacted === text) return { text, at: (offset) => offset };
    const isSameText = this.#redactedLines.length === this.places.lineCount && redacted !== undefined;
    return isSameText ? { text: redacted, at: null } : null;
  }
}

/** Adds a mask for everything that differs between a document and its redacted copy. */
function collect(node: Node, value: unknown, redacted: unknown, masks: Mask[]): void {
  if (value === null || typeof value !== "object" || redacted === null || typeof redacted !== "object") {
    // A number too large for JavaScript comes back as null, and is no secret.
    if (value !== redacted && typeof value !== "number")
      masks.push({ begin: node.begin, end: node.end, shown: JSON.stringify(redacted) });
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, at) => {
      const child = node.items?.[at];
      if (child !== undefined) collect(child, item, (redacted as unknown[])[at], masks);
    });
    return;
  }
  const shown = Object.entries(redacted as Record<string, unknown>);
  const byName = new Map(
    Object.entries(value as Record<string, unknown>).map(([name, member], at) => [name, { member, shown: shown[at] }]),
  );
  for (const { name, keyBegin, keyEnd, value: child } of node.members ?? []) {
    const known = byName.get(name);
    const [shownName, shownMember] = known?.shown ?? [name, "[redacted]"];
    if (shownName !== name) masks.push({ begin: keyBegin, end: keyEnd, shown: JSON.stringify(shownName) });
    // Of duplicate members, only the last is in the parsed document, so nothing is known about the others.
    if (node.byName?.get(name) !== child) masks.push({ begin: child.begin, end: child.end, shown: '"[redacted]"' });
    else collect(child, known?.member, shownMember, masks);
  }
}

/** A list of numbers, whose lines are independent of each other. */
export class ListSource {
  readonly #engine: Engine;
  readonly #lines: string[];

  constructor(engine: Engine, text: string) {
    this.#engine = engine;
    this.#lines = withoutMark(text).split(/\r\n|\n|\r/);
  }

  line(line: number): ShownLine | null {
    const text = this.#lines[line - 1];
    if (text === undefined) return null;
    const redacted = this.#engine.redact(text) as string;
    return redacted === text ? { text, at: (offset) => offset } : { text: redacted, at: null };
  }

  /** The column of a text in a line, and where it ends. */
  find(line: number, text: string): { column: number; endColumn: number } | null {
    const whole = this.#lines[line - 1] ?? "";
    const at = text === "" ? -1 : whole.indexOf(text);
    if (at === -1) return null;
    const column = [...whole.slice(0, at)].length + 1;
    return { column, endColumn: column + [...text].length };
  }
}
