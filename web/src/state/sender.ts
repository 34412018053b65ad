// Sending, as the page shows it. What is sent, in which order, and what is known about each number
// afterwards is decided by the package's `send`; this keeps its last word and the API key.
import type {
  FollowUpEntry,
  NumberProgress,
  NumberState,
  Plan,
  PlannedRequest,
  SendProblem,
  SendProgress,
  SendState,
  Totals,
} from "sipattach";
import { loadModule } from "../engine/load.js";
import { safeStorage } from "../shared/browser.js";
import { valueAt, type Json } from "../shared/pointer.js";
import type { Told } from "../shared/fates.js";
import { Countdown } from "./countdown.js";
import { Passwords } from "./passwords.js";
import type { BatchKeeper } from "./kept-batch.js";
import type { Store } from "./store.js";
import type { Survey } from "./survey.js";

export type Phase = "idle" | "running" | "finished";
/**
 * Why sending ended early, or attached nothing. unusable: nothing could be sent at all, such as with a state of another
 * plan. forbidden: a refusal that says nothing about the key. no_call: the address does not know the call. only_attach:
 * other calls to the address are answered.
 */
export type Trouble = Exclude<SendProblem["kind"], "aborted"> | "unusable" | "forbidden" | "no_call" | "only_attach";
/** Why it is not known what became of a number. */
export type Doubt = "unmentioned" | "unanswered" | "unreadable" | "server_error" | "detaching";
/** What is known of a number, as the page shows it. */
export type Fate =
  "attached" | "detached" | "already" | "failed" | "unknown" | "running" | "waiting" | "unsent" | "left_out";
/** In the order in which they are shown. */
export const FATES: readonly Fate[] = [
  "attached",
  "detached",
  "already",
  "failed",
  "unknown",
  "running",
  "waiting",
  "unsent",
];

const KEY_NAME = "sip-attach-builder:api-key";
const session = safeStorage(() => sessionStorage);
const NOTHING: Totals = { pending: 0, sent_unknown: 0, configured: 0, failed: 0, ignored: 0 };
const FATE_OF: Record<NumberState, { running: Fate; finished: Fate }> = {
  configured: { running: "attached", finished: "attached" },
  failed: { running: "failed", finished: "failed" },
  sent_unknown: { running: "running", finished: "unknown" },
  pending: { running: "waiting", finished: "unsent" },
  ignored: { running: "left_out", finished: "left_out" },
};

/** What is left to send of a plan, with a key; and what of it is attached. */
interface Left {
  plan: Plan | null;
  key: string;
  version: number;
  toSend: Plan | null;
  attached: ReadonlySet<string>;
  /** Numbers that the account has otherwise, which sending leaves alone. */
  aside: ReadonlySet<string>;
  isNothing: boolean;
  /** The last look at the account, as long as it was for this plan and key. */
  survey: Survey | null;
}

