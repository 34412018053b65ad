// The trunks of the account: to be chosen, viewed, created, changed, tested and deleted. Whatever goes wrong is
// explained and blocks nothing, because the ID can always be typed.
import type {
  ListGap,
  LookUp,
  LookUpOptions,
  LookUpProblem,
  Plan,
  TrunkChange,
  TrunkFields,
  TrunkSummary,
} from "sipattach";
import { css, html, nothing } from "lit";
import { query, state } from "lit/decorators.js";
import { clip } from "../../shared/clip.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { shownValue } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import type { TrunkRequest } from "../builder/builder.js";
import { Part, define, type Content } from "../../shared/part.js";
import { sampleStyles } from "../../shared/sample.styles.js";
import { isObject, valueAt, type Json, type JsonObject } from "../../shared/pointer.js";
import { guarded } from "../../state/passwords.js";
import { draftOnTrunk, trunkOfDraft, trunkToChange } from "../../state/trunk-draft.js";
import { loadResult } from "../result/load.js";
import "../passwords/passwords.js";
import "./trunk-form.js";
import { accountTexts } from "../../texts/account/index.js";
import { detailsOf } from "../../shared/fates.js";
import { troubleOf } from "../../state/trouble.js";

/** Asks the builder to put the focus on the field of the API key. */
export class ToKeyEvent extends CustomEvent<null> {
  constructor() {
    super("to-key", { bubbles: true, composed: true });
  }
}

const trunkDialogStyles = css`
  .trunks {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .trunks > li {
    display: flex;
    align-items: center;
    padding-inline-end: 8px;
    border-bottom: 1px solid var(--_line);
  }
  .trunks > li:last-child {
    border-bottom: 0;
  }
  .trunk {
    display: grid;
    flex: 1;
    min-width: 0;
    gap: 1px;
    padding: 9px 12px;
    border: 0;
    background: none;
    text-align: start;
    line-height: 1.4;
    overflow-wrap: anywhere;
    font-size: var(--_text-m);
  }
  .trunk:hover {
    background: var(--_hover);
  }
  .trunk:focus-visible {
    outline-offset: -2px;
  }
  .trunk[aria-current] {
    background: var(--_accent-soft);
  }
  .trunk b {
    font-weight: var(--_bold);
  }
  .trunk .mono,
  .trunk .muted {
    font-size: var(--_text-s);
  }
  .problem {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .problem > .icon {
    margin-top: 0.25em;
  }
  /* While it is empty, it takes no space. */
  .body > [role="status"]:not(:has(*)) {
    position: absolute;
  }
  .danger {
    background: var(--_error);
    border-color: var(--_error);
    color: light-dark(#fff, #2a0d0b);
    font-weight: var(--_bold);
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 14px;
    font-size: var(--_text-m);
    overflow-wrap: anywhere;
  }
  dt {
    color: var(--_muted);
  }
  .mappings {
    display: grid;
    gap: 4px;
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
  }
  ul.causes {
    list-style: disc;
    padding-inline-start: 18px;
    font-size: var(--_text-s);
  }
`;

/** The trunk that is shown. */
interface Shown {
  id: string;
  name: string;
  value: object;
  fields: JsonObject;
  directions: Plan["directions"];
}

/** The result of a change. */
interface Outcome {
  kind: "create" | "change" | "delete";
  name: string;
  result: TrunkChange;
  /** The request uses the trunk now. */
  isUsed: boolean;
}

export class TrunkDialog extends Part {
  static override styles = [Part.styles, sampleStyles, trunkDialogStyles];

