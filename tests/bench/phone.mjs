// Measures the phone layer alone against google-libphonenumber, in one run and fresh processes.
//
//   node phone.mjs <phone_bench.wasm> [--json]
//
// The module is the CMake target phone_bench of the wasm build.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { median } from "./statistics.mjs";

const ROUNDS = 7;
const COLD_NUMBERS = 100;
const WARM_NUMBERS = 20_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, child: { type: "string" } },
});
const wasmPath = positionals[0];

function brotliSize(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const now = () => Number(process.hrtime.bigint()) / 1e6;

// Each reader is created once and called with a text and a region.
const readers = {
  async engine() {
    const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), standIns());
    const { buffer, memory, read_number: read, _initialize: initialize } = instance.exports;
    initialize?.();
    const encoder = new TextEncoder();
    const decoder = new TextDecoder();
    const address = buffer();
    let bytes = new Uint8Array(memory.buffer);
    return (text, region) => {
      if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer);
      const input = encoder.encode(text + (region || "  "));
      bytes.set(input, address);
      const length = read(input.length - 2, true);
      if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer);
      return decoder.decode(bytes.subarray(address, address + length));
    };
  },
  async "google-libphonenumber"() {
    const { default: library } = await import("google-libphonenumber");
    const util = library.PhoneNumberUtil.getInstance();
    const { E164, NATIONAL, INTERNATIONAL } = library.PhoneNumberFormat;
    return (text, region) => {
      try {
        const number = util.parse(text, region || undefined);
        util.isPossibleNumberWithReason(number);
        return [E164, NATIONAL, INTERNATIONAL]
          .map((format) => util.format(number, format))
          .concat(util.getRegionCodeForNumber(number), util.getNumberType(number))
          .join("\n");
      } catch {
        return "";
      }
    };
  },
};

// The module's imports from its host; only memory growth is ever called.
function standIns() {
  const module = new WebAssembly.Module(readFileSync(wasmPath));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => 0;
  }
  return imports;
}

async function numbers() {
  const { Generator } = await import("../phone-differential/generate.mjs");
  const generator = new Generator(7);
  return Array.from({ length: WARM_NUMBERS }, () => {
    const plan = generator.pick(generator.plans);
    return { text: generator.written(plan), region: plan.region === "001" ? "" : plan.region };
  });
}

async function measure(name) {
  const input = JSON.parse(readFileSync(0, "utf8"));
  const start = now();
  const read = await readers[name]();
  const ready = now();
  read(input[0].text, input[0].region);
  const first = now();
  for (const { text, region } of input.slice(0, COLD_NUMBERS)) read(text, region);
  const cold = now();
  for (const { text, region } of input) read(text, region);
  const warmStart = now();
  for (const { text, region } of input) read(text, region);
  const warm = now();
  console.log(
    JSON.stringify({
      "start ms": ready - start,
      "first number ms": first - ready,
      "100 cold ms": cold - first,
      "warm us/number": ((warm - warmStart) * 1000) / input.length,
    }),
  );
}

async function main() {
  const input = JSON.stringify(await numbers());
  const runs = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(readers)) {
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), wasmPath, "--child", name], {
        input,
        stdio: ["pipe", "pipe", "inherit"],
        maxBuffer: 2 ** 28,
      });
      runs[name].push(JSON.parse(child.stdout));
    }
  }
  const wasm = readFileSync(wasmPath);
  const result = {
    bytes: {
      raw: wasm.length,
      gzip: gzipSync(wasm, { level: 9 }).length,
      brotli: brotliSize(wasm),
    },
    medians: Object.fromEntries(
      Object.entries(runs).map(([name, list]) => [
        name,
        Object.fromEntries(
          Object.keys(list[0]).map((key) => [key, Number(median(list.map((run) => run[key])).toFixed(2))]),
        ),
      ]),
    ),
  };
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else {
    console.log("phone_bench.wasm", result.bytes);
    console.table(result.medians);
  }
}

await (options.child ? measure(options.child) : main());
