// Input and output of the command line. Results go to stdout, progress and errors to stderr.

import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { decodeText, markedAs } from "../decode.js";

export const EXIT = { ok: 0, planErrors: 1, usage: 2, api: 3, interrupted: 130 } as const;

/** The command line or its input cannot be used. The message is for the user. */
export class UsageError extends Error {}

type Style = "red" | "yellow" | "green" | "cyan" | "bold" | "dim";
const CODES: Record<Style, number> = { red: 31, yellow: 33, green: 32, cyan: 36, bold: 1, dim: 2 };

function colours(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && (process.env.NO_COLOR ?? "") === "";
}

/** Text in a colour, if stdout is a terminal that shows colours. */
export function paint(style: Style, content: string): string {
  return colours(process.stdout) ? `\x1b[${CODES[style]}m${content}\x1b[0m` : content;
}

/** Replaces control characters: text from files and servers must not control the terminal. */
export function plain(content: string): string {
  return content.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Prints something that the API returns only once; to stderr if stdout is closed or full. */
export function printOnce(line: string): void {
  process.stdout.write(`${line}\n`, (error) => {
    if (error) note(line);
  });
}

/** JSON text that also escapes the characters that `plain` replaces. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export function printJson(value: unknown): void {
  print(jsonText(value, 2));
}

export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

let outputLost = false;

/**
 * Lets a command continue if stdout is closed, as by "| head", or full, so that calls to the API in
 * progress are not cut off.
 */
export function watchOutput(): void {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (!outputLost && error.code !== "EPIPE") {
      note(`sipattach: stdout: ${error.message}`);
      process.once("exit", () => (process.exitCode = EXIT.usage));
    }
    outputLost = true;
  });
}

/** Whether stdout is closed or full. Waits a moment, because that is reported only after a write. */
export async function isOutputLost(): Promise<boolean> {
  await setImmediate();
  return outputLost;
}

/** Why a file cannot be read or written, with plain words for the common reasons. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EISDIR") return "this is a folder; name a file";
  if (code === "EACCES" || code === "EPERM") return "access is denied";
  return plain(message);
}

/** The same for a file that could not be created. */
export function reasonNotMade(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no folder for this file" : reasonOf(error);
}

/** More than any list needs. It keeps a device or an endless stream from filling the memory. */
const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/**
 * The text of a file, or of stdin for "-". Throws UsageError if it cannot be read. A list of numbers that
 * is not UTF-8 is read as Windows-1252: names may suffer, but digits are the same. Anything else that is
 * not UTF-8 is an error, because a wrong character could be in a password.
 */
export async function readInput(name: string, kind: "exact" | "list" = "exact"): Promise<string> {
  const shown = name === "-" ? "stdin" : plain(name);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (name === "-" && process.stdin.isTTY === true) note("Reading what is typed, until Ctrl-D.");
    for await (const chunk of name === "-" ? process.stdin : createReadStream(name)) {
      size += (chunk as Buffer).length;
      if (size > MAX_INPUT_BYTES) break;
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    // The argument is not quoted in the message, because it may contain a password.
    if (/^\s*[[{]/.test(name)) {
      throw new UsageError("This is JSON, and not the name of a file: save it in a file, or give it on stdin.");
    }
    throw new UsageError(`${shown}: ${reasonOf(error)}.`);
  }
  if (size > MAX_INPUT_BYTES) throw new UsageError(`${shown}: this is over 64 MiB; divide it.`);
  const bytes = Buffer.concat(chunks);
  const text = decode(bytes);
  if (text.includes("\0") || /^%PDF-|^PK\u0003\u0004/.test(text)) {
    throw new UsageError(
      `${shown}: this is not a text file. Save a spreadsheet as CSV, and anything else as UTF-8 text.`,
    );
  }
  const lost = firstLost(bytes, text);
  if (lost === -1) return text;
  if (kind === "list" && markedAs(bytes) === null) {
    note(`${shown}: not UTF-8, read as Windows-1252; names may look wrong, numbers do not.`);
    return decodeText(bytes).text;
  }
  throw new UsageError(
    `${shown}:${placeIn(text, lost)}: this character is not readable as UTF-8; save the file as UTF-8.`,
  );
}

/** Line and column of an offset as "3:14", the column in characters. */
export function placeIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `${lines.length}:${[...(lines.at(-1) as string)].length + 1}`;
}

/** Decodes UTF-8, or UTF-16 with a byte order mark. Keeps what is invalid, so that it can be located. */
function decode(bytes: Buffer): string {
  const marked = markedAs(bytes);
  if (marked === null) return bytes.toString("utf8");
  const whole = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return (marked === "utf-16be" ? Buffer.from(whole).swap16() : whole).toString("utf16le");
}

/** The offset of the first character of `text` that was not valid in `bytes`; -1 if all were. */
function firstLost(bytes: Buffer, text: string): number {
  if (markedAs(bytes) !== null) {
    const half = /\p{Surrogate}/u.exec(text)?.index ?? -1;
    return half === -1 && bytes.length % 2 === 1 ? text.length : half;
  }
  if (isUtf8(bytes)) return -1;
  // Find the first U+FFFD that is not in the file itself.
  for (let at = text.indexOf("\ufffd"), byte = 0, from = 0; at !== -1;) {
    byte += Buffer.byteLength(text.slice(from, at));
    if (bytes.subarray(byte, byte + 3).toString("latin1") !== "\u00ef\u00bf\u00bd") return at;
    byte += 3;
    from = at + 1;
    at = text.indexOf("\ufffd", from);
  }
  return text.length;
}

/** Aligns rows in columns. Cells must not contain colours, which would count as characters. */
export function table(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, width(cell))), []);
  return rows.map((row) =>
    row
      .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd(),
  );
}

/** The width in terminal columns: East Asian characters take two, combining ones none. */
export function width(text: string | string[]): number {
  return [...text].reduce((sum, character) => {
    if (/\p{Mark}|\u200b|\ufeff/u.test(character)) return sum;
    return (
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1)
    );
  }, 0);
}
