// The second half of the WebAssembly module as text.

export { rest } from "sipattach-gzipped-wasm-rest";
