// Turns a pasted curl command or JSON body into a draft.
import type { Diagnostic, Fix } from "sipattach";
import { html, nothing } from "lit";
import { query, state } from "lit/decorators.js";
import { NumbersEvent, SayEvent } from "../../shared/events.js";
import { icon } from "../../shared/icons.js";
import { parseJson } from "../../shared/json-text.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { Json } from "../../shared/pointer.js";
import { ask, isLong } from "../../state/bulk.js";
import { css } from "lit";

const importStyles = css`
  textarea {
    min-height: 260px;
    resize: vertical;
    white-space: pre;
    overflow: auto;
  }
`;

export class ImportDialog extends Part {
  static override styles = [Part.styles, importStyles];

  /** Of the text, not of the draft. */
  @state() private diagnostics: readonly Diagnostic[] = [];
  /** What was refused, which the fixes apply to: the text, or its JSON value. */
  #read: Json = "";
  /** How many numbers there are in a text that is not a request. */
  @state() private numberCount = 0;
  @query("dialog") private dialog!: HTMLDialogElement;
  @query("textarea") private field!: HTMLTextAreaElement;

  open(text = ""): void {
    this.#forget();
    this.field.value = text;
    this.dialog.showModal();
    this.field.focus();
  }

  protected override render(): Content {
    const { texts, store } = this;
    return html`<dialog aria-labelledby="title" @close=${() => this.#clear()}>
      <div class="head">
        <h2 id="title">${texts.importTitle}</h2>
        <button type="button" class="icon-button" aria-label=${texts.close} @click=${() => this.dialog.close()}>
          ${icon("close")}
        </button>
      </div>
      <div class="body">
        <div class="field">
          <label for="text">${texts.importLabel}</label>
          <textarea
            id="text"
            class="mono"
            part="input"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="hint said"
            placeholder=${texts.importPlaceholder}
            @input=${() => this.#forget()}
          ></textarea>
          <div class="hint" id="hint">${texts.importHint}</div>
          <div id="said" role="alert">
            ${this.diagnostics.map((diagnostic) => html`<p class="diagnostic error">${icon("error")}<span class="text">${store.message(diagnostic)}</span></p>`)}${this.#repair()}${this.#numbers()}
          </div>
        </div>
        <div class="row spread">
          <span></span>
          <div class="row">
            <button type="button" class="button" @click=${() => this.dialog.close()}>${texts.cancel}</button>
            <button type="button" class="button primary" @click=${this.#import}>${texts.importButton}</button>
          </div>
        </div>
      </div>
    </dialog>`;
  }

  readonly #import = async () => {
    const { store } = this;
    const { engine } = await store.whenLoaded();
    const text = this.field.value;
    if (text.trim() === "") return;
    const reading = engine.readCurl(text);
    if (reading.recognized) {
      const errors = reading.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
      if (reading.draft === null && errors.length > 0) return this.#refuse(errors);
      return this.#accept(reading.draft ?? {}, reading.has_api_key, reading.base_url);
    }
    const inWorker = isLong(text);
    const draft = parseJson(text);
    const isBody = draft !== undefined || /^\s*[{[]/.test(text);
    const { diagnostics } = isBody ? await ask(store, inWorker, "plan", [draft ?? text, store.context]) : reading;
    // If the text is readable, only errors about it as a whole count: it is not the body of a request.
    const errors = diagnostics.filter(
      ({ severity, path }) => severity === "error" && (draft === undefined || path === ""),
    );
    if (draft !== undefined && errors.length === 0) return this.#accept(draft, false);
    const count =
      isBody && draft === undefined ? 0 : await ask(store, inWorker, "countNumbers", [text, store.numberContext]);
    if (this.field.value !== text) return;
    this.#refuse(errors);
    this.#read = draft ?? text;
    this.numberCount = count;
  };

  /** The button that accepts what was meant, if the text is nearly JSON, or a request can be made from it. */
  #repair(): Content {
    const { store } = this;
    const read = this.#read;
    const isMeant = ({ fix }: Diagnostic) =>
      fix !== undefined && (typeof read !== "string" || fix.patch.some(({ path }) => path === ""));
    const repaired = this.diagnostics.find(isMeant);
    if (repaired === undefined) return nothing;
    const fix = repaired.fix as Fix;
    const accept = () => this.#accept(store.tools!.module.applyPatch(read, fix.patch), false);
    return html`<button type="button" class="fix" part="fix" @click=${accept}>
      ${icon("fix")}<span>${store.fixTitle(fix, repaired)}</span>
    </button>`;
  }

  /** The button that adds the numbers, if the text is a list of numbers. */
  #numbers(): Content {
    if (this.numberCount === 0) return nothing;
    const add = () => {
      const text = this.field.value;
      this.dialog.close();
      this.dispatchEvent(new NumbersEvent(text));
    };
    return html`<button type="button" class="fix" @click=${add}>
      ${icon("plus")}<span>${this.texts.importNumbers(this.numberCount)}</span>
    </button>`;
  }

  #clear(): void {
    this.field.value = "";
    this.#forget();
  }

  #forget(): void {
    this.#read = "";
    this.diagnostics = [];
    this.numberCount = 0;
  }

  /** `calls`: the address of the command. */
  #accept(draft: Json, hadKey: boolean, calls: string | null = null): void {
    this.field.value = ""; // it may have held a key
    const { store, texts } = this;
    // The command's address is never used: its author would decide where the API key goes.
    const isOther = calls !== null && calls !== store.address.url;
    const said = [
      hadKey ? texts.keyTakenOut : texts.imported,
      isOther ? texts.importedCalls(calls) : "",
      store.hasDraft ? texts.undoBrings : "",
    ];
    store.replace(draft);
    this.dialog.close();
    this.dispatchEvent(new Event("imported", { bubbles: true }));
    this.dispatchEvent(new SayEvent(said.filter(Boolean).join(" ")));
  }

  #refuse(diagnostics: readonly Diagnostic[]): void {
    this.diagnostics = diagnostics.slice(0, 10);
  }
}

define("sip-attach-import-dialog", ImportDialog);
