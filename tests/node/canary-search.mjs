// Searches everything that a program or a page leaves behind for planted secrets, in any spelling: as they
// are, in JSON, percent-encoded, in HTML, in base64 at any offset, in hexadecimal, in UTF-16, split by
// formatting, or deflated as in a link.
import { gunzipSync, inflateRawSync } from "node:zlib";

/** A secret of two halves, each easy to find by itself, with characters that need escaping between them. */
export const canary = (first, between, second) => ({ halves: [first, second], value: first + between + second });

const squeezed = (text) => text.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();

/** The base64 of a text at each offset, without the characters that depend on its neighbours. */
function inBase64(text) {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString("base64");
    return encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + Buffer.byteLength(text)) * 4) / 3));
  });
}

/** Texts that are compressed inside a text. */
function unpacked(text) {
  const found = [];
  for (const [run] of text.matchAll(/[\w+/-]{24,}={0,2}/g)) {
    const bytes = Buffer.from(run, "base64");
    for (const unpack of [inflateRawSync, gunzipSync]) {
      try {
        found.push(unpack(bytes, { maxOutputLength: 1 << 24 }).toString("latin1"));
      } catch {
        // Not compressed.
      }
    }
  }
  return found;
}

export class Search {
  /** How many texts were searched, and which canaries were found where they must not be. */
  texts = 0;
  found = [];
  canaries = new Map();
  /** By text, the names of the canaries in it. Most of what is left behind does not change from step to step. */
  #known = new Map();

  /** `canaries`: a canary or a string for each name. */
  constructor(canaries) {
    for (const [name, secret] of Object.entries(canaries)) this.plant(name, secret);
  }

  /** Adds a secret, such as a password that came with an answer. */
  plant(name, secret) {
    const halves = typeof secret === "string" ? [secret] : secret.halves;
    const encoded = halves.flatMap((half) => inBase64(half).map((core) => core.slice(0, 12)));
    const hex = halves.map((half) => Buffer.from(half).toString("hex"));
    this.canaries.set(name, { plain: halves.map(squeezed), encoded, hex });
    this.#known.clear();
  }

  /** The names of the canaries in a text. */
  in(text) {
    const known = this.#known.get(text) ?? this.#search(text);
    this.#known.set(text, known);
    return known;
  }

  #search(text) {
    const texts = [text, ...unpacked(text)];
    const plain = texts.map(squeezed);
    const base64 = texts.map((each) => each.replaceAll("-", "+").replaceAll("_", "/").replaceAll(/\s/g, ""));
    const isIn = (halves, among) => halves.some((half) => among.some((each) => each.includes(half)));
    return [...this.canaries]
      .filter(([, forms]) => isIn(forms.plain, plain) || isIn(forms.encoded, base64) || isIn(forms.hex, plain))
      .map(([name]) => name);
  }

  /** Records canaries that are in a text but not in `allowed`. */
  look(place, text, allowed = []) {
    if (text === undefined || text === null || text === "") return;
    this.texts += 1;
    for (const name of this.in(String(text))) if (!allowed.includes(name)) this.found.push(`${name}: ${place}`);
  }

  get figures() {
    return `${this.canaries.size} canaries in ${this.texts} texts, found ${this.found.length}`;
  }
}
