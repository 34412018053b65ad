// The table of all numbers. A short one is as high as its rows, and the page scrolls. In a long one, only the
// visible rows are in the document, so that a hundred thousand rows scroll as smoothly as ten.
import { html, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { icon, type IconName } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { afterFrame } from "../../shared/browser.js";
import { fixButton } from "../../shared/diagnostics.js";
import { reasonOf } from "../../shared/fates.js";
import { clip } from "../../shared/clip.js";
import { SURVEY_MARKS } from "../../shared/survey.js";
import { regionName, regions } from "../../shared/regions.js";
import type { Fate } from "../../state/fate.js";
import { senderOf } from "../../state/sender.js";
import { removeRows, setNumber } from "../../state/row-edits.js";
import type { Row } from "../../state/rows.js";
import { isRepetition, valueOf } from "./repetitions.js";
import { NARROW_BELOW, NARROW_ROW_HEIGHT, ROW_HEIGHT, numberTableStyles } from "./number-table.styles.js";

const OVERSCAN = 6;
/** Up to this many rows the table does not scroll by itself. */
const SHORT = 50;
/** Diagnostics that need no words because the columns already show them. */
const SHOWN_BY_COLUMNS = new Set<string>(["number.reformatted"]);

type Status = { level: "error" | "warning" | "ok" | "info"; icon: IconName; text: string; note?: string };

export const FATE_MARKS: Record<Fate, Pick<Status, "level" | "icon">> = {
  attached: { level: "ok", icon: "ok" },
  already: { level: "info", icon: "ok" },
  detached: { level: "info", icon: "undo" },
  failed: { level: "error", icon: "error" },
  unknown: { level: "warning", icon: "warning" },
  running: { level: "info", icon: "send" },
  waiting: { level: "info", icon: "todo" },
  unsent: { level: "info", icon: "todo" },
  left_out: { level: "info", icon: "info" },
};

export class NumberTable extends Part {
  static override styles = [Part.styles, numberTableStyles];

  /** One for each line, repetitions below what they repeat. */
  @property({ attribute: false }) rows: readonly Row[] = [];
  /** What repeats a row, by that row. */
  @property({ attribute: false }) repetitions: ReadonlyMap<Row, readonly Row[]> = new Map();
  /** The values whose repetitions are among the rows. */
  @property({ attribute: false }) expanded: ReadonlySet<string> = new Set();
  /** The first row in sight. */
  @state() private topRow = 0;
  @state() private height = 506;
  @state() private isNarrow = false;
  @state() private editing = "";
  /** What is wrong with the region that was chosen for the edited row. */
  @state() private refused = "";
  @query(".scroller") private scroller?: HTMLElement;
  #observer?: ResizeObserver;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      this.isNarrow = entry.contentRect.width < NARROW_BELOW;
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  /** Scrolls to the row of a value of the draft and gives it the focus. */
  async reveal(pointer: string): Promise<boolean> {
    const index = this.rows.findIndex((row) => row.reading.path === pointer);
    if (index < 0 || !this.scroller) return false;
    this.scroller.scrollTop = Math.max(0, index * this.#rowHeight - this.height / 3);
    this.#onScroll();
    await this.updateComplete;
    const line = this.renderRoot.querySelector<HTMLElement>(`[data-row="${CSS.escape(pointer)}"]`);
    const target = line?.querySelector<HTMLElement>(".fix, button") ?? this.scroller;
    if (this.#isShort) line?.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: this.#isShort });
    return true;
  }

  get #isShort(): boolean {
    return this.rows.length <= SHORT;
  }

  /** If the row with the focus leaves the table, the focus moves to the next row. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#isShort) this.topRow = 0;
    const path = this.shadowRoot?.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
    const isThere = ({ reading }: Row) => reading.path === path;
    const index = path === undefined ? -1 : (changed.get("rows")?.findIndex(isThere) ?? -1);
    if (index >= 0 && !this.rows.some(isThere))
      void this.#focusRow(this.rows[Math.min(index, this.rows.length - 1)]?.reading.path);
  }

  /** Sets sizes on the elements themselves: a changed style sheet would have all styles recomputed at each step. */
  protected override updated(): void {
    const pixels = (rows: number) => (this.#isShort ? "" : `${rows * this.#rowHeight}px`);
    const digits = Math.max(2, String(this.store.rows.length).length);
    this.#setStyle(".frame", "--_row", `${digits}ch`);
    this.#setStyle(".spacer", "height", pixels(this.rows.length));
    this.#setStyle(".window", "top", pixels(this.#firstRow));
  }

  #setStyle(selector: string, name: string, value: string): void {
    const { style } = this.renderRoot.querySelector<HTMLElement>(selector)!;
    if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
  }

  get #firstRow(): number {
    return Math.max(0, Math.min(this.topRow, this.rows.length) - OVERSCAN);
  }

  get #rowHeight(): number {
    return this.isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  }

  protected override render(): Content {
    const { texts } = this;
    const first = this.#firstRow;
    const count = this.#isShort ? SHORT : Math.ceil(this.height / this.#rowHeight) + 2 * OVERSCAN;
    const visible = this.rows.slice(first, first + count);
    return html`<div
        class="frame ${this.#isShort ? "short" : ""} ${this.isNarrow ? "narrow" : ""} ${senderOf(this.store).survey ? "surveyed" : ""}"
        role="table"
        part="table"
        aria-label=${texts.tableLabel}
        aria-rowcount=${this.rows.length + 1}
      >
        <div class="header" role="row" aria-rowindex="1">
          <div role="columnheader" class="no">
            <span aria-hidden="true">#</span><span class="visually-hidden">${texts.columnRow}</span>
          </div>
          ${[
            texts.columnStatus,
            ...(senderOf(this.store).survey ? [texts.columnAccount] : []),
            texts.columnNumber,
            texts.columnRegion,
            texts.columnNote,
          ].map((label) => html`<div role="columnheader">${label}</div>`)}
          <div role="columnheader"><span class="visually-hidden">${texts.columnActions}</span></div>
        </div>
        ${this.rows.length === 0 ? html`<p class="empty">${texts.nothingToShow}</p>` : nothing}
        <div
          class="scroller"
          role="rowgroup"
          tabindex=${this.#isShort ? -1 : 0}
          aria-label=${texts.tableLabel}
          @scroll=${this.#onScroll}
        >
          <div class="spacer" role="presentation">
            <div class="window" role="presentation">
              ${repeat(
                visible,
                (row) => row.reading.path,
                (row, index) => this.#line(row, first + index),
              )}
            </div>
          </div>
        </div>
      </div>
      <div class="visually-hidden" role="status">${this.refused}</div>`;
  }

  #line(row: Row, index: number): Content {
    const { reading } = row;
    const status = this.#status(row);
    const isTyped = this.store.input.typing !== "" && row === this.store.rows.at(-1);
    if (this.editing === reading.path) return this.#editedLine(row, index, status);
    return html`<div
      class="line ${status.level} ${isRepetition(row) ? "repetition" : ""}"
      role="row"
      aria-rowindex=${index + 2}
      data-row=${reading.path}
    >
      <div class="no" role="rowheader">${row.row}</div>
      <div class="status ${isTyped ? "info" : status.level}" role="cell">
        ${icon(isTyped ? "edit" : status.icon)}<span>${isTyped ? this.texts.statusTyping : status.text}</span>
      </div>
      ${this.#account(row)}
      <div class="number" role="cell">${this.#number(row)}</div>
      <div class="place" role="cell">${this.#place(row)}</div>
      <div class="note" role="cell">${this.#note(row, status)}${this.#expander(row)}</div>
      <div class="actions" role="cell">${this.store.readOnly ? nothing : this.#actions(row)}</div>
    </div>`;
  }

  #editedLine(row: Row, index: number, status: Status): Content {
    const { texts } = this;
    const { input, path } = row.reading;
    const onButton = (event: Event) => event.preventDefault(); // the focus stays, which would end the editing otherwise
    return html`<div
      class="line editing"
      role="row"
      aria-rowindex=${index + 2}
      data-row=${path}
      @keydown=${(event: KeyboardEvent) => this.#onEditorKey(event, row)}
      @focusout=${(event: FocusEvent) => this.#onEditorLeave(event, row)}
    >
      <div class="no" role="rowheader">${row.row}</div>
      <div class="status info" role="cell">${icon("edit")}<span>${texts.statusTyping}</span></div>
      ${this.#account(row)}
      <div class="number" role="cell">${this.#editor(row)}</div>
      <div class="place" role="cell">${this.#regionEditor(row)}</div>
      <div class="note ${this.refused ? "error" : ""}" role="cell" id="note-${path}">
        ${this.refused ? html`<span class="text">${this.refused}</span>` : this.#note(row, status)}
      </div>
      <div class="actions" role="cell" @mousedown=${onButton}>
        <button
          type="button"
          class="icon-button"
          aria-label=${texts.keepNumber(input)}
          title=${texts.keep}
          @click=${() => this.#finish(row, true)}
        >
          ${icon("ok")}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label=${texts.leaveNumber(input)}
          title=${texts.cancel}
          @click=${() => this.#finish(row, false)}
        >
          ${icon("close")}
        </button>
      </div>
    </div>`;
  }

  #status(row: Row): Status {
    const { texts } = this;
    const sent = senderOf(this.store).stateOf(row.reading.value);
    if (sent) {
      const fate = senderOf(this.store).sent.fateOf(sent);
      return { ...FATE_MARKS[fate], text: texts.fateOfRow[fate], note: reasonOf(this.store, sent) };
    }
    if (senderOf(this.store).isAside(row.reading.value))
      return { level: "warning", icon: "warning", text: texts.statusAside, note: texts.asideNote };
    if (row.level === "ok") return { level: "ok", icon: "ok", text: texts.statusOk };
    return { level: row.level, icon: row.level, text: this.#levelText(row) };
  }

  /** What the account has for a number, once that was looked up, with the fields that differ. */
  #account({ reading }: Row): Content {
    const { survey } = senderOf(this.store);
    if (!survey) return nothing;
    const entry = survey.entries.get(reading.value ?? "");
    if (!entry) return html`<div class="account status info" role="cell">–</div>`;
    const { level, icon: name } = SURVEY_MARKS[entry.state];
    const fields = (entry.directions ?? []).flatMap(({ type, attached, fields: all }) =>
      attached
        ? all.flatMap(({ path, status }) => (status === "differs" || status === "missing" ? [`${type}${path}`] : []))
        : [`${this.texts.directionTitle[type]}: ${this.texts.followUpState.not_attached}`],
    );
    const more = entry.why ?? (entry.state === "same" ? "" : fields.join(", "));
    return html`<div class="account status ${level}" role="cell" title=${more || nothing}>
      ${icon(name)}<span
        >${this.texts.surveyState[entry.state]}${more === "" ? nothing : html`<span class="more">${clip(more, 120)}</span>`}</span
      >
    </div>`;
  }

  #levelText(row: Row): string {
    if (row.level === "error") return this.texts.statusError;
    return isRepetition(row) ? this.texts.statusRepetition : this.texts.statusWarning;
  }

  #number(row: Row): Content {
    const { reading, diagnostics } = row;
    const range = diagnostics.find(({ code }) => code === "number.range");
    const same = reading.value === reading.input;
    const beside = this.store.input.beside?.textOf(row) ?? "";
    return html` ${reading.value === null ? html`<span class="value">${reading.input}</span><span class="none">${range ? this.texts.rangeOf(Number(range.params.count)) : this.texts.notSent}</span>` : nothing}
    ${reading.value !== null ? html`<span class="value" title=${reading.value}>${reading.value}</span>` : nothing}
    ${reading.value !== null && !same ? html`<span class="input" title=${reading.input}><span class="visually-hidden">${this.texts.enteredAs} </span>${reading.input}</span>` : nothing}
    ${beside === "" ? nothing : html`<span class="beside" title=${beside}>${beside}</span>`}`;
  }

  #editor({ reading: { input, path } }: Row): Content {
    const isRefused = this.refused !== "";
    return html`<input
      class="edit mono"
      type="text"
      aria-label=${this.texts.editNumber(input)}
      .value=${input}
      aria-invalid=${isRefused}
      aria-describedby=${isRefused ? `note-${path}` : nothing}
      spellcheck="false"
      autocomplete="off"
      @paste=${this.#onPaste}
    />`;
  }

  /** Keeps pasted lines apart, which a field of one line would join. */
  readonly #onPaste = (event: ClipboardEvent) => {
    const lines =
      event.clipboardData
        ?.getData("text/plain")
        .trim()
        .split(/\s*[\n\r]\s*/) ?? [];
    if (lines.length < 2) return;
    event.preventDefault();
    const field = event.target as HTMLInputElement;
    field.setRangeText(lines.join(", "), field.selectionStart!, field.selectionEnd!, "end");
  };

  /** The region of the edited number, since a list may have numbers of many regions. */
  #regionEditor({ reading }: Row): Content {
    const { locale } = this.store;
    return html`<select class="edit" aria-label=${this.texts.regionOfRow(reading.input)}>
      <option value="">${this.texts.asWritten}</option>
      ${regions(locale).map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
    </select>`;
  }

  async #edit(path: string): Promise<void> {
    this.editing = path;
    this.refused = "";
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLInputElement>("input.edit");
    field?.focus();
    field?.select();
  }

  /** Accepts the edit. If it is not a number of its region, editing continues, unless the focus has moved elsewhere. */
  #finish(row: Row, keep: boolean, isLeaving = false): void {
    const { path } = row.reading;
    if (this.editing !== path) return;
    const text = this.renderRoot.querySelector<HTMLInputElement>("input.edit")?.value ?? row.reading.input;
    const region = this.renderRoot.querySelector<HTMLSelectElement>("select.edit")?.value;
    const isRefused = keep && !setNumber(this.store, row, text, region);
    this.refused = !isRefused
      ? ""
      : region === ""
        ? this.texts.notANumber
        : this.texts.notOfRegion(regionName(this.store.locale, region!));
    if (isRefused) {
      if (!isLeaving) return;
      if (region !== "") setNumber(this.store, row, text);
      this.refused = "";
    }
    this.editing = "";
    if (!isLeaving) void this.#focusRow(path);
  }

  readonly #onEditorKey = (event: KeyboardEvent, row: Row) => {
    const isEnter = event.key === "Enter" && (event.target as HTMLElement).matches("input");
    if (!isEnter && event.key !== "Escape") return;
    event.preventDefault();
    this.#finish(row, isEnter);
  };

  readonly #onEditorLeave = (event: FocusEvent, row: Row) => {
    const line = event.currentTarget as HTMLElement;
    if (!line.contains(event.relatedTarget as Node | null)) this.#finish(row, true, true);
  };

  /** Focuses a row, or the table itself if there are no rows left. */
  async #focusRow(path?: string): Promise<void> {
    await this.updateComplete;
    const row = `[data-row="${CSS.escape(path ?? "")}"] .actions button`;
    (path === undefined ? this.scroller : this.renderRoot.querySelector<HTMLElement>(row))?.focus();
  }

  #place({ reading }: Row): Content {
    if (reading.kind === "identity")
      return html`<span>${this.texts.identity}</span><span class="type">${this.texts.identityNote}</span>`;
    if (!reading.region) return html`<span class="type">–</span>`;
    const type = reading.type ? this.texts.numberType(reading.type) : "";
    return html`<span title=${reading.region}>${regionName(this.store.locale, reading.region)}</span
      ><span class="type">${type}</span>`;
  }

  #note(row: Row, status: Status): Content {
    const rank = { error: 0, warning: 1, info: 2 };
    const told = row.diagnostics.filter((diagnostic) => !SHOWN_BY_COLUMNS.has(diagnostic.code));
    const [worst] = [...told].sort((one, other) => rank[one.severity] - rank[other.severity]);
    if (status.note) return html`<span class="text" title=${status.note}>${status.note}</span>`;
    if (!worst) return nothing;
    const more = told.length - 1;
    const all = told.map((diagnostic) => this.store.message(diagnostic)).join("\n");
    const fix = row.diagnostics.find((diagnostic) => diagnostic.fix && diagnostic.severity === worst.severity);
    return html`<span class="text" title=${all}
        >${this.store.problems.isAskedAbove(worst) ? this.texts.noCountryCodeMark : this.store.message(worst)}${more > 0 ? html` <span class="muted">(${this.texts.andMore(more)})</span>` : nothing}</span
      >
      ${fix && worst.severity !== "info" && !this.store.readOnly ? html`<span class="fixes">${fixButton(this.store, fix)}</span>` : nothing}`;
  }

  /** Opens and closes the repetitions of a row. */
  #expander(row: Row): Content {
    const count = this.repetitions.get(row)?.length ?? 0;
    if (count === 0) return nothing;
    const value = valueOf(row);
    const text = this.texts.repetitions(count);
    return html`<button
      type="button"
      class="expander"
      aria-expanded=${this.expanded.has(value)}
      aria-label="${text}: ${value}"
      @click=${() => this.dispatchEvent(new CustomEvent("expand", { detail: value }))}
    >
      ${icon("chevron")}${text}
    </button>`;
  }

  #actions(row: Row): Content {
    const { texts } = this;
    const { input, path } = row.reading;
    return html` <button
        type="button"
        class="icon-button"
        aria-label=${texts.editNumber(input)}
        title=${texts.edit}
        @click=${() => this.#edit(path)}
      >
        ${icon("edit")}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label=${texts.ignoreNumber(input)}
        title=${texts.ignore}
        @click=${() => this.#drop(row, true)}
      >
        ${icon("eyeOff")}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label=${texts.removeNumber(input)}
        title=${texts.remove}
        @click=${() => this.#drop(row, false)}
      >
        ${icon("close")}
      </button>`;
  }

  /** Removes a row. Its button had the focus, which moves to the next row. */
  async #drop(row: Row, ignore: boolean): Promise<void> {
    const index = this.rows.indexOf(row);
    removeRows(this.store, [row], ignore);
    this.scroller?.focus({ preventScroll: true });
    if (!this.#isShort) return;
    await afterFrame();
    const next = this.rows[Math.min(index, this.rows.length - 1)];
    if (next && this.shadowRoot?.activeElement === this.scroller) await this.#focusRow(next.reading.path);
  }

  readonly #onScroll = () => {
    this.topRow = Math.floor((this.scroller?.scrollTop ?? 0) / this.#rowHeight);
    this.height = this.scroller?.clientHeight || this.height;
  };
}

define("sip-attach-number-table", NumberTable);
