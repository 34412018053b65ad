// Asks the user questions on the terminal. They go to stderr, because stdout may go to a file.

import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { ReadStream } from "node:tty";
import { note, plain } from "./terminal.js";

/** The user ended it with Ctrl-C, or the input has ended. */
export class Ended extends Error {
  constructor(readonly isInterrupted: boolean) {
    super("Ended");
  }
}

export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}

/** Asks one question after the other. Lines that arrive early are kept for the questions to come. */
export class Prompt {
  #isMuted = false;
  #lines: string[] = [];
  #waiting: { resolve: (line: string) => void; reject: (ended: Ended) => void } | null = null;
  #ended: Ended | null = null;
  readonly #output = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!this.#isMuted) process.stderr.write(chunk);
      done();
    },
  });
  readonly #terminal = createInterface({
    input: process.stdin,
    output: this.#output,
    terminal: process.stdin instanceof ReadStream,
  });

  constructor() {
    this.#terminal.on("line", (line) => {
      if (this.#waiting === null) this.#lines.push(line);
      else this.#waiting.resolve(line);
      this.#waiting = null;
    });
    this.#terminal.on("SIGINT", () => this.#end(true));
    this.#terminal.on("close", () => this.#end(false));
  }

  #end(isInterrupted: boolean): void {
    this.#ended ??= new Ended(isInterrupted);
    this.#waiting?.reject(this.#ended);
    this.#waiting = null;
    if (isInterrupted) this.#terminal.close();
  }

  close(): void {
    this.#ended ??= new Ended(false);
    this.#terminal.close();
  }

  /** The trimmed answer, or `preset` if the user just presses Enter. Throws Ended. */
  async ask(question: string, preset = ""): Promise<string> {
    this.#terminal.setPrompt(`${question}${preset === "" ? "" : ` [${preset}]`}: `);
    this.#terminal.prompt();
    const line = (await this.#next()).trim();
    return line === "" ? preset : line;
  }

  /** An answer that is not shown while it is typed. It is not trimmed. Throws Ended. */
  async askSecret(question: string): Promise<string> {
    process.stderr.write(`${question}: `);
    this.#isMuted = true;
    try {
      return await this.#next();
    } finally {
      this.#isMuted = false;
      note("");
    }
  }

  /** Asks until the answer is one of `choices`, or a prefix that only one of them has. */
  async choose(question: string, choices: readonly string[], preset: string): Promise<string> {
    for (;;) {
      const answer = await this.ask(`${question} (${choices.join(", ")})`, preset);
      const found = choices.filter((choice) => choice === answer || choice.startsWith(answer.toLowerCase()));
      const [only] = found;
      if (only !== undefined && (found.length === 1 || only === answer)) return only;
      note(`  ${plain(answer)} is none of ${choices.join(", ")}.`);
    }
  }

  async confirm(question: string): Promise<boolean> {
    return /^y(es)?$/i.test(await this.ask(`${question} [y/N]`));
  }

  #next(): Promise<string> {
    const line = this.#lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
  }
}
