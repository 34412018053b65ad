// Starts instances of the WebAssembly module through Emscripten's glue. Lists the calls of embind.cc.

import createGlue from "sipattach-glue";
import { EngineError } from "./errors.js";

/** A call returns the length of its result; its arguments are the lengths of its texts. */
type TextCall = (...lengths: number[]) => number;

/** The functions of embind.cc that take texts and return one, with the number of texts they take. */
export const CALLS = {
  info: 0,
  plan: 2,
  readNumber: 2,
  readNumbers: 2,
  splitNumbers: 2,
  readTable: 2,
  readCurl: 1,
  readBaseUrl: 2,
  readEndpoint: 1,
  readResponse: 2,
  derive: 2,
  compare: 2,
  readConfiguration: 2,
  readAccount: 2,
  judgeTrunk: 2,
  render: 3,
  redact: 1,
  providers: 0,
  applyProvider: 3,
  providerChecklist: 2,
} as const;
export type CallName = keyof typeof CALLS;

/** A plan in parts: each call returns an object with some of the plan's elements, the last one also the rest. */
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
/** The build's name, by scripts/split.mjs. Only parts with the same name fit together. */
declare const SIPATTACH_BUILD: string;

const MISFIT = "The .wasm files and the JavaScript of sipattach do not fit: deploy those of the same version.";

const UNUSABLE = "The engine's WebAssembly module could not be started.";

/**
 * Starts an instance of a compiled module synchronously: of the whole engine, or of its core, to which the tools are
 * added when a call needs one of their functions. `readTools` returns their module; what it throws, the call throws.
 *
 * Emscripten returns a promise, but fills the object that it is given as soon as it has the instance, which happens
 * before it returns.
 */
export function startInstance(module: WebAssembly.Module, readTools: () => WebAssembly.Module): Glue {
  let cause: unknown;
  let core: WebAssembly.Instance;
  let hasTools = false;
  const load = (place: number): number => {
    if (!hasTools) addTools(core, readTools());
    hasTools = true;
    return place;
  };
  const glue: Partial<Glue> = {};
  const options = {
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      try {
        core = new WebAssembly.Instance(module, {
          ...imports,
          // The core calls functions of the tools through stubs, which ask this for the function's place in the table
          // (scripts/link-by-table.mjs). That is when the tools are loaded.
          [`tools-${SIPATTACH_BUILD}`]: { load },
        });
        receive(core);
        return core.exports;
      } catch (error) {
        cause = error;
        throw error;
      }
    },
    print() {},
    printErr() {},
  };
  createGlue(Object.assign(glue, options)).catch(() => {});
  if (cause !== undefined && (cause as Error | null)?.name !== "LinkError") throw new EngineError(UNUSABLE, { cause });
  if (glue.abi?.() !== SIPATTACH_ABI) throw new EngineError(MISFIT, { cause });
  return glue as Glue;
}

/** Adds the tools to an instance of the core. Its table then has the functions of both. */
function addTools(core: WebAssembly.Instance, tools: WebAssembly.Module): void {
  const table = Object.values(core.exports).find((exported) => exported instanceof WebAssembly.Table)!;
  try {
    const functions = WebAssembly.Module.imports(tools)
      .filter(({ kind }) => kind === "function")
      .map(({ name }): [string, unknown] => [name, table.get(Number(name))]);
    new WebAssembly.Instance(tools, {
      [`core-${SIPATTACH_BUILD}`]: Object.assign(Object.fromEntries(functions), core.exports),
    });
  } catch (error) {
    throw new EngineError(MISFIT, { cause: error });
  }
}
