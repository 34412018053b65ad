// Sending, as the page shows it: its course, and what it means for the draft. The package's `send` decides what is
// sent, in which order, and what is known about each number afterwards. Loaded after the first frame, since nothing can
// have been sent before.
import type { FollowUpEntry, NumberProgress, Plan, RegisterPassword, SendProgress, SendState } from "sipattach";
import { loadModule } from "../engine/load.js";
import { Once } from "../shared/once.js";
import { valueAt } from "../shared/pointer.js";
import { Countdown } from "./countdown.js";
import { addToHistory } from "./history.js";
import type { BatchKeeper, Resumed } from "./kept-batch.js";
import { howOf, leftOf, type Left } from "./left-to-send.js";
import { guarded, type Issued } from "./passwords.js";
import { withoutSecrets } from "./secrets.js";
import { SentNumbers } from "./sent-numbers.js";
import type { Store } from "./store.js";
import type { Survey } from "./survey.js";
import { troubleOf, unusable, type Told, type Trouble } from "./trouble.js";

/** The sender of a store, made when first asked for. */
export function senderOf(store: Store): Sender {
  return (store.sender ??= new Sender(store));
}

export class Sender {
  phase: "idle" | "running" | "finished" = "idle";
  /** The result is hidden; what is known is kept. */
  isHidden = false;
  activity: SendProgress["event"] = "sending";
  /** The wait is one that the API asked for. */
  isAskedToWait = false;
  requestCount = 0;
  requestsDone = 0;
  readonly sent = new SentNumbers();
  /** The API attached numbers that register, but returned no password for the PBX. */
  isWithoutPassword = false;
  /** Where requests were sent, as it was then shown, so that changing the base URL does not rewrite the past. */
  sentTo = "";
  sentAt = new Date();
  /** The address that requests were sent to. */
  baseUrl: string | null = null;
  isStopped = false;
  /** Stores a batch while it is sent; null: nothing is stored. */
  keep: ((plan: Plan, isPart: boolean) => BatchKeeper) | null = null;
  /** False if the browser stores nothing, or has no room left. */
  isKept = true;
  trouble: Trouble | null = null;
  /** The trouble as the package reported it. */
  problem: Told | null = null;
  /** Incremented whenever something more is known. */
  version = 0;
  /** What was sent; null before anything was. */
  plan: Plan | null = null;
  /** The whole plan of the draft when it was sent; `plan` leaves out numbers that were attached before. */
  #planOfDraft: Plan | null = null;
  /** The key that was used for sending. */
  #key = "";
  #abort: AbortController | null = null;
  /** How numbers were attached from this page: what is attached in the same way already is not sent again. */
  readonly #known = new Map<string, string>();
  #survey: Survey | null = null;
  readonly #left = new Once<Left>();
  readonly #isSame = new Once<boolean>();
  /** The API has answered a read-back. */
  #isHeard = false;
  readonly #store: Store;
  readonly #countdown: Countdown;

  constructor(store: Store) {
    this.#store = store;
    this.#countdown = new Countdown(() => store.notify());
  }

  /** How much longer it waits. */
  get waitSeconds(): number {
    return this.#countdown.left;
  }

  /** The key for calls about what was sent, at the address where it was sent: never one typed for another address. */
  get keyOfResult(): string {
    const { apiKey, address } = this.#store;
    return this.baseUrl === address.url ? apiKey.value : this.#key;
  }

  /** That key is not the one that sent, and may be of another account. */
  get isKeyReplaced(): boolean {
    const { value } = this.#store.apiKey;
    return this.#key !== "" && value !== "" && this.#isOtherKey && this.keyOfResult === value;
  }

  // ---- what is left of the draft

