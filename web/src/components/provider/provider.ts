// The provider: a search field. The list, the questions and the checklist are loaded with the first search.
import type { Provider } from "sipattach";
import { html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { valueAt } from "../../shared/pointer.js";
import { directionIndex } from "../../state/draft.js";
import type { ProviderDesk } from "./provider-desk.js";
import { providerStyles } from "./provider.styles.js";

export class ProviderPart extends Part {
  static override styles = [Part.styles, providerStyles];

  /** The provider is a destination that inbound calls are forwarded to, and this is on the card of that direction. */
  @property({ attribute: false }) isDestination = false;
  /** What is being typed into the field, or null. */
  @state() text: string | null = null;
  @state() private desk: ProviderDesk | null = null;
  @query("#provider") readonly field!: HTMLInputElement;
  /** The provider that the endpoint's host belongs to. */
  recognized: Provider | undefined;
  #endpoint = "";
  #given = "";
  #loading: Promise<ProviderDesk | null> | undefined;

  protected override willUpdate(): void {
    const { store } = this;
    // Not while a field is typed into, which must not move.
    if (store.tools && store.typedAt === null) this.#recognize();
    if (this.isDestination || store.provider === this.#given || !store.loaded) return;
    this.#given = store.provider;
    if (this.#given !== this.desk?.id) void this.load().then((desk) => desk?.choose(this.#given, false));
  }

  #recognize(): void {
    const { store } = this;
    const at = directionIndex(store.draft, this.isDestination ? "inbound" : "outbound");
    const value = valueAt(store.draft, ["directions", at, "sip_endpoint"]);
    const endpoint = typeof value === "string" ? value : "";
    if (endpoint === this.#endpoint) return;
    this.#endpoint = endpoint;
    this.recognized = undefined;
    const id = endpoint === "" ? null : store.tools!.engine.readEndpoint(endpoint).provider;
    if (id !== null) void this.#nameIt(endpoint, id);
  }

  /** Finds the recognized provider, after loading the table of providers if necessary. */
  async #nameIt(endpoint: string, id: string): Promise<void> {
    const { engine } = await this.store.whenLoaded();
    if (endpoint !== this.#endpoint) return;
    const found = engine.providers().find((provider) => provider.id === id);
    this.recognized = found && (found.role === "destination") === this.isDestination ? found : undefined;
    this.requestUpdate();
  }

  get endpoint(): string {
    return this.#endpoint;
  }

  /** Resolves to null if the rest of the part cannot be loaded. The next search tries again. */
  async load(): Promise<ProviderDesk | null> {
    this.#loading ??= import("./provider-desk.js").then(
      (module) => module.openDesk(this),
      () => null,
    );
    const desk = await this.#loading;
    if (desk === null) this.#loading = undefined;
    else this.desk = desk;
    return desk;
  }

  /** Puts the focus on the field, with the list open. */
  look(): void {
    this.field.focus();
    void this.load().then((desk) => desk?.open());
  }

  protected override render(): Content {
    const { store, texts, desk } = this;
    if (store.readOnly) return nothing;
    if (this.isDestination)
      return html`<div class="field stack">
        <div class="field"><label for="provider">${texts.forwardTo}</label>${this.#picker(texts.findService)}</div>
        ${desk?.body() ?? nothing}
      </div>`;
    return html`<section class="card" part="section" aria-labelledby="title">
      <div class="head">
        <span class="badge">${icon("link")}</span>
        <div class="grow">
          <h2 id="title">${texts.yourProvider}</h2>
          <p id="note">${texts.providerNote}</p>
        </div>
        ${this.#picker(texts.findProvider)}
      </div>
      ${desk?.id ? html`<div class="body">${desk.body()}</div>` : nothing}
    </section>`;
  }

  #picker(placeholder: string): Content {
    const { texts, desk, recognized } = this;
    const isOffered = recognized !== undefined && !desk?.id;
    return html`<div class="with-buttons picker">
      <input
        id="provider"
        part="input"
        type="text"
        role="combobox"
        aria-label=${this.isDestination ? nothing : texts.yourProvider}
        aria-describedby=${this.isDestination ? nothing : "note"}
        aria-autocomplete="list"
        aria-expanded=${desk?.isOpen ? "true" : "false"}
        aria-controls=${desk?.isOpen ? "options" : nothing}
        aria-activedescendant=${desk?.active ?? nothing}
        autocomplete="off"
        spellcheck="false"
        placeholder=${placeholder}
        .value=${live(this.text ?? desk?.name ?? recognized?.name ?? "")}
        @focus=${this.#onFocus}
        @click=${() => void this.load().then((loaded) => loaded?.open())}
        @input=${this.#onInput}
        @keydown=${(event: KeyboardEvent) => void this.#onKey(event)}
        @blur=${() => desk?.close()}
      />
      ${
        isOffered
          ? html`<button
              type="button"
              class="button"
              @click=${() => void this.load().then((loaded) => loaded?.choose(recognized.id))}
            >
              ${texts.useRecognized}
            </button>`
          : nothing
      }
      ${desk?.options() ?? nothing}
    </div>`;
  }

  readonly #onFocus = () => {
    this.field.select();
    void this.load();
  };

  readonly #onInput = () => {
    this.text = this.field.value;
    void this.load().then((desk) => desk?.search());
  };

  async #onKey(event: KeyboardEvent): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.desk) return this.desk.onKey(event);
    (await this.load())?.onKey(event);
  }
}

define("sip-attach-provider", ProviderPart);
