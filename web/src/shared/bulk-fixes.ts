// Corrects many rows in one step. The changes are shown before, and announced after.
import { asText } from "./json-text.js";
import type { Diagnostic } from "sipattach";
import { html, nothing } from "lit";
import { correct } from "../state/fixes.js";
import type { Store } from "../state/store.js";
import { allTexts } from "../texts/all.js";
import { ignoreSecondClick } from "./browser.js";
import type { Content } from "./part.js";
import { toPath, valueAt } from "./pointer.js";

/** How many rows are shown. */
const SHOWN = 3;

/**
 * What corrections do to the first rows, and how many more there are. There may be too many to show all. `counted`: those
 * that are not among them.
 */
export function changesOf(store: Store, diagnostics: readonly Diagnostic[], counted = 0): Content {
  const rows = new Map<string, Diagnostic>();
  let seen = 0;
  for (const diagnostic of diagnostics) {
    if (rows.size === SHOWN && !rows.has(diagnostic.path)) break;
    if (!rows.has(diagnostic.path)) rows.set(diagnostic.path, diagnostic); // if a row has several, the first is applied
    seen += 1;
  }
  const more = diagnostics.length + counted - seen;
  return html`<span class="changes"
    >${[...rows.values()].map((diagnostic) => html`<span><span class="mono">${wasOf(store, diagnostic)}</span> → <b class="mono">${nowOf(store, diagnostic)}</b></span>`)}
    ${more > 0 ? html`<span>${allTexts(store).andMore(more)}</span>` : nothing}</span
  >`;
}

/** The old value, but only of numbers: other values may be secret. */
function wasOf({ draft }: Store, { path }: Diagnostic): string {
  return path.startsWith("/phone_number") ? asText(valueAt(draft, toPath(path))) : path;
}

function nowOf(store: Store, diagnostic: Diagnostic): string {
  const { path, fix } = diagnostic;
  const own = path.startsWith("/phone_number") ? fix!.patch.find((operation) => operation.path === path) : undefined;
  // When a range is written out, showing only its first number would be misleading.
  if (own?.op === "replace" && fix!.patch.length === 1) return asText(own.value);
  return own?.op === "remove" ? allTexts(store).removed : store.fixTitle(fix!, diagnostic);
}

/** All of them as one step. */
export function correctAll(store: Store, diagnostics: readonly Diagnostic[], event: MouseEvent): void {
  ignoreSecondClick(event);
  correct(store, diagnostics);
  store.announce(allTexts(store).fixesApplied(new Set(diagnostics.map(({ path }) => path)).size));
}
