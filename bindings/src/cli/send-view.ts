// Shows the progress of a batch as a bar on the terminal, and afterwards how to go on.

import type { SendProgress } from "../send.js";
import type { SendState } from "../send-state.js";
import { counted } from "./findings.js";
import { barOf, type BarState } from "./progress-bar.js";
import type { ResultsFile } from "./results-file.js";
import { note } from "./terminal.js";

export class SendView {
  readonly #hasBar: boolean;
  readonly #results: ResultsFile | null;
  #begin: { done: number; at: number } | null = null;
  #drawn = "";

  /** `isSilent`: each step is reported in another way. */
  constructor(isSilent: boolean, results: ResultsFile | null) {
    this.#hasBar = !isSilent && process.stderr.isTTY === true;
    this.#results = results;
  }

  /** Whether there is a bar, so that routine steps need no line of their own. */
  get hasBar(): boolean {
    return this.#hasBar;
  }

  /** To be called with each step, before anything else is written about it. */
  before(progress: SendProgress): void {
    this.#results?.learn(progress.numbers, progress.state);
    this.#erase();
  }

  /** To be called with each step, after that. */
  after({ totals, event }: SendProgress): void {
    if (!this.#hasBar) return;
    const { configured, failed, pending, sent_unknown: open } = totals;
    const done = configured + failed;
    this.#begin ??= { done, at: performance.now() };
    const seconds = (performance.now() - this.#begin.at) / 1000;
    const state: BarState = { done, total: done + pending + open, failed, before: this.#begin.done, seconds };
    this.#drawn = barOf(state, process.stderr.columns ?? 80);
    process.stderr.write(this.#drawn);
    // Leave the last bar on the screen.
    if (event === "done" || event === "stopped") this.end();
  }

  #erase(): void {
    if (this.#drawn !== "") process.stderr.write("\r\x1b[K");
    this.#drawn = "";
  }

  /** Ends the line of the bar, so that the next output begins on a line of its own. */
  end(): void {
    if (this.#drawn !== "") process.stderr.write("\n");
    this.#drawn = "";
  }

  /** Writes the results, if asked to. Returns false if that failed. */
  async writeResults(): Promise<boolean> {
    return (await this.#results?.write()) ?? true;
  }
}

/** How many numbers are attached whose password for the PBX nobody has. */
export function missedOf({ requests }: SendState): number {
  return requests.flat().filter((entry) => entry.password_missed === true).length;
}

/** Says how to go on with numbers that are not attached, or lack their password. */
export function noteWayOn({ totals, event, state }: SendProgress, stateFile: string | undefined): void {
  const { pending, sent_unknown: open, failed } = totals;
  const missed = missedOf(state);
  if (missed > 0) {
    const [are, their] = missed === 1 ? ["is", "its"] : ["are", "their"];
    note(`${counted(missed, "number")} ${are} attached, and ${their} password for the PBX was lost with an answer.`);
    note('"sipattach update" gets another one.');
  }
  if (pending + open === 0 && failed === 0) return;
  // Attaching these again would change nothing.
  const differing = state.requests
    .flat()
    .filter((entry) => entry.state === "failed" && entry.kind === "differs").length;
  if (differing > 0) {
    const verb = differing === 1 ? "is" : "are";
    note(`${counted(differing, "number")} ${verb} attached otherwise than planned: "sipattach update" changes that.`);
  }
  if (stateFile === undefined) {
    if (event !== "stopped") return;
    note("Nothing was kept of it, for there was no --state FILE. Send again: what is attached already is recognised.");
    return;
  }
  if (pending + open > 0) note(`To go on: ${commandLine([])}`);
  if (failed > 0) note(`To try the failed numbers again: ${commandLine(["--retry-failed"])}`);
}

/** The current command line with more options. It never contains a secret. */
function commandLine(more: string[]): string {
  const own = process.argv.slice(2).filter((word) => word !== "--retry-failed");
  const quoted = [...own, ...more].map((word) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`,
  );
  return ["sipattach", ...quoted].join(" ");
}
