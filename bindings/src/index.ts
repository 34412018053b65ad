// The entry "sipattach": finds its WebAssembly module by itself in Node, browsers, workers and
// bundles. If a bundler has moved the script but not the .wasm, a copy of the module in a chunk of
// its own is loaded instead.

import type { Engine } from "./engine.js";
import { EngineError } from "./errors.js";
import { isCore, NOT_LOADED, startCore, startEngine, type CoreSource, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";

export * from "./api.js";

/**
 * Starts the engine. Without a source, or with `{ core: true }`, all callers on this page or in this
 * process share one engine. Rejects with EngineError when the module cannot be loaded.
 */
export async function createEngine(source?: EngineSource | CoreSource): Promise<Engine> {
  if (source === undefined || source === null) return whole();
  return isCore(source) ? core() : startEngine(source);
}

// Reading from disk is quick, so there the engine is loaded in two parts: most programs never need the
// second one compiled. Over the network, a single module takes a single request. Bundlers recognize
// `new URL("…", import.meta.url)` only when it is written out literally, as below.
const whole = memoize(() => startWhole().catch(startInline));
const core = memoize(() => startParts().catch(startInline));

async function startWhole(): Promise<Engine> {
  const url = new URL("./sipattach.wasm", import.meta.url);
  return url.protocol === "file:" ? core() : startEngine({ url });
}

async function startParts(): Promise<Engine> {
  return startCore(
    new URL("./sipattach-core.wasm", import.meta.url),
    new URL("./sipattach-tools.wasm", import.meta.url),
  );
}

async function startInline(first: unknown): Promise<Engine> {
  try {
    const { inlineBytes } = await import("./inline-bytes.js");
    return await startEngine({ bytes: await inlineBytes() });
  } catch (second) {
    const causes = [first, second].map((error) => (error instanceof EngineError ? (error.cause ?? error) : error));
    throw new EngineError(NOT_LOADED, { cause: new AggregateError(causes, causes.map(String).join("; ")) });
  }
}