  get #rest(): Left {
    const { plan, apiKey } = this.#store;
    return this.#left.of([plan, apiKey.value, this.version], () =>
      leftOf(plan, apiKey.value, this.#known, this.#survey),
    );
  }

  /** The part of the draft's plan to send: without numbers that are attached in the same way, unless all are. */
  get toSend(): Plan | null {
    return this.phase === "running" ? this.plan : this.#rest.toSend;
  }

  /** Everything in the draft is attached. */
  get isAllAttached(): boolean {
    return this.phase !== "running" && this.#rest.isNothing;
  }

  /** What the account has for the numbers, if it was asked about this draft with this key. */
  get survey(): Survey | null {
    return this.#rest.survey;
  }

  set survey(survey: Survey | null) {
    this.#survey = survey;
    this.noteSurvey();
  }

  /** To be called when more is known about the account. */
  noteSurvey(): void {
    this.version += 1;
    this.#store.notify();
  }

  /** No request has left this page. An answer that refuses all numbers is to one that has. */
  get isNoneSent(): boolean {
    const { problem } = this;
    const brokeOff = problem?.not_sent === true || problem?.kind === "aborted" || problem?.kind === "unusable";
    return brokeOff && this.sent.areAllPending;
  }

  /** How many numbers sending leaves alone, because the account has them with another configuration. */
  get asideCount(): number {
    return this.#rest.aside.size;
  }

  /** Whether sending leaves a number alone, because the account has it with another configuration. */
  isAside(value: string | null): boolean {
    return value !== null && this.#rest.aside.has(value);
  }

  /** What became of a number in the draft. */
  stateOf(value: string | null): NumberProgress | undefined {
    if (value === null || this.sent.isDetached(value)) return undefined;
    const sent = this.isInSight || this.#isSamePlan ? this.sent.entryOf(value) : undefined;
    return sent ?? (this.#rest.attached.has(value) ? { index: 0, number: value, state: "configured" } : undefined);
  }

  /** Whether the requests of the draft are those that were sent. */
  get #isSamePlan(): boolean {
    const { plan } = this.#store;
    return this.#isSame.of([this.#planOfDraft, plan], () => isSame(this.#planOfDraft, plan));
  }

  /** Whether the draft still matches what was sent, and some of it is left to do. */
  get canRetry(): boolean {
    return (
      this.phase === "finished" && !this.sent.isUndone && this.#isSamePlan && this.sent.total > 0 && this.#leftCount > 0
    );
  }

  get retryCount(): number {
    return this.#isOtherKey ? this.sent.total : this.#leftCount;
  }

  get #leftCount(): number {
    return this.sent.total - this.sent.count("configured");
  }

  /** The key may be that of another account, of which no answer has told. One in the place of a refused key is not. */
  get #isOtherKey(): boolean {
    return this.#key !== this.#store.apiKey.value && !KEY_TROUBLES.includes(this.trouble);
  }

  // ---- what comes after sending

  /** Numbers were found as planned after sending, or were changed to be so. */
  noteAsPlanned(indices: ReadonlySet<number>, isUpdate: boolean): void {
    if (!this.sent.state || indices.size === 0) return;
    this.sent.settle(indices, isUpdate);
    this.#noteKnown();
    const { attached, already } = this.sent.fates;
    if (attached + already === this.sent.total) this.trouble = this.problem = null;
    this.version += 1;
    this.#store.notify();
  }

  /** Numbers were detached after sending. They can be sent again like new ones. */
  noteDetached(entries: readonly FollowUpEntry[]): void {
    for (const entry of entries) {
      if (!["done", "not_attached", "unknown"].includes(entry.state)) continue;
      this.sent.noteDetached(entry);
      this.#known.delete(entry.number);
      this.#survey?.entries.delete(entry.number);
    }
    this.version += 1;
  }

  /** Numbers were updated, which returns passwords like attaching. */
  noteUpdated(entries: readonly FollowUpEntry[], from: string, plan = this.plan): void {
    for (const entry of entries) {
      const issued = entry.register_passwords ?? [];
      if (issued.length > 0 && plan === this.plan) this.sent.noteRenewed(entry.index);
      this.#store.passwords.add(
        issued.map(ownOf).map(({ number, password }) => ({ number: number ?? entry.number, password })),
        { request: null, trunk: trunkOf(plan), from },
      );
    }
  }

  /** Remembers the numbers that are attached as they were sent. */
  #noteKnown(): void {
    for (const [at, numbers] of this.sent.requests.entries()) this.#know(numbers, at);
  }

  #know(numbers: readonly NumberProgress[], at: number): void {
    const request = this.plan?.requests[at];
    const attached = numbers.filter((entry) => this.sent.isAttached(entry));
    if (!request || attached.length === 0) return;
    const how = howOf(request, this.#key);
    for (const { number } of attached) this.#known.set(number, how);
  }

  // ---- the result, as it is shown

  /** The result is visible. */
  get isInSight(): boolean {
    return this.phase !== "idle" && !this.isHidden;
  }

  /** Hides the result. It can be shown again, and Retry continues from it. */
  dismiss(): void {
    const { passwords } = this.#store;
    if (passwords.areHeld) return;
    this.isHidden = true;
    passwords.clear();
    this.#store.notify();
  }

  show(): void {
    this.isHidden = false;
    this.#store.notify();
  }

  // ---- the course of sending

  stop(): void {
    this.isStopped = true;
    this.#abort?.abort();
    this.#store.notify();
  }

  /** Sends the plan of the store, or what is left of one that was sent before; or resumes a batch. */
  async run(resumed?: Resumed): Promise<void> {
    const { loaded, tools, plan, passwords, apiKey, address } = this.#store;
    if (!loaded || !plan || this.phase === "running" || passwords.areHeld) return;
    if (!resumed && this.isAllAttached) return;
    const { state: last } = this.sent;
    const retried = !resumed && this.canRetry && last ? tools?.module.retryFailed(last) : undefined;
    const isOtherKey = retried !== undefined && this.#isOtherKey;
    const again = isOtherKey ? doubted(retried) : retried;
    const state = resumed?.state ?? again;
    const sent = resumed?.plan ?? (again ? this.plan : this.toSend) ?? plan;
    // If every number is settled, nothing is sent, so no key is needed.
    const isKnown =
      resumed !== undefined &&
      resumed.state.requests.flat().every(({ state: each }) => each === "configured" || each === "failed");
    passwords.clear();
    if (again && !isOtherKey) this.sent.beginAgain();
    else this.sent.begin(resumed || again ? [] : this.#keptOf(plan, sent), isOtherKey ? last : null);
    this.#survey?.forget(sent);
    this.#abort = new AbortController();
    this.sent.isRunning = true;
    Object.assign(this, {
      phase: "running",
      isHidden: false,
      isStopped: false,
      trouble: null,
      problem: null,
      sentTo: sent.requests[0]?.url ?? "",
      sentAt: new Date((isKnown && resumed?.time) || Date.now()),
      baseUrl: address.url,
      requestCount: sent.requests.length,
      requestsDone: 0,
      isWithoutPassword: false,
      isKept: true,
      plan: sent,
    });
    this.#isHeard = false;
    this.#planOfDraft = plan;
    this.version += 1;
    this.#key = apiKey.value;
    const keeper = this.keep?.(sent, sent !== plan) ?? null;
    this.#store.notify();
    const options = { apiKey: isKnown ? "none" : apiKey.value, signal: this.#abort.signal };
    const work = async () => {
      const { send } = await loadModule();
      let known = resumed?.state;
      for await (const step of send(loaded.engine, sent, state ? { ...options, state } : options)) {
        const progress = this.sent.withPasswords(step);
        if (known) {
          // Only now, because `send` has checked that the state belongs to this plan.
          this.sent.resume(known);
          this.#noteKnown();
          known = undefined;
        }
        if (keeper && !keeper.take(progress)) this.isKept = false;
        this.#take(progress);
      }
    };
    try {
      await (this.#registers ? guarded(work) : work());
    } catch (error) {
      this.problem = unusable(error);
      this.trouble = "unusable";
    }
    this.#countdown.stop();
    this.phase = "finished";
    this.sent.isRunning = false;
    this.version += 1;
    if (!this.isStopped) this.trouble ??= this.#troubleOfAll;
    this.#store.notify();
    if (!isKnown)
      addToHistory({
        time: new Date().toISOString(),
        configured: this.sent.count("configured"),
        unknown: this.sent.fates.unknown,
        total: this.sent.total,
        region: this.#store.region,
        draft: withoutSecrets(this.#store),
      });
    this.#store.dispatchEvent(new Event("sent"));
  }

  /** The numbers of the draft that are not sent. */
  #keptOf(plan: Plan, sent: Plan): NumberProgress[] {
    if (plan === sent) return [];
    const isSent = new Set(sent.requests.flatMap(({ numbers }) => numbers));
    return plan.requests
      .flatMap(({ numbers }) => numbers)
      .filter((index) => !isSent.has(index) && this.#rest.attached.has(plan.numbers[index].value!))
      .map((index) => ({ index, number: plan.numbers[index].value!, state: "configured" as const }));
  }

  #take(progress: SendProgress): void {
    this.sent.take(progress);
    this.version += 1;
    this.activity = progress.event;
    if (progress.event === "waiting") this.#countdown.start(progress.wait_seconds ?? 0);
    else this.#countdown.stop();
    this.requestsDone = progress.request_index;
    if (progress.event === "read_back")
      this.#isHeard ||= progress.numbers.some(
        ({ state, kind }) => state !== "sent_unknown" || kind !== "read_back_failed",
      );
    if (progress.event === "answered") this.#takeAnswer(progress);
    if (progress.event === "unanswered") {
      this.isAskedToWait = false;
      this.sent.doubt(progress.numbers, "unanswered");
    }
    if (progress.event === "stopped" && progress.problem) {
      this.isStopped = progress.problem.kind === "aborted";
      this.trouble = troubleOf(progress.problem);
      this.problem = progress.problem;
    }
    this.#know(progress.numbers, progress.request_index);
    this.#store.notify();
  }

  #takeAnswer({ outcome, numbers, request_index: index, request_count: count }: SendProgress): void {
    if (!outcome) return;
    const { status, configured, failed } = outcome;
    this.isAskedToWait = status === "rate_limited";
    for (const { number, already_attached: isAlready } of failed) if (isAlready) this.sent.noteAlready(number);
    this.sent.doubt(numbers, status === "server_error" || status === "unreadable" ? status : "unmentioned");
    const issued = outcome.register_passwords.map(ownOf);
    const lacks = (number: string) => issued.every(({ number: owner }) => owner !== null && owner !== number);
    if (this.#registers && configured.some(lacks)) this.isWithoutPassword = true;
    this.#store.passwords.add(issued, {
      request: { index, count, numbers: configured },
      trunk: trunkOf(this.plan),
      from: this.sentTo,
    });
  }

  /** What prevented every number from being attached, if the API's answers show one cause. */
  get #troubleOfAll(): Trouble | null {
    const { attached, already, unknown } = this.sent.fates;
    if (attached + already > 0) return null;
    const isOnly = this.#isHeard && unknown > 0 && unknown === this.sent.total && this.sent.areAllDoubts("unanswered");
    return isOnly ? "only_attach" : null;
  }

  /** Whether the request itself asks for registration, for which the API returns a password. */
  get #registers(): boolean {
    const mode = this.plan?.directions.find(({ type }) => type === "inbound")?.auth_mode;
    return mode?.value === "register" && mode.source === "request";
  }
}

