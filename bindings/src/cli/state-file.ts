// The file of --state: read and written by only one command at a time, and never through a symbolic link.

import { constants, unlinkSync } from "node:fs";
import { lstat, open, readFile, unlink, type FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import type { NumberProgress, SendState } from "../send-state.js";
import { plain, reasonNotMade, reasonOf, UsageError } from "./terminal.js";
import { NO_FOLLOW, PRIVATE, replaceFile, writeNew } from "./whole-file.js";

/** Enough for a batch of a million numbers. */
const MAX_STATE_BYTES = 256 * 1024 * 1024;

/** Opening a named pipe must not block until somebody writes to it. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

/** Whether the file exists. Throws UsageError if it is something other than a regular file. */
async function isThere(file: string): Promise<boolean> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink()) throw new UsageError(`${plain(file)}: this is a symbolic link.`);
    if (!found.isFile()) throw new UsageError(`${plain(file)}: this is not a file.`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error instanceof UsageError ? error : new UsageError(`${plain(file)}: ${reasonOf(error)}.`);
  }
}

export async function loadState(file: string): Promise<SendState | undefined> {
  if (file === "-") throw new UsageError("The state must be in a file, which it is read from and written to.");
  if (!(await isThere(file))) return undefined;
  let text: string;
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    const { size } = await handle.stat();
    if (size > MAX_STATE_BYTES) throw new UsageError(`${plain(file)}: this is over 256 MiB.`);
    text = await handle.readFile("utf8");
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${plain(file)}: ${reasonOf(error)}.`);
  } finally {
    await handle?.close();
  }
  try {
    const state = readStored(text);
    // One of another version is accepted here: `send` says what to do about it.
    if (Number.isInteger(state.version)) return state;
  } catch {
    // Not JSON, or not an object.
  }
  throw new UsageError(`${plain(file)} is not a state of sipattach send.`);
}

/** A line after the state: a request whose numbers have changed since. */
interface Entry {
  request: number;
  numbers: NumberProgress[];
}

/** Reads a state and the changes appended to it, one a line. A last line without a line break is incomplete. */
function readStored(text: string): SendState {
  try {
    return JSON.parse(text) as SendState;
  } catch {
    // Changes were appended: the process was killed before it wrote the final state.
  }
  const [first, ...lines] = text.split("\n").slice(0, -1);
  const state = JSON.parse(first ?? "") as SendState;
  for (const line of lines) {
    const { request, numbers } = JSON.parse(line) as Entry;
    if (!(request in state.requests)) throw new RangeError();
    state.requests[request] = numbers;
  }
  return state;
}

/** The file that this process wrote last, and what it contains. */
let stored: { file: string; state: SendState; size: number } | null = null;

/**
 * Saves a state such that the file is never half-written: an interrupted batch must find its state. Until the last
 * time, only changes are appended, since the state of a long batch is large.
 */
export async function saveState(file: string, state: SendState, isLast = false): Promise<void> {
  if (!isLast && (await appended(file, state))) return;
  try {
    await isThere(file);
    const text = `${JSON.stringify(state)}\n`;
    await replaceFile(file, text, PRIVATE);
    stored = { file, state, size: Buffer.byteLength(text) };
  } catch (error) {
    const reason = error instanceof UsageError ? error.message : `${plain(file)}: ${reasonNotMade(error)}.`;
    throw new UsageError(`${reason} Nothing more is sent.`);
  }
}

/** Appends the changes. False if the file is not as this process left it, or cannot be written. */
async function appended(file: string, state: SendState): Promise<boolean> {
  const before = stored;
  if (before === null || before.file !== file || before.state.fingerprint !== state.fingerprint) return false;
  stored = null;
  const changes = state.requests.flatMap((numbers, request): Entry[] =>
    numbers === before.state.requests[request] ? [] : [{ request, numbers }],
  );
  const text = changes.map((change) => `${JSON.stringify(change)}\n`).join("");
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW | NO_WAIT);
    const found = await handle.stat();
    if (!found.isFile() || found.size !== before.size) return false;
    if (text !== "") {
      await handle.writeFile(text);
      await handle.sync();
    }
    stored = { file, state, size: before.size + Buffer.byteLength(text) };
    return true;
  } catch {
    return false;
  } finally {
    await handle?.close();
  }
}

/** The process that holds the lock of a state. */
interface Holder {
  pid: number;
  host: string;
}

/** The lock of a state file, until `release`. */
export interface StateLock {
  release(): void;
}

/**
 * Takes the lock of a state, which is a file next to it. Throws UsageError if another process holds it. A
 * lock whose process has ended is replaced, unless it is from another machine, where that cannot be checked.
 */
export async function lockState(file: string): Promise<StateLock> {
  const lock = `${file}.lock`;
  if (!(await createLock(lock, file)) && !(await replaceStale(lock, file))) {
    throw new UsageError(await heldBy(lock));
  }
  let isHeld = true;
  const release = () => {
    process.off("exit", release);
    if (!isHeld) return;
    isHeld = false;
    try {
      unlinkSync(lock);
    } catch {
      // Its folder was removed.
    }
  };
  process.once("exit", release);
  return { release };
}

/** Creates a lock file for `file`. False if there is one already. */
async function createLock(lock: string, file: string): Promise<boolean> {
  try {
    await writeNew(lock, JSON.stringify({ pid: process.pid, host: hostname() }), PRIVATE);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || code === "ELOOP") return false;
    throw new UsageError(`${plain(file)}: ${reasonNotMade(error)}. Nothing was sent.`);
  }
}

/**
 * Replaces a stale lock by our own, holding a second lock meanwhile: otherwise, two processes that found
 * the same stale lock could remove each other's new one.
 */
async function replaceStale(lock: string, file: string): Promise<boolean> {
  if (!isGone(await holderOf(lock))) return false;
  const guard = `${lock}.takeover`;
  if (!(await createLock(guard, file))) throw new UsageError(await heldBy(guard));
  try {
    if (!isGone(await holderOf(lock))) return false;
    await unlink(lock).catch(() => {});
    return await createLock(lock, file);
  } finally {
    await unlink(guard).catch(() => {});
  }
}

async function holderOf(lock: string): Promise<Holder | null> {
  try {
    if (!(await lstat(lock)).isFile()) return null;
    const holder = JSON.parse(await readFile(lock, "utf8")) as Holder;
    if (Number.isInteger(holder.pid) && typeof holder.host === "string") return holder;
  } catch {
    // Not written by this program, or only in part.
  }
  return null;
}

/** Whether the process that holds a lock has ended. */
function isGone(holder: Holder | null): boolean {
  if (holder?.host !== hostname() || !Number.isInteger(holder.pid) || holder.pid <= 0) return false;
  // In a container, each run may get the same process ID, so this is an earlier run's.
  if (holder.pid === process.pid) return true;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

async function heldBy(lock: string): Promise<string> {
  const holder = await holderOf(lock);
  const who =
    holder === null ? "another process" : `process ${plain(String(holder.pid))} on ${plain(String(holder.host))}`;
  return `This state is in use by ${who}. Nothing was sent. If that process is not sipattach, remove ${plain(lock)}.`;
}
