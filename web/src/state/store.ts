// The state of one builder: the draft, its history, and what the engine says about it. Every part of
// the page reads from here and changes the draft through here; nothing here judges a draft.
import { asText } from "../shared/json-text.js";
import type { BaseUrlReading, BulkInputs, Context, Diagnostic, Fix, NumberContext, Plan } from "sipattach";
import { Background } from "../engine/background.js";
import { call, type Report } from "../engine/calls.js";
import { loadEngine, loadTools, type Loaded, type Tools } from "../engine/load.js";
import { isObject, isWithin, toPath, toPointer, valueAt, withValue, type Json, type Path } from "../shared/pointer.js";
import { describe, loadTexts, visible, type FirstTexts } from "../texts/index.js";
import { en } from "../texts/en.js";
import type { Beside } from "./beside.js";
import { foreignKind, readAs, readText, type Again, type ForeignText, type Reading } from "./bulk.js";
import {
  numberEntries,
  numberForm,
  numberValues,
  withAddedNumbers,
  withCredentials,
  withNumbers,
  type Entry,
} from "./draft.js";
import { Once } from "../shared/once.js";
import { Statistics, readRows, type CountedRows, type Row, type RowLevel } from "./rows.js";
import { Sender } from "./sender.js";

/** From this many numbers on, planning runs in the worker. */
const BACKGROUND_FROM = 1000;
const BACKGROUND_DELAY_MS = 150;
const HISTORY_LIMIT = 200;
/** So many numbers the lists of the history may have together. */
const HISTORY_NUMBERS = 3_000_000;
/** From so many characters on, a text that is no JSON is read in the worker. */
const BACKGROUND_TEXT = 30_000;
const COALESCE_MS = 1200;

/** What a step of the history brings back. */
interface Snapshot {
  draft: Json;
  ignored: readonly string[];
  region: string;
  readings: readonly Reading[];
}

/** What the engine said of a draft. */
interface Known {
  draft: Json;
  context: string;
  plan: Plan;
  counted: CountedRows;
}

/** All that keeps the draft from being sent, and all that should be checked before. */
export interface Judgement {
  errors: readonly Diagnostic[];
  warnings: readonly Diagnostic[];
  /** How many errors there are to mend: numbers without a country code are one. */
  count: number;
  /** There are errors, and all of them are about what is not there yet. */
  isUntouched: boolean;
}

export type { Row, RowLevel };

/** What stands in the JSON view while it cannot be read. */
export interface BrokenText {
  text: string;
  diagnostics: readonly Diagnostic[];
}

/** A pasted text that has something beside its numbers. */
export interface Source {
  text: string;
  inputs: BulkInputs;
}

/** What the API said of a trunk; in memory only. */
export interface KnownTrunk {
  id: string;
  name: string;
  value: object;
}

