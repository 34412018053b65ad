// The address that requests go to, as it was given, and what the engine says about it. It is not part of the draft.
import type { BaseUrlReading, Context, Diagnostic } from "sipattach";
import type { Engine } from "../engine/load.js";

export class Address {
  /** As it was given, usable or not; null: none was given, so the engine's default applies. */
  given: string | null = null;
  /** What the engine says about it; null until it is loaded. */
  reading: BaseUrlReading | null = null;
  /** The one host, other than this machine, that the user allows without encryption. Never carried over to another. */
  allowedHttpHost = "";

  constructor(readonly atOnce: <Answer>(ask: (engine: Engine) => Answer) => Answer | null) {}

  /** The usable address; null while there is none. */
  get url(): string | null {
    return this.reading?.base_url ?? null;
  }

  /** Why nothing can be sent to the address that was given. */
  get error(): Diagnostic | undefined {
    return this.reading?.diagnostics.find(({ severity }) => severity === "error");
  }

  give(baseUrl: string | null): void {
    this.given = baseUrl;
    this.read();
    // The permission is for one host and is forgotten with it.
    if (this.allowedHttpHost !== "" && this.reading?.diagnostics.every(({ code }) => code !== "context.insecure"))
      this.allowHttp("");
  }

  allowHttp(host: string): void {
    this.allowedHttpHost = host;
    this.read();
  }

  read(): void {
    this.reading = this.atOnce((engine) => engine.readBaseUrl(this.given, this.#allowed));
  }

  get #allowed(): Pick<Context, "allow_http_hosts"> {
    return this.allowedHttpHost === "" ? {} : { allow_http_hosts: [this.allowedHttpHost] };
  }

  get context(): Pick<Context, "base_url" | "allow_http_hosts"> {
    return { ...this.#allowed, ...(this.given === null ? {} : { base_url: this.given }) };
  }

  /** The options for calls to the account, which do not involve a plan. */
  get forLookUps(): { baseUrl?: string; allowHttpHosts?: string[] } {
    return {
      ...(this.given === null ? {} : { baseUrl: this.given }),
      ...(this.allowedHttpHost === "" ? {} : { allowHttpHosts: [this.allowedHttpHost] }),
    };
  }
}

export function isOfAddress({ code }: Diagnostic): boolean {
  return code.startsWith("context.base_url") || code.startsWith("context.insecure");
}
