// What the platform brings, by the type that the consumer's program has of it. Without the DOM library and
// without @types/node there is none, and the types of this package compile all the same.

type Global<Name extends string, Otherwise> = typeof globalThis extends { [Each in Name]: infer Type }
  ? Type
  : Otherwise;

/** `fetch`, or a function that stands in for it. */
export type Fetch = Global<"fetch", (input: string, init?: object) => Promise<object>>;

/** A signal of an AbortController. */
export type Signal =
  Global<"AbortSignal", unknown> extends { prototype: infer Type } ? Type : { readonly aborted: boolean };

/** A WebAssembly.Module. */
export type CompiledModule =
  Global<"WebAssembly", unknown> extends { Module: { prototype: infer Type } } ? Type : object;

/** A URL, or its text. */
export type Address = string | { readonly href: string };
