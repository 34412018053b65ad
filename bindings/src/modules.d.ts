// Outputs of the WebAssembly build, which bindings/scripts/build.mjs puts into place.

declare module "sipattach-glue" {
  const createGlue: (options: object) => Promise<object>;
  export default createGlue;
}

declare module "sipattach-gzipped-wasm" {
  /** In bytes, without those that fill up the last word. */
  export const size: number;
  /** Those of Z85, by their values. */
  export const digits: string;
  export const z85: string;
}

declare module "*.wasm?module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}
