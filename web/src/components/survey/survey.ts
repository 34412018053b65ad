// Before sending: shows what the account already has for the numbers. Changes nothing by itself; numbers that differ
// can be updated from here.
import { css, html, nothing } from "lit";
import { clip } from "../../shared/clip.js";
import { countText } from "../../shared/counts.js";
import { saidOf } from "../../shared/fates.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { SURVEY_MARKS, SURVEY_STATES } from "../../shared/survey.js";
import { senderOf } from "../../state/sender.js";
import { Survey } from "../../state/survey.js";
import { accountTexts } from "../../texts/account/index.js";
import "../follow-up/follow-up.js";

/** How many reasons are shown. */
const MANY = 20;

const surveyStyles = css`
  .survey {
    display: grid;
    gap: var(--_s3);
    grid-template-columns: minmax(0, 1fr);
    padding-top: var(--_s3);
    border-top: 1px solid var(--_line);
  }
  .counts {
    display: grid;
    gap: 4px;
    font-size: var(--_text-s);
  }
  .counts > li {
    display: flex;
    gap: 7px;
    align-items: baseline;
  }
  .counts .icon {
    position: relative;
    top: 0.15em;
  }
  .counts b {
    font-variant-numeric: tabular-nums;
  }
  .reasons {
    display: grid;
    gap: 4px;
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
    max-height: 220px;
    overflow: auto;
  }
  h3 {
    font-size: var(--_text-m);
  }
`;

export class SurveyPart extends Part {
  static override styles = [Part.styles, surveyStyles];

  /** The last look, even if the draft has changed since. */
  #survey: Survey | null = null;

  /** Looks up the numbers of the draft in the account. */
  async start(): Promise<void> {
    const { store } = this;
    const { plan } = store;
    if (!plan?.ok || this.#survey?.phase === "running") return;
    const survey = new Survey(store, plan);
    this.#survey = survey;
    senderOf(store).survey = survey;
    const run = survey.run();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h3")?.focus();
    await run;
  }

  protected override render(): Content {
    const survey = this.#survey;
    if (!survey) return nothing;
    const { store, texts } = this;
    const words = accountTexts(store);
    const isRunning = survey.phase === "running";
    const isCurrent = senderOf(store).survey === survey;
    return html`<section class="survey" aria-labelledby="survey">
      <div role="status"><h3 id="survey" tabindex="-1">${this.#title(survey)}</h3></div>
      ${
        isRunning
          ? html`<progress max=${survey.total} .value=${survey.done} aria-label=${words.surveyProgress}></progress>
              <div>
                <button type="button" class="button small" @click=${() => survey.stop()}>${texts.stop}</button>
              </div>`
          : nothing
      }
      ${isCurrent ? this.#counts(survey) : html`<p class="hint">${words.surveyOutdated}</p>`}
      ${isRunning || !isCurrent ? nothing : this.#trouble(survey)}
      ${isRunning || !isCurrent ? nothing : html`${this.#reasons(survey)}<sip-attach-follow-up .store=${store} .survey=${survey}></sip-attach-follow-up>`}
      ${
        isRunning
          ? nothing
          : html`<div>
              <button type="button" class="button small" @click=${this.#dismiss}>${words.dismissSurvey}</button>
            </div>`
      }
    </section>`;
  }

  #title(survey: Survey): string {
    const { texts } = this;
    const words = accountTexts(this.store);
    const { phase, done, total, isStopped, trouble, waitSeconds } = survey;
    if (phase === "running" && waitSeconds > 0) return `${texts.waitingAsAsked}: ${texts.secondsLeft(waitSeconds)}`;
    if (phase === "running") return words.surveying(done, total);
    if (isStopped) return words.surveyStopped(done, total);
    return trouble ? texts.troubles[trouble].title : words.surveyed(done);
  }

  #counts({ entries, total, phase }: Survey): Content {
    const { texts, store } = this;
    const counts = Map.groupBy(entries.values(), ({ state }) => state);
    const rest = total - entries.size;
    return html`<ul class="counts">
      ${SURVEY_STATES.map((state) => {
        const count = counts.get(state)?.length ?? 0;
        const { level, icon: name } = SURVEY_MARKS[state];
        return count === 0
          ? nothing
          : html`<li>
              <span class=${level}>${icon(name)}</span><span>${texts.surveyState[state]}</span
              ><b>${countText(store.locale, count)}</b>
            </li>`;
      })}
      ${
        rest > 0 && phase === "finished"
          ? html`<li>
              <span class="muted">${icon("todo")}</span><span>${accountTexts(store).notLookedAt}</span
              ><b>${countText(store.locale, rest)}</b>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #trouble({ trouble, details }: Survey): Content {
    if (!trouble) return nothing;
    return html`${details === "" ? nothing : html`<p class="hint">${clip(details)}</p>`}
      <p class="hint">${accountTexts(this.store).surveyUnchanged}</p>`;
  }

  /** Why nothing is known about numbers; each reason is shown once. */
  #reasons({ entries }: Survey): Content {
    const unknown = [...entries.values()].filter(({ state }) => state === "unknown");
    if (unknown.length === 0) return nothing;
    const reasons = [...Map.groupBy(unknown, (entry) => saidOf(this.texts, { ...entry, reason: entry.why }))].slice(
      0,
      MANY,
    );
    return html`<ul class="reasons" aria-label=${accountTexts(this.store).whyUnknown} tabindex="0">
      ${reasons.map(
        ([why, alike]) =>
          html`<li>
            <span class="mono">${alike[0].number}</span
            >${alike.length > 1 ? ` (${this.texts.andMore(alike.length - 1)})` : ""}: ${clip(why)}
          </li>`,
      )}
    </ul>`;
  }

  readonly #dismiss = () => {
    this.#survey = null;
    senderOf(this.store).survey = null;
    this.dispatchEvent(new Event("dismissed"));
  };
}

define("sip-attach-survey", SurveyPart);