export class Store extends EventTarget {
  draft: Json = {};
  ignored: readonly string[] = [];
  region = "";
  /** What was noticed in pasted texts, and not dismissed yet. */
  readings: readonly Reading[] = [];
  /** What was given for numbers and is none; in no draft and no step of the history. */
  foreign: ForeignText | null = null;
  /** As it was given, usable or not; null: nothing was, and the engine's default holds. */
  baseUrl: string | null = null;
  /** What the engine says of it; null until it is loaded. */
  address: BaseUrlReading | null = null;
  /** The one host off this machine that the person lets be called without encryption; never kept for another. */
  allowedHttpHost = "";
  trunk: KnownTrunk | null = null;
  /** Provider.id of the one that was chosen; empty while none is. */
  provider = "";
  /** The region of the service, chosen once for all that names its hosts and addresses; empty: the first. */
  serviceRegion = "";
  readOnly = false;
  hideSend = false;
  locale = "en";
  texts: FirstTexts = en;
  plan: Plan | null = null;
  planning = false;
  /** How much of a long list has been read while it is planned, from 0 to 1; null when nothing long is planned. */
  planned: number | null = null;
  /** The person has cancelled the planning of a long list. */
  isPlanningCancelled = false;
  rows: Row[] = [];
  /** By index into Plan.numbers: `rows` with those that were removed since the list was planned. */
  rowsOfPlan: readonly Row[] = [];
  statistics = new Statistics();
  /** Text of the number field that is part of the draft already, as its last number. */
  typing = "";
  brokenText: BrokenText | null = null;
  /** A text of the JSON view that could not be read, and made way for a change of the form. */
  parkedText = "";
  /** The place of the field that is being typed into. */
  typedAt: string | null = null;
  /** Send was pressed: what is missing is no longer a mere hint. */
  attempted = false;
  /** What the last step did to many rows; empty after another one. */
  done = "";
  /** Texts that numbers were taken from. */
  sources: readonly Source[] = [];
  /** What stood beside numbers in them; null while there is nothing, or it is not loaded. */
  beside: Beside | null = null;
  /** How the columns of a table are read is kept for the next one with the same header. */
  remembersColumns = false;
  /** What numbers were before they were corrected, by what they are now. */
  #was = new Map<string, string>();
  loaded: Loaded | null = null;
  /** Null while the engine can plan usual drafts and no more. */
  tools: Tools | null = null;
  loadError = false;
  readonly background = new Background();
  readonly sender = new Sender(this);
  #past: Snapshot[] = [];
  #future: Snapshot[] = [];
  #lastEdit = { key: "", time: 0 };
  #typedBase: Json | null = null;
  #generation = 0;
  /** What is known of the draft, and of the one before. */
  #plans: readonly Known[] = [];
  readonly #problems = new Once<readonly Diagnostic[]>();
  readonly #readingErrors = new Once<readonly Diagnostic[]>();
  readonly #judgement = new Once<Judgement>();
  /** Diagnostics that are about no number. */
  readonly #ofFields = new Once<readonly Diagnostic[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notifying = false;
  #isPaused = false;
  #whenLoaded: ((tools: Tools) => void)[] = [];

  async start(): Promise<void> {
    try {
      this.loaded = await loadEngine();
      this.loadError = false;
    } catch {
      this.loadError = true;
    }
    this.#readAddress();
    this.sender.recallKey(true);
    this.#replan();
    const { loaded } = this;
    if (!loaded) return;
    await this.#loadTools(loaded);
  }

