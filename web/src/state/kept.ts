// Stores the draft of a tab for a reload: without its secrets, and only until the tab is closed.
import { asText } from "../shared/json-text.js";
import { safeStorage } from "../shared/browser.js";
import { isObject, type Json } from "../shared/pointer.js";
import { withoutSecrets } from "./secrets.js";
import type { Shared } from "./link.js";
import type { Store } from "./store.js";

const NAME = "sip-attach-builder:draft:1";
/** The progress of sending; see kept-batch.ts. */
export const BATCH = "sip-attach-builder:batch:1";
const SIZE_LIMIT = 2_000_000;
const session = safeStorage(() => sessionStorage);

export function keepDraft(store: Store): void {
  if (!store.tools) return; // it is not yet known what is secret
  const draft = withoutSecrets(store);
  const text = JSON.stringify({ draft, region: store.region } satisfies Shared);
  session.write(NAME, (isObject(draft) && Object.keys(draft).length === 0) || text.length > SIZE_LIMIT ? null : text);
}

export function keptDraft(): Shared | null {
  try {
    const kept = JSON.parse(session.read(NAME) ?? "null") as Json;
    return isObject(kept) && kept.draft !== undefined ? { draft: kept.draft, region: asText(kept.region) } : null;
  } catch {
    return null;
  }
}

export function hasKeptBatch(): boolean {
  return session.read(BATCH) !== null;
}
