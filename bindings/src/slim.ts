// The entry "sipattach/slim": like "sipattach", without the copy of the WebAssembly module for when the
// file is missing. For pages that serve sipattach.wasm next to their script.

export * from "./api.js";
export { createEngine } from "./start.js";
