// The result of sending: progress while it runs, then what became of each number, the one-time password,
// and how to continue.
import { html, nothing, svg } from "lit";
import { query, state } from "lit/decorators.js";
import type { NumberProgress } from "sipattach";
import { copyText, saveFile } from "../../shared/browser.js";
import { clip } from "../../shared/clip.js";
import { countText } from "../../shared/counts.js";
import { ToPasswordsEvent } from "../../shared/events.js";
import { detailsOf, reasonOf } from "../../shared/fates.js";
import { icon, type IconName } from "../../shared/icons.js";
import { Once } from "../../shared/once.js";
import { Part, define, type Content } from "../../shared/part.js";
import { resultsCsv } from "../../state/exports.js";
import { FATES, type Fate } from "../../state/fate.js";
import { senderOf } from "../../state/sender.js";
import type { FollowUpPart } from "../follow-up/follow-up.js";
import "../checks/checks.js";
import "../follow-up/follow-up.js";
import "../passwords/passwords.js";
import "./next-steps.js";
import { resultStyles } from "./result.styles.js";

/** How many numbers of a fate are shown, in equal shares for each reason. */
const MANY = 200;
/** The fates whose numbers are listed with their reasons. */
const LISTED = ["failed", "unknown", "already", "unsent"] as const;
const LISTED_WHILE_RUNNING = ["failed", "already"] as const;
type Listed = (typeof LISTED)[number];
/** The fates of numbers that are left to do. */
const LEFT: readonly Fate[] = ["failed", "unknown", "unsent"];
/** These counts are shown even if they are zero. */
const ALWAYS_COUNTED: readonly Fate[] = ["attached", "failed", "unknown"];
type Fates = Record<Fate, number>;

export class Result extends Part {
  static override styles = [Part.styles, resultStyles];

  @state() private said = "";
  /** The phase of sending that was shown last. */
  #told = "";
  /** The numbers of a fate, grouped by reason, which is shown once for all of them. */
  readonly #reasons = new Map<Listed, Once<Map<string, NumberProgress[]>>>(LISTED.map((fate) => [fate, new Once()]));
  @query("sip-attach-follow-up") private followUp?: FollowUpPart;

  /** The button that begins or stops may be gone with the focus. It does not go to the one in its place: to hold Enter
   * down would press that, too. */
  protected override updated(): void {
    const { phase, sentAt } = senderOf(this.store);
    const told = `${phase} ${sentAt.getTime()}`;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const isFirst = this.#told === "";
    if (this.#told !== told && (isFirst || isLost))
      this.renderRoot.querySelector<HTMLElement>("h3")?.focus({ preventScroll: !isFirst });
    this.#told = told;
  }

  protected override render(): Content {
    const sender = senderOf(this.store);
    const isFinished = sender.phase === "finished";
    const fates = sender.sent.fates;
    return html`<div class="result" part="result">
      ${this.#title(fates)} ${sender.sent.total > 0 ? this.#counts(fates) : nothing}
      ${sender.isKept ? nothing : html`<p class="diagnostic warning" id="not-kept">${icon("warning")}<span class="text">${this.texts.notKept}</span></p>`}
      ${this.store.passwords.groups.length > 0 ? html`<sip-attach-passwords .store=${this.store}></sip-attach-passwords>` : nothing}
      ${isFinished ? this.#withoutPassword() : nothing} ${isFinished ? this.#trouble() : nothing}
      ${(isFinished ? LISTED : LISTED_WHILE_RUNNING).map((fate) => this.#list(fate, fates[fate]))}
      ${isFinished && sender.sent.total > 0 ? this.#files(LEFT.reduce((sum, fate) => sum + fates[fate], 0)) : nothing}
      ${isFinished && sender.sent.total > 0 ? html`<sip-attach-follow-up .store=${this.store}></sip-attach-follow-up>` : nothing}
      ${isFinished && fates.attached + fates.already > 0 ? html`<sip-attach-checks .store=${this.store}></sip-attach-checks>` : nothing}
      ${isFinished && fates.attached > 0 ? html`<sip-attach-next-steps .store=${this.store}></sip-attach-next-steps>` : nothing}
      ${isFinished ? this.#dismissal() : nothing}
      <div class="visually-hidden" role="status">
        ${this.said || (this.store.passwords.areHeld ? this.texts.blockedByPassword : "")}
      </div>
    </div>`;
  }

  #title(fates: Fates): Content {
    const { texts } = this;
    const sender = senderOf(this.store);
    const isRunning = sender.phase === "running";
    const [level, name, title]: [string, IconName, string] = isRunning
      ? ["", "send", this.#activity()]
      : this.#verdict(fates);
    // With seconds, so that a retry with the same result can be told from the first attempt.
    const time = sender.sentAt.toLocaleString(this.store.locale, { dateStyle: "medium", timeStyle: "medium" });
    const seconds = isRunning && sender.activity === "waiting" ? sender.waitSeconds : 0;
    return html`<div class="title ${level}">
      <span class="mark">${icon(name)}</span>
      <div class="grow">
        <div role="status"><h3 tabindex="-1">${title}</h3></div>
        ${seconds > 0 ? html`<p class="left">${texts.secondsLeft(seconds)}</p>` : nothing}
        <p>${sender.isNoneSent ? sender.sentTo : texts.sentTo(sender.sentTo)} · ${time}</p>
      </div>
    </div>`;
  }

  #activity(): string {
    const { texts } = this;
    const sender = senderOf(this.store);
    if (sender.activity === "waiting") return sender.isAskedToWait ? texts.waitingAsAsked : texts.waitingToRetry;
    if (sender.activity === "reading_back") return texts.readingBack;
    return texts.sending(sender.requestsDone, sender.requestCount);
  }

