// The entry "sipattach/engine": like "sipattach/slim" without the calls to the API, for pages that only plan.

export { applyFixes } from "./fixes.js";
export { applyPatch, PatchError } from "./patch.js";
export { Engine } from "./engine.js";
export { EngineError } from "./errors.js";
export { createEngineSync } from "./load.js";
export { createEngine } from "./start.js";
