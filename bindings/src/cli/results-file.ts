// The file of --results: a table of what became of each number.

import { readFile, stat } from "node:fs/promises";
import type { NumberProgress, SendState } from "../send-state.js";
import type { Engine } from "../engine.js";
import type { Plan } from "../types.js";
import { csvLine } from "./csv.js";
import { withoutMark } from "./json-file.js";
import { note, plain, reasonNotMade, UsageError } from "./terminal.js";
import { replaceFile, SHARED } from "./whole-file.js";

const HEAD = "number,state,reason,time";

/** Collects the state of each number, with the time when it was learned, and writes the table. */
export class ResultsFile {
  readonly #file: string;
  /** The times in the file of an earlier run, by state and number. */
  readonly #earlier: Map<string, string>;
  /** Why numbers are in no request, by index. */
  readonly #leftOut: Map<number, string>;
  readonly #times = new Map<number, { state: string; time: string }>();
  #state: SendState | null = null;

  private constructor(file: string, leftOut: Map<number, string>, earlier: Map<string, string>) {
    this.#file = file;
    this.#leftOut = leftOut;
    this.#earlier = earlier;
  }

  /** Throws UsageError if the file exists but is not such a table, or if it cannot be written. */
  static async open(file: string, engine: Engine, plan: Plan): Promise<ResultsFile> {
    let text: string | null;
    try {
      await replaceFile(file, null, SHARED);
      text = await readIfThere(file);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`${plain(file)}: ${reasonNotMade(error)}. Nothing was sent.`);
    }
    const leftOut = leftOutOf(engine, plan);
    if (text === null) return new ResultsFile(file, leftOut, new Map());
    const [head, ...lines] = withoutMark(text).split("\r\n");
    if (head !== HEAD) {
      throw new UsageError(`${plain(file)} is there, and holds no results of sipattach. Nothing was sent.`);
    }
    const earlier = new Map<string, string>();
    for (const line of lines) {
      // Neither numbers nor states contain commas. One that did would only lose its earlier time.
      const [number = "", state = ""] = line.split(",", 2);
      const time = line.slice(line.lastIndexOf(",") + 1);
      if (time !== "") earlier.set(`${state} ${number}`, time);
    }
    return new ResultsFile(file, leftOut, earlier);
  }

  /** Records the current states of these numbers. */
  learn(numbers: NumberProgress[], state: SendState): void {
    this.#state = state;
    for (const { index, state: now } of numbers) {
      if (now === "pending" || this.#times.get(index)?.state === now) continue;
      this.#times.set(index, { state: now, time: new Date().toISOString() });
    }
  }

  /** Writes the file as a whole or not at all. Failures are reported, not thrown. Returns whether it succeeded. */
  async write(): Promise<boolean> {
    if (this.#state === null) return true;
    const { requests, ignored } = this.#state;
    const rows = [...requests.flat(), ...ignored].map((entry) => {
      const { index, number, state, reason = this.#leftOut.get(index) ?? "" } = entry;
      const [cell = ""] = csvLine([number]).split(",", 1);
      const known = this.#times.get(index);
      // A state that was known before this run keeps its earlier time.
      const time = this.#earlier.get(`${state} ${cell}`) ?? (known?.state === state ? known.time : "");
      return csvLine([number, state, reason, time]);
    });
    try {
      await replaceFile(this.#file, `${[HEAD, ...rows].join("\r\n")}\r\n`, SHARED);
      return true;
    } catch (error) {
      note(`${plain(this.#file)}: ${reasonNotMade(error)}. The results were not written.`);
      return false;
    }
  }
}

/** Why numbers of a plan are in none of its requests, by index: they have errors, or are duplicates. */
function leftOutOf({ info }: Engine, { diagnostics }: Plan): Map<number, string> {
  const summaries = new Map(info.codes.map(({ code, summary }) => [String(code), summary]));
  const reasons = new Map<number, string>();
  for (const { code, path, message, params } of diagnostics) {
    const index = /^\/phone_numbers\/(\d+)$/.exec(path)?.[1];
    if (index === undefined) continue;
    if (code === "number.duplicate") reasons.set(Number(index), message);
    if (code === "number.skipped") reasons.set(Number(index), `${summaries.get(params.reason)} (${params.reason})`);
  }
  return reasons;
}

/** A pipe or a device would be read without end. */
async function readIfThere(file: string): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) throw new UsageError(`${plain(file)}: this is not a file. Nothing was sent.`);
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