  /** What only a plan can do without comes when the first one is drawn. */
  async #loadTools(loaded: Loaded): Promise<void> {
    try {
      this.tools = await loadTools(loaded);
    } catch {
      this.loadError = true;
      return this.notify();
    }
    if (this.typing !== "" && this.#typedBase === null) this.typeNumber(this.typing);
    // What took the tools has waited for them.
    if (this.address === null) this.#readAddress();
    if (this.brokenText !== null) this.setBrokenText(this.brokenText.text);
    if (this.planning) this.#replan();
    this.notify();
    for (const resolve of this.#whenLoaded.splice(0)) resolve(this.tools);
  }

  /** What the engine answers at once; null while that takes a part of it that is still on its way. */
  atOnce<Answer>(ask: (engine: Loaded["engine"]) => Answer): Answer | null {
    if (!this.loaded) return null;
    try {
      return ask(this.loaded.engine);
    } catch (error) {
      if (this.tools) throw error;
      return null;
    }
  }

  /** What is pasted before the engine is there waits for it: nothing else can tell what it is. */
  async whenLoaded(): Promise<Tools> {
    return this.tools ?? new Promise((resolve) => this.#whenLoaded.push(resolve));
  }

  async setLocale(locale: string): Promise<void> {
    this.locale = locale;
    this.texts = await loadTexts(locale);
    this.notify();
  }

  /** Tells the parts of the page, once for all changes of a task. */
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

  /** Edits with the same key that follow each other quickly are one step of the history. */
  edit(draft: Json, key = "", ignored = this.ignored, region = this.region, readings = this.readings): void {
    if (this.readOnly) return;
    if (key === "json") this.brokenText = null; // it can be read now
    const now = Date.now();
    const continues = key !== "" && key === this.#lastEdit.key && now - this.#lastEdit.time < COALESCE_MS;
    if (!continues) {
      this.#past.push(this.#snapshot);
      this.#past = this.#past.slice(-Math.min(HISTORY_LIMIT, stepsWithin(HISTORY_NUMBERS, this.#past)));
    }
    this.#lastEdit = { key, time: now };
    this.#future = [];
    this.#become({ draft, ignored, region, readings });
  }

  set(path: Path, value: Json | undefined): void {
    this.edit(withValue(this.draft, path, value), path.join("/"));
  }

  /** Nothing is wrong with what is not typed to its end: it is judged when the field is left. */
  type(path: Path, value: Json | undefined): void {
    this.typedAt = toPointer(path);
    this.set(path, value);
  }

  endField(): void {
    if (this.typedAt === null) return;
    this.typedAt = null;
    this.notify();
  }

  /** A draft from outside (an attribute, a link, an import): a step of the history like any other. */
  replace(draft: Json, region = this.region): void {
    this.#endTyping();
    this.attempted = false;
    this.sources = [];
    this.beside = null;
    this.#was.clear();
    this.edit(draft, "", [], region, []);
  }

  /** The draft that the page begins with, which there is no way back from. */
  begin(draft: Json): void {
    this.#past = [];
    this.#future = [];
    this.#become({ draft, ignored: [], region: this.region, readings: [] });
  }

  get canUndo(): boolean {
    return this.#past.length > 0 && !this.readOnly;
  }

  get canRedo(): boolean {
    return this.#future.length > 0 && !this.readOnly;
  }

  undo(): void {
    this.#travel(this.#past, this.#future);
  }

  redo(): void {
    this.#travel(this.#future, this.#past);
  }

  #travel(from: Snapshot[], to: Snapshot[]): void {
    const snapshot = from.pop();
    if (!snapshot) return;
    to.push(this.#snapshot);
    this.#lastEdit.key = "";
    this.#endTyping();
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

  /** What one button offers: a correction, or a reading that a person chose. */
  applyFix({ code, path, fix }: Diagnostic): void {
    if (!this.tools || !fix || !this.#isCurrent(path)) return;
    const { engine, module } = this.tools;
    const subject = this.#takeFixable();
    this.#noteFixes([{ fix }]);
    const fixed = module.applyPatch(subject, fix.patch);
    // No patch holds a secret: where this one goes is told by the diagnostic, and done here.
    this.edit(
      code === "endpoint.password_in_uri"
        ? withCredentials(engine, fixed, toPath(path), valueAt(this.draft, toPath(path)))
        : fixed,
    );
  }

  /** All corrections of these, as one step. Choices between readings are left to a person. */
  correct(all: readonly Diagnostic[]): void {
    const module = this.tools?.module;
    if (!module) return;
    const diagnostics = all.filter(({ path }) => this.#isCurrent(path));
    const subject = this.#takeFixable();
    this.#noteFixes(diagnostics);
    this.edit(module.applyFixes(subject, diagnostics).draft);
  }

  /** What was said of a place may be about another number since the list was changed. */
  #isCurrent(path: string): boolean {
    const [known] = this.#plans;
    if (!known || !this.planning || known.draft === this.draft || !path.startsWith("/phone_numbers/")) return true;
    return valueAt(known.draft, toPath(path)) === valueAt(this.draft, toPath(path));
  }

  #takeFixable(): Json | string {
    const subject = this.brokenText?.text ?? this.draft;
    this.brokenText = null;
    this.#endTyping();
    return subject;
  }

  /** Says what the step just made did to many rows, with the way back. */
  announce(text: string): void {
    this.done = text;
    this.notify();
  }

  #noteFixes(diagnostics: readonly Pick<Diagnostic, "fix">[]): void {
    for (const { fix } of diagnostics) {
      // A range becomes several numbers: the first in its place, and the others after it.
      const first = fix?.patch.find(({ path }) => path.startsWith("/phone_number"));
      const was = first && valueAt(this.draft, toPath(first.path));
      for (const operation of fix?.patch ?? []) {
        if (first && "value" in operation && operation.path.startsWith("/phone_number"))
          for (const now of [operation.value].flat()) this.#note(was, now);
      }
    }
  }

  #note(was: Json | undefined, now: Json): void {
    if (typeof now !== "string" || was === undefined || this.originOf(asText(was)) === now || this.#was.has(now))
      return;
    this.#was.set(now, asText(was));
  }

  /** A number as it was entered, before it was corrected here. */
  originOf(input: string): string {
    const was = this.#was.get(input);
    return was === undefined ? input : this.originOf(was);
  }

  // ---- numbers

  get numberCount(): number {
    const list = valueAt(this.draft, ["phone_numbers"]);
    const one = isObject(this.draft) && Object.hasOwn(this.draft, "phone_number") ? 1 : 0;
    return one + (Array.isArray(list) ? list.length : 0);
  }

  /** Adds the numbers of a text; resolves to how many. Rejects with an AbortError when the reading is cancelled. */
  async addText(text: string): Promise<number> {
    if (this.loadError) {
      this.typeNumber(text); // kept in the field, until the engine is there
      return 0;
    }
    const reading = await readText(this, text);
    const { inputs } = reading.inputs;
    const kind = foreignKind(reading.inputs);
    const before = this.#typedBase ?? this.draft;
    this.#endTyping();
    if (kind !== null) {
      this.foreign = { text, kind };
      if (before !== this.draft) this.edit(before);
      else this.notify();
      return 0;
    }
    this.#noteSource(text, reading);
    const after = inputs.length > 0 ? withAddedNumbers(before, inputs) : before;
    const isShown = reading.diagnostics.length > 0 || reading.text !== "";
    const readings = isShown ? [...this.readings, reading] : this.readings;
    if (after !== this.draft || isShown) this.edit(after, "", this.ignored, this.region, readings);
    else this.notify();
    return inputs.length;
  }

  /** Reads a pasted table with other columns. Its numbers take the place of those that were read of it before. */
  async readAgain(reading: Reading, again: Again): Promise<number> {
    const next = await readText(this, reading.text, again);
    const { inputs } = next.inputs;
    this.#noteSource(reading.text, next);
    this.#endTyping();
    const left = this.#withoutNumbers(reading.inputs.inputs);
    this.edit(
      inputs.length > 0 ? withAddedNumbers(left, inputs) : left,
      "",
      this.ignored,
      this.region,
      this.readings.map((each) => (each === reading ? next : each)),
    );
    return inputs.length;
  }

  /** The draft without these numbers, whatever they were corrected to; of equal ones, without the last. */
  #withoutNumbers(inputs: readonly string[]): Json {
    const gone = new Map<string, number>();
    for (const input of inputs) gone.set(input, (gone.get(input) ?? 0) + 1);
    const isLeft = (value: Json): boolean => {
      const origin = this.originOf(typeof value === "string" ? value : JSON.stringify(value));
      const count = gone.get(origin) ?? 0;
      // A range that was expanded is the origin of many.
      if (origin === value) gone.set(origin, count - 1);
      return count <= 0;
    };
    const values = numberValues(this.draft).toReversed().filter(isLeft).toReversed();
    return withNumbers(this.draft, values, numberForm(this.draft) === "one" ? "one" : "list");
  }

  #noteSource(text: string, { inputs }: Reading): void {
    if (!inputs.beside?.of.some((row) => row >= 0)) return;
    this.sources = [...this.sources, { text, inputs }];
    void import("./beside.js")
      .then(({ Beside }) => {
        this.beside = new Beside(this);
        this.notify();
      })
      .catch(() => undefined); // only the downloads and a line of the table say it
  }

