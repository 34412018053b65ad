// The state of one builder: the draft, its history, the settings, and what the engine says about them. Every part of
// the page reads from here and changes the draft through here. Nothing here judges a draft. Everything else that is
// state has a file of its own in this folder.
import type { Context, Diagnostic, Fix, NumberContext, Plan } from "sipattach";
import { Background } from "../engine/background.js";
import { loadEngine, loadTools, type Engine, type Loaded, type Tools } from "../engine/load.js";
import { isObject, toPointer, valueAt, withValue, type Json, type Path } from "../shared/pointer.js";
import { en, type FirstTexts } from "../texts/en.js";
import { describe, loadTexts, visible } from "../texts/index.js";
import { afterFrame } from "../shared/browser.js";
import { Address } from "./address.js";
import { ApiKey } from "./api-key.js";
import type { Reading } from "./bulk.js";
import { numberValues, withNumbers } from "./draft.js";
import { NumberInput } from "./number-input.js";
import { Origins } from "./origins.js";
import { Passwords } from "./passwords.js";
import { Planner } from "./planner.js";
import { Problems } from "./problems.js";
import { Statistics, type CountedRows, type Row } from "./rows.js";
import type { Sender } from "./sender.js";
import { Steps, type Snapshot } from "./steps.js";

/** From this many characters on, text of the JSON view that is not JSON is read in the worker. */
const BACKGROUND_TEXT = 30_000;

/** The text of the JSON view while it cannot be read. */
export interface BrokenText {
  text: string;
  diagnostics: readonly Diagnostic[];
}

/** What the API said about a trunk; in memory only. */
export interface KnownTrunk {
  id: string;
  name: string;
  value: object;
}

export class Store extends EventTarget {
  // ---- the draft, and what is entered beside it
  draft: Json = {};
  ignored: readonly string[] = [];
  region = "";
  /** What was noticed in pasted texts and has not been dismissed yet. */
  readings: readonly Reading[] = [];
  trunk: KnownTrunk | null = null;
  /** Provider.id of the chosen provider; "" while there is none. */
  provider = "";
  /** The region of the service, for everything that names its hosts and addresses; "": the first. */
  serviceRegion = "";
  brokenText: BrokenText | null = null;
  /** Text of the JSON view that could not be read and was put aside when the form changed the draft. */
  parkedText = "";
  /** The path of the field that is being typed into. */
  typedAt: string | null = null;
  /** Send was pressed, so what is missing is an error and no longer just a hint. */
  attempted = false;
  /** What the last step did to many rows; "" after any other step. */
  done = "";
  readonly input = new NumberInput(this);
  readonly origins = new Origins();
  readonly #steps = new Steps();

  // ---- how the page is set
  readOnly = false;
  hideSend = false;
  /** Whether the roles of a table's columns are remembered for the next table with the same header. */
  remembersColumns = false;
  locale = "en";
  texts: FirstTexts = en;
  #wantedLocale = "en";

  // ---- the engine, and what it says
  loaded: Loaded | null = null;
  /** Null while the engine can only plan usual drafts. */
  tools: Tools | null = null;
  loadError = false;
  plan: Plan | null = null;
  planning = false;
  /** How much of a long list has been read while it is planned, from 0 to 1; null when nothing long is planned. */
  planned: number | null = null;
  /** The user has cancelled the planning of a long list. */
  isPlanningCancelled = false;
  rows: Row[] = [];
  /** By index into Plan.numbers: like `rows`, but with those that were removed since the list was planned. */
  rowsOfPlan: readonly Row[] = [];
  statistics = new Statistics();
  readonly background = new Background();
  readonly problems = new Problems(this);
  readonly #planner = new Planner(this);
  #whenLoaded: ((tools: Tools) => void)[] = [];
  #notifying = false;

  // ---- sending
  readonly address = new Address((ask) => this.atOnce(ask));
  readonly apiKey = new ApiKey(
    () => this.address.url,
    () => this.notify(),
  );
  /** The API returns them only once, so they are kept until the user has confirmed that they are saved. */
  readonly passwords = new Passwords(() => this.notify());
  /** Null until something is sent or the account is asked. */
  sender: Sender | null = null;

  /** Resolves when there is a first plan, or when the engine cannot be loaded. */
  async start(): Promise<void> {
    try {
      this.loaded = await loadEngine();
      this.loadError = false;
    } catch {
      this.loadError = true;
    }
    this.#replan();
    if (this.loaded) void this.#complete(this.loaded);
  }

  /** Loads what the first plan does not need, after that plan is drawn. */
  async #complete(loaded: Loaded): Promise<void> {
    await afterFrame();
    this.address.read();
    this.apiKey.recall(true);
    this.notify();
    try {
      this.tools = await loadTools(loaded);
    } catch {
      this.loadError = true;
      return this.notify();
    }
    this.input.typeAgain();
    // Do what had to wait for the tools.
    if (this.address.reading === null) this.address.read();
    if (this.brokenText !== null) this.setBrokenText(this.brokenText.text);
    if (this.planning) this.#replan();
    this.notify();
    for (const resolve of this.#whenLoaded.splice(0)) resolve(this.tools);
  }

