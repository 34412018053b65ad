// Changes rows of the table, even if entries of the list have moved since they were read.
import type { BulkContext, BulkInputs } from "sipattach";
import { call, type Report } from "../engine/calls.js";
import { asText } from "../shared/json-text.js";
import { toPointer, withValue, type Json } from "../shared/pointer.js";
import { ask, foreignKind, isLong, readAs } from "./bulk.js";
import { numberEntries, numberValues, withAddedNumbers, withNumbers, type Entry } from "./draft.js";
import type { Row } from "./rows.js";
import type { Store } from "./store.js";

/** Writes a row; with `region`, as its E.164 number. Returns false, changing nothing, if it is no number there. */
export function setNumber(store: Store, row: Row, text: string, region = ""): boolean {
  const { tools, numberContext } = store;
  if (!tools || foreignKind(call(tools.engine, "splitNumbers", [text, numberContext])) !== null) return false;
  const value = region === "" ? text : call(tools.engine, "readAs", [[text], region])[0]!;
  if (value === null) return false;
  const entry = entryOf(store, row);
  store.origins.note(row.reading.input, value);
  if (entry && value !== row.reading.input)
    store.edit(withValue(store.draft, entry.path, value), `row ${entry.path.join("/")}`);
  return true;
}

/** Writes rows that are numbers of a region as E.164. Resolves to how many. Rejects with an AbortError if cancelled. */
export async function readRowsAs(store: Store, rows: readonly Row[], region: string, report?: Report): Promise<number> {
  const values = await readAs(
    store,
    rows.map(({ reading }) => reading.input),
    region,
    report,
  );
  return writeRows(
    store,
    new Map(rows.map(({ reading: { path, input } }, index) => [path, { input, value: values[index] }])),
  );
}

/** What a row is to become; null: it stays as it is. */
export interface Written {
  input: string;
  value: Json | undefined;
}

/** Writes rows, given by their path, as one step. Returns how many. */
export function writeRows(store: Store, written: ReadonlyMap<string, Written>): number {
  let count = 0;
  const entries = numberEntries(store.draft).map(({ path, value: was }) => {
    const { input, value } = written.get(toPointer(path)) ?? {};
    // The draft may have changed since they were read.
    if (value === null || value === undefined || value === input || asText(was) !== input) return was;
    count += 1;
    store.origins.note(was, value);
    return value;
  });
  if (count === 0) return 0;
  store.input.end();
  store.edit(withNumbers(store.draft, entries));
  return count;
}

/**
 * Writes what was read from a text as E.164 if the text names its country. The engine leaves numbers of the default
 * region as they are written, but a later change of that region must not make them numbers of another country.
 */
export async function withCountries(
  store: Store,
  text: string,
  context: BulkContext & { default_region: string },
  found: BulkInputs,
): Promise<BulkInputs> {
  const { default_region: region, ...without } = context;
  // Without a default, only the text itself can give a country.
  const named = await ask(store, isLong(text), "splitNumbers", [text, without]);
  const isAlike =
    named.inputs.length === found.inputs.length && named.lines.every((line, at) => line === found.lines[at]);
  if (!isAlike) return found;
  const places = found.inputs.flatMap((input, at) =>
    named.inputs[at] !== input && named.inputs[at].startsWith("+") && !input.startsWith("+") ? [at] : [],
  );
  if (places.length === 0) return found;
  const candidates = places.map((at) => found.inputs[at]);
  const values = await readAs(store, candidates, region);
  const { engine } = await store.whenLoaded();
  const rangeContext = { default_region: region, expand_ranges: true };
  const inputs = [...found.inputs];
  for (const [nth, at] of places.entries()) {
    const first = values[nth] ?? call(engine, "splitNumbers", [candidates[nth], rangeContext]).inputs[0];
    if (named.inputs[at].split(" ")[0] === first) inputs[at] = named.inputs[at];
  }
  return { ...found, inputs };
}

export function removeRows(store: Store, rows: readonly Row[], ignore = false): void {
  const values = numberValues(store.draft);
  const gone = new Set<number>();
  for (const row of rows) {
    const index = indexOf(store, row, values, gone);
    if (index >= 0) gone.add(index);
  }
  const left: Json[] = [];
  const ignored: string[] = [];
  values.forEach((value, index) => {
    if (!gone.has(index)) left.push(value);
    else if (ignore) ignored.push(asText(value));
  });
  store.input.end();
  store.change({ draft: withNumbers(store.draft, left), ignored: [...store.ignored, ...ignored] });
  if (!store.planning) return;
  // The remaining rows stay as they were until the list is read again.
  const removed = new Set(rows);
  const kept: Row[] = [];
  const dropped: Row[] = [];
  for (const row of store.rows) (removed.has(row) ? dropped : kept).push(row);
  store.rows = kept;
  store.statistics = store.statistics.without(dropped);
}

/** Takes ignored numbers back into the list. */
export function restore(store: Store, inputs: readonly string[]): void {
  const wanted = new Set(inputs);
  store.change({
    draft: withAddedNumbers(store.draft, [...inputs]),
    ignored: store.ignored.filter((input) => !wanted.has(input)),
  });
}

/** The entry of a row, unless the draft has changed since the row was read. */
function entryOf(store: Store, row: Row): Entry | undefined {
  const index = indexOf(store, row, numberValues(store.draft), new Set());
  return index < 0 ? undefined : numberEntries(store.draft)[index];
}

/** The index of a row, whose list may have become shorter or longer since it was read; negative if it is gone. */
function indexOf(
  { rowsOfPlan }: Store,
  { row, reading }: Row,
  values: readonly Json[],
  taken: ReadonlySet<number>,
): number {
  const reach = Math.abs(values.length - rowsOfPlan.length);
  for (let step = 0; step <= reach; step += 1)
    for (const index of [row - 1 - step, row - 1 + step])
      if (!taken.has(index) && index < values.length && asText(values[index]) === reading.input) return index;
  return -1;
}
