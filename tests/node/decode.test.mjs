// Decodes the bytes of files: what Python, iconv and Excel write for the same list.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeText } from "sipattach";

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));

describe("decodeText", () => {
  // "é1\n" in each encoding, according to the Unicode standard and the code page.
  for (const [name, hex, encoding, text] of [
    ["UTF-8", "c3a9310a", "utf-8", "é1\n"],
    ["UTF-8 with its byte order mark", "efbbbfc3a9310a", "utf-8", "é1\n"],
    ["UTF-16, little-endian", "fffee90031000a00", "utf-16le", "é1\n"],
    ["UTF-16, big-endian", "feff00e90031000a", "utf-16be", "é1\n"],
    ["Windows-1252", "e9310a", "windows-1252", "é1\n"],
    ["Windows-1252 where Latin-1 has control characters", "809331", "windows-1252", "€“1"],
    ["nothing", "", "utf-8", ""],
  ]) {
    it(`reads ${name}`, () => {
      assert.deepEqual(decodeText(hex === "" ? new Uint8Array() : bytes(hex)), { text, encoding });
    });
  }
});
