// The base of the parts of the first frame, and of all others: an element that shows a store and is drawn again when it
// changes.
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
    this.requestUpdate(); // of what it has not heard while it was off the page
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

/** Registers an element once, also when two copies of the script are on the page; on a server, never. */
export function define(name: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
