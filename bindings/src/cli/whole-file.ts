// Files that are there whole or not at all.

import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";

/** Not on Windows, where making a link needs a permission of its own. */
export const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/** Mode of a file that only the user may read. */
export const PRIVATE = 0o600;
/** Mode of any other file: the user's umask decides. */
export const SHARED = 0o666;

/** Writes a file that must not be there yet, not even as a link. */
export async function writeNew(file: string, text: string, mode: number): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
  const handle = await open(file, flags, mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file with one written beside it. `null`: only finds out whether that can be done. */
export async function replaceFile(file: string, text: string | null, mode: number): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString("hex")}.new`;
  try {
    await writeNew(draft, text ?? "", mode);
    if (text !== null) await rename(draft, file);
  } finally {
    await unlink(draft).catch(() => {});
  }
}
