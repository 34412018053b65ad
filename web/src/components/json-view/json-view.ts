// The draft as JSON text. Text that can be read is the draft at once; text that cannot leaves the
// draft as it was, and says where the trouble is.
import { html, nothing, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { diagnosticList } from '../../shared/diagnostics.js';
import { icon } from '../../shared/icons.js';
import { Part, define, type Content } from '../../shared/part.js';
import type { Json } from '../../shared/pointer.js';
import { jsonViewStyles } from './json-view.styles.js';

export class JsonView extends Part {
  static override styles = [Part.styles, jsonViewStyles];

  @query('textarea') private field!: HTMLTextAreaElement;
  /** The draft that the text stands for; another one means that it was changed elsewhere. */
  #draft: Json | undefined;

  protected override updated(_changed: PropertyValues): void {
    const { draft, brokenText } = this.store;
    if (brokenText || draft === this.#draft) return;
    this.#draft = draft;
    this.field.value = JSON.stringify(draft, null, 2);
  }

  /** Puts the caret on what stands at a place of the draft. */
  reveal(pointer: string): void {
    const name = pointer.split('/').at(-1) ?? '';
    const at = /^\d*$/.test(name) ? -1 : this.field.value.indexOf(`"${name}"`);
    this.field.focus();
    if (at >= 0) this.field.setSelectionRange(at, at + name.length + 2);
  }

  protected override render(): Content {
    const { texts, store } = this;
    const broken = store.brokenText;
    return html`<section class="card" aria-labelledby="title">
      <div class="head"><div class="grow"><h2 id="title">${texts.jsonTitle}</h2><p>${texts.jsonNote}</p></div></div>
      <div class="body"><div class="field">
        <label class="visually-hidden" for="json">${texts.jsonTitle}</label>
        <textarea id="json" class="mono" part="input" spellcheck="false" autocomplete="off" autocapitalize="off" data-path="" ?readonly=${store.readOnly}
          aria-invalid=${broken ? 'true' : 'false'} aria-describedby="said" @input=${this.#onInput}></textarea>
        <div id="said" role="status">${broken
          ? diagnosticList(store, broken.diagnostics)
          : html`<p class="state ok">${icon('ok')}<span>${texts.jsonReadable}</span></p>`}</div>
        ${broken ? html`<div class="row">${this.#goTo()}<button type="button" class="button small" @click=${this.#discard}>${texts.discardText}</button></div>` : nothing}
      </div></div>
    </section>`;
  }

  #goTo(): Content {
    const params = this.store.brokenText?.diagnostics.find(({ params: { line } }) => typeof line === 'number')?.params;
    if (!params) return nothing;
    const { line, column } = params as { line: number; column?: number };
    return html`<button type="button" class="button small" @click=${() => this.#select(line, column ?? 1)}>${this.texts.goToLine(line, column ?? 1)}</button>`;
  }

  #select(line: number, column: number): void {
    const before = this.field.value.split('\n').slice(0, line - 1).join('\n').length;
    const at = before + (line > 1 ? 1 : 0) + column - 1;
    this.field.focus();
    this.field.setSelectionRange(at, at + 1);
  }

  readonly #onInput = () => {
    const text = this.field.value;
    try {
      const draft = JSON.parse(text) as Json;
      this.#draft = draft;
      this.store.edit(draft, 'json');
    } catch {
      this.store.setBrokenText(text);
    }
  };

  readonly #discard = () => {
    this.#draft = undefined;
    this.store.discardBrokenText();
  };
}

define('sip-attach-json-view', JsonView);