  #verdict(fates: Fates): [string, IconName, string] {
    const { texts } = this;
    const sender = senderOf(this.store);
    const { attached, already, detached, unknown } = fates;
    if (sender.sent.total > 0 && attached === sender.sent.total) return ["ok", "ok", texts.allConfigured(attached)];
    if (sender.sent.total > 0 && already === sender.sent.total) return ["ok", "ok", texts.allAlready(already)];
    if (sender.sent.total > 0 && attached + already === sender.sent.total)
      return ["ok", "ok", texts.allTogether(attached, already)];
    if (sender.isStopped) return ["warning", "warning", texts.stopped(attached, unknown)];
    if (sender.trouble) return ["error", "error", texts.troubles[sender.trouble].title];
    if (attached + already > 0)
      return ["warning", "warning", texts.someConfigured(attached + already, sender.sent.total)];
    if (detached > 0) return ["", "undo", texts.nowDetached(detached)];
    return unknown > 0
      ? ["warning", "warning", texts.unknownWhether(unknown)]
      : ["error", "error", texts.noneConfigured];
  }

  #counts(fates: Fates): Content {
    const { texts } = this;
    const sender = senderOf(this.store);
    const shown = FATES.filter((fate) => fates[fate] > 0 || ALWAYS_COUNTED.includes(fate));
    return html` ${sender.phase === "running" ? html`<progress class="visually-hidden" max=${sender.sent.total} .value=${sender.sent.count("configured") + sender.sent.count("failed")} aria-label=${texts.progress}></progress>` : nothing}
      <svg class="meter" viewBox="0 0 100 2" preserveAspectRatio="none" width="100%" height="8" aria-hidden="true">
        ${this.#bars(fates)}
      </svg>
      <dl class="counts">
        ${shown.map(
          (fate) =>
            html`<div class="${fate} ${fates[fate] > 0 ? "some" : ""}">
              <dt>${texts.fates[fate]}</dt>
              <dd>${countText(this.store.locale, fates[fate])}</dd>
            </div>`,
        )}
      </dl>`;
  }

  /** Bars as SVG, because widths in per cent would need a style attribute. */
  #bars(fates: Fates): unknown[] {
    const sender = senderOf(this.store);
    let x = 0;
    return (["attached", "already", "failed", "unknown"] as const).map((name) => {
      const width = (fates[name] / Math.max(1, sender.sent.total)) * 100;
      const bar = { x, width };
      x += width;
      return svg`<rect class=${name} x=${bar.x} y="0" width=${bar.width} height="2"></rect>`;
    });
  }

  /** Numbers that register and whose password for the PBX was lost: what happened, and how to get another. */
  #withoutPassword(): Content {
    const { texts } = this;
    const sender = senderOf(this.store);
    const missed = sender.sent.withoutPassword;
    if (missed.length === 0 && !sender.isWithoutPassword) return nothing;
    const text = missed.length > 0 ? texts.passwordMissed(missed.length) : texts.passwordNotReturned;
    return html`<div class="missed">
      <p class="diagnostic warning">${icon("warning")}<span class="text">${text}</span></p>
      ${missed.length > 0 ? html`<div><button type="button" class="button small" @click=${() => this.followUp?.askForPasswords(missed)}>${icon("key")}${texts.renewPassword(missed.length)}</button></div>` : nothing}
    </div>`;
  }

  /** Buttons to download all results, or only what is left to do. */
  #files(left: number): Content {
    const { texts } = this;
    const sender = senderOf(this.store);
    return html`<div class="row">
      <button type="button" class="button small" @click=${() => this.#save("results", sender.sent.all)}>
        ${icon("download")}${texts.downloadResults}
      </button>
      ${
        left > 0 && left < sender.sent.total
          ? html`<button
              type="button"
              class="button small"
              @click=${() =>
                this.#save(
                  "failed",
                  sender.sent.all.filter((entry) => LEFT.includes(sender.sent.fateOf(entry))),
                )}
            >
              ${icon("download")}${texts.downloadLeft(left)}
            </button>`
          : nothing
      }
    </div>`;
  }

  #save(name: string, entries: readonly NumberProgress[]): void {
    saveFile(`sip-attach-${name}.csv`, resultsCsv(this.store, entries), "text/csv;charset=utf-8");
  }

  async #copy(text: string, copied: string): Promise<void> {
    this.said = (await copyText(text)) ? copied : this.texts.copyFailed;
  }

  /** Possible causes, without guessing at one, and how to continue. */
  #trouble(): Content {
    const { trouble, problem } = senderOf(this.store);
    if (!trouble) return nothing;
    const { texts } = this;
    const { causes: all } = texts.troubles[trouble];
    // The last one says what became of the request.
    const causes = trouble === "network" && !navigator.onLine ? [texts.offline, ...all.slice(-1)] : all;
    const details = detailsOf(texts, problem);
    const isUnreached = ["network", "policy", "timeout", "no_call", "only_attach"].includes(trouble);
    return html`<div class="stack">
      ${details === "" ? nothing : html`<p class="hint">${clip(details)}</p>`}
      ${trouble === "no_call" || trouble === "only_attach" ? html`<p class="hint mono">POST ${senderOf(this.store).sentTo}</p>` : nothing}
      <ul class="causes">
        ${causes.map((cause) => html`<li>${cause}</li>`)}
      </ul>
      ${
        isUnreached
          ? html`<div class="row">
              <button type="button" class="button small" @click=${this.#copyCurl}>
                ${icon("copy")}${texts.copyCurl}
              </button>
              <button
                type="button"
                class="button small"
                @click=${() => this.dispatchEvent(new CustomEvent("to-address", { bubbles: true, composed: true }))}
              >
                ${icon("edit")}${texts.changeAddress}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  readonly #copyCurl = () => {
    const { tools } = this.store;
    const sender = senderOf(this.store);
    if (!tools || !sender.plan) return;
    const { engine } = tools;
    const { plan } = sender;
    const { text } = engine.render(plan, "curl");
    const isWhole = text === engine.render(plan, "curl", { reveal_secrets: true }).text;
    if (text !== null) void this.#copy(text, isWhole ? this.texts.copied : this.texts.copiedHidden);
  };

  #list(fate: Listed, count: number): Content {
    if (count === 0) return nothing;
    const { texts } = this;
    const { sent, phase, version } = senderOf(this.store);
    // Look at all of them only when no more will come.
    const limit = phase === "finished" ? Infinity : MANY;
    const reasons = this.#reasons
      .get(fate)!
      .of([version, texts, limit], () =>
        Map.groupBy(sent.some(fate, limit), (entry) => clip(reasonOf(this.store, entry))),
      );
    const shown = [...reasons].slice(0, MANY);
    const others = shown.reduce((left, [, entries]) => left - entries.length, count);
    return html`<div class="field">
      <div class="row spread">
        <h3>${texts.fateTitle[fate]}</h3>
        ${
          senderOf(this.store).phase === "finished"
            ? html`<button
                type="button"
                class="link hint"
                aria-label="${texts.showRows}: ${texts.fateTitle[fate]}"
                @click=${() => this.dispatchEvent(new CustomEvent("to-rows", { detail: fate, bubbles: true, composed: true }))}
              >
                ${texts.showRows}
              </button>`
            : nothing
        }
      </div>
      <ul class="list" tabindex="0" aria-label=${texts.fateTitle[fate]}>
        ${shown.map(([why, entries]) => this.#reason(why, entries, Math.floor(MANY / shown.length)))}
        ${others > 0 ? html`<li class="why">${texts.andMore(others)}</li>` : nothing}
      </ul>
    </div>`;
  }

  #reason(why: string, entries: readonly NumberProgress[], limit: number): Content {
    const { length } = entries;
    return html`<li>
      <span class="why"
        >${why}${length > 1 ? html` <span class="count">${countText(this.store.locale, length)}</span>` : nothing}</span
      >
      <span class="numbers mono"
        >${entries.slice(0, limit).map(({ number }) => html`<span>${number}</span> `)}
        ${length > limit ? html`<span class="why">${this.texts.andMore(length - limit)}</span>` : nothing}</span
      >
    </li>`;
  }

  #dismissal(): Content {
    const sender = senderOf(this.store);
    const isHeld = this.store.passwords.areHeld;
    return html`<div class="row">
      <button type="button" class="button small" ?disabled=${isHeld} @click=${() => sender.dismiss()}>
        ${this.texts.dismiss}
      </button>
      ${isHeld ? html`<button type="button" class="link hint" @click=${() => this.dispatchEvent(new ToPasswordsEvent())}>${this.texts.savePasswordFirst}</button>` : nothing}
    </div>`;
  }
}

define("sip-attach-result", Result);
