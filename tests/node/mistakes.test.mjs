// Checks the table of tests/cases/README.md: every mistake has codes, cases that cause each of them, and a
// neighbour that causes none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { createEngine } from "sipattach";
import { codesOf, functionOf, readCases, textsOf } from "./cases.mjs";

/** Mistakes that an engine can see before anything is sent; "types" are wrong JSON types. */
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`);
const MISTAKES = [...range(1, 5), "7", "types", ...range(9, 21), ...range(23, 35), "providers", ...range(36, 54)];

const rows = readFileSync(new URL("../cases/README.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^\| (\d+|types|providers) \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, number, , codes, cases, neighbour]) => ({
    number,
    codes: codes.split(" ").map((code) => code.replaceAll("`", "")),
    cases: cases.split("; "),
    neighbour,
  }));

describe("the table of mistakes", () => {
  const codesOfCase = new Map();
  before(async () => {
    const engine = await createEngine();
    for (const given of readCases()) {
      const output = JSON.parse(engine.text(functionOf(given.call), ...textsOf(given)));
      const codes = codesOf(output).map((code) => code.split(" ")[0]);
      codesOfCase.set(`${given.file.replace(".json", "")}: ${given.name}`, codes);
    }
  });

  it("has every mistake once", () => {
    assert.deepEqual(
      rows.map(({ number }) => number),
      MISTAKES,
    );
  });

  for (const { number, codes, cases, neighbour } of rows) {
    it(`holds for mistake ${number}`, () => {
      for (const name of [...cases, neighbour]) {
        assert.ok(codesOfCase.has(name), `there is no case "${name}"`);
      }
      const drawn = cases.flatMap((name) => codesOfCase.get(name));
      for (const code of codes) assert.ok(drawn.includes(code), `no case draws ${code}`);
      const beside = codesOfCase.get(neighbour).filter((code) => codes.includes(code));
      assert.deepEqual(beside, [], `"${neighbour}" draws them too`);
    });
  }
});
