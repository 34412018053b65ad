// What was sent from this browser, to be loaded again.
import { css, html, nothing } from "lit";
import { query, state } from "lit/decorators.js";
import { SayEvent } from "../../shared/events.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { readHistory, writeHistory, type Sent } from "../../state/history.js";

const historyStyles = css`
  li {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 10px 0;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_text-m);
  }
  li:last-child {
    border-bottom: 0;
  }
  li .grow {
    line-height: 1.45;
  }
`;

export class HistoryDialog extends Part {
  static override styles = [Part.styles, historyStyles];

  @state() private entries: readonly Sent[] = [];
  /** Those that were cleared since the dialog was opened. */
  @state() private cleared: readonly Sent[] = [];
  @query("dialog") private dialog!: HTMLDialogElement;

  open(): void {
    this.#show(readHistory());
    this.dialog.showModal();
  }

  protected override render(): Content {
    const { texts } = this;
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">${texts.historyTitle}</h2>
        <button type="button" class="icon-button" aria-label=${texts.close} @click=${() => this.dialog.close()}>
          ${icon("close")}
        </button>
      </div>
      <div class="body">
        <p class="hint">${texts.historyNote}</p>
        ${
          this.entries.length === 0
            ? html`<p>${texts.historyEmpty}</p>
                ${
                  this.cleared.length > 0
                    ? html`<div>
                        <button type="button" class="button small" @click=${() => this.#write(this.cleared)}>
                          ${icon("undo")}${texts.undo}
                        </button>
                      </div>`
                    : nothing
                }`
            : html`<ul>
                  ${this.entries.map((entry) => this.#entry(entry))}
                </ul>
                <div>
                  <button type="button" class="button small" @click=${() => this.#write([])}>
                    ${texts.historyClear}
                  </button>
                </div>`
        }
      </div>
    </dialog>`;
  }

  #entry(entry: Sent): Content {
    const { texts, store } = this;
    const time = new Date(entry.time).toLocaleString(store.locale, { dateStyle: "medium", timeStyle: "short" });
    return html`<li>
      <div class="grow">
        <b>${texts.someConfigured(entry.configured, entry.total)}</b
        >${entry.unknown ? `, ${texts.unknownCount(entry.unknown)}` : ""}
        <div class="hint">${time}</div>
        ${entry.isShort ? html`<div class="hint">${texts.historyShort}</div>` : nothing}
      </div>
      <button type="button" class="button small" aria-label="${texts.load}: ${time}" @click=${() => this.#load(entry)}>
        ${texts.load}
      </button>
    </li>`;
  }

  #load(entry: Sent): void {
    const { store, texts } = this;
    const said = store.hasDraft ? `${texts.loaded} ${texts.undoBrings}` : texts.loaded;
    store.replace(entry.draft, entry.region);
    this.dialog.close();
    this.dispatchEvent(new SayEvent(said));
  }

  #show(entries: readonly Sent[]): void {
    this.cleared = this.entries;
    this.entries = entries;
  }

  #write(entries: readonly Sent[]): void {
    writeHistory(entries);
    this.#show(entries);
    // The button is gone with the focus.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".body button")?.focus());
  }
}

define("sip-attach-history-dialog", HistoryDialog);
