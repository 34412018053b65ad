import type { Json } from "./types.js";

const SECRET_NAME = /password|secret|token|authorization|api[-_]?key/i;
/** Shorter ones would take harmless parts of messages away. */
const MIN_LENGTH = 4;
export const MARK = "[redacted]";

/** Takes secrets out of whatever comes back from a server: it may repeat what it was sent. */
export class Redactor {
  #secrets = new Set<string>();

  add(secret: string): void {
    if (secret.length >= MIN_LENGTH) this.#secrets.add(secret);
  }

  /** Adds what stands under a name like "password" anywhere in a document. */
  addFrom(value: unknown, isSecret = false): void {
    if (typeof value === "string") {
      if (isSecret) this.add(value);
    } else if (value !== null && typeof value === "object") {
      for (const [name, member] of Object.entries(value)) {
        this.addFrom(member, isSecret || (!Array.isArray(value) && SECRET_NAME.test(name)));
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
