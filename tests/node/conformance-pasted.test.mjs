// Texts as people paste them: letters, carriers' forms, configurations, tables of many countries, with our own
// numbers, through the built package. `rows` is what a careful engineer would enter, in order: a number, the first
// and last of a range with their count, or what must be asked about. A text with a `gap` is not read like that yet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createEngine } from "sipattach";

const file = new URL("../conformance/pasted.jsonl", import.meta.url);
const pasted = readFileSync(file, "utf8").trim().split("\n").map(JSON.parse);
const engine = await createEngine();

/** The rows of a text. For a short list of last digits, the numbers that its fix writes. */
function rowsOf({ text, region, trunk }) {
  const context = region === "" ? {} : { default_region: region };
  const { inputs } = engine.splitNumbers(text, { ...context, for_trunk: trunk === true });
  const draft = { phone_numbers: inputs, directions: [{ type: "inbound" }], ...(trunk && { trunk_id: "trunk" }) };
  const plan = engine.plan(draft, context);
  const numbers = plan.numbers.filter(({ duplicate_of }) => duplicate_of === null);
  return numbers.flatMap(({ input, path, value }) => {
    if (value !== null) return value;
    const said = plan.diagnostics.filter((diagnostic) => diagnostic.path === path);
    const range = said.find(({ code }) => code === "number.range");
    if (range === undefined)
      return { asked: [input, ...said.flatMap(({ fix }) => fix?.patch[0].value ?? [])].join(" ") };
    const { first, last, count } = range.params;
    return count <= 5 ? range.fix.patch.map((operation) => operation.value) : [[first, last, count]];
  });
}

const isAsWanted = (wanted, row) =>
  wanted.ask === undefined ? JSON.stringify(wanted) === JSON.stringify(row) : row.asked?.includes(wanted.ask) === true;

for (const given of pasted) {
  test(given.gap === undefined ? given.name : `${given.name} (not yet: ${given.gap})`, () => {
    const rows = rowsOf(given);
    const isRead = rows.length === given.rows.length && given.rows.every((wanted, i) => isAsWanted(wanted, rows[i]));
    assert.equal(isRead, given.gap === undefined, JSON.stringify(rows));
  });
}

test("reading and splitting find the same in every text", () => {
  for (const { text, region, trunk } of pasted) {
    const context = { ...(region !== "" && { default_region: region }), for_trunk: trunk === true };
    // A row without a number is no entry.
    const read = engine.readNumbers(text, context).rows.filter((row) => !row.diagnostics?.includes("bulk.empty_cell"));
    assert.deepEqual(
      read.map(({ input }) => input),
      engine.splitNumbers(text, context).inputs,
      text,
    );
  }
});
