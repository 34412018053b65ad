// Diagnostics at a field: what is wrong, and the button that fixes it.
import type { Diagnostic, Fix } from "sipattach";
import { html, nothing } from "lit";
import { applyFix } from "../state/fixes.js";
import type { Store } from "../state/store.js";
import { visible } from "../texts/index.js";
import { clip } from "./clip.js";
import { icon, type IconName } from "./icons.js";
import type { Content } from "./first-part.js";

export type Level = "error" | "warning" | "info" | "todo";

export function levelOf(store: Store, diagnostic: Diagnostic): Level {
  return store.problems.isMissing(diagnostic) ? "todo" : diagnostic.severity;
}

export function levelIcon(level: Level | "ok"): IconName {
  return level;
}

/** The button says what it does. If there are several readings, each has a button of its own. */
export function fixButton(store: Store, diagnostic: Diagnostic): Content {
  const { fix, alternatives = [] } = diagnostic;
  if (!fix || store.readOnly) return nothing;
  return html`${[fix, ...alternatives].map(
    (each) =>
      html`<button
        type="button"
        class="fix"
        part="fix"
        @click=${({ detail, currentTarget }: MouseEvent) => {
          const field = (currentTarget as Element).closest(".field")?.querySelector<HTMLElement>("[data-path]");
          applyFix(store, { ...diagnostic, fix: each });
          if (detail === 0) field?.focus(); // by a key, whose button is gone
        }}
      >
        ${icon("fix")}<span
          >${store.fixTitle(each, diagnostic)}${diagnostic.code === "number.range" ? nothing : outcome(each)}</span
        >
      </button>`,
  )}`;
}

/** What a fix writes, if its title does not name it. The numbers of a range are too many. */
function outcome({ title, patch }: Fix): Content {
  const values = patch.flatMap((each) =>
    "value" in each && each.path !== "" && typeof each.value !== "boolean" && each.value !== null ? [each.value] : [],
  );
  const shown = values
    .map((value) => (typeof value === "object" ? JSON.stringify(value) : String(value)))
    .filter((value) => value !== "{}" && value !== "[]" && !title.includes(value));
  return shown.length === 0
    ? nothing
    : html` <span class="outcome mono" dir="ltr">${clip(visible(shown.join(" → ")), 80)}</span>`;
}

export function diagnosticItem(store: Store, diagnostic: Diagnostic): Content {
  const level = levelOf(store, diagnostic);
  return html`<li class="diagnostic ${level}" data-code=${diagnostic.code}>
    ${icon(levelIcon(level))}
    <div class="text">
      <span class="visually-hidden">${store.texts.severity[level]}: </span>${store.message(diagnostic)}
      ${diagnostic.fix && !store.readOnly ? html`<div>${fixButton(store, diagnostic)}</div>` : nothing}
    </div>
  </li>`;
}

/** With an `id`, the list is rendered even if it is empty, so that a field can refer to it. */
export function diagnosticList(store: Store, diagnostics: readonly Diagnostic[], id = ""): Content {
  if (diagnostics.length === 0) return id === "" ? nothing : html`<ul id=${id} hidden></ul>`;
  return html`<ul class="diagnostics" id=${id || nothing} part="diagnostics">
    ${diagnostics.map((diagnostic) => diagnosticItem(store, diagnostic))}
  </ul>`;
}
