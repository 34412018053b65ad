// The table of all numbers. Only the rows in sight are in the document, so that a hundred thousand of
// them scroll as lightly as ten.
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type IconName } from '../../shared/icons.js';
import { Part, define, type Content } from '../../shared/part.js';
import { fixButton } from '../../shared/diagnostics.js';
import { regionName } from '../../shared/regions.js';
import type { Row } from '../../state/store.js';
import { isRepetition, valueOf } from './repetitions.js';
import { NARROW_BELOW, NARROW_ROW_HEIGHT, ROW_HEIGHT, numberTableStyles } from './number-table.styles.js';

const OVERSCAN = 6;
/** What the columns show anyway needs no words. */
const SHOWN_BY_COLUMNS = new Set<string>(['number.reformatted']);

type Status = { level: 'error' | 'warning' | 'ok' | 'info'; icon: IconName; text: string; note?: string };

export class NumberTable extends Part {
  static override styles = [Part.styles, numberTableStyles];

  /** One for each line, repetitions below what they repeat. */
  @property({ attribute: false }) rows: readonly Row[] = [];
  /** What repeats a row, by that row. */
  @property({ attribute: false }) repetitions: ReadonlyMap<Row, readonly Row[]> = new Map();
  /** The values whose repetitions are among the rows. */
  @property({ attribute: false }) expanded: ReadonlySet<string> = new Set();
  @state() private top = 0;
  @state() private height = 506;
  @state() private isNarrow = false;
  @state() private editing = '';
  @query('.scroller') private scroller?: HTMLElement;
  #sheet = new CSSStyleSheet();
  #observer?: ResizeObserver;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      this.isNarrow = entry!.contentRect.width < NARROW_BELOW;
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  /** Brings the row of a place of the draft into sight and gives it the focus. */
  async reveal(pointer: string): Promise<boolean> {
    const index = this.rows.findIndex((row) => row.reading.path === pointer);
    if (index < 0 || !this.scroller) return false;
    this.scroller.scrollTop = Math.max(0, index * this.#rowHeight - this.height / 3);
    this.top = this.scroller.scrollTop;
    await this.updateComplete;
    const line = this.renderRoot.querySelector<HTMLElement>(`[data-row="${CSS.escape(pointer)}"]`);
    const target = line?.querySelector<HTMLElement>('.fix, button') ?? this.scroller;
    target.focus();
    return true;
  }

  get #rowHeight(): number {
    return this.isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  }

  protected override render(): Content {
    const { texts } = this;
    const first = Math.max(0, Math.min(Math.floor(this.top / this.#rowHeight), this.rows.length) - OVERSCAN);
    const count = Math.ceil(this.height / this.#rowHeight) + 2 * OVERSCAN;
    const visible = this.rows.slice(first, first + count);
    this.#sheet.replaceSync(`.spacer{height:${this.rows.length * this.#rowHeight}px}` +
      `.window{transform:translateY(${first * this.#rowHeight}px)}`);
    return html`<div class="frame ${this.isNarrow ? 'narrow' : ''}" role="table" part="table"
        aria-label=${texts.tableLabel} aria-rowcount=${this.rows.length + 1}>
      <div class="header" role="row" aria-rowindex="1">
        ${[texts.columnStatus, texts.columnNumber, texts.columnRegion, texts.columnNote].map((label) =>
          html`<div role="columnheader">${label}</div>`)}
        <div role="columnheader"><span class="visually-hidden">${texts.columnActions}</span></div>
      </div>
      ${this.rows.length === 0 ? html`<p class="empty">${texts.nothingToShow}</p>` : nothing}
      <div class="scroller" role="rowgroup" tabindex="0" aria-label=${texts.tableLabel} @scroll=${this.#onScroll}>
        <div class="spacer" role="presentation"><div class="window" role="presentation">
          ${repeat(visible, (row) => row.reading.path, (row, index) => this.#line(row, first + index))}
        </div></div>
      </div>
    </div>`;
  }

  #line(row: Row, index: number): Content {
    const { reading } = row;
    const status = this.#status(row);
    const isTyped = this.store.typing !== '' && row === this.store.rows.at(-1);
    return html`<div class="line ${status.level} ${isRepetition(row) ? 'repetition' : ''}" role="row" aria-rowindex=${index + 2} data-row=${reading.path}>
      <div class="status ${isTyped ? 'info' : status.level}" role="cell">${icon(isTyped ? 'edit' : status.icon)}<span>${isTyped ? this.texts.statusTyping : status.text}</span></div>
      <div class="number" role="cell">${this.editing === reading.path ? this.#editor(row) : this.#number(row)}</div>
      <div class="place" role="cell">${this.#place(row)}</div>
      <div class="note" role="cell">${this.#note(row, status)}${this.#expander(row)}</div>
      <div class="actions" role="cell">${this.store.readOnly ? nothing : this.#actions(row)}</div>
    </div>`;
  }

  #status(row: Row): Status {
    const { texts } = this;
    const sent = this.store.sender.stateOf(row.reading.value);
    if (sent) {
      const level = { configured: 'ok', failed: 'error', sent_unknown: 'warning', pending: 'info', ignored: 'info' } as const;
      const name = { configured: 'ok', failed: 'error', sent_unknown: 'warning', pending: 'todo', ignored: 'info' } as const;
      return { level: level[sent.state], icon: name[sent.state], text: texts.numberState[sent.state], note: sent.reason ?? '' };
    }
    if (row.level === 'ok') return { level: 'ok', icon: 'ok', text: texts.statusOk };
    return { level: row.level, icon: row.level, text: this.#levelText(row) };
  }

  #levelText(row: Row): string {
    if (row.level === 'error') return this.texts.statusError;
    return isRepetition(row) ? this.texts.statusRepetition : this.texts.statusWarning;
  }

  #number({ reading }: Row): Content {
    const same = reading.value === reading.input;
    return html`
      ${reading.value === null ? html`<span class="value">${reading.input}</span><span class="none">${this.texts.notSent}</span>` : nothing}
      ${reading.value !== null ? html`<span class="value" title=${reading.value}>${reading.value}</span>` : nothing}
      ${reading.value !== null && !same ? html`<span class="input" title=${reading.input}><span class="visually-hidden">${this.texts.enteredAs} </span>${reading.input}</span>` : nothing}`;
  }

