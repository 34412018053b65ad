// Outputs of the WebAssembly build, which bindings/scripts/build.mjs puts into place.

declare module "sipattach-glue" {
  const createGlue: (options: object) => Promise<object>;
  export default createGlue;
}

declare module "sipattach-gzipped-wasm" {
  const base64: string;
  export default base64;
}

declare module "*.wasm?module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}
