// Selects the diagnostics to be fixed or checked: all of them, those at a place, and those about something that is only
// missing so far. Nothing here judges a draft.
import type { Diagnostic } from "sipattach";
import { Once } from "../shared/once.js";
import { isObject, isWithin, toPath, valueAt, type Json } from "../shared/pointer.js";
import { isOfAddress } from "./address.js";
import type { Store } from "./store.js";

/** Everything that prevents sending the draft, and everything that should be checked before. */
export interface Judgement {
  errors: readonly Diagnostic[];
  warnings: readonly Diagnostic[];
  /** How many errors there are to fix: numbers without a country code count as one. */
  count: number;
  /** There are errors, and all of them are about something that is not filled in yet. */
  isUntouched: boolean;
}

export class Problems {
  readonly #all = new Once<readonly Diagnostic[]>();
  readonly #ofReadings = new Once<readonly Diagnostic[]>();
  readonly #judgement = new Once<Judgement>();
  /** Diagnostics that are about no number. */
  readonly #ofFields = new Once<readonly Diagnostic[]>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get all(): readonly Diagnostic[] {
    const { brokenText, plan } = this.#store;
    const { ofReadings } = this;
    return this.#all.of(
      [brokenText, ofReadings, plan],
      () => brokenText?.diagnostics ?? [...ofReadings, ...(plan?.diagnostics ?? [])],
    );
  }

  /** Errors in reading pasted texts. */
  get ofReadings(): readonly Diagnostic[] {
    const { readings } = this.#store;
    return this.#ofReadings.of([readings], () =>
      readings.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error")),
    );
  }

  /** Computed once for all parts that show it, and only when something has changed. */
  get judgement(): Judgement {
    const { all } = this;
    const { draft, attempted, typedAt, region, readOnly, input } = this.#store;
    return this.#judgement.of([all, draft, attempted, typedAt, input.typing, region, readOnly], () => {
      const errors = all.filter(({ severity }) => severity === "error");
      return {
        errors,
        warnings: all.filter(({ severity }) => severity === "warning"),
        count: this.countOf(errors),
        isUntouched: errors.length > 0 && errors.every((diagnostic) => this.isMissing(diagnostic)),
      };
    });
  }

  /** The diagnostics at a value of the draft, or below it. */
  at(pointer: string): Diagnostic[] {
    const { plan } = this.#store;
    const all = plan?.diagnostics ?? [];
    const ofFields = this.#ofFields.of([plan], () => all.filter(({ path }) => !path.startsWith("/phone_numbers/")));
    const isOfNumbers = pointer === "" || pointer.startsWith("/phone_numbers");
    return (isOfNumbers ? all : ofFields).filter((diagnostic) => isWithin(diagnostic.path, pointer));
  }

  /** Whether an error is about something missing or being typed: a hint until Send is pressed, or the field is left. */
  isMissing(diagnostic: Diagnostic): boolean {
    if (diagnostic.severity !== "error") return false;
    if (this.#isTyped(diagnostic.path)) return true;
    if (this.#store.attempted || isOfAddress(diagnostic) || this.ofReadings.includes(diagnostic)) return false;
    const value = this.#valueAt(diagnostic.path);
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    return isEmpty || (isObject(value) && Object.keys(value).length === 0);
  }

  #isTyped(path: string): boolean {
    const { input, typedAt, rows } = this.#store;
    return path === (input.typing === "" ? typedAt : rows.at(-1)?.reading.path);
  }

  /** Like `valueAt`, but quicker for numbers, of which there may be very many. */
  #valueAt(pointer: string): Json | undefined {
    const { draft } = this.#store;
    const list = pointer.startsWith("/phone_numbers/") && isObject(draft) ? draft.phone_numbers : undefined;
    const index = Number(pointer.slice("/phone_numbers/".length));
    return Array.isArray(list) && Number.isInteger(index) ? list[index] : valueAt(draft, toPath(pointer));
  }

  /** Whether the question above the table, which asks for the country of all such numbers, covers a diagnostic. */
  isAskedAbove({ code }: Diagnostic): boolean {
    return code === "number.region_required" && this.#store.region === "" && !this.#store.readOnly;
  }

  /** How many problems there are to fix: numbers without a country code count as one. */
  countOf(diagnostics: readonly Diagnostic[]): number {
    const asked = diagnostics.filter((diagnostic) => this.isAskedAbove(diagnostic)).length;
    return diagnostics.length - Math.max(0, asked - 1);
  }
}
