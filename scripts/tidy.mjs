// Runs clang-tidy over the C++ sources, and skips those that passed before and have not changed since: tidy.mjs
// [FILE…]. Needs build/native configured; bindings/ needs build/wasm as well.
//
// A source has not changed if its command, the rules, clang-tidy itself, and the text of every project file that it
// includes are the same. What passed is noted in build/tidy, file by file, so a run that was interrupted continues
// where it was.
//
// Most of the time goes into the headers of the standard library and of GoogleTest, which every check goes through
// again for every source. So the sources of a folder are analysed together, concatenated into one file: they cannot be
// included instead, because clang's analyzer skips included files. Sources with findings are then analysed one by one,
// and only those results count.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const notes = join(root, "build/tidy");
const MOST_TOGETHER = 16;
const output = (command, ...words) => execFileSync(command, words, { cwd: root, encoding: "utf8" });
const hashOf = (...texts) => texts.reduce((hash, text) => hash.update(text).update("\0"), createHash("sha256"));

/** The compile commands of a build by source, relative to the root; empty if it is not configured. */
function commandsOf(preset) {
  const path = join(root, "build", preset, "compile_commands.json");
  const entries = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
  return new Map(entries.map((entry) => [relative(root, entry.file), entry]));
}

/** The command of each source as clang-tidy reads it. */
function commands(sources) {
  const native = commandsOf("native");
  const wasm = commandsOf("wasm");
  const emscripten = wasm.size === 0 ? "" : output("em++", "--cflags").trim();
  // Programs that the native build leaves out include what the tests include, and the phone layer.
  const like = native.get("tests/engine/cases_test.cc");
  const known = new Map();
  const without = [];
  for (const source of sources) {
    const forWasm = source.startsWith("bindings/") || source === "tests/bench/phone_wasm.cc";
    const entry = forWasm ? wasm.get(source) : native.get(source);
    if (entry) {
      const command = forWasm
        ? entry.command.replace(/^\S*em\+\+/, () => `clang++ ${emscripten}`).replace(" -flto", "")
        : entry.command;
      known.set(source, { ...entry, command });
    } else if (!forWasm && like) {
      const command = like.command.replaceAll(like.file, `-I ${join(root, "engine")} ${join(root, source)}`);
      known.set(source, { ...like, file: join(root, source), command });
    } else {
      without.push(source);
    }
  }
  return { known, without };
}

/** The text of a file, or null if there is none. */
const texts = new Map();
function textOf(path) {
  if (!texts.has(path)) texts.set(path, existsSync(path) ? readFileSync(path, "utf8") : null);
  return texts.get(path);
}

/** The project's files that a source includes, and the source itself. The project includes its files with quotes. */
function includedBy({ command, directory, file }) {
  const folders = [...command.matchAll(/ -I ?(\S+)/g)].map(([, folder]) => resolve(directory, folder));
  const found = new Set();
  const waiting = [resolve(directory, file)];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const [, name] of textOf(path).matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)) {
      const places = [dirname(path), ...folders].map((folder) => join(folder, name));
      waiting.push(...places.filter((place) => textOf(place) !== null).slice(0, 1));
    }
  }
  return [...found];
}

/** The rules in the .clang-tidy nearest to a source, or "" if only the root has one. */
function rulesOf(source) {
  for (let folder = dirname(source); folder !== "."; folder = dirname(folder)) {
    const rules = textOf(join(root, folder, ".clang-tidy"));
    if (rules !== null) return rules;
  }
  return "";
}

const rules = textOf(join(root, ".clang-tidy"));
const tool = output("clang-tidy", "--version");

function keyOf(entry) {
  const files = includedBy(entry).sort();
  return hashOf(
    rules + rulesOf(relative(root, entry.file)),
    tool,
    entry.command.replaceAll(root, ""),
    ...files.map(textOf),
  ).digest("hex");
}

const noteOf = (source) => join(notes, source.replaceAll("/", "+"));
const hasPassed = ([source, entry]) => textOf(noteOf(source)) === keyOf(entry);

/** What clang-tidy finds in `file`, whose command is in `folder`; "" if nothing. */
async function findings(folder, file) {
  try {
    await run("clang-tidy", ["-p", folder, "--quiet", file], { cwd: root, maxBuffer: 1 << 26 });
    return "";
  } catch (error) {
    return error.stdout || error.stderr || String(error);
  }
}

