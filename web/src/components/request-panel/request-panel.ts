// Beside the form: whether the request can be sent and why not, what is wrong, and what will be sent.
import type { Diagnostic } from 'sipattach';
import { html, nothing } from 'lit';
import { countText } from '../../shared/counts.js';
import { fixButton, levelIcon, levelOf, type Level } from '../../shared/diagnostics.js';
import { RevealEvent } from '../../shared/events.js';
import { icon } from '../../shared/icons.js';
import { Part, define, type Content } from '../../shared/part.js';
import { isOfAddress } from '../../state/store.js';
import '../code-view/code-view.js';
import '../send-panel/send-panel.js';
import type { PasswordsPart } from '../passwords/passwords.js';
import type { Result } from '../result/result.js';
import type { SendPanel } from '../send-panel/send-panel.js';
import { requestPanelStyles } from './request-panel.styles.js';

const MANY = 100;
/** From so many of one kind on, they are one entry. */
const ALIKE = 4;

/** Loads what shows the result. It is there before anything is sent: an answer may hold what is shown only once. */
export function loadResult(): Promise<unknown> {
  return import('../result/result.js');
}

export class RequestPanel extends Part {
  static override styles = [Part.styles, requestPanelStyles];

  protected override render(): Content {
    const { store } = this;
    const { sender } = store;
    const isSent = sender.isInSight;
    return html`<section class="card panel" part="request" aria-labelledby="title">
      <h2 id="title" class="visually-hidden">${this.texts.requestTitle}</h2>
      ${isSent ? html`<sip-attach-result .store=${store} @to-address=${this.#toAddress}></sip-attach-result>`
        : html`${sender.passwords.groups.length > 0 ? html`<div class="part"><sip-attach-passwords .store=${store}></sip-attach-passwords></div>` : nothing}
          ${this.#verdict()}
          ${sender.phase === 'idle' ? nothing : html`<div class="part"><button type="button" class="button small" @click=${() => sender.show()}>${icon('history')}${this.texts.showResult}</button></div>`}`}
      ${isSent ? nothing : this.#problems()}
      ${store.hideSend ? nothing : html`<div class="part"><sip-attach-send-panel .store=${store}></sip-attach-send-panel></div>`}
      <div class="part"><sip-attach-code-view .store=${store}></sip-attach-code-view></div>
    </section>`;
  }

  protected override updated(): void {
    if (this.store.isReady && !this.store.hideSend) void loadResult().catch(() => undefined); // asked for again when it is needed
  }

  /** Moves the focus to the passwords, wherever they stand. */
  async focusPasswords(): Promise<void> {
    const root = this.renderRoot.querySelector<Result>('sip-attach-result')?.renderRoot ?? this.renderRoot;
    const passwords = root.querySelector<PasswordsPart>('sip-attach-passwords');
    await passwords?.updateComplete;
    passwords?.reveal();
  }

  readonly #toAddress = () => this.focusAddress();

  /** Nothing where there is no sending. */
  focusAddress(): void {
    this.renderRoot.querySelector<SendPanel>('sip-attach-send-panel')?.focusAddress();
  }

  #go(diagnostic: Diagnostic): void {
    if (isOfAddress(diagnostic)) this.focusAddress();
    else this.dispatchEvent(new RevealEvent(diagnostic.path));
  }

  #verdict(): Content {
    const { store, texts } = this;
    if (store.loadError) {
      return html`<div class="verdict error"><span class="mark">${icon('error')}</span><div class="grow"><h3>${texts.engineFailed}</h3>
        <p>${texts.engineFailedNote}</p><button type="button" class="button small" @click=${() => store.start()}>${texts.tryAgain}</button></div></div>`;
    }
    const blocking = store.problems.filter((diagnostic) => diagnostic.severity === 'error');
    const isMissing = blocking.length > 0 && blocking.every((diagnostic) => store.isMissing(diagnostic));
    const level = store.isReady ? 'ok' : blocking.length > 0 && !isMissing ? 'error' : '';
    const requests = store.plan?.requests.length ?? 0;
    const count = store.plannedCount;
    const [title, note] = !store.plan || (store.planning && blocking.length === 0) ? [texts.checking, '']
      : store.isReady ? [texts.ready(count), texts.readyNote(requests, store.plan.requests[0]?.url ?? '')]
      : isMissing ? [texts.incomplete, texts.incompleteNote] : [texts.blocked(blocking.length), texts.blockedNote];
    return html`<div class="verdict ${level}"><span class="mark">${icon(level === '' ? 'todo' : level as 'ok' | 'error')}</span>
      <div class="grow" role="status"><h3>${title}</h3><p>${note}</p></div></div>`;
  }

  #problems(): Content {
    const { store, texts } = this;
    const of = (wanted: (level: Level) => boolean) => store.problems.filter((diagnostic) => wanted(levelOf(store, diagnostic)));
    const errors = of((level) => level === 'error' || level === 'todo');
    const warnings = of((level) => level === 'warning');
    const notes = of((level) => level === 'info');
    if (errors.length + warnings.length + notes.length === 0) return nothing;
    const isUntouched = errors.every((each) => store.isMissing(each));
    return html`<div class="part">
      ${errors.length > 0 ? this.#group(isUntouched ? texts.toFillIn : texts.toSolve, errors, isUntouched ? '' : 'error', true) : nothing}
      ${warnings.length > 0 ? this.#group(texts.toCheck, warnings, 'warning', true) : nothing}
      ${notes.length > 0 ? this.#group(texts.notes, notes, '', false) : nothing}
    </div>`;
  }

  #group(title: string, diagnostics: readonly Diagnostic[], level: string, open: boolean): Content {
    const kinds = Map.groupBy(diagnostics, ({ code }) => code);
    const isAlike = ({ code }: Diagnostic) => kinds.get(code)!.length >= ALIKE;
    const single = diagnostics.filter((diagnostic) => !isAlike(diagnostic));
    const shown = single.slice(0, MANY);
    return html`<details ?open=${open}>
      <summary>${icon('chevron')}${title}<span class="count ${level}">${countText(this.store.locale, diagnostics.length)}</span></summary>
      <ul class="problems" tabindex="0" aria-label=${title}>${[...kinds.values()].filter((alike) => alike.length >= ALIKE).map((alike) => this.#alike(alike))}${shown.map((diagnostic) => this.#problem(diagnostic))}
        ${single.length > MANY ? html`<li class="problem hint">${this.texts.andMore(single.length - MANY)}</li>` : nothing}</ul>
    </details>`;
  }

  /** Many of one kind: what they have in common, a way to the first, and one button for all fixes. */
  #alike(diagnostics: readonly Diagnostic[]): Content {
    const { store, texts } = this;
    const [first] = diagnostics as [Diagnostic, ...Diagnostic[]];
    const level = levelOf(store, first);
    const fixable = diagnostics.filter(({ fix }) => fix && !fix.choice);
    return html`<li class="problem"><div class="diagnostic ${level}" data-code=${first.code}>
      ${icon(levelIcon(level))}
      <div class="text"><button type="button" class="jump" @click=${() => this.dispatchEvent(new RevealEvent(first.path))}>
        <span class="visually-hidden">${texts.severity[level]}: </span>${texts.codeSummary(first.code, store.loaded?.engine.info.codes) || store.message(first)}
        <span class="where">${texts.alike(diagnostics.length)}, ${first.path}…</span></button>
      ${fixable.length > 0 && !store.readOnly ? html`<button type="button" class="fix" @click=${() => store.correct(fixable)}>${icon('fix')}<span>${texts.fixAlike(fixable.length)}</span></button>` : nothing}
      </div></div></li>`;
  }

  #problem(diagnostic: Diagnostic): Content {
    const level = levelOf(this.store, diagnostic);
    return html`<li class="problem"><div class="diagnostic ${level}" data-code=${diagnostic.code}>
      ${icon(levelIcon(level))}
      <div class="text"><button type="button" class="jump" @click=${() => this.#go(diagnostic)}>
        <span class="visually-hidden">${this.texts.severity[level]}: </span>${this.store.message(diagnostic)}
        <span class="where">${isOfAddress(diagnostic) ? this.texts.baseUrl : diagnostic.path || this.texts.wholeDraft}</span></button>
      ${fixButton(this.store, diagnostic)}</div></div></li>`;
  }
}

define('sip-attach-request-panel', RequestPanel);
