// The numbers: a field that takes whatever is pasted, typed or dropped, and the table of what became of it.
import type { Diagnostic, SurveyState } from "sipattach";
import { html, nothing } from "lit";
import { query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { afterFrame, ignoreSecondClick, saveFile } from "../../shared/browser.js";
import { changesOf, correctAll } from "../../shared/bulk-fixes.js";
import { countText } from "../../shared/counts.js";
import { diagnosticItem, diagnosticList } from "../../shared/diagnostics.js";
import { ImportEvent, ToProviderEvent } from "../../shared/events.js";
import { icon, type IconName } from "../../shared/icons.js";
import { Once } from "../../shared/once.js";
import { Part, define, type Content } from "../../shared/part.js";
import { regionName, regionOfBrowser, regions } from "../../shared/regions.js";
import { SURVEY_STATES } from "../../shared/survey.js";
import { numberForm } from "../../state/draft.js";
import type { Again, Reading } from "../../state/bulk.js";
import { call, type Report } from "../../engine/calls.js";
import { isObject, type Json } from "../../shared/pointer.js";
import { FATES, type Fate } from "../../state/sender.js";
import { Statistics } from "../../state/rows.js";
import type { Row } from "../../state/store.js";
import type { NumberTable } from "../number-table/number-table.js";
import { FATE_MARKS } from "../number-table/number-table.js";
import { groupsOf, isRepetition, valueOf, type Groups } from "../number-table/repetitions.js";
import "../trunk-field/trunk-field.js";
import { numbersStyles } from "./numbers.styles.js";

/** What stands in the status column of a row. */
type Kind = Row["level"] | Fate;
type Filter = "all" | Kind | "ignored";
/** Those that do not depend on what a row is. */
const FILTERS_OF_ALL: readonly Filter[] = ["all", "ignored"];
const MANY_IGNORED = 500;
/** For so many it is found out at once which of them are numbers of a country. */
const MANY_KEPT = 1000;
/** Complete, and without a warning. */
const EXAMPLE: Json = {
  phone_numbers: ["+14155552671", "+442079460018"],
  directions: [
    { type: "inbound" },
    {
      type: "outbound",
      sip_endpoint: "sip:pbx.example.com",
      options: { transport: "tls", port: 5061, secure_media: true },
      headers: { direction: "outbound", headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }] },
    },
  ],
};

interface Busy {
  text: string;
  share?: number;
  /** Absent: what is read is read no further. */
  onCancel?: () => void;
}

interface Kinds {
  rows: readonly Row[];
  version: number;
  isInSight: boolean;
  counts: Map<Kind, number>;
}

export class Numbers extends Part {
  static override styles = [Part.styles, numbersStyles];

  @state() private filter: Filter = "all";
  /** The code of a diagnostic that shown rows must have, or '' for any. */
  @state() private remark = "";
  /** What the account must have of shown rows, or '' for anything. */
  @state() private held: SurveyState | "" = "";
  /** The values whose repetitions are shown. */
  @state() private expanded: ReadonlySet<string> = new Set();
  @state() private isDropping = false;
  /** The menu lies over rows, which are out of reach meanwhile. */
  @state() private isMenuOpen = false;
  /** What takes a while, and how much of it is done, from 0 to 1, where that is known. */
  @state() private busy: Busy | null = null;
  @state() private said = "";
  /** Naming all regions takes a while, so it waits until the page is drawn. */
  @state() private isRegionListReady = false;
  @state() private isPreviewLoaded = false;
  #grouped?: { rows: readonly Row[]; key: string; counts: Kinds["counts"] | null; groups: Groups };
  #lined?: { groups: Groups; expanded: ReadonlySet<string>; lines: readonly Row[] };
  /** Rows that a trunk keeps as they are written, and that are numbers of a country. */
  #kept?: { rows: readonly Row[]; region: string; found: readonly Row[] };
  /** They are meant as they are written. */
  @state() private areKeptWanted = false;
  readonly #counted = new Once<Statistics>();
  #kinds?: Kinds;
  readonly #ownProblems = new Once<readonly Diagnostic[]>();
  readonly #onProgress = () => this.requestUpdate();
  /** What was told of the last step. */
  #told = "";
  /** The way back from it had the focus. */
  #hadFocus = false;
  @query("textarea") private field!: HTMLTextAreaElement;
  @query("sip-attach-number-table") private table?: NumberTable;

