// What is below the field for the provider: the list, what the chosen one needs, and what was filled in for it.
import type { AppliedProvider, Provider, ProviderAnswers, ProviderQuestion } from "sipattach";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { RevealEvent } from "../../shared/events.js";
import { icon } from "../../shared/icons.js";
import type { Content } from "../../shared/part.js";
import { isObject, toPath, toPointer, valueAt, type Json } from "../../shared/pointer.js";
import { directionIndex, type DirectionType } from "../../state/draft.js";
import { allTexts } from "../../texts/all.js";
import { visible, type Texts } from "../../texts/index.js";
import { labelOf } from "../../texts/labels.js";
import { loadProviderTexts, providerTexts, type ProviderTexts } from "../../texts/provider/index.js";
import "../checklist/checklist.js";
import { deskStyles } from "./provider-desk.styles.js";
import type { ProviderPart } from "./provider.js";

/** Opens the desk of a part in which the user searches for a provider. */
export async function openDesk(host: ProviderPart): Promise<ProviderDesk> {
  await Promise.all([loadProviderTexts(host.store), host.store.whenLoaded()]);
  (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(deskStyles.styleSheet!);
  return new ProviderDesk(host);
}

/** The user's own SBC or PBX: the last entry of every search. */
const OTHER = "other";
/** Questions that are not about part of the endpoint. */
const APART = ["auth", "port", "sip_username", "sip_password"];

const folded = (text: string) =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");

export class ProviderDesk {
  isOpen = false;
  readonly #all: readonly Provider[];
  #at = 0;
  #provider: Provider | null = null;
  #answers: ProviderAnswers = {};
  /** The user has tried to continue. Until then, nothing is shown as missing. */
  #isTried = false;
  #isSecretShown = false;
  #isListShown = false;
  /** What was filled in: the resulting draft, and the places. */
  #filled: { draft: Json; pointers: string[]; removed: string[] } | null = null;

  constructor(readonly host: ProviderPart) {
    this.#all = host.store.loaded!.engine.providers();
  }

  get id(): string | undefined {
    return this.#provider?.id;
  }

  get name(): string | undefined {
    return this.#provider ? this.#nameOf(this.#provider) : undefined;
  }

  /** The id of the entry that Enter takes. */
  get active(): string | undefined {
    return this.isOpen ? `option-${this.#matches[this.#at]?.id}` : undefined;
  }

  get #texts(): Texts {
    return allTexts(this.host.store);
  }

  get #words(): ProviderTexts {
    return providerTexts(this.host.store);
  }

  #nameOf({ name }: Provider): string {
    return this.#words.names[name] ?? name;
  }

  /** The name of the chosen provider in sentences; null for the user's own machine. */
  get #spoken(): string | null {
    return this.id === OTHER ? null : this.name!;
  }

  // ---- the list

  /** The providers that match the search; all while nothing is typed. */
  get #matches(): Provider[] {
    const { isDestination, text } = this.host;
    const wanted = folded(text ?? "");
    const names = (provider: Provider) =>
      [provider.id, this.#nameOf(provider), ...(provider.also ?? []), ...provider.domains].map(folded);
    // A host that is typed or pasted identifies its provider.
    const whose = this.#hostOf(text ?? "");
    const found = this.#all.filter(
      (provider) =>
        (provider.role === "destination") === isDestination &&
        (provider.id === OTHER || provider.id === whose || names(provider).some((name) => name.includes(wanted))),
    );
    const rank = (provider: Provider) =>
      provider.id === OTHER
        ? 3
        : provider.id === whose
          ? 0
          : names(provider).some((name) => name.startsWith(wanted))
            ? 1
            : 2;
    return found.sort((one, another) => rank(one) - rank(another));
  }

  #hostOf(text: string): string | null {
    return text.includes(".") ? this.host.store.loaded!.engine.readEndpoint(text.trim()).provider : null;
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.#at = Math.max(
      0,
      this.#matches.findIndex(({ id }) => id === this.id),
    );
    this.host.requestUpdate();
    void this.#scrollTo(".options");
  }

  close(): void {
    this.isOpen = false;
    this.host.text = null;
    this.host.requestUpdate();
  }

  search(): void {
    const wasOpen = this.isOpen;
    this.isOpen = true;
    this.#at = 0;
    this.host.requestUpdate();
    if (!wasOpen) void this.#scrollTo(".options");
  }

  onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.isComposing) return;
    const count = this.#matches.length;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!this.isOpen) return this.open();
      this.#at = (this.#at + (key === "ArrowDown" ? 1 : count - 1)) % count;
      this.host.requestUpdate();
      void this.#scrollTo(".options .active");
    } else if (key === "Enter" && this.isOpen && count > 0) {
      event.preventDefault();
      this.#take(this.#matches[this.#at]);
    } else if (key === "Escape" && this.isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  async #scrollTo(selector: string): Promise<void> {
    await this.host.updateComplete;
    this.host.renderRoot.querySelector(selector)?.scrollIntoView({ block: "nearest" });
  }

  #take(provider: Provider): void {
    const text = this.host.text ?? "";
    const isHost = text.includes(".") && (provider.id === OTHER || this.#hostOf(text) === provider.id);
    void this.choose(provider.id, true, isHost ? text.trim() : "");
  }

  options(): Content {
    if (!this.isOpen) return nothing;
    const { host } = this;
    const words = this.#words;
    const matches = this.#matches;
    return html`<ul
        class="options"
        id="options"
        role="listbox"
        aria-label=${host.isDestination ? this.#texts.forwardTo : this.#texts.yourProvider}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        ${matches.map(
          (provider, index) =>
            html`<li
              id="option-${provider.id}"
              role="option"
              class="${index === this.#at ? "active" : ""} ${provider.id === OTHER && index > 0 ? "last" : ""}"
              aria-selected=${provider.id === this.id ? "true" : "false"}
              @click=${() => this.#take(provider)}
            >
              <span>${this.#nameOf(provider)}</span><span class="role">${words.roles[provider.role]}</span>
            </li>`,
        )}
      </ul>
      <span class="visually-hidden" role="status">${words.found(matches.length)}</span>`;
  }

  /** Chooses a provider. `endpoint`: the whole destination, if it is known already. */
  async choose(id: string, isFocused = true, endpoint = ""): Promise<void> {
    const { host } = this;
    const provider = this.#all.find((each) => each.id === id.toLowerCase());
    if (!provider) {
      // It can only come from the attribute: the list has no unknown ids.
      console.error(`sip-attach-builder: there is no provider ${id}`);
      if (!host.isDestination) host.store.provider = this.id ?? "";
      return;
    }
    this.#provider = provider;
    this.#answers = {};
    this.#isTried = false;
    this.#filled = null;
    if (!host.isDestination) host.store.provider = provider.id;
    const known = endpoint || (host.recognized?.id === provider.id ? host.endpoint : "");
    if (known !== "") this.#answerWith(known);
    this.close();
    host.store.notify();
    if (!isFocused) return;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(".asks :is(input, select), form button")?.focus();
  }

  /** Answers the first question, which asks for part of the destination, with the whole of it. */
  #answerWith(endpoint: string): void {
    const [first] = this.#reading.asks;
    if (!first || APART.includes(first.name)) return;
    const bare = endpoint.replace(/^sips?:/i, "");
    const choice = first.choices?.find((each) => bare.includes(each));
    if (first.choices === null || choice !== undefined) this.#answers[first.name] = choice ?? bare;
  }

  // ---- what it needs

  get #reading(): AppliedProvider {
    const { store } = this.host;
    return store.loaded!.engine.applyProvider(store.draft, this.#provider!.id, this.#answers);
  }

  body(): Content {
    if (!this.#provider) return nothing;
    const { store } = this.host;
    return html`${this.#isFilled ? this.#summary() : this.#form()}
    ${this.#isListShown ? html`<sip-attach-checklist .store=${store} .provider=${this.#provider.id}></sip-attach-checklist>` : nothing}`;
  }

  #form(): Content {
    const words = this.#words;
    const { asks, missing, patch, ok } = this.#reading;
    const isNeeded = !ok || patch.length > 0;
    return html`<form class="stack" novalidate @submit=${this.#onSubmit}>
      ${
        asks.length > 0
          ? html`<div class="asks">${asks.map((ask) => this.#question(ask, missing))}</div>`
          : this.#provider!.endpoint === null
            ? html`<p class="hint">${words.nothingAsked(this.name!)}</p>`
            : nothing
      }
      ${isNeeded ? nothing : html`<p class="hint">${words.isComplete}</p>`}
      ${this.#isTried && !ok && missing.length === 0 ? html`<p class="diagnostic error" role="alert">${icon("error")}<span class="text">${words.unwritable}</span></p>` : nothing}
      <div class="row">
        ${isNeeded ? html`<button type="submit" class="button primary">${words.fillIn}</button>` : nothing}
        ${this.#listButton("")}
      </div>
    </form>`;
  }

  #listButton(size: "small" | ""): Content {
    return html`<button
      type="button"
      class="button ${size}"
      aria-expanded=${this.#isListShown ? "true" : "false"}
      @click=${() => {
        this.#isListShown = !this.#isListShown;
        this.host.requestUpdate();
      }}
    >
      ${icon("file")}${this.#words.toEnter(this.#spoken)}
    </button>`;
  }

  #question(ask: ProviderQuestion, missing: readonly string[]): Content {
    const words = this.#words;
    const { name, choices } = ask;
    const label = words.questions[name] ?? ask.label;
    const value = String(this.#answers[name] ?? ask.default ?? "");
    const isMissing = this.#isTried && missing.includes(name);
    const set = (event: Event) => this.#answer(name, (event.target as HTMLInputElement).value);
    if (name === "auth") return this.#modes(label, choices ?? [], value);
    const { hint, placeholder } = this.#help(ask, missing);
    const wired = { id: `ask-${name}`, invalid: isMissing ? "true" : "false", by: `hint-${name} said-${name}` };
    return html`<div class="field">
      <label for=${wired.id}>${label}</label>
      ${
        choices !== null
          ? html`<select
              id=${wired.id}
              part="input"
              aria-invalid=${wired.invalid}
              aria-describedby=${wired.by}
              @change=${set}
            >
              ${ask.default === null ? html`<option value="" .selected=${value === ""}>${words.choose}</option>` : nothing}
              ${choices.map((each) => html`<option value=${each} .selected=${each === value}>${each}</option>`)}
            </select>`
          : html`<div class="with-buttons">
              <input
                id=${wired.id}
                part="input"
                class="mono"
                type=${ask.secret && !this.#isSecretShown ? "password" : "text"}
                inputmode=${name === "port" ? "numeric" : "text"}
                autocomplete=${ask.secret ? "new-password" : "off"}
                autocapitalize="off"
                spellcheck="false"
                placeholder=${placeholder}
                .value=${live(value)}
                aria-invalid=${wired.invalid}
                aria-describedby=${wired.by}
                @input=${set}
              />${ask.secret ? this.#eye(label) : nothing}
            </div>`
      }
      <div class="hint" id="hint-${name}" ?hidden=${hint === ""}>${hint}</div>
      <div id="said-${name}" ?hidden=${!isMissing}>
        ${isMissing ? html`<p class="diagnostic error">${icon("error")}<span class="text">${value === "" ? words.required : words.unusable}</span></p>` : nothing}
      </div>
    </div>`;
  }

  #help({ name, choices }: ProviderQuestion, missing: readonly string[]) {
    const { endpoint, example } = this.#provider!;
    const isKept = name.startsWith("sip_") && !missing.includes(name) && this.#answers[name] === undefined;
    const isPart = !APART.includes(name) && choices === null && endpoint !== `{${name}}`;
    return {
      placeholder: isKept ? this.#words.keptAsIs : name === "host" ? (example ?? "") : "",
      hint: isPart ? this.#words.wholeHost(endpoint!.replace(/;.*/, "")) : "",
    };
  }

  #modes(label: string, modes: readonly string[], value: string): Content {
    const words = this.#words;
    return html`<fieldset class="field">
      <legend class="label">${label}</legend>
      <div>
        <div class="segments">
          ${modes.map(
            (mode) =>
              html`<label
                ><input
                  type="radio"
                  name="auth"
                  value=${mode}
                  .checked=${live(mode === value)}
                  @change=${() => this.#answer("auth", mode)}
                />${words.authModes[mode] ?? mode}</label
              >`,
          )}
        </div>
      </div>
      ${value === "ip" ? html`<p class="hint">${words.byAddress}</p>` : nothing}
    </fieldset>`;
  }

  #eye(label: string): Content {
    const texts = this.#texts;
    return html`<button
      type="button"
      class="icon-button"
      aria-pressed=${this.#isSecretShown ? "true" : "false"}
      aria-label=${texts.showSecret(label)}
      title=${texts.show}
      @click=${() => {
        this.#isSecretShown = !this.#isSecretShown;
        this.host.requestUpdate();
      }}
    >
      ${icon(this.#isSecretShown ? "eyeOff" : "eye")}
    </button>`;
  }

  #answer(name: string, value: string): void {
    this.#answers = { ...this.#answers, [name]: value };
    if (value === "") delete this.#answers[name];
    this.host.requestUpdate();
  }

  // ---- into the draft, and what became of it

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    void this.#fill();
  };

  async #fill(): Promise<void> {
    const { host } = this;
    const { store } = host;
    store.input.commit();
    const { ok, patch, written, missing } = this.#reading;
    this.#isTried = true;
    host.requestUpdate();
    if (!ok) {
      await host.updateComplete;
      host.renderRoot.querySelector<HTMLElement>(`#ask-${missing[0]}`)?.focus();
      return;
    }
    if (patch.length === 0) return;
    const before = store.draft;
    store.edit(store.tools!.module.applyPatch(before, patch));
    const added = (["inbound", "outbound"] as const)
      .filter((type) => directionIndex(before, type) < 0 && directionIndex(store.draft, type) >= 0)
      .map((type) => toPointer(["directions", directionIndex(store.draft, type)]));
    const removed = patch.filter(({ op }) => op === "remove").map(({ path }) => path);
    this.#filled = { draft: store.draft, pointers: [...new Set([...added, ...written])], removed };
    // From here on, the password is only in the draft.
    const { sip_password: _, ...kept } = this.#answers;
    this.#answers = kept;
    this.#isSecretShown = false;
    this.#isTried = false;
    host.requestUpdate();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>("#filled")?.focus();
  }

  /** Whether what was filled in is still there; undo may have removed it. */
  get #isFilled(): boolean {
    return this.#stillThere.length > 0;
  }

  get #stillThere(): string[] {
    if (this.#filled === null) return [];
    const { draft, pointers } = this.#filled;
    const now = this.host.store.draft;
    return pointers.filter((pointer) => {
      const value = valueAt(now, toPath(pointer));
      const was = valueAt(draft, toPath(pointer));
      return value !== undefined && (value === was || (isObject(value) && isObject(was) && value.type === was.type));
    });
  }

  #summary(): Content {
    const { store } = this.host;
    const words = this.#words;
    const isLast = store.draft === this.#filled!.draft;
    return html`<div class="stack">
      <p class="diagnostic ok" id="filled" tabindex="-1" role="status">
        ${icon("ok")}<b>${words.filledIn(this.#spoken)}</b>
      </p>
      <dl class="written">
        ${this.#stillThere.map((pointer) => this.#entry(pointer))}
        ${this.#filled!.removed.filter((pointer) => valueAt(store.draft, toPath(pointer)) === undefined).map(
          (pointer) => this.#entry(pointer, this.#texts.removed),
        )}
      </dl>
      <div class="row">
        <button type="button" class="button small" @click=${this.#reopen}>${icon("edit")}${words.changeAnswers}</button>
        ${
          isLast
            ? html`<button type="button" class="button small" @click=${() => store.undo()}>
                ${icon("undo")}${this.#texts.takeBack}
              </button>`
            : nothing
        }
        ${this.#listButton("small")}
      </div>
    </div>`;
  }

  readonly #reopen = async () => {
    this.#filled = null;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>(".asks :is(input, select)")?.focus();
  };

  #entry(pointer: string, shown?: string): Content {
    const { store } = this.host;
    const path = toPath(pointer);
    const type = valueAt(store.draft, [...path.slice(0, 2), "type"]) as DirectionType;
    const title = this.#texts.directionTitle[type];
    const label = path.length > 2 ? (labelOf(this.#texts, path.at(-1)!) ?? path.at(-1)!) : title;
    return html`<dt>
        <button
          type="button"
          class="link"
          @click=${() => this.host.dispatchEvent(new RevealEvent(pointer))}
          aria-label=${path.length > 2 ? `${title}: ${label}` : label}
        >
          ${label}
        </button>
      </dt>
      <dd class=${path.length > 2 && shown === undefined ? "mono" : ""}>${shown ?? this.#shown(path)}</dd>`;
  }

  #shown(path: readonly string[]): string {
    const { store } = this.host;
    const value = valueAt(store.draft, path);
    if (path.at(-1) === "sip_password") return "••••••••";
    if (typeof value === "boolean") return value ? this.#texts.secureOn : this.#texts.secureOff;
    if (typeof value === "object") return this.#words.switchedOn;
    return visible(path.at(-1) === "transport" ? String(value).toUpperCase() : String(value));
  }
}
