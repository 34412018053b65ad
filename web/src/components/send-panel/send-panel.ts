// The API key, the address, and the button that sends; and, in words, why it does not when it does not.
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../shared/icons.js';
import { Part, define, type Content } from '../../shared/part.js';
import { sendPanelStyles } from './send-panel.styles.js';

/** Asks the builder to send, or to stop. */
export class SendRequestEvent extends CustomEvent<'send' | 'stop'> {
  constructor(what: 'send' | 'stop') {
    super('send-request', { detail: what, bubbles: true, composed: true });
  }
}

export class SendPanel extends Part {
  static override styles = [Part.styles, sendPanelStyles];

  @state() private isShown = false;

  focusKey(): void {
    this.renderRoot.querySelector<HTMLElement>('#key')?.focus();
  }

  /** Opens the fold of the address. */
  focusAddress(): void {
    this.renderRoot.querySelector('details')!.open = true;
    this.renderRoot.querySelector<HTMLElement>('#base')?.focus();
  }

  protected override render(): Content {
    const { store, texts } = this;
    const { sender } = store;
    const isRunning = sender.phase === 'running';
    return html`<div class="stack">
      <div class="field">
        <label for="key">${texts.apiKey}</label>
        <div class="with-buttons">
          <input id="key" part="input" class="mono" type=${this.isShown ? 'text' : 'password'} autocomplete="off" autocapitalize="off" spellcheck="false"
            placeholder="sk-…" aria-describedby="key-hint reason" .value=${live(sender.apiKey)} ?disabled=${isRunning}
            @input=${(event: Event) => (sender.apiKey = (event.target as HTMLInputElement).value.trim())}>
          <button type="button" class="icon-button" aria-pressed=${this.isShown ? 'true' : 'false'} aria-label=${texts.showSecret(texts.apiKey)}
            title=${texts.show} @click=${() => (this.isShown = !this.isShown)}>${icon(this.isShown ? 'eyeOff' : 'eye')}</button>
        </div>
        <div class="hint" id="key-hint">${texts.apiKeyHint}</div>
        <label class="check"><input type="checkbox" .checked=${live(sender.remembersKey)} @change=${(event: Event) => (sender.remembersKey = (event.target as HTMLInputElement).checked)}>
          <span>${texts.rememberKey}</span></label>
      </div>
      <details>
        <summary>${icon('chevron')}${texts.apiAddress}</summary>
        <div class="inner"><div class="field"><label for="base">${texts.baseUrl}</label>
          <input id="base" part="input" class="mono" type="url" inputmode="url" spellcheck="false" autocomplete="off" aria-describedby="base-hint" .value=${live(store.baseUrl)}
            ?disabled=${isRunning || store.readOnly} @change=${(event: Event) => store.setBaseUrl((event.target as HTMLInputElement).value.trim())}>
          <div class="hint" id="base-hint">${texts.baseUrlHint}</div></div></div>
      </details>
      ${isRunning
        ? html`<button type="button" class="button wide" @click=${() => this.dispatchEvent(new SendRequestEvent('stop'))}>${texts.stop}</button>`
        : html`<button type="button" class="button wide ${this.#reason() ? 'blocked' : 'primary'}" part="send-button" aria-describedby="reason"
            @click=${() => this.dispatchEvent(new SendRequestEvent('send'))}>${icon('send')}${this.#label()}</button>`}
      <div class="reason" id="reason" role="status">${this.#reason() && !isRunning ? html`${icon('info')}<span>${this.#reason()}</span>` : nothing}</div>
    </div>`;
  }

  #label(): string {
    const { store, texts } = this;
    return store.sender.canRetry ? texts.retryFailed(store.sender.retryCount) : texts.attach(store.plannedCount);
  }

  #reason(): string {
    const { store, texts } = this;
    if (store.brokenText) return texts.blockedByText;
    if (!store.plan || store.planning) return texts.checking;
    const errors = store.plan.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
    if (errors > 0) return texts.blockedBy(errors);
    if (store.sender.password !== null) return texts.blockedByPassword;
    return store.sender.apiKey === '' ? texts.blockedByKey : '';
  }
}

define('sip-attach-send-panel', SendPanel);
