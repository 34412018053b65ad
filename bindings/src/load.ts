// Finding and compiling the WebAssembly module, wherever this runs.

import { Bridge } from "./bridge.js";
import { Engine } from "./engine.js";
import { EngineError } from "./errors.js";

/** Where the engine's module comes from: give at most one. */
export interface EngineSource {
  /** A compiled module, for platforms that forbid compiling at run time. */
  module?: WebAssembly.Module;
  bytes?: BufferSource;
  /** Where sipattach.wasm is served. */
  url?: string | URL;
}

/** Starts an engine from a source that says where its module is. */
export async function startEngine(source: EngineSource): Promise<Engine> {
  return startModule(await compile(source));
}

export function startModule(module: WebAssembly.Module): Engine {
  return new Engine(new Bridge(module));
}

async function compile({ module, bytes, url }: EngineSource): Promise<WebAssembly.Module> {
  if (module !== undefined) return module;
  try {
    if (bytes !== undefined) return await WebAssembly.compile(bytes);
    if (url !== undefined) return await compileFrom(new URL(url, baseUrl()));
  } catch (cause) {
    throw new EngineError("The engine's WebAssembly module could not be loaded.", { cause });
  }
  throw new EngineError("Give the engine's module, its bytes or its URL.");
}

function baseUrl(): string | undefined {
  return typeof location === "undefined" ? undefined : location.href;
}

/** Fetches and compiles a module; throws when there is none at `url`. */
export async function compileFrom(url: URL): Promise<WebAssembly.Module> {
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
