// What is written to the terminal. Results go to stdout, progress and errors to stderr.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

export const EXIT = { ok: 0, planErrors: 1, usage: 2, api: 3 } as const;

/** The command was called in a way that it does not understand. */
export class UsageError extends Error {}

type Style = "red" | "yellow" | "green" | "cyan" | "bold" | "dim";
const CODES: Record<Style, number> = { red: 31, yellow: 33, green: 32, cyan: 36, bold: 1, dim: 2 };

function colours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && (process.env.NO_COLOR ?? "") === "";
}

/** Text in a colour, where stdout is a terminal that shows it. */
export function paint(style: Style, content: string): string {
  return colours(process.stdout) ? `\x1b[${CODES[style]}m${content}\x1b[0m` : content;
}

/** Without control characters: what comes from files and servers must not steer the terminal. */
export function plain(content: string): string {
  return content.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    "\ufffd",
  );
}

export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The text of a file, or of stdin for "-". */
export async function readInput(name: string): Promise<string> {
  if (name === "-") return text(process.stdin);
  try {
    return await readFile(name, "utf8");
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}

/** Rows in columns. Widths are those of the contents, not of colours. */
export function table(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
