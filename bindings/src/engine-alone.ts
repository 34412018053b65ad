// The entry "sipattach/engine": "sipattach/slim" without the calls of the API, for pages that plan and do not send.

export { applyFixes } from "./fixes.js";
export { applyPatch, PatchError } from "./patch.js";
export { Engine } from "./engine.js";
export { EngineError } from "./errors.js";
export { createEngineSync } from "./load.js";
export { createEngine } from "./start.js";
