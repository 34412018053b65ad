// All diagnostics of a kind about numbers that one button can fix: also those that the engine only counted, and choices
// that a person makes for a whole list at once.
import type { Diagnostic } from "sipattach";
import { ask } from "./bulk.js";
import { withNumbers } from "./draft.js";
import type { Written } from "./row-edits.js";
import type { Row } from "./rows.js";
import type { Store } from "./store.js";

/** Choices about how all numbers of a list were written. Others depend on the single number. */
const OF_LISTS: readonly string[] = ["number.missing_plus", "number.idd_prefix"];

/** The choices that can be made for many numbers at once, as corrections. */
export function choicesFor(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { code, fix, alternatives = [] } = diagnostic;
    if (!fix?.choice || alternatives.length > 0 || !OF_LISTS.includes(code)) return [];
    return { ...diagnostic, fix: { title: fix.title, patch: fix.patch } };
  });
}

/** How many more infos of a kind there are than the engine reported. */
export function moreOf({ plan }: Store, code: string): number {
  const more = plan?.diagnostics.find((each) => each.code === "numbers.more_infos" && each.params.code === code);
  return Number(more?.params.count ?? 0);
}

/**
 * What the corrections of a kind write into these rows. Asks the engine, in parts that are short enough to report all of
 * them, for rows of which it only counted them. Rejects with an AbortError if the draft is changed in the meantime.
 */
export async function correctionsOf(store: Store, rows: readonly Row[], code: string): Promise<Map<string, Written>> {
  const { draft, region, context } = store;
  const { engine } = await store.whenLoaded();
  const size = engine.info.limits.max_reported_infos;
  const all = new Map<string, Written>();
  const take = ({ reading: { path, input } }: Row, diagnostics: readonly Diagnostic[] = []) => {
    const fix = diagnostics.find((each) => each.code === code)?.fix;
    const [first, ...others] = fix?.patch ?? [];
    if (first?.op === "replace" && others.length === 0 && !fix?.choice) all.set(path, { input, value: first.value });
  };
  for (const row of rows) take(row, row.diagnostics);
  const unreported = rows.filter(({ reading: { path } }) => !all.has(path));
  for (let from = 0; from < unreported.length; from += size) {
    const part = unreported.slice(from, from + size);
    const inputs = part.map(({ reading }) => reading.input);
    const { diagnostics } = await ask(store, true, "plan", [withNumbers(draft, inputs, "list"), context]);
    if (store.draft !== draft || store.region !== region) throw new DOMException("", "AbortError");
    const ofRows = Map.groupBy(diagnostics, ({ path }) => path);
    for (const [index, row] of part.entries()) take(row, ofRows.get(`/phone_numbers/${index}`));
  }
  return all;
}
