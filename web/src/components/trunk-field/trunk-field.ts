// The trunk: typed, or chosen from those of the account, with what is known about it.
import { css, html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { afterFrame } from "../../shared/browser.js";
import { shownValue, textField } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { valueAt, type Json, type Path } from "../../shared/pointer.js";
import type { TrunkDialog } from "../trunk-dialog/trunk-dialog.js";

const trunkFieldStyles = css`
  .known {
    display: flex;
    gap: 7px;
    align-items: start;
    font-size: var(--_text-s);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .known > .icon {
    margin-top: 0.2em;
    font-size: 14px;
  }
`;

export class TrunkField extends Part {
  static override styles = [Part.styles, trunkFieldStyles];

  @state() private isDialogLoaded = false;

  protected override render(): Content {
    const { store, texts } = this;
    const id = shownValue(store, ["trunk_id"]);
    const known = store.trunk !== null && store.trunk.id === id;
    return html`<div class="field">
      ${textField(store, { path: ["trunk_id"], label: texts.trunkId, note: texts.optional, hint: texts.trunkHint, mono: true })}
      ${known ? html`<div class="known ok">${icon("ok")}<span>${texts.trunkKnown(store.trunk!.name)}</span></div>` : nothing}
      ${
        store.readOnly || store.hideSend
          ? nothing
          : html`<div>
                <button type="button" class="button small" aria-haspopup="dialog" @click=${() => this.#open(false)}>
                  ${id === "" || known ? texts.chooseTrunk : texts.lookUpTrunk}
                </button>
              </div>
              ${id === "" && this.#isRepeated ? this.#maker() : nothing}`
      }
      ${this.isDialogLoaded ? html`<sip-attach-trunk-dialog .store=${store} @closed=${this.#onClosed}></sip-attach-trunk-dialog>` : nothing}
    </div>`;
  }

  /** Whether the endpoint and its credentials are repeated for several numbers, for which a trunk could hold them. */
  get #isRepeated(): boolean {
    const { draft, numberCount } = this.store;
    const directions = valueAt(draft, ["directions"]);
    const has = (direction: Json, path: Path) => !["", undefined].includes(valueAt(direction, path) as string);
    return (
      numberCount > 1 &&
      Array.isArray(directions) &&
      directions.some(
        (each) =>
          has(each, ["sip_endpoint"]) &&
          (has(each, ["options", "sip_username"]) || has(each, ["register_auth", "username"])),
      )
    );
  }

  #maker(): Content {
    const { store, texts } = this;
    return html`<p class="hint" id="make-hint">${texts.makeTrunkHint(store.numberCount)}</p>
      <div>
        <button
          type="button"
          class="button small"
          aria-haspopup="dialog"
          aria-describedby="make-hint"
          @click=${() => this.#open(true)}
        >
          ${icon("plus")}${texts.makeTrunk}
        </button>
      </div>`;
  }

  /** The button that opened the dialog may be gone, and the focus with it. */
  readonly #onClosed = async () => {
    await afterFrame();
    if (document.activeElement === document.body) this.renderRoot.querySelector<HTMLElement>("[data-path]")?.focus();
  };

  async #open(isFromDraft: boolean): Promise<void> {
    await import("../trunk-dialog/trunk-dialog.js");
    this.isDialogLoaded = true;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector<TrunkDialog>("sip-attach-trunk-dialog")!;
    await dialog.updateComplete;
    void dialog.open(isFromDraft);
  }
}

define("sip-attach-trunk-field", TrunkField);
