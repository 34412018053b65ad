// What is shown of a batch that is being sent: a bar on a terminal, and how to go on afterwards.

import type { SendProgress } from "../send.js";
import { counted } from "./findings.js";
import { barOf, type BarState } from "./progress-bar.js";
import type { ResultsFile } from "./results-file.js";
import { note } from "./terminal.js";

export class SendView {
  readonly #hasBar: boolean;
  readonly #results: ResultsFile | null;
  #begin: { done: number; at: number } | null = null;
  #drawn = "";

  /** `isSilent`: something else tells of each step. */
  constructor(isSilent: boolean, results: ResultsFile | null) {
    this.#hasBar = !isSilent && process.stderr.isTTY === true;
    this.#results = results;
  }

  /** Whether the bar tells of it, so that no line needs to. */
  get hasBar(): boolean {
    return this.#hasBar;
  }

  /** To be called with each step, before anything else is written of it. */
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
    // What was reached stays to be seen.
    if (event === "done" || event === "stopped") this.end();
  }

  #erase(): void {
    if (this.#drawn !== "") process.stderr.write("\r\x1b[K");
    this.#drawn = "";
  }

  /** Lets what is written next begin on a line of its own. */
  end(): void {
    if (this.#drawn !== "") process.stderr.write("\n");
    this.#drawn = "";
  }

  /** Whether they are where they were asked for. */
  async writeResults(): Promise<boolean> {
    return (await this.#results?.write()) ?? true;
  }
}

/** Says how to go on with what is not attached. */
export function noteWayOn({ totals, event, state }: SendProgress, stateFile: string | undefined): void {
  const { pending, sent_unknown: open, failed } = totals;
  if (pending + open === 0 && failed === 0) return;
  // To attach these once more changes nothing.
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

/** The command line that this program was called with, and more options. It never holds a secret. */
function commandLine(more: string[]): string {
  const own = process.argv.slice(2).filter((word) => word !== "--retry-failed");
  const quoted = [...own, ...more].map((word) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`,
  );
  return ["sipattach", ...quoted].join(" ");
}
