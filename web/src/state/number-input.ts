// Takes numbers in as they are typed, pasted or read again, and keeps what was noticed in their texts.
import type { BulkInputs } from "sipattach";
import { call } from "../engine/calls.js";
import { asText } from "../shared/json-text.js";
import type { Json } from "../shared/pointer.js";
import type { Beside } from "./beside.js";
import { foreignKind, readText, type Again, type ForeignText, type Reading } from "./bulk.js";
import { numberValues, withAddedNumbers, withNumbers } from "./draft.js";
import type { Store } from "./store.js";

/** A pasted text that has something next to its numbers. */
export interface Source {
  text: string;
  inputs: BulkInputs;
}

export class NumberInput {
  /** Text of the field that is already in the draft, as its last number. */
  typing = "";
  /** What was entered as numbers but is not. It is in no draft and no step of the history. */
  foreign: ForeignText | null = null;
  /** Texts that numbers were taken from. */
  sources: readonly Source[] = [];
  /** What was next to numbers in them; null if there is nothing, or while it is not loaded. */
  beside: Beside | null = null;
  /** The draft without the number that is being typed. */
  #base: Json | null = null;
  /** Which text was last asked to be read again, and how often any was. */
  #again = { text: "", turn: 0 };
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Puts what is being typed into the draft at once, as the last number, unless it is not a number at all. */
  type(text: string): void {
    const store = this.#store;
    const { tools } = store;
    if (!tools) {
      this.typing = text;
      return store.notify();
    }
    const base = this.#base ?? store.draft;
    const kind = foreignKind(call(tools.engine, "splitNumbers", [text, store.numberContext]));
    this.foreign = kind === null ? null : { text, kind };
    const draft = text.trim() === "" || kind !== null ? base : withAddedNumbers(base, [text]);
    if (draft !== store.draft) store.edit(draft, "typing");
    this.typing = text;
    this.#base = base;
    store.notify();
  }

  /** Takes in what was typed before the engine was loaded. */
  typeAgain(): void {
    if (this.typing !== "" && this.#base === null) this.type(this.typing);
  }

  commit(): void {
    if (this.#base === null) return;
    this.end();
    this.#store.endStep();
    this.#store.notify();
  }

  /** Typing has ended, here or in another field. */
  end(): void {
    this.#store.typedAt = null;
    this.typing = "";
    this.#base = null;
  }

  /** Adds the numbers of a text; resolves to how many. Rejects with an AbortError when the reading is cancelled. */
  async add(text: string): Promise<number> {
    const store = this.#store;
    if (store.loadError) {
      this.type(text); // kept in the field until the engine is loaded
      return 0;
    }
    const reading = await readText(store, text);
    const { inputs } = reading.inputs;
    const kind = foreignKind(reading.inputs);
    const before = this.#base ?? store.draft;
    this.end();
    if (kind !== null) {
      this.foreign = { text, kind };
      if (before !== store.draft) store.edit(before);
      else store.notify();
      return 0;
    }
    this.foreign = null;
    this.#noteSource(text, reading);
    const after = inputs.length > 0 ? withAddedNumbers(before, inputs) : before;
    const isShown = reading.diagnostics.length > 0 || reading.text !== "";
    const readings = isShown ? [...store.readings, reading] : store.readings;
    if (after !== store.draft || isShown) store.change({ draft: after, readings });
    else store.notify();
    return inputs.length;
  }

  /**
   * Reads a pasted table with other columns. Its numbers replace those that were read from it before. Rejects with an
   * AbortError if it is to be read in yet another way in the meantime.
   */
  async readAgain(reading: Reading, again: Again): Promise<number> {
    const store = this.#store;
    const { text } = reading;
    const turn = this.#again.turn + 1;
    this.#again = { text, turn };
    const next = await readText(store, text, again);
    if (this.#again.turn !== turn && this.#again.text === text) throw new DOMException("", "AbortError");
    const { inputs } = next.inputs;
    this.#noteSource(text, next);
    this.end();
    const left = this.#without(reading.inputs.inputs);
    store.change({
      draft: inputs.length > 0 ? withAddedNumbers(left, inputs) : left,
      readings: store.readings.map((each) => (each === reading ? next : each)),
    });
    return inputs.length;
  }

  dismissReading(reading: Reading): void {
    const store = this.#store;
    store.readings = store.readings.filter((each) => each !== reading);
    store.notify();
  }

  dismissForeign(): void {
    this.foreign = null;
    this.end();
    this.#store.notify();
  }

  /** To be called when another draft replaces this one. */
  forgetSources(): void {
    this.sources = [];
    this.beside = this.foreign = null;
  }

  #noteSource(text: string, { inputs }: Reading): void {
    if (!inputs.beside?.of.some((row) => row >= 0)) return;
    this.sources = [...this.sources, { text, inputs }];
    void import("./beside.js")
      .then(({ Beside }) => {
        this.beside = new Beside(this.#store);
        this.#store.notify();
      })
      .catch(() => undefined); // only the downloads and a line of the table need it
  }

  /** The draft without these numbers, even if they were corrected since. Of equal numbers, the last are removed. */
  #without(inputs: readonly string[]): Json {
    const { draft, origins } = this.#store;
    const gone = new Map<string, number>();
    for (const input of inputs) gone.set(input, (gone.get(input) ?? 0) + 1);
    const isLeft = (value: Json): boolean => {
      const origin = origins.of(asText(value));
      const count = gone.get(origin) ?? 0;
      // A range that was expanded is the origin of many.
      if (origin === value) gone.set(origin, count - 1);
      return count <= 0;
    };
    const values = numberValues(draft).toReversed().filter(isLeft).toReversed();
    return withNumbers(draft, values);
  }
}
