// The titles of the fixes that the engine offers for the drafts of tests/cases, and of those in its
// sources.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export async function collectFixTitles(engine) {
  const titles = new Set();
  for (const file of await jsonFiles(join(root, "tests/cases"))) {
    collectFrom(JSON.parse(await readFile(file, "utf8")), engine, titles);
  }
  for (const file of await sources(join(root, "engine/src"))) {
    for (const [, text] of (await readFile(file, "utf8")).matchAll(/Fix\{\s*"((?:[^"\\]|\\.)*)"\s*,/g)) {
      titles.add(text.replaceAll('\\"', '"'));
    }
  }
  return titles;
}

async function jsonFiles(folder) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
}

async function sources(folder) {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => /\.(cc|h)$/.test(name)).map((name) => join(folder, name));
}

/** Plans every input of a case, whatever else the case is about. */
function collectFrom(cases, engine, titles) {
  for (const { input, context } of cases) {
    for (const draft of [input, input?.draft, input?.text]) {
      if (draft === undefined) continue;
      const said = engine.plan(draft, context).diagnostics;
      const endpoint = typeof draft === "string" ? engine.readEndpoint(draft).diagnostics : [];
      for (const { fix } of [...said, ...endpoint]) if (fix) titles.add(fix.title);
    }
  }
}