  @state() private view: "list" | "trunk" | "form" | "delete" | "outcome" = "list";
  @state() private trunks: TrunkSummary[] | null = null;
  /** Why these may not be all trunks. */
  @state() private gap: ListGap | null = null;
  @state() private problem: LookUpProblem | null = null;
  /** What is being done, or "". */
  @state() private busy = "";
  @state() private shown: Shown | null = null;
  @state() private tested = "";
  @state() private fields: TrunkFields = {};
  @state() private isFromDraft = false;
  @state() private changed: { id: string; fields: TrunkFields } | null = null;
  @state() private outcome: Outcome | null = null;
  @query("dialog") private dialog!: HTMLDialogElement;
  #abort: AbortController | null = null;

  /** Shows the trunks, or the form for a trunk made from the draft. */
  async open(isFromDraft = false): Promise<void> {
    Object.assign(this, { problem: null, trunks: null, view: "list", outcome: null });
    this.dialog.showModal();
    if (this.store.apiKey.value === "" || this.store.address.error) return;
    if (isFromDraft) this.#make(true);
    else await this.#list();
  }

  get #isBusy(): boolean {
    return this.busy !== "";
  }

  readonly #onClose = () => {
    this.#abort?.abort();
    this.dispatchEvent(new Event("closed"));
  };

  protected override render(): Content {
    const { texts, store, view } = this;
    const words = accountTexts(store);
    const title =
      view === "form"
        ? this.changed
          ? words.trunkChangeTitle(clip(this.shown!.name))
          : words.trunkFormTitle
        : view === "delete"
          ? words.trunkDeleteTitle(clip(this.shown!.name))
          : view === "trunk"
            ? clip(this.shown!.name)
            : words.trunksTitle;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <div class="head">
        <h2 id="title" tabindex="-1">${title}</h2>
        <button type="button" class="icon-button" aria-label=${texts.close} @click=${() => this.dialog.close()}>
          ${icon("close")}
        </button>
      </div>
      <div class="body">
        <div role="status">
          ${this.busy !== "" ? html`<p class="hint">${this.busy}</p>` : nothing}${this.problem ? this.#explained(this.problem) : nothing}
        </div>
        ${store.address.error ? diagnosticList(store, [store.address.error]) : store.apiKey.value === "" ? this.#keyNeeded() : this.#content()}
        ${this.problem && view === "list" ? this.#waysOn() : nothing}
        ${view === "list" || this.#isBusy ? nothing : html`<div><button type="button" class="button small" @click=${this.#back}>${words.back}</button></div>`}
      </div>
    </dialog>`;
  }

  #content(): Content {
    switch (this.view) {
      case "form":
        return html`<sip-attach-trunk-form
          .store=${this.store}
          .start=${this.fields}
          .isFromDraft=${this.isFromDraft}
          .changed=${this.changed}
          .isBusy=${this.#isBusy}
          @create-trunk=${this.changed ? this.#patch : this.#create}
        ></sip-attach-trunk-form>`;
      case "trunk":
        return this.#trunk(this.shown!);
      case "delete":
        return this.#deletion(this.shown!);
      case "outcome":
        return this.#outcome(this.outcome!);
      default:
        return this.trunks ? this.#choice(this.trunks) : nothing;
    }
  }

  async #show(view: TrunkDialog["view"]): Promise<void> {
    Object.assign(this, { view, problem: null, tested: "" });
    await this.updateComplete;
    if (view !== "form") this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  readonly #back = async () => {
    await this.#show("list");
    await this.#list();
  };

  // ---- one trunk

  async #look(id: string, name: string): Promise<void> {
    const { engine, module } = await this.store.whenLoaded();
    const value = await this.#ask((options) => module.getTrunk(engine, id, options));
    if (!value) return;
    const { directions } = await module.explainTrunk(engine, value);
    const payload = valueAt(value as Json, ["data"]) ?? (value as Json);
    const trunk = valueAt(payload, ["trunk"]) ?? payload;
    this.shown = { id, name: name || id, value, fields: isObject(trunk) ? trunk : {}, directions };
    await this.#show("trunk");
  }

  #trunk({ id, name, value, fields, directions }: Shown): Content {
    const words = accountTexts(this.store);
    const text = (key: string) => (typeof fields[key] === "string" ? fields[key] : "");
    const rows: [string, string][] = [
      [this.texts.trunkId, id],
      [words.trunkProvider, text("provider")],
      [words.trunkDirection, this.#carries(text("direction"))],
      [words.trunkEndpoint, text("sip_endpoint")],
      [words.trunkAuth, words.trunkAuthModes[text("auth_mode")] ?? text("auth_mode")],
    ];
    const count = fields.bound_number_count;
    const mapped = directions.filter(({ headers }) => headers.source === "trunk" && (headers.value?.length ?? 0) > 0);
    return html`<dl>
        ${rows.map(([label, shown]) =>
          shown === ""
            ? nothing
            : html`<dt>${label}</dt>
                <dd>${clip(shown)}</dd>`,
        )}
      </dl>
      ${fields.is_default === true ? html`<p class="hint">${words.trunkDefault}</p>` : nothing}
      ${typeof count === "number" ? html`<p class="hint">${words.trunkBound(count)}</p>` : nothing}
      <div class="field">
        <h3 id="mappings">${words.trunkHeaders}</h3>
        ${
          mapped.length === 0
            ? html`<p class="hint">${words.trunkNoHeaders}</p>`
            : html`<ul class="mappings" aria-labelledby="mappings">
                  ${mapped.flatMap(({ type, headers }) =>
                    (headers.value ?? []).map(
                      (each) => html`<li>${this.texts.directionTitle[type]}: ${clip(each.text)}</li>`,
                    ),
                  )}
                </ul>
                <p class="hint">${words.trunkTransfers}</p>`
        }
      </div>
      <div class="row">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.#isBusy}
          @click=${() => this.#use(id, name, value)}
        >
          ${words.trunkUse}
        </button>
        <button
          type="button"
          class="button"
          aria-describedby="test-hint"
          ?disabled=${this.#isBusy}
          @click=${() => this.#test(id)}
        >
          ${icon("refresh")}${words.trunkTest}
        </button>
        <button type="button" class="button" ?disabled=${this.#isBusy} @click=${() => this.#edit(this.shown!)}>
          ${words.trunkChange}
        </button>
        <button type="button" class="button" ?disabled=${this.#isBusy} @click=${() => this.#show("delete")}>
          ${words.trunkDelete}
        </button>
      </div>
      <p class="hint" id="test-hint">${words.trunkTestHint}</p>
      <p role="status">${this.tested}</p>`;
  }

  async #test(id: string): Promise<void> {
    const { engine, module } = await this.store.whenLoaded();
    const words = accountTexts(this.store);
    this.tested = "";
    const test = await this.#ask((options) => module.testTrunk(engine, id, options), words.trunkTesting);
    if (!test) return;
    const { reachable, sip_code: code, response_time_ms: time, error } = test;
    const parts = [code === null ? "" : `SIP ${code}`, time === null ? "" : `${time} ms`, clip(error ?? "")];
    const details = parts.filter((part) => part !== "").join(", ");
    this.tested = reachable ? words.trunkReachable(details) : words.trunkUnreachable(details);
  }

  #use(id: string, name: string, value: object): void {
    this.store.set(["trunk_id"], id);
    this.store.setTrunk({ id, name, value });
    this.dialog.close();
  }

  // ---- making and deleting

  #make(isFromDraft: boolean): void {
    this.isFromDraft = isFromDraft;
    this.changed = null;
    this.fields = isFromDraft ? trunkOfDraft(this.store.draft) : {};
    void this.#show("form");
  }

  readonly #create = async ({ detail: fields }: CustomEvent<TrunkFields>) => {
    const { draft, plan } = this.store;
    const { engine, module } = await this.store.whenLoaded();
    this.fields = fields;
    const result = await this.#change(
      accountTexts(this.store).trunkCreating,
      ["POST", "", fields],
      fields.name,
      (options) => module.createTrunk(engine, fields, options),
    );
    if (!result) return;
    const { state, id, trunk } = result;
    const isUsed = state === "done" && id !== null && !this.store.readOnly;
    if (isUsed) {
      // The draft cannot have changed meanwhile, because the dialog covers the form.
      this.store.edit(
        this.isFromDraft ? draftOnTrunk(draft, id, fields, plan) : { ...(isObject(draft) ? draft : {}), trunk_id: id },
      );
      this.store.setTrunk({ id, name: fields.name ?? id, value: trunk ?? { ...fields, id } });
    }
    this.outcome = { kind: "create", name: fields.name ?? "", result, isUsed };
    // After a refusal, the form stays as it was filled in.
    if (state === "failed" && result.register_passwords.length === 0) this.problem = result.problem;
    else await this.#show("outcome");
  };

  /** The form, filled in as the trunk is. */
  async #edit({ id, fields: shown }: Shown): Promise<void> {
    const { engine } = await this.store.whenLoaded();
    const fields = trunkToChange(engine, shown);
    this.isFromDraft = false;
    this.changed = { id, fields };
    this.fields = fields;
    await this.#show("form");
  }

  readonly #patch = async ({ detail: body }: CustomEvent<TrunkFields>) => {
    const { engine, module } = await this.store.whenLoaded();
    const { id, name } = this.shown!;
    this.fields = { ...this.fields, ...body };
    const result = await this.#change(accountTexts(this.store).trunkChanging, ["PATCH", id, body], name, (options) =>
      module.updateTrunk(engine, id, body, options),
    );
    if (!result) return;
    if (result.state === "done" && result.trunk && this.store.trunk?.id === id)
      this.store.setTrunk({ id, name: body.name ?? name, value: result.trunk });
    this.outcome = { kind: "change", name, result, isUsed: false };
    if (result.state === "failed" && result.register_passwords.length === 0) this.problem = result.problem;
    else await this.#show("outcome");
  };

  #deletion({ id }: Shown): Content {
    const { texts, store } = this;
    const words = accountTexts(store);
    const request = `DELETE ${store.tools?.module.trunkUrl(store.address.url ?? "", id) ?? ""}`;
    return html`<p>${words.trunkDeleteNote}</p>
      <div class="field">
        <h3 id="exactly">${words.trunkExactly}</h3>
        <pre tabindex="0" aria-labelledby="exactly">${request}</pre>
      </div>
      <div class="row">
        <button type="button" class="button" ?disabled=${this.#isBusy} @click=${() => this.#show("trunk")}>
          ${texts.cancel}
        </button>
        <button type="button" class="button danger" ?disabled=${this.#isBusy} @click=${this.#delete}>
          ${words.trunkDeleteButton}
        </button>
      </div>`;
  }

  readonly #delete = async () => {
    const { engine, module } = await this.store.whenLoaded();
    const { id, name } = this.shown!;
    const result = await this.#change(this.texts.checking, ["DELETE", id, null], name, (options) =>
      module.deleteTrunk(engine, id, options),
    );
    if (!result) return;
    this.outcome = { kind: "delete", name, result, isUsed: false };
    await this.#show("outcome");
  };

  /** Makes a change. Passwords in the answer are stored before anything else is done with it. */
  async #change(
    busy: string,
    [method, id, body]: [method: TrunkRequest["method"], id: string, body: TrunkFields | null],
    name: string | undefined,
    run: (options: LookUpOptions) => Promise<TrunkChange>,
  ): Promise<TrunkChange | null> {
    const { store } = this;
    const base_url = store.address.url ?? "";
    const { trunkUrl } = (await store.whenLoaded()).module;
    const from = trunkUrl(base_url);
    const url = id === "" ? from : trunkUrl(base_url, id);
    const request: TrunkRequest = { method, url, body: body as JsonObject | null, numbers: [] };
    const detail = { requests: [request], base_url };
    if (
      !this.dispatchEvent(new CustomEvent("before-send", { detail, bubbles: true, composed: true, cancelable: true }))
    )
      return null;
    // Loaded before anything is sent, because the answer may contain a one-time password.
    await loadResult();
    const ask = () => this.#ask(async (options) => ({ value: await run(options), problem: null }), busy);
    const value = await (body?.register_auth || body?.auth_mode === "register" ? guarded(ask) : ask());
    this.trunks = null; // whatever the result, the list is outdated
    if (value) store.passwords.add(value.register_passwords, { request: null, trunk: name ?? value.id, from });
    return value;
  }

  #outcome({ kind, name, result, isUsed }: Outcome): Content {
    const words = accountTexts(this.store);
    const { state, why } = result;
    const shown = clip(name);
    const { done, failed, unknown } = words.trunkOutcome[kind];
    const title = state === "done" ? done(shown) : state === "failed" ? failed : unknown;
    const { passwords } = this.store;
    return html`<div role="status" class="stack">
        <p class="problem ${state === "done" ? "ok" : state === "failed" ? "error" : "warning"}">
          ${icon(state === "done" ? "ok" : state === "failed" ? "error" : "warning")}<b>${title}</b>
        </p>
        ${why === "" ? nothing : html`<p class="hint">${clip(why, 600)}</p>`}
        ${isUsed ? html`<p>${words.trunkCreatedUse}</p>` : nothing}
        ${result.password_missed ? html`<p class="problem warning">${icon("warning")}<span>${words.trunkPasswordMissed}</span></p>` : nothing}
        ${passwords.areHeld && result.register_passwords.length > 0 ? html`<p>${words.trunkSavePassword}</p>` : nothing}
      </div>
      ${result.register_passwords.length > 0 ? html`<sip-attach-passwords .store=${this.store}></sip-attach-passwords>` : nothing}`;
  }

  #keyNeeded(): Content {
    const { texts } = this;
    return html`<p>${accountTexts(this.store).trunksNeedKey}</p>
      <div>
        <button
          type="button"
          class="button"
          @click=${() => {
            this.dialog.close();
            this.dispatchEvent(new ToKeyEvent());
          }}
        >
          ${icon("key")}${texts.blockedByKey}
        </button>
      </div>`;
  }

  #choice(trunks: readonly TrunkSummary[]): Content {
    const words = accountTexts(this.store);
    const current = shownValue(this.store, ["trunk_id"]);
    const isOther = current !== "" && trunks.every(({ id }) => id !== current) && !this.gap;
    return html`<div>
        <button type="button" class="button small" ?disabled=${this.#isBusy} @click=${() => this.#make(false)}>
          ${icon("plus")}${words.trunkNew}
        </button>
      </div>
      ${this.gap ? html`<p class="problem warning">${icon("warning")}<span>${words.trunksNotAll(this.gap.left_out.length)}</span></p>` : nothing}
      ${trunks.length === 0 && !this.gap ? html`<p>${words.trunksNone}</p>` : nothing}
      ${isOther && trunks.length > 0 ? html`<p class="problem warning">${icon("warning")}<span>${words.trunkNotListed(current)}</span></p>` : nothing}
      ${
        trunks.length === 0
          ? nothing
          : html`<ul class="trunks" aria-labelledby="title">
              ${trunks.map(
                ({ id, name, provider, direction, sip_endpoint: endpoint }, index) =>
                  html`<li>
                    <button
                      type="button"
                      class="trunk"
                      aria-current=${id === current ? "true" : nothing}
                      @click=${() => this.#read(id, name)}
                    >
                      <b id="name-${index}">${clip(name || id)}</b><span class="mono">${clip(id)}</span>
                      <span class="muted"
                        >${[provider, this.#carries(direction), endpoint]
                          .filter((part) => part !== "")
                          .map((part) => clip(part))
                          .join(" · ")}</span
                      >
                    </button>
                    <button
                      type="button"
                      class="button small"
                      aria-describedby="name-${index}"
                      ?disabled=${this.#isBusy}
                      @click=${() => this.#look(id, name)}
                    >
                      ${words.trunkDetails}
                    </button>
                  </li>`,
              )}
            </ul>`
      }`;
  }

  #carries(direction: string): string {
    const { trunkDirections } = accountTexts(this.store);
    return Object.hasOwn(trunkDirections, direction) ? trunkDirections[direction] : direction;
  }

  #explained(problem: LookUpProblem): Content {
    const { kind } = problem;
    const { texts, view } = this;
    const words = accountTexts(this.store);
    const isRefused = kind === "api" && view !== "list";
    const refused =
      view === "form" ? words.trunkOutcome[this.changed ? "change" : "create"].failed : words.trunkRefused;
    const trouble = troubleOf(problem);
    const { title, causes } =
      trouble === null
        ? { title: texts.cancelled, causes: [] }
        : trouble === "not_found" || trouble === "unreadable" || trouble === "rate_limited"
          ? words.lookUpTroubles[trouble]
          : texts.troubles[trouble];
    const isSaid = kind === "api" || kind === "rate_limited" || trouble === "forbidden";
    return html`<div class="stack">
      <p class="problem error">
        ${icon("error")}<b>${isRefused ? refused : kind === "api" ? words.lookUpFailed : title}</b>
      </p>
      ${isSaid ? html`<p class="hint">${clip(detailsOf(texts, problem))}</p>` : nothing}
      <ul class="causes">
        ${(isRefused ? [] : kind === "network" || kind === "timeout" || kind === "api" ? words.lookUpCauses : causes).map((cause) => html`<li>${cause}</li>`)}
      </ul>
    </div>`;
  }

  #waysOn(): Content {
    const { texts } = this;
    const typed = shownValue(this.store, ["trunk_id"]);
    return html`<p class="hint">${accountTexts(this.store).trunkTypedWorks}</p>
      <div class="row">
        <button type="button" class="button small" ?disabled=${this.#isBusy} @click=${this.#list}>
          ${icon("refresh")}${texts.tryAgain}
        </button>
        ${typed !== "" && !this.trunks ? html`<button type="button" class="button small" ?disabled=${this.#isBusy} @click=${() => this.#read(typed, typed)}>${texts.lookUpTrunk}</button>` : nothing}
      </div>`;
  }

  readonly #list = async () => {
    const { engine, module } = await this.store.whenLoaded();
    const found = await this.#ask(async (options) => {
      const list = await module.listTrunks(engine, options);
      this.gap = list.incomplete ?? null;
      return list;
    });
    this.trunks = found ?? this.trunks;
  };

  async #read(id: string, name: string): Promise<void> {
    const { store } = this;
    const { engine, module } = await store.whenLoaded();
    const trunk = await this.#ask((options) => module.getTrunk(engine, id, options));
    if (this.trunks?.some((listed) => listed.id === id)) store.set(["trunk_id"], id);
    if (!trunk) return;
    store.setTrunk({ id, name: name || id, value: trunk });
    this.dialog.close();
  }

  /** The answer, or null with the problem shown. */
  async #ask<Value>(
    call: (options: LookUpOptions) => Promise<LookUp<Value>>,
    busy = accountTexts(this.store).trunksLoading,
  ): Promise<Value | null> {
    const { store } = this;
    if (!store.loaded) return null;
    this.#abort = new AbortController();
    this.busy = busy;
    this.problem = null;
    try {
      const { value, problem } = await call({
        apiKey: store.apiKey.value,
        ...store.address.forLookUps,
        signal: this.#abort.signal,
      });
      this.problem = problem;
      return value;
    } catch (error) {
      this.problem = { kind: "api", message: error instanceof Error ? error.message : "", causes: [] };
      return null;
    } finally {
      this.busy = "";
    }
  }
}

define("sip-attach-trunk-dialog", TrunkDialog);
