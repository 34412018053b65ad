// Stores the draft and the API address of a tab for a reload: without secrets, and only until the tab is closed.
import { asText } from "../shared/json-text.js";
import { safeStorage } from "../shared/browser.js";
import { isObject, type Json } from "../shared/pointer.js";
import { withoutSecrets } from "./secrets.js";
import type { Shared } from "./link.js";
import type { Store } from "./store.js";

const NAME = "sip-attach-builder:draft:1";
const ADDRESS = "sip-attach-builder:address:1";
/** The progress of sending; see kept-batch.ts. */
export const BATCH = "sip-attach-builder:batch:1";
const SIZE_LIMIT = 2_000_000;
const session = safeStorage(() => sessionStorage);

/** What a link holds, and the numbers that are ignored. */
interface Kept extends Shared {
  ignored: readonly string[];
}

/** `preset`: the address that the page sets. False if nothing could be stored. */
export function keepDraft(store: Store, preset: string | null): boolean {
  if (!store.tools) return false; // it is not yet known what is secret
  const { given, allowedHttpHost, url } = store.address;
  // One that cannot be used may contain a password.
  const address = url ?? store.tools.engine.redact(given);
  session.write(ADDRESS, given === preset ? null : JSON.stringify([address, allowedHttpHost]));
  const draft = withoutSecrets(store);
  const ignored = withoutSecrets(store, [...store.ignored]) as string[];
  const text = JSON.stringify({ draft, region: store.region, ignored } satisfies Kept);
  const isEmpty = isObject(draft) && Object.keys(draft).length + ignored.length === 0;
  return session.write(NAME, isEmpty || text.length > SIZE_LIMIT ? null : text);
}

export function keptDraft(): Kept | null {
  try {
    const kept = JSON.parse(session.read(NAME) ?? "null") as Json;
    return isObject(kept) && kept.draft !== undefined
      ? {
          draft: kept.draft,
          region: asText(kept.region),
          ignored: Array.isArray(kept.ignored) ? kept.ignored.map(asText) : [],
        }
      : null;
  } catch {
    return null;
  }
}

/** The address that the user typed, and the host that may be called without encryption. */
export function keptAddress(): readonly [url: string, httpHost: string] | null {
  try {
    return JSON.parse(session.read(ADDRESS) ?? "null") as [string, string] | null;
  } catch {
    return null;
  }
}

export function hasKeptBatch(): boolean {
  return session.read(BATCH) !== null;
}
