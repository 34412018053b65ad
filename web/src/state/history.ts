// What was sent from this browser, stored here without secrets.
import { safeStorage } from "../shared/browser.js";
import type { Json } from "../shared/pointer.js";
import { withNumbers } from "./draft.js";

const NAME = "sip-attach-builder:history:1";
const LIMIT = 20;
/** In characters, of all entries, and of one with its numbers: it must not take the place of all others. */
const SIZE_LIMIT = 200_000;
const ENTRY_LIMIT = 50_000;
const local = safeStorage(() => localStorage);

export interface Sent {
  time: string;
  configured: number;
  total: number;
  /** How many numbers may be attached. */
  unknown?: number;
  region: string;
  /** Without secrets. */
  draft: Json;
  /** The draft is kept without its numbers, which are too many. */
  isShort?: true;
}

export function readHistory(): Sent[] {
  try {
    const list = JSON.parse(local.read(NAME) ?? "[]") as unknown;
    return Array.isArray(list) ? (list as Sent[]) : [];
  } catch {
    return [];
  }
}

export function addToHistory(sent: Sent): void {
  const isLong = ({ draft }: Pick<Sent, "draft">) => JSON.stringify(draft).length > ENTRY_LIMIT;
  const rest = withNumbers(sent.draft, []);
  const short: Sent = { ...sent, draft: isLong({ draft: rest }) ? {} : rest, isShort: true };
  let list = [isLong(sent) ? short : sent, ...readHistory()].slice(0, LIMIT);
  while (list.length > 1 && JSON.stringify(list).length > SIZE_LIMIT) list = list.slice(0, -1);
  writeHistory(list);
}

export function writeHistory(list: readonly Sent[]): void {
  local.write(NAME, list.length > 0 ? JSON.stringify(list) : null);
}
