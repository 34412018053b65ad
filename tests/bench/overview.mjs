// What the documents say about the figures: the README's table, the goals, and a line of the log.
import { contenders, engine, installedEngine, precompiledPeers } from "./contenders/index.mjs";
import { boldBest, kilobytes, markdownTable, significant } from "./tables.mjs";

const PLAN = 100;
const MANY = 100_000;
const SLOWED = 4;

const ofId = (rows, id) => rows.find((row) => row.id === id);

/** The columns in which all contenders are compared; `value` is null if one was not measured. */
export const METRICS = [
  {
    title: "Download",
    unit: "KB brotli",
    of: ({ sizes }, id) => plain(ofId(sizes.contenders, id)?.brotli, 1 / 1024),
  },
  {
    title: "Fresh Node process to first plan",
    unit: "ms",
    of: ({ cold }, id) => scaled(ofId(cold[PLAN], id)?.total_ms),
  },
  {
    title: "One more plan",
    unit: "ms",
    of: ({ warm }, id) => scaled(ofId(warm[PLAN], id)?.plan_ms),
  },
  {
    title: "100,000 pasted numbers",
    unit: "s",
    of: ({ bulk }, id) => scaled(ofId(bulk[MANY], id)?.total_ms, 1 / 1000),
  },
  {
    title: "Peak memory for these",
    unit: "MB",
    of: ({ bulk }, id) => scaled(ofId(bulk[MANY], id)?.peak_mb),
  },
  {
    title: "Chromium, 4× slowed down, to first plan",
    unit: "ms",
    of: ({ browser }, id) => scaled(ofId(browser[SLOWED], id)?.planned_ms),
  },
];

function plain(value, scale = 1) {
  return value === undefined ? null : { median: value * scale };
}

function scaled(summary, scale = 1) {
  if (summary === undefined) return null;
  const { median, low, high } = summary;
  return { median: median * scale, low: low * scale, high: high * scale };
}

/** The README's table, preceded by the plot. */
export function overview(results) {
  const values = contenders.map(({ id }) => METRICS.map(({ of }) => of(results, id)?.median ?? null));
  const cells = values.map((figures) => figures.map((value) => (value === null ? "–" : significant(value))));
  const table = {
    columns: ["", ...METRICS.map(({ title, unit }) => `${title}, ${unit}`)],
    rows: boldBest(cells, values).map((row, index) => [contenders[index].label, ...row]),
  };
  const { processor, cores, node, date } = results.machine;
  const installed = installedTimes(results).map(significant);
  const ours = significant(ofId(results.cold[PLAN], installedEngine.id).total_ms.median);
  return `<picture>
<source media="(prefers-color-scheme: dark)" srcset="docs/bench-dark.svg">
<img src="docs/bench-light.svg" alt="The figures of the table below as bars">
</picture>

${markdownTable(table)}

Medians of ${date}, Node ${node}, Chromium ${results.browser.chromium}, ${cores} cores of ${processor}; plans are of ${PLAN}
numbers, the best of a column is bold. All are bundled and minified here. As \`npm install\` gives them, this package takes ${ours} ms in a fresh process, and the
peers, with the schema compiled when the program starts, ${installed[0]} to ${installed.at(-1)} ms.`;
}

/** The time that installed peers take to their first plan, the fastest first. */
function installedTimes({ cold }) {
  const rows = cold[PLAN].filter(({ id }) => id.endsWith("-installed") && id !== installedEngine.id);
  return rows.map(({ total_ms }) => total_ms.median).toSorted((a, b) => a - b);
}

/** How many times slower the fastest peer is, by a metric's title. */
function advantage(results, title) {
  const { of } = METRICS.find((metric) => metric.title === title);
  const best = Math.min(...precompiledPeers.map(({ id }) => of(results, id).median));
  return best / of(results, engine.id).median;
}

/** The same, compared with the fastest peer that compiles its schema when it starts. */
function advantageOverRunTime(results) {
  const others = contenders.filter(({ ajv }) => ajv === "at run time");
  const time = (id) => ofId(results.cold[PLAN], id).total_ms.median;
  return Math.min(...others.map(({ id }) => time(id))) / time(engine.id);
}

