// Files to download: what became of numbers, with what stood beside them in the tables that they came from.
import type { NumberProgress } from "sipattach";
import { toCsv } from "../shared/csv.js";
import { reasonOf } from "../shared/fates.js";
import type { Row, Source, Store } from "./store.js";

/** Rows that are not ready to be sent, each with what is said of it. */
export function problemsCsv(store: Store, rows: readonly Row[]): string {
  const beside = new Beside(store);
  return toCsv(
    beside.table(
      store.texts.csvHeader,
      rows.map(({ reading: { input }, level, diagnostics }) => ({
        input,
        cells: [input, level, diagnostics.map((diagnostic) => store.message(diagnostic)).join(" ")],
      })),
    ),
  );
}

/** Numbers that were sent, or were to be, each with its state, why, since when, and its row. */
export function resultsCsv(store: Store, entries: readonly NumberProgress[]): string {
  const { sender, texts } = store;
  const beside = new Beside(store);
  return toCsv(
    beside.table(
      texts.resultsHeader,
      entries.map((entry) => {
        const input = sender.plan?.numbers[entry.index]?.input ?? entry.number;
        const state = texts.fates[sender.fateOf(entry)];
        return {
          input,
          cells: [
            entry.number,
            store.originOf(input),
            state,
            reasonOf(store, entry),
            sender.timeOf(entry.number),
            String(entry.index + 1),
          ],
        };
      }),
    ),
  );
}

interface Line {
  input: string;
  cells: string[];
}

/** What stood beside numbers, by what was entered. One that stands in several lines gets them one after the other. */
class Beside {
  readonly #store: Store;
  readonly #lines = new Map<string, Map<string, string>[]>();

  constructor(store: Store) {
    this.#store = store;
    for (const source of store.sources) this.#read(source);
  }

  table(header: readonly string[], lines: readonly Line[]): string[][] {
    const found = lines.map(({ input }) => this.#take(this.#store.originOf(input)));
    const names = [...new Set(found.flatMap((cells) => [...cells.keys()]))];
    return [
      [...header, ...names],
      ...lines.map(({ cells }, at) => [...cells, ...names.map((name) => found[at].get(name) ?? "")]),
    ];
  }

  #take(input: string): Map<string, string> {
    const lines = this.#lines.get(input) ?? [];
    return (lines.length > 1 ? lines.shift() : lines[0]) ?? new Map<string, string>();
  }

  #read({ text, inputs: { format, inputs, lines } }: Source): void {
    const records = recordsOf(text, format.delimiter ?? ",");
    inputs.forEach((input, at) => {
      const cells = new Map<string, string>();
      records.get(lines[at])?.forEach((cell, column) => {
        if (column !== format.phone_column)
          cells.set(format.columns?.[column] || this.#store.texts.columnOfFile(column + 1), cell);
      });
      const list = this.#lines.get(input);
      if (list) list.push(cells);
      else this.#lines.set(input, [cells]);
    });
  }
}

/** The records of a table, by each line that they stand on, counted from 1. A quoted cell may go over several. */
function recordsOf(text: string, delimiter: string): Map<number, string[]> {
  const records = new Map<number, string[]>();
  let line = 1;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    let isMore = true;
    while (isMore) {
      let cell = "";
      if (text[at] === '"') {
        const quoted = /"((?:[^"]|"")*)(?:"|$)/y;
        quoted.lastIndex = at;
        const [whole, inner] = quoted.exec(text)!;
        cell = inner.replaceAll('""', '"');
        line += inner.split("\n").length - 1;
        at += whole.length;
      }
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at += 1;
      cells.push((cell + text.slice(start, at)).replace(/\r$/, ""));
      isMore = text[at] === delimiter;
      at += 1;
    }
    for (let each = first; each <= line; each += 1) records.set(each, cells);
    line += 1;
  }
  return records;
}
