// The request exactly as it will be sent, as JSON and as commands and programs to run elsewhere.
import type { PlannedRequest } from "sipattach";
import { html, nothing } from "lit";
import { state } from "lit/decorators.js";
import type { Engine } from "../../engine/load.js";
import { copyText } from "../../shared/browser.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { codeViewStyles } from "./code-view.styles.js";

const LANGUAGES = ["json", "curl", "curl_cmd", "powershell", "javascript", "python"] as const;
type Language = (typeof LANGUAGES)[number];
const NAMES: Record<Language, string> = {
  json: "JSON",
  curl: "cURL",
  curl_cmd: "cmd",
  powershell: "PowerShell",
  javascript: "JavaScript",
  python: "Python",
};
/** Longer text is not coloured: nobody reads that far, and it would take too long. */
const COLOURED_LIMIT = 40_000;
const UNFINISHED_LIMIT = 200;
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

export class CodeView extends Part {
  static override styles = [Part.styles, codeViewStyles];

  @state() private language: Language = "json";
  @state() private request = 0;
  @state() private isRevealed = false;
  @state() private copied: "no" | "yes" | "failed" = "no";
  #shown = { request: undefined as unknown, language: "", revealed: false, text: "", hides: false };

  protected override render(): Content {
    const { texts, store } = this;
    const requests = store.toSend?.requests ?? [];
    if (this.request >= requests.length) this.request = 0;
    return html` <div class="bar">
        <h3>${store.sender?.isAllAttached ? texts.wholeDraft : texts.request}</h3>
        ${requests.length > 1 ? this.#chooser(requests.length) : nothing}
      </div>
      <div class="tabs" role="tablist" aria-label=${texts.snippets} @keydown=${this.#onKey}>
        ${LANGUAGES.map(
          (language) =>
            html`<button
              type="button"
              class="tab"
              role="tab"
              id="tab-${language}"
              aria-controls="code"
              part="tab"
              aria-selected=${language === this.language ? "true" : "false"}
              tabindex=${language === this.language ? 0 : -1}
              @click=${() => (this.language = language)}
            >
              ${NAMES[language]}
            </button>`,
        )}
      </div>
      <div id="code" role="tabpanel" aria-labelledby="tab-${this.language}">
        ${requests.length === 0 ? this.#unfinished() : this.#code()}
      </div>`;
  }

  #chooser(count: number): Content {
    const { texts } = this;
    return html`<label class="row"
      >${texts.requestOf(count)}<select
        @change=${(event: Event) => (this.request = Number((event.target as HTMLSelectElement).value))}
      >
        ${Array.from({ length: count }, (_, index) => html`<option value=${index} .selected=${index === this.request}>${index + 1}</option>`)}
      </select></label
    >`;
  }

  /** The unfinished draft, while nothing can be sent yet. */
  #unfinished(): Content {
    const { store, texts } = this;
    const isShown = this.language === "json" && store.numberCount <= UNFINISHED_LIMIT;
    const shown = isShown ? store.atOnce((engine) => engine.redact(store.draft)) : null;
    return html`<div class="stack">
      <p class="hint">${texts.noRequest} ${shown === null ? nothing : texts.requestSoFar}</p>
      ${
        shown !== null
          ? html`<div class="code">
              <pre tabindex="0" aria-label=${texts.draft}>${colour(JSON.stringify(shown, null, 2))}</pre>
            </div>`
          : nothing
      }
    </div>`;
  }

  #code(): Content {
    const { texts } = this;
    const text = this.#text(this.isRevealed);
    const message = this.copied === "no" ? "" : this.copied === "yes" ? texts.copied : texts.copyFailed;
    return html`<div class="stack">
      <div class="code ${this.language === "json" ? "" : "wrap"}">
        <pre part="code" tabindex="0" aria-label=${NAMES[this.language]}>
${this.language === "json" && text.length < COLOURED_LIMIT ? colour(text) : text}</pre>
      </div>
      <div class="bar">
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.isRevealed}
            @change=${(event: Event) => (this.isRevealed = (event.target as HTMLInputElement).checked)}
          /><span>${texts.revealSecrets}</span></label
        >
        <button type="button" class="button small" @click=${() => this.#copy(text)}>
          ${icon(this.copied === "yes" ? "ok" : "copy")}${this.copied === "yes" ? texts.copied : texts.copy}
        </button>
      </div>
      ${this.#shown.hides ? html`<p class="hint">${texts.secretsHidden}</p>` : nothing}
      <div class="visually-hidden" role="status">${message}</div>
    </div>`;
  }

  #text(revealed: boolean): string {
    const request = this.store.toSend!.requests[this.request];
    const { language } = this;
    const last = this.#shown;
    if (last.request === request && last.language === language && last.revealed === revealed) return last.text;
    const texts = this.store.atOnce((engine) =>
      [revealed, true].map((isRevealed) => render(engine, request, language, isRevealed)),
    );
    if (texts === null) return ""; // it will be rendered again when the engine is loaded
    const [text, whole] = texts;
    this.#shown = { request, language, revealed, text, hides: text !== whole };
    return text;
  }

  async #copy(text: string): Promise<void> {
    this.copied = (await copyText(text)) ? "yes" : "failed";
    setTimeout(() => (this.copied = "no"), 2500);
  }

  readonly #onKey = async (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = (LANGUAGES.indexOf(this.language) + step + LANGUAGES.length) % LANGUAGES.length;
    this.language = LANGUAGES[index]!;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.language}`)?.focus();
  };
}

function render(engine: Engine, request: PlannedRequest, language: Language, revealed: boolean): string {
  if (language !== "json") return engine.render(request, language, { reveal_secrets: revealed }).text ?? "";
  return JSON.stringify(revealed ? request.body : engine.redact(request.body), null, 2);
}

/** JSON text split into pieces, with names, strings and numbers marked for colouring. */
function colour(json: string): unknown[] {
  const pieces: unknown[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [whole, string, colon, literal] = match;
    pieces.push(json.slice(end, match.index));
    if (string !== undefined) pieces.push(html`<span class=${colon ? "k" : "s"}>${string}</span>`, colon ?? "");
    else pieces.push(html`<span class="n">${literal}</span>`);
    end = match.index + whole.length;
  }
  pieces.push(json.slice(end));
  return pieces;
}

define("sip-attach-code-view", CodeView);