function advantageOverInstalled(results) {
  return installedTimes(results)[0] / ofId(results.cold[PLAN], installedEngine.id).total_ms.median;
}

function seconds(rows) {
  return ofId(rows, engine.id).total_ms.median / 1000;
}

const times = (value) => `${significant(value)}×`;
const under = (must, aim, unit) => ({
  must: `≤ ${must} ${unit}`,
  aim: `≤ ${aim} ${unit}`,
  reached: (value) => (value <= aim ? "aim" : value <= must ? "must" : "no"),
  say: (value) => `${significant(value)} ${unit}`,
});
const atMost = (must, unit) => ({
  must: `≤ ${must} ${unit}`,
  aim: "",
  reached: (value) => (value <= must ? "must" : "no"),
  say: (value) => `${significant(value)} ${unit}`,
});
const over = (must, aim) => ({
  must: `≥ ${must}×`,
  aim: `≥ ${aim}×`,
  reached: (value) => (value >= aim ? "aim" : value >= must ? "must" : "no"),
  say: times,
});

const COLD = "Fresh Node process to first plan";
const GOALS = [
  [
    "engine before the first plan, brotli",
    under(130, 110, "KB"),
    (r) => ofId(r.sizes.contenders, engine.id).brotli / 1024,
  ],
  ["engine with its tools, brotli", under(160, 150, "KB"), (r) => r.sizes.whole.brotli / 1024],
  ["page to the first plan, brotli", under(165, 145, "KB"), (r) => r.sizes.page.brotli / 1024],
  ["fresh process, faster than the best peer (precompiled)", over(1.25, 2), (r) => advantage(r, COLD)],
  ["… schema compiled at run time", over(4, 8), advantageOverRunTime],
  ["… as installed", over(4, 8), advantageOverInstalled],
  ["one more plan of 100 numbers, faster than the best peer", over(3, 6), (r) => advantage(r, "One more plan")],
  ["one more plan of a number", under(0.05, 0.02, "ms"), (r) => ofId(r.warm[1], engine.id).plan_ms.median],
  ["100,000 pasted numbers, read and plan", under(0.6, 0.4, "s"), (r) => seconds(r.bulk[MANY])],
  ["… peak memory of the process", under(120, 80, "MB"), (r) => ofId(r.bulk[MANY], engine.id).peak_mb.median],
  ["… mostly unassigned, read and plan", under(1.5, 0.8, "s"), (r) => seconds(r.bulk.unassigned)],
  [
    "page, processor 4× slower: last byte to first diagnostic",
    under(200, 100, "ms"),
    (r) => r.page[SLOWED].behind_bytes_ms.median,
  ],
  ["worst input up to 64 KB", atMost(10, "ms per KB"), (r) => r.adversarial.worst_ms_per_kb],
  ["slow, superlinear or failing", atMost(0, "inputs"), (r) => r.adversarial.flagged.length],
];

/** The goals, and what was reached. */
export function goalsTable(results) {
  return {
    title: "Goals",
    columns: ["", "must", "aim", "measured", "reached"],
    rows: GOALS.map(([label, { must, aim, reached, say }, measured]) => {
      const value = measured(results);
      return [label, must, aim, say(value).trim(), reached(value)];
    }),
  };
}

/** A line for the log: what was changed, and the figures after it. */
export function logRow(step, { sizes, cold, warm, bulk, page, adversarial }) {
  const mine = (rows) => ofId(rows, engine.id);
  return `| ${[
    step.replaceAll("|", "\\|"),
    kilobytes(mine(sizes.contenders).brotli),
    kilobytes(sizes.page.brotli),
    significant(mine(cold[PLAN]).total_ms.median),
    significant(mine(cold[1]).total_ms.median),
    significant(mine(warm[PLAN]).plan_ms.median),
    significant(mine(warm[1]).plan_ms.median),
    significant(mine(bulk[MANY]).total_ms.median / 1000),
    significant(mine(bulk[MANY]).peak_mb.median),
    significant(page[SLOWED].behind_bytes_ms.median),
    significant(adversarial.worst_ms_per_kb),
  ].join(" | ")} |`;
}
