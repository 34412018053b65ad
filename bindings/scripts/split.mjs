// Divides the linked module in two, for pages: the core, which plans, and the tools, which import, render
// and read answers. Run by bindings/CMakeLists.txt:
//
//   node split.mjs <folder> <nm> <library> <object of the tools>...
//
// Reads <folder>/sipattach-glue.wasm, which has the names of its functions, and writes beside it
//   sipattach.wasm        all of it, without names
//   sipattach-core.wasm   what is reachable from the calls of the core
//   sipattach-tools.wasm  the rest, as a module that imports the core's functions and its memory, with the
//                         data that only it refers to (split-data.mjs)
//
// Nothing is twice. A call from the core into the tools traps unless these are there, so the core's calls are
// tested without them. Both modules name their build in what they import: parts of two builds do not link.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { divideData } from "./split-data.mjs";

const [folder, nm, library, ...toolObjects] = process.argv.slice(2);
const linked = join(folder, "sipattach-glue.wasm");
const work = mkdtempSync(join(tmpdir(), "sipattach-split-"));

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
const strip = (from, name) =>
  run("wasm-opt", "--enable-mutable-globals", "--strip-debug", "--strip-producers", from, "-o", join(folder, name));

/** A wrapper of embind.cc that is marked as the tools'. Its address is taken, as that of the core's is. */
const isToolCall = (name) => /LNS_4PartE1E/.test(name);

/** Every function with what it calls, and those that something other than a call refers to. */
function readCalls(module) {
  const calls = new Map();
  const referred = new Set();
  let current;
  for (const line of run("wasm-dis", module).split("\n")) {
    const begin = /^ \(func \$([^\s)]+)/.exec(line);
    if (begin) {
      current = new Set();
      calls.set(begin[1], current);
    } else if (/^ \((elem|export|start)/.test(line)) {
      for (const [, name] of line.matchAll(/\$([^\s)]+)/g)) referred.add(name);
    } else {
      for (const [, name] of line.matchAll(/\((?:call|return_call|ref\.func) \$([^\s)]+)/g)) current?.add(name);
    }
  }
  return { calls, referred };
}

/** How often each function is defined that is not one of the inline functions that everybody has. */
function countDefinitions(...objects) {
  const counts = new Map();
  for (const [, name] of run(nm, "--defined-only", ...objects).matchAll(/ [tT] (\S+)$/gm)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function reachable(calls, roots) {
  const found = new Set();
  const left = [...roots];
  while (left.length > 0) {
    const name = left.pop();
    if (found.has(name) || !calls.has(name)) continue;
    found.add(name);
    left.push(...calls.get(name));
  }
  return found;
}

const { calls, referred } = readCalls(linked);
const definitions = countDefinitions(library);
const inTools = countDefinitions(...toolObjects);
// Only what is the tools' own can have its address taken by them alone.
const isOwn = (name) => isToolCall(name) || (inTools.has(name) && inTools.get(name) === definitions.get(name));
const core = reachable(
  calls,
  [...referred].filter((name) => !isOwn(name)),
);
const tools = [...calls.keys()].filter((name) => !core.has(name));
if (!tools.some(isToolCall)) throw new Error("split.mjs: no call of the tools was found");

const list = join(work, "tools.txt");
writeFileSync(list, tools.join("\n"));
const build = createHash("sha256").update(readFileSync(linked)).digest("hex").slice(0, 12);
const [coreOut, toolsOut] = [join(work, "core.wasm"), join(work, "tools.wasm")];
run(
  "wasm-split",
  "--enable-mutable-globals",
  "--split",
  linked,
  `--split-funcs=@${list}`,
  `--import-namespace=core-${build}`,
  `--placeholder-namespace=tools-${build}`,
  "--export-prefix=%",
  "--quiet",
  ...["-o1", coreOut, "-o2", toolsOut],
);
strip(linked, "sipattach.wasm");
strip(coreOut, "sipattach-core.wasm");
strip(toolsOut, "sipattach-tools.wasm");

const parts = { whole: "sipattach.wasm", core: "sipattach-core.wasm", tools: "sipattach-tools.wasm" };
const read = (name) => readFileSync(join(folder, name));
const divided = divideData({
  object: readFileSync(`${linked}.lto.o`),
  linked: readFileSync(linked),
  ...Object.fromEntries(Object.entries(parts).map(([part, name]) => [part, read(name)])),
  isCore: (name) => core.has(name),
  isTools: (name) => calls.has(name) && !core.has(name),
});
for (const [part, name] of Object.entries(parts)) writeFileSync(join(folder, name), divided[part]);
// What wasm-ld keeps beside the object, tens of megabytes.
for (const name of readdirSync(folder)) {
  if (/^sipattach-glue\.wasm\.(\d.*\.bc|resolution\.txt)$/.test(name)) rmSync(join(folder, name));
}
writeFileSync(join(folder, "sipattach-build.txt"), build);
rmSync(work, { recursive: true });
