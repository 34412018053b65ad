// The base class of all parts, including those of the first frame: an element that shows a store and is rendered again
// when the store changes.
import { LitElement, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Store } from "../state/store.js";
import type { FirstTexts } from "../texts/en.js";
import { baseStyles } from "./base.styles.js";

export abstract class FirstPart extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  @property({ attribute: false }) store!: Store;
  readonly #onUpdate = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.store.addEventListener("update", this.#onUpdate);
    this.requestUpdate(); // it may have missed updates while it was off the page
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.removeEventListener("update", this.#onUpdate);
  }

  protected get texts(): FirstTexts {
    return this.store.texts;
  }
}

export type Content = TemplateResult | typeof nothing;

/** Registers an element once, even if two copies of the script are on the page. Does nothing on a server. */
export function define(name: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
