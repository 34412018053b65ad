// The files that children read their work from.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildFolder } from "./contenders/index.mjs";
import { CONTEXT, makeDraft, makeNumbers } from "./corpus.mjs";

/** Writes the work for `count` numbers, `{ draft, context, text }`, and returns its file. */
export async function writeWork(count) {
  const file = join(buildFolder, "work", `${count}.json`);
  // The text lists the numbers, and the draft has none: who has pasted a list holds it once.
  const work = { draft: makeDraft([]), context: CONTEXT, text: makeNumbers(count).join("\n") };
  await mkdir(join(buildFolder, "work"), { recursive: true });
  await writeFile(file, JSON.stringify(work));
  return file;
}
