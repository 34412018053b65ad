// Writes files completely or not at all.

import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";

/** Do not open symbolic links. Not available on Windows, where creating one takes a special privilege. */
export const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/** Mode of a file that only the user may read. */
export const PRIVATE = 0o600;
/** Mode of any other file: the user's umask decides. */
export const SHARED = 0o666;

/** Creates a file that must not exist yet, not even as a symbolic link. */
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

/** Replaces a file atomically by one written next to it. `null`: only checks whether that is possible. */
export async function replaceFile(file: string, text: string | null, mode: number): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString("hex")}.new`;
  try {
    await writeNew(draft, text ?? "", mode);
    if (text !== null) await rename(draft, file);
  } finally {
    await unlink(draft).catch(() => {});
  }
}
