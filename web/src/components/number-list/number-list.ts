// The list of numbers: filters, corrections of many rows, and the table. Rendered once there is a number.
import type { Diagnostic, SurveyState } from "sipattach";
import { html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Report } from "../../engine/calls.js";
import { ignoreSecondClick, saveFile } from "../../shared/browser.js";
import { changesOf, correctAll } from "../../shared/bulk-fixes.js";
import { countText } from "../../shared/counts.js";
import { icon, type IconName } from "../../shared/icons.js";
import { Once } from "../../shared/once.js";
import { Part, define, type Content } from "../../shared/part.js";
import { regionName, regions } from "../../shared/regions.js";
import { SURVEY_STATES } from "../../shared/survey.js";
import { Statistics } from "../../state/rows.js";
import { FATES, type Fate } from "../../state/fate.js";
import { choicesFor, correctionsOf, moreOf } from "../../state/kinds.js";
import { senderOf } from "../../state/sender.js";
import { readRowsAs, removeRows, restore, writeRows } from "../../state/row-edits.js";
import type { Row } from "../../state/rows.js";
import { FATE_MARKS, type NumberTable } from "../number-table/number-table.js";
import { groupsOf, isRepetition, valueOf, type Groups } from "../number-table/repetitions.js";
import { numberListStyles } from "./number-list.styles.js";

/** What the status column of a row shows. */
type Kind = Row["level"] | Fate;
type Filter = "all" | Kind | "ignored";
/** Filters that do not depend on the kind of a row. */
const FILTERS_OF_ALL: readonly Filter[] = ["all", "ignored"];
const MANY_IGNORED = 500;
/** Shows a text while a task runs, and then the text that it resolves to. */
export type Run = (text: string, task: (report: Report) => Promise<string>) => Promise<void>;

interface Kinds {
  rows: readonly Row[];
  version: number;
  isInSight: boolean;
  counts: Map<Kind, number>;
}

export class NumberList extends Part {
  static override styles = [Part.styles, numberListStyles];

