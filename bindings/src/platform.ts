// Types of the platform's objects, as the consumer's program declares them. A program with neither the DOM
// library nor @types/node has none of them, but the types of this package must compile all the same.

type Global<Name extends string, Otherwise> = typeof globalThis extends { [Each in Name]: infer Type }
  ? Type
  : Otherwise;

/** `fetch`, or a function that stands in for it. */
export type Fetch = Global<"fetch", (input: string, init?: object) => Promise<object>>;

/** The signal of an AbortController. */
export type Signal =
  Global<"AbortSignal", unknown> extends { prototype: infer Type } ? Type : { readonly aborted: boolean };

/** A WebAssembly.Module. */
export type CompiledModule =
  Global<"WebAssembly", unknown> extends { Module: { prototype: infer Type } } ? Type : object;

/** A URL, as a string or as a URL object. */
export type Address = string | { readonly href: string };
