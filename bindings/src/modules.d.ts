// Modules that stand for outputs of the WebAssembly build; bindings/scripts/build.mjs resolves them.

declare module "sipattach-glue" {
  const createGlue: (options: object) => Promise<object>;
  export default createGlue;
}

declare module "sipattach-gzipped-wasm" {
  /** In bytes. */
  export const size: number;
  /** 91 digits, in the order of their values. */
  export const digits: string;
  /** The first half. Each pair of digits holds 13 bits, the highest first. */
  export const text: string;
}

declare module "sipattach-gzipped-wasm-rest" {
  export const rest: string;
}

declare module "*.wasm?module" {
  const compiled: WebAssembly.Module;
  export default compiled;
}
