// Labelled controls that are bound to a value of the draft and show its diagnostics.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Store } from "../state/store.js";
import { diagnosticList, levelOf } from "./diagnostics.js";
import type { Content } from "./part.js";
import { toPointer, valueAt, type Json, type Path } from "./pointer.js";

export interface Field {
  path: Path;
  label: string;
  note?: string;
  hint?: string | Content;
  placeholder?: string;
  mono?: boolean;
  inputMode?: "text" | "numeric" | "url";
  /** Converts the text of the control to a value of the draft; undefined removes the value. */
  read?: (text: string) => Json | undefined;
}

/** The ids and states that a control and its messages share. */
export function wiring(store: Store, path: Path) {
  const pointer = toPointer(path);
  const diagnostics = store.problems.at(pointer);
  const levels = diagnostics.map((diagnostic) => levelOf(store, diagnostic));
  const id = `f${pointer.replaceAll(/[^\w-]/g, "-")}`;
  return {
    pointer,
    diagnostics,
    id,
    invalid: levels.includes("error"),
    warned: levels.includes("warning"),
    describedBy: `${id}-hint ${id}-said`,
  };
}

export function shownValue(store: Store, path: Path): string {
  const value = valueAt(store.draft, path);
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const readText = (text: string) => (text === "" ? undefined : text);

/** A number if the text is an integer; otherwise the text, so that the engine can say what is wrong with it. */
export const readInteger = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : readText(text));

function frame(store: Store, field: Field, control: Content, said: boolean): Content {
  const { id, diagnostics } = wiring(store, field.path);
  return html`<div class="field" part="field">
    <label for=${id}
      >${field.label}${field.note ? html` <span class="label-note">${field.note}</span>` : nothing}</label
    >
    ${control}
    <div class="hint" id="${id}-hint" ?hidden=${!field.hint}>${field.hint ?? nothing}</div>
    ${said ? diagnosticList(store, diagnostics, `${id}-said`) : nothing}
  </div>`;
}

export function textField(store: Store, field: Field): Content {
  const { id, pointer, invalid, warned, describedBy } = wiring(store, field.path);
  const read = field.read ?? readText;
  const onInput = (event: Event) => store.type(field.path, read((event.target as HTMLInputElement).value));
  return frame(
    store,
    field,
    html`<input
      id=${id}
      part="input"
      type="text"
      data-path=${pointer}
      class="${field.mono ? "mono" : ""} ${warned && !invalid ? "warned" : ""}"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      inputmode=${field.inputMode ?? "text"}
      placeholder=${field.placeholder ?? nothing}
      .value=${live(shownValue(store, field.path))}
      ?readonly=${store.readOnly}
      aria-invalid=${invalid ? "true" : "false"}
      aria-describedby=${describedBy}
      @input=${onInput}
      @blur=${() => store.endField()}
    />`,
    true,
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function selectField(store: Store, field: Field, choices: readonly Choice[]): Content {
  const { id, pointer, invalid, warned, describedBy } = wiring(store, field.path);
  const current = shownValue(store, field.path);
  const read = field.read ?? readText;
  const known = choices.some((choice) => choice.value === current);
  const all = known ? choices : [...choices, { value: current, label: current }];
  const onChange = (event: Event) => store.set(field.path, read((event.target as HTMLSelectElement).value));
  return frame(
    store,
    field,
    html`<select
      id=${id}
      part="input"
      data-path=${pointer}
      class=${warned && !invalid ? "warned" : ""}
      ?disabled=${store.readOnly}
      aria-invalid=${invalid ? "true" : "false"}
      aria-describedby=${describedBy}
      @change=${onChange}
    >
      ${all.map((choice) => html`<option value=${choice.value} .selected=${choice.value === current}>${choice.label}</option>`)}
    </select>`,
    true,
  );
}
