// Finds and compiles the WebAssembly module on any platform.

import { Bridge } from "./bridge.js";
import { Engine } from "./engine.js";
import { EngineError } from "./errors.js";
import { memoize } from "./memoize.js";
import type { Address, CompiledModule } from "./platform.js";

/** Where the engine's WebAssembly module comes from. Give one of these members. */
export interface EngineSource {
  /** A compiled module, for platforms that forbid compiling at run time. */
  module?: CompiledModule;
  bytes?: ArrayBuffer | ArrayBufferView;
  /** Where sipattach.wasm is served. */
  url?: Address;
}

/** Only the core of the engine, for pages: it plans the usual drafts, and Engine.loadTools() loads the rest. */
export interface CoreSource {
  core: true;
}

export const NOT_LOADED = "The engine's WebAssembly module could not be loaded.";
const NO_SOURCE = "Give the engine's module, its bytes or its URL.";

/** Starts an engine from a given module, bytes or URL. */
export async function startEngine(source: EngineSource): Promise<Engine> {
  const { module, bytes, url } = readSource(source);
  if (module !== undefined) return startModule(module);
  if (bytes !== undefined) return startModule(await loaded(WebAssembly.compile(bytes as BufferSource)));
  return startModule(await loaded(compileFrom(url as Address)));
}

/**
 * Starts an engine synchronously from a compiled module or from its bytes. A browser may refuse to compile that many
 * bytes synchronously on the main thread of a page; a compiled module always works.
 */
export function createEngineSync(source: Pick<EngineSource, "module" | "bytes">): Engine {
  const { module, bytes } = readSource(source);
  if (module !== undefined) return startModule(module);
  if (bytes === undefined)
    throw new EngineError("A module that must be fetched takes createEngine, which waits for it.");
  return startModule(compileNow(() => bytes as BufferSource));
}

function startModule(module: CompiledModule): Engine {
  return new Engine(new Bridge(module));
}

/** Starts the core of the engine. The tools are loaded later; from files, by the first call that needs them. */
export async function startCore(core: URL, tools: URL): Promise<Engine> {
  const load = memoize(() => loaded(compileFrom(tools)));
  if (core.protocol !== "file:") return new Engine(new Bridge(await loaded(compileFrom(core)), { load }));
  const read = () => compileNow(() => fileSystem().readFileSync(tools));
  return new Engine(
    new Bridge(
      compileNow(() => fileSystem().readFileSync(core)),
      { read, load },
    ),
  );
}

/** Whether the caller asks for the core alone. */
export function isCore(source: unknown): source is CoreSource {
  return (source as Partial<CoreSource> | null | undefined)?.core === true;
}

/** The members of a source, whatever was given. Throws EngineError if there are none. */
function readSource(source: unknown): EngineSource {
  const { module, bytes, url } = (source ?? {}) as EngineSource;
  if (module === undefined && bytes === undefined && url === undefined) throw new EngineError(NO_SOURCE);
  return { module, bytes, url } as EngineSource;
}

async function loaded(module: Promise<WebAssembly.Module>): Promise<WebAssembly.Module> {
  return module.catch((cause: unknown) => {
    throw new EngineError(NOT_LOADED, { cause });
  });
}

function compileNow(read: () => BufferSource): WebAssembly.Module {
  try {
    return new WebAssembly.Module(read());
  } catch (cause) {
    throw new EngineError(NOT_LOADED, { cause });
  }
}

function baseUrl(): string | undefined {
  return typeof location === "undefined" ? undefined : location.href;
}

/** Where Vite before 8 puts the scripts of packages in development, without the files next to them. */
const VITE_CACHE = /\/\.vite\/deps\/(?=sipattach[\w-]*\.wasm$)/;

/** Fetches and compiles a module. Throws if there is none at the address. */
async function compileFrom(given: Address): Promise<WebAssembly.Module> {
  const address = typeof given === "string" ? given : given.href;
  const url = new URL(address.replace(VITE_CACHE, "/sipattach/dist/"), baseUrl());
  if (url.protocol === "file:") return WebAssembly.compile(fileSystem().readFileSync(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  return canStream(response)
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Not all platforms can compile a stream, and those that can refuse a content type with a parameter. */
function canStream(response: Response): boolean {
  const type = response.headers.get("content-type") ?? "";
  return "compileStreaming" in WebAssembly && /^application\/wasm$/i.test(type.trim());
}

interface FileSystem {
  readFileSync: (url: URL) => BufferSource;
}

/**
 * The file system, which only Node and similar platforms have. Importing node:fs would make bundlers for browsers
 * complain, and takes a millisecond. Reading synchronously is faster than through another thread.
 */
function fileSystem(): FileSystem {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): FileSystem | undefined };
  };
  const found = process?.getBuiltinModule?.("node:fs");
  if (found === undefined) throw new Error("Reading the module from a file takes Node 20.16 or newer.");
  return found;
}
