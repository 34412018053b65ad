// <sip-attach-builder>: the element that a page embeds. It owns the state of one builder, talks to the
// page through attributes, properties and events, and leaves everything else to its parts.
import type { DerivedRequest, Json, NumberProgress, Plan, PlannedRequest } from "sipattach";
import { LitElement, html, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import { baseStyles } from "../../shared/base.styles.js";
import { afterFrame, copyText, findByPointer } from "../../shared/browser.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { icon, type IconName } from "../../shared/icons.js";
import type { Content } from "../../shared/first-part.js";
import { parseJson } from "../../shared/json-text.js";
import { isObject, toPath, valueAt } from "../../shared/pointer.js";
import { isOfAddress } from "../../state/address.js";
import { hasKeptBatch, keepDraft, keptAddress, keptDraft } from "../../state/kept.js";
import type { KeptBatch, Resumed } from "../../state/kept-batch.js";
import type { Shared } from "../../state/link.js";
import { withoutSecrets } from "../../state/secrets.js";
import type { Fate } from "../../state/fate.js";
import type { Sender } from "../../state/sender.js";
import { Store } from "../../state/store.js";
import { knownLocale } from "../../texts/index.js";
import type { Direction } from "../direction/direction.js";
import type { HistoryDialog } from "../history-dialog/history-dialog.js";
import type { ImportDialog } from "../import-dialog/import-dialog.js";
import type { JsonView } from "../json-view/json-view.js";
import "../numbers/numbers.js";
import type { Numbers } from "../numbers/numbers.js";
import type { ProviderPart } from "../provider/provider.js";
import type { RequestPanel } from "../request-panel/request-panel.js";
import { loadResult } from "../result/load.js";
import { sendLabel, sendLook } from "../send-panel/send-label.js";
import type { SendPanel } from "../send-panel/send-panel.js";
import { builderStyles } from "./builder.styles.js";
import { Surroundings } from "./surroundings.js";

const FIRST_DRAWING_MS = 50;
/** How long an empty page is better than one that changes its language. */
const TEXTS_MS = 1000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Everything that the first frame does not need. */
const loadRest = () => import("../rest.js");
/** Loaded when needed: most pages are opened without a link, and create none. */
const loadLinks = () => import("../../state/link.js");
const loadKeeper = () => import("../../state/kept-batch.js");

/** Fetched when they are first opened. */
const DIALOGS = {
  import: () => import("../import-dialog/import-dialog.js"),
  history: () => import("../history-dialog/history-dialog.js"),
};
type DialogName = keyof typeof DIALOGS;

/** `change`: the draft has changed. */
export type ChangeEvent = CustomEvent<{ draft: Json }>;
/** `validate`: the engine has read the draft; the detail is the plan. */
export type ValidateEvent = CustomEvent<Plan>;
/** A request that creates, changes or deletes a trunk. */
export interface TrunkRequest {
  method: "POST" | "PATCH" | "DELETE";
  url: string;
  body: { [member: string]: Json } | null;
  /** None: changing a trunk also changes what its numbers inherit. */
  numbers: [];
}
/** `before-send`, cancelable: these requests, which change numbers or a trunk, are about to be sent. */
export type BeforeSendEvent = CustomEvent<{
  requests: (PlannedRequest | DerivedRequest | TrunkRequest)[];
  base_url: string;
}>;
/** `result`: what became of each number. */
export type ResultEvent = CustomEvent<{ numbers: NumberProgress[] }>;

/** The element's own events, by name. */
export interface SipAttachEvents {
  change: ChangeEvent;
  validate: ValidateEvent;
  "before-send": BeforeSendEvent;
  result: ResultEvent;
}

/**
 * Builds, checks and sends requests that attach phone numbers over SIP.
 *
 * @tag sip-attach-builder
 * @slot title - The name above the form, instead of the product's own.
 * @slot top - Next to the name, for example a language menu.
 * @fires {ChangeEvent} change - The draft has changed.
 * @fires {ValidateEvent} validate - The engine has read the draft.
 * @fires {BeforeSendEvent} before-send - Cancelable; the requests are about to be sent.
 * @fires {ResultEvent} result - What became of each number.
 * @csspart form - Everything except the request.
 * @csspart section - A card of the form.
 * @csspart input - A field.
 * @csspart table - The table of numbers.
 * @csspart request - The panel of the request.
 * @cssproperty --sip-attach-accent - Buttons, switches and marks.
 * @cssproperty --sip-attach-accent-strong - The same while the pointer is over them.
 * @cssproperty --sip-attach-accent-text - Links and quiet buttons.
 * @cssproperty --sip-attach-on-accent - Text on the accent.
 * @cssproperty --sip-attach-background - The background behind the cards.
 * @cssproperty --sip-attach-surface - The cards.
 * @cssproperty --sip-attach-text - Text.
 * @cssproperty --sip-attach-muted - Secondary text.
 * @cssproperty --sip-attach-line - Lines and borders.
 * @cssproperty --sip-attach-focus - The focus ring.
 * @cssproperty --sip-attach-font - The typeface.
 * @cssproperty --sip-attach-font-mono - The typeface of numbers and code.
 * @cssproperty --sip-attach-font-size - The text size, from which all other sizes follow.
 * @cssproperty --sip-attach-radius - The radius of corners.
 */
// The interface of the same name declares the types of its events.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class SipAttachBuilder extends LitElement {
  static override styles = [baseStyles, builderStyles];

  /** Where requests go; https://api.bland.ai if it is null. An unusable or empty address is an error. */
  @property({ attribute: "base-url" }) baseUrl: string | null = null;
  /** ISO 3166-1 alpha-2, for numbers written without a country code. */
  @property({ attribute: "default-region" }) defaultRegion = "";
  /** Put into the draft if it names no trunk. */
  @property({ attribute: "trunk-id" }) trunkId = "";
  /** The provider to begin with: an id from the package's `engine.providers()`, such as twilio. */
  @property() provider = "";
  /** auto, light or dark. */
  @property({ reflect: true }) theme: "auto" | "light" | "dark" = "auto";
  /** A BCP 47 tag; if empty, the `lang` of the nearest ancestor, or the browser's language. */
  @property() locale = "";
  @property({ type: Boolean, attribute: "read-only" }) readOnly = false;
  @property({ type: Boolean, attribute: "hide-send" }) hideSend = false;
  /** Keeps the draft, without its secrets, until the tab is closed. */
  @property({ type: Boolean, attribute: "keep-draft" }) keepDraft = false;
  /** Remembers in `localStorage` how table columns were read, by a hash of the header, for the next such table. */
  @property({ type: Boolean, attribute: "remember-columns" }) rememberColumns = false;

  @state() private view: "form" | "json" = "form";
  /** How much is rendered: people begin with the numbers, so the rest waits until these are drawn. */
  @state() private extent: "numbers" | "all" | "cut off" = "numbers";
  @state() private toast = "";
  /** A batch that was begun before the tab was reloaded and is not finished. */
  @state() private kept: KeptBatch | null = null;
  @state() private dialogs: readonly DialogName[] = [];
  @query("sip-attach-numbers") private numbers?: Numbers;
  @query("sip-attach-json-view") private jsonView?: JsonView;
  @query("sip-attach-request-panel") private panel?: RequestPanel;
  readonly #store = new Store();
  readonly #surroundings = new Surroundings(this);
  #isStarted = false;
  #started: Promise<void> | undefined;
  #locale = "en";
  #speaks: Promise<void> | undefined;

  /** The draft, as an object or as JSON text. */
  @property({ attribute: "draft", converter: (text) => text })
  get draft(): Json {
    return this.#store.draft;
  }

  set draft(draft: Json) {
    const value = typeof draft === "string" ? parseJson(draft) : (draft ?? {});
    if (value === undefined) console.error("sip-attach-builder: draft is not JSON; it stays as it was");
    else if (this.#isStarted) this.#store.replace(value);
    else this.#store.begin(value);
  }

  /** What the engine says about the draft; null until it is loaded. */
  get plan(): Plan | null {
    return this.#store.plan;
  }

  constructor() {
    super();
    this.#store.addEventListener("update", () => this.requestUpdate());
    this.#store.addEventListener("draft", () => this.#emit("change", { draft: this.#store.draft }));
    this.#store.addEventListener("plan", () => this.#emit("validate", this.#store.plan!));
    this.#store.addEventListener("sent", () => this.#emit("result", { numbers: this.#store.sender!.sent.all }));
    this.addEventListener("keydown", this.#onKey);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#keep);
    addEventListener("hashchange", this.#onHash);
    const { passwords } = this.#store;
    passwords.isShown = true;
    // Passwords that are shown only once must be seen, so a builder that replaces another one shows its passwords.
    if (!this.hideSend && passwords.adopt()) void loadResult();
    if (this.#isStarted) return this.#store.resume();
    this.#isStarted = true;
    this.#started = this.#store.start();
    void this.#begin();
  }

  readonly #keep = (): boolean => this.keepDraft && keepDraft(this.#store, this.baseUrl);

  async #begin(): Promise<void> {
    if (this.keepDraft && !this.hideSend && hasKeptBatch()) void this.#offerBatch();
    const shared = await this.#readLink();
    await this.updateComplete; // it sets the region and the address from the attributes
    const [kept, address] = this.keepDraft ? [keptDraft(), keptAddress()] : [];
    if (address) this.#store.restoreAddress(...address);
    const texts = [];
    if (kept && !this.hasAttribute("draft")) {
      this.#store.replace(kept.draft, kept.region, kept.ignored);
      texts.push(this.#store.texts.draftRestored);
    }
    if (shared) texts.splice(0, 1, ...this.#take(shared));
    if (address) texts.push(`${this.#store.texts.baseUrl}: ${this.#store.address.given}`);
    if (texts.length > 0) this.#say(texts.join(" "));
  }

  /** A link was pasted into the address bar of the open page. */
  readonly #onHash = () => {
    void this.#readLink().then((shared) => shared && this.#say(this.#take(shared).join(" ")));
  };

  /** Opens the draft of a link. Returns what to say about it. */
  #take({ draft, region }: Shared): string[] {
    const store = this.#store;
    const isOver = store.hasDraft;
    store.replace(draft, region || (this.defaultRegion ?? "").toUpperCase());
    // From now on the draft is kept, and a reload must not bring back what the link had.
    if (this.keepDraft) void this.#forgetLink();
    return isOver ? [store.texts.linkOpened] : [];
  }

  async #forgetLink(): Promise<void> {
    await this.#store.whenLoaded();
    if (this.#keep()) (await loadLinks()).dropLink(this);
  }

  async #offerBatch(): Promise<void> {
    try {
      this.kept = (await loadKeeper()).readBatch();
    } catch {
      this.#say(this.#store.texts.partMissing);
    }
  }

  /** The first rendering waits a moment for the engine, so that it is done only once. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      this.#speak();
      await Promise.race([this.#started, pause(FIRST_DRAWING_MS)]);
      await Promise.race([this.#speaks, pause(TEXTS_MS)]);
    }
    await super.scheduleUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#keep);
    removeEventListener("hashchange", this.#onHash);
    this.#keep();
    this.#store.passwords.isShown = false;
    this.#store.pause();
  }

  protected override firstUpdated(): void {
    void afterFrame().then(() => {
      void this.#complete();
    });
  }

  /** Resolves when everything is rendered, or could not be loaded. Actions before that wait for it. */
  async #complete(): Promise<void> {
    if (this.extent === "all") return;
    try {
      await loadRest();
      this.extent = "all";
    } catch {
      this.extent = "cut off";
    }
    await this.updateComplete;
    this.#surroundings.measure();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const store = this.#store;
    // They are null if an attribute was removed.
    const [region, trunk, provider] = [this.defaultRegion, this.trunkId, this.provider].map((text) => text ?? "");
    store.remembersColumns = this.rememberColumns;
    if (changed.has("baseUrl")) store.setBaseUrl(this.baseUrl ?? null);
    if (changed.has("defaultRegion")) store.setRegion(region.toUpperCase());
    if (changed.has("readOnly") || changed.has("hideSend")) {
      Object.assign(store, { readOnly: this.readOnly, hideSend: this.hideSend });
      store.notify();
    }
    if (changed.has("trunkId") && trunk !== "" && isObject(store.draft) && store.draft.trunk_id === undefined) {
      store.begin({ ...store.draft, trunk_id: trunk });
    }
    if (changed.has("provider")) {
      store.provider = provider;
      store.notify();
    }
    this.#speak();
  }

  /** Sets the language: that of the attribute, of the surrounding page, or of the browser. */
  #speak(): void {
    const { lang } = this.#surroundings;
    const locale = knownLocale(this.locale ? [this.locale] : lang ? [lang] : navigator.languages);
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#speaks = this.#store.setLocale(locale);
  }

  // ---- what a page can call

  /** Sends the draft, or moves the focus to what prevents that. */
  async send(): Promise<void> {
    const store = this.#store;
    store.input.commit();
    store.endField();
    if (this.#isBusy) return;
    if (!store.isReady) return this.focusFirstProblem();
    if (store.passwords.areHeld) return this.#focusPasswords();
    if (store.sender?.isAllAttached) return;
    if (store.apiKey.value === "") return this.#focusSendPanel();
    const { requests } = store.toSend!;
    if (!this.#emit("before-send", { requests, base_url: store.address.url ?? "" }, true)) return;
    await this.#send();
  }

  /** Something is being sent, or is not checked yet, which is said. */
  get #isBusy(): boolean {
    const { sender, planning, isPlanningCancelled, texts, numberCount } = this.#store;
    if (planning) this.#say(isPlanningCancelled ? texts.notCheckedNote : texts.checkingNumbers(numberCount));
    return planning || sender?.phase === "running";
  }

  async #send(resumed?: Resumed): Promise<void> {
    const store = this.#store;
    let sender: Sender;
    try {
      const [{ senderOf }] = await Promise.all([loadRest(), loadResult()]);
      sender = senderOf(store);
      if (this.keepDraft) {
        const { BatchKeeper } = await loadKeeper();
        sender.keep = (plan, isPart) => new BatchKeeper(store, plan, isPart);
      }
    } catch {
      return this.#say(store.texts.partMissing);
    }
    this.#keep(); // a crash sends no last event
    this.kept = null;
    await sender.run(resumed);
  }

  /** Resumes what the tab was sending before it was reloaded, or shows the result if every number is settled. */
  async #resume(kept: KeptBatch): Promise<void> {
    const store = this.#store;
    if (this.#isBusy) return;
    if (kept.address && kept.address !== store.address.url) {
      await this.#complete();
      return this.panel?.focusAddress();
    }
    if (!store.isReady) return this.focusFirstProblem();
    if (kept.left > 0 && store.apiKey.value === "") return this.#focusSendPanel();
    const [{ resumable }] = await Promise.all([loadKeeper(), store.whenLoaded()]);
    const resumed = resumable(store, kept, store.plan!);
    const { requests } = resumed.plan;
    if (kept.left > 0 && !this.#emit("before-send", { requests, base_url: store.address.url ?? "" }, true)) return;
    await this.#send(resumed);
    if (store.sender?.trouble === "unusable") this.kept = kept; // the draft has changed, which can be undone
  }

  async #discard(): Promise<void> {
    await this.#forgetBatch();
    await this.#focusSendPanel();
  }

  async #forgetBatch(): Promise<void> {
    this.kept = null;
    (await loadKeeper()).forgetBatch();
  }

  /** Moves the focus to the first problem that prevents sending. */
  async focusFirstProblem(): Promise<void> {
    const store = this.#store;
    store.attempted = true;
    store.notify();
    const [first] = store.problems.judgement.errors;
    await this.#complete();
    if (first && isOfAddress(first)) this.panel?.focusAddress();
    else if (first) await this.reveal(first.path);
  }

  /** Scrolls to the value at a JSON Pointer into the draft and moves the focus there. */
  async reveal(pointer: string): Promise<void> {
    if (this.view === "json") return this.#showInJson(pointer);
    if (pointer === "" || pointer.startsWith("/phone_number")) {
      await this.numbers?.reveal(pointer);
      this.numbers?.scrollIntoView({ block: "nearest" });
      return;
    }
    await this.#complete();
    const [head, index] = toPath(pointer);
    if (head === "directions" && index !== undefined) {
      const type = valueAt(this.#store.draft, ["directions", index, "type"]);
      if (type === "inbound" || type === "outbound") {
        await this.renderRoot.querySelector<Direction>(`sip-attach-direction[data-type="${type}"]`)?.reveal(pointer);
      }
    }
    const field = findByPointer(this.renderRoot, pointer);
    if (!field) return this.#showInJson(pointer);
    field.scrollIntoView({ block: "center" });
    field.focus();
  }

  async #showInJson(pointer: string): Promise<void> {
    this.view = "json";
    await Promise.all([this.#complete(), this.updateComplete]);
    await this.jsonView?.updateComplete;
    await this.jsonView?.reveal(pointer);
  }

  /** Starts over with an empty draft. Undo brings the old one back. */
  reset(): void {
    this.#store.provider = this.provider ?? "";
    this.#store.replace({});
  }

  // ---- drawing

  protected override render(): Content {
    const store = this.#store;
    return html`<div
      class="root ${this.theme === "light" || this.theme === "dark" ? "" : this.#surroundings.scheme}"
      lang=${store.locale}
      dir="ltr"
      @reveal=${(event: CustomEvent<string>) => this.reveal(event.detail)}
      @send-request=${this.#onSendRequest}
      @to-key=${() => this.#focusSendPanel()}
      @to-import=${(event: CustomEvent<string>) => this.#open("import", event.detail)}
      @to-numbers=${(event: CustomEvent<string>) => this.#addNumbers(event.detail)}
      @to-rows=${this.#onToRows}
      @to-passwords=${() => this.#focusPasswords()}
      @to-provider=${() => this.#toProvider()}
      @resume=${() => this.#resume(this.kept!)}
      @discard=${() => this.#discard()}
      @imported=${() => (this.view = "form")}
      @say=${(event: CustomEvent<string>) => this.#say(event.detail)}
    >
      <div class="frame">
        <div class="top" part="top">
          ${this.#name()}<slot name="top"></slot>
          <div class="tools">${this.#views()}${this.#tools()}</div>
        </div>
        ${this.kept ? html`<sip-attach-kept-notice .store=${store} .kept=${this.kept}></sip-attach-kept-notice>` : nothing}
        <div class="layout">
          <div class="form" part="form">${this.view === "json" ? this.#json() : this.#form()}</div>
          <div class="side">${this.#side()}</div>
        </div>
      </div>
      <div class="messages" role="status">
        ${this.toast === "" ? nothing : html`<p class="toast">${this.toast}</p>`}
      </div>
      ${this.#bottom()}
      ${this.dialogs.includes("import") ? html`<sip-attach-import-dialog .store=${store}></sip-attach-import-dialog>` : nothing}
      ${this.dialogs.includes("history") ? html`<sip-attach-history-dialog .store=${store}></sip-attach-history-dialog>` : nothing}
    </div>`;
  }

  #json(): Content {
    return this.extent === "all" ? html`<sip-attach-json-view .store=${this.#store}></sip-attach-json-view>` : nothing;
  }

  #form(): Content {
    const store = this.#store;
    return html`<sip-attach-numbers
        exportparts="section,input,table"
        .isComplete=${this.extent === "all"}
        .store=${store}
      ></sip-attach-numbers>
      ${this.extent === "all" ? this.#otherCards() : nothing}`;
  }

  #otherCards(): Content {
    const store = this.#store;
    return html`<sip-attach-provider exportparts="section,input" .store=${store}></sip-attach-provider>
      ${diagnosticList(
        store,
        store.problems.at("/directions").filter(({ path }) => path === "/directions"),
      )}
      ${(["inbound", "outbound"] as const).map(
        (type) =>
          html`<sip-attach-direction
            exportparts="section,input"
            data-type=${type}
            .type=${type}
            .store=${store}
          ></sip-attach-direction>`,
      )}`;
  }

  #side(): Content {
    const { texts } = this.#store;
    if (this.extent === "numbers") return nothing;
    if (this.extent === "all")
      return html`<sip-attach-request-panel
        exportparts="request"
        .store=${this.#store}
        .isJson=${this.view === "json"}
      ></sip-attach-request-panel>`;
    return html`<div class="banner" role="alert">
      <p>${texts.restMissing}</p>
      <button type="button" class="button small" @click=${() => this.#complete()}>${texts.tryAgain}</button>
    </div>`;
  }

  #name(): Content {
    return html`<div class="name">
      <span class="logo">${icon("link")}</span><slot name="title"><span>${this.#store.texts.product}</span></slot>
    </div>`;
  }

  #views(): Content {
    const { texts } = this.#store;
    const button = (view: "form" | "json", label: string) =>
      html`<button
        type="button"
        aria-pressed=${this.view === view ? "true" : "false"}
        @click=${() => (this.view = view)}
      >
        ${label}
      </button>`;
    return html`<div class="segments" role="group" aria-label=${texts.views}>
      ${button("form", texts.viewForm)}${button("json", texts.viewJson)}
    </div>`;
  }

  #tools(): Content {
    const store = this.#store;
    const { texts } = store;
    const tool = (name: IconName, label: string, run: () => void) =>
      html`<button type="button" class="button quiet small" @click=${run}>
        ${icon(name)}<span class="label-text">${label}</span>
      </button>`;
    return html`${
      store.readOnly
        ? nothing
        : html` <button
              type="button"
              class="icon-button"
              aria-label=${texts.undo}
              title=${texts.undo}
              aria-disabled=${!store.canUndo}
              @click=${() => store.undo()}
            >
              ${icon("undo")}
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label=${texts.redo}
              title=${texts.redo}
              aria-disabled=${!store.canRedo}
              @click=${() => store.redo()}
            >
              ${icon("redo")}
            </button>
            ${store.hasDraft ? tool("refresh", texts.startOver, () => this.#startOver()) : nothing}
            ${tool("upload", texts.importOpen, () => void this.#open("import"))}`
    }
    ${tool("link", texts.share, () => void this.#share())}
    ${store.readOnly || store.hideSend ? nothing : tool("history", texts.history, () => void this.#open("history"))}`;
  }

  #bottom(): Content {
    const store = this.#store;
    const { texts } = store;
    const { count, isUntouched } = store.problems.judgement;
    return html`<div class="bottom">
      <button type="button" class="button" @click=${() => this.#focusPanel()}>
        ${
          isUntouched
            ? html`<span class="todo">${icon("todo")}</span>${texts.toFillIn}`
            : count > 0
              ? html`<span class="error">${icon("error")}</span>${texts.toProblems(count)}`
              : html`<span class="ok">${icon("ok")}</span>${texts.toRequest}`
        }
      </button>
      ${store.hideSend ? nothing : html`<button type="button" class="button ${sendLook(store)}" aria-disabled=${store.sender?.isAllAttached ? "true" : "false"} @click=${() => this.#sendFromBar()}>${icon(store.sender?.isAllAttached ? "ok" : "send")}${sendLabel(store)}</button>`}
    </div>`;
  }

  // ---- what people do

  async #open(name: DialogName, text = ""): Promise<void> {
    try {
      await DIALOGS[name]();
    } catch {
      return this.#say(this.#store.texts.partMissing);
    }
    if (!this.dialogs.includes(name)) this.dialogs = [...this.dialogs, name];
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector<ImportDialog | HistoryDialog>(`sip-attach-${name}-dialog`)!;
    await dialog.updateComplete;
    (dialog as ImportDialog).open(text);
  }

  /**
   * Clears the form. "Show the last result" still shows what was sent from it since the page was loaded; a batch that
   * was interrupted, and passwords that are not saved, stay in sight.
   */
  #startOver(): void {
    const { sender, texts } = this.#store;
    this.reset();
    if (sender?.phase === "finished") sender.dismiss();
    if (this.kept?.left === 0) void this.#forgetBatch();
    this.#say(texts.startedOver);
    void this.reveal("");
  }

  async #focusPanel(): Promise<void> {
    await this.#complete();
    this.panel?.scrollIntoView({ block: "start" });
    this.panel?.renderRoot.querySelector<HTMLElement>("button, summary")?.focus({ preventScroll: true });
  }

  async #focusPasswords(): Promise<void> {
    await this.#complete();
    await this.panel?.focusPasswords();
  }

  async #toProvider(): Promise<void> {
    await this.#complete();
    this.renderRoot.querySelector<ProviderPart>("sip-attach-provider")?.look();
  }

  async #focusSendPanel(): Promise<void> {
    await this.#complete();
    const sendPanel = this.panel?.renderRoot.querySelector<SendPanel>("sip-attach-send-panel");
    sendPanel?.scrollIntoView({ block: "center" });
    sendPanel?.focusKey();
  }

  async #sendFromBar(): Promise<void> {
    await this.send();
    if (this.#store.sender?.isInSight) this.panel?.scrollIntoView({ block: "start" });
  }

  readonly #onSendRequest = (event: CustomEvent<"send" | "stop">) => {
    if (event.detail === "stop") this.#store.sender?.stop();
    else void this.send();
  };

  async #addNumbers(text: string): Promise<void> {
    this.view = "form";
    await this.updateComplete;
    await this.numbers?.add(text);
  }

  readonly #onToRows = async (event: CustomEvent<Fate>) => {
    this.view = "form";
    await this.updateComplete;
    await this.numbers?.showOnly(event.detail);
  };

  readonly #onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const isInDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (event.key === "Enter" && !event.defaultPrevented && !this.hideSend && !isInDialog) {
      event.preventDefault();
      void this.send();
    }
    if (event.key.toLowerCase() !== "z") return;
    const target = event.composedPath()[0] as HTMLElement;
    if (target.matches?.("input, textarea, [contenteditable=true]")) return; // fields have an undo of their own
    event.preventDefault();
    if (event.shiftKey) this.#store.redo();
    else this.#store.undo();
  };

  async #share(): Promise<void> {
    const store = this.#store;
    await store.whenLoaded();
    const links = await loadLinks().catch(() => null);
    if (!links) return this.#say(store.texts.partMissing);
    const fragment = await links.encodeLink({ draft: withoutSecrets(store), region: store.region }, this.id);
    if (fragment.length > links.LINK_LIMIT) return this.#say(store.texts.linkTooLong);
    const url = new URL(fragment, location.href).href;
    const isCopied = await copyText(url);
    if (!isCopied) {
      history.replaceState(history.state, "", url);
      // It is out of date with the next change.
      if (this.keepDraft) store.addEventListener("draft", () => void this.#forgetLink(), { once: true });
    }
    this.#say(isCopied ? store.texts.linkCopied : store.texts.linkShown);
  }

  /** The draft in the page's address; null if there is none. */
  async #readLink(): Promise<Shared | null> {
    if (!location.hash.includes("sip-attach")) return null;
    const { texts } = this.#store;
    const links = await loadLinks().catch(() => null);
    const shared = await links?.decodeLink(location.hash, this);
    if (!links) this.#say(texts.partMissing);
    if (shared !== "unreadable") return shared ?? null;
    this.#say(texts.linkUnreadable);
    return null;
  }

  #say(text: string): void {
    this.toast = text;
    setTimeout(() => {
      if (this.toast === text) this.toast = "";
    }, 8000);
  }

  #emit<Name extends keyof SipAttachEvents>(
    name: Name,
    detail: SipAttachEvents[Name]["detail"],
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}

export type SipAttachEventMap = Omit<HTMLElementEventMap, keyof SipAttachEvents> & SipAttachEvents;

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface SipAttachBuilder {
  addEventListener<Name extends keyof SipAttachEventMap>(
    name: Name,
    listener: (this: SipAttachBuilder, event: SipAttachEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof SipAttachEventMap>(
    name: Name,
    listener: (this: SipAttachBuilder, event: SipAttachEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "sip-attach-builder": SipAttachBuilder;
  }
}
