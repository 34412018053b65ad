// The header mappings of a direction, each written as a sentence. The sentence depends on the direction,
// because the meaning of `key` and `value` does.
import { html, nothing } from "lit";
import { property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { shownValue, wiring } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { isObject, toPointer, valueAt, type Json, type JsonObject, type Path } from "../../shared/pointer.js";
import type { DirectionType } from "../../state/draft.js";
import type { Texts } from "../../texts/index.js";
import { mappingsStyles } from "./mappings.styles.js";

type Kind = "custom" | "literal" | "uui";
const NEW: Record<Kind, JsonObject> = {
  custom: { type: "custom", key: "", value: "" },
  literal: { type: "custom", key: "", value: "", passthrough: true },
  uui: { type: "uui", target: "", purpose: "", encoding: "hex", content: "" },
};
const ENCODINGS = ["hex", "ascii"];

function kindOf(mapping: Json | undefined): Kind {
  if (!isObject(mapping)) return "custom";
  if (mapping.type === "uui") return "uui";
  return mapping.passthrough === true ? "literal" : "custom";
}

/** What a member contains, which depends on the direction. */
function roleOf(type: DirectionType, kind: Kind, name: string): keyof Texts["roles"] {
  if (kind === "uui") return name === "target" ? "variable" : (name as "purpose" | "content");
  if (kind === "literal" && name === "value") return "text";
  const isHeaderFirst = (type === "inbound") === (kind === "custom");
  return (name === "key") === isHeaderFirst ? "header" : "variable";
}

export class Mappings extends Part {
  static override styles = [Part.styles, mappingsStyles];

  @property({ attribute: false }) type: DirectionType = "inbound";
  /** Where the direction is in the draft. */
  @property({ attribute: false }) base: Path = [];
  /** What mappings held as other kinds, so that changing the kind back loses nothing. */
  readonly #held = new WeakMap<object, JsonObject>();

  get #path(): Path {
    return [...this.base, "headers", "headers"];
  }

  get #list(): Json[] {
    const list = valueAt(this.store.draft, this.#path);
    return Array.isArray(list) ? list : [];
  }

  protected override render(): Content {
    const { texts, store } = this;
    const own = store.problems
      .at(toPointer([...this.base, "headers"]))
      .filter((diagnostic) => !diagnostic.path.startsWith(`${toPointer(this.#path)}/`));
    return html`<div class="stack">
      <p class="hint">${texts.mappingsHint[this.type]}</p>
      ${diagnosticList(store, own)}
      ${
        this.#list.length > 0
          ? html`<ol>
              ${this.#list.map((mapping, index) => this.#mapping(mapping, index))}
            </ol>`
          : nothing
      }
      ${
        store.readOnly
          ? nothing
          : html`<div class="row">
              <button
                type="button"
                class="button small"
                data-path=${toPointer([...this.base, "headers"])}
                @click=${() => this.#add("custom")}
              >
                ${icon("plus")}${texts.addMapping.custom}
              </button>
              <button type="button" class="button small" @click=${() => this.#add("literal")}>
                ${icon("plus")}${texts.addMapping.literal}
              </button>
              <button type="button" class="button small" @click=${() => this.#add("uui")}>
                ${icon("plus")}${texts.addMapping.uui}
              </button>
            </div>`
      }
    </div>`;
  }

  #mapping(mapping: Json, index: number): Content {
    const { texts, store } = this;
    const path = [...this.#path, index];
    const kind = kindOf(mapping);
    const last = this.#list.length - 1;
    return html`<li class="mapping" part="mapping">
      <div class="bar">
        <select
          class="kind"
          aria-label=${texts.mappingKind(index + 1)}
          ?disabled=${store.readOnly}
          @change=${(event: Event) => this.#change(index, (event.target as HTMLSelectElement).value as Kind)}
        >
          ${(["custom", "literal", "uui"] as const).map((choice) => html`<option value=${choice} .selected=${choice === kind}>${texts.mappingKinds[this.type][choice]}</option>`)}
        </select>
        ${
          store.readOnly
            ? nothing
            : html`<div>
                <button
                  type="button"
                  class="icon-button"
                  aria-label=${texts.moveUp(index + 1)}
                  ?disabled=${index === 0}
                  @click=${() => this.#move(index, -1)}
                >
                  ${icon("up")}
                </button>
                <button
                  type="button"
                  class="icon-button"
                  aria-label=${texts.moveDown(index + 1)}
                  ?disabled=${index === last}
                  @click=${() => this.#move(index, 1)}
                >
                  ${icon("down")}
                </button>
                <button
                  type="button"
                  class="icon-button"
                  aria-label=${texts.removeMapping(index + 1)}
                  @click=${() => this.#remove(index)}
                >
                  ${icon("close")}
                </button>
              </div>`
        }
      </div>
      <div class="sentence">${this.#sentence(kind, path, index)}</div>
      ${this.#explanation(index)} ${diagnosticList(store, store.problems.at(toPointer(path)), this.#saidId(index))}
    </li>`;
  }

  #saidId(index: number): string {
    return `mapping-${index}-said`;
  }

  #sentence(kind: Kind, path: Path, index: number): Content[] {
    const { words, mappingFields } = this.texts;
    const input = (name: string) =>
      this.#input(
        [...path, name],
        this.texts.mappingField(this.texts.roles[roleOf(this.type, kind, name)], index + 1),
        mappingFields[this.type][kind][name] ?? name,
        index,
      );
    return words[this.type][kind].map((word) =>
      word.startsWith("$")
        ? word === "$encoding"
          ? this.#encoding(path, index)
          : input(word.slice(1))
        : html`<span>${word}</span>`,
    );
  }

  #input(path: Path, label: string, example: string, index: number): Content {
    const { store } = this;
    const { pointer, invalid, warned } = wiring(store, path);
    return html`<input
      type=${this.#isSecret(path) ? "password" : "text"}
      part="input"
      class="mono ${warned && !invalid ? "warned" : ""}"
      aria-label=${label}
      placeholder=${example}
      title=${label}
      data-path=${pointer}
      autocomplete="new-password"
      autocapitalize="off"
      spellcheck="false"
      ?readonly=${store.readOnly}
      aria-invalid=${invalid ? "true" : "false"}
      aria-describedby=${this.#saidId(index)}
      .value=${live(shownValue(store, path))}
      @input=${(event: Event) => this.#keeping(index, () => store.type(path, (event.target as HTMLInputElement).value))}
      @blur=${() => store.endField()}
    />`;
  }

  /** Whether the engine says that a text is secret, as for a header that carries a key. True until it has answered. */
  #isSecret(path: Path): boolean {
    const mapping = valueAt(this.store.draft, path.slice(0, -1)) ?? null;
    const redacted = this.store.atOnce((engine) => engine.redact(mapping));
    const name = path.slice(-1);
    return redacted === null || valueAt(mapping, name) !== valueAt(redacted, name);
  }

  #encoding(path: Path, index: number): Content {
    const { store } = this;
    const place = [...path, "encoding"];
    const current = shownValue(store, place);
    const choices = ENCODINGS.includes(current) ? ENCODINGS : [current, ...ENCODINGS];
    return html`<select
      aria-label=${this.texts.mappingField(this.texts.encoding, index + 1)}
      data-path=${toPointer(place)}
      ?disabled=${store.readOnly}
      aria-describedby=${this.#saidId(index)}
      @change=${(event: Event) => this.#keeping(index, () => store.set(place, (event.target as HTMLSelectElement).value || undefined))}
    >
      ${choices.map((choice) => html`<option value=${choice} .selected=${choice === current}>${choice || "–"}</option>`)}
    </select>`;
  }

  /** The engine's own sentence about the mapping. */
  #explanation(index: number): Content {
    const path = toPointer([...this.#path, index]);
    const direction = this.store.plan?.directions.find((candidate) => candidate.type === this.type);
    const text = direction?.headers.value?.find((explanation) => explanation.path === path)?.text;
    return text ? html`<p class="explanation">${text}</p>` : nothing;
  }

  #write(list: Json[]): void {
    const place = [...this.base, "headers"];
    if (list.length === 0) return this.store.set(place, undefined);
    const current = valueAt(this.store.draft, place);
    this.store.set(place, { direction: this.type, ...(isObject(current) ? current : {}), headers: list });
  }

  async #add(kind: Kind): Promise<void> {
    this.#write([...this.#list, { ...NEW[kind] }]);
    await this.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    this.renderRoot.querySelector<HTMLElement>(".mapping:last-child .sentence input")?.focus();
  }

  #change(index: number, kind: Kind): void {
    const old = this.#list[index];
    const fresh = { ...NEW[kind] };
    const held = isObject(old) ? { ...this.#held.get(old), ...old } : {};
    for (const name of Object.keys(fresh)) {
      if (name !== "type" && name !== "passthrough" && held[name] !== undefined) fresh[name] = held[name];
    }
    this.#held.set(fresh, held);
    this.#write(this.#list.map((mapping, at) => (at === index ? fresh : mapping)));
  }

  /** Changes a mapping, which is then another object, without forgetting what it held. */
  #keeping(index: number, change: () => void): void {
    const held = this.#held.get(this.#list[index] as object);
    change();
    if (held) this.#held.set(this.#list[index] as object, held);
  }

  /** The focus stays with the mapping, on the other button if that is disabled now. */
  async #move(index: number, by: number): Promise<void> {
    const list = [...this.#list];
    const [moved] = list.splice(index, 1);
    list.splice(index + by, 0, moved);
    this.#write(list);
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLButtonElement>(`li:nth-child(${index + by + 1}) .bar button`);
    const [up, down] = buttons;
    const [wanted, other] = by < 0 ? [up, down] : [down, up];
    (wanted.disabled ? other : wanted).focus();
  }

  #remove(index: number): void {
    this.#write(this.#list.filter((_, at) => at !== index));
    this.renderRoot.querySelector<HTMLElement>(".row button")?.focus();
  }
}

define("sip-attach-mappings", Mappings);