/** A password with the number that the answer names, even if it was not sent. */
function ownOf({ number, password, other_number: other }: RegisterPassword): Issued {
  return { number: other ?? number, password };
}

/** Refusals of a key, or of the account that it is of. */
const KEY_TROUBLES: readonly (Trouble | null)[] = ["unauthorized", "forbidden", "not_entitled"];

/** What is to be read back before anything is said of it, or sent. */
function doubted(state: SendState): SendState {
  const inDoubt = (entry: NumberProgress): NumberProgress => {
    const { index, number, state: was, sent = 1 } = entry;
    return was === "configured" ? { index, number, state: "sent_unknown", sent } : entry;
  };
  return { ...state, requests: state.requests.map((numbers) => numbers.map(inDoubt)) };
}

function trunkOf(plan: Plan | null): string | null {
  const trunk = valueAt(plan?.requests[0]?.body ?? {}, ["trunk_id"]);
  return typeof trunk === "string" ? trunk : null;
}

function isSame(one: Plan | null, other: Plan | null): boolean {
  if (one === other) return true;
  if (!one || !other || one.requests.length !== other.requests.length) return false;
  return one.requests.every((request, at) => {
    const { url, body } = other.requests[at];
    return request.url === url && JSON.stringify(request.body) === JSON.stringify(body);
  });
}
