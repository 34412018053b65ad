// Divides the linked module into the core, which plans usual drafts, and the tools, which are all the rest. Run by
// bindings/CMakeLists.txt:
//
//   node split.mjs <folder> <usual drafts>
//
// Reads <folder>/sipattach-glue.wasm, which has the names of its functions, and its glue, and writes next to them
//   sipattach.wasm        the whole module, without names
//   sipattach-core.wasm   the functions that run when the usual drafts are planned
//   sipattach-tools.wasm  the rest, as a module that imports the core's functions and its memory, with the
//                         data that only it refers to (split-data.mjs)
//
// No code is in both. A call from the core into the tools goes through src/glue.ts, which loads them first. Both
// modules have the build in the names of their imports, so that parts of different builds do not link.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkByTable } from "./link-by-table.mjs";
import { functionsThatRun } from "./profile.mjs";
import { divideData } from "./split-data.mjs";

const [folder, drafts] = process.argv.slice(2);
const linked = join(folder, "sipattach-glue.wasm");
const work = mkdtempSync(join(tmpdir(), "sipattach-split-"));

/**
 * The functions of the core run for every plan, so more is inlined there than in the whole module: all functions of up
 * to twelve instructions, such as the destructor of a string. (--partial-inlining-ifs of Binaryen 108 breaks the code.)
 */
const INLINING = [
  "-O3",
  "--always-inline-max-function-size=12",
  "--flexible-inline-max-function-size=12",
  "--one-caller-inline-max-function-size=50",
];

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
const strip = (from, name, ...passes) => {
  const output = join(folder, name);
  run("wasm-opt", "--enable-mutable-globals", ...passes, "--strip-debug", "--strip-producers", from, "-o", output);
};

/** The names of the functions that a module defines, in its order. */
function definedFunctions(module) {
  return [...run("wasm-dis", module).matchAll(/^ \(func \$([^\s)]+)/gm)].map(([, name]) => name);
}

const names = definedFunctions(linked);
const core = await functionsThatRun({
  linked,
  glue: join(folder, "sipattach-glue.mjs"),
  work,
  drafts: JSON.parse(readFileSync(drafts, "utf8")),
  names,
});
const isDefined = new Set(names);
const tools = names.filter((name) => !core.has(name));

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
const disassembled = (module) => run("wasm-dis", "--enable-mutable-globals", module);
const texts = linkByTable(disassembled(coreOut), disassembled(toolsOut));
for (const [module, text] of [
  [coreOut, texts.core],
  [toolsOut, texts.tools],
]) {
  writeFileSync(`${module}.wat`, text);
  run("wasm-as", "--enable-mutable-globals", `${module}.wat`, "-o", module);
}
strip(linked, "sipattach.wasm");
strip(coreOut, "sipattach-core.wasm", ...INLINING);
strip(toolsOut, "sipattach-tools.wasm");

const parts = { whole: "sipattach.wasm", core: "sipattach-core.wasm", tools: "sipattach-tools.wasm" };
const read = (name) => readFileSync(join(folder, name));
const divided = divideData({
  object: readFileSync(`${linked}.lto.o`),
  linked: readFileSync(linked),
  ...Object.fromEntries(Object.entries(parts).map(([part, name]) => [part, read(name)])),
  isCore: (name) => core.has(name),
  isTools: (name) => isDefined.has(name) && !core.has(name),
});
for (const [part, name] of Object.entries(parts)) writeFileSync(join(folder, name), divided[part]);
// Remove what else wasm-ld keeps, tens of megabytes.
for (const name of readdirSync(folder)) {
  if (/^sipattach-glue\.wasm\.(\d.*\.bc|resolution\.txt)$/.test(name)) rmSync(join(folder, name));
}
writeFileSync(join(folder, "sipattach-build.txt"), build);
rmSync(work, { recursive: true });
