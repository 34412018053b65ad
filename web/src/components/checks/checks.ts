// Checks whether calls of an attached number work: its status, a test call, and what its host listens on.
import type { Discovery, LookUp, LookUpOptions, LookUpProblem, NumberStatus, TestCallProgress } from "sipattach";
import { css, html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { clip } from "../../shared/clip.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { valueAt, withValue, type Json } from "../../shared/pointer.js";
import { directionIndex } from "../../state/draft.js";
import { senderOf } from "../../state/sender.js";
import { accountTexts } from "../../texts/account/index.js";

/** How many numbers are offered. */
const MANY = 200;

const checksStyles = css`
  .said {
    display: flex;
    gap: 7px;
    font-size: var(--_text-s);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .said > .icon {
    flex: none;
    margin-top: 0.2em;
  }
  ol {
    display: grid;
    gap: 3px;
    padding-inline-start: 20px;
    list-style: decimal;
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
  }
`;

export class Checks extends Part {
  static override styles = [Part.styles, checksStyles];

  @state() private number = "";
  @state() private busy: "" | "status" | "call" | "discover" = "";
  @state() private status: LookUp<NumberStatus> | null = null;
  @state() private call: TestCallProgress | null = null;
  @state() private discovery: LookUp<Discovery> | null = null;
  @state() private isWritten = false;
  #abort: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  get #numbers(): string[] {
    const { sent } = senderOf(this.store);
    return [...sent.some("attached", MANY), ...sent.some("already", MANY)].map(({ number }) => number);
  }

  get #current(): string {
    const numbers = this.#numbers;
    return numbers.includes(this.number) ? this.number : (numbers[0] ?? "");
  }

  protected override render(): Content {
    const { texts, store } = this;
    const words = accountTexts(store);
    const numbers = this.#numbers;
    if (numbers.length === 0) return nothing;
    const host = this.#host;
    const isBusy = this.busy !== "";
    return html`<details>
      <summary>${icon("chevron")}${words.checksTitle}</summary>
      <div class="inner stack">
        <div class="field">
          <label for="number">${words.checksNumber}</label>
          <select id="number" class="mono" ?disabled=${isBusy} @change=${this.#choose}>
            ${numbers.map((number) => html`<option value=${number} .selected=${number === this.#current}>${number}</option>`)}
          </select>
        </div>
        <div class="row">
          <button type="button" class="button small" aria-disabled=${isBusy} @click=${this.#askStatus}>
            ${icon("refresh")}${words.checkStatus}
          </button>
          <button
            type="button"
            class="button small"
            aria-describedby="call-hint"
            aria-disabled=${isBusy}
            @click=${this.#place}
          >
            ${icon("outbound")}${words.callPlace}
          </button>
          ${host === "" ? nothing : html`<button type="button" class="button small" aria-disabled=${isBusy} @click=${() => this.#discover(host)}>${icon("refresh")}${words.discoverPort(clip(host, 60))}</button>`}
          ${this.busy === "call" ? html`<button type="button" class="button small" @click=${() => this.#abort?.abort()}>${texts.stop}</button>` : nothing}
        </div>
        <p class="hint" id="call-hint">${words.callHint}</p>
        <div role="status" class="stack">${this.#status()}${this.#call()}${this.#found()}</div>
      </div>
    </details>`;
  }

  readonly #choose = (event: Event) => {
    this.number = (event.target as HTMLSelectElement).value;
    Object.assign(this, { status: null, call: null, discovery: null });
  };

  #said(level: "ok" | "warning" | "error" | "info", text: string): Content {
    return html`<p class="said"><span class=${level}>${icon(level)}</span><span>${text}</span></p>`;
  }

  /** Why there is no answer, in the words of the page and of the API. */
  #problem({ kind, message }: LookUpProblem, title: string): Content {
    const text = kind === "aborted" ? this.texts.cancelled : `${title}: ${clip(message)}`;
    return this.#said(kind === "aborted" ? "info" : "error", text);
  }

  // ---- the status

  #options(): LookUpOptions {
    const { address } = this.store;
    this.#abort = new AbortController();
    return { apiKey: senderOf(this.store).keyOfResult, ...address.forLookUps, signal: this.#abort.signal };
  }

  async #run(busy: Checks["busy"], task: (options: LookUpOptions) => Promise<void>): Promise<void> {
    if (this.busy !== "" || !this.store.tools || senderOf(this.store).keyOfResult === "") return;
    this.busy = busy;
    try {
      await task(this.#options());
    } finally {
      this.busy = "";
    }
  }

  readonly #askStatus = () =>
    this.#run("status", async (options) => {
      const { engine, module } = this.store.tools!;
      this.status = null;
      this.status = await module.getStatus(engine, this.#current, options);
    });

  #status(): Content {
    const words = accountTexts(this.store);
    if (this.busy === "status" || this.busy === "discover")
      return this.#said("info", this.busy === "status" ? words.checkingStatus : words.discovering);
    if (!this.status) return nothing;
    const { value, problem } = this.status;
    if (problem) return this.#problem(problem, words.checkStatus);
    const time = value.checked_at === null ? NaN : Date.parse(value.checked_at);
    const at = Number.isNaN(time)
      ? ""
      : words.statusAt(new Date(time).toLocaleString(this.store.locale, { dateStyle: "medium", timeStyle: "short" }));
    const details = `${value.response_time_ms === null ? "" : ` (${value.response_time_ms} ms)`}${at}`;
    if (value.status === "healthy") return this.#said("ok", words.statusHealthy(details));
    if (value.status === "unreachable") return this.#said("error", words.statusUnreachable(details));
    if (value.status === "unchecked") return this.#said("info", words.statusUnchecked);
    return this.#said("warning", words.statusOther(clip(value.status)));
  }

  // ---- a test call

  readonly #place = () =>
    this.#run("call", async (options) => {
      const { engine, module } = this.store.tools!;
      this.call = null;
      for await (const progress of module.testCall(engine, this.#current, options)) this.call = progress;
    });

  #call(): Content {
    const words = accountTexts(this.store);
    const { call } = this;
    if (!call) return this.busy === "call" ? this.#said("info", words.callStarting) : nothing;
    const { event, result, duration_seconds: seconds, timeline, problem } = call;
    if (problem) {
      const title = problem.kind === "rate_limited" ? words.callLimit : words.callFailed;
      return this.#problem(problem, title);
    }
    if (event !== "done") return this.#said("info", words.callPending);
    const text = Object.hasOwn(words.callResult, result) ? words.callResult[result] : words.callOther(clip(result));
    const more = seconds === null || seconds === 0 ? "" : words.callSeconds(seconds);
    return html`${this.#said(result === "connected" ? "ok" : "warning", text + more)}
    ${
      timeline.length === 0
        ? nothing
        : html`<div class="hint" id="timeline">${words.callTimeline}</div>
            <ol aria-labelledby="timeline">
              ${timeline.slice(0, MANY).map((each) => html`<li class="mono">${clip(inWords(each))}</li>`)}
            </ol>`
    }`;
  }

  // ---- port and transport

  /** The host of the outbound endpoint; "" if there is none. */
  get #host(): string {
    const { tools } = this.store;
    const endpoint = senderOf(this.store).plan?.directions.find(({ type }) => type === "outbound")?.sip_endpoint.value;
    return (endpoint && tools?.engine.readEndpoint(endpoint).host) || "";
  }

  #discover(host: string): Promise<void> {
    return this.#run("discover", async (options) => {
      const { engine, module } = this.store.tools!;
      Object.assign(this, { discovery: null, isWritten: false });
      this.discovery = await module.discover(engine, { host }, options);
    });
  }

  #found(): Content {
    const words = accountTexts(this.store);
    if (!this.discovery || this.busy === "discover") return nothing;
    const { value, problem } = this.discovery;
    if (problem) return this.#problem(problem, words.discoverPort(this.#host));
    const { recommended } = value;
    if (!recommended) return this.#said("warning", words.discoveredNothing);
    const { port, transport, detected_system: system } = recommended;
    const found = [port === null ? "" : String(port), transport?.toUpperCase() ?? ""]
      .filter((part) => part !== "")
      .join(" ");
    const canWrite = !this.store.readOnly && directionIndex(this.store.draft, "outbound") >= 0;
    return html`${this.#said("ok", words.discovered(system === null ? found : `${found} (${clip(system)})`))}
    ${
      this.isWritten
        ? html`<p class="hint">${words.discoverWritten}</p>`
        : canWrite
          ? html`<div>
              <button type="button" class="button small" @click=${() => this.#write(port, transport)}>
                ${icon("fix")}${words.discoverWrite(found)}
              </button>
            </div>`
          : nothing
    }`;
  }

  /** Writes what was found, as one step of the history, to the outbound direction, whose host was probed. */
  #write(port: number | null, transport: string | null): void {
    const { store } = this;
    const options = ["directions", directionIndex(store.draft, "outbound"), "options"];
    let draft: Json = store.draft;
    if (port !== null) draft = withValue(draft, [...options, "port"], port);
    if (transport !== null) draft = withValue(draft, [...options, "transport"], transport);
    store.edit(draft);
    this.isWritten = true;
  }
}

/** A step of the timeline in words. The API does not document its form. */
function inWords(step: Json): string {
  if (typeof step === "string") return step;
  const event = valueAt(step, ["event"]);
  const at = valueAt(step, ["at_ms"]);
  return typeof event === "string" ? `${event}${typeof at === "number" ? ` (${at} ms)` : ""}` : JSON.stringify(step);
}

define("sip-attach-checks", Checks);
