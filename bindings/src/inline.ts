// The entry "sipattach/inline": like "sipattach", with the WebAssembly module inside the script.

import type { Engine } from "./engine.js";
import { EngineError } from "./errors.js";
import { inlineBytes } from "./inline-bytes.js";
import { isCore, NOT_LOADED, startEngine, type CoreSource, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";

export * from "./api.js";

/**
 * Starts the engine. Without a source, all callers on this page or in this process share one engine.
 * Rejects with EngineError when the module cannot be loaded.
 */
export async function createEngine(source?: EngineSource | CoreSource): Promise<Engine> {
  return source === undefined || source === null || isCore(source) ? shared() : startEngine(source);
}

const shared = memoize(async () => {
  const bytes = await inlineBytes().catch((cause: unknown) => {
    throw new EngineError(NOT_LOADED, { cause });
  });
  return startEngine({ bytes });
});
