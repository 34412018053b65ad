// After sending: reads back what the API has and compares it with the plan, field by field; detaches numbers;
// updates those with another configuration. Changes are shown first, and made only after confirmation.
import type { ComparedDirection, ComparedField, DerivedKind, DerivedRequest, FollowUpEntry, Plan } from "sipattach";
import { html, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import { breakable } from "../../shared/breakable.js";
import { clip } from "../../shared/clip.js";
import { countText } from "../../shared/counts.js";
import { saidOf } from "../../shared/fates.js";
import { icon, type IconName } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { factsStyles } from "../../shared/facts.styles.js";
import { sampleStyles } from "../../shared/sample.styles.js";
import { isObject, toPath, valueAt, type Json } from "../../shared/pointer.js";
import type { Survey } from "../../state/survey.js";
import { FollowUp, deriveFor } from "../../state/follow-up.js";
import { senderOf } from "../../state/sender.js";
import { followUpStyles } from "./follow-up.styles.js";

/** How many numbers and requests are shown. */
const MANY = 200;
/** What deserves a look comes first. */
const ORDER: FollowUpEntry["state"][] = ["failed", "differs", "unknown", "not_attached", "pending", "matches", "done"];

/** Diagnostics of a password that is missing, or is not one. */
const LACKING = ["options.username_without_password", "field.placeholder"];

type Change = Exclude<DerivedKind, "read_back">;

export class FollowUpPart extends Part {
  static override styles = [Part.styles, sampleStyles, factsStyles, followUpStyles];

  /** What was found before sending; null if this is about what was sent. */
  @property({ attribute: false }) survey: Survey | null = null;
  /** The most recent run, which is shown. */
  @state() private current: FollowUp | null = null;
  @state() private asking: { kind: Change; requests: DerivedRequest[] } | null = null;
  @state() private open: ReadonlySet<number> = new Set();
  @query("dialog") private dialog!: HTMLDialogElement;
  /** Numbers that are attached with another configuration according to the read-back, by index. */
  #differing: ReadonlyMap<number, FollowUpEntry> = new Map();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("survey")) this.current = null;
    if (this.survey && this.current?.phase !== "running")
      this.#differing = new Map(surveyed(this.survey).map((entry) => [entry.index, entry]));
  }

  protected override render(): Content {
    const { texts, store } = this;
    const { sent } = senderOf(store);
    const isRunning = this.current?.phase === "running";
    const attached = this.survey ? 0 : this.#attached().size;
    const changeable = [...this.#differing].filter(([, entry]) => isChangeable(entry)).map(([index]) => index);
    return html`<div class="stack">
      <div class="row" role="group" aria-label=${this.survey ? texts.compareAccount : texts.afterwards}>
        ${this.survey ? nothing : html`<button type="button" class="button small" ?disabled=${isRunning} @click=${this.#verify}>${icon("refresh")}${texts.verify}${sent.total > MANY ? ` (${countText(store.locale, sent.total)})` : ""}</button>`}
        ${changeable.length > 0 ? html`<button type="button" class="button small" ?disabled=${isRunning} @click=${() => this.#ask("update", new Set(changeable))}>${icon("edit")}${texts.updateNumbers(changeable.length)}</button>` : nothing}
        ${attached > 0 ? html`<button type="button" class="button small" ?disabled=${isRunning} @click=${() => this.#ask("detach", this.#attached())}>${icon("undo")}${texts.undoAttach}</button>` : nothing}
        ${isRunning ? html`<button type="button" class="button small" @click=${() => this.current?.stop()}>${texts.stop}</button>` : nothing}
      </div>
      ${this.#replaced()}
      ${this.survey && !this.current ? this.#list("read_back", [...this.#differing.values()]) : nothing}
      ${!this.survey && sent.count("failed") > 0 && !this.current ? html`<p class="hint">${texts.verifyHint}</p>` : nothing}
      ${this.current ? this.#state(this.current) : nothing} ${this.#confirmation()}
    </div>`;
  }

  /** Says so if the key of the field, which is used, is not the one that sent. */
  #replaced(): Content {
    if (this.survey || !senderOf(this.store).isKeyReplaced) return nothing;
    return warning(this.texts.keyReplaced);
  }

  /** Numbers that were attached here and, as far as is known, not detached since. */
  #attached(): Set<number> {
    const { sent } = senderOf(this.store);
    return new Set(
      sent.all
        .filter(
          (entry) =>
            sent.fateOf(entry) === "attached" ||
            (entry.state === "configured" && sent.doubtOf(entry.number) === "detaching"),
        )
        .map(({ index }) => index),
    );
  }

  // ---- doing

  readonly #verify = () => {
    const { plan } = senderOf(this.store);
    if (!plan) return;
    const all = new Set(plan.requests.flatMap(({ numbers }) => numbers));
    void this.#run("read_back", deriveFor(this.store, plan, "read_back", all));
  };

  get #plan(): Plan | null {
    return this.survey?.plan ?? senderOf(this.store).plan;
  }

  async #run(kind: DerivedKind, requests: DerivedRequest[]): Promise<void> {
    const { store, survey } = this;
    const plan = this.#plan;
    if (!plan || requests.length === 0) return;
    const current = new FollowUp(store, kind, plan, requests, survey ? store.apiKey.value : undefined);
    this.current = current;
    this.open = new Set();
    await Promise.all([current.run(), this.#focusTitle()]);
    if (survey) return survey.noteUpdated(current.entries.values());
    senderOf(store).noteAsPlanned(this.#nowAsPlanned(current), kind === "update");
    if (kind === "read_back")
      this.#differing = new Map([...current.entries].filter(([, entry]) => isChangeable(entry)));
    else if (kind === "update")
      this.#differing = new Map([...this.#differing].filter(([index]) => current.entries.get(index)?.state !== "done"));
    const first = this.#sorted(current)[0];
    if (first?.comparison && (current.total === 1 || first.state === "differs")) this.open = new Set([first.index]);
    this.requestUpdate();
  }

  /** Numbers that are now as planned. An update does not attach a direction that was not attached. */
  #nowAsPlanned({ kind, entries }: FollowUp): Set<number> {
    const isGood = ({ index, state }: FollowUpEntry) =>
      state === "matches" ||
      (kind === "update" &&
        state === "done" &&
        (this.#differing.get(index)?.comparison?.directions.every(({ attached }) => attached) ?? false));
    return new Set([...entries.values()].filter(isGood).map(({ index }) => index));
  }

  /** Offers to update numbers whose password was lost: the answer to an update contains a new one. */
  askForPasswords(indices: readonly number[]): void {
    void this.#ask("update", new Set(indices), ({ body }) => valueAt(body, ["updates", "type"]) === "inbound");
  }

  async #focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#state")?.focus();
  }

  async #ask(
    kind: Change,
    wanted: ReadonlySet<number>,
    isNeeded = (request: DerivedRequest) => kind !== "update" || this.#isNeeded(request),
  ): Promise<void> {
    const plan = this.#plan;
    if (!plan) return;
    this.asking = { kind, requests: deriveFor(this.store, plan, kind, wanted).filter(isNeeded) };
    await this.updateComplete;
    this.dialog.showModal();
  }

  /** Whether an update, which is for one direction, is needed: not if that is as planned, or not attached. */
  #isNeeded({ numbers, body }: DerivedRequest): boolean {
    const type = valueAt(body, ["updates", "type"]);
    return (
      this.#differing
        .get(numbers[0])
        ?.comparison?.directions.some((direction) => direction.type === type && isOff(direction)) ?? false
    );
  }

  readonly #confirm = () => {
    const { asking } = this;
    this.dialog.close();
    if (!asking) return;
    // The address where the plan was sent, whatever the field contains now.
    const { baseUrl } = this.survey ?? senderOf(this.store);
    const detail = { requests: asking.requests, base_url: baseUrl ?? "" };
    const isWanted = this.dispatchEvent(
      new CustomEvent("before-send", { detail, bubbles: true, composed: true, cancelable: true }),
    );
    if (isWanted) void this.#run(asking.kind, asking.requests);
  };

  // ---- drawing

  #confirmation(): Content {
    const { texts, asking } = this;
    if (!asking) return nothing;
    const { kind, requests } = asking;
    const count = new Set(requests.map(({ numbers }) => numbers[0])).size;
    return html`<dialog aria-labelledby="ask" aria-describedby="ask-note" @close=${() => (this.asking = null)}>
      <div class="head"><h2 id="ask">${texts.confirmTitle[kind](count)}</h2></div>
      <div class="body">
        ${this.#replaced()}
        <p id="ask-note">${texts.confirmNote[kind]}</p>
        ${kind === "update" ? html`${this.#lost(requests)}${this.#lacking()}` : nothing}
        <div class="field">
          <h3 id="exactly">${texts.exactly(requests.length)}</h3>
          <pre tabindex="0" aria-labelledby="exactly">${this.#script(requests)}</pre>
        </div>
        <div class="actions">
          <button type="button" class="button" autofocus @click=${() => this.dialog.close()}>${texts.cancel}</button>
          <button type="button" class="button ${kind === "detach" ? "danger" : "primary"}" @click=${this.#confirm}>
            ${texts.confirmButton[kind](count)}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  /** What an update would take away: fields that the numbers have, and the request has not. */
  #lost(requests: readonly DerivedRequest[]): Content {
    const lost = new Set<string>();
    for (const { numbers, body } of requests) {
      const type = valueAt(body, ["updates", "type"]);
      const direction = this.#differing.get(numbers[0])?.comparison?.directions.find((each) => each.type === type);
      for (const { path, status, planned, found } of direction?.fields ?? [])
        if (status === "differs" && isNothing(planned) && !isNothing(found)) lost.add(path.slice(1));
    }
    return lost.size === 0 ? nothing : warning(this.texts.confirmLoss([...lost].join(", ")));
  }

  /** What the engine says of a password that an update would leave out, or replace with a placeholder. */
  #lacking(): Content[] {
    const all = this.#plan?.diagnostics.filter(({ code }) => LACKING.includes(code)) ?? [];
    return [...new Set(all.map((each) => this.store.message(each)))].map(warning);
  }

  /** The requests as they will be sent, one body per line; only passwords are hidden. */
  #script(requests: readonly DerivedRequest[]): string {
    const { engine } = this.store.loaded!;
    const [first] = requests;
    const lines = requests.slice(0, MANY).map(({ body }) => JSON.stringify(engine.redact(body)));
    const rest = requests.length > MANY ? [this.texts.andMore(requests.length - MANY)] : [];
    return [`${first?.method} ${first?.url}`, ...lines, ...rest].join("\n");
  }

  #state(current: FollowUp): Content {
    const { texts } = this;
    const [level, name, title] = this.#verdict(current);
    const entries = this.#sorted(current);
    return html`<div class="state">
      <div class="verdict ${level}">
        ${icon(name)}
        <div class="grow" role="status"><h3 id="state" tabindex="-1">${title}</h3></div>
        ${current.waitSeconds > 0 ? html`<span class="what">${texts.secondsLeft(current.waitSeconds)}</span>` : nothing}
      </div>
      ${current.phase === "running" ? html`<progress max=${current.total} .value=${current.done} aria-label=${texts.progress}></progress>` : this.#trouble(current)}
      ${current.phase === "running" && current.done === 0 ? nothing : this.#list(current.kind, entries)}
    </div>`;
  }

  #list(kind: DerivedKind, entries: readonly FollowUpEntry[]): Content {
    const { texts } = this;
    if (entries.length === 0) return nothing;
    return html`<ul class="list" tabindex="0" aria-label=${texts.stateOfNumbers}>
      ${entries.slice(0, MANY).map((entry) => this.#entry(kind, entry))}
      ${entries.length > MANY ? html`<li class="line what">${texts.andMore(entries.length - MANY)}</li>` : nothing}
    </ul>`;
  }

  #verdict(current: FollowUp): [string, IconName, string] {
    const { texts } = this;
    const { kind, total } = current;
    if (current.phase === "running") {
      return [
        "",
        "refresh",
        current.waitSeconds > 0 ? texts.waitingAsAsked : texts.following[kind](current.done, total),
      ];
    }
    const good = current.count(kind === "read_back" ? "matches" : "done");
    if (good === total) return ["ok", "ok", texts.followed[kind](good, total)];
    if (current.trouble) return ["error", "error", texts.troubles[current.trouble].title];
    return ["warning", "warning", texts.followed[kind](good, total)];
  }

  #trouble({ trouble, details }: FollowUp): Content {
    if (!trouble) return nothing;
    return html`${details === "" ? nothing : html`<p class="hint">${clip(details)}</p>`}
      <p class="hint">${this.texts.followUpTrouble}</p>`;
  }

  #sorted(current: FollowUp): FollowUpEntry[] {
    return [...current.entries.values()].sort(
      (one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || one.index - other.index,
    );
  }

  #entry(kind: DerivedKind, entry: FollowUpEntry): Content {
    const { comparison, index, number } = entry;
    const good = entry.state === "matches" || entry.state === "done";
    const level = good
      ? "ok"
      : entry.state === "pending"
        ? "todo"
        : entry.state === "not_attached" && kind === "detach"
          ? "info"
          : "error";
    const head = html`<span class=${level}>${icon(level)}</span><span class="mono">${number}</span
      ><span class="what">${this.#said(kind, entry)}</span>`;
    // The difference may also be that a direction is not attached at all.
    if (!comparison || (entry.state !== "differs" && comparison.directions.every(({ fields }) => fields.length === 0)))
      return html`<li><div class="line">${head}</div></li>`;
    const isOpen = this.open.has(index);
    return html`<li data-number=${number}>
      <details
        ?open=${isOpen}
        @toggle=${(event: Event) => this.#toggle(index, (event.target as HTMLDetailsElement).open)}
      >
        <summary>${icon("chevron")}${head}</summary>
        ${isOpen ? comparison.directions.map((direction) => this.#direction(direction)) : nothing}
      </details>
    </li>`;
  }

  #toggle(index: number, isOpen: boolean): void {
    if (this.open.has(index) === isOpen) return;
    const open = new Set(this.open);
    if (isOpen) open.add(index);
    else open.delete(index);
    this.open = open;
  }

  #said(kind: DerivedKind, entry: FollowUpEntry): string {
    const { texts } = this;
    const { state } = entry;
    const said = state === "done" ? texts.doneState[kind] : texts.followUpState[state];
    const why = saidOf(texts, entry);
    return why ? `${said}: ${clip(why)}` : said;
  }

  #direction({ type, attached, fields }: ComparedDirection): Content {
    const { texts } = this;
    if (!attached)
      return html`<h4>${texts.directionTitle[type]}</h4>
        <p class="hint">${texts.followUpState.not_attached}</p>`;
    return html`<h4 id="d-${type}">${texts.directionTitle[type]}</h4>
      <table aria-labelledby="d-${type}">
        <thead>
          <tr>
            <th scope="col">${texts.field}</th>
            <th scope="col">${texts.planned}</th>
            <th scope="col">${texts.found}</th>
          </tr>
        </thead>
        <tbody>
          ${fields.map((field) => this.#field(field, type))}
        </tbody>
      </table>`;
  }

  /** What the request has for a field that the API never shows. */
  #valueOf(type: string, path: string): Json {
    const body = this.#plan?.requests[0]?.body ?? {};
    const directions = valueAt(this.store.loaded!.engine.redact(body), ["directions"]);
    const direction = Array.isArray(directions) && directions.find((each) => valueAt(each, ["type"]) === type);
    return (direction && valueAt(direction, toPath(path))) || null;
  }

  #field({ path, status, planned, found }: ComparedField, type: string): Content {
    const { texts } = this;
    const own = status === "hidden" ? this.#valueOf(type, path) : planned;
    const isBad = status === "differs" || status === "missing";
    return html`<tr class=${status}>
      <th scope="row" class="mono">${breakable(path.slice(1))}</th>
      <td class="mono">${shown(own)}</td>
      <td>
        <span class="mark ${isBad ? "error" : ""}"
          >${icon(isBad ? "error" : status === "same" ? "ok" : "eyeOff")}<span
            >${status === "differs" ? html`<span class="mono">${shown(found)}</span>` : texts.fieldStatus[status]}</span
          ></span
        >
      </td>
    </tr>`;
  }
}

