// Groups numbers that are in the list more than once. The first stands for all of them; the others are
// shown directly below it on request.
import type { Row } from "../../state/rows.js";

export function isRepetition({ reading }: Row): boolean {
  return reading.duplicate_of !== null;
}

/** The rows that a table shows, grouped once, however often a group is opened and closed. */
export class Groups {
  /** What repeats a row, by that row. */
  readonly repetitions = new Map<Row, Row[]>();
  /** How many rows there are below others. */
  readonly count: number;
  readonly #own: Row[] = [];

  /**
   * `shown` are the rows that pass the filters; `all` are those of the plan, which the engine's indices refer to. A
   * repetition is shown by itself if its first row does not pass the filters. So is `typed`, because a row must not
   * vanish while it is being typed.
   */
  constructor(
    readonly shown: readonly Row[],
    all: readonly Row[],
    typed?: Row,
  ) {
    const isShown = shown === all ? null : placesOf(shown, all);
    for (const row of shown) {
      const { duplicate_of: at } = row.reading;
      const first = row === typed || at === null ? undefined : all[at];
      if (!first || isShown?.[at!] === 0) {
        this.#own.push(row);
        continue;
      }
      const others = this.repetitions.get(first);
      if (others) others.push(row);
      else this.repetitions.set(first, [row]);
    }
    this.count = shown.length - this.#own.length;
  }

  /** The values of all numbers that are repeated. A value, unlike a place, stays when rows are removed. */
  get values(): Set<string> {
    return new Set([...this.repetitions.keys()].map(valueOf));
  }

  lines(expanded: ReadonlySet<string>): readonly Row[] {
    if (this.count === 0) return this.shown;
    if (expanded.size === 0) return this.#own;
    return this.#own.flatMap((row) => (expanded.has(valueOf(row)) ? [row, ...(this.repetitions.get(row) ?? [])] : row));
  }
}

/** By place in the list: 1 for a row that is shown. */
function placesOf(shown: readonly Row[], all: readonly Row[]): Uint8Array {
  const places = new Uint8Array(all.length);
  for (const { row } of shown) places[row - 1] = 1;
  return places;
}

/** The groups of whole lists, to which undo and leaving the JSON view return. */
const known = new WeakMap<readonly Row[], Groups>();

/** Like the constructor, but cached for a list of which all rows are shown and none is being typed. */
export function groupsOf(shown: readonly Row[], all: readonly Row[], typed?: Row): Groups {
  if (shown !== all || typed) return new Groups(shown, all, typed);
  let groups = known.get(all);
  if (!groups) known.set(all, (groups = new Groups(shown, all)));
  return groups;
}

/** The key by which groups are opened. */
export function valueOf({ reading }: Row): string {
  return reading.value ?? "";
}
