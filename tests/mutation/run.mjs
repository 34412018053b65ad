// Changes code at random places and reports whether a test notices: `scripts/mutate --help`.
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { engineMutants, filesBelow } from "./cpp.mjs";
import { withMutants, writeCpp } from "./render.mjs";
import { packageFiles, packageMutants, packageTests } from "./package.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const work = join(root, "build/mutate");
const run = promisify(execFile);

const HELP = `mutate [options] [N] [PATH…]

Changes code at N random places (20) of each folder of engine/src and each file of bindings/src under PATH, one
at a time, and tells whether the tests notice. PATH is a folder or a file; by default every room of engine/src
and what sends in the package.

  --seed S     the same places again (what was printed; needs the same sources)
  --also S     builds with those of another seed too, so that one build serves two measurements
  --quick      runs the shared cases alone, and leaves tests/model out
  --again      of the last sample those that survived and are still there; for when tests were added
  --jobs N     tests at the same time (2)

Headers of engine/src are left out unless PATH names them: each means building everything. So is what is
computed when the engine is built. A mutant that cannot be told from the code is listed in tests/mutation/equivalent.json, with the reason.
`;

function readArguments(args) {
  const options = { count: 20, paths: [], seed: Math.floor(Math.random() * 1e6), again: false, quick: false, jobs: 2 };
  for (let i = 0; i < args.length; ++i) {
    const value = args[i];
    if (value === "--help") options.help = true;
    else if (value === "--quick") options.quick = true;
    else if (value === "--also") options.also = Number(args[++i]);
    else if (value === "--again") options.again = true;
    else if (value === "--seed") options.seed = Number(args[++i]);
    else if (value === "--jobs") options.jobs = Number(args[++i]);
    else if (/^\d+$/.test(value)) options.count = Number(value);
    else if (value.startsWith("-")) throw new Error(`unknown argument: ${value}`);
    else options.paths.push(relative(root, resolve(value)));
  }
  if (!Number.isInteger(options.seed) || !(options.jobs > 0)) throw new Error("--seed and --jobs take a number");
  return options;
}

const say = (text) => process.stderr.write(`${text}\n`);

/** Runs `work` for each of `items`, at most `jobs` at a time. */
function limiter(jobs) {
  return async (items, each) => {
    const rest = [...items];
    await Promise.all(
      Array.from({ length: jobs }, async () => {
        while (rest.length > 0) await each(rest.shift());
      }),
    );
  };
}

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function randomOf(text) {
  let state = createHash("sha256").update(text).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sample(mutants, count, random) {
  const pool = [...mutants];
  for (let i = 0; i < Math.min(count, pool.length); ++i) {
    const other = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[other]] = [pool[other], pool[i]];
  }
  return pool.slice(0, count);
}

/** clang counts bytes. */
const encodingOf = (file) => (file.endsWith(".ts") ? "utf8" : "latin1");
const sources = new Map();
function sourceOf(file) {
  if (!sources.has(file)) sources.set(file, readFileSync(join(root, file), encodingOf(file)));
  return sources.get(file);
}

/** Describes a mutant: the line, what was there and what is there now. */
function describe(mutant) {
  const source = sourceOf(mutant.file);
  const utf8 = (part) => Buffer.from(part, encodingOf(mutant.file)).toString("utf8").replace(/\s+/g, " ").trim();
  const { kind, begin, end, change, operator } = mutant;
  const text = utf8(source.slice(begin, end));
  mutant.line = source.slice(0, mutant.place ?? begin).split("\n").length;
  mutant.context = utf8(source.split("\n")[mutant.line - 1]);
  if (kind === "operator") {
    const [left, right] = [source.slice(begin, mutant.place), source.slice(mutant.place + operator.length, end)];
    [mutant.before, mutant.after] = [text, `${utf8(left)} ${change} ${utf8(right)}`];
  } else if (kind === "condition") {
    [mutant.before, mutant.after] = [text, change === "negated" ? `!(${text})` : change];
  } else if (kind === "integer") {
    [mutant.before, mutant.after] = [text, `${text} ${change[0]} 1`];
  } else if (kind === "returned") {
    [mutant.before, mutant.after] = [text, change === "{}" ? "return {};" : change];
  } else {
    [mutant.before, mutant.after] = [text, "(nothing)"];
  }
  return mutant;
}

