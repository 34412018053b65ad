// Calls to the engine in the worker. If the page may not start one (another origin, a policy), the same calls
// run here, after the browser has had time to paint.
import { scriptUrl } from "./load.js";
import { callWhenLoaded, type CallArgs, type CallName, type CallResults, type Report } from "./calls.js";
import type { Call, Piece, Reply } from "./worker.js";

/** True if this is built for the package, which will be bundled again; false for the page. */
declare const IN_PACKAGE: boolean;

interface Waiting {
  call: Call;
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  report: Report | undefined;
  lists: Map<string, { path: readonly string[]; list: unknown[] }>;
}

export class Background {
  #worker: Worker | null | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 1;
  #hasReplied = false;

  async call<Name extends CallName>(name: Name, args: CallArgs[Name], report?: Report): Promise<CallResults[Name]> {
    if (this.#worker === undefined) this.#worker = this.#start();
    if (this.#worker === null) return this.#callHere(name, args);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const call: Call<Name> = { id, name, args };
      this.#waiting.set(id, { call, resolve, reject, report, lists: new Map() });
      this.#worker?.postMessage(call);
    });
  }

  /** Cancels the calls with these names, or all. Their promises reject with an error named AbortError. */
  cancel(names?: readonly CallName[]): void {
    const isOurs = ({ call: { name } }: Waiting) => names === undefined || names.includes(name);
    if (![...this.#waiting.values()].some(isOurs)) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    const error = new DOMException("Cancelled", "AbortError");
    for (const [id, waiting] of [...this.#waiting]) {
      if (isOurs(waiting)) {
        this.#waiting.delete(id);
        waiting.reject(error);
        continue;
      }
      // The worker was terminated to cancel a call, so the others start again.
      if (this.#worker === undefined) this.#worker = this.#start();
      waiting.lists.clear();
      this.#worker?.postMessage(waiting.call);
    }
  }

  #start(): Worker | null {
    try {
      // Bundlers recognise a worker by this form. The page is not bundled again, but enforces Trusted Types.
      const worker = IN_PACKAGE
        ? new Worker(new URL("./worker.js", import.meta.url), { type: "module" })
        : new Worker(scriptUrl("worker.js"), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#settle(data));
      worker.addEventListener("error", () => this.#fail());
      return worker;
    } catch {
      return null;
    }
  }

  #settle(reply: Reply): void {
    this.#hasReplied = true;
    const waiting = this.#waiting.get(reply.id);
    if ("share" in reply) return waiting?.report?.(reply.share);
    if ("piece" in reply) return waiting && addPiece(waiting, reply);
    this.#waiting.delete(reply.id);
    if ("error" in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(withLists(reply.result, waiting) as never);
  }

  #fail(): void {
    for (const { call, resolve, reject } of this.#waiting.values()) {
      // If it never replied, it never started: its script was not found.
      if (this.#hasReplied) reject(new Error("The worker stopped."));
      else void this.#callHere(call.name, call.args).then(resolve as (value: unknown) => void, reject);
    }
    this.#waiting.clear();
    this.#worker = this.#hasReplied ? undefined : null; // undefined: try again, as a crash may not repeat itself
  }

  async #callHere<Name extends CallName>(name: Name, args: CallArgs[Name]): Promise<CallResults[Name]> {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return callWhenLoaded(name, args);
  }
}

function addPiece({ lists }: Waiting, { path, piece }: Piece): void {
  const name = path.join("/");
  const known = lists.get(name);
  if (known) known.list.push(...piece);
  else lists.set(name, { path, list: [...piece] });
}

function withLists(result: unknown, { lists }: Waiting): unknown {
  for (const { path, list } of lists.values()) {
    let parent = result as Record<string, unknown>;
    for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
    parent[path.at(-1)!] = list;
  }
  return result;
}
