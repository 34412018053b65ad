// Runs clang-tidy over the C++ sources, and skips those that passed before and have not changed since:
// tidy.mjs [FILE…]. Needs build/native configured; bindings/ needs build/wasm as well.
//
// A source has not changed if its command, the rules, clang-tidy itself, and the text of every file of the
// project that it includes are the same. What passed is noted in build/tidy, file by file, so that a run
// that is cut short goes on where it was.
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const notes = join(root, "build/tidy");
const output = (command, ...words) => execFileSync(command, words, { cwd: root, encoding: "utf8" });
const hashOf = (...texts) => texts.reduce((hash, text) => hash.update(text).update("\0"), createHash("sha256"));

/** The compile commands of a build by source, relative to the root; none where it is not configured. */
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
  // Programs that the native build leaves out: they include what the tests include.
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
      const command = like.command.replaceAll(like.file, join(root, source));
      known.set(source, { ...like, file: join(root, source), command });
    } else {
      without.push(source);
    }
  }
  return { known, without };
}

/** The project's files that a source includes, itself among them. */
async function includedBy({ command, directory }) {
  const words = command.split(" ").filter((word, i, all) => word !== "-c" && word !== "-o" && all[i - 1] !== "-o");
  const { stdout } = await run(words[0], [...words.slice(1), "-MM", "-w"], { cwd: directory });
  const files = stdout.replace(/^[^:]*:/, "").match(/[^\s\\]+/g) ?? [];
  return [...new Set(files.map((file) => join(file.startsWith("/") ? "" : directory, file)))];
}

const rules = readFileSync(join(root, ".clang-tidy"), "utf8");
const tool = output("clang-tidy", "--version");

function keyOf({ command }, files) {
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file) : ""));
  return hashOf(rules, tool, command.replaceAll(root, ""), ...texts).digest("hex");
}

const noteOf = (source) => join(notes, `${source.replaceAll("/", "+")}.json`);

function hasPassed(source, entry) {
  if (!existsSync(noteOf(source))) return false;
  const { key, files } = JSON.parse(readFileSync(noteOf(source), "utf8"));
  return (
    key ===
    keyOf(
      entry,
      files.map((file) => join(root, file)),
    )
  );
}

/** What clang-tidy finds, or "". */
async function findings(source, entry) {
  const files = await includedBy(entry);
  const key = keyOf(entry, files);
  try {
    await run("clang-tidy", ["-p", notes, "--quiet", source], { cwd: root, maxBuffer: 1 << 26 });
  } catch (error) {
    return error.stdout || error.stderr || String(error);
  }
  writeFileSync(noteOf(source), JSON.stringify({ key, files: files.map((file) => relative(root, file)) }));
  return "";
}

const named = process.argv.slice(2);
const all = output("git", "ls-files", "-co", "--exclude-standard", "*.cc").trim().split("\n");
const sources = named.length > 0 ? all.filter((source) => named.includes(source)) : all;
const { known, without } = commands(sources);
mkdirSync(notes, { recursive: true });
writeFileSync(join(notes, "compile_commands.json"), JSON.stringify([...known.values()]));
for (const source of without) console.log(`not analysed, for it is not configured: ${source}`);

const waiting = [...known].filter(([source, entry]) => !hasPassed(source, entry));
console.log(`${known.size - waiting.length} of ${known.size} files passed before, ${waiting.length} to analyse`);
let failed = 0;
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const found = await findings(...next);
    if (found === "") continue;
    failed += 1;
    console.log(`${next[0]}:\n${found}`);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
console.log(`${known.size - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || without.length > 0 ? 1 : 0;
