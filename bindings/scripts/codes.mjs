// Reads engine/src/codes/codes.def, the one table of diagnostic codes.
import { readFile } from "node:fs/promises";

const TABLE = new URL("../../engine/src/codes/codes.def", import.meta.url);
const STRING = /"((?:[^"\\]|\\.)*)"/g;
const ENTRY = new RegExp(
  String.raw`^SIPATTACH_CODE\(\s*(k\w+)\s*,` +
    String.raw`((?:\s*"(?:[^"\\]|\\.)*")+)\s*,\s*k(\w+)\s*,` +
    String.raw`((?:\s*"(?:[^"\\]|\\.)*")+)\s*,((?:\s*"(?:[^"\\]|\\.)*")+)\s*,` +
    String.raw`((?:\s*"(?:[^"\\]|\\.)*")+)\s*\)`,
  "gm",
);

/** Joins adjacent C++ string literals. */
function literal(text) {
  return [...text.matchAll(STRING)].map(([quoted]) => JSON.parse(quoted)).join("");
}

/** Every code in the order of the table: {name, code, severity, summary, message, source}. */
export async function readCodes() {
  const text = await readFile(TABLE, "utf8");
  const codes = [...text.matchAll(ENTRY)].map((match) => ({
    name: match[1],
    code: literal(match[2]),
    severity: match[3].toLowerCase(),
    summary: literal(match[4]),
    message: literal(match[5]),
    source: literal(match[6]),
  }));
  const expected = text.match(/^SIPATTACH_CODE\(/gm)?.length ?? 0;
  if (codes.length !== expected) {
    throw new Error(`codes.def: read ${codes.length} of ${expected} entries`);
  }
  return codes;
}