/** Whether a field is absent or empty, as header mappings may be: `{"headers": []}`. */
function isNothing(value: Json | undefined): boolean {
  if (isObject(value) && "headers" in value) return isNothing(value.headers);
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Whether a direction is attached, but not as planned. */
function isOff({ attached, fields }: ComparedDirection): boolean {
  return attached && fields.some(({ status }) => status === "differs" || status === "missing");
}

function isChangeable({ comparison }: FollowUpEntry): boolean {
  return comparison?.directions.some(isOff) ?? false;
}

/** Numbers that the account has with another configuration, as if they had been read back. */
function surveyed({ entries }: Survey): FollowUpEntry[] {
  return [...entries.values()].flatMap(({ index, number, state, directions }) => {
    if (directions === undefined || state === "same" || state === "unknown") return [];
    const comparison = { readable: true, verified: false, directions };
    const isNone = directions.every(({ attached }) => !attached);
    return [{ index, number, state: isNone ? "not_attached" : "differs", comparison, register_passwords: [] }];
  });
}

function shown(value: Json): string {
  if (value === null || value === undefined) return "–";
  return clip(typeof value === "string" ? value : JSON.stringify(value)).replaceAll("[redacted]", "••••••••");
}

function warning(text: string): Content {
  return html`<p class="diagnostic warning">${icon("warning")}<span class="text">${text}</span></p>`;
}

define("sip-attach-follow-up", FollowUpPart);
