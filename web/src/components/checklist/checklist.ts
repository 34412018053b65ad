// What to enter at a provider for a region of the service, to be copied, saved or printed.
import type { ProviderChecklist } from "sipattach";
import { html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { copyText, saveFile } from "../../shared/browser.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { valueAt } from "../../shared/pointer.js";
import { directionIndex, type DirectionType } from "../../state/draft.js";
import { providerTexts, type ProviderTexts } from "../../texts/provider/index.js";
import { checklistStyles } from "./checklist.styles.js";
import { printChecklist } from "./printed.js";

type Item = ProviderChecklist["items"][number];

export class Checklist extends Part {
  static override styles = [Part.styles, checklistStyles];

  /** Provider.id. */
  @property({ attribute: false }) provider = "";
  @state() private said = "";

  get #words(): ProviderTexts {
    return providerTexts(this.store);
  }

  #title(name: string): string {
    return this.#words.toEnter(this.provider === "other" ? null : name);
  }

  protected override render(): Content {
    const words = this.#words;
    const { region, regions, items, steps, transfers, source, source_url: url, name } = this.#localized();
    if (region === null) return nothing;
    const doubt = (confidence: string) =>
      confidence === "documented" ? nothing : html` <span class="doubt">${words.markdownWords.undocumented}</span>`;
    return html`<div class="list" role="group" aria-label=${this.#title(name!)}>
      <div class="field region">
        <label for="service-region">${words.region}</label>
        <select id="service-region" part="input" @change=${this.#onRegion}>
          ${regions.map((each) => html`<option value=${each} .selected=${each === region}>${words.regionNames[each]} (${each})</option>`)}
        </select>
      </div>
      <div>
        <h3>${words.stepsTitle}</h3>
        <ul class="steps">
          ${steps.map(
            ({ text, confidence }) =>
              html`<li>
                <label class="check"><input type="checkbox" /><span>${text}${doubt(confidence)}</span></label>
              </li>`,
          )}
        </ul>
      </div>
      <div>
        <h3>${words.settingsTitle}</h3>
        <dl class="settings">
          ${items.map(
            (item) =>
              html`<div>
                <dt>${item.label}</dt>
                <dd>${this.#values(item)}${doubt(item.confidence)}</dd>
              </div>`,
          )}
          ${
            transfers === null
              ? nothing
              : html`<div>
                  <dt>${words.markdownWords.transfers}</dt>
                  <dd>${transfers}</dd>
                </div>`
          }
        </dl>
      </div>
      <p class="muted">
        ${words.markdownWords.source}:
        ${url === null ? source : html`<a href=${url} target="_blank" rel="noopener noreferrer">${source}</a>`}
      </p>
      <div class="row">
        <button type="button" class="button small" @click=${this.#copyMarkdown}>
          ${icon("copy")}${words.markdown}
        </button>
        <button type="button" class="button small" @click=${this.#download}>
          ${icon("download")}${words.download}
        </button>
        <button type="button" class="button small" @click=${this.#print}>${icon("file")}${words.print}</button>
      </div>
      <div class="visually-hidden" role="status">${this.said}</div>
    </div>`;
  }

  #values({ label, values }: Item): Content {
    const words = this.#words;
    const button = (text: string, name: string, content: Content) =>
      html`<button
        type="button"
        class=${content === nothing ? "icon-button" : "button small"}
        aria-label=${name}
        title=${this.texts.copy}
        @click=${() => this.#copy(text)}
      >
        ${icon("copy")}${content}
      </button>`;
    return html`${values.map((value) => html`<div class="value"><span class="mono" dir="ltr">${value}</span>${button(value, words.copyValue(label, value), nothing)}</div>`)}
    ${values.length > 1 ? button(values.join("\n"), words.copyAllOf(label), html`${words.copyAll}`) : nothing}`;
  }

  /** The provider's host in the draft, instead of an example. */
  get #endpoint(): string | null {
    const { draft, loaded } = this.store;
    const { engine } = loaded!;
    const at = ["outbound", "inbound"].map((type) => directionIndex(draft, type as DirectionType));
    const readings = at
      .map((index) => valueAt(draft, ["directions", index, "sip_endpoint"]))
      .map((endpoint) => (typeof endpoint === "string" ? engine.readEndpoint(endpoint) : null));
    // For the user's own PBX, any host that does not belong to a known provider will do.
    const isOwn = engine.providers().some(({ id, endpoint }) => id === this.provider && endpoint === "{host}");
    const own = isOwn && readings[0]?.provider === null ? readings[0] : null;
    return (readings.find((reading) => reading?.provider === this.provider) ?? own)?.host ?? null;
  }

  /** The checklist for the chosen region, in the language of the page. */
  #localized(): ProviderChecklist {
    const { store } = this;
    const { engine } = store.loaded!;
    const words = this.#words;
    const chosen = engine.providerChecklist(this.provider, store.serviceRegion);
    // This provider may not have the region that was chosen for another one.
    const list = chosen.region === null ? engine.providerChecklist(this.provider) : chosen;
    const inWords = <Text extends string | null>(texts: Record<string, string>, text: Text) =>
      text === null ? text : (texts[text] ?? text);
    return {
      ...list,
      name: inWords(words.names, list.name),
      items: list.items.map((item) => ({
        ...item,
        label: words.settings[item.id] ?? item.label,
        values:
          item.id === "endpoint"
            ? [this.#endpoint ?? item.values[0]]
            : item.values.map((value) => inWords(words.values, value)),
      })),
      steps: list.steps.map((step) => ({ ...step, text: inWords(words.steps, step.text) })),
      transfers: inWords(words.transferWays, list.transfers),
      source: inWords(words.sources, list.source),
    };
  }

  readonly #onRegion = (event: Event) => {
    this.store.serviceRegion = (event.target as HTMLSelectElement).value;
    this.store.notify();
  };

  async #copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? this.texts.copied : this.texts.copyFailed;
  }

  get #markdown(): Promise<string> {
    return this.store.tools!.module.checklistMarkdown(this.#localized(), this.#words.markdownWords);
  }

  readonly #copyMarkdown = async () => this.#copy(await this.#markdown);

  readonly #download = async () => {
    const { provider, region } = this.#localized();
    saveFile(`${provider}-${region}.md`, `${await this.#markdown}\n`, "text/markdown;charset=utf-8");
  };

  readonly #print = () => {
    const list = this.#localized();
    const title = `${this.#title(list.name!)}, ${this.#words.markdownWords.region} ${list.region}`;
    printChecklist(list, this.#words, title, this.store.locale);
  };
}

define("sip-attach-checklist", Checklist);
