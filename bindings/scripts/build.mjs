// Builds bindings/dist: the entries (esbuild), their types (tsc) and sipattach.wasm.
//
// The WebAssembly build must have run before (scripts/build does all in order). It is looked for in
// build/wasm/bindings, or in the folder that SIPATTACH_WASM_DIR names.
import { execFile } from "node:child_process";
import { access, chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { generateCodes } from "./generate-codes.mjs";

const bindings = fileURLToPath(new URL("..", import.meta.url));
const dist = join(bindings, "dist");
// Everything is made here first, so that a build that fails leaves the last good one in place.
const staging = join(bindings, "dist.new");
const wasmDir = process.env.SIPATTACH_WASM_DIR ?? join(bindings, "../build/wasm/bindings");
const glue = join(wasmDir, "sipattach-glue.mjs");
// The module whole, for who loads one file; the core and the tools, for pages and for Node.
const modules = ["sipattach.wasm", "sipattach-core.wasm", "sipattach-tools.wasm"];
const wasm = join(wasmDir, modules[0]);

async function readAbi() {
  const source = await readFile(join(bindings, "embind.cc"), "utf8");
  const abi = /constexpr int kAbi = (\d+);/.exec(source)?.[1];
  if (abi === undefined) throw new Error("embind.cc does not define kAbi");
  return abi;
}

/** Resolves the two modules that stand for outputs of the WebAssembly build. */
const wasmOutputs = {
  name: "wasm-outputs",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sipattach-glue$/ }, () => ({ path: glue }));
    onResolve({ filter: /^sipattach-gzipped-wasm$/ }, () => ({ path: wasm, namespace: "gzipped" }));
    onLoad({ filter: /.*/, namespace: "gzipped" }, async ({ path }) => {
      const base64 = gzipSync(await readFile(path), { level: 9 }).toString("base64");
      return { contents: `export default ${JSON.stringify(base64)};` };
    });
  },
};

async function bundle() {
  const common = {
    absWorkingDir: bindings,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    // Node shows the line of an uncaught error: one of 30 KB helps nobody.
    lineLimit: 160,
    outdir: staging,
    define: {
      SIPATTACH_ABI: await readAbi(),
      SIPATTACH_BUILD: JSON.stringify(await readFile(join(wasmDir, "sipattach-build.txt"), "utf8")),
    },
    plugins: [wasmOutputs],
    legalComments: "none",
    logLevel: "warning",
  };
  await Promise.all([
    // Divided, for bundlers: a page loads `send` later than the engine.
    build({
      ...common,
      entryPoints: {
        "index.browser": "src/index.ts",
        "slim.browser": "src/slim.ts",
        "inline-bytes": "src/inline-bytes.ts",
        cli: "src/cli.ts",
      },
      external: ["node:*"],
      splitting: true,
      // Next to sipattach.wasm, which is looked for beside the script, wherever that code ends up.
      chunkNames: "chunk-[name]-[hash]",
    }),
    // One script each, for who loads them as they are: every other one takes Node a third of a
    // millisecond, and a page one more request.
    build({
      ...common,
      entryPoints: ["src/index.ts", "src/inline.ts", "src/slim.ts"],
      external: ["node:*", "./inline-bytes.js"],
    }),
  ]);
  await chmod(join(staging, "cli.js"), 0o755);
}

async function emitTypes() {
  const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", bindings, "--outDir", staging], {
    cwd: bindings,
  }).catch(({ stdout, stderr }) => {
    throw new Error(`tsc: ${stdout}${stderr}`);
  });
}

/** Who redistributes the module passes these on. */
async function copyLicenses() {
  const root = join(bindings, "..");
  const library = process.env.SIPATTACH_LIBPHONENUMBER_DIR ?? join(root, "build/deps/libphonenumber");
  const parts = [join(bindings, "licenses.md"), join(library, "LICENSE")];
  const texts = await Promise.all(parts.map((part) => readFile(part, "utf8")));
  await writeFile(join(staging, "THIRD-PARTY.md"), texts.join("\n---\n\n"));
  await copyFile(join(root, "LICENSE"), join(staging, "LICENSE"));
}

async function copyModule(name) {
  await copyFile(join(wasmDir, name), join(staging, name));
  await chmod(join(staging, name), 0o644);
}

async function main() {
  await access(wasm).catch(() => {
    throw new Error(`${wasm} is missing: run scripts/build, or set SIPATTACH_WASM_DIR`);
  });
  await generateCodes();
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await Promise.all([bundle(), emitTypes(), copyLicenses(), ...modules.map(copyModule)]);
  await rm(dist, { recursive: true, force: true });
  await rename(staging, dist);
}

await main().catch((error) => {
  console.error(`bindings: ${error.message}`);
  process.exitCode = 1;
});
