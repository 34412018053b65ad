// The numbers: a field for whatever is pasted, typed or dropped, and the table of what was found in it.
import type { Diagnostic } from "sipattach";
import { html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { afterFrame } from "../../shared/browser.js";
import { diagnosticItem, diagnosticList } from "../../shared/diagnostics.js";
import { ImportEvent, ToProviderEvent } from "../../shared/events.js";
import { icon } from "../../shared/icons.js";
import { Once } from "../../shared/once.js";
import { FirstPart, define, type Content } from "../../shared/first-part.js";
import { regionName, regionOfBrowser, regions } from "../../shared/regions.js";
import { numberForm } from "../../state/draft.js";
import type { Again, Reading } from "../../state/bulk.js";
import { call } from "../../engine/calls.js";
import { isObject, type Json } from "../../shared/pointer.js";
import type { Fate } from "../../state/fate.js";
import type { Row } from "../../state/rows.js";
import type { NumberList, Run } from "../number-list/number-list.js";
import { numbersStyles } from "./numbers.styles.js";

/** Lists of up to so many rows are searched at once for identities that are numbers of a country. */
const MANY_KEPT = 1000;
/** A draft that is complete and has no warnings. */
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
  /** If absent, cancelling stops reading in the worker. */
  onCancel?: () => void;
}

export class Numbers extends FirstPart {
  static override styles = [FirstPart.styles, numbersStyles];

  /** Parts that are not in the first frame can be rendered. */
  @property({ type: Boolean }) isComplete = false;
  @state() private isDropping = false;
  /** A task that takes a while, with its progress from 0 to 1 if known. */
  @state() private busy: Busy | null = null;
  @state() private said = "";
  /** The list of regions waits until the page is drawn, because naming them all takes a while. */
  @state() private isRegionListReady = false;
  @state() private isPreviewLoaded = false;
  /** Rows that a trunk takes for identities although they are numbers of a country. */
  #kept?: { rows: readonly Row[]; region: string; found: readonly Row[] };
  /** The user confirmed that these are meant as they are written. */
  @state() private areKeptWanted = false;
  readonly #ownProblems = new Once<readonly Diagnostic[]>();
  readonly #onProgress = () => this.requestUpdate();
  /** The announcement of the last step. */
  #told = "";
  /** Its undo button had the focus. */
  #hadFocus = false;
  @query("textarea") private field!: HTMLTextAreaElement;
  @query("sip-attach-number-list") private list?: NumberList;

