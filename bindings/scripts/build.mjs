// Builds bindings/dist: the entries (esbuild), their types (tsc) and the .wasm files.
//
// The WebAssembly build must have run before (scripts/build does everything in order). Its output is
// expected in build/wasm/bindings, or in the folder that SIPATTACH_WASM_DIR names.
import { execFile } from "node:child_process";
import { access, chmod, copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rollup } from "@rollup/wasm-node";
import { build } from "esbuild";
import { gzip } from "pako";
import { dts } from "rollup-plugin-dts";
import { generateApi } from "./generate-api.mjs";
import { generateCodes } from "./generate-codes.mjs";

const bindings = fileURLToPath(new URL("..", import.meta.url));
const dist = join(bindings, "dist");
// Everything is built here first, so that a failing build leaves the last good one in place.
const staging = join(bindings, "dist.new");
const wasmDir = process.env.SIPATTACH_WASM_DIR ?? join(bindings, "../build/wasm/bindings");
const glue = join(wasmDir, "sipattach-glue.mjs");
// The whole module, for programs that load a single file; the core and the tools, for pages and for Node.
const modules = ["sipattach.wasm", "sipattach-core.wasm", "sipattach-tools.wasm"];
const wasm = join(wasmDir, modules[0]);

async function readAbi() {
  const source = await readFile(join(bindings, "embind.cc"), "utf8");
  const abi = /constexpr int kAbi = (\d+);/.exec(source)?.[1];
  if (abi === undefined) throw new Error("embind.cc does not define kAbi");
  return abi;
}

/** Printable ASCII without quotes and the backslash: 91 digits, so that two of them hold 13 bits. */
const DIGITS = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
  .filter((digit) => !`"'\\`.includes(digit))
  .join("");
const BITS_OF_PAIR = 13;

/** Takes a thirteenth less space than base64. The last pair is padded with zeros. */
function encode(bytes) {
  let text = "";
  let held = 0;
  let bits = 0;
  const put = (pair) => (text += DIGITS[Math.floor(pair / DIGITS.length)] + DIGITS[pair % DIGITS.length]);
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < BITS_OF_PAIR) continue;
    bits -= BITS_OF_PAIR;
    put(held >> bits);
    held &= (1 << bits) - 1;
  }
  if (bits > 0) put(held << (BITS_OF_PAIR - bits));
  return text;
}

/** Resolves the two modules that stand for outputs of the WebAssembly build. */
const wasmOutputs = {
  name: "wasm-outputs",
  setup({ onResolve, onLoad }) {
    // In a namespace of their own, because their paths on this machine must not show in the output.
    onResolve({ filter: /^sipattach-(glue|gzipped-wasm(-rest)?)$/ }, ({ path }) => ({ path, namespace: "wasm" }));
    onLoad({ filter: /glue/, namespace: "wasm" }, async () => ({ contents: await readFile(glue, "utf8") }));
    onLoad({ filter: /gzipped/, namespace: "wasm" }, async ({ path }) => {
      // Not with Node's zlib, whose output differs between versions and processors.
      const bytes = gzip(await readFile(wasm), { level: 9 });
      bytes[9] = 255; // the operating system: unknown
      const text = encode(bytes);
      const half = Math.ceil(text.length / 2);
      const contents = path.endsWith("-rest")
        ? { rest: text.slice(half) }
        : { size: bytes.length, digits: DIGITS, text: text.slice(0, half) };
      return {
        contents: Object.entries(contents)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join(""),
      };
    });
    // On platforms that forbid compiling, the bundler provides the module.
    onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, external: true }));
  },
};

