// Layouts of exports and lists as carriers, PBXs and tools document them (`source`), with our own numbers,
// through the built package. One with a `gap` is not read completely yet, but nothing wrong is sent for it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createEngine } from "sipattach";

const file = new URL("../conformance/layouts.jsonl", import.meta.url);
const layouts = readFileSync(file, "utf8").trim().split("\n").map(JSON.parse);
const engine = await createEngine();

function planned({ text, region }) {
  const context = region === "" ? {} : { default_region: region };
  const { inputs } = engine.splitNumbers(text, context);
  const plan = engine.plan({ phone_numbers: inputs, directions: [{ type: "inbound" }] }, context);
  const numbers = plan.numbers.filter(({ duplicate_of }) => duplicate_of === null);
  const ranges = plan.diagnostics.filter(({ code }) => code === "number.range");
  return {
    values: numbers.flatMap(({ value }) => value ?? []),
    ranges: ranges.map(({ params: { first, last, count } }) => [first, last, count]),
    junk: numbers.length - ranges.length - numbers.filter(({ value }) => value !== null).length,
  };
}

for (const layout of layouts) {
  const { name, gap, values, ranges, must_not_send: never } = layout;
  test(gap === undefined ? name : `${name} (not whole: ${gap})`, () => {
    const read = planned(layout);
    const wrong = read.values.filter((value) => !values.includes(value) || never.includes(value));
    assert.deepEqual(wrong, [], "sent wrongly");
    const isWhole = JSON.stringify([read.values, read.ranges, read.junk]) === JSON.stringify([values, ranges, 0]);
    assert.equal(isWhole, gap === undefined, JSON.stringify(read));
  });
}
