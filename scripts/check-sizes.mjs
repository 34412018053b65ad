// Fails if what a user downloads exceeds its budget. Prints raw and brotli sizes.
import { relative } from "node:path";
import { engineFiles, laterFiles, pageFiles, root, sizeOf, toolsFile } from "./download-sizes.mjs";

// Today's sizes, rounded up, so a change that adds to one has to raise its limit here. The goals are 110 KB for the
// engine and 145 KB for the page.
const later = laterFiles();
const isEditor = (path) => /\/json-editor-/.test(path);
const budgets = [
  { name: "engine before the first plan (core, glue, loader)", limit_kb: 128, files: engineFiles() },
  { name: "the engine's tools, when they are asked for", limit_kb: 260, files: [toolsFile()] },
  { name: "page (engine and all that it loads first)", limit_kb: 158, files: pageFiles() },
  { name: "the JSON editor, when it is opened", limit_kb: 102, files: later.filter(isEditor) },
  {
    name: "all else that is loaded when it is asked for",
    limit_kb: 124,
    files: later.filter((path) => !isEditor(path)),
  },
];

let failed = 0;
for (const { name, limit_kb, files } of budgets) {
  const sizes = files.map((path) => ({ path: relative(root, path), ...sizeOf(path) }));
  const total = sizes.reduce((sum, size) => sum + size.brotli, 0) / 1024;
  const over = total > limit_kb;
  failed += over ? 1 : 0;
  console.log(`${over ? "OVER" : "ok  "} ${name}: ${total.toFixed(1)} KB brotli, budget ${limit_kb} KB`);
  for (const size of sizes) console.log(`       ${size.path}: ${size.raw} bytes, ${size.brotli} brotli`);
}
console.log(`${budgets.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