/** Identifies a mutant, wherever its line moves. */
const keyOf = ({ file, context, before, after, occurrence }) =>
  [file, context, before, after, ...(occurrence > 1 ? [occurrence] : [])].join("\n");

function numberOccurrences(mutants) {
  const seen = new Map();
  for (const mutant of mutants) {
    const key = keyOf({ ...mutant, occurrence: 1 });
    seen.set(key, (seen.get(key) ?? 0) + 1);
    mutant.occurrence = seen.get(key);
  }
}

// -- The engine

const roomOf = (file) => file.split("/")[2];

/** Makes a tree of the project in which the files of engine/src are copies. */
function makeTree(tree, mutants, apart) {
  mkdirSync(join(tree, "engine"), { recursive: true });
  mkdirSync(join(tree, "build"), { recursive: true });
  const link = (path) => {
    if (!existsSync(join(tree, path))) symlinkSync(join(root, path), join(tree, path));
  };
  for (const path of ["CMakeLists.txt", "CMakePresets.json", "tests", "build/deps", "bindings", "node_modules"])
    link(path);
  for (const name of readdirSync(join(root, "engine"))) if (name !== "src") link(`engine/${name}`);
  // A room with mutants is compiled as one unit, which takes a third of the time, unless names collide.
  const rooms = [...new Set(mutants.filter(({ unbuilt }) => !unbuilt).map(({ file }) => roomOf(file)))]
    .filter((room) => !apart.has(room))
    .sort()
    .join("|");
  const whole = `if(name MATCHES "^(${rooms})$")
    set_target_properties(\${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
  endif()`;
  for (const path of filesBelow(join(root, "cmake"), /./)) {
    const text = readFileSync(path, "utf8").replace(
      /^ *add_library\(\$\{target\} OBJECT.*$/m,
      (found) => `${found}\n  ${whole}`,
    );
    writeIfNew(join(tree, relative(root, path)), text, "utf8");
  }
}

function writeIfNew(path, text, encoding) {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, encoding) !== text) writeFileSync(path, text, encoding);
}

// Mutants compare and compute what nobody would have written.
const WARNINGS = [
  "parentheses",
  "conversion",
  "sign-compare",
  "sign-conversion",
  "pedantic",
  "return-type",
  "unused-value",
]
  .concat([
    "bool-compare",
    "int-in-bool-context",
    "type-limits",
    "unused-variable",
    "unused-parameter",
    "unused-function",
  ])
  .concat(["unused-but-set-variable", "duplicated-branches", "address", "extra", "array-bounds", "stringop-overflow"])
  .concat(["stringop-overread", "restrict", "misleading-indentation", "bool-operation", "nonnull", "shadow"])
  .map((name) => `#pragma GCC diagnostic ignored "-W${name}"`)
  // This halves the time of the build; the rest of the engine stays fast.
  .concat('#pragma GCC optimize("O0")')
  .join("\n");

