// The benchmark's own parts: a figure is only as good as the code that computes it.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { createEngine } from "sipattach";
import { adversarialInputs } from "../bench/adversarial-inputs.mjs";
import { assertAgreement, compareAnswers } from "../bench/agreement.mjs";
import { createValidator } from "../bench/contenders/ajv.mjs";
import { bundle, LIBRARIES } from "../bench/contenders/index.mjs";
import { createPlanner } from "../bench/contenders/planner.mjs";
import { makeDraft, makeNumbers } from "../bench/corpus.mjs";
import { appendMarked, replaceMarked } from "../bench/marked.mjs";
import { drawPanels } from "../bench/plot.mjs";
import { interleaved } from "../bench/processes.mjs";
import { growthExponent, median, quantile, summarizeEach } from "../bench/statistics.mjs";
import { boldBest, markdownTable, significant, spread, textTable } from "../bench/tables.mjs";
import { makeWork } from "../bench/work.mjs";

const engine = await createEngine();

test("a median lies in the middle, wherever the values stand", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(median([7]), 7);
  assert.throws(() => median([]), RangeError);
});

test("quantiles lie between their neighbours, and leave the values as they are", () => {
  const values = [40, 10, 20, 30, 50];
  assert.equal(quantile(values, 0.25), 20);
  assert.equal(quantile(values, 0.9), 46);
  assert.deepEqual(values, [40, 10, 20, 30, 50]);
});

test("records are summarized member by member", () => {
  const summary = summarizeEach([
    { time: 1, label: "a" },
    { time: 3, label: "a" },
    { time: 2, label: "a" },
  ]);
  assert.deepEqual(summary, {
    time: { least: 1, median: 2, low: 1.5, high: 2.5, runs: 3 },
    label: "a",
  });
});

test("growth tells linear from quadratic", () => {
  const points = (power) => [4, 16, 64].map((size) => ({ size, time: 3 * size ** power }));
  for (const power of [0, 1, 2]) {
    assert.ok(Math.abs(growthExponent(points(power)) - power) < 1e-9);
  }
});

test("contenders take turns, and each round begins with another", async () => {
  const order = [];
  const results = await interleaved(["a", "b", "c"], 2, async (item) => order.push(item));
  assert.deepEqual(order, ["a", "b", "c", "b", "c", "a"]);
  assert.deepEqual(results, [
    [1, 6],
    [2, 4],
    [3, 5],
  ]);
});

test("figures have the digits that count", () => {
  const written = [0, 0.01234, 0.1234, 1.234, 12.34, 123.4, 1234.5].map(significant);
  assert.deepEqual(written, ["0", "0.012", "0.123", "1.23", "12.3", "123", "1,235"]);
  assert.equal(spread({ median: 1.5, low: 1.25, high: 2 }), "1.50 (1.25–2.00)");
  assert.equal(spread({ median: 1.5, low: 1.5, high: 1.5 }), "1.50");
});

test("tables are aligned in a terminal and escaped in Markdown", () => {
  const table = {
    title: "Title",
    columns: ["", "ms"],
    rows: [
      ["a|b", 1],
      ["c", 200],
    ],
  };
  assert.equal(textTable(table), "Title\n\n      ms\n---  ---\na|b    1\nc    200\n");
  assert.equal(markdownTable(table), "|  | ms |\n|---|---:|\n| a\\|b | 1 |\n| c | 200 |");
});

test("the smallest figure of each column is bold, whoever has it", () => {
  const values = [
    [2, 1, null],
    [1, 1, 3],
  ];
  const cells = values.map((row) => row.map(String));
  assert.deepEqual(boldBest(cells, values), [
    ["2", "**1**", "null"],
    ["**1**", "**1**", "**3**"],
  ]);
});

test("marked parts are replaced and grow, and nothing else changes", () => {
  const document = "a\n<!-- x: written by scripts/bench -->\nold\n<!-- x: end -->\nb\n";
  const replaced = replaceMarked(document, "x", "| new |");
  assert.equal(replaced, "a\n<!-- x: written by scripts/bench -->\n\n| new |\n\n<!-- x: end -->\nb\n");
  assert.equal(replaceMarked(replaced, "x", "| new |"), replaced);
  assert.match(appendMarked(replaced, "x", "| more |"), /\n\| new \|\n\| more \|\n\n<!-- x: end/);
  assert.throws(() => replaceMarked(document, "y", ""), /no part y/);
});