  override connectedCallback(): void {
    super.connectedCallback();
    this.store.addEventListener("progress", this.#onProgress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.removeEventListener("progress", this.#onProgress);
  }

  /** Focuses what belongs to a place of the draft that is shown here. */
  async reveal(pointer: string): Promise<boolean> {
    const row = this.store.rows.find(({ reading }) => reading.path === pointer);
    if (row) {
      this.filter = "all";
      this.remark = this.held = "";
      if (isRepetition(row)) this.expanded = new Set(this.expanded).add(valueOf(row));
      await this.updateComplete;
      if (await this.table?.reveal(pointer)) return true;
    }
    this.field.focus();
    return true;
  }

  /** Shows the rows with a fate, and no others. */
  async showOnly(fate: Fate): Promise<void> {
    this.filter = fate;
    this.remark = this.held = "";
    await this.updateComplete;
    this.table?.scrollIntoView({ block: "center" });
    this.renderRoot.querySelector<HTMLElement>(".filters [aria-pressed=true]")?.focus({ preventScroll: true });
  }

  protected override firstUpdated(): void {
    this.#told = this.store.done;
    const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
    // A browser also calls itself idle between this and the frame that shows it.
    void afterFrame().then(() => whenIdle(() => (this.isRegionListReady = true)));
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement?.matches(".done button") ?? false;
    const isGone =
      this.filter === "ignored"
        ? this.store.ignored.length === 0
        : FATES.includes(this.filter as Fate) && this.#countKinds().get(this.filter as Fate) === undefined;
    if (isGone) this.filter = "all";
    if (this.remark !== "" && !this.#statistics().remarks.has(this.remark)) this.remark = "";
    if (!this.isPreviewLoaded && this.store.readings.some(({ text }) => text !== ""))
      void import("../table-preview/table-preview.js").then(() => (this.isPreviewLoaded = true)).catch(() => undefined);
    if (!this.store.sender.survey) this.held = "";
  }

  /** Whoever changed many rows at once can take it back at once: the key for it works from the button. */
  protected override updated(): void {
    const { done } = this.store;
    if (done !== "" && done !== this.#told) this.renderRoot.querySelector<HTMLElement>(".done button")?.focus();
    else if (done === "" && this.#hadFocus)
      (this.renderRoot.querySelector<HTMLElement>(".filters button") ?? this.field).focus();
    this.#told = done;
  }

  protected override render(): Content {
    const { texts, store } = this;
    return html`<section class="card" part="section" aria-labelledby="title" @pointerdown=${this.#onPointer}>
      <div class="head">
        <div class="grow">
          <h2 id="title">${texts.numbersTitle}</h2>
          <p>${this.#summary()}</p>
        </div>
      </div>
      <div class="body">
        ${store.readOnly ? nothing : html`${this.#adder()}${this.#withoutCountry()}`}
        ${
          this.busy
            ? this.#progress(this.busy)
            : store.planned === null
              ? nothing
              : this.#progress({
                  text: texts.checkingNumbers(store.numberCount),
                  share: store.planned,
                  onCancel: () => store.cancelPlanning(),
                })
        }
        ${
          store.isPlanningCancelled
            ? html`<div class="row">
                <span>${texts.notCheckedNote}</span
                ><button type="button" class="button small" @click=${() => store.planAgain()}>
                  ${icon("refresh")}${texts.checkNow}
                </button>
              </div>`
            : nothing
        }
        <div class="grid settings">
          ${this.#region()}<sip-attach-trunk-field .store=${store}></sip-attach-trunk-field>${this.#form()}
        </div>
        ${store.rows.length + store.ignored.length > 0 ? this.#list() : this.#done()}
        <div class="visually-hidden" role="status">${this.said}</div>
      </div>
    </section>`;
  }

  #summary(): string {
    const { rows } = this.store;
    return rows.length === 0
      ? this.texts.numbersIntro
      : this.texts.numbersSummary(rows.length, this.#statistics().levels.error);
  }

  // ---- adding

  #adder(): Content {
    const { texts, store } = this;
    const own = this.#ownDiagnostics();
    return html`<div class="field">
      <label for="add">${texts.addNumbers}</label>
      <div
        class="add"
        @dragover=${this.#onDragOver}
        @dragleave=${() => (this.isDropping = false)}
        @drop=${this.#onDrop}
      >
        <textarea
          id="add"
          part="input"
          rows="3"
          data-path="/phone_numbers"
          data-also="/phone_number"
          spellcheck="false"
          autocomplete="off"
          placeholder=${texts.addPlaceholder}
          aria-describedby="add-hint add-said"
          .value=${live(store.typing)}
          @input=${this.#onInput}
          @paste=${this.#onPaste}
          @keydown=${this.#onKey}
          @blur=${this.#onBlur}
        ></textarea>
        ${this.isDropping ? html`<div class="drop">${texts.dropHere}</div>` : nothing}
      </div>
      <div class="row spread">
        <span class="hint" id="add-hint">${texts.addHint}</span>
        <label class="button small" for="file">${icon("file")}${texts.chooseFile}</label>
        <input
          id="file"
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          @change=${this.#onFile}
        />
      </div>
      ${diagnosticList(store, own, "add-said")} ${this.#start()} ${this.#foreign()}
      ${store.readings.map((reading) => this.#reading(reading))}
    </div>`;
  }

  /** Ways to begin, while there is nothing. */
  #start(): Content {
    const { texts, store } = this;
    if (!isObject(store.draft) || Object.keys(store.draft).length > 0 || store.typing !== "" || store.foreign)
      return nothing;
    return html`<div class="row" id="start">
      <button type="button" class="button small" @click=${() => this.#andBack(() => store.replace(EXAMPLE))}>
        ${icon("braces")}${texts.tryExample}
      </button>
      <button type="button" class="button small" @click=${() => this.dispatchEvent(new ImportEvent(""))}>
        ${icon("upload")}${texts.pasteRequest}
      </button>
      <button type="button" class="button small" @click=${() => this.dispatchEvent(new ToProviderEvent())}>
        ${icon("link")}${texts.startFromProvider}
      </button>
    </div>`;
  }

  /** Asked once for all numbers without a country code, and never assumed. */
  #withoutCountry(): Content {
    const { texts, store } = this;
    if (store.typing !== "") return nothing;
    const region = store.region || regionOfBrowser();
    const name = region === "" ? "" : regionName(store.locale, region);
    const choose = () => this.renderRoot.querySelector<HTMLElement>("#region")!.focus();
    const notice = (text: string, buttons: Content) =>
      html`<div class="notice country" id="country">
        <p class="diagnostic warning">${icon("warning")}<span class="text">${text}</span></p>
        <div class="row">${buttons}</div>
      </div>`;
    const count = store.region === "" ? (this.#statistics().remarks.get("number.region_required")?.count ?? 0) : 0;
    if (count > 0) {
      return notice(
        texts.noCountryCode(count),
        html` ${region === "" ? nothing : html`<button type="button" class="button small primary" @click=${() => this.#andBack(() => store.chooseRegion(region))}>${texts.readAsRegion(name)}</button>`}
          <button type="button" class="button small" @click=${choose}>
            ${region === "" ? texts.chooseCountry : texts.chooseOther}
          </button>`,
      );
    }
    const kept = this.areKeptWanted || region === "" ? [] : this.#keptRows(region);
    return kept.length === 0
      ? nothing
      : notice(
          texts.keptOnTrunk(kept.length),
          html` <button
              type="button"
              class="button small primary"
              @click=${() => this.#andBack(() => void store.readRowsAs(kept, region))}
            >
              ${texts.writeAsRegion(name)}
            </button>
            <button type="button" class="button small" @click=${() => this.#andBack(() => (this.areKeptWanted = true))}>
              ${texts.keepAsWritten}
            </button>
            ${store.region === "" ? html`<button type="button" class="button small" @click=${choose}>${texts.chooseOther}</button>` : nothing}`,
        );
  }

  /** The button goes away with what it does; the focus must not. */
  #andBack(act: () => void): void {
    act();
    this.field.focus();
  }

  #keptRows(region: string): readonly Row[] {
    const { rows, tools, numberContext } = this.store;
    if (!numberContext.for_trunk || !tools) return [];
    if (this.#kept?.rows !== rows || this.#kept.region !== region) {
      const candidates = rows.length > MANY_KEPT ? [] : rows.filter(({ reading }) => reading.kind !== "e164");
      const values =
        candidates.length === 0
          ? []
          : call(tools.engine, "readAs", [candidates.map(({ reading }) => reading.input), region]);
      this.#kept = { rows, region, found: candidates.filter((_, index) => values[index]) };
    }
    return this.#kept.found;
  }

  #nameOf(kind: string): string {
    return this.texts.foreign[kind] ?? this.texts.foreign.request_body;
  }

  /** What was pasted is something else than numbers: none of it is a row. */
  #foreign(): Content {
    const { texts, store } = this;
    if (!store.foreign) return nothing;
    const { kind } = store.foreign;
    return html`<div class="notice" id="foreign">
      <p class="diagnostic warning">
        ${icon("warning")}<span class="text"
          ><b>${this.#nameOf(kind)}</b> ${kind === "binary" ? texts.foreignBinary : texts.foreignNote}</span
        >
      </p>
      <div class="row">
        ${kind === "binary" ? nothing : html`<button type="button" class="button small primary" @click=${() => this.dispatchEvent(new ImportEvent(store.foreign?.text ?? ""))}>${icon("upload")}${texts.importIt}</button>`}
        <button type="button" class="button small" @click=${this.#notNow}>${texts.notNow}</button>
      </div>
    </div>`;
  }

  readonly #notNow = () => {
    this.store.dismissForeign();
    this.said = "";
    this.field.focus();
  };

  /** What the engine noticed in a pasted text, the worst first. */
  #reading(reading: Reading): Content {
    const { texts, store } = this;
    const rank = { error: 0, warning: 1, info: 2 };
    const kinds = Map.groupBy(
      reading.diagnostics.toSorted((one, other) => rank[one.severity] - rank[other.severity]),
      ({ code }) => code,
    );
    return html`<div class="notice">
      <ul class="diagnostics">
        ${[...kinds.values()].map(
          (alike) =>
            html`${diagnosticItem(store, alike[0])}
            ${alike.length > 1 ? html`<li class="hint more">${texts.andAlike(alike.length - 1)}</li>` : nothing}`,
        )}
      </ul>
      ${
        reading.text !== "" && this.isPreviewLoaded
          ? html`<sip-attach-table-preview
              .store=${store}
              .reading=${reading}
              @read-again=${({ detail }: CustomEvent<Again>) => this.#readAgain(reading, detail)}
            ></sip-attach-table-preview>`
          : nothing
      }
      <div class="row">
        <button type="button" class="button small" @click=${() => this.#dismiss(reading)}>
          ${reading.diagnostics.some(({ severity }) => severity === "error") ? texts.dismissReadingErrors : texts.dismissReading}
        </button>
      </div>
    </div>`;
  }

  #dismiss(reading: Reading): void {
    this.store.dismissReading(reading);
    this.field.focus();
  }

  #readAgain(reading: Reading, again: Again): void {
    void this.#run(this.texts.readingLines(reading.text.split("\n").length), async () =>
      this.texts.readAgain(await this.store.readAgain(reading, again)),
    );
  }

  /** What is said about the list as a whole, not about one of its rows. */
  #ownDiagnostics(): readonly Diagnostic[] {
    const { problems, rows } = this.store;
    const isOfRow = rows[0]?.reading.path; // only the first row can have one of these paths
    return this.#ownProblems.of([problems, isOfRow], () =>
      problems.filter(
        ({ path, severity }) =>
          severity !== "info" && (path === "/phone_numbers" || path === "/phone_number") && path !== isOfRow,
      ),
    );
  }

  readonly #onInput = () => {
    const text = this.field.value;
    if (/[\n\r\t]/.test(text.trim())) void this.#add(text);
    else this.store.typeNumber(text.replaceAll(/[\n\r]/g, ""));
  };

  readonly #onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\n\r\t,;]/.test(text.trim())) return; // one number: the field takes it
    event.preventDefault();
    void this.#add(`${this.store.typing}${text}`);
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    void this.#add(this.field.value);
  };

  /** What was typed stays, and is taken apart when it holds several numbers. */
  readonly #onBlur = () => {
    if (this.store.typing !== "" && !this.store.foreign) void this.#add(this.store.typing);
  };

  readonly #onDragOver = (event: DragEvent) => {
    event.preventDefault();
    this.isDropping = true;
  };

  readonly #onDrop = async (event: DragEvent) => {
    event.preventDefault();
    this.isDropping = false;
    const file = event.dataTransfer?.files[0];
    if (file) await this.#addFile(file);
    else await this.#add(event.dataTransfer?.getData("text/plain") ?? "");
  };

  readonly #onFile = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) await this.#addFile(file);
    input.value = "";
  };

  async #addFile(file: File): Promise<void> {
    const { module } = await this.store.whenLoaded();
    const { text, encoding } = module.decodeText(new Uint8Array(await file.arrayBuffer()));
    await this.#add(text);
    // A guess: there is no telling from other character sets of one byte.
    if (encoding === "windows-1252" && !this.store.foreign) this.store.announce(this.texts.readAsWindows1252);
  }

  async #add(text: string): Promise<void> {
    await this.#run(this.texts.readingLines(text.split("\n").length), async () => {
      const count = await this.store.addText(text);
      return this.store.foreign ? this.#nameOf(this.store.foreign.kind) : this.texts.added(count);
    });
  }

  /** Shows `text` and a way to cancel while `task` runs, and says what it resolves to. */
  async #run(text: string, task: (report: Report) => Promise<string>): Promise<void> {
    const busy: Busy = { text };
    this.busy = busy;
    const report = (share: number) => {
      busy.share = share;
      this.requestUpdate();
    };
    try {
      this.said = await task(report);
    } catch (error) {
      if ((error as Error).name !== "AbortError") throw error;
      this.said = this.texts.cancelled;
    } finally {
      if (this.busy === busy) this.busy = null;
    }
  }

  #progress({ text, share, onCancel }: Busy): Content {
    const cancel = onCancel ?? (() => this.store.background.cancel(["splitNumbers", "readAs"]));
    return html`<div class="busy">
      <span>${text}</span>
      <button type="button" class="button small" @click=${cancel}>${this.texts.cancel}</button>
      <progress aria-label=${text} value=${share ?? nothing}></progress>
    </div>`;
  }

  // ---- how they are read and sent

  #region(): Content {
    const { texts, store } = this;
    const current = { code: store.region, name: store.region };
    const choices = this.isRegionListReady ? regions(store.locale) : store.region === "" ? [] : [current];
    return html`<div class="field">
      <label for="region">${texts.defaultRegion}</label>
      <select
        id="region"
        part="input"
        ?disabled=${store.readOnly}
        aria-describedby="region-hint"
        @change=${(event: Event) => store.chooseRegion((event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${store.region === ""}>${texts.noRegion}</option>
        ${choices.map(({ code, name }) => html`<option value=${code} .selected=${store.region === code}>${name}</option>`)}
      </select>
      <div class="hint" id="region-hint">${texts.regionHint}</div>
    </div>`;
  }

  #form(): Content {
    const { texts, store } = this;
    const form = numberForm(store.draft);
    const radio = (value: "one" | "list", label: string, disabled: boolean) =>
      html`<label>
        <input
          type="radio"
          name="form"
          value=${value}
          .checked=${live(form === value)}
          ?disabled=${disabled || store.readOnly || form === "none"}
          @change=${() => store.setNumberForm(value)}
        /><span class="mono">${label}</span></label
      >`;
    return html`<fieldset class="field">
      <legend class="label">${texts.sentAs}</legend>
      <div>
        <div class="segments">
          ${radio("one", "phone_number", store.numberCount > 1)}${radio("list", "phone_numbers", false)}
        </div>
      </div>
      <div class="hint">${texts.sentAsHint[form]}</div>
    </fieldset>`;
  }

  // ---- the table and its tools

  #list(): Content {
    return html`<div class="stack">
      <div class="toolbar">
        ${this.#filters()}${this.#remarks()}
        <div class="tools">${this.#tools()}</div>
      </div>
      ${this.#done()}
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
    const { rows, typing } = this.store;
    const counts = FILTERS_OF_ALL.includes(this.filter) ? null : this.#countKinds();
    const held = this.held === "" ? "" : `${this.held} ${this.store.sender.version}`;
    const key = `${this.filter} ${this.remark} ${held} ${typing !== ""}`;
    if (this.#grouped?.rows !== rows || this.#grouped.key !== key || this.#grouped.counts !== counts) {
      const isAll = this.filter === "all" && this.remark === "" && held === "";
      const shown = isAll ? rows : rows.filter((row) => this.#matches(row));
      this.#grouped = {
        rows,
        key,
        counts,
        groups: groupsOf(shown, this.store.rowsOfPlan, typing === "" ? undefined : rows.at(-1)),
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
    if (this.held !== "" && this.store.sender.survey?.entries.get(row.reading.value ?? "")?.state !== this.held)
      return false;
    return this.remark === "" || row.diagnostics.some(({ code }) => code === this.remark);
  }

  readonly #onExpand = ({ detail: value }: CustomEvent<string>) => {
    const expanded = new Set(this.expanded);
    if (!expanded.delete(value)) expanded.add(value);
    this.expanded = expanded;
  };

  /** Of those that are shown counted once, as there may be very many. */
  #statistics(rows?: readonly Row[]): Statistics {
    if (rows === undefined || rows === this.store.rows) return this.store.statistics;
    return this.#counted.of([rows], () => Statistics.of(rows));
  }

  /** What the status column says: what became of a number once that is known, and before how it reads. */
  #kindOf(row: Row): Kind {
    const { sender } = this.store;
    const sent = sender.phase === "finished" ? sender.stateOf(row.reading.value) : undefined;
    if (sent) return sender.fateOf(sent);
    return row.level === "ok" && sender.isAside(row.reading.value) ? "warning" : row.level;
  }

  #countKinds(): Kinds["counts"] {
    const { rows, sender } = this.store;
    const { isInSight } = sender;
    const version = sender.phase === "running" ? -1 : sender.version;
    if (this.#kinds?.rows !== rows || this.#kinds.version !== version || this.#kinds.isInSight !== isInSight) {
      this.#kinds = { rows, version, isInSight, counts: this.#kindsOf(rows) };
    }
    return this.#kinds.counts;
  }

  #kindsOf(rows: readonly Row[]): Kinds["counts"] {
    const { sender, statistics } = this.store;
    const counts: Kinds["counts"] = new Map();
    if (sender.phase !== "finished" && sender.asideCount === 0) {
      // Nothing is known of any of them but how they read.
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

  /** The rows of one kind, for lists in which the same goes wrong many times. */
  #remarks(): Content {
    const { texts, store } = this;
    const { remarks } = this.#statistics();
    const select = html`<select
      class="small"
      aria-label=${texts.remarkFilter}
      @change=${(event: Event) => (this.remark = (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${this.remark === ""}>${texts.anyRemark}</option>
      ${[...remarks].map(([code, { diagnostic, count }]) => html`<option value=${code} .selected=${this.remark === code}>${this.#nameOfKind(diagnostic)} (${countText(store.locale, count)})</option>`)}
    </select>`;
    return html`${remarks.size > 1 ? select : nothing} ${this.#surveyFilter()} ${this.#repetitions()}`;
  }

  /** The rows of which the account has the same. */
  #surveyFilter(): Content {
    const { texts, store } = this;
    const { survey } = store.sender;
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

  /** Numbers of several countries come in one list: the rows shown get a region of their own. */
  #regionOfRows(): Content {
    const { texts, store } = this;
    const onChange = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      const region = select.value;
      const name = regionName(store.locale, region);
      const { shown } = this.#groups();
      select.value = "";
      void this.#run(texts.readingAs(shown.length, name), async (report) => {
        const count = await store.readRowsAs(shown, region, report);
        const text = texts.readAs(count, name);
        if (count > 0) store.announce(text);
        return text;
      });
    };
    return html`<select class="small" aria-label=${texts.readShownAs} @change=${onChange}>
      <option value="">${texts.readShownAs}</option>
      ${this.isRegionListReady ? regions(store.locale).map(({ code, name }) => html`<option value=${code}>${name}</option>`) : nothing}
    </select>`;
  }

  #tools(): Content {
    const { texts, store } = this;
    const { shown } = this.#groups();
    const problems = shown.length - this.#statistics(shown).levels.ok;
    const isAll = shown.length === store.rows.length;
    // For all of them there is the default region.
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

  /** Both for the rows that are shown, and both always there: neither takes the place of the other. */
  #dropShown(event: MouseEvent, isIgnored: boolean): void {
    const { store, texts } = this;
    const { shown } = this.#groups();
    ignoreSecondClick(event);
    store.removeRows(shown, isIgnored);
    store.announce(isIgnored ? texts.rowsIgnored(shown.length) : texts.rowsRemoved(shown.length));
  }

  /** What the last step did to many rows, and the way back. */
  #done(): Content {
    const { texts, store } = this;
    if (store.done === "") return nothing;
    return html`<div class="done">
      <span id="done">${store.done}</span>
      <button type="button" class="button small" aria-describedby="done" @click=${() => store.undo()}>
        ${icon("undo")}${texts.takeBack}
      </button>
    </div>`;
  }

  readonly #onPointer = (event: Event) => {
    const menu = this.renderRoot.querySelector<HTMLDetailsElement>(".menu[open]");
    if (menu && !event.composedPath().includes(menu)) menu.open = false;
  };

  #fixMenu(): Content {
    const { texts, store } = this;
    const { kinds, needed } = this.#statistics(this.#groups().shown);
    if (kinds.size === 0) return nothing;
    const option = (label: string, diagnostics: Diagnostic[]) =>
      html`<button
        type="button"
        class="option"
        @click=${(event: MouseEvent) => {
          (event.target as HTMLElement).closest("details")!.open = false;
          correctAll(store, diagnostics, event);
        }}
      >
        <span>${label}${changesOf(store, diagnostics)}</span
        ><span class="count">${countText(store.locale, diagnostics.length)}</span>
      </button>`;
    return html`<details
      class="menu"
      @keydown=${closeOnEscape}
      @focusout=${closeOnLeave}
      @toggle=${(event: Event) => (this.isMenuOpen = (event.target as HTMLDetailsElement).open)}
    >
      <summary class="button small">${icon("fix")}${texts.fixAll}</summary>
      <div class="popup">
        ${needed.length > 0 && kinds.size > 1 ? option(texts.fixEverything, needed) : nothing}
        ${[...kinds.values()].map((diagnostics) => option(this.#nameOfKind(diagnostics[0]), diagnostics))}
      </div>
    </details>`;
  }

  #ignored(): Content {
    const { texts, store } = this;
    const shown = store.ignored.slice(0, MANY_IGNORED);
    return html`<div class="row">
        <button
          type="button"
          class="button small"
          @click=${() => {
            store.restore(store.ignored);
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
              <button type="button" class="button small quiet" @click=${() => store.restore([input])}>
                ${texts.restore}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  readonly #download = async () => {
    const rows = this.#groups().shown.filter((row) => row.level !== "ok");
    try {
      const { problemsCsv } = await import("../../state/exports.js");
      saveFile("sip-attach-problems.csv", problemsCsv(this.store, rows), "text/csv;charset=utf-8");
    } catch {
      this.said = this.texts.partMissing;
    }
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

define("sip-attach-numbers", Numbers);
