// The files from which child processes read their work.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildFolder } from "./contenders/index.mjs";
import { CONTEXT, makeDraft, makeNumbers, makeUnassigned } from "./corpus.mjs";

const NUMBERS = { usual: makeNumbers, unassigned: makeUnassigned };

/**
 * `{ draft, context, text }` for `count` numbers. The text lists them, and the draft has none, because a pasted
 * list is held only once.
 */
export function makeWork(count, numbers = "usual") {
  return { draft: makeDraft([]), context: CONTEXT, text: NUMBERS[numbers](count).join("\n") };
}

/** Writes the work for `count` numbers and returns its file. */
export async function writeWork(count, numbers = "usual") {
  const file = join(buildFolder, "work", `${numbers}-${count}.json`);
  await mkdir(join(buildFolder, "work"), { recursive: true });
  await writeFile(file, JSON.stringify(makeWork(count, numbers)));
  return file;
}
