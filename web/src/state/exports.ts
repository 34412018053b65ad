// Files to download: what became of numbers, with what was next to them in the texts that they came from.
import type { NumberProgress } from "sipattach";
import { toCsv } from "../shared/csv.js";
import { reasonOf } from "../shared/fates.js";
import { allTexts } from "../texts/all.js";
import { Beside } from "./beside.js";
import { senderOf } from "./sender.js";
import type { Row } from "./rows.js";
import type { Store } from "./store.js";

/** Rows that are not ready to be sent, each with its diagnostics. */
export function problemsCsv(store: Store, rows: readonly Row[]): string {
  const beside = new Beside(store);
  return toCsv(
    beside.table(
      allTexts(store).csvHeader,
      rows.map(({ reading: { input }, level, diagnostics }) => ({
        input,
        cells: [input, level, diagnostics.map((diagnostic) => store.message(diagnostic)).join(" ")],
      })),
    ),
  );
}

/** Numbers that were sent, or were to be, each with its state, the reason, the time, and its row. */
export function resultsCsv(store: Store, entries: readonly NumberProgress[]): string {
  const { plan, sent } = senderOf(store);
  const texts = allTexts(store);
  const beside = new Beside(store);
  return toCsv(
    beside.table(
      texts.resultsHeader,
      entries.map((entry) => {
        const input = plan?.numbers[entry.index]?.input ?? entry.number;
        const state = texts.fates[sent.fateOf(entry)];
        return {
          input,
          cells: [
            entry.number,
            store.origins.of(input),
            state,
            reasonOf(store, entry),
            sent.timeOf(entry.number),
            String(entry.index + 1),
          ],
        };
      }),
    ),
  );
}