  dismissReading(reading: Reading): void {
    this.readings = this.readings.filter((each) => each !== reading);
    this.notify();
  }

  dismissForeign(): void {
    this.foreign = null;
    this.#endTyping();
    this.notify();
  }

  /** What is being typed counts at once, as the last number, unless it is no number at all. */
  typeNumber(text: string): void {
    const { tools } = this;
    if (!tools) {
      this.typing = text;
      return this.notify();
    }
    const base = this.#typedBase ?? this.draft;
    const kind = foreignKind(call(tools.engine, "splitNumbers", [text, this.numberContext]));
    this.foreign = kind === null ? null : { text, kind };
    const draft = text.trim() === "" || kind !== null ? base : withAddedNumbers(base, [text]);
    if (draft !== this.draft) this.edit(draft, "typing");
    this.typing = text;
    this.#typedBase = base;
    this.notify();
  }

  commitTyping(): void {
    if (this.#typedBase === null) return;
    this.#endTyping();
    this.#lastEdit.key = "";
    this.notify();
  }

  #endTyping(): void {
    this.typedAt = null;
    this.typing = "";
    this.#typedBase = null;
  }

  /** Writes a row, in full if it is to be a number of `region`; false when it is none, and nothing is changed. */
  setNumber(row: Row, text: string, region = ""): boolean {
    const { tools } = this;
    if (!tools || foreignKind(call(tools.engine, "splitNumbers", [text, this.numberContext])) !== null) return false;
    const value = region === "" ? text : call(tools.engine, "readAs", [[text], region])[0]!;
    if (value === null) return false;
    const entry = this.#entryOf(row);
    this.#note(row.reading.input, value);
    if (entry && value !== row.reading.input)
      this.edit(withValue(this.draft, entry.path, value), `row ${entry.path.join("/")}`);
    return true;
  }

