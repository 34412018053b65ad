// Events with which parts ask the builder to do something.

/** To scroll to a value of the draft, given as a JSON Pointer. */
export class RevealEvent extends CustomEvent<string> {
  constructor(pointer: string) {
    super("reveal", { detail: pointer, bubbles: true, composed: true });
  }
}

/** To scroll to the passwords that nobody has saved yet. */
export class ToPasswordsEvent extends CustomEvent<undefined> {
  constructor() {
    super("to-passwords", { bubbles: true, composed: true });
  }
}

/** To open the import with a text. It must not reach the surrounding page, because the text may contain a key. */
export class ImportEvent extends CustomEvent<string> {
  constructor(text: string) {
    super("to-import", { detail: text, bubbles: true });
  }
}

/** To add the numbers in a text, as if it had been pasted into their field. It must not reach the surrounding page. */
export class NumbersEvent extends CustomEvent<string> {
  constructor(text: string) {
    super("to-numbers", { detail: text, bubbles: true });
  }
}

/** To say something that has happened. */
export class SayEvent extends CustomEvent<string> {
  constructor(text: string) {
    super("say", { detail: text, bubbles: true });
  }
}

/** To go to the search for a provider. */
export class ToProviderEvent extends CustomEvent<undefined> {
  constructor() {
    super("to-provider", { bubbles: true, composed: true });
  }
}
