// What was sent from this browser, to be loaded again.
import { css, html } from "lit";
import { query, state } from "lit/decorators.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { clearHistory, readHistory, type Sent } from "../../state/history.js";

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

  @state() private entries: Sent[] = [];
  @query("dialog") private dialog!: HTMLDialogElement;

  open(): void {
    this.entries = readHistory();
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
            ? html`<p>${texts.historyEmpty}</p>`
            : html`<ul>
                  ${this.entries.map((entry) => this.#entry(entry))}
                </ul>
                <div>
                  <button type="button" class="button small" @click=${this.#clear}>${texts.historyClear}</button>
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
        <b>${texts.someConfigured(entry.configured, entry.total)}</b>
        <div class="hint">${time}</div>
      </div>
      <button type="button" class="button small" aria-label="${texts.load}: ${time}" @click=${() => this.#load(entry)}>
        ${texts.load}
      </button>
    </li>`;
  }

  #load(entry: Sent): void {
    this.store.replace(entry.draft, entry.region);
    this.dialog.close();
  }

  readonly #clear = () => {
    clearHistory();
    this.entries = [];
  };
}

define("sip-attach-history-dialog", HistoryDialog);
