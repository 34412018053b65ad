// What Emscripten's glue offers, and the calls of embind.cc.

import createGlue from "sipattach-glue";
import { EngineError } from "./errors.js";

/** A call returns the length of its result; its arguments are the lengths of its texts. */
type TextCall = (...lengths: number[]) => number;

/** The functions of embind.cc that take texts and give one, and how many they take. */
export const CALLS = {
  info: 0,
  plan: 2,
  readNumber: 2,
  readNumbers: 2,
  splitNumbers: 2,
  readTable: 2,
  readBaseUrl: 2,
  readEndpoint: 1,
  readCurl: 1,
  readResponse: 2,
  derive: 2,
  compare: 2,
  readConfiguration: 2,
  readAccount: 2,
  render: 3,
  redact: 1,
  providers: 0,
  applyProvider: 3,
  providerChecklist: 2,
} as const;
export type CallName = keyof typeof CALLS;

/** A plan in parts: objects with some of a plan's elements, and at last the plan with the rest. */
export const PARTS = { beginPlan: 2, continuePlan: 0 } as const;
export type PartName = keyof typeof PARTS;

export type Glue = {
  readonly HEAPU8: Uint8Array;
  abi(): number;
  reserve(size: number): number;
  output(): number;
  release(): void;
} & Record<CallName | PartName, TextCall>;

/** kAbi of the embind.cc that this package was built from. */
declare const SIPATTACH_ABI: number;

/**
 * Starts an instance of a compiled module at once. Emscripten hands out a promise, but fills the
 * object that it is given as soon as the imports are there, and that happens before it returns.
 */
export function startGlue(module: WebAssembly.Module): Glue {
  let cause: unknown;
  const glue: Partial<Glue> = {};
  const options = {
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      try {
        const instance = new WebAssembly.Instance(module, imports);
        receive(instance);
        return instance.exports;
      } catch (error) {
        cause = error;
        throw error;
      }
    },
    print() {},
    printErr() {},
  };
  createGlue(Object.assign(glue, options)).catch(() => {});
  if (glue.abi?.() === SIPATTACH_ABI) return glue as Glue;
  throw new EngineError(
    "The .wasm file and the JavaScript of sipattach do not fit: deploy those of the same version.",
    { cause },
  );
}
