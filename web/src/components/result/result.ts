// What became of what was sent: progress while it runs, then each number's fate, the password that is
// shown once, the ways on.
import { html, nothing, svg } from 'lit';
import { state } from 'lit/decorators.js';
import { copyText } from '../../shared/browser.js';
import { icon, type IconName } from '../../shared/icons.js';
import { Part, define, type Content } from '../../shared/part.js';
import '../follow-up/follow-up.js';
import './next-steps.js';
import { resultStyles } from './result.styles.js';

const MANY = 200;

export class Result extends Part {
  static override styles = [Part.styles, resultStyles];

  @state() private isSaved = false;
  @state() private said = '';

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override render(): Content {
    const { sender } = this.store;
    const isFinished = sender.phase === 'finished';
    return html`<div class="result" part="result">
      ${this.#title()}
      ${sender.total > 0 ? this.#counts() : nothing}
      ${sender.password !== null ? this.#password(sender.password) : nothing}
      ${isFinished ? this.#trouble() : nothing}
      ${this.#failures()}
      ${isFinished && sender.total > 0 ? html`<sip-attach-follow-up .store=${this.store}></sip-attach-follow-up>` : nothing}
      ${isFinished && sender.count('configured') > sender.detachedCount ? html`<sip-attach-next-steps .store=${this.store}></sip-attach-next-steps>` : nothing}
      ${isFinished ? this.#dismissal() : nothing}
      <div class="visually-hidden" role="status">${this.said}</div>
    </div>`;
  }

  #title(): Content {
    const { texts } = this;
    const { sender } = this.store;
    const [level, name, title]: [string, IconName, string] = sender.phase === 'running'
      ? ['', 'send', this.#activity()] : this.#verdict();
    return html`<div class="title ${level}"><span class="mark">${icon(name)}</span>
      <div class="grow" role="status"><h3 tabindex="-1">${title}</h3><p>${texts.sentTo(sender.sentTo)}</p></div></div>`;
  }

  #activity(): string {
    const { texts } = this;
    const { sender } = this.store;
    if (sender.activity === 'waiting') return texts.waiting(sender.waitSeconds);
    if (sender.activity === 'reading_back') return texts.readingBack;
    return texts.sending(sender.requestsDone, sender.requestCount);
  }

  #verdict(): [string, IconName, string] {
    const { texts } = this;
    const { sender } = this.store;
    const done = sender.count('configured');
    if (sender.total > 0 && done === sender.total) return ['ok', 'ok', texts.allConfigured(done)];
    if (sender.isStopped) return ['warning', 'warning', texts.stopped(done)];
    if (sender.trouble) return ['error', 'error', texts.troubles[sender.trouble].title];
    if (done > 0) return ['warning', 'warning', texts.someConfigured(done, sender.total)];
    return ['error', 'error', texts.noneConfigured];
  }

  #counts(): Content {
    const { texts } = this;
    const { sender } = this.store;
    const states = ['configured', 'failed', 'sent_unknown'] as const;
    const unknown = sender.count('sent_unknown');
    const failed = sender.count('failed');
    return html`
      ${sender.phase === 'running' ? html`<progress class="visually-hidden" max=${sender.total} .value=${sender.count('configured') + sender.count('failed')} aria-label=${texts.progress}></progress>` : nothing}
      <svg class="meter" viewBox="0 0 100 2" preserveAspectRatio="none" width="100%" height="8" aria-hidden="true">${this.#bars(states)}</svg>
      <dl class="counts">
        <div class="configured"><dt>${texts.configured}</dt><dd>${sender.count('configured')}</dd></div>
        <div class="failed ${failed > 0 ? 'some' : ''}"><dt>${texts.failed}</dt><dd>${failed}</dd></div>
        <div class="unknown ${unknown > 0 ? 'some' : ''}"><dt>${texts.unaccounted}</dt><dd>${unknown}</dd></div>
      </dl>`;
  }

  /** Bars of an SVG, since a width in per cent would need a style attribute. */
  #bars(states: readonly ('configured' | 'failed' | 'sent_unknown')[]): unknown[] {
    const { sender } = this.store;
    let x = 0;
    return states.map((name) => {
      const width = (sender.count(name) / Math.max(1, sender.total)) * 100;
      const bar = { x, width };
      x += width;
      return svg`<rect class=${name} x=${bar.x} y="0" width=${bar.width} height="2"></rect>`;
    });
  }

  #password(password: string): Content {
    const { texts } = this;
    return html`<div class="secret" role="group" aria-labelledby="secret-title">
      <h3 id="secret-title">${texts.pbxPassword}</h3>
      <p>${texts.pbxPasswordNote}</p>
      <div class="bar"><output class="value" part="pbx-password">${password}</output>
        <button type="button" class="button" @click=${() => this.#copy(password)}>${icon('copy')}${texts.copy}</button></div>
      <label class="check"><input type="checkbox" .checked=${this.isSaved} @change=${(event: Event) => (this.isSaved = (event.target as HTMLInputElement).checked)}><span>${texts.savedIt}</span></label>
    </div>`;
  }

  async #copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? this.texts.copied : this.texts.copyFailed;
  }

  /** Possible causes, never a guess, and the ways on. */
  #trouble(): Content {
    const { trouble, details } = this.store.sender;
    if (!trouble) return nothing;
    const { texts } = this;
    const { causes } = texts.troubles[trouble];
    const isUnreached = trouble === 'network' || trouble === 'timeout';
    return html`<div class="stack">
      ${details === '' ? nothing : html`<p class="hint">${details}</p>`}
      <ul class="causes">${causes.map((cause) => html`<li>${cause}</li>`)}</ul>
      ${isUnreached ? html`<div class="row">
        <button type="button" class="button small" @click=${this.#copyCurl}>${icon('copy')}${texts.copyCurl}</button>
        <button type="button" class="button small" @click=${() => this.dispatchEvent(new CustomEvent('to-address', { bubbles: true, composed: true }))}>${icon('edit')}${texts.changeAddress}</button></div>` : nothing}</div>`;
  }

  readonly #copyCurl = () => {
    const { loaded, sender } = this.store;
    const text = loaded && sender.plan ? loaded.engine.render(sender.plan, 'curl').text : null;
    if (text !== null) void this.#copy(text);
  };

  #failures(): Content {
    const { texts } = this;
    const { sender } = this.store;
    const isFinished = sender.phase === 'finished';
    const lost = sender.some(isFinished ? ['failed', 'sent_unknown', 'pending'] : ['failed'], MANY);
    const more = isFinished ? sender.retryCount - lost.length : 0;
    if (lost.length === 0) return nothing;
    return html`<div class="field"><h3>${texts.notConfigured}</h3>
      <ul class="list" tabindex="0" aria-label=${texts.notConfigured}>${lost.map(({ number, state, reason }) => html`<li>
        <span class="mono">${number}</span><span class="why">${reason || texts.numberReason[state]}</span></li>`)}
        ${more > 0 ? html`<li class="why">${texts.andMore(more)}</li>` : nothing}</ul></div>`;
  }

  #dismissal(): Content {
    const { sender } = this.store;
    const isHeld = sender.password !== null && !this.isSaved;
    return html`<div class="row"><button type="button" class="button small" ?disabled=${isHeld} @click=${() => {
      this.isSaved = false;
      sender.dismiss();
    }}>${this.texts.dismiss}</button>${isHeld ? html`<span class="hint">${this.texts.savePasswordFirst}</span>` : nothing}</div>`;
  }
}

define('sip-attach-result', Result);
