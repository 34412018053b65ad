// Finds what was next to a number in the text that it came from, by the number as it was entered.
import type { BulkBeside } from "sipattach";
import { allTexts } from "../texts/all.js";
import type { Row } from "./rows.js";
import type { Store } from "./store.js";

/** A row of pasted text. */
interface Place {
  beside: BulkBeside;
  row: number;
}

export class Beside {
  readonly #store: Store;
  readonly #places = new Map<string, Place[]>();
  /** For numbers that occur in several rows: which occurrence a row of the list is. */
  #repeated: { rows: readonly Row[]; nth: Map<Row, number> } | undefined;

  constructor(store: Store) {
    this.#store = store;
    // If a text was read several times, the last reading has precedence.
    const seen = new Map<string, Set<string>>();
    for (const { text, inputs } of store.input.sources.toReversed()) {
      const earlier = seen.get(text) ?? new Set();
      const found = new Map<string, Place[]>();
      const { beside } = inputs;
      beside?.of.forEach((row, at) => {
        const input = inputs.inputs[at];
        if (row < 0 || earlier.has(input)) return;
        const places = found.get(input);
        if (places) places.push({ beside, row });
        else found.set(input, [{ beside, row }]);
      });
      for (const [input, places] of found) {
        earlier.add(input);
        this.#places.set(input, [...places, ...(this.#places.get(input) ?? [])]);
      }
      seen.set(text, earlier);
    }
  }

  /** The text by which a person can tell a row from others. */
  textOf(row: Row): string {
    const places = this.#placesOf(row.reading.input);
    const place = places[places.length > 1 ? Math.min(this.#nthOf(row), places.length - 1) : 0];
    if (!place) return "";
    const { columns, rows } = place.beside;
    const cells = rows[place.row].filter((cell, at) => columns[at].tells && cell !== "");
    return cells.join(" · ");
  }

  /** Adds to a table what was next to the numbers of its lines. Repeated numbers get their rows one after the other. */
  table(header: readonly string[], lines: readonly { input: string; cells: string[] }[]): string[][] {
    const taken = new Map<string, number>();
    const found = lines.map(({ input }) => {
      const origin = this.#store.origins.of(input);
      const places = this.#placesOf(input);
      const nth = taken.get(origin) ?? 0;
      taken.set(origin, nth + 1);
      return this.#cellsOf(places[Math.min(nth, places.length - 1)]);
    });
    const names = [...new Set(found.flatMap((cells) => [...cells.keys()]))];
    return [
      [...header, ...names],
      ...lines.map(({ cells }, at) => [...cells, ...names.map((name) => found[at].get(name) ?? "")]),
    ];
  }

  #cellsOf(place: Place | undefined): Map<string, string> {
    const texts = allTexts(this.#store);
    const nameOf = ({ column, name }: BulkBeside["columns"][number]) =>
      name ?? (column === null ? texts.besideOfLine : texts.columnOfFile(column + 1));
    return new Map(place?.beside.columns.map((column, at) => [nameOf(column), place.beside.rows[place.row][at] ?? ""]));
  }

  #placesOf(input: string): readonly Place[] {
    return this.#places.get(this.#store.origins.of(input)) ?? [];
  }

  #nthOf(row: Row): number {
    const { rows } = this.#store;
    if (this.#repeated?.rows !== rows) {
      const counts = new Map<string, number>();
      const nth = new Map<Row, number>();
      for (const each of rows) {
        const origin = this.#store.origins.of(each.reading.input);
        if ((this.#places.get(origin)?.length ?? 0) < 2) continue;
        nth.set(each, counts.get(origin) ?? 0);
        counts.set(origin, (counts.get(origin) ?? 0) + 1);
      }
      this.#repeated = { rows, nth };
    }
    return this.#repeated.nth.get(row) ?? 0;
  }
}
