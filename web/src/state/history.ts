// What was sent from this browser, stored here without secrets.
import { safeStorage } from "../shared/browser.js";
import type { Json } from "../shared/pointer.js";

const NAME = "sip-attach-builder:history:1";
const LIMIT = 20;
const SIZE_LIMIT = 200_000;
const local = safeStorage(() => localStorage);

export interface Sent {
  time: string;
  configured: number;
  total: number;
  region: string;
  /** Without secrets. */
  draft: Json;
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
  let list = [sent, ...readHistory()].slice(0, LIMIT);
  while (list.length > 0 && JSON.stringify(list).length > SIZE_LIMIT) list = list.slice(0, -1);
  local.write(NAME, JSON.stringify(list));
}

export function clearHistory(): void {
  local.write(NAME, null);
}
