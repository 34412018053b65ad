// All diagnostics of a kind about numbers that one button can fix: also those that the engine only counted, and choices
// that a person makes for a whole list at once.
import type { Diagnostic } from "sipattach";
import { ask } from "./bulk.js";
import { withNumbers } from "./draft.js";
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
 * The diagnostics of the kind of `known`, which are those of these rows that were reported, with those that were only
 * counted. Asks the engine in parts that are short enough for all of them. Rejects with an AbortError if the draft is
 * changed in the meantime.
 */
export async function allOfKind(
  store: Store,
  rows: readonly Row[],
  known: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const { draft, context } = store;
  const [{ code }] = known;
  if (moreOf(store, code) === 0) return known;
  const { engine } = await store.whenLoaded();
  const size = engine.info.limits.max_reported_infos;
  const others = rows.filter(({ diagnostics }) => !diagnostics.some((each) => each.code === code));
  const all = [...known];
  for (let from = 0; from < others.length; from += size) {
    const part = others.slice(from, from + size);
    const inputs = part.map(({ reading }) => reading.input);
    const { diagnostics } = await ask(store, true, "plan", [withNumbers(draft, inputs, "list"), context]);
    if (store.draft !== draft) throw new DOMException("", "AbortError");
    for (const each of diagnostics) if (each.code === code) all.push(...movedTo(part, each));
  }
  return all;
}

/** A diagnostic about a part of the list, as one about the row of the draft; none if it is about anything else. */
function movedTo(part: readonly Row[], { fix, ...diagnostic }: Diagnostic): Diagnostic[] {
  const path = part[Number(diagnostic.path.split("/")[2])]?.reading.path;
  if (path === undefined || fix?.patch.length !== 1) return [];
  return [{ ...diagnostic, path, fix: { ...fix, patch: [{ ...fix.patch[0], path }] } }];
}
