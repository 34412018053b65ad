// The trunks of the account, to choose one from. Whatever goes wrong is explained, and blocks nothing: the
// ID can always be typed.
import type { LookUp, LookUpOptions, LookUpProblem, TrunkSummary } from "sipattach";
import { css, html, nothing } from "lit";
import { query, state } from "lit/decorators.js";
import { clip } from "../../shared/clip.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { shownValue } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { troubleOf } from "../../state/sender.js";

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
  .trunk {
    display: grid;
    gap: 1px;
    width: 100%;
    padding: 9px 12px;
    border: 0;
    border-bottom: 1px solid var(--_line);
    background: none;
    text-align: start;
    line-height: 1.4;
    overflow-wrap: anywhere;
    font-size: var(--_text-m);
  }
  li:last-child > .trunk {
    border-bottom: 0;
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
  ul.causes {
    list-style: disc;
    padding-inline-start: 18px;
    font-size: var(--_text-s);
  }
`;

export class TrunkDialog extends Part {
  static override styles = [Part.styles, trunkDialogStyles];

  @state() private trunks: TrunkSummary[] | null = null;
  @state() private problem: LookUpProblem | null = null;
  @state() private isBusy = false;
  @query("dialog") private dialog!: HTMLDialogElement;
  #abort: AbortController | null = null;

  async open(): Promise<void> {
    this.problem = null;
    this.trunks = null;
    this.dialog.showModal();
    if (this.store.sender.apiKey !== "" && !this.store.addressError) await this.#list();
  }

  protected override render(): Content {
    const { texts } = this;
    return html`<dialog aria-labelledby="title" @close=${() => this.#abort?.abort()}>
      <div class="head">
        <h2 id="title">${texts.trunksTitle}</h2>
        <button type="button" class="icon-button" aria-label=${texts.close} @click=${() => this.dialog.close()}>
          ${icon("close")}
        </button>
      </div>
      <div class="body">
        <div role="status">
          ${this.isBusy ? html`<p class="hint">${texts.trunksLoading}</p>` : nothing}${this.problem ? this.#explained(this.problem) : nothing}
        </div>
        ${this.store.addressError ? diagnosticList(this.store, [this.store.addressError]) : this.store.sender.apiKey === "" ? this.#keyNeeded() : this.trunks ? this.#choice(this.trunks) : nothing}
        ${this.problem ? this.#waysOn() : nothing}
      </div>
    </dialog>`;
  }

  #keyNeeded(): Content {
    const { texts } = this;
    return html`<p>${texts.trunksNeedKey}</p>
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
    const { texts } = this;
    const current = shownValue(this.store, ["trunk_id"]);
    const isOther = current !== "" && trunks.every(({ id }) => id !== current);
    return html` ${trunks.length === 0 ? html`<p>${texts.trunksNone}</p>` : nothing}
    ${isOther && trunks.length > 0 ? html`<p class="problem warning">${icon("warning")}<span>${texts.trunkNotListed(current)}</span></p>` : nothing}
    ${
      trunks.length === 0
        ? nothing
        : html`<ul class="trunks" aria-labelledby="title">
            ${trunks.map(
              ({ id, name, provider, direction, sip_endpoint: endpoint }) =>
                html`<li>
                  <button
                    type="button"
                    class="trunk"
                    aria-current=${id === current ? "true" : nothing}
                    @click=${() => this.#read(id, name)}
                  >
                    <b>${clip(name || id)}</b><span class="mono">${clip(id)}</span>
                    <span class="muted"
                      >${[provider, this.#carries(direction), endpoint]
                        .filter((part) => part !== "")
                        .map(clip)
                        .join(" · ")}</span
                    >
                  </button>
                </li>`,
            )}
          </ul>`
    }`;
  }

  #carries(direction: string): string {
    const { trunkDirections } = this.texts;
    return Object.hasOwn(trunkDirections, direction) ? trunkDirections[direction] : direction;
  }

  #explained({ kind, message }: LookUpProblem): Content {
    const { texts } = this;
    const trouble = troubleOf({ kind, message });
    const { title, causes } =
      trouble === null
        ? { title: texts.cancelled, causes: [] }
        : trouble === "not_found" || trouble === "unreadable" || trouble === "rate_limited"
          ? texts.lookUpTroubles[trouble]
          : texts.troubles[trouble];
    const isSaid = kind === "api" || kind === "rate_limited" || trouble === "forbidden";
    return html`<div class="stack">
      <p class="problem error">${icon("error")}<b>${kind === "api" ? texts.lookUpFailed : title}</b></p>
      ${isSaid ? html`<p class="hint">${clip(message)}</p>` : nothing}
      <ul class="causes">
        ${(kind === "network" || kind === "timeout" || kind === "api" ? texts.lookUpCauses : causes).map((cause) => html`<li>${cause}</li>`)}
      </ul>
    </div>`;
  }

  #waysOn(): Content {
    const { texts } = this;
    const typed = shownValue(this.store, ["trunk_id"]);
    return html`<p class="hint">${texts.trunkTypedWorks}</p>
      <div class="row">
        <button type="button" class="button small" ?disabled=${this.isBusy} @click=${this.#list}>
          ${icon("refresh")}${texts.tryAgain}
        </button>
        ${typed !== "" && !this.trunks ? html`<button type="button" class="button small" ?disabled=${this.isBusy} @click=${() => this.#read(typed, typed)}>${texts.lookUpTrunk}</button>` : nothing}
      </div>`;
  }

  readonly #list = async () => {
    const { loaded } = this.store;
    const found = await this.#ask((options) => loaded!.module.listTrunks(loaded!.engine, options));
    this.trunks = found ?? this.trunks;
  };

  async #read(id: string, name: string): Promise<void> {
    const { store } = this;
    const { loaded } = store;
    const trunk = await this.#ask((options) => loaded!.module.readTrunk(loaded!.engine, id, options));
    if (this.trunks?.some((listed) => listed.id === id)) store.set(["trunk_id"], id);
    if (!trunk) return;
    store.setTrunk({ id, name: name || id, value: trunk });
    this.dialog.close();
  }

  /** The answer, or null with the problem shown. */
  async #ask<Value>(call: (options: LookUpOptions) => Promise<LookUp<Value>>): Promise<Value | null> {
    const { store } = this;
    if (!store.loaded) return null;
    this.#abort = new AbortController();
    this.isBusy = true;
    this.problem = null;
    try {
      const { value, problem } = await call({
        apiKey: store.sender.apiKey,
        ...store.lookUpAddress,
        signal: this.#abort.signal,
      });
      this.problem = problem;
      return value;
    } catch (error) {
      this.problem = { kind: "api", message: error instanceof Error ? error.message : "", causes: [] };
      return null;
    } finally {
      this.isBusy = false;
    }
  }
}

define("sip-attach-trunk-dialog", TrunkDialog);
