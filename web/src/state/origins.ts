// Remembers what numbers were before they were corrected here.
import { asText } from "../shared/json-text.js";
import type { Json } from "../shared/pointer.js";

export class Origins {
  /** The previous value by the current one. */
  readonly #was = new Map<string, string>();

  note(was: Json | undefined, now: Json): void {
    if (typeof now !== "string" || was === undefined || this.of(asText(was)) === now || this.#was.has(now)) return;
    this.#was.set(now, asText(was));
  }

  /** A number as it was entered. */
  of(input: string): string {
    const was = this.#was.get(input);
    return was === undefined ? input : this.of(was);
  }

  clear(): void {
    this.#was.clear();
  }
}