  /** Writes rows that are numbers of a region in full; resolves to how many. Rejects with an AbortError when it is cancelled. */
  async readRowsAs(rows: readonly Row[], region: string, report?: Report): Promise<number> {
    const values = await readAs(
      this,
      rows.map(({ reading }) => reading.input),
      region,
      report,
    );
    const written = new Map(rows.map(({ reading: { path, input } }, index) => [path, { input, value: values[index] }]));
    let count = 0;
    const entries = numberEntries(this.draft).map(({ path, value: was }) => {
      const { input, value } = written.get(toPointer(path)) ?? {};
      // The draft may have moved on meanwhile.
      if (value === null || value === undefined || value === input || asText(was) !== input) return was;
      count += 1;
      this.#note(was, value);
      return value;
    });
    if (count === 0) return 0;
    const form = numberForm(this.draft) === "one" ? "one" : "list";
    this.#endTyping();
    this.edit(withNumbers(this.draft, entries, form));
    return count;
  }

  removeRows(rows: readonly Row[], ignore = false): void {
    const values = numberValues(this.draft);
    const gone = new Set<number>();
    for (const row of rows) {
      const index = this.#indexOf(row, values, gone);
      if (index >= 0) gone.add(index);
    }
    const left: Json[] = [];
    const ignored: string[] = [];
    values.forEach((value, index) => {
      if (!gone.has(index)) left.push(value);
      else if (ignore) ignored.push(asText(value));
    });
    const form = numberForm(this.draft) === "one" ? "one" : "list";
    this.#endTyping();
    this.edit(withNumbers(this.draft, left, form), "", ignore ? [...this.ignored, ...ignored] : this.ignored);
    if (!this.planning) return;
    // What is left is as it was, until it is read again.
    const removed = new Set(rows);
    const kept: Row[] = [];
    const dropped: Row[] = [];
    for (const row of this.rows) (removed.has(row) ? dropped : kept).push(row);
    this.rows = kept;
    this.statistics = this.statistics.without(dropped);
  }