  #editor(row: Row): Content {
    const finish = (event: Event, keep: boolean) => {
      const { value } = event.target as HTMLInputElement;
      if (this.editing !== row.reading.path) return;
      this.editing = '';
      if (keep && value !== row.reading.input) this.store.setNumber(row, value);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      finish(event, event.key === 'Enter');
      this.#focusRow(row.reading.path);
    };
    return html`<input class="edit mono" type="text" aria-label=${this.texts.editNumber(row.reading.input)} .value=${row.reading.input}
      spellcheck="false" autocomplete="off" @keydown=${onKey} @blur=${(event: Event) => finish(event, true)}>`;
  }

  async #focusRow(path: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-row="${CSS.escape(path)}"] .actions button`)?.focus();
  }

  #place({ reading }: Row): Content {
    if (reading.kind === 'identity') return html`<span>${this.texts.identity}</span><span class="type">${this.texts.identityNote}</span>`;
    if (!reading.region) return html`<span class="type">–</span>`;
    const type = reading.type ? this.texts.numberType(reading.type) : '';
    return html`<span title=${reading.region}>${regionName(this.store.locale, reading.region)}</span><span class="type">${type}</span>`;
  }

  #note(row: Row, status: Status): Content {
    const rank = { error: 0, warning: 1, info: 2 };
    const told = row.diagnostics.filter((diagnostic) => !SHOWN_BY_COLUMNS.has(diagnostic.code));
    const [worst] = [...told].sort((one, other) => rank[one.severity] - rank[other.severity]);
    if (status.note) return html`<span class="text" title=${status.note}>${status.note}</span>`;
    if (!worst) return nothing;
    const more = told.length - 1;
    const all = told.map((diagnostic) => this.store.message(diagnostic)).join('\n');
    const fix = row.diagnostics.find((diagnostic) => diagnostic.fix && diagnostic.severity === worst.severity);
    return html`<span class="text" title=${all}>${this.store.message(worst)}${more > 0 ? html` <span class="muted">(+${more})</span>` : nothing}</span>
      ${fix && worst.severity !== 'info' ? fixButton(this.store, fix, true) : nothing}`;
  }

  /** Opens and closes what repeats a row. */
  #expander(row: Row): Content {
    const count = this.repetitions.get(row)?.length ?? 0;
    if (count === 0) return nothing;
    const value = valueOf(row);
    const text = this.texts.repetitions(count);
    return html`<button type="button" class="expander" aria-expanded=${this.expanded.has(value)} aria-label="${text}: ${value}"
      @click=${() => this.dispatchEvent(new CustomEvent('expand', { detail: value }))}>${icon('chevron')}${text}</button>`;
  }

  #actions(row: Row): Content {
    const { texts } = this;
    const { input, path } = row.reading;
    const edit = async () => {
      this.editing = path;
      await this.updateComplete;
      const field = this.renderRoot.querySelector<HTMLInputElement>('input.edit');
      field?.focus();
      field?.select();
    };
    return html`
      <button type="button" class="icon-button" aria-label=${texts.editNumber(input)} title=${texts.edit} @click=${edit}>${icon('edit')}</button>
      <button type="button" class="icon-button" aria-label=${texts.ignoreNumber(input)} title=${texts.ignore} @click=${() => this.#drop(row, true)}>${icon('eyeOff')}</button>
      <button type="button" class="icon-button" aria-label=${texts.removeNumber(input)} title=${texts.remove} @click=${() => this.#drop(row, false)}>${icon('close')}</button>`;
  }

  #drop(row: Row, ignore: boolean): void {
    this.store.removeRows([row], ignore);
    this.scroller?.focus(); // the button that had the focus is gone
  }

  readonly #onScroll = () => {
    this.top = this.scroller?.scrollTop ?? 0;
    this.height = this.scroller?.clientHeight || this.height;
  };
}

define('sip-attach-number-table', NumberTable);
