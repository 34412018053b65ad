// The API key: in memory, and as long as the tab is open if the person asks for that; for one address and no other.
import { safeStorage } from "../shared/browser.js";

const NAME = "sip-attach-builder:api-key";
const session = safeStorage(() => sessionStorage);

export class ApiKey {
  #value = "";
  #isRemembered = false;

  constructor(
    /** Null until there is an address, for which a key can be kept. */
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

  /** Remembering lasts as long as the tab, and only when asked for. */
  get isRemembered(): boolean {
    return this.#isRemembered;
  }

  set isRemembered(isRemembered: boolean) {
    const name = this.#name;
    this.#isRemembered = isRemembered && name !== null;
    if (name !== null) session.write(name, isRemembered ? this.#value : null);
    this.tell();
  }

  /** A key is remembered for one address and offered to no other. One that was only typed stays if it may. */
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