  /** Where a row stands, whose list may have got shorter or longer since it was read; below 0: nowhere. */
  #indexOf({ row, reading }: Row, values: readonly Json[], taken: ReadonlySet<number>): number {
    const reach = Math.abs(values.length - this.rowsOfPlan.length);
    for (let step = 0; step <= reach; step += 1)
      for (const index of [row - 1 - step, row - 1 + step])
        if (!taken.has(index) && index < values.length && asText(values[index]) === reading.input) return index;
    return -1;
  }

  restore(inputs: readonly string[]): void {
    const wanted = new Set(inputs);
    this.edit(
      withAddedNumbers(this.draft, [...inputs]),
      "",
      this.ignored.filter((input) => !wanted.has(input)),
    );
  }

  setNumberForm(form: "one" | "list"): void {
    this.edit(withNumbers(this.draft, numberValues(this.draft), form));
  }

  /** The entry of a row, unless the draft has moved on since the row was read. */
  #entryOf(row: Row): Entry | undefined {
    const index = this.#indexOf(row, numberValues(this.draft), new Set());
    return index < 0 ? undefined : numberEntries(this.draft)[index];
  }

  // ---- what the engine says

  get context(): Context {
    const context: Context = { ...this.#baseUrlOptions };
    if (this.baseUrl !== null) context.base_url = this.baseUrl;
    if (this.region !== "") context.default_region = this.region;
    if (this.trunk && this.trunk.id === valueAt(this.draft, ["trunk_id"])) context.trunk = this.trunk.value;
    return context;
  }

  /** How a number is read that is not in the draft yet. */
  get numberContext(): NumberContext {
    const trunk = valueAt(this.draft, ["trunk_id"]);
    return {
      ...(this.region === "" ? {} : { default_region: this.region }),
      for_trunk: typeof trunk === "string" && trunk !== "",
    };
  }

  /** The region that a person chooses: a step of the history, as all rows may change with it. */
  chooseRegion(region: string): void {
    this.commitTyping();
    this.edit(this.draft, "", this.ignored, region);
  }

  setRegion(region: string): void {
    this.region = region;
    this.#replan();
  }

  setTrunk(trunk: KnownTrunk): void {
    this.trunk = trunk;
    this.#replan();
  }

  /** A key that is in the field stays for a person who types another address, not for a page that sets one. */
  setBaseUrl(baseUrl: string | null, isTyped = false): void {
    const before = this.address?.base_url;
    this.baseUrl = baseUrl;
    this.#readAddress();
    // Allowed for one host, and forgotten with it.
    if (this.allowedHttpHost !== "" && !this.address?.diagnostics.some(({ code }) => code === "context.insecure")) {
      this.allowedHttpHost = "";
      this.#readAddress();
    }
    if (!this.loaded || this.address?.base_url !== before) this.sender.recallKey(isTyped);
    this.#replan();
  }

  allowHttp(host: string): void {
    this.allowedHttpHost = host;
    this.#readAddress();
    this.sender.recallKey(true);
    this.#replan();
  }

  get #baseUrlOptions(): { allow_http_hosts?: string[] } {
    return this.allowedHttpHost === "" ? {} : { allow_http_hosts: [this.allowedHttpHost] };
  }

  #readAddress(): void {
    this.address = this.atOnce((engine) => engine.readBaseUrl(this.baseUrl, this.#baseUrlOptions));
  }

  /** Why nothing can be sent to the address that was given. */
  get addressError(): Diagnostic | undefined {
    return this.address?.diagnostics.find(({ severity }) => severity === "error");
  }

  /** Where calls of the account go, which the plan has no part in. */
  get lookUpAddress(): { baseUrl?: string; allowHttpHosts?: string[] } {
    return {
      ...(this.baseUrl === null ? {} : { baseUrl: this.baseUrl }),
      ...(this.allowedHttpHost === "" ? {} : { allowHttpHosts: [this.allowedHttpHost] }),
    };
  }

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
      // It is read again when it is changed.
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

  #replan(): void {
    this.#generation += 1;
    clearTimeout(this.#timer);
    this.planning = true;
    this.planned = null;
    this.isPlanningCancelled = false;
    const known = this.#plans.find(({ draft, context }) => draft === this.draft && context === this.#contextText);
    if (known) this.#accept(known.plan, known.counted);
    else if (this.loaded && this.numberCount < BACKGROUND_FROM) {
      const plan = this.atOnce((engine) => engine.plan(this.draft, this.context));
      if (plan) this.#accept(plan);
      else this.plan = null; // that of another draft says nothing of this one
    } else if (this.loaded && !this.#isPaused) {
      this.#timer = setTimeout(() => this.#planInBackground(this.#generation), BACKGROUND_DELAY_MS);
    }
    this.notify();
  }

  get #contextText(): string {
    return JSON.stringify(this.context);
  }

  async #planInBackground(generation: number): Promise<void> {
    const report = (share: number) => {
      if (generation !== this.#generation) return;
      this.planned = share;
      this.dispatchEvent(new Event("progress"));
    };
    report(0);
    this.background.cancel(["plan"]); // of a draft that is another one now
    try {
      const plan = await this.background.call("plan", [this.draft, this.context], report);
      const reading = readRows(plan);
      for (;;) {
        if (generation !== this.#generation) return;
        const step = reading.next();
        if (step.done) return this.#accept(plan, step.value);
        await new Promise((resolve) => setTimeout(resolve));
      }
    } catch (error) {
      if (generation !== this.#generation || (error as Error).name === "AbortError") return;
      const plan = this.atOnce((engine) => engine.plan(this.draft, this.context));
      if (plan) this.#accept(plan);
    }
  }

  /** Leaves a long list unread, until it is changed or the person asks. */
  cancelPlanning(): void {
    this.#generation += 1;
    clearTimeout(this.#timer);
    this.background.cancel(["plan"]);
    this.planned = null;
    this.isPlanningCancelled = true;
    this.notify();
  }

  planAgain(): void {
    this.#replan();
  }

  #accept(plan: Plan, counted = allOf(readRows(plan))): void {
    this.plan = plan;
    this.planning = false;
    this.planned = null;
    this.rows = counted.rows;
    this.rowsOfPlan = counted.rows;
    this.statistics = counted.statistics;
    const known = { draft: this.draft, context: this.#contextText, plan, counted };
    this.#plans = [known, ...this.#plans.filter((each) => each.plan !== plan).slice(0, 1)];
    this.notify();
    this.dispatchEvent(new Event("plan"));
  }

  /** Nothing runs in the background while the builder is not on a page. */
  pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    this.background.cancel();
  }

  resume(): void {
    this.#isPaused = false;
    if (this.planning && !this.isPlanningCancelled) this.#replan();
  }

  /** What is said at a place of the draft, or below it. */
  at(pointer: string): Diagnostic[] {
    const all = this.plan?.diagnostics ?? [];
    const ofFields = this.#ofFields.of([this.plan], () =>
      all.filter(({ path }) => !path.startsWith("/phone_numbers/")),
    );
    const isOfNumbers = pointer === "" || pointer.startsWith("/phone_numbers");
    return (isOfNumbers ? all : ofFields).filter((diagnostic) => isWithin(diagnostic.path, pointer));
  }

  /** An error about something that is not there yet, or is being typed: a hint until Send was pressed, or the field is left. */
  isMissing(diagnostic: Diagnostic): boolean {
    if (diagnostic.severity === "error" && this.isTyped(diagnostic.path)) return true;
    if (
      diagnostic.severity !== "error" ||
      this.attempted ||
      isOfAddress(diagnostic) ||
      this.readingErrors.includes(diagnostic)
    )
      return false;
    const value = this.#valueAt(diagnostic.path);
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    return isEmpty || (isObject(value) && Object.keys(value).length === 0);
  }

  /** As `valueAt`; for numbers, of which there may be very many, without taking the pointer apart. */
  #valueAt(pointer: string): Json | undefined {
    const list = pointer.startsWith("/phone_numbers/") && isObject(this.draft) ? this.draft.phone_numbers : undefined;
    const index = Number(pointer.slice("/phone_numbers/".length));
    return Array.isArray(list) && Number.isInteger(index) ? list[index] : valueAt(this.draft, toPath(pointer));
  }

  isTyped(path: string): boolean {
    return path === (this.typing === "" ? this.typedAt : this.rows.at(-1)?.reading.path);
  }

  message(diagnostic: Diagnostic): string {
    return describe(this.texts, diagnostic, this.tools?.engine.info.codes);
  }

  fixTitle({ title }: Fix, { code }: Diagnostic): string {
    return visible(this.texts.fixTitle(title, code));
  }

  /** What kept a pasted text from being read as it should. */
  get readingErrors(): readonly Diagnostic[] {
    return this.#readingErrors.of([this.readings], () =>
      this.readings.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error")),
    );
  }

  get problems(): readonly Diagnostic[] {
    const { brokenText, readingErrors, plan } = this;
    return this.#problems.of(
      [brokenText, readingErrors, plan],
      () => brokenText?.diagnostics ?? [...readingErrors, ...(plan?.diagnostics ?? [])],
    );
  }

  /** Found once for all parts that show it, and again only when something of it is another. */
  get judgement(): Judgement {
    const { problems, draft, attempted, typedAt, typing, region, readOnly } = this;
    return this.#judgement.of([problems, draft, attempted, typedAt, typing, region, readOnly], () => {
      const errors = problems.filter(({ severity }) => severity === "error");
      return {
        errors,
        warnings: problems.filter(({ severity }) => severity === "warning"),
        count: this.countOf(errors),
        isUntouched: errors.length > 0 && errors.every((diagnostic) => this.isMissing(diagnostic)),
      };
    });
  }

  /** One question above the table asks for the country of all these numbers. */
  isAskedAbove({ code }: Diagnostic): boolean {
    return code === "number.region_required" && this.region === "" && !this.readOnly;
  }

  /** How many problems there are to mend: numbers without a country code are one. */
  countOf(diagnostics: readonly Diagnostic[]): number {
    const asked = diagnostics.filter((diagnostic) => this.isAskedAbove(diagnostic)).length;
    return diagnostics.length - Math.max(0, asked - 1);
  }

  /** Numbers that are to be sent. */
  get plannedCount(): number {
    return this.sender.toSend?.requests.reduce((sum, request) => sum + request.numbers.length, 0) ?? 0;
  }

  get isReady(): boolean {
    return (
      this.plan !== null &&
      this.plan.ok &&
      !this.planning &&
      this.brokenText === null &&
      this.readingErrors.length === 0
    );
  }
}

/** About where requests go, which is no part of the draft. */
export function isOfAddress({ code }: Diagnostic): boolean {
  return code.startsWith("context.base_url") || code.startsWith("context.insecure");
}

/** How many of the last steps have no more than `limit` numbers together; a list that several have counts once. */
function stepsWithin(limit: number, steps: readonly Snapshot[]): number {
  const lists = new Set<Json | undefined>();
  let sum = 0;
  const at = steps.findLastIndex(({ draft }) => {
    const list = valueAt(draft, ["phone_numbers"]);
    if (Array.isArray(list) && !lists.has(list)) sum += list.length;
    lists.add(list);
    return sum > limit;
  });
  return Math.max(1, steps.length - 1 - at);
}

function allOf<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
