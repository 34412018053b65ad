// Offers to resume what the tab was sending before it was reloaded, or to show the result.
import { css, html } from "lit";
import { property } from "lit/decorators.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { KeptBatch } from "../../state/kept-batch.js";

const noticeStyles = css`
  h2 {
    display: flex;
    align-items: center;
    gap: 7px;
    font-size: var(--_text-m);
  }
`;

export class KeptNotice extends Part {
  static override styles = [Part.styles, noticeStyles];

  @property({ attribute: false }) kept!: KeptBatch;

  protected override render(): Content {
    const { texts, kept } = this;
    const { attached, left, failed, hadSecrets, address } = kept;
    const isElsewhere = address && address !== this.store.address.url;
    const time = new Date(kept.time);
    const at = Number.isNaN(time.getTime())
      ? ""
      : time.toLocaleString(this.store.locale, { dateStyle: "medium", timeStyle: "short" });
    const isFinished = left === 0;
    const isAll = isFinished && failed === 0;
    const note = isAll
      ? texts.attachedNote(at)
      : isFinished
        ? texts.failedNote(attached, failed, at)
        : texts.unfinishedNote(attached, failed, left, at);
    const title = isAll ? texts.allConfigured(attached) : isFinished ? texts.failedTitle : texts.unfinishedTitle;
    return html`<section class="banner ${isAll ? "ok" : ""}" aria-labelledby="title">
      <h2 id="title">${icon(isAll ? "ok" : "warning")}${title}</h2>
      <p>
        ${note}${hadSecrets ? ` ${texts.unfinishedSecrets}` : ""}${isElsewhere ? ` ${texts.unfinishedElsewhere(address)}` : ""}
      </p>
      <div class="row">
        <button type="button" class="button small primary" @click=${() => this.#tell("resume")}>
          ${isFinished ? icon("history") : icon("send")}${isFinished ? texts.showResult : texts.resumeSending}</button
        ><button type="button" class="button small" @click=${() => this.#tell("discard")}>
          ${texts.discardSending}
        </button>
      </div>
    </section>`;
  }

  #tell(what: "resume" | "discard"): void {
    this.dispatchEvent(new Event(what, { bubbles: true, composed: true }));
  }
}

define("sip-attach-kept-notice", KeptNotice);
