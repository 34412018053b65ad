// The entry "sipattach": finds its WebAssembly module by itself in Node, browsers, workers and
// bundles. Where a bundler has moved the script but not the .wasm, a copy inside a chunk of its own
// takes its place.

import type { Engine } from "./engine.js";
import { compileFrom, startEngine, startModule, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";

export * from "./api.js";

/**
 * Starts the engine. Without a source, everybody on this page or in this process shares one.
 * Rejects with EngineError when the module cannot be loaded.
 */
export async function createEngine(source?: EngineSource): Promise<Engine> {
  return source === undefined ? shared() : startEngine(source);
}

const shared = memoize(async () => {
  try {
    return startModule(await compileFrom(new URL("./sipattach.wasm", import.meta.url)));
  } catch {
    const { inlineBytes } = await import("./inline-bytes.js");
    return startEngine({ bytes: await inlineBytes() });
  }
});
