// Uses the packed package in every environment of environments.mjs, as somebody would who has just installed it, and
// prints the results: a table, and build/packages.json, where rows that are not tried again stay.
//
//   scripts/test-packages [--only TEXT]… [--keep] [--record] [--tarball FILE]
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startBrowser } from "./browser.mjs";
import { ENVIRONMENTS } from "./environments.mjs";
import { tryOut } from "./try-out.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    keep: { type: "boolean" },
    record: { type: "boolean" },
    tarball: { type: "string" },
  },
});
const ROWS = join(root, "build/packages.json");
/** The table that the documentation shows. */
const RECORD = join(root, "docs/environments.json");

// Outside the repository, whose node_modules and lock file would otherwise be found.
const work = mkdtempSync(join(tmpdir(), "sipattach-packages-"));

function pack() {
  const output = execFileSync("npm", ["pack", "--json", "--pack-destination", work], {
    cwd: join(root, "bindings"),
    encoding: "utf8",
  });
  return join(work, JSON.parse(output)[0].filename);
}

/** One folder for all environments with the same packages. */
const installed = new Map();
function install(packages, tarball) {
  const key = JSON.stringify(packages);
  if (installed.has(key)) return installed.get(key);
  const folder = mkdtempSync(join(work, "installed-"));
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  // Versions are exact, so packages that were downloaded once need not be asked for again.
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error", "--save-exact"];
  const { status, stderr } = spawnSync("npm", ["install", ...flags, tarball, ...wanted], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) rmSync(folder, { recursive: true });
  const result = status === 0 ? { folder } : { error: stderr.trim().split("\n")[0] };
  installed.set(key, result);
  return result;
}

const isWanted = ({ name }) =>
  values.only === undefined || values.only.some((text) => name.toLowerCase().includes(text.toLowerCase()));

/** The table so far, in the order of the list: rows of former runs keep their date until they are tried again. */
function writeRows(rows) {
  const key = ({ environment, of }) => `${environment}\n${of}`;
  const known = new Map([...readRows(), ...rows].map((row) => [key(row), row]));
  const all = ENVIRONMENTS.flatMap(({ name, variants }) => variants.map(({ of }) => known.get(`${name}\n${of}`)));
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(ROWS, `${JSON.stringify(all.filter(Boolean), null, 2)}\n`);
}

function readRows() {
  try {
    return JSON.parse(readFileSync(ROWS, "utf8"));
  } catch {
    return [];
  }
}

/** Leaves out what only helps to find a fault: source maps and texts among the emitted files. */
function recorded({ notes, emitted, emitted_bytes, ...row }) {
  const parts = emitted?.filter(({ file }) => /\.(m?js|wasm|css|html)$/.test(file));
  return { ...row, emitted_bytes: parts?.reduce((sum, { bytes }) => sum + bytes, 0) };
}

const rows = [];
const browser = await startBrowser();
try {
  const tarball = values.tarball ?? pack();
  for (const environment of ENVIRONMENTS) {
    if (!isWanted(environment)) continue;
    const { folder, error } = install(environment.packages ?? {}, tarball);
    for (const variant of environment.variants) {
      const row = error
        ? { environment: environment.name, of: variant.of, result: `not installed: ${error}` }
        : await tryOut(environment, variant, folder, browser, tarball);
      const date = new Date().toISOString().slice(0, 10);
      rows.push({ ...row, date, node: process.versions.node, packages: environment.packages ?? {} });
      writeRows(rows);
      console.log(
        [row.environment.padEnd(26), row.of.padEnd(8), row.result, row.module ?? "", sizes(row)].join("  ").trimEnd(),
      );
      for (const line of row.notes ?? []) console.log(`    ${line}`);
    }
  }
} finally {
  await browser.close();
  if (values.keep) console.log(`kept: ${work}`);
  else rmSync(work, { recursive: true, force: true });
}

function sizes({ emitted_bytes, loaded_bytes }) {
  const kb = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
  return [
    emitted_bytes === undefined ? "" : `emitted ${kb(emitted_bytes)}`,
    loaded_bytes === undefined ? "" : `loaded ${kb(loaded_bytes)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

if (values.record) writeFileSync(RECORD, `${JSON.stringify(readRows().map(recorded), null, 2)}\n`);
const failed = rows.filter(({ result }) => result !== "ok").length;
console.log(`${rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
