// The entry "sipattach/inline": as "sipattach", with the WebAssembly module inside the script.

import type { Engine } from "./engine.js";
import { inlineBytes } from "./inline-bytes.js";
import { startEngine, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";
import { sendWith, type SendOptions, type SendProgress } from "./send.js";
import type { Plan } from "./types.js";

export * from "./api.js";

/**
 * Starts the engine. Without a source, everybody on this page or in this process shares one.
 * Rejects with EngineError when the module cannot be loaded.
 */
export async function createEngine(source?: EngineSource): Promise<Engine> {
  return source === undefined ? shared() : startEngine(source);
}

/**
 * Sends the requests of a plan one after the other, and tells how it goes. Ends with "done" or
 * "stopped". A request whose fate is unknown is never repeated blindly: its numbers are read back
 * first. Throws SendError when the plan, the key or the state cannot be used.
 */
export async function* send(
  plan: Plan,
  options: SendOptions,
): AsyncGenerator<SendProgress, void, undefined> {
  yield* sendWith(await createEngine(), plan, options);
}

const shared = memoize(async () => startEngine({ bytes: await inlineBytes() }));