async function bundle() {
  const common = {
    absWorkingDir: bindings,
    bundle: true,
    format: "esm",
    target: "es2022",
    outdir: staging,
    define: {
      SIPATTACH_ABI: await readAbi(),
      SIPATTACH_IN_BROWSER: "false",
      SIPATTACH_BUILD: JSON.stringify(await readFile(join(wasmDir, "sipattach-build.txt"), "utf8")),
    },
    plugins: [wasmOutputs],
    legalComments: "none",
    logLevel: "warning",
    sourcemap: true,
  };
  const single = {
    ...common,
    minifyIdentifiers: true,
    minifySyntax: true,
    external: ["node:*", "./inline-bytes.js"],
  };
  const divided = {
    ...common,
    // Without a line limit: bundlers recognize `new URL("…", import.meta.url)` only on one line.
    minify: true,
    external: ["node:*", "./inline-bytes.js"],
    splitting: true,
    // In the same folder as sipattach.wasm, which is expected next to the script, whichever chunk it ends up in.
    chunkNames: "chunk-[name]-[hash]",
  };
  await Promise.all([
    // Split into chunks, for bundlers: a page loads `send` later than the engine.
    build({
      ...divided,
      entryPoints: {
        "index.browser": "src/index.ts",
        "slim.browser": "src/slim.ts",
        // A separate entry, so that starting an engine shares no chunk with sending: bundlers include whole chunks.
        "engine.browser": "src/engine-alone.ts",
      },
      define: { ...common.define, SIPATTACH_IN_BROWSER: "true" },
    }),
    build({ ...divided, entryPoints: { cli: "src/cli.ts" } }),
    // This is only the copy of the module, which a source map would repeat.
    build({
      ...common,
      minify: true,
      entryPoints: ["src/inline-bytes.ts", "src/inline-rest.ts"],
      external: ["./inline-rest.js"],
      sourcemap: false,
    }),
    // One script each, for programs that load them directly: every further script takes Node a third of a
    // millisecond, and a page one more request. With line breaks, because Node prints the line of an uncaught error.
    build({
      ...single,
      entryPoints: {
        index: "src/index.ts",
        inline: "src/inline.ts",
        slim: "src/slim.ts",
        workerd: "src/workerd.ts",
        engine: "src/engine-alone.ts",
      },
    }),
    build({
      ...single,
      entryPoints: ["src/index.ts", "src/inline.ts", "src/slim.ts"],
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      banner: { js: await readFile(join(bindings, "scripts/commonjs-banner.js"), "utf8") },
      define: { ...common.define, "import.meta.url": "sipattachScript" },
      // For importing the bytes, which are an ES module.
      supported: { "dynamic-import": true },
    }),
  ]);
  await chmod(join(staging, "cli.js"), 0o755);
  await dropBareImports();
}

/**
 * Removes imports for side effects only. esbuild adds them to chunks, but the chunks have no side effects,
 * as package.json says, so some bundlers warn about the imports. Blanks keep the offsets of source maps.
 */
async function dropBareImports() {
  const scripts = (await readdir(staging)).filter((name) => name.endsWith(".js"));
  for (const path of scripts.map((name) => join(staging, name))) {
    const text = await readFile(path, "utf8");
    const dropped = text.replaceAll(/\bimport"\.\/chunk-[\w-]+\.js";/g, (found) => " ".repeat(found.length));
    if (dropped !== text) await writeFile(path, dropped);
  }
}

async function emitTypes() {
  const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  const separate = join(staging, "types");
  await promisify(execFile)(process.execPath, [tsc, "-p", bindings, "--outDir", separate], {
    cwd: bindings,
  }).catch(({ stdout, stderr }) => {
    throw new Error(`tsc: ${stdout}${stderr}`);
  });
  const bundle = await rollup({ input: join(separate, "index.d.ts"), plugins: [dts()] });
  const { output } = await bundle.generate({ format: "es" });
  await rm(separate, { recursive: true });
  await writeTypes("index", output[0].code);
  // The same names and the same types, so that an engine of one entry can be used with another.
  for (const entry of ["inline", "slim"]) await writeTypes(entry, 'export * from "./index.js";\n');
  const values = (await readFile(join(bindings, "src/engine-alone.ts"), "utf8")).matchAll(/^export \{ (.*) \}/gm);
  const names = [...values].map(([, each]) => each).join(", ");
  await writeFile(
    join(staging, "engine.d.ts"),
    `export { ${names} } from "./index.js";\nexport type * from "./index.js";\n`,
  );
}

/** Writes the types of an entry, for import and for require. */
async function writeTypes(entry, text) {
  await writeFile(join(staging, `${entry}.d.ts`), text);
  await writeFile(join(staging, `${entry}.d.cts`), text.replaceAll('"./index.js"', '"./index.cjs"'));
}

/** Copies the licenses, which anyone who redistributes the module must pass on. */
async function copyLicenses() {
  const root = join(bindings, "..");
  const library = process.env.SIPATTACH_LIBPHONENUMBER_DIR ?? join(root, "build/deps/libphonenumber");
  const parts = [join(bindings, "licenses.md"), join(library, "LICENSE")];
  const texts = await Promise.all(parts.map((part) => readFile(part, "utf8")));
  await writeFile(join(staging, "THIRD-PARTY.md"), texts.join("\n---\n\n"));
  for (const name of ["LICENSE", "CHANGELOG.md"]) await copyFile(join(root, name), join(staging, name));
}

async function copyModule(name) {
  await copyFile(join(wasmDir, name), join(staging, name));
  await chmod(join(staging, name), 0o644);
}

async function main() {
  await access(wasm).catch(() => {
    throw new Error(`${wasm} is missing: run scripts/build, or set SIPATTACH_WASM_DIR`);
  });
  await Promise.all([generateCodes(), generateApi()]);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await Promise.all([
    bundle(),
    emitTypes(),
    copyLicenses(),
    generateApi(join(staging, "schema")),
    ...modules.map(copyModule),
  ]);
  await rm(dist, { recursive: true, force: true });
  await rename(staging, dist);
}

await main().catch((error) => {
  console.error(`bindings: ${error.message}`);
  process.exitCode = 1;
});