test("bars are as long as their figures, and labels are escaped", () => {
  const colours = { ground: "#fff", text: "#000", quiet: "#111", own: "#222", other: "#333" };
  const svg = drawPanels(
    [
      {
        title: "a < b",
        bars: [
          { label: "x", own: true, median: 10 },
          { label: "y", own: false, median: 40, low: 30, high: 80 },
        ],
      },
    ],
    { ...colours, rule: "#444" },
    "note",
  );
  const widths = [...svg.matchAll(/<rect class="(\w+)"[^>]* width="([\d.]+)"/g)];
  assert.deepEqual(
    widths.map(([, kind]) => kind),
    ["own", "other"],
  );
  assert.ok(Math.abs(Number(widths[1][2]) / Number(widths[0][2]) - 4) < 0.05);
  assert.match(svg, /a &lt; b/);
  assert.equal(svg.match(/class="spread"/g).length, 1);
});

test("the corpus is the same each time, and mostly valid", () => {
  const numbers = makeNumbers(300);
  assert.deepEqual(numbers, makeNumbers(300));
  assert.notDeepEqual(numbers, makeNumbers(300, 2));
  const context = { default_region: "US" };
  const valid = numbers.filter((text) => engine.readNumber(text, context).validity === "valid");
  assert.ok(valid.length > 280 && valid.length < 300, `${valid.length} valid`);
});

/** The contender's answers to the work. */
function answersOf({ inputsOf, plan }, { draft, context, text }) {
  return plan({ ...draft, phone_numbers: inputsOf(text, context) }, context);
}

const ours = {
  inputsOf: (text, context) => engine.splitNumbers(text, context).inputs,
  plan: (draft, context) => engine.plan(draft, context),
};

for (const library of LIBRARIES) {
  test(`the peer over ${library} would send what the engine would`, async () => {
    const { readNumber } = await import(`../bench/contenders/${library}.mjs`);
    const work = makeWork(500);
    const expected = answersOf(ours, work);
    const answers = answersOf(createPlanner(createValidator(), readNumber), work);
    assert.ok(expected.requests.length > 1, "more than one request");
    assert.ok(
      expected.numbers.some(({ duplicate_of }) => duplicate_of !== null),
      "a repetition",
    );
    assertAgreement([{ label: library, ...compareAnswers(expected, answers) }]);
  });
}

test("a peer that reads a number differently, or sends something else, is found", () => {
  const work = makeWork(10);
  const expected = answersOf(ours, work);
  const misread = structuredClone(expected);
  misread.numbers[3].value = "+10";
  const found = compareAnswers(expected, misread);
  assert.deepEqual([found.other_values, found.same_requests], [1, true]);
  assert.throws(() => assertAgreement([{ label: "x", ...found }]), /x reads .* differently/);
  const shorter = { ...expected, requests: [] };
  assert.throws(
    () => assertAgreement([{ label: "x", ...compareAnswers(expected, shorter) }]),
    /x would send other requests/,
  );
  const less = { ...expected, numbers: expected.numbers.slice(1) };
  assert.ok(compareAnswers(expected, less).other_values > 0);
});

test("the precompiled validator judges as the one that is compiled at run time", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "sipattach-bench-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "validator.mjs");
  await bundle('export { default } from "precompiled-validator";', file);
  const { default: precompiled } = await import(pathToFileURL(file));
  const atRunTime = createValidator();
  const draft = makeDraft(["+14155552671"]);
  const [inbound, outbound] = draft.directions;
  const drafts = [
    draft,
    { ...draft, phone_number: "+1" },
    { ...draft, service: "mail" },
    { ...draft, directions: [] },
    { ...draft, directions: [inbound, inbound] },
    { ...draft, directions: [{ type: "outbound" }] },
    { ...draft, directions: [{ ...outbound, sip_endpoint: "pbx.example.com" }] },
    { ...draft, directions: [{ ...inbound, sip_endpoint: "pbx.example.com" }] },
    { ...draft, directions: [{ ...outbound, options: { port: 70000 } }] },
    { ...draft, phone_numbers: [1] },
    null,
  ];
  const verdicts = drafts.map((each) => precompiled(each));
  assert.deepEqual(
    verdicts,
    drafts.map((each) => atRunTime(each)),
  );
  assert.deepEqual([verdicts[0], verdicts[5], verdicts[6], verdicts[7]], [true, false, false, true]);
});

test("every adversarial input is answered with JSON", async (t) => {
  assert.equal(new Set(adversarialInputs.map(({ name }) => name)).size, adversarialInputs.length);
  for (const { name, call, texts } of adversarialInputs) {
    await t.test(name, () => JSON.parse(engine.text(call, ...texts(2048))));
  }
});

test("the README shows the plot that there is", async () => {
  const root = new URL("../../", import.meta.url);
  const readme = await readFile(new URL("README.md", root), "utf8");
  for (const theme of ["light", "dark"]) {
    assert.ok(readme.includes(`docs/bench-${theme}.svg`));
    assert.match(await readFile(new URL(`docs/bench-${theme}.svg`, root), "utf8"), /^<svg /);
  }
});