/** Writes the files with the remaining mutants and builds them; returns the tests, and drops what does not build. */
async function buildEngine(mutants, { jobs, quick }) {
  const tree = join(work, "tree");
  // Mutants that did not build before need not be tried again.
  const known = join(work, "unbuilt.json");
  const unbuilt = new Set(existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : []);
  for (const mutant of mutants) if (unbuilt.has(mutant.key)) mutant.unbuilt = true;
  const collisions = join(work, "apart.json");
  const apart = new Set(existsSync(collisions) ? JSON.parse(readFileSync(collisions, "utf8")) : []);
  makeTree(tree, mutants, apart);
  const build = join(tree, "build/native");
  // In angle brackets, because quoted includes of a room are checked.
  const preamble = `#include <${join(root, "tests/mutation/mutants.h")}>\n${WARNINGS}\n`;
  for (;;) {
    const lines = new Map();
    const wanted = new Set();
    for (const path of filesBelow(join(root, "engine/src"), /\.(cc|h|json|mjs)$/)) {
      const file = relative(root, path);
      const own = mutants.filter((mutant) => mutant.file === file && !mutant.unbuilt);
      wanted.add(join(tree, file));
      if (own.length === 0) {
        writeIfNew(join(tree, file), readFileSync(path, "latin1"), "latin1");
        continue;
      }
      const { text, lines: places } = withMutants(sourceOf(file), own, writeCpp);
      writeIfNew(join(tree, file), preamble + text, "latin1");
      lines.set(file, { own, places, shift: preamble.split("\n").length - 1 });
    }
    for (const path of filesBelow(join(tree, "engine/src"), /\.(cc|h|json|mjs)$/)) {
      if (!wanted.has(path)) rmSync(path);
    }
    if (!existsSync(join(build, "build.ninja"))) await run("cmake", ["--preset", "native"], { cwd: tree });
    const built = await new Promise((done) => {
      const args = [
        "--build",
        build,
        "--parallel",
        String(jobs),
        "--target",
        quick ? "cases_test" : "engine_tests",
        "--",
        "-k",
        "0",
      ];
      execFile("cmake", args, { maxBuffer: 2 ** 28 }, (error, stdout) => done({ error, stdout }));
    });
    if (!built.error) break;
    let dropped = 0;
    const before = apart.size;
    for (const [, path, at, what] of built.stdout.matchAll(
      /(?:^|\s)([^\s:]*engine\/src\/[^\s:]+):(\d+):\d+: error: (.*)/gm,
    )) {
      const file = path.slice(path.indexOf("engine/src/"));
      if (/redefinition|conflicting|ambiguous/.test(what)) apart.add(roomOf(file));
      const { own = [], places, shift } = lines.get(file) ?? {};
      const line = Number(at) - shift;
      for (const mutant of own) {
        if (mutant.unbuilt || !places.get(mutant.id).some(([from, to]) => line >= from && line <= to)) continue;
        mutant.unbuilt = true;
        unbuilt.add(mutant.key);
        ++dropped;
      }
    }
    if (dropped === 0 && apart.size === before) {
      throw new Error(`The copy does not build:\n${built.stdout.slice(-6000)}`);
    }
    writeFileSync(collisions, JSON.stringify([...apart]));
    if (apart.size > before) makeTree(tree, mutants, apart);
    writeFileSync(known, JSON.stringify([...unbuilt]));
    if (dropped > 0) say(`  ${dropped} do not build`);
  }
  const tests = readdirSync(join(build, "tests")).filter((name) =>
    quick ? name === "cases_test" : /_test$/.test(name),
  );
  return tests.map((name) => ({ name, path: join(build, "tests", name) }));
}

/**
 * Runs a program with limited memory and time; true if it succeeds. Does not wait for its end once its output
 * matches `failure`.
 */
function succeeds(command, args, { env, seconds, cwd = root, failure }) {
  return new Promise((done) => {
    const limit = env.SIPATTACH_NO_LIMIT ? "" : "ulimit -v 6000000; ";
    const child = spawn("bash", ["-c", `${limit}exec "$@"`, "bash", command, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", failure ? "pipe" : "ignore", "ignore"],
      detached: true,
    });
    const kill = () => {
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended in the meantime.
      }
    };
    const timer = setTimeout(kill, seconds * 1000);
    let printed = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      printed = (printed + text).slice(-1e6);
      if (failure.test(printed)) kill();
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });
}

/** Runs every test once without a mutant, to find out how long it takes and which mutants it reaches. */
async function measure(tests, limit, start) {
  await limit(tests, async (test) => {
    const reached = `reached-${test.name.replaceAll("/", "-")}`;
    // The engine's tests write one file, the package's tests one per process.
    const written = () => readdirSync(work).filter((name) => name === reached || name.startsWith(`${reached}.`));
    for (const name of written()) rmSync(join(work, name));
    const began = performance.now();
    const isGood = await start(test, { SIPATTACH_REACHED: join(work, reached) }, 900);
    test.seconds = (performance.now() - began) / 1000;
    if (!isGood) {
      // A test that fails anyway would seem to catch everything.
      say(`  ${test.name} fails without a mutant, so it judges none`);
      test.reached = new Set();
      return;
    }
    if (test.seconds > 30) say(`  ${test.name}: ${Math.round(test.seconds)} s`);
    const ids = written().flatMap((name) => readFileSync(join(work, name), "utf8").split("\n"));
    test.reached = new Set(ids.filter(Boolean).map(Number));
  });
}

