// What became of each number, as a table: the file of --results.

import { readFile } from "node:fs/promises";
import type { NumberProgress, SendState } from "../send-state.js";
import type { Engine } from "../engine.js";
import type { Plan } from "../types.js";
import { csvLine } from "./csv.js";
import { withoutMark } from "./json-file.js";
import { note, plain, reasonNotMade, UsageError } from "./terminal.js";
import { replaceFile, SHARED } from "./whole-file.js";

const HEAD = "number,state,reason,time";

/** Keeps when something was learned of each number, and writes it all. */
export class ResultsFile {
  readonly #file: string;
  /** By the state and the number, as they are in the file of a run before. */
  readonly #earlier: Map<string, string>;
  /** Why numbers are in no request, by their indices. */
  readonly #leftOut: Map<number, string>;
  readonly #times = new Map<number, { state: string; time: string }>();
  #state: SendState | null = null;

  private constructor(file: string, leftOut: Map<number, string>, earlier: Map<string, string>) {
    this.#file = file;
    this.#leftOut = leftOut;
    this.#earlier = earlier;
  }

  /** Throws UsageError when there is a file of that name that is something else, or none can be written. */
  static async open(file: string, engine: Engine, plan: Plan): Promise<ResultsFile> {
    let text: string | null;
    try {
      await replaceFile(file, null, SHARED);
      text = await readIfThere(file);
    } catch (error) {
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
      // Neither a number nor a state has commas, or is it not found again.
      const [number = "", state = ""] = line.split(",", 2);
      const time = line.slice(line.lastIndexOf(",") + 1);
      if (time !== "") earlier.set(`${state} ${number}`, time);
    }
    return new ResultsFile(file, leftOut, earlier);
  }

  /** Notes what is known of these numbers now. */
  learn(numbers: NumberProgress[], state: SendState): void {
    this.#state = state;
    for (const { index, state: now } of numbers) {
      if (now === "pending" || this.#times.get(index)?.state === now) continue;
      this.#times.set(index, { state: now, time: new Date().toISOString() });
    }
  }

  /** Never half-written. A fault is told, and ends nothing: what was sent is sent. Says whether all is written. */
  async write(): Promise<boolean> {
    if (this.#state === null) return true;
    const { requests, ignored } = this.#state;
    const rows = [...requests.flat(), ...ignored].map((entry) => {
      const { index, number, state, reason = this.#leftOut.get(index) ?? "" } = entry;
      const [cell = ""] = csvLine([number]).split(",", 1);
      const known = this.#times.get(index);
      // What was so before this run began was not learned in it.
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

/** Why numbers of a plan are in none of its requests, by their indices: they are errors, or repetitions. */
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

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
