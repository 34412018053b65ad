// The entry "sipattach": finds its WebAssembly module by itself in Node, browsers, workers and
// bundles. Where a bundler has moved the script but not the .wasm, a copy inside a chunk of its own
// takes its place.

import type { Engine } from "./engine.js";
import { compileFrom, startCore, startEngine, startModule, type CoreSource, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";

export * from "./api.js";

/**
 * Starts the engine. Without a source, or with that of its core, everybody on this page or in this
 * process shares one. Rejects with EngineError when the module cannot be loaded.
 */
export async function createEngine(source?: EngineSource | CoreSource): Promise<Engine> {
  if (source === undefined) return whole();
  return "core" in source ? core() : startEngine(source);
}

// Files are read in a moment, and the half that most programs never call need not be compiled. From a
// server, one module takes one request.
const whole = memoize(async () => {
  if (import.meta.url.startsWith("file:")) return core();
  try {
    return startModule(await compileFrom(new URL("./sipattach.wasm", import.meta.url)));
  } catch {
    return startInline();
  }
});

const core = memoize(async () => {
  try {
    return await startCore(
      new URL("./sipattach-core.wasm", import.meta.url),
      new URL("./sipattach-tools.wasm", import.meta.url),
    );
  } catch {
    return startInline();
  }
});

async function startInline(): Promise<Engine> {
  const { inlineBytes } = await import("./inline-bytes.js");
  return startEngine({ bytes: await inlineBytes() });
}
