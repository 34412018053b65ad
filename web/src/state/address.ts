// The address that requests go to, which is not part of the draft: as it was given, and what the engine says about it.
import type { BaseUrlReading, Context, Diagnostic } from "sipattach";
import type { Engine } from "../engine/load.js";

export class Address {
  /** Usable or not; null: none was, and the engine's default holds. */
  given: string | null = null;
  /** What the engine says about it; null until it is loaded. */
  reading: BaseUrlReading | null = null;
  /** The one host off this machine that the person allows without encryption; never kept for another. */
  allowedHttpHost = "";

  constructor(readonly atOnce: <Answer>(ask: (engine: Engine) => Answer) => Answer | null) {}

  /** Null while there is no usable one. */
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
    // Allowed for one host, and forgotten with it.
    if (this.allowedHttpHost !== "" && !this.reading?.diagnostics.some(({ code }) => code === "context.insecure"))
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

  /** For calls about the account, which the plan is not part of. */
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
