// Calls into the worker. Where a page may not start one (another origin, a policy), the same calls
// run here, after the browser has had time to paint.
import { callWhenLoaded, type CallArgs, type CallName, type CallResults, type Report } from "./calls.js";
import type { Call, Reply } from "./worker.js";

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void; report: Report | undefined };

export class Background {
  #worker: Worker | null | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 1;

  async call<Name extends CallName>(name: Name, args: CallArgs[Name], report?: Report): Promise<CallResults[Name]> {
    this.#worker ??= this.#start();
    if (this.#worker === null) return this.#callHere(name, args);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject, report });
      this.#worker?.postMessage({ id, name, args } satisfies Call<Name>);
    });
  }

  /** Stops whatever runs; its callers are told by an error named AbortError. */
  cancel(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const error = new DOMException("Cancelled", "AbortError");
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #start(): Worker | null {
    try {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#settle(data));
      worker.addEventListener("error", () => this.#fail());
      return worker;
    } catch {
      return null;
    }
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if ("share" in reply) return waiting?.report?.(reply.share);
    this.#waiting.delete(reply.id);
    if ("error" in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.result as never);
  }

  #fail(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("The worker stopped."));
    this.#waiting.clear();
    this.#worker = null;
  }

  async #callHere<Name extends CallName>(name: Name, args: CallArgs[Name]): Promise<CallResults[Name]> {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return callWhenLoaded(name, args);
  }
}
