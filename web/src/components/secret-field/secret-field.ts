// A password: hidden until asked for, and made by the browser when wanted.
import { html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { copyText, generatePassword } from "../../shared/browser.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { shownValue, wiring } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { Path } from "../../shared/pointer.js";

export class SecretField extends Part {
  @property({ attribute: false }) path: Path = [];
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) hint = "";
  @property({ attribute: false }) canGenerate = false;
  @property({ attribute: false }) placeholder = "";
  @state() private isShown = false;
  @state() private said = "";

  protected override render(): Content {
    const { store, texts } = this;
    const { id, pointer, invalid, describedBy, diagnostics } = wiring(store, this.path);
    const value = shownValue(store, this.path);
    return html`<div class="field" part="field">
      <label for=${id}>${this.label}</label>
      <div class="with-buttons">
        <input
          id=${id}
          part="input"
          class="mono"
          type=${this.isShown ? "text" : "password"}
          data-path=${pointer}
          autocomplete="new-password"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(value)}
          ?readonly=${store.readOnly}
          aria-invalid=${invalid ? "true" : "false"}
          aria-describedby=${describedBy}
          placeholder=${this.placeholder || nothing}
          @input=${(event: Event) => store.type(this.path, (event.target as HTMLInputElement).value || undefined)}
          @blur=${() => store.endField()}
        />
        <button
          type="button"
          class="icon-button"
          aria-pressed=${this.isShown ? "true" : "false"}
          aria-label=${texts.showSecret(this.label)}
          title=${texts.show}
          @click=${() => (this.isShown = !this.isShown)}
        >
          ${icon(this.isShown ? "eyeOff" : "eye")}
        </button>
        ${value !== "" ? html`<button type="button" class="icon-button" aria-label=${texts.copySecret(this.label)} title=${texts.copy} @click=${() => this.#copy(value)}>${icon("copy")}</button>` : nothing}
        ${this.canGenerate && !store.readOnly ? html`<button type="button" class="button" @click=${this.#generate}>${texts.generate}</button>` : nothing}
      </div>
      <div class="hint" id="${id}-hint" ?hidden=${this.hint === ""}>${this.hint}</div>
      ${diagnosticList(store, diagnostics, `${id}-said`)}
      <div class="visually-hidden" role="status">${this.said}</div>
    </div>`;
  }

  readonly #generate = () => {
    this.store.set(this.path, generatePassword());
    this.isShown = true;
    this.said = this.texts.generated;
  };

  async #copy(value: string): Promise<void> {
    this.said = (await copyText(value)) ? this.texts.copied : this.texts.copyFailed;
  }
}

define("sip-attach-secret-field", SecretField);