  @property({ attribute: false }) run!: Run;
  @state() private filter: Filter = "all";
  /** The code of a diagnostic that shown rows must have, or '' for any. */
  @state() private remark = "";
  /** What the account must have for shown rows, or '' for anything. */
  @state() private held: SurveyState | "" = "";
  /** The values whose repetitions are shown. */
  @state() private expanded: ReadonlySet<string> = new Set();
  /** While the menu is open, the rows below it are out of reach. */
  @state() private isMenuOpen = false;
  #grouped?: { rows: readonly Row[]; key: string; counts: Kinds["counts"] | null; groups: Groups };
  #lined?: { groups: Groups; expanded: ReadonlySet<string>; lines: readonly Row[] };
  readonly #counted = new Once<Statistics>();
  readonly #choices = new Once<Diagnostic[][]>();
  #kinds?: Kinds;
  @query("sip-attach-number-table") private table?: NumberTable;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pointerdown", this.#onPointer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pointerdown", this.#onPointer);
  }

  /** Focuses the row of a value of the draft; false if there is none. */
  async reveal(pointer: string): Promise<boolean> {
    const row = this.store.rows.find(({ reading }) => reading.path === pointer);
    if (!row) return false;
    if (row.diagnostics.some((diagnostic) => this.store.problems.isAskedAbove(diagnostic)) && this.#toQuestion())
      return true;
    this.filter = "all";
    this.remark = this.held = "";
    if (isRepetition(row)) this.expanded = new Set(this.expanded).add(valueOf(row));
    await this.updateComplete;
    return (await this.table?.reveal(pointer)) ?? false;
  }

  /** One question, above the list, is for all rows without a country code; false if it is not asked now. */
  #toQuestion(): boolean {
    const button = (this.getRootNode() as ShadowRoot).querySelector<HTMLElement>("#country button");
    button?.scrollIntoView({ block: "center" });
    button?.focus();
    return button !== null;
  }

  /** Shows the rows with a fate, and no others. */
  async showOnly(fate: Fate): Promise<void> {
    this.filter = fate;
    this.remark = this.held = "";
    await this.updateComplete;
    this.table?.scrollIntoView({ block: "center" });
    this.renderRoot.querySelector<HTMLElement>(".filters [aria-pressed=true]")?.focus({ preventScroll: true });
  }

  override focus(): void {
    // It may have come with the rows that were brought back.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".filters button")?.focus());
  }

  protected override willUpdate(): void {
    const { store } = this;
    const isGone =
      this.filter === "ignored"
        ? store.ignored.length === 0
        : FATES.includes(this.filter as Fate) && this.#countKinds().get(this.filter as Fate) === undefined;
    if (isGone) this.filter = "all";
    if (this.remark !== "" && !store.statistics.remarks.has(this.remark)) this.remark = "";
    if (!senderOf(store).survey) this.held = "";
  }

  protected override render(): Content {
    return html`<div class="stack">
      <div class="toolbar">
        ${this.#filters()}${this.#remarks()}
        <div class="tools">${this.#tools()}</div>
      </div>
      <slot></slot>
      ${
        this.filter === "ignored"
          ? this.#ignored()
          : html`<sip-attach-number-table
              exportparts="table"
              ?inert=${this.isMenuOpen}
              .store=${this.store}
              .rows=${this.#lines()}
              .repetitions=${this.#groups().repetitions}
              .expanded=${this.expanded}
              @expand=${this.#onExpand}
            ></sip-attach-number-table>`
      }
    </div>`;
  }

  /** The rows that pass the filters, and which of them repeat others. */
  #groups(): Groups {
    const { rows, input } = this.store;
    const counts = FILTERS_OF_ALL.includes(this.filter) ? null : this.#countKinds();
    const held = this.held === "" ? "" : `${this.held} ${senderOf(this.store).version}`;
    const key = `${this.filter} ${this.remark} ${held} ${input.typing !== ""}`;
    if (this.#grouped?.rows !== rows || this.#grouped.key !== key || this.#grouped.counts !== counts) {
      const isAll = this.filter === "all" && this.remark === "" && held === "";
      const shown = isAll ? rows : rows.filter((row) => this.#matches(row));
      this.#grouped = {
        rows,
        key,
        counts,
        groups: groupsOf(shown, this.store.rowsOfPlan, input.typing === "" ? undefined : rows.at(-1)),
      };
    }
    return this.#grouped.groups;
  }

  #lines(): readonly Row[] {
    const groups = this.#groups();
    const { expanded } = this;
    if (this.#lined?.groups !== groups || this.#lined.expanded !== expanded) {
      this.#lined = { groups, expanded, lines: groups.lines(expanded) };
    }
    return this.#lined.lines;
  }

  #matches(row: Row): boolean {
    if (this.filter !== "all" && this.#kindOf(row) !== this.filter) return false;
    if (this.held !== "" && senderOf(this.store).survey?.entries.get(row.reading.value ?? "")?.state !== this.held)
      return false;
    return this.remark === "" || row.diagnostics.some(({ code }) => code === this.remark);
  }

  readonly #onExpand = ({ detail: value }: CustomEvent<string>) => {
    const expanded = new Set(this.expanded);
    if (!expanded.delete(value)) expanded.add(value);
    this.expanded = expanded;
  };

  /** The statistics of the shown rows, counted only once, because there may be very many. */
  #statistics(rows: readonly Row[]): Statistics {
    if (rows === this.store.rows) return this.store.statistics;
    return this.#counted.of([rows], () => Statistics.of(rows));
  }

  /** What the status column shows: what became of the number, if that is known; otherwise how it was read. */
  #kindOf(row: Row): Kind {
    const sender = senderOf(this.store);
    const sent = sender.phase === "finished" ? sender.stateOf(row.reading.value) : undefined;
    if (sent) return sender.sent.fateOf(sent);
    return row.level === "ok" && sender.isAside(row.reading.value) ? "warning" : row.level;
  }

  #countKinds(): Kinds["counts"] {
    const { rows } = this.store;
    const sender = senderOf(this.store);
    const { isInSight } = sender;
    const version = sender.phase === "running" ? -1 : sender.version;
    if (this.#kinds?.rows !== rows || this.#kinds.version !== version || this.#kinds.isInSight !== isInSight) {
      this.#kinds = { rows, version, isInSight, counts: this.#kindsOf(rows) };
    }
    return this.#kinds.counts;
  }

  #kindsOf(rows: readonly Row[]): Kinds["counts"] {
    const { statistics } = this.store;
    const sender = senderOf(this.store);
    const counts: Kinds["counts"] = new Map();
    if (sender.phase !== "finished" && sender.asideCount === 0) {
      // Only the levels are known.
      for (const level of ["error", "warning", "ok"] as const) counts.set(level, statistics.levels[level]);
      return counts;
    }
    for (const row of rows) {
      const kind = this.#kindOf(row);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return counts;
  }

  #filters(): Content {
    const { store, texts } = this;
    const counts = this.#countKinds();
    type Entry = [filter: Filter, mark: { level: string; icon: IconName } | null, label: string, number: number];
    const entries: Entry[] = [
      ["all", null, texts.filter.all, store.rows.length],
      ...(["error", "warning", "ok"] as const).map((level): Entry => [
        level,
        { level, icon: level },
        texts.filter[level],
        counts.get(level) ?? 0,
      ]),
      ...FATES.map((fate): Entry => [fate, FATE_MARKS[fate], texts.fateOfRow[fate], counts.get(fate) ?? 0]),
      ["ignored", { level: "eyeOff", icon: "eyeOff" }, texts.filter.ignored, store.ignored.length],
    ];
    const button = ([filter, mark, label, number]: Entry) =>
      html`<button type="button" aria-pressed=${this.filter === filter} @click=${() => (this.filter = filter)}>
        ${mark ? html`<span class=${mark.level}>${icon(mark.icon)}</span>` : nothing}${label}
        <span class="count">${countText(this.store.locale, number)}</span>
      </button>`;
    return html`<div class="segments filters" role="group" aria-label=${this.texts.filterLabel}>
      ${entries.filter(([filter, , , number]) => filter === "all" || number > 0 || filter === this.filter).map(button)}
    </div>`;
  }

  /** A filter by diagnostic, for lists in which the same problem occurs many times. */
  #remarks(): Content {
    const { texts, store } = this;
    const { remarks } = store.statistics;
    const select = html`<select
      class="small"
      aria-label=${texts.remarkFilter}
      @change=${(event: Event) => (this.remark = (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${this.remark === ""}>${texts.anyRemark}</option>
      ${[...remarks].map(([code, { diagnostic, count }]) => html`<option value=${code} .selected=${this.remark === code}>${this.#nameOfKind(diagnostic)} (${texts.reported(count, moreOf(store, code))})</option>`)}
    </select>`;
    return html`${remarks.size > 1 ? select : nothing} ${this.#surveyFilter()} ${this.#repetitions()}`;
  }

  /** A filter by what the account has for a number. */
  #surveyFilter(): Content {
    const { texts, store } = this;
    const { survey } = senderOf(store);
    if (!survey) return nothing;
    const counts = Map.groupBy(survey.entries.values(), ({ state }) => state);
    return html`<select
      class="small"
      aria-label=${texts.surveyFilter}
      @change=${(event: Event) => (this.held = (event.target as HTMLSelectElement).value as SurveyState)}
    >
      <option value="" .selected=${this.held === ""}>${texts.anySurveyState}</option>
      ${SURVEY_STATES.filter((state) => counts.has(state) || state === this.held).map(
        (state) =>
          html`<option value=${state} .selected=${this.held === state}>
            ${texts.surveyState[state]} (${countText(store.locale, counts.get(state)?.length ?? 0)})
          </option>`,
      )}
    </select>`;
  }

  #repetitions(): Content {
    const groups = this.#groups();
    if (groups.count === 0) return nothing;
    const areShown = this.#lines().length === groups.shown.length;
    return html`<button
      type="button"
      class="button small"
      aria-pressed=${areShown}
      @click=${() => (this.expanded = areShown ? new Set() : groups.values)}
    >
      ${this.texts.showRepetitions(groups.count)}
    </button>`;
  }

  /** What diagnostics of one code have in common. */
  #nameOfKind(diagnostic: Diagnostic): string {
    const { texts, store } = this;
    return texts.codeSummary(diagnostic.code, store.tools?.engine.info.codes) || store.message(diagnostic);
  }

  /** Sets a region for the shown rows only, since one list may have numbers of several countries. */
  #regionOfRows(): Content {
    const { texts, store } = this;
    const onChange = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      const region = select.value;
      const name = regionName(store.locale, region);
      const { shown } = this.#groups();
      select.value = "";
      void this.run(texts.readingAs(shown.length, name), async (report) => {
        const count = await readRowsAs(store, shown, region, report);
        const text = texts.readAs(count, name);
        if (count > 0) store.announce(text);
        return text;
      });
    };
    return html`<select class="small" aria-label=${texts.readShownAs} @change=${onChange}>
      <option value="">${texts.readShownAs}</option>
      ${regions(store.locale).map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
    </select>`;
  }

  #tools(): Content {
    const { texts, store } = this;
    const { shown } = this.#groups();
    const problems = shown.length - this.#statistics(shown).levels.ok;
    const isAll = shown.length === store.rows.length;
    // The whole list has the default region instead.
    const isPart = this.filter !== "all" || this.remark !== "" || this.held !== "";
    const ranges = this.#statistics(shown).kinds.get("number.range");
    return html` ${store.readOnly ? nothing : html`${isPart ? this.#regionOfRows() : nothing}${ranges && ranges.length > 1 ? html`<button type="button" class="button small" @click=${(event: MouseEvent) => correctAll(store, ranges, event)}>${icon("fix")}${texts.expandAll(ranges.length)}</button>` : nothing}${this.#fixMenu()}`}
    ${problems > 0 ? html`<button type="button" class="button small" @click=${this.#download}>${icon("download")}${texts.downloadProblems(problems)}</button>` : nothing}
    ${
      store.readOnly || this.filter === "ignored"
        ? nothing
        : html`<span class="row"
            ><button
              type="button"
              class="button small"
              ?disabled=${shown.length === 0}
              @click=${(event: MouseEvent) => this.#dropShown(event, true)}
            >
              ${icon("eyeOff")}${texts.ignoreAll(shown.length, isAll)}
            </button>
            <button
              type="button"
              class="button small quiet"
              ?disabled=${shown.length === 0}
              @click=${(event: MouseEvent) => this.#dropShown(event, false)}
            >
              ${texts.removeAll(shown.length, isAll)}
            </button></span
          >`
    }`;
  }

  /** Ignores or removes the shown rows. Both buttons are always there, so that neither takes the other's place. */
  #dropShown(event: MouseEvent, isIgnored: boolean): void {
    const { store, texts } = this;
    const { shown } = this.#groups();
    ignoreSecondClick(event);
    removeRows(store, shown, isIgnored);
    store.announce(isIgnored ? texts.rowsIgnored(shown.length) : texts.rowsRemoved(shown.length));
  }

  /** Closes the menu if anything outside of it is pressed. */
  readonly #onPointer = (event: Event) => {
    const menu = this.renderRoot.querySelector<HTMLDetailsElement>(".menu[open]");
    if (menu && !event.composedPath().includes(menu)) menu.open = false;
  };

  #fixMenu(): Content {
    const { texts, store } = this;
    const { shown } = this.#groups();
    const { kinds, needed } = this.#statistics(shown);
    const choices = this.#choicesOf(shown);
    if (kinds.size + choices.length === 0) return nothing;
    const name = ([first]: readonly Diagnostic[]) => this.#nameOfKind(first);
    const fixes = [...kinds];
    const corrections = ([code, kind]: (typeof fixes)[number]) => this.#option(name(kind), kind, moreOf(store, code));
    return html`<details
      class="menu"
      @keydown=${closeOnEscape}
      @focusout=${closeOnLeave}
      @toggle=${(event: Event) => (this.isMenuOpen = (event.target as HTMLDetailsElement).open)}
    >
      <summary class="button small">${icon("fix")}${texts.fixAll}</summary>
      <div class="popup">
        ${needed.length > 0 && kinds.size > 1 ? this.#option(texts.fixClear, needed) : nothing}
        ${fixes.filter(([, [{ severity }]]) => severity !== "info").map(corrections)}
        ${choices.map((kind) => this.#option(texts.fixIfMeant(name(kind)), kind))}
        ${fixes.filter(([, [{ severity }]]) => severity === "info").map(corrections)}
      </div>
    </details>`;
  }

  /** Choices that can be made for all of the rows at once, by kind. */
  #choicesOf(rows: readonly Row[]): Diagnostic[][] {
    return this.#choices.of([rows], () => {
      const choices = choicesFor(rows.flatMap(({ diagnostics }) => diagnostics));
      return [...Map.groupBy(choices, ({ code }) => code).values()].filter(({ length }) => length > 1);
    });
  }

  /** A button for corrections of one kind or of several. `counted`: those in the list that were not reported. */
  #option(label: string, diagnostics: readonly Diagnostic[], counted = 0): Content {
    const { store } = this;
    const isAll = this.#groups().shown.length === store.rows.length;
    const known = countText(store.locale, diagnostics.length + (isAll ? counted : 0));
    return html`<button
      type="button"
      class="option"
      @click=${(event: MouseEvent) => {
        (event.target as HTMLElement).closest("details")!.open = false;
        if (counted === 0) correctAll(store, diagnostics, event);
        else void this.#correctCounted(diagnostics[0].code, event);
      }}
    >
      <span>${label}${changesOf(store, diagnostics, isAll ? counted : 0)}</span
      ><span class="count">${known}${counted > 0 && !isAll ? "+" : ""}</span>
    </button>`;
  }

  /** Corrects all shown rows with diagnostics of a kind, though not all of these were reported. */
  async #correctCounted(code: string, event: MouseEvent): Promise<void> {
    ignoreSecondClick(event);
    const { store, texts } = this;
    const { shown } = this.#groups();
    await this.run(texts.checkingNumbers(shown.length), async () => {
      store.announce(texts.fixesApplied(writeRows(store, await correctionsOf(store, shown, code))));
      return store.done;
    });
  }

  #ignored(): Content {
    const { texts, store } = this;
    const shown = store.ignored.slice(0, MANY_IGNORED);
    return html`<div class="row">
        <button
          type="button"
          class="button small"
          @click=${() => {
            restore(store, store.ignored);
            this.filter = "all";
          }}
        >
          ${texts.restoreAll}
        </button>
      </div>
      <ul class="ignored">
        ${shown.map(
          (input) =>
            html`<li>
              <span class="mono">${input}</span>
              <button type="button" class="button small quiet" @click=${() => restore(store, [input])}>
                ${texts.restore}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  readonly #download = () => {
    const { store, texts } = this;
    const rows = this.#groups().shown.filter((row) => row.level !== "ok");
    void this.run(texts.downloadProblems(rows.length), async () => {
      try {
        const { problemsCsv } = await import("../../state/exports.js");
        saveFile("sip-attach-problems.csv", problemsCsv(store, rows), "text/csv;charset=utf-8");
        return "";
      } catch {
        return texts.partMissing;
      }
    });
  };
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== "Escape" || !details.open) return;
  event.stopPropagation();
  details.open = false;
  details.querySelector("summary")?.focus();
}

function closeOnLeave(event: FocusEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget && !details.contains(event.relatedTarget as Node)) details.open = false;
}

define("sip-attach-number-list", NumberList);