/** The names that a source defines and another source could define, too. */
function namesIn(source) {
  const text = textOf(join(root, source));
  const tests = [...text.matchAll(/^TEST(?:_[FP])?\((\w+),\s*(\w+)\)/gm)].map(([, suite, test]) => `${suite} ${test}`);
  const macros = [...text.matchAll(/^#define (\w+)/gm)].map(([, name]) => name);
  const others = [
    ...text.matchAll(/^(?!TEST|INSTANTIATE_|void PrintTo|#|\/\/|namespace|using namespace)[A-Za-z].*?(?=[({=;[]|$)/gm),
  ];
  return [...tests, ...macros, ...others.map(([words]) => /(\w+)\W*$/.exec(words)?.[1] ?? words)];
}

/** Groups sources with the same folder and command, so that no two in a group define the same name. */
function groupsOf(entries) {
  const groups = [];
  for (const [source, entry] of entries) {
    const kind = `${dirname(source)} ${entry.command.replaceAll(entry.file, "").replace(/ -o \S+/, "")}`;
    const names = namesIn(source);
    const fits = (group) =>
      group.kind === kind && group.members.length < MOST_TOGETHER && !names.some((name) => group.names.has(name));
    let group = groups.find(fits);
    if (!group) groups.push((group = { kind, members: [], names: new Set() }));
    group.members.push([source, entry]);
    for (const name of names) group.names.add(name);
  }
  return groups.map(({ members }) => members);
}

/** Analyses sources as one. Returns those with findings, or all of them if it is not known which ones have any. */
async function suspects(members, index) {
  const folder = join(notes, `together-${index}`);
  const file = join(folder, "all.cc");
  const [[source, like]] = members;
  mkdirSync(folder, { recursive: true });
  const command = like.command.replaceAll(like.file, `-I ${dirname(like.file)} ${file}`);
  writeFileSync(join(folder, "compile_commands.json"), JSON.stringify([{ ...like, file, command }]));
  const lines = members.flatMap((member) =>
    textOf(join(root, member[0]))
      .split("\n")
      .map(() => member),
  );
  writeFileSync(file, members.map(([each]) => textOf(join(root, each))).join("\n"));
  const ownRules = rulesOf(source);
  if (ownRules !== "") writeFileSync(join(folder, ".clang-tidy"), ownRules);
  const found = await findings(folder, file);
  rmSync(folder, { recursive: true });
  const errors = found.match(/^.*: error: .*$/gm) ?? [];
  const wrong = errors.map((error) => lines[Number(/^.*\/all\.cc:(\d+):/.exec(error)?.[1]) - 1]);
  const isKnown = errors.length > 0 && wrong.every(Boolean) && !found.includes("[clang-diagnostic-error]");
  return found === "" ? [] : isKnown ? [...new Set(wrong)] : members;
}

const named = process.argv.slice(2);
const all = output("git", "ls-files", "-co", "--exclude-standard", "*.cc").trim().split("\n");
const sources = named.length > 0 ? all.filter((source) => named.includes(source)) : all;
const { known, without } = commands(sources);
mkdirSync(notes, { recursive: true });
writeFileSync(join(notes, "compile_commands.json"), JSON.stringify([...known.values()]));
for (const source of without) console.log(`not analysed, for it is not configured: ${source}`);

const waiting = [...known].filter((each) => !hasPassed(each));
const groups = groupsOf(waiting);
console.log(
  `${known.size - waiting.length} of ${known.size} files passed before, ${waiting.length} to analyse (${groups.length} groups)`,
);
let failed = 0;
async function worker() {
  for (let group = groups.shift(); group; group = groups.shift()) {
    const suspicious = group.length === 1 ? group : await suspects(group, groups.length);
    for (const member of group) {
      const [source, entry] = member;
      const found = suspicious.includes(member) ? await findings(notes, source) : "";
      if (found === "") {
        writeFileSync(noteOf(source), keyOf(entry));
      } else {
        failed += 1;
        console.log(`${source}:\n${found}`);
      }
    }
  }
}
await Promise.all(Array.from({ length: Number(process.env.jobs ?? 1) }, worker));
console.log(`${known.size - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || without.length > 0 ? 1 : 0;
