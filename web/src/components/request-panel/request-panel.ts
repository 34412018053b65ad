// Next to the form: whether the request can be sent, what is wrong, and what will be sent.
import type { Diagnostic } from "sipattach";
import { html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { changesOf, correctAll } from "../../shared/bulk-fixes.js";
import { countText } from "../../shared/counts.js";
import { fixButton, levelIcon, levelOf } from "../../shared/diagnostics.js";
import { RevealEvent } from "../../shared/events.js";
import { icon } from "../../shared/icons.js";
import { Once } from "../../shared/once.js";
import { Part, define, type Content } from "../../shared/part.js";
import { placeOf } from "../../shared/place.js";
import { choicesFor } from "../../state/kinds.js";
import { senderOf } from "../../state/sender.js";
import { isOfAddress } from "../../state/address.js";
import "../code-view/code-view.js";
import "../send-panel/send-panel.js";
import type { PasswordsPart } from "../passwords/passwords.js";
import { loadResult } from "../result/load.js";
import type { Result } from "../result/result.js";
import type { SendPanel } from "../send-panel/send-panel.js";
import { requestPanelStyles } from "./request-panel.styles.js";

const MANY = 100;
/** Typing is announced once, when it pauses. */
const PAUSE_MS = 1000;
/** From this many diagnostics of one kind on, they are one entry. */
const ALIKE = 4;

interface Judgement {
  level: "" | "ok" | "error";
  title: string;
  note: string;
}

export class RequestPanel extends Part {
  static override styles = [Part.styles, requestPanelStyles];

  /** The JSON view is shown, which has no fields for diagnostics. */
  @property({ attribute: false }) isJson = false;
  @state() private announced = "";
  @state() private isDetailed = false;
  #told = "";
  /** The result, which is being closed, had the focus. */
  #hadFocus = false;
  /** The judgement that is rendered. */
  #judgement: Judgement = { level: "", title: "", note: "" };
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The list of problems, cached because there may be very many that do not change with anything else. */
  readonly #listed = new Once<Content>();

  protected override willUpdate(): void {
    this.#hadFocus =
      !senderOf(this.store).isInSight && this.shadowRoot?.activeElement?.localName === "sip-attach-result";
    this.#judgement = this.#judge();
  }

  protected override render(): Content {
    const { store } = this;
    const sender = senderOf(store);
    const isSent = sender.isInSight;
    return html`<section class="panel" part="request" aria-labelledby="title">
      <h2 id="title" class="visually-hidden">${this.texts.requestTitle}</h2>
      <div class="visually-hidden" role="status" id="announced">${this.announced}</div>
      <div class="card act">
        ${isSent ? nothing : this.#verdict()}
        ${store.hideSend ? nothing : html`<div class="part"><sip-attach-send-panel .store=${store}></sip-attach-send-panel></div>`}
      </div>
      <div class="card">
        ${
          isSent
            ? html`<sip-attach-result .store=${store} @to-address=${this.#toAddress}></sip-attach-result>`
            : html`${store.passwords.groups.length > 0 ? html`<div class="part"><sip-attach-passwords .store=${store}></sip-attach-passwords></div>` : nothing}
              ${sender.phase === "idle" ? nothing : html`<div class="part"><button type="button" class="button small" id="show-result" @click=${() => sender.show()}>${icon("history")}${this.texts.showResult}</button></div>`}
              ${this.#problems()}`
        }
        <div class="part"><sip-attach-code-view .store=${store}></sip-attach-code-view></div>
      </div>
    </section>`;
  }

  protected override updated(): void {
    if (this.#hadFocus) this.renderRoot.querySelector<HTMLElement>("#show-result")?.focus();
    const { title, note } = this.#judgement;
    const told = senderOf(this.store).isInSight ? "" : `${title}. ${note}`;
    if (told !== this.#told) {
      this.#told = told;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (this.announced = told), PAUSE_MS);
    }
    if (this.store.isReady && !this.store.hideSend) void loadResult().catch(() => undefined); // asked for again when it is needed
  }

  /** Moves the focus to the passwords, wherever they are. */
  async focusPasswords(): Promise<void> {
    const root = this.renderRoot.querySelector<Result>("sip-attach-result")?.renderRoot ?? this.renderRoot;
    const passwords = root.querySelector<PasswordsPart>("sip-attach-passwords");
    await passwords?.updateComplete;
    passwords?.reveal();
  }

  readonly #toAddress = () => this.focusAddress();

  /** Does nothing if sending is hidden. */
  focusAddress(): void {
    this.renderRoot.querySelector<SendPanel>("sip-attach-send-panel")?.focusAddress();
  }

  #go(diagnostic: Diagnostic): void {
    if (isOfAddress(diagnostic)) this.focusAddress();
    else this.dispatchEvent(new RevealEvent(diagnostic.path));
  }

  #judge(): Judgement {
    const { store, texts } = this;
    const { errors, count, isUntouched } = store.problems.judgement;
    const requests = store.toSend?.requests.length ?? 0;
    if (store.isPlanningCancelled) return { level: "", title: texts.notChecked, note: texts.notCheckedNote };
    if (!store.plan || (store.planning && errors.length === 0)) return { level: "", title: texts.checking, note: "" };
    if (store.isReady && senderOf(store).isAllAttached)
      return senderOf(store).asideCount > 0
        ? { level: "", title: texts.nothingToAttach, note: texts.setAside(senderOf(store).asideCount) }
        : { level: "ok", title: texts.allAttached, note: texts.nothingLeft };
    if (store.isReady)
      return {
        level: "ok",
        title: texts.ready(store.plannedCount),
        note: texts.readyNote(requests, store.plan.requests[0]?.url ?? ""),
      };
    return isUntouched
      ? { level: "", title: texts.incomplete, note: texts.incompleteNote }
      : { level: "error", title: texts.blocked(count), note: texts.blockedNote };
  }

  #verdict(): Content {
    const { store, texts } = this;
    if (store.loadError) {
      return html`<div class="verdict error">
        <span class="mark">${icon("error")}</span>
        <div class="grow">
          <h3>${texts.engineFailed}</h3>
          <p>${texts.engineFailedNote}</p>
          <button type="button" class="button small" @click=${() => store.start()}>${texts.tryAgain}</button>
        </div>
      </div>`;
    }
    const { level, title, note } = this.#judgement;
    return html`<div class="verdict ${level}">
      <span class="mark">${icon(level === "" ? "todo" : level)}</span>
      <div class="grow">
        <h3 id="verdict" tabindex="-1">${title}</h3>
        <p>${note}</p>
      </div>
    </div>`;
  }

  #problems(): Content {
    const { store, texts, isJson, isDetailed } = this;
    const { problems, tools, hideSend, trunk } = store;
    return this.#listed.of([problems.judgement, texts, isJson, isDetailed, tools, hideSend, trunk], () => this.#list());
  }

  #list(): Content {
    const { store, texts } = this;
    const { errors, warnings, isUntouched } = store.problems.judgement;
    if (store.problems.all.length === 0) return nothing;
    return html`<div class="part">
      ${errors.length > 0 ? this.#group(isUntouched ? texts.toFillIn : texts.toSolve, errors, isUntouched ? "" : "error") : nothing}
      ${warnings.length > 0 ? this.#group(texts.toCheck, warnings, "warning") : nothing} ${this.#details()}
    </div>`;
  }

  #group(title: string, diagnostics: readonly Diagnostic[], level: string): Content {
    const { store } = this;
    const places = Map.groupBy(diagnostics, (diagnostic) => {
      const { label, isShown } = placeOf(store, diagnostic);
      return isShown && !this.isJson ? label : "";
    });
    const untold = places.get("") ?? [];
    places.delete("");
    // The links to what prevents sending are below the button.
    if (level !== "warning" && !store.hideSend) places.clear();
    if (places.size === 0 && untold.length === 0) return nothing;
    return html`<details open>
      <summary>
        ${icon("chevron")}${title}<span class="count ${level}"
          >${countText(store.locale, store.problems.countOf(diagnostics))}</span
        >
      </summary>
      <ul class="problems" aria-label=${title}>
        ${[...places].map(([label, alike]) => this.#place(label, alike))}${this.#untold(untold)}
      </ul>
    </details>`;
  }

  /** A link to a field, where its diagnostics are shown; they are not repeated here. */
  #place(label: string, diagnostics: readonly Diagnostic[]): Content {
    const { store, texts } = this;
    const level = levelOf(store, diagnostics[0]);
    return html`<li class="problem">
      <div class="diagnostic ${level}" data-code=${diagnostics[0].code}>
        ${icon(levelIcon(level))}
        <div class="text">
          <button type="button" class="jump" @click=${() => this.#go(diagnostics[0])}>
            <span class="visually-hidden">${texts.severity[level]}: </span
            ><span class="label">${label}</span
            >${store.problems.countOf(diagnostics) > 1 ? html`<span class="count">${countText(store.locale, store.problems.countOf(diagnostics))}</span>` : nothing}
          </button>
        </div>
      </div>
    </li>`;
  }

  /** Diagnostics without a field, or without one in this view. */
  #untold(diagnostics: readonly Diagnostic[]): Content {
    const kinds = Map.groupBy(diagnostics, ({ code }) => code);
    const isAlike = ({ code }: Diagnostic) => kinds.get(code)!.length >= ALIKE;
    const single = diagnostics.filter((diagnostic) => !isAlike(diagnostic));
    const shown = single.slice(0, MANY);
    return html`${[...kinds.values()].filter((alike) => alike.length >= ALIKE).map((alike) => this.#alike(alike))}${shown.map((diagnostic) => this.#problem(diagnostic))}
    ${single.length > MANY ? html`<li class="problem hint">${this.texts.andMore(single.length - MANY)}</li>` : nothing}`;
  }

  /** Codes, JSON Pointers, and what was only changed or assumed. */
  #details(): Content {
    const { store, texts } = this;
    return html`<details
      id="details"
      @toggle=${(event: Event) => (this.isDetailed = (event.target as HTMLDetailsElement).open)}
    >
      <summary>${icon("chevron")}${texts.notes}</summary>
      ${
        this.isDetailed
          ? html`<ul class="problems">
              ${[...Map.groupBy(store.problems.all, ({ code }) => code).values()].map((alike) => this.#detail(alike))}
            </ul>`
          : nothing
      }
    </details>`;
  }

  #detail(alike: readonly Diagnostic[]): Content {
    const { store, texts } = this;
    const [first] = alike as [Diagnostic];
    return html`<li class="problem">
      <div class="diagnostic ${levelOf(store, first)}">
        ${icon(levelIcon(levelOf(store, first)))}
        <div class="text">
          ${first.severity !== "info" ? nothing : alike.length < ALIKE ? store.message(first) : texts.codeSummary(first.code, store.tools?.engine.info.codes) || store.message(first)}
          <span class="where" dir="ltr">${first.code}</span>
          ${alike.slice(0, ALIKE).map(({ path }) => html`<span class="where" dir="ltr">${path || '""'}</span>`)}
          ${alike.length > ALIKE ? html`<span class="where">${texts.andMore(alike.length - ALIKE)}</span>` : nothing}
        </div>
      </div>
    </li>`;
  }

  /** Many diagnostics of one kind: what they have in common, a link to the first, and one button for all fixes. */
  #alike(diagnostics: readonly Diagnostic[]): Content {
    const { store, texts } = this;
    const [first] = diagnostics as [Diagnostic, ...Diagnostic[]];
    const level = levelOf(store, first);
    const clear = diagnostics.filter(({ fix }) => fix && !fix.choice);
    const fixable = clear.length > 0 ? clear : choicesFor(diagnostics);
    return html`<li class="problem">
      <div class="diagnostic ${level}" data-code=${first.code}>
        ${icon(levelIcon(level))}
        <div class="text">
          <button type="button" class="jump" @click=${() => this.dispatchEvent(new RevealEvent(first.path))}>
            <span class="visually-hidden">${texts.severity[level]}: </span
            >${texts.codeSummary(first.code, store.tools?.engine.info.codes) || store.message(first)}
            <span class="where">${texts.alike(diagnostics.length)}</span>
          </button>
          ${fixable.length > 0 && !store.readOnly ? html`${changesOf(store, fixable)}<button type="button" class="fix" @click=${(event: MouseEvent) => correctAll(store, fixable, event)}>${icon("fix")}<span>${texts.fixAlike(fixable.length)}</span></button>` : nothing}
        </div>
      </div>
    </li>`;
  }

  /** A fix that a key pressed goes with its problem. The focus does not go to the next one: a held key would press that. */
  readonly #fixed = ({ detail, target }: MouseEvent) => {
    if (detail === 0 && (target as Element).closest(".fix"))
      this.renderRoot.querySelector<HTMLElement>("#verdict")?.focus();
  };

  #problem(diagnostic: Diagnostic): Content {
    const level = levelOf(this.store, diagnostic);
    return html`<li class="problem" @click=${this.#fixed}>
      <div class="diagnostic ${level}" data-code=${diagnostic.code}>
        ${icon(levelIcon(level))}
        <div class="text">
          <button type="button" class="jump" @click=${() => this.#go(diagnostic)}>
            <span class="visually-hidden">${this.texts.severity[level]}: </span>${this.store.message(diagnostic)}
            <span class="where">${placeOf(this.store, diagnostic).label}</span>
          </button>
          ${fixButton(this.store, diagnostic)}
        </div>
      </div>
    </li>`;
  }
}

define("sip-attach-request-panel", RequestPanel);
