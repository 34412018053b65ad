import type { Json } from "./types.js";

/** Shorter ones would take harmless parts of messages away. */
const MIN_LENGTH = 4;
export const MARK = "[redacted]";

/** Takes secrets out of whatever comes back from a server: it may repeat what it was sent. */
export class Redactor {
  #secrets = new Set<string>();

  add(secret: string): void {
    if (secret.length >= MIN_LENGTH) this.#secrets.add(secret);
  }

  /** Adds what the engine's `redact` took out of a document. */
  addFrom(document: unknown, redacted: unknown): void {
    if (typeof document === "string") {
      if (typeof redacted === "string" && document !== redacted)
        this.add(hidden(document, redacted));
    } else if (document !== null && typeof document === "object") {
      for (const [name, member] of Object.entries(document)) {
        this.addFrom(
          member,
          redacted === MARK ? MARK : (redacted as Record<string, unknown>)[name],
        );
      }
    }
  }

  text(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, MARK);
    return clean;
  }

  json<Value extends Json | object>(value: Value): Value {
    return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
      typeof member === "string" ? this.text(member) : member,
    ) as Value;
  }
}

/** What of `text` the mark stands for: all of it, or the password of a URI. */
function hidden(text: string, redacted: string): string {
  const before = redacted.indexOf(MARK);
  const after = redacted.length - before - MARK.length;
  return text.slice(before, text.length - after);
}
