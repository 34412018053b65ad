// The draft as JSON text. Text that can be read becomes the draft at once; text that cannot be read
// leaves the draft as it was, and the view says where the problem is.
import type { Diagnostic } from "sipattach";
import { html, nothing, type PropertyValues } from "lit";
import { query, state } from "lit/decorators.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { Json } from "../../shared/pointer.js";
import { applyFix } from "../../state/fixes.js";
import type { JsonEditor, Place, Remark } from "./json-editor.js";
import { jsonViewStyles } from "./json-view.styles.js";

/** How many diagnostics are marked in the text, the worst first. Nobody steps through more. */
const MANY = 1000;

export class JsonView extends Part {
  static override styles = [Part.styles, jsonViewStyles];

  @query(".editor") private place!: HTMLElement;
  @state() private loadFailed = false;
  /** How many diagnostics are not marked. */
  @state() private left = 0;
  #editor: Promise<JsonEditor> | undefined;
  /** The draft that the text represents. If the store has another one, it was changed elsewhere. */
  #draft: Json | undefined;
  #marked: readonly Diagnostic[] | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#editor?.then((editor) => editor.destroy());
    this.#editor = undefined;
  }

  protected override updated(_changed: PropertyValues): void {
    this.#editor ??= this.#load();
    void this.#editor.then(
      (editor) => this.#show(editor),
      () => (this.loadFailed = true),
    );
  }

  /** Moves the caret to a value of the draft. */
  async reveal(pointer: string): Promise<void> {
    await this.updateComplete;
    (await this.#editor)?.reveal(pointer);
  }

  protected override render(): Content {
    const { texts, store } = this;
    const broken = store.brokenText;
    return html`<section class="card" aria-labelledby="title">
      <div class="head">
        <div class="grow">
          <h2 id="title">${texts.jsonTitle}</h2>
          <p>${texts.jsonNote}</p>
        </div>
      </div>
      <div class="body">
        <div class="field">
          <div class="editor mono" part="input"></div>
          ${this.loadFailed ? html`<p class="state">${icon("error")}<span>${texts.editorFailed}</span></p>` : nothing}
          <div id="said" role="status">
            ${
              broken
                ? diagnosticList(store, broken.diagnostics)
                : html`<p class="state ok">${icon("ok")}<span>${texts.jsonReadable}</span></p>`
            }
          </div>
          ${store.parkedText === "" || broken ? nothing : html`<div class="row" id="parked"><span class="hint">${texts.textParked}</span><button type="button" class="button small" @click=${() => store.unparkText()}>${texts.textBack}</button></div>`}
          ${this.left > 0 ? html`<p class="hint">${texts.notMarked(this.left)}</p>` : nothing}
          <p class="hint">${texts.jsonKeys}</p>
          ${broken ? html`<div class="row">${this.#goTo()}<button type="button" class="button small" @click=${this.#discard}>${texts.discardText}</button></div>` : nothing}
        </div>
      </div>
    </section>`;
  }

  async #load(): Promise<JsonEditor> {
    const { JsonEditor } = await import("./json-editor.js");
    const { texts } = this;
    return new JsonEditor({
      parent: this.place,
      label: texts.jsonTitle,
      phrases: texts.editorPhrases,
      onInput: this.#onInput,
    });
  }

  #show(editor: JsonEditor): void {
    const { draft, brokenText, problems, readOnly } = this.store;
    editor.readOnly = readOnly;
    if (brokenText) editor.text = brokenText.text;
    else if (draft !== this.#draft) {
      this.#draft = draft;
      editor.text = JSON.stringify(draft, null, 2);
    }
    const { all } = problems;
    if (all === this.#marked) return;
    this.#marked = all;
    const { errors, warnings } = problems.judgement;
    const others = all.filter((each) => each.severity === "info" && isAtItsPlace(each));
    const marked = [...errors, ...warnings, ...others];
    this.left = Math.max(0, marked.length - MANY);
    editor.remarks = marked.slice(0, MANY).map((diagnostic) => this.#remark(diagnostic));
  }

  #remark(diagnostic: Diagnostic): Remark {
    const { store } = this;
    const { path, severity, fix } = diagnostic;
    const remark = { at: placeIn(diagnostic) ?? path, severity, message: store.message(diagnostic) };
    if (!fix || store.readOnly) return remark;
    return { ...remark, fix: { title: store.fixTitle(fix, diagnostic), apply: () => applyFix(store, diagnostic) } };
  }

  #goTo(): Content {
    const [place] = (this.store.brokenText?.diagnostics ?? []).flatMap((diagnostic) => placeIn(diagnostic) ?? []);
    if (!place) return nothing;
    return html`<button type="button" class="button small" @click=${async () => (await this.#editor)?.reveal(place)}>
      ${this.texts.goToLine(place.line, place.column)}
    </button>`;
  }

  readonly #onInput = (text: string) => {
    try {
      const draft = JSON.parse(text) as Json;
      this.#draft = draft;
      this.store.edit(draft, "json");
    } catch {
      this.store.setBrokenText(text);
    }
  };

  readonly #discard = () => {
    this.#draft = undefined;
    this.store.discardBrokenText();
  };
}

/** Whether a diagnostic is marked in the text. Infos about how a number was read would underline every number. */
function isAtItsPlace({ severity, path }: Diagnostic): boolean {
  return severity !== "info" || !path.startsWith("/phone_numbers/");
}

/** The place in a text that is not JSON. */
function placeIn({ params: { line, column } }: Diagnostic): Place | undefined {
  return typeof line === "number" ? { line, column: typeof column === "number" ? column : 1 } : undefined;
}

define("sip-attach-json-view", JsonView);
