// The entry "sipattach" for platforms that forbid compiling at run time (Cloudflare Workers, Vercel's edge): there
// the bundler provides the compiled module.

import compiled from "./sipattach.wasm?module";
import type { Engine } from "./engine.js";
import { isCore, startEngine, type CoreSource, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";

export * from "./api.js";

/**
 * Starts the engine. Without a source, all callers in this worker share one engine. Rejects with EngineError when
 * the module cannot be started.
 */
export async function createEngine(source?: EngineSource | CoreSource): Promise<Engine> {
  return source === undefined || source === null || isCore(source) ? shared() : startEngine(source);
}

const shared = memoize(async () => startEngine({ module: compiled }));
