// The API key. It is kept in memory, or until the tab is closed if the user asks for that, and only for one address.
import { safeStorage } from "../shared/browser.js";

const NAME = "sip-attach-builder:api-key";
const session = safeStorage(() => sessionStorage);

export class ApiKey {
  #value = "";
  #isRemembered = false;

  constructor(
    /** The address that the key is for; null until there is one. */
    readonly address: () => string | null,
    readonly tell: () => void,
  ) {}

  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#value = value;
    if (this.#isRemembered && this.#name !== null) session.write(this.#name, value);
    this.tell();
  }

  /** Whether the key is remembered until the tab is closed, as the user asked. */
  get isRemembered(): boolean {
    return this.#isRemembered;
  }

  set isRemembered(isRemembered: boolean) {
    const name = this.#name;
    this.#isRemembered = isRemembered && name !== null;
    if (name !== null) session.write(name, isRemembered ? this.#value : null);
    this.tell();
  }

  /** Loads the key remembered for the current address. `keepsTyped`: a key that was only typed may stay. */
  recall(keepsTyped: boolean): void {
    if (keepsTyped && this.#value !== "" && !this.#isRemembered) return;
    const value = this.#name === null ? null : session.read(this.#name);
    this.#value = value ?? "";
    this.#isRemembered = value !== null;
  }

  get #name(): string | null {
    const address = this.address();
    return address === null ? null : `${NAME}:${address}`;
  }
}
