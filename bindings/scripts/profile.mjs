// Finds the functions of the module that run when usual drafts are planned. They make up the core.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Returns those of `names` whose functions run when the module `linked` starts, plans every draft, both whole and in
 * parts, and answers the other calls that a page makes meanwhile.
 *
 * `names` are those of all functions that the module defines, in its order. `work` is a folder for intermediate
 * files, `glue` the script that starts the module.
 */
export async function functionsThatRun({ linked, glue, work, drafts, names }) {
  const instrumented = join(work, "instrumented.wasm");
  execFileSync("wasm-split", ["--enable-mutable-globals", "--instrument", linked, "-o", instrumented]);
  const { call, exports, memory } = await start(instrumented, glue);

  for (const url of ["", "null", '"https://api.bland.ai"']) call("readBaseUrl", url, "{}");
  call("readEndpoint", "sip:sbc.example.com");
  call("readNumber", "+14155552671", "");
  for (const { draft, context } of drafts) {
    const texts = [JSON.stringify(draft), context === undefined ? "" : JSON.stringify(context)];
    call("plan", ...texts);
    for (let part = call("beginPlan", ...texts); !("ok" in part); part = call("continuePlan"));
    if (context?.base_url) call("readBaseUrl", JSON.stringify(context.base_url), "");
    call("redact", texts[0]);
  }

  // The profile begins with 8 bytes that identify the module. Four bytes for each function follow: when it was first
  // called, or 0.
  const size = 8 + 4 * names.length;
  const begin = memory.reserve(size);
  const written = exports.__write_profile(begin, size);
  if (written !== size) throw new Error(`profile.mjs: a profile of ${written} bytes, not of ${size}`);
  const profile = memory.view(begin, size);
  return new Set(names.filter((_, index) => profile.getUint32(8 + 4 * index, true) !== 0));
}

/** Starts a module as src/glue.ts does. `call` takes texts and returns the parsed result. */
async function start(module, glue) {
  const { default: createGlue } = await import(pathToFileURL(glue).href);
  const functions = {};
  let exports;
  const started = createGlue(
    Object.assign(functions, {
      instantiateWasm(imports, receive) {
        const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(module)), imports);
        ({ exports } = instance);
        receive(instance);
        return exports;
      },
    }),
  );
  await started;
  functions.abi();
  const call = (name, ...texts) => {
    const given = texts.map((text) => Buffer.from(text));
    functions.HEAPU8.set(Buffer.concat(given), functions.reserve(given.reduce((sum, { length }) => sum + length, 0)));
    const length = functions[name](...given.map(({ length: each }) => each));
    const result = Buffer.from(functions.HEAPU8.buffer, functions.output(), length).toString();
    functions.release();
    return JSON.parse(result);
  };
  const memory = {
    reserve: (size) => functions.reserve(size),
    view: (begin, size) => new DataView(functions.HEAPU8.buffer, begin, size),
  };
  return { call, exports, memory };
}
