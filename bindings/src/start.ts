// Starts the engine from .wasm files next to the script.

import type { Engine } from "./engine.js";
import { isCore, startCore, startEngine, type CoreSource, type EngineSource } from "./load.js";
import { memoize } from "./memoize.js";

/**
 * Starts the engine. Without a source, it loads sipattach.wasm from next to this script; with
 * `{ core: true }`, sipattach-core.wasm and later sipattach-tools.wasm. All callers on this page or in
 * this process share these engines. Rejects with EngineError when the module cannot be loaded.
 */
export async function createEngine(source?: EngineSource | CoreSource): Promise<Engine> {
  if (source === undefined || source === null) return whole();
  return isCore(source) ? core() : startEngine(source);
}

const core = memoize(async () =>
  startCore(new URL("./sipattach-core.wasm", import.meta.url), new URL("./sipattach-tools.wasm", import.meta.url)),
);
const whole = memoize(async () => startEngine({ url: new URL("./sipattach.wasm", import.meta.url) }));
