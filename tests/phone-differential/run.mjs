// Compares the engine's readings with those of google-libphonenumber.
//
//   node run.mjs --reader <read_numbers> [--re2-reader <read_numbers_re2>] [--count 120000] [--seed 1]
//
// With a second reader, which is the same engine with RE2's regular expressions, the two must agree exactly.
// Differences that belong to a known gap are counted; any other difference fails the run, and so does a gap
// without a difference.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { Generator } from "./generate.mjs";
import { FIELDS, read } from "./oracle.mjs";

const SHOWN = 20;

const { values: options } = parseArgs({
  options: {
    reader: { type: "string" },
    "re2-reader": { type: "string" },
    count: { type: "string", default: "120000" },
    seed: { type: "string", default: "1" },
  },
});

function generate(count, seed) {
  const generator = new Generator(seed);
  return Array.from({ length: count }, () => generator.next());
}

function readBy(program, numbers) {
  const input = numbers.map(({ text, region }) => `${region}\t${Buffer.from(text, "utf8").toString("hex")}\n`).join("");
  const run = spawnSync(program, { input, maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`${program} failed: ${run.stderr}`);
  return run.stdout.toString("utf8").split("\n").slice(0, -1);
}

function differingFields(a, b) {
  const left = a.split("\t");
  const right = b.split("\t");
  return FIELDS.filter((_, i) => left[i] !== right[i]);
}

// A gap names a pattern of the text or of the engine's line, and may name the fields that it affects.
function explains(gap, text, expected, got) {
  return (
    (!gap.text || new RegExp(gap.text, "u").test(text)) &&
    (!gap.engine || new RegExp(gap.engine, "u").test(got)) &&
    (!gap.fields || differingFields(expected, got).every((field) => gap.fields.includes(field)))
  );
}

function compareWithRe2(numbers, readings) {
  const byRe2 = readBy(options["re2-reader"], numbers);
  const differing = numbers.flatMap(({ text, region }, i) =>
    readings[i] === byRe2[i] ? [] : [{ text, region, re2: byRe2[i], engine: readings[i] }],
  );
  console.log(`over RE2: ${differing.length} differences`);
  for (const difference of differing.slice(0, SHOWN)) console.log(`- ${JSON.stringify(difference)}`);
  return differing.length;
}

function main() {
  const gaps = JSON.parse(readFileSync(new URL("known-gaps.json", import.meta.url), "utf8"));
  const counts = new Map(gaps.map((gap) => [gap.name, 0]));
  const numbers = generate(Number(options.count), Number(options.seed));
  const readings = readBy(options.reader, numbers);
  if (readings.length !== numbers.length) throw new Error("the reader lost lines");

  const unexplained = [];
  let valid = 0;
  let errors = 0;
  numbers.forEach(({ text, region }, i) => {
    const expected = read(text, region);
    if (expected.includes("\tvalid\t")) valid++;
    if (!expected.startsWith("none")) errors++;
    if (expected === readings[i]) return;
    const gap = gaps.find((candidate) => explains(candidate, text, expected, readings[i]));
    if (gap) counts.set(gap.name, counts.get(gap.name) + 1);
    else unexplained.push({ text, region, expected, got: readings[i] });
  });

  console.log(
    `${numbers.length} numbers (${valid} valid, ${errors} unreadable), seed ${options.seed}: ` +
      `${unexplained.length} unexplained differences`,
  );
  for (const [name, count] of counts) console.log(`known gap "${name}": ${count}`);
  for (const { text, region, expected, got } of unexplained.slice(0, SHOWN)) {
    console.log(`- ${JSON.stringify(text)} in ${region || "no region"}`);
    console.log(`  differs in ${differingFields(expected, got).join(", ")}`);
    console.log(`  oracle ${JSON.stringify(expected)}\n  engine ${JSON.stringify(got)}`);
  }
  const closed = [...counts].filter(([, count]) => count === 0).map(([name]) => name);
  for (const name of closed) console.log(`known gap "${name}" is closed: take it off the list`);
  const disagreements = options["re2-reader"] ? compareWithRe2(numbers, readings) : 0;
  process.exitCode = unexplained.length || closed.length || disagreements ? 1 : 0;
}

main();
