// Finding and compiling the WebAssembly module, wherever this runs.

import { Bridge } from "./bridge.js";
import { Engine } from "./engine.js";
import { EngineError } from "./errors.js";
import { memoize } from "./memoize.js";

/** Where the engine's module comes from: give at most one. */
export interface EngineSource {
  /** A compiled module, for platforms that forbid compiling at run time. */
  module?: WebAssembly.Module;
  bytes?: BufferSource;
  /** Where sipattach.wasm is served. */
  url?: string | URL;
}

/** The core alone, for pages: what it is without comes with Engine.loadTools(). */
export interface CoreSource {
  core: true;
}

const NOT_LOADED = "The engine's WebAssembly module could not be loaded.";

/** Starts an engine from a source that says where its module is. */
export async function startEngine(source: EngineSource): Promise<Engine> {
  return startModule(await compile(source));
}

export function startModule(module: WebAssembly.Module): Engine {
  return new Engine(new Bridge(module));
}

/** Starts the core of the engine. Where files can be waited for, the tools are read at their first call. */
export async function startCore(core: URL, tools: URL): Promise<Engine> {
  const load = memoize(() => loaded(compileFrom(tools)));
  if (core.protocol !== "file:") return new Engine(new Bridge(await loaded(compileFrom(core)), { load }));
  const { readFileSync } = await fileSystem();
  const read = () => {
    try {
      return new WebAssembly.Module(readFileSync(tools));
    } catch (cause) {
      throw new EngineError(NOT_LOADED, { cause });
    }
  };
  return new Engine(new Bridge(new WebAssembly.Module(readFileSync(core)), { read, load }));
}

async function compile({ module, bytes, url }: EngineSource): Promise<WebAssembly.Module> {
  if (module !== undefined) return module;
  if (bytes !== undefined) return loaded(WebAssembly.compile(bytes));
  if (url !== undefined) return loaded(compileFrom(url));
  throw new EngineError("Give the engine's module, its bytes or its URL.");
}

async function loaded(module: Promise<WebAssembly.Module>): Promise<WebAssembly.Module> {
  return module.catch((cause: unknown) => {
    throw new EngineError(NOT_LOADED, { cause });
  });
}

function baseUrl(): string | undefined {
  return typeof location === "undefined" ? undefined : location.href;
}

/** Fetches and compiles a module; throws when there is none at `url`. */
export async function compileFrom(given: string | URL): Promise<WebAssembly.Module> {
  const url = new URL(given, baseUrl());
  if (url.protocol === "file:") return WebAssembly.compile(await readFile(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}`);
  return canStream(response)
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Not all platforms have streaming, and it refuses the type even with a parameter. */
function canStream(response: Response): boolean {
  const type = response.headers.get("content-type") ?? "";
  return "compileStreaming" in WebAssembly && /^application\/wasm$/i.test(type.trim());
}

/** Reading at once takes less time than asking another thread to. */
async function readFile(url: URL): Promise<BufferSource> {
  const { readFileSync } = await fileSystem();
  return readFileSync(url);
}

interface FileSystem {
  readFileSync: (url: URL) => BufferSource;
}

/**
 * Only Node and its likes have file: URLs, so bundlers for browsers must not look into this. In a
 * program that has not imported the file system, import() takes a millisecond; Node before 20.16 has
 * nothing else.
 */
async function fileSystem(): Promise<FileSystem> {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): FileSystem | undefined };
  };
  const name = "node:fs";
  return (
    process?.getBuiltinModule?.(name) ??
    ((await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as FileSystem)
  );
}
