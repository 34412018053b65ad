// The program behind scripts/bench.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { root } from "../../scripts/download-sizes.mjs";
import { buildContenders, buildFolder } from "./contenders/index.mjs";
import { goalsTable, logRow, overview } from "./overview.mjs";
import { appendMarked, replaceMarked } from "./marked.mjs";
import { plot } from "./plot.mjs";
import { runNative } from "./native.mjs";
import { suites } from "./suites/index.mjs";
import { markdownTable, textTable } from "./tables.mjs";

const HELP = `Usage: scripts/bench [options]

Measures the engine beside what one would use instead of it, and prints tables. All figures are also
written to build/bench, a file a suite, and together to build/bench/results.json.

  --only SUITE   this suite only; may be given more than once
                 (${Object.keys(suites).join(", ")})
  --runs N       how often each measurement is repeated (default: as the suite says)
  --json         print the figures as JSON, and no tables
  --write        write the table and the plot of the README from the last figures of all suites
  --step TEXT    with --write: also add a line with that text to the log of tests/bench/README.md
  --native       measure the parts of the native engine instead (builds them first)
  --help         this text

SIPATTACH_BENCH_BESIDE names the folder dist of another build of the package, which is then measured as well.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: Object.keys(suites) },
      runs: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      step: { type: "string" },
      native: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const unknown = values.only.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) throw new TypeError(`no suite ${unknown.join(", ")}`);
  if (values.runs !== undefined && !/^[1-9]\d{0,3}$/.test(values.runs)) {
    throw new TypeError("--runs must be a number from 1 on");
  }
  if (values.step !== undefined && !values.write) throw new TypeError("--step needs --write");
  return values;
}

const RESULTS = join(buildFolder, "results.json");

async function readResults() {
  return JSON.parse(await readFile(RESULTS, "utf8").catch(() => "{}"));
}

async function writeJson(path, value) {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

function machine() {
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    node: process.versions.node,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** The number of processes that were ready to run in the last minute, including this one. */
const load = () => loadavg()[0].toFixed(1);

async function measure({ only, runs }, say) {
  const before = load();
  await mkdir(buildFolder, { recursive: true });
  await buildContenders();
  const results = await readResults();
  results.machine = machine();
  for (const name of only) {
    const begin = performance.now();
    const suite = suites[name];
    const figures = await suite.run({
      runs: runs === undefined ? suite.defaultRuns : Number(runs),
    });
    results[name] = figures;
    await writeJson(join(buildFolder, `${name}.json`), figures);
    await writeJson(RESULTS, results);
    for (const table of suite.tables(figures)) say(textTable(table));
    say(`(${name}: ${Math.round((performance.now() - begin) / 1000)} s)\n`);
  }
  say(`Load of the machine: ${before} before, ${load()} after; ${availableParallelism()} cores\n`);
  return results;
}

async function edit(path, change) {
  const file = join(root, path);
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** Updates what the documents show of the figures. */
async function write(results, step) {
  const missing = Object.keys(suites).filter((name) => results[name] === undefined);
  if (missing.length > 0) throw new Error(`measure ${missing.join(", ")} before --write`);
  for (const theme of ["light", "dark"]) {
    await writeFile(join(root, `docs/bench-${theme}.svg`), plot(results, theme));
  }
  await edit("README.md", (text) => replaceMarked(text, "bench", overview(results)));
  const goals = markdownTable(goalsTable(results));
  await edit("tests/bench/README.md", (text) => {
    const withGoals = replaceMarked(text, "goals", goals);
    return step === undefined ? withGoals : appendMarked(withGoals, "log", logRow(step, results));
  });
  await format(["README.md", "tests/bench/README.md"]);
}

/** Formats the files as scripts/check requires: table columns are as wide as their widest cell. */
async function format(paths) {
  const prettier = join(root, "node_modules/.bin/prettier");
  await promisify(execFile)(prettier, ["--write", ...paths.map((path) => join(root, path))], { cwd: root });
}

async function main() {
  const options = readOptions();
  if (options.help) return process.stdout.write(HELP);
  if (options.native) return runNative();
  const say = options.json ? () => {} : (text) => console.log(text);
  const results = await measure(options, say);
  const isComplete = Object.keys(suites).every((name) => results[name] !== undefined);
  if (isComplete) say(textTable(goalsTable(results)));
  if (options.write) await write(results, options.step);
  if (options.json) console.log(JSON.stringify(results, null, 2));
}

await main().catch((error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