  /** The engine's answer; null if that needs a part of it that is still loading. */
  atOnce<Answer>(ask: (engine: Engine) => Answer): Answer | null {
    if (!this.loaded) return null;
    try {
      return ask(this.loaded.engine);
    } catch (error) {
      if (this.tools) throw error;
      return null;
    }
  }

  /** Resolves when the whole engine is loaded. Text pasted before waits, as only the engine can tell what it is. */
  async whenLoaded(): Promise<Tools> {
    return this.tools ?? new Promise((resolve) => this.#whenLoaded.push(resolve));
  }

  /** Notifies the parts of the page, once for all changes of a task. */
  notify(): void {
    if (this.#notifying) return;
    this.#notifying = true;
    queueMicrotask(() => {
      this.#notifying = false;
      this.dispatchEvent(new Event("update"));
    });
  }

  // ---- the draft and its history

  get #snapshot(): Snapshot {
    return { draft: this.draft, ignored: this.ignored, region: this.region, readings: this.readings };
  }

  /** Changes the draft. Edits with the same key in quick succession are one step of the history. */
  edit(draft: Json, key = ""): void {
    this.change({ draft }, key);
  }

  /** The same with what a step of the history holds beside the draft. */
  change(change: Partial<Snapshot>, key = ""): void {
    if (this.readOnly) return;
    if (key === "json") this.brokenText = null; // the text can be read now
    this.#steps.add(this.#snapshot, key);
    this.#become({ ...this.#snapshot, ...change });
  }

  set(path: Path, value: Json | undefined): void {
    this.edit(withValue(this.draft, path, value), path.join("/"));
  }

  /** Sets a value that is being typed. Errors in it are shown only when the field is left. */
  type(path: Path, value: Json | undefined): void {
    this.typedAt = toPointer(path);
    this.set(path, value);
  }

  endField(): void {
    if (this.typedAt === null) return;
    this.typedAt = null;
    this.notify();
  }

  /** Makes the next edit a step of its own. */
  endStep(): void {
    this.#steps.end();
  }

  /** Replaces the draft by one from outside (an attribute, a link, an import), as a step of the history. */
  replace(draft: Json, region = this.region, ignored: readonly string[] = []): void {
    this.input.end();
    this.input.forgetSources();
    this.origins.clear();
    this.attempted = false;
    this.change({ draft, region, ignored, readings: [] });
  }

  /** Sets the draft that the page begins with, which cannot be undone. */
  begin(draft: Json): void {
    this.#steps.clear();
    this.#become({ draft, ignored: [], region: this.region, readings: [] });
  }

  get canUndo(): boolean {
    return this.#steps.canUndo && !this.readOnly;
  }

  get canRedo(): boolean {
    return this.#steps.canRedo && !this.readOnly;
  }

  undo(): void {
    this.#travel(this.#steps.undo(this.#snapshot));
  }

  redo(): void {
    this.#travel(this.#steps.redo(this.#snapshot));
  }

  #travel(snapshot: Snapshot | undefined): void {
    if (!snapshot) return;
    this.input.end();
    this.#become(snapshot);
  }