  override connectedCallback(): void {
    super.connectedCallback();
    this.store.addEventListener("progress", this.#onProgress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.removeEventListener("progress", this.#onProgress);
  }

  /** Focuses a value of the draft that is shown here. */
  async reveal(pointer: string): Promise<boolean> {
    await this.updateComplete;
    if (await this.list?.reveal(pointer)) return true;
    this.field.focus();
    return true;
  }

  /** Shows the rows with a fate, and no others. */
  async showOnly(fate: Fate): Promise<void> {
    await this.updateComplete;
    await this.list?.showOnly(fate);
  }

  protected override firstUpdated(): void {
    this.#told = this.store.done;
    const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
    // Wait for the frame first: browsers also report being idle before it.
    void afterFrame().then(() => whenIdle(() => (this.isRegionListReady = true)));
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement?.matches(".done button") ?? false;
    if (!this.isPreviewLoaded && this.store.readings.some(({ text }) => text !== ""))
      void import("../table-preview/table-preview.js").then(() => (this.isPreviewLoaded = true)).catch(() => undefined);
  }

  /** After a change of many rows, focuses the undo button, from which the keyboard shortcut works too. */
  protected override updated(): void {
    const { done } = this.store;
    if (done !== "" && done !== this.#told) this.renderRoot.querySelector<HTMLElement>(".done button")?.focus();
    else if (done === "" && this.#hadFocus) (this.list ?? this.field).focus();
    this.#told = done;
  }

  protected override render(): Content {
    const { texts, store } = this;
    return html`<section class="card" part="section" aria-labelledby="title">
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
          ${this.#region()}${
            this.isComplete
              ? html`<sip-attach-trunk-field .store=${store}></sip-attach-trunk-field>`
              : html`<div></div>`
          }${this.#form()}
        </div>
        ${
          this.isComplete && store.rows.length + store.ignored.length > 0
            ? html`<sip-attach-number-list exportparts="table" .store=${store} .run=${this.#run}
                >${this.#done()}</sip-attach-number-list
              >`
            : this.#done()
        }
        <div class="visually-hidden" role="status">${this.said}</div>
      </div>
    </section>`;
  }

  #summary(): string {
    const { rows } = this.store;
    return rows.length === 0
      ? this.texts.numbersIntro
      : this.texts.numbersSummary(rows.length, this.store.statistics.levels.error);
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
          .value=${live(store.input.typing)}
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
    if (
      !isObject(store.draft) ||
      Object.keys(store.draft).length > 0 ||
      store.input.typing !== "" ||
      store.input.foreign
    )
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

  /** The question for the country, asked once for all numbers without a country code. It is never assumed. */
  #withoutCountry(): Content {
    const { texts, store } = this;
    if (store.input.typing !== "") return nothing;
    const region = store.region || regionOfBrowser();
    // Computed only if it is shown: the first name takes the browser longer than everything else here.
    const name = () => regionName(store.locale, region);
    const choose = () => this.renderRoot.querySelector<HTMLElement>("#region")!.focus();
    const notice = (text: string, buttons: Content) =>
      html`<div class="notice country" id="country">
        <p class="diagnostic warning">${icon("warning")}<span class="text">${text}</span></p>
        <div class="row">${buttons}</div>
      </div>`;
    const count = store.region === "" ? (store.statistics.remarks.get("number.region_required")?.count ?? 0) : 0;
    if (count > 0) {
      return notice(
        texts.noCountryCode(count),
        html` ${region === "" ? nothing : html`<button type="button" class="button small primary" @click=${() => this.#andBack(() => store.chooseRegion(region))}>${texts.readAsRegion(name())}</button>`}
          <button type="button" class="button small" @click=${choose}>
            ${region === "" ? texts.chooseCountry : texts.chooseOther}
          </button>`,
      );
    }
    const found = this.areKeptWanted || region === "" ? [] : this.#keptRows(region);
    // Only identities can be sent as they are written.
    const kept = found.filter(({ reading }) => reading.kind === "identity").length;
    return found.length === 0
      ? nothing
      : notice(
          texts.noCountryCode(found.length) + (kept > 0 ? texts.keptOnTrunk(kept) : ""),
          html` <button
              type="button"
              class="button small primary"
              @click=${() => this.#andBack(() => void this.#writeAs(found, region))}
            >
              ${texts.writeAsRegion(name())}
            </button>
            ${kept > 0 ? html`<button type="button" class="button small" @click=${() => this.#andBack(() => (this.areKeptWanted = true))}>${texts.keepAsWritten}</button>` : nothing}
            ${store.region === "" ? html`<button type="button" class="button small" @click=${choose}>${texts.chooseOther}</button>` : nothing}`,
        );
  }

  /** Moves the focus to the field, because the button disappears once it is used. */
  #andBack(act: () => void): void {
    act();
    this.field.focus();
  }

  async #writeAs(rows: readonly Row[], region: string): Promise<void> {
    const edits = await import("../../state/row-edits.js").catch(() => null);
    if (edits) await edits.readRowsAs(this.store, rows, region);
    else this.said = this.texts.partMissing;
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

  /** The notice about pasted text that is not numbers, of which nothing becomes a row. */
  #foreign(): Content {
    const { texts, store } = this;
    if (!store.input.foreign) return nothing;
    const { kind } = store.input.foreign;
    return html`<div class="notice" id="foreign">
      <p class="diagnostic warning">
        ${icon("warning")}<span class="text"
          ><b>${this.#nameOf(kind)}</b> ${kind === "binary" ? texts.foreignBinary : texts.foreignNote}</span
        >
      </p>
      <div class="row">
        ${kind === "binary" ? nothing : html`<button type="button" class="button small primary" @click=${() => this.dispatchEvent(new ImportEvent(store.input.foreign?.text ?? ""))}>${icon("upload")}${texts.importIt}</button>`}
        <button type="button" class="button small" @click=${this.#notNow}>${texts.notNow}</button>
      </div>
    </div>`;
  }

  readonly #notNow = () => {
    this.store.input.dismissForeign();
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
    this.store.input.dismissReading(reading);
    this.field.focus();
  }

  #readAgain(reading: Reading, again: Again): void {
    void this.#run(this.texts.readingLines(reading.text.split("\n").length), async () =>
      this.texts.readAgain(await this.store.input.readAgain(reading, again)),
    );
  }

  /** Diagnostics about the list as a whole, not about one of its rows. */
  #ownDiagnostics(): readonly Diagnostic[] {
    const { problems, rows } = this.store;
    const { all } = problems;
    const isOfRow = rows[0]?.reading.path; // only the first row can have one of these paths
    return this.#ownProblems.of([all, isOfRow], () =>
      all.filter(
        ({ path, severity }) =>
          severity !== "info" && (path === "/phone_numbers" || path === "/phone_number") && path !== isOfRow,
      ),
    );
  }

  readonly #onInput = () => {
    const text = this.field.value;
    if (/[\n\r\t]/.test(text.trim())) void this.add(text);
    else this.store.input.type(text.replaceAll(/[\n\r]/g, ""));
  };

  readonly #onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\n\r\t,;]/.test(text.trim())) return; // one number: the field takes it
    event.preventDefault();
    void this.add(`${this.store.input.typing}${text}`);
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    // A pasted list is added at once; pressing Enter after it does nothing.
    if (this.field.value.trim() !== "") void this.add(this.field.value);
  };

  /** Keeps what was typed, and splits it if it contains several numbers. */
  readonly #onBlur = () => {
    if (this.store.input.typing !== "" && !this.store.input.foreign) void this.add(this.store.input.typing);
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
    else await this.add(event.dataTransfer?.getData("text/plain") ?? "");
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
    await this.add(text);
    // This is a guess, as other one-byte character sets look the same.
    if (encoding === "windows-1252" && !this.store.input.foreign) this.store.announce(this.texts.readAsWindows1252);
  }

  /** Adds the numbers in a text, with a way to cancel, and says how many there were. */
  async add(text: string): Promise<void> {
    await this.#run(this.texts.readingLines(text.split("\n").length), async () => {
      const count = await this.store.input.add(text);
      return this.store.input.foreign ? this.#nameOf(this.store.input.foreign.kind) : this.texts.added(count);
    });
  }

  /** Shows `text` and a way to cancel while `task` runs, and then the text that it resolves to. */
  readonly #run: Run = async (text, task) => {
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
  };

  #progress({ text, share, onCancel }: Busy): Content {
    const { background, planning } = this.store;
    const cancel =
      onCancel ?? (() => background.cancel(["splitNumbers", "readAs", ...(planning ? [] : ["plan" as const])]));
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

  /** What the last step did to many rows, with an undo button. */
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
}

define("sip-attach-numbers", Numbers);
