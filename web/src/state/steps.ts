// The history for undo and redo. Edits of the same thing in quick succession are one step.
import { valueAt, type Json } from "../shared/pointer.js";
import type { Reading } from "./bulk.js";

const HISTORY_LIMIT = 200;
/** How many numbers the lists of the history may have together. */
const HISTORY_NUMBERS = 3_000_000;
const COALESCE_MS = 1200;

/** What a step restores. */
export interface Snapshot {
  draft: Json;
  ignored: readonly string[];
  region: string;
  readings: readonly Reading[];
}

export class Steps {
  #past: Snapshot[] = [];
  #future: Snapshot[] = [];
  #last = { key: "", time: 0 };

  /** Records an edit. Edits with the same key may become one step. */
  add(before: Snapshot, key: string): void {
    const now = Date.now();
    const continues = key !== "" && key === this.#last.key && now - this.#last.time < COALESCE_MS;
    if (!continues) {
      this.#past.push(before);
      this.#past = this.#past.slice(-Math.min(HISTORY_LIMIT, stepsWithin(HISTORY_NUMBERS, this.#past)));
    }
    this.#last = { key, time: now };
    this.#future = [];
  }

  /** Makes the next edit a step of its own. */
  end(): void {
    this.#last.key = "";
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The snapshot before `now`; undefined if there is none. */
  undo(now: Snapshot): Snapshot | undefined {
    return this.#travel(this.#past, this.#future, now);
  }

  redo(now: Snapshot): Snapshot | undefined {
    return this.#travel(this.#future, this.#past, now);
  }

  #travel(from: Snapshot[], to: Snapshot[], now: Snapshot): Snapshot | undefined {
    const snapshot = from.pop();
    if (!snapshot) return undefined;
    to.push(now);
    this.end();
    return snapshot;
  }
}

/** How many of the last steps have at most `limit` numbers together. A list that several steps share counts once. */
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