  #become({ draft, ignored, region, readings }: Snapshot): void {
    const isOther = draft !== this.draft;
    this.draft = draft;
    this.ignored = ignored;
    this.region = region;
    this.readings = readings;
    if (this.brokenText) this.parkedText = this.brokenText.text;
    this.brokenText = null;
    this.done = "";
    this.#replan();
    if (isOther) this.dispatchEvent(new Event("draft"));
  }

  /** Says what the last step did to many rows; the page offers to undo it. */
  announce(text: string): void {
    this.done = text;
    this.notify();
  }

  get hasDraft(): boolean {
    return !isObject(this.draft) || Object.keys(this.draft).length > 0;
  }

  get numberCount(): number {
    const list = valueAt(this.draft, ["phone_numbers"]);
    const one = isObject(this.draft) && Object.hasOwn(this.draft, "phone_number") ? 1 : 0;
    return one + (Array.isArray(list) ? list.length : 0);
  }

  setNumberForm(form: "one" | "list"): void {
    this.edit(withNumbers(this.draft, numberValues(this.draft), form));
  }

  // ---- what is set beside the draft

  /** Changes the locale when its texts are loaded. If they cannot be loaded, the page stays as it is. */
  async setLocale(locale: string): Promise<void> {
    this.#wantedLocale = locale;
    const texts = await loadTexts(locale).catch(() => null);
    if (!texts || this.#wantedLocale !== locale) return;
    Object.assign(this, { locale, texts });
    this.notify();
  }

  /** Sets the region that the user chose. A step of the history, because all rows may change with it. */
  chooseRegion(region: string): void {
    this.input.commit();
    this.change({ region });
  }

  setRegion(region: string): void {
    this.region = region;
    this.#replan();
  }

  setTrunk(trunk: KnownTrunk): void {
    this.trunk = trunk;
    this.#replan();
  }

  /** If the user types another address, the API key in the field stays; if the page sets one, it does not. */
  setBaseUrl(baseUrl: string | null, isTyped = false): void {
    const before = this.address.reading?.base_url;
    this.address.give(baseUrl);
    if (!this.loaded || this.address.reading?.base_url !== before) this.apiKey.recall(isTyped);
    this.#replan();
  }

  /** Sets the address that the user typed before the tab was reloaded. */
  restoreAddress(url: string, httpHost: string): void {
    this.address.allowedHttpHost = httpHost;
    this.setBaseUrl(url, true);
  }

  allowHttp(host: string): void {
    this.address.allowHttp(host);
    this.apiKey.recall(true);
    this.#replan();
  }

  // ---- the text of the JSON view while it cannot be read

  setBrokenText(text: string): void {
    const isLong = text.length >= BACKGROUND_TEXT;
    const plan = isLong ? null : this.atOnce((engine) => engine.plan(text, this.context));
    this.brokenText = { text, diagnostics: plan?.diagnostics ?? [] };
    this.notify();
    if (isLong) void this.#readBrokenText(this.brokenText);
  }

  async #readBrokenText(broken: BrokenText): Promise<void> {
    this.background.cancel(["plan"]);
    try {
      const { diagnostics } = await this.background.call("plan", [broken.text, this.context]);
      if (this.brokenText !== broken) return;
      this.brokenText = { ...broken, diagnostics };
      this.notify();
    } catch {
      // It will be read again when it is changed.
    }
  }

  discardBrokenText(): void {
    this.brokenText = null;
    this.notify();
  }

  unparkText(): void {
    this.setBrokenText(this.parkedText);
    this.parkedText = "";
  }

  // ---- what the engine says

  get context(): Context {
    const context: Context = this.address.context;
    if (this.region !== "") context.default_region = this.region;
    if (this.trunk && this.trunk.id === valueAt(this.draft, ["trunk_id"])) context.trunk = this.trunk.value;
    return context;
  }

  /** The context for reading a number that is not in the draft yet. */
  get numberContext(): NumberContext {
    const trunk = valueAt(this.draft, ["trunk_id"]);
    return {
      ...(this.region === "" ? {} : { default_region: this.region }),
      for_trunk: typeof trunk === "string" && trunk !== "",
    };
  }

  #replan(): void {
    this.planning = true;
    this.planned = null;
    this.isPlanningCancelled = false;
    this.#planner.plan();
    this.notify();
  }

  takePlan(plan: Plan | null, counted?: CountedRows): void {
    this.plan = plan;
    if (!plan || !counted) return;
    this.planning = false;
    this.planned = null;
    this.rows = counted.rows;
    this.rowsOfPlan = counted.rows;
    this.statistics = counted.statistics;
    this.notify();
    this.dispatchEvent(new Event("plan"));
  }

  takeShare(share: number): void {
    this.planned = share;
    this.dispatchEvent(new Event("progress"));
  }

  /** Leaves a long list unread until it is changed or the user asks for it. */
  cancelPlanning(): void {
    this.#planner.stop();
    this.background.cancel(["plan"]);
    this.planned = null;
    this.isPlanningCancelled = true;
    this.notify();
  }

  planAgain(): void {
    this.#replan();
  }

  /** The draft that was planned last, even while another one is being planned. */
  get plannedDraft(): Json | undefined {
    return this.#planner.planned;
  }

  /** Stops work in the background while the builder is not on a page. */
  pause(): void {
    this.#planner.pause();
    this.background.cancel();
  }

  resume(): void {
    this.#planner.resume();
    if (this.planning && !this.isPlanningCancelled) this.#replan();
  }

  message(diagnostic: Diagnostic): string {
    return describe(this.texts, diagnostic, this.tools?.engine.info.codes);
  }

  fixTitle({ title }: Fix, { code }: Diagnostic): string {
    return visible(this.texts.fixTitle(title, code));
  }

  get isReady(): boolean {
    return (
      this.plan !== null &&
      this.plan.ok &&
      !this.planning &&
      this.brokenText === null &&
      this.problems.ofReadings.length === 0
    );
  }

  /** The part of the plan to send. */
  get toSend(): Plan | null {
    return this.sender ? this.sender.toSend : this.plan;
  }

  /** How many numbers are to be sent. */
  get plannedCount(): number {
    return this.toSend?.requests.reduce((sum, request) => sum + request.numbers.length, 0) ?? 0;
  }
}
