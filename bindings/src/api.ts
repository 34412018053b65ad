// What all entries of the package share.

export { applyPatch, PatchError } from "./patch.js";
export { Engine } from "./engine.js";
export { EngineError } from "./errors.js";
export type { EngineSource } from "./load.js";
export type * from "./types.js";
