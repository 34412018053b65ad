// Modules that stand for outputs of the WebAssembly build; bindings/scripts/build.mjs resolves them.

declare module "sipattach-glue" {
  const createGlue: (options: object) => Promise<object>;
  export default createGlue;
}

declare module "sipattach-gzipped-wasm" {
  /** In bytes, without the padding of the last word. */
  export const size: number;
  /** The 85 digits of Z85, in the order of their values. */
  export const digits: string;
  export const z85: string;
}

declare module "*.wasm?module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}
