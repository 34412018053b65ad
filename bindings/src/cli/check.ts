// The command "check".

import { writeFile } from "node:fs/promises";
import type { Engine } from "../engine.js";
import { applyFixes } from "../fixes.js";
import type { Json } from "../types.js";
import { confirm } from "./api.js";
import { checkRegion, contextOf, nameOf, planDraft, planText, type PlannedDraft } from "./draft.js";
import { diffLines, hunksOf } from "./diff.js";
import { counted, findingsOf, numeral } from "./findings.js";
import { printChecked, type Format } from "./formats.js";
import { parseJson, withoutMark } from "./json-file.js";
import { rewrite } from "./rewrite.js";
import { Source } from "./source.js";
import { EXIT, note, paint, plain, print, readInput, reasonOf, UsageError } from "./terminal.js";
import type { Values } from "./values.js";

export async function runCheck(engine: Engine, values: Values, files: string[]): Promise<number> {
  const format: Format = values.json === true ? "json" : ((values.format ?? "text") as Format);
  const isQuiet = values.quiet === true;
  const sources = files.length === 0 ? [undefined] : files;
  if (sources.filter((file) => (file ?? "-") === "-").length > 1) {
    throw new UsageError("Only one of the drafts can come from stdin.");
  }
  if (sources.length > 1 && values.numbers === "-") {
    throw new UsageError("The numbers on stdin can be read for one draft only.");
  }
  const checked = [];
  for (const file of sources) {
    const text = values.fix === true ? await fixFile(engine, file, values, format) : null;
    const planned = text === null ? await planDraft(engine, file, values) : await planText(engine, text, file, values);
    if (values.fix === true && format === "text") noteChoices(planned);
    checked.push(findingsOf(planned, nameOf(file), isQuiet));
  }
  printChecked(engine, checked, format, { isQuiet, isAll: values.all === true });
  return checked.every(({ ok }) => ok) ? EXIT.ok : EXIT.planErrors;
}

/** Applies the corrections to a file after asking, and returns its text. */
async function fixFile(engine: Engine, file: string | undefined, values: Values, format: Format): Promise<string> {
  if (file === undefined || file === "-") throw new UsageError("--fix changes a file: give one, not stdin.");
  if (values.numbers !== undefined || values["trunk-id"] !== undefined) {
    throw new UsageError(
      "--fix changes the draft itself: leave --numbers and --trunk-id out, and trunkId of the configuration (--no-config).",
    );
  }
  checkRegion(engine, values);
  const text = await readInput(file);
  const fixed = corrected(engine, text, values);
  if (fixed === text) {
    if (format === "text") note(`${plain(file)}: there is nothing that --fix corrects by itself.`);
    return text;
  }
  // In other formats stdout may go to a file; the diff is for the person who is asked.
  showDiff(engine, plain(file), text, fixed, format === "text" ? print : note);
  if (!(await confirm(`Write these changes to ${plain(file)}?`, values))) return text;
  await write(file, text, fixed);
  return fixed;
}

/** Up to so many choices are listed. */
const MAX_CHOICES = 10;

/** Lists what a person has to decide; --fix does not change it. */
function noteChoices({ plan, placeOf }: PlannedDraft): void {
  const open = plan.diagnostics.filter(({ fix }) => fix?.choice === true);
  if (open.length === 0) return;
  note(`${counted(open.length, "choice")} ${open.length === 1 ? "is" : "are"} left to you:`);
  for (const diagnostic of open.slice(0, MAX_CHOICES)) {
    const { fix, alternatives = [], code } = diagnostic;
    const titles = [...(fix === undefined ? [] : [fix]), ...alternatives].map(({ title }) => plain(title));
    const { file, line, column } = placeOf(diagnostic);
    const place = [file, line, column].filter((part) => part !== null).join(":");
    note(`  ${plain(place)}: ${titles.join(", or ")} (${code})`);
  }
  if (open.length > MAX_CHOICES) note(`  and ${numeral(open.length - MAX_CHOICES)} more`);
}

/** A safeguard: fixes may lead to new ones, but never need this many rounds. */
const MAX_ROUNDS = 100;

/** The text with all corrections applied. */
function corrected(engine: Engine, text: string, values: Values): string {
  const context = contextOf(values);
  const old = parsed(text);
  let draft: Json = old ?? text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixed = applyFixes(draft, engine.plan(draft, context));
    if (fixed.applied.length === 0) break;
    draft = fixed.draft;
  }
  if (draft === text) return text;
  if (old === null) return `${JSON.stringify(draft, null, 2)}\n`;
  // Of the diagnostics about JSON that parses, only a byte order mark is corrected: only the user knows which
  // value of a duplicate name is right.
  return rewrite(withoutMark(text), old, draft);
}

function parsed(text: string): Json | null {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

function showDiff(engine: Engine, file: string, before: string, after: string, write: (line: string) => void): void {
  const [old, now] = [new Source(engine, before), new Source(engine, after)];
  const lines = diffLines(linesOf(before), linesOf(after));
  write(paint("bold", `--- ${file}\n+++ ${file}, corrected`));
  const hidden = paint("dim", "(not shown: it may hold a secret)");
  for (const hunk of hunksOf(lines)) {
    write(paint("cyan", hunk.head));
    for (const line of hunk.lines) {
      const source = line.after < 0 ? old : now;
      const shown = source.line((line.after < 0 ? line.before : line.after) + 1);
      const text = shown === null ? hidden : plain(shown.text.replaceAll("\t", "  "));
      if (line.before >= 0 && line.after >= 0) write(` ${text}`);
      else if (line.after < 0) write(paint("red", `-${text}`));
      else write(paint("green", `+${text}`));
    }
  }
}

/** The lines of a text, without the empty one after the last line break. */
const linesOf = (text: string) => text.replace(/(\r\n|\n|\r)$/, "").split(/\r\n|\n|\r/);

async function write(file: string, before: string, after: string): Promise<void> {
  try {
    // It may have been saved in an editor while the question was open.
    if ((await readInput(file)) !== before) {
      throw new UsageError(`${plain(file)} was changed meanwhile; nothing was written.`);
    }
    await writeFile(file, after);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${plain(file)}: ${reasonOf(error)}.`);
  }
}