/** Tests that take up to this long are run for all mutants; longer ones only for those that are left. */
const QUICK_SECONDS = 15;

async function judge(mutants, tests, limit, start, keep) {
  for (const mutant of mutants) mutant.unreached = !tests.some((test) => test.reached.has(mutant.id));
  for (const isQuick of [true, false]) {
    const own = tests.filter(({ seconds }) => seconds <= QUICK_SECONDS === isQuick);
    const left = mutants.filter(({ outcome }) => outcome !== "caught");
    say(`  ${own.length} ${isQuick ? "quick" : "slow"} tests, ${left.length} mutants`);
    let done = 0;
    await limit(left, async (mutant) => {
      // Tests that quickly noticed mutants of this file come first.
      const worth = (test) => {
        const { caught, tried } = test.counts?.[mutant.file] ?? { caught: 0, tried: 0 };
        return (caught + 1) / (tried + 2) / test.seconds;
      };
      let noticed = false;
      for (const test of own.filter(({ reached }) => reached.has(mutant.id)).sort((a, b) => worth(b) - worth(a))) {
        const isGood = await start(test, { SIPATTACH_MUTANT: String(mutant.id) }, 20 + test.seconds * 4);
        const counts = ((test.counts ??= {})[mutant.file] ??= { caught: 0, tried: 0 });
        ++counts.tried;
        noticed = !isGood;
        if (isGood) continue;
        ++counts.caught;
        mutant.by = test.name;
        break;
      }
      mutant.outcome = noticed ? "caught" : "survived";
      if (!noticed) say(`  ${mutant.file}:${mutant.line}: ${mutant.before} → ${mutant.after}`);
      if (++done % 25 === 0) say(`  ${done} of ${left.length}`);
      keep();
    });
  }
}

const conformance = process.env.SIPATTACH_CONFORMANCE ?? join(root, "../shared/conformance");
// Tests that are slow by design, or would never end, do not judge mutants.
const startEngineTest = (test, env, seconds) =>
  succeeds(test.path, ["--gtest_brief=1", "--gtest_fail_fast", "--gtest_filter=-*Linear*:*ReadsLongTexts"], {
    env: { ...env, SIPATTACH_CONFORMANCE: conformance },
    seconds,
  });

// -- All of it

