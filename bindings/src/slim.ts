// The entry "sipattach/slim": as "sipattach", without the copy of the WebAssembly module that stands
// in where the file is missing. For pages that serve sipattach.wasm next to their script.

export * from "./api.js";
export { createEngine } from "./start.js";
