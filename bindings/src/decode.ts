// Decodes the bytes of a file: carriers' portals and spreadsheets do not always write UTF-8.

import { kindOf } from "./arguments.js";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/**
 * Decodes a list of numbers: UTF-8, or UTF-16 with a byte order mark. Anything else is read as
 * Windows-1252, where names may look wrong but digits are right. A byte order mark is removed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (!ArrayBuffer.isView(bytes)) throw new TypeError(`bytes must be a Uint8Array, not ${kindOf(bytes)}.`);
  const marked = markedAs(bytes);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: fromWindows1252(bytes), encoding: "windows-1252" };
  }
}

/** The characters of Windows-1252 from 0x80 to 0x9F, where Latin-1 has control characters. */
const FROM_80 =
  "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

/** Some versions of Node decode windows-1252 as Latin-1 (https://github.com/nodejs/node/issues/56542). */
function fromWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (character) => FROM_80.charAt(character.charCodeAt(0) - 0x80));
}

/** The encoding that a UTF-16 byte order mark, as Windows programs write it, declares; null without one. */
export function markedAs(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}
