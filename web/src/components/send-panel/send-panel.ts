// The API key, the address, and the button that sends, with the reasons if it cannot.
import type { Diagnostic } from "sipattach";
import { html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { RevealEvent, ToPasswordsEvent } from "../../shared/events.js";
import { icon } from "../../shared/icons.js";
import { Once } from "../../shared/once.js";
import { Part, define, type Content } from "../../shared/part.js";
import { placeOf } from "../../shared/place.js";
import { senderOf } from "../../state/sender.js";
import { isOfAddress } from "../../state/address.js";
import type { SurveyPart } from "../survey/survey.js";
import { sendLabel, sendLook } from "./send-label.js";
import { sendPanelStyles } from "./send-panel.styles.js";

/** How many reasons are named. */
const SHOWN = 6;

/** Asks the builder to send, or to stop. */
export class SendRequestEvent extends CustomEvent<"send" | "stop"> {
  constructor(what: "send" | "stop") {
    super("send-request", { detail: what, bubbles: true, composed: true });
  }
}

export class SendPanel extends Part {
  static override styles = [Part.styles, sendPanelStyles];

  readonly #places = new Once<Map<string, Diagnostic[]>>();
  @state() private isShown = false;
  @state() private isSurveyLoaded = false;
  /** Opened for an error; closed only by the user. */
  @state() private isAddressOpen = false;

  focusKey(): void {
    this.renderRoot.querySelector<HTMLElement>("#key")?.focus();
  }

  /** Unfolds the address. */
  focusAddress(): void {
    this.renderRoot.querySelector("details")!.open = true;
    this.renderRoot.querySelector<HTMLElement>("#base")?.focus();
  }

  protected override willUpdate(): void {
    if (this.store.address.error) this.isAddressOpen = true;
  }

  protected override render(): Content {
    const { store, texts } = this;
    const sender = senderOf(store);
    const isRunning = sender.phase === "running";
    return html`<div class="stack">
      <div class="field">
        <label for="key">${texts.apiKey}</label>
        <div class="with-buttons">
          <input
            id="key"
            part="input"
            class="mono"
            type=${this.isShown ? "text" : "password"}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            placeholder="sk-…"
            aria-describedby="key-hint reason"
            .value=${live(store.apiKey.value)}
            ?disabled=${isRunning}
            @input=${(event: Event) => (store.apiKey.value = (event.target as HTMLInputElement).value.trim())}
            @keydown=${this.#onKeyDown}
          />
          <button
            type="button"
            class="icon-button"
            aria-pressed=${this.isShown ? "true" : "false"}
            aria-label=${texts.showSecret(texts.apiKey)}
            title=${texts.show}
            @click=${() => (this.isShown = !this.isShown)}
          >
            ${icon(this.isShown ? "eyeOff" : "eye")}
          </button>
        </div>
        <div class="hint" id="key-hint">${texts.apiKeyHint}</div>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${live(store.apiKey.isRemembered)}
            @change=${(event: Event) => (store.apiKey.isRemembered = (event.target as HTMLInputElement).checked)}
          />
          <span>${texts.rememberKey}</span></label
        >
      </div>
      ${this.#address(isRunning)}
      ${
        isRunning
          ? html`<button
              type="button"
              class="button wide"
              @click=${() => this.dispatchEvent(new SendRequestEvent("stop"))}
            >
              ${texts.stop}
            </button>`
          : html`<button
              type="button"
              class="button wide ${sendLook(store)}"
              part="send-button"
              aria-describedby="reason"
              aria-keyshortcuts="Control+Enter"
              aria-disabled=${sender.isAllAttached ? "true" : "false"}
              @click=${() => this.dispatchEvent(new SendRequestEvent("send"))}
            >
              ${icon(sender.isAllAttached ? "ok" : "send")}${sendLabel(store)}
            </button>`
      }
      <div class="reasons" id="reason">${isRunning ? nothing : this.#reasons()}</div>
      <div class="stack" ?hidden=${isRunning}>${this.#survey()}</div>
    </div>`;
  }

  /** What the account has already, loaded on request. */
  #survey(): Content {
    const { store, texts } = this;
    return html`<div>
        <button
          type="button"
          class="button small"
          id="compare"
          aria-disabled=${store.isReady ? "false" : "true"}
          @click=${this.#compare}
        >
          ${icon("refresh")}${texts.compareAccount}
        </button>
      </div>
      ${this.isSurveyLoaded ? html`<sip-attach-survey .store=${store} @dismissed=${() => this.renderRoot.querySelector<HTMLElement>("#compare")?.focus()}></sip-attach-survey>` : nothing}`;
  }

  readonly #compare = async () => {
    const { store } = this;
    if (!store.isReady) return this.dispatchEvent(new SendRequestEvent("send")); // goes to what is missing
    if (store.apiKey.value === "") return this.focusKey();
    await import("../survey/survey.js");
    this.isSurveyLoaded = true;
    await this.updateComplete;
    await this.renderRoot.querySelector<SurveyPart>("sip-attach-survey")?.start();
  };

  #address(isRunning: boolean): Content {
    const { store, texts } = this;
    const { error, allowedHttpHost } = store.address;
    const said = store.address.reading?.diagnostics ?? [];
    const suggestion = error?.params.suggestion;
    const host = error?.code === "context.insecure_base_url" ? String(error.params.host) : allowedHttpHost;
    const isLocked = isRunning || store.readOnly;
    return html`<details ?open=${this.isAddressOpen}>
      <summary>${icon("chevron")}${texts.apiAddress}</summary>
      <div class="inner">
        <div class="field">
          <label for="base">${texts.baseUrl}</label>
          <input
            id="base"
            part="input"
            class="mono ${said.length > 0 && !error ? "warned" : ""}"
            type="text"
            inputmode="url"
            autocapitalize="off"
            spellcheck="false"
            autocomplete="off"
            aria-invalid=${error ? "true" : "false"}
            aria-describedby="base-hint base-said"
            .value=${live(store.address.given ?? store.address.url ?? "")}
            ?disabled=${isLocked}
            @change=${(event: Event) => store.setBaseUrl((event.target as HTMLInputElement).value.trim(), true)}
          />
          <div class="hint" id="base-hint">${texts.baseUrlHint}</div>
          ${diagnosticList(store, said, "base-said")}
          ${
            suggestion === undefined || isLocked
              ? nothing
              : html`<div>
                  <button type="button" class="fix" @click=${() => store.setBaseUrl(String(suggestion), true)}>
                    ${icon("fix")}<span>${texts.writeAddress(String(suggestion))}</span>
                  </button>
                </div>`
          }
          ${
            host === ""
              ? nothing
              : html`<label class="check"
                  ><input
                    id="allow-http"
                    type="checkbox"
                    ?disabled=${isRunning}
                    .checked=${live(allowedHttpHost === host)}
                    @change=${(event: Event) => store.allowHttp((event.target as HTMLInputElement).checked ? host : "")}
                  /><span>${texts.allowHttp(host)}</span></label
                >`
          }
        </div>
      </div>
    </details>`;
  }

  /** The reasons why nothing can be sent, each with a link to its field; or what else the user should know. */
  #reasons(): Content {
    const { store, texts } = this;
    const sender = senderOf(store);
    const said = (text: string) => html`<p class="reason">${icon("info")}<span>${text}</span></p>`;
    if (store.brokenText) return said(texts.blockedByText);
    if (store.isPlanningCancelled) return said(texts.notCheckedNote);
    if (!store.plan || store.planning) return store.loadError ? nothing : said(texts.checking);
    const {
      errors,
      warnings: { length: warnings },
    } = store.problems.judgement;
    const aside = sender.asideCount;
    const attached =
      store.plan.requests.reduce((sum, { numbers }) => sum + numbers.length, 0) - store.plannedCount - aside;
    return html` ${errors.length > 0 ? this.#problems(errors) : nothing}
    ${store.passwords.areHeld ? html`<p class="reason">${icon("info")}<button type="button" class="link" @click=${() => this.dispatchEvent(new ToPasswordsEvent())}>${texts.blockedByPassword}</button></p>` : nothing}
    ${aside > 0 ? said(texts.setAside(aside)) : nothing}
    ${sender.isAllAttached ? (aside > 0 ? nothing : said(texts.nothingLeft)) : attached > 0 ? said(texts.notAgain(attached)) : nothing}
    ${sender.isAllAttached ? nothing : this.#ofKey()}
    ${errors.length === 0 && warnings > 0 && !sender.isAllAttached ? said(texts.warningsAllow(warnings)) : nothing}`;
  }

  /** The key is missing, or cannot be used. */
  #ofKey(): Content {
    const { store, texts } = this;
    const { value } = store.apiKey;
    const problem = store.tools?.module.readApiKey(value).problem ?? "";
    if (value !== "" && problem === "") return nothing;
    const text = problem === "" ? texts.blockedByKey : `${texts.apiKey}: ${texts.keyProblems[problem] ?? problem}`;
    return html`<p class="reason">
      ${icon("key")}<button type="button" class="link" @click=${() => this.focusKey()}>${text}</button>
    </p>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) this.dispatchEvent(new SendRequestEvent("send"));
  };

  /** The fields with problems, by label; the diagnostics are shown there. */
  #problems(errors: readonly Diagnostic[]): Content {
    const { store, texts } = this;
    const { isUntouched, count } = store.problems.judgement;
    const places = this.#places.of([store.problems.judgement, texts], () =>
      Map.groupBy(errors, (diagnostic) => placeOf(store, diagnostic).label),
    );
    return html`<p class="reason">
      ${icon("info")}<span
        >${isUntouched ? `${texts.toFillIn}:` : texts.blockedBy(count)}
        ${[...places]
          .slice(0, SHOWN)
          .map(
            ([label, [first]], index, { length }) =>
              html`<span class="place"
                ><button type="button" class="link" @click=${() => this.#go(first)}>${label}</button
                >${index + 1 < length ? "," : places.size > SHOWN ? "…" : ""}</span
              > `,
          )}</span
      >
    </p>`;
  }

  #go(diagnostic: Diagnostic): void {
    if (isOfAddress(diagnostic)) this.focusAddress();
    else this.dispatchEvent(new RevealEvent(diagnostic.path));
  }
}

define("sip-attach-send-panel", SendPanel);