/** What is sampled and reported together: a room of the engine or a file of the package. */
const folderOf = (file) => (file.startsWith("engine/") ? dirname(file) : file);

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return void process.stdout.write(HELP);
  mkdirSync(work, { recursive: true });
  const limit = limiter(options.jobs);
  const last = join(work, "last.json");
  /** The results of the last sample, by key. */
  let earlier = null;
  if (options.again) {
    const { seed, paths, mutants } = JSON.parse(readFileSync(last, "utf8"));
    Object.assign(options, { seed, paths });
    earlier = new Map(mutants.filter(({ outcome }) => outcome !== "other").map((one) => [one.key, one]));
  }
  const within = (file) =>
    options.paths.length === 0 ||
    options.paths.some((path) => path === "" || file === path || file.startsWith(`${path}/`));
  const touches = (folder) =>
    options.paths.length === 0 ||
    options.paths.some(
      (path) => path === folder || path === "" || path.startsWith(`${folder}/`) || folder.startsWith(`${path}/`),
    );
  say(`seed ${options.seed}`);

  const generated = join(work, "generated");
  mkdirSync(join(generated, "codes"), { recursive: true });
  await run("node", [
    join(root, "engine/src/codes/generate.mjs"),
    join(generated, "codes/code_list.h"),
    join(generated, "codes/code_table.cc"),
  ]);
  const folders = new Map();
  for (const room of readdirSync(join(root, "engine/src"))) {
    const folder = `engine/src/${room}`;
    if (room.includes(".") || !touches(folder)) continue;
    folders.set(folder, await engineMutants(root, generated, join(work, "sites"), join(root, folder), limit));
  }
  if (touches("bindings/src")) {
    const files = options.paths.some((path) => path.startsWith("bindings/src/")) ? options.paths : packageFiles(root);
    for (const file of files) folders.set(file, packageMutants(root, file));
  }

  const chosen = [];
  for (const [folder, mutants] of folders) {
    const isWanted = ({ file }) => within(file) && (!file.endsWith(".h") || options.paths.includes(file));
    const eligible = mutants.filter(isWanted).map(describe);
    numberOccurrences(eligible);
    if (eligible.length === 0) continue;
    const pick = (seed) => sample(eligible, options.count, randomOf(`${seed} ${folder}`));
    const own = new Set(earlier ? eligible.filter((mutant) => earlier.has(keyOf(mutant))) : pick(options.seed));
    const others = options.also === undefined ? [] : pick(options.also).filter((mutant) => !own.has(mutant));
    say(`${folder}: ${own.size} of ${eligible.length}`);
    for (const mutant of own) chosen.push({ ...mutant, key: keyOf(mutant) });
    for (const mutant of others) chosen.push({ ...mutant, key: keyOf(mutant), outcome: "other" });
  }
  // The numbers do not depend on which of two seeds is measured, so the build is the same.
  [...chosen].sort((a, b) => (a.key < b.key ? -1 : 1)).forEach((mutant, i) => (mutant.id = i + 1));

  const equivalent = new Map(
    JSON.parse(readFileSync(new URL("equivalent.json", import.meta.url), "utf8")).map((entry) => [keyOf(entry), entry]),
  );
  for (const mutant of chosen) {
    if (mutant.outcome === undefined && equivalent.has(mutant.key)) mutant.outcome = "equivalent";
  }
  for (const mutant of chosen) {
    if (mutant.outcome === undefined && earlier?.has(mutant.key) && earlier.get(mutant.key).outcome !== "survived") {
      mutant.outcome = earlier.get(mutant.key).outcome;
    }
  }

  const keep = () => writeFileSync(last, JSON.stringify({ ...options, mutants: chosen }, null, 1));
  for (const [name, isOwn] of [
    ["engine", true],
    ["package", false],
  ]) {
    const all = chosen.filter(({ file }) => file.startsWith("engine/") === isOwn);
    if (!all.some(({ outcome }) => outcome === undefined)) continue;
    say(`${name}: building with ${all.length} mutants`);
    const suite = isOwn
      ? { tests: await buildEngine(all, options), start: startEngineTest }
      : await packageTests({ root, work, mutants: all, sourceOf, succeeds });
    if (options.quick) suite.tests = suite.tests.filter(({ name }) => !name.startsWith("model/"));
    const open = all.filter((mutant) => mutant.outcome === undefined && !mutant.unbuilt);
    say(`${name}: running the tests without a mutant`);
    await measure(suite.tests, limit, suite.start);
    say(`${name}: running the tests with each of ${open.length}`);
    await judge(open, suite.tests, limit, suite.start, keep);
    for (const mutant of all) if (mutant.unbuilt && mutant.outcome === undefined) mutant.outcome = "unbuilt";
  }
  keep();
  report(
    chosen.filter(({ outcome }) => outcome !== "other"),
    options.seed,
  );
}

function report(mutants, seed) {
  const folders = [...new Set(mutants.map(({ file }) => folderOf(file)))];
  const rows = folders.map((folder) => {
    const own = mutants.filter(({ file }) => folderOf(file) === folder);
    const count = (outcome) => own.filter((mutant) => mutant.outcome === outcome).length;
    const [caught, survived] = [count("caught"), count("survived")];
    const share = caught + survived === 0 ? "-" : `${Math.round((100 * caught) / (caught + survived))} %`;
    return [folder, own.length, caught, survived, count("unbuilt"), count("equivalent"), share];
  });
  for (const { file, line, before, after, unreached } of mutants.filter(({ outcome }) => outcome === "survived")) {
    console.log(`${file}:${line}: ${before} → ${after}${unreached ? "   (no test runs it)" : ""}`);
  }
  console.log(`\nseed ${seed}`);
  const table = [
    ["folder or file", "mutants", "caught", "survived", "not built", "equivalent", "share caught"],
    ...rows,
  ];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => String(row[column]).length)));
  for (const row of table) {
    console.log(
      row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join("  "),
    );
  }
}

await main();