export class Sender extends EventTarget {
  phase: Phase = "idle";
  /** The result is folded away; what is known stays. */
  isHidden = false;
  activity: SendProgress["event"] = "sending";
  /** The API itself asked for the wait. */
  isAskedToWait = false;
  totals: Totals = NOTHING;
  requestCount = 0;
  requestsDone = 0;
  /** Returned once by the API; kept until the person has confirmed to have them. */
  readonly passwords: Passwords;
  /** The API attached numbers that register, and gave no password for the PBX. */
  isWithoutPassword = false;
  /** Where it was sent, so that a change of the base URL does not rewrite the past. */
  sentTo = "";
  isStopped = false;
  /** How a batch is kept while it is sent; null: it is not. */
  keep: ((plan: Plan, isPart: boolean) => BatchKeeper) | null = null;
  /** False when the browser keeps nothing, or has no room left. */
  isKept = true;
  trouble: Trouble | null = null;
  /** The trouble as the package told it. */
  problem: Told | null = null;
  #key = "";
  /** The key that went with what was sent, and the address for which it was typed. */
  #sent = { key: "", address: null as string | null };
  #remembers = false;
  #abort: AbortController | null = null;
  #states = new Map<string, NumberProgress>();
  #state: SendState | null = null;
  #plan: Plan | null = null;
  #detached = new Set<string>();
  /** The API said so of these, by their number. */
  #already = new Set<string>();
  #doubts = new Map<string, Doubt>();
  #renewed = new Set<number>();
  /** Changed to what was planned, after the API had them otherwise. */
  #updated = new Set<string>();
  /** When what is known of a number became known. */
  #times = new Map<string, string>();
  /** The plan of the draft when it was sent; what was attached before is not in #plan. */
  #planOfDraft: Plan | null = null;
  /** How numbers were attached from here: what is attached just so is not sent again. */
  #known = new Map<string, string>();
  /** Numbers of the draft that were not sent, as they are attached already. */
  #kept: readonly NumberProgress[] = [];
  #left: Left = {
    plan: null,
    key: "",
    version: -1,
    toSend: null,
    attached: new Set(),
    aside: new Set(),
    isNothing: false,
    survey: null,
  };
  #survey: Survey | null = null;
  /** The call is unknown where it was sent to. */
  #isNoCall = false;
  /** Reading back was answered. */
  #isHeard = false;
  /** Another one whenever something else is known. */
  version = 0;
  #same: { plan: Plan | null; isSame: boolean } = { plan: null, isSame: false };
  readonly #store: Store;
  readonly #countdown: Countdown;

  constructor(store: Store) {
    super();
    this.#store = store;
    this.#countdown = new Countdown(() => store.notify());
    this.passwords = new Passwords(store);
  }

  /** How long the wait still lasts. */
  get waitSeconds(): number {
    return this.#countdown.left;
  }

  get apiKey(): string {
    return this.#key;
  }

  set apiKey(key: string) {
    this.#key = key;
    if (this.#remembers && this.#keyName !== null) session.write(this.#keyName, key);
    this.#store.notify();
  }

  /** For calls about what was sent, which go where that went: never a key that was typed for another address. */
  get keyOfResult(): string {
    return this.#sent.address === this.#address ? this.#key : this.#sent.key;
  }

  get #address(): string | null {
    return this.#store.address?.base_url ?? null;
  }

  /** Remembering lasts as long as the tab, and only when asked for. */
  get remembersKey(): boolean {
    return this.#remembers;
  }

  set remembersKey(remembers: boolean) {
    const name = this.#keyName;
    this.#remembers = remembers && name !== null;
    if (name !== null) session.write(name, remembers ? this.#key : null);
    this.#store.notify();
  }

  /** A key is remembered for one address and offered to no other. One that was only typed stays if it may. */
  recallKey(keepsTyped: boolean): void {
    if (keepsTyped && this.#key !== "" && !this.#remembers) return;
    const key = this.#keyName === null ? null : session.read(this.#keyName);
    this.#key = key ?? "";
    this.#remembers = key !== null;
  }

  /** Null while there is no address to keep it for. */
  get #keyName(): string | null {
    return this.#address === null ? null : `${KEY_NAME}:${this.#address}`;
  }

  /** What became of a number that stands in the draft. */
  stateOf(value: string | null): NumberProgress | undefined {
    if (value === null || this.#detached.has(value)) return undefined;
    const sent = this.isInSight || this.#isSamePlan ? this.#states.get(value) : undefined;
    return sent ?? (this.#rest.attached.has(value) ? { index: 0, number: value, state: "configured" } : undefined);
  }

  /** What is known of a number. */
  fateOf({ number, state }: NumberProgress): Fate {
    if (this.#doubts.get(number) === "detaching") return "unknown";
    if (this.#detached.has(number)) return "detached";
    if (state === "configured" && this.#already.has(number)) return "already";
    return FATE_OF[state][this.phase === "running" ? "running" : "finished"];
  }

  /** Why it is not known what became of a number, where the course of events tells. */
  doubtOf(number: string): Doubt | undefined {
    return this.#doubts.get(number);
  }

  count(state: NumberState): number {
    return this.totals[state];
  }

  /** When what is known of a number became known, as ISO 8601; empty of one that was not sent. */
  timeOf(number: string): string {
    return this.#times.get(number) ?? "";
  }

  /** It was attached otherwise, and was changed from here. */
  isUpdated(number: string): boolean {
    return this.#updated.has(number);
  }

  /** How many numbers there are of each fate. */
  get fates(): Record<Fate, number> {
    const fates: Record<Fate, number> = {
      attached: 0,
      detached: 0,
      already: 0,
      failed: 0,
      unknown: 0,
      running: 0,
      waiting: 0,
      unsent: 0,
      left_out: 0,
    };
    for (const numbers of this.#lists) for (const entry of numbers) fates[this.fateOf(entry)] += 1;
    return fates;
  }

  get #lists(): readonly (readonly NumberProgress[])[] {
    return [...(this.#state?.requests ?? []), this.#kept];
  }

  /** Numbers that were to be sent. */
  get total(): number {
    const { pending, sent_unknown: unknown, configured, failed } = this.totals;
    return pending + unknown + configured + failed;
  }

  get numbers(): NumberProgress[] {
    const numbers = this.#lists.flat();
    return this.#kept.length === 0 ? numbers : numbers.sort((one, other) => one.index - other.index);
  }

  /** The first of the numbers with a fate. */
  some(fate: Fate, limit: number): NumberProgress[] {
    const found: NumberProgress[] = [];
    for (const numbers of this.#lists) {
      if (found.length >= limit) break;
      found.push(...numbers.filter((entry) => this.fateOf(entry) === fate));
    }
    return found.slice(0, limit);
  }

  /** What was sent; null before. */
  get plan(): Plan | null {
    return this.#plan;
  }

  /** What of the draft's plan is to be sent: without the numbers that are attached just so, unless that are all. */
  get toSend(): Plan | null {
    return this.phase === "running" ? this.#plan : this.#rest.toSend;
  }

  get #rest(): Left {
    const { plan } = this.#store;
    const last = this.#left;
    if (last.plan === plan && last.key === this.#key && last.version === this.version) return last;
    const attached = new Set<string>();
    const aside = new Set<string>();
    const survey = this.#survey !== null && this.#survey.how === this.wayOf(plan) ? this.#survey : null;
    const requests =
      plan?.requests.flatMap((request) => this.#withoutKnown(plan, request, survey, attached, aside)) ?? [];
    const isSome = attached.size + aside.size > 0;
    this.#left = {
      plan,
      key: this.#key,
      version: this.version,
      toSend: isSome && plan && requests.length > 0 ? { ...plan, requests } : plan,
      attached,
      aside,
      isNothing: isSome && requests.length === 0,
      survey,
    };
    return this.#left;
  }

  #withoutKnown(
    plan: Plan,
    request: PlannedRequest,
    survey: Survey | null,
    attached: Set<string>,
    aside: Set<string>,
  ): PlannedRequest[] {
    if (this.#known.size === 0 && !survey) return [request];
    const how = this.#howOf(request, this.#key);
    return this.requestsOf({ ...plan, requests: [request] }, (index) => {
      const number = plan.numbers[index].value!;
      const found = this.#known.get(number) === how ? attached : survey?.isHeld(number) ? aside : null;
      (survey?.entries.get(number)?.state === "same" ? attached : found)?.add(number);
      return !attached.has(number) && !aside.has(number);
    });
  }

  /** The requests of a plan for some of its numbers. */
  requestsOf({ requests, numbers: readings }: Plan, isWanted: (index: number) => boolean): PlannedRequest[] {
    return requests.flatMap((request) => {
      const numbers = request.numbers.filter(isWanted);
      if (numbers.length === request.numbers.length) return [request];
      const phone_numbers = numbers.map((index) => readings[index].value!);
      return numbers.length === 0 ? [] : [{ ...request, numbers, body: { ...request.body, phone_numbers } }];
    });
  }

  /** Where, by whom and as what the numbers of a request are attached. In memory only, as it may hold passwords. */
  #howOf({ url, body }: PlannedRequest, key: string): string {
    const { phone_number: _one, phone_numbers: _list, ...how } = body as Record<string, Json>;
    return JSON.stringify([key, url, how]);
  }

  /** Where, by whom and as what the numbers of a plan would be attached. */
  wayOf(plan: Plan | null): string {
    const first = plan?.requests[0];
    return first ? this.#howOf(first, this.#key) : "";
  }

  /** What the account had of the numbers, as long as the draft and the key are those that it was asked with. */
  get survey(): Survey | null {
    return this.#rest.survey;
  }

  set survey(survey: Survey | null) {
    this.#survey = survey;
    this.noteSurvey();
  }

  /** Something else is known of the account. */
  noteSurvey(): void {
    this.version += 1;
    this.#store.notify();
  }

  /** How many numbers sending leaves alone, as the account has them otherwise. */
  get asideCount(): number {
    return this.#rest.aside.size;
  }

  /** Sending leaves it alone, as the account has it otherwise. */
  isAside(value: string | null): boolean {
    return value !== null && this.#rest.aside.has(value);
  }

  /** Found as planned, or changed to it, after sending. */
  noteAsPlanned(indices: ReadonlySet<number>, isUpdate: boolean): void {
    if (!this.#state || indices.size === 0) return;
    const settle = (entry: NumberProgress): NumberProgress => {
      const { index, number, state, sent } = entry;
      if (!indices.has(index)) return entry;
      this.#doubts.delete(number);
      this.#detached.delete(number);
      if (state === "configured") return entry;
      if (isUpdate) this.#updated.add(number);
      if (isUpdate || state === "failed") this.#already.add(number); // not by what was sent: undoing leaves it alone
      const settled: NumberProgress = { index, number, state: "configured", ...(sent === undefined ? {} : { sent }) };
      this.#keep(settled);
      this.totals = { ...this.totals, [state]: this.totals[state] - 1, configured: this.totals.configured + 1 };
      return settled;
    };
    this.#state = {
      ...this.#state,
      requests: this.#state.requests.map((numbers, at) => {
        const settled = numbers.map(settle);
        this.#know(settled, at);
        return settled;
      }),
    };
    const { attached, already } = this.fates;
    if (attached + already === this.total) this.trouble = this.problem = null;
    this.version += 1;
    this.#store.notify();
  }

  #keep(entry: NumberProgress): void {
    const { number, state } = entry;
    if (state === "pending") this.#times.delete(number);
    else if (this.#states.get(number)?.state !== state) this.#times.set(number, new Date().toISOString());
    this.#states.set(number, entry);
  }

  #know(numbers: readonly NumberProgress[], at: number): void {
    const request = this.#plan?.requests[at];
    const attached = numbers.filter(
      ({ number, state }) =>
        state === "configured" && !this.#detached.has(number) && this.#doubts.get(number) !== "detaching",
    );
    if (!request || attached.length === 0) return;
    const how = this.#howOf(request, this.#sent.key);
    for (const { number } of attached) this.#known.set(number, how);
  }

  /** Undone after sending: these can be sent again like new ones. */
  noteDetached(entries: readonly FollowUpEntry[]): void {
    for (const { number, state } of entries) {
      const isDetached = state === "done" || state === "not_attached";
      if (state === "unknown") this.#doubts.set(number, "detaching");
      else if (isDetached) {
        this.#detached.add(number);
        this.#doubts.delete(number);
        this.#times.set(number, new Date().toISOString());
      }
      if (isDetached || state === "unknown") {
        this.#known.delete(number);
        this.#survey?.entries.delete(number);
      }
    }
    this.version += 1;
  }

  /** An update returns a password as attaching does. */
  noteUpdated(entries: readonly FollowUpEntry[], from: string, plan = this.#plan): void {
    for (const entry of entries) {
      const issued = entry.register_passwords ?? [];
      if (issued.length > 0 && plan === this.#plan) this.#renewed.add(entry.index);
      this.passwords.add(
        issued.map(({ number, password }) => ({ number: number ?? entry.number, password })),
        { request: null, trunk: trunkOf(plan), from },
      );
    }
  }

  /** Numbers that were attached by a request whose answer, and the password in it, was lost. */
  get withoutPassword(): number[] {
    return this.numbers
      .filter(
        ({ index, number, password_missed: isMissed }) =>
          isMissed === true && !this.#renewed.has(index) && !this.#detached.has(number),
      )
      .map(({ index }) => index);
  }

  get retryCount(): number {
    return this.total - this.totals.configured;
  }

  /** The requests of the draft are those that were sent. */
  get #isSamePlan(): boolean {
    const { plan } = this.#store;
    if (this.#same.plan !== plan) this.#same = { plan, isSame: isSame(this.#planOfDraft, plan) };
    return this.#same.isSame;
  }

  get #isUntouched(): boolean {
    return this.phase === "finished" && this.#detached.size === 0 && !this.#isDoubted && this.#isSamePlan;
  }

  /** An undoing broke off, so that what was attached may not be attached any more. */
  get #isDoubted(): boolean {
    return [...this.#doubts.values()].includes("detaching");
  }

  /** What was sent is still what the draft says, and something of it is left to do. */
  get canRetry(): boolean {
    return this.#isUntouched && this.total > 0 && this.retryCount > 0;
  }

  /** All that the draft says is attached. */
  get isAllAttached(): boolean {
    return this.phase !== "running" && this.#rest.isNothing;
  }

  /** The result stands in sight. */
  get isInSight(): boolean {
    return this.phase !== "idle" && !this.isHidden;
  }

  stop(): void {
    this.isStopped = true;
    this.#abort?.abort();
    this.#store.notify();
  }

  /** Folds the result away. It can be shown again, and Retry goes on from it. */
  dismiss(): void {
    if (this.passwords.areHeld) return;
    this.isHidden = true;
    this.passwords.clear();
    this.#store.notify();
  }

  show(): void {
    this.isHidden = false;
    this.#store.notify();
  }

  /** Sends the plan of the store; of a plan that was sent before, what is left of it; or goes on with a batch. */
  async run(resumed?: { plan: Plan; state: SendState }): Promise<void> {
    const { loaded, tools, plan } = this.#store;
    if (!loaded || !plan || this.phase === "running" || this.passwords.areHeld) return;
    if (!resumed && this.isAllAttached) return;
    const again = !resumed && this.canRetry && this.#state ? tools?.module.retryFailed(this.#state) : undefined;
    const state = resumed?.state ?? again;
    const sent = resumed?.plan ?? (again ? this.#plan : this.toSend) ?? plan;
    this.passwords.clear();
    this.#abort = new AbortController();
    Object.assign(this, {
      phase: "running",
      isHidden: false,
      isStopped: false,
      trouble: null,
      sentTo: sent.requests[0]?.url ?? "",
      requestCount: sent.requests.length,
      requestsDone: 0,
      isWithoutPassword: false,
    });
    if (!again) {
      this.totals = NOTHING;
      this.#states = new Map();
      this.#state = null;
      this.#already.clear();
      this.#renewed.clear();
      this.#updated.clear();
      this.#kept = resumed ? [] : this.#keptOf(plan, sent);
    }
    this.problem = null;
    this.#survey?.forget(sent);
    this.#doubts.clear();
    this.#isNoCall = this.#isHeard = false;
    this.#planOfDraft = plan;
    this.#plan = sent;
    this.version += 1;
    this.#sent = { key: this.#key, address: this.#address };
    this.#same = { plan: null, isSame: false };
    this.#detached.clear();
    if (resumed) {
      this.#state = resumed.state;
      for (const [at, entries] of resumed.state.requests.entries()) {
        for (const entry of entries) this.#keep(entry);
        this.#know(entries, at);
      }
    }
    this.isKept = true;
    const keeper = this.keep?.(sent, sent !== plan) ?? null;
    this.#store.notify();
    try {
      const options = { apiKey: this.#key, signal: this.#abort.signal };
      const { send } = await loadModule();
      for await (const progress of send(loaded.engine, sent, state ? { ...options, state } : options)) {
        if (keeper && !keeper.take(progress)) this.isKept = false;
        this.#take(progress);
      }
    } catch (error) {
      this.trouble = "unusable";
      this.problem = { kind: this.trouble, message: error instanceof Error ? error.message : "" };
    }
    this.#countdown.stop();
    this.phase = "finished";
    keeper?.finish();
    this.version += 1;
    if (!this.isStopped) this.trouble ??= this.#troubleOfAll;
    this.#store.notify();
    this.dispatchEvent(new Event("finished"));
  }

  #take(progress: SendProgress): void {
    this.#state = progress.state;
    this.totals = { ...progress.totals, configured: progress.totals.configured + this.#kept.length };
    this.version += 1;
    this.activity = progress.event;
    if (progress.event === "waiting") this.#countdown.start(progress.wait_seconds ?? 0);
    else this.#countdown.stop();
    this.requestsDone = progress.request_index;
    for (const number of progress.numbers) this.#keep(number);
    if (progress.event === "read_back")
      this.#isHeard ||= progress.numbers.some(
        ({ state, kind }) => state !== "sent_unknown" || kind !== "read_back_failed",
      );
    if (progress.event === "answered") this.#takeAnswer(progress);
    if (progress.event === "unanswered") {
      this.isAskedToWait = false;
      this.#doubt(progress.numbers, "unanswered");
    }
    if (progress.event === "stopped" && progress.problem) {
      this.isStopped = progress.problem.kind === "aborted";
      this.trouble = troubleOf(progress.problem);
      this.problem = progress.problem;
    }
    this.#know(progress.numbers, progress.request_index);
    this.#store.notify();
  }

  /** What kept every number from being attached, where the calls that were answered tell. */
  get #troubleOfAll(): Trouble | null {
    const { attached, already, unknown } = this.fates;
    if (attached + already > 0) return null;
    if (this.#isNoCall) return "no_call";
    const isOnly =
      this.#isHeard &&
      unknown > 0 &&
      unknown === this.total &&
      [...this.#doubts.values()].every((doubt) => doubt === "unanswered");
    return isOnly ? "only_attach" : null;
  }

  /** Of the draft's numbers those that are not sent. */
  #keptOf(plan: Plan, sent: Plan): NumberProgress[] {
    if (plan === sent) return [];
    const isSent = new Set(sent.requests.flatMap(({ numbers }) => numbers));
    const kept = plan.requests
      .flatMap(({ numbers }) => numbers)
      .filter((index) => !isSent.has(index) && this.#rest.attached.has(plan.numbers[index].value!))
      .map((index): NumberProgress => ({ index, number: plan.numbers[index].value!, state: "configured" }));
    for (const entry of kept) {
      this.#already.add(entry.number);
      this.#states.set(entry.number, entry);
    }
    return kept;
  }

  #takeAnswer({ outcome, numbers, request_index: index, request_count: count }: SendProgress): void {
    if (!outcome) return;
    const { status, configured, failed, errors } = outcome;
    // What a proxy answers that does not know the call. The API's own refusals have a code.
    if (
      failed.length === 0 &&
      numbers.some((entry) => entry.kind === "rejected" && (entry.status === 404 || entry.status === 405)) &&
      !errors.some(({ code }) => /^[A-Z]+(_[A-Z]+)+$/.test(code))
    )
      this.#isNoCall = true;
    this.isAskedToWait = status === "rate_limited";
    for (const { number, already_attached: isAlready } of failed) {
      if (isAlready) this.#already.add(number);
    }
    this.#doubt(numbers, status === "server_error" || status === "unreadable" ? status : "unmentioned");
    const issued = outcome.register_passwords;
    if (issued.length === 0 && configured.length > 0 && this.#registers) this.isWithoutPassword = true;
    this.passwords.add(issued, {
      request: { index, count, numbers: configured },
      trunk: trunkOf(this.#plan),
      from: this.sentTo,
    });
  }

  #doubt(numbers: readonly NumberProgress[], doubt: Doubt): void {
    for (const { number, state } of numbers) if (state === "sent_unknown") this.#doubts.set(number, doubt);
  }

  /** The request itself asks for registration, for which the API gives a password. */
  get #registers(): boolean {
    const mode = this.#plan?.directions.find(({ type }) => type === "inbound")?.auth_mode;
    return mode?.value === "register" && mode.source === "request";
  }
}

function trunkOf(plan: Plan | null): string | null {
  const trunk = valueAt(plan?.requests[0]?.body ?? {}, ["trunk_id"]);
  return typeof trunk === "string" ? trunk : null;
}

/** A 403 is about more than the key: the account may be blocked, or lack a right. */
export function troubleOf<Kind extends string>({
  kind,
  status,
}: {
  kind: Kind;
  status?: number;
}): Exclude<Kind, "aborted"> | "forbidden" | null {
  if (kind === "aborted") return null;
  return kind === "unauthorized" && status === 403 ? "forbidden" : (kind as Exclude<Kind, "aborted">);
}

function isSame(one: Plan | null, other: Plan | null): boolean {
  if (one === other) return true;
  if (!one || !other || one.requests.length !== other.requests.length) return false;
  return one.requests.every((request, at) => {
    const { url, body } = other.requests[at];
    return request.url === url && JSON.stringify(request.body) === JSON.stringify(body);
  });
}
