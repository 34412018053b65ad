import { EngineError } from "./errors.js";
import { CALLS, PARTS, startInstance, type CallName, type Glue, type PartName } from "./glue.js";
import type { CompiledModule } from "./platform.js";

/** Texts up to this length are written byte by byte, which is faster than TextEncoder. */
const SHORT = 64;

/** WebAssembly memory never shrinks, so after a call that needed more than this, the instance is dropped. */
const KEPT_BYTES = 64 * 1024 * 1024;

const INTERRUPTED = "The engine crashed or was disposed of while a plan was under way; plan again.";

const NO_TOOLS = "This takes the engine's tools: wait for loadTools(), and call it again.";

const COUNTS = { ...CALLS, ...PARTS };

const encoder = new TextEncoder();
// The engine's results are always UTF-8, and a byte order mark in them is data.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** How to load the tools for a module that is the core alone. */
export interface ToolsSource {
  /** On platforms that can read files synchronously. */
  read?: () => CompiledModule;
  load: () => Promise<CompiledModule>;
}

/**
 * Calls functions of the WebAssembly module with texts. A crash leaves the module's memory in an
 * unknown state, so that instance is dropped and the next call starts a new one.
 */
export class Bridge {
  #module: WebAssembly.Module;
  #glue: Glue | null;
  /** Undefined if the module includes the tools. */
  #source: ToolsSource | undefined;
  #tools: WebAssembly.Module | null = null;
  #isInParts = false;

  constructor(module: CompiledModule, tools?: ToolsSource) {
    this.#module = module;
    this.#source = tools;
    this.#glue = this.#start();
  }

  get hasTools(): boolean {
    return this.#source === undefined || this.#source.read !== undefined || this.#tools !== null;
  }

  async loadTools(): Promise<void> {
    if (this.hasTools || this.#source === undefined) return;
    this.#tools = await this.#source.load();
  }

  call(name: CallName | PartName, ...texts: string[]): string {
    if (texts.length !== COUNTS[name]) throw new TypeError(`${name} takes ${COUNTS[name]} texts`);
    if (name === "beginPlan") this.#isInParts = true;
    // A call from within onProgress may have ended it.
    else if (name === "continuePlan" && !this.#isInParts) throw new EngineError(INTERRUPTED);
    const glue = (this.#glue ??= this.#start());
    try {
      const lengths = writeTexts(glue, texts);
      const length = glue[name](...lengths);
      const begin = glue.output();
      const result = decoder.decode(glue.HEAPU8.subarray(begin, begin + length));
      glue.release();
      if (!this.#isInParts) this.#giveBack();
      return result;
    } catch (cause) {
      this.drop();
      if (cause instanceof EngineError) throw cause; // of the tools
      throw new EngineError(`The engine crashed in ${name}; the next call starts it anew.`, {
        cause,
      });
    }
  }

  /** To be called after the last part of a plan. */
  endPlan(): void {
    this.#isInParts = false;
    this.#giveBack();
  }

  /** Drops the instance and what it holds, such as half a plan. The next call starts a new one. */
  drop(): void {
    this.#glue?.HEAPU8.fill(0);
    this.#glue = null;
    this.#isInParts = false;
  }

  #giveBack(): void {
    if (this.#glue !== null && this.#glue.HEAPU8.length > KEPT_BYTES) this.#glue = null;
  }

  #start(): Glue {
    return startInstance(this.#module, () => {
      if (this.#source?.read !== undefined) this.#tools ??= this.#source.read();
      if (this.#tools === null) throw new EngineError(NO_TOOLS);
      return this.#tools;
    });
  }
}

/** Writes the texts one after the other into the module's memory and returns their lengths in bytes. */
function writeTexts(glue: Glue, texts: string[]): number[] {
  if (texts.every(isShortAscii)) return writeAscii(glue, texts);
  return encodeInPlace(glue, texts) ?? encodeApart(glue, texts);
}

/** Encodes without an intermediate copy; null if a text is not pure ASCII. */
function encodeInPlace(glue: Glue, texts: string[]): number[] | null {
  const lengths = texts.map(({ length }) => length);
  const begin = glue.reserve(total(lengths));
  const heap = glue.HEAPU8;
  let at = begin;
  for (const text of texts) {
    const { read } = encoder.encodeInto(text, heap.subarray(at, at + text.length));
    if (read < text.length) return null;
    at += text.length;
  }
  return lengths;
}

function encodeApart(glue: Glue, texts: string[]): number[] {
  const encoded = texts.map((text) => encoder.encode(text));
  const lengths = encoded.map(({ length }) => length);
  let at = glue.reserve(total(lengths));
  for (const bytes of encoded) {
    glue.HEAPU8.set(bytes, at);
    at += bytes.length;
  }
  return lengths;
}

function total(lengths: number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

function isShortAscii(text: string): boolean {
  if (text.length > SHORT) return false;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

function writeAscii(glue: Glue, texts: string[]): number[] {
  const lengths = texts.map(({ length }) => length);
  let at = glue.reserve(total(lengths));
  const heap = glue.HEAPU8;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) heap[at++] = text.charCodeAt(index);
  }
  return lengths;
}
