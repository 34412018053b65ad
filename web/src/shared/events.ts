// What parts ask the builder for.

/** To bring a place of the draft, given as a JSON Pointer, into sight. */
export class RevealEvent extends CustomEvent<string> {
  constructor(pointer: string) {
    super('reveal', { detail: pointer, bubbles: true, composed: true });
  }
}
