// Builds the page and the embeddable element into dist: `npm run build -w web`.
import { cli as analyze } from "@custom-elements-manifest/analyzer/cli.js";
import { rollup } from "@rollup/wasm-node";
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { copyFile, cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { writeTypes } from "./element-types.mjs";
import { minifyTemplates } from "./minify-templates.mjs";
import { addToPackage } from "./package-element.mjs";

const TARGET = ["es2022", "chrome123", "firefox120", "safari17.5"];

/**
 * Of what the page begins with, most functions are called at once. Chromium then compiles them while the script
 * arrives, beside the page's thread (https://v8.dev/blog/explicit-compile-hints); others read a comment.
 */
const COMPILE_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const options = {
  inject: [here("src/shared/globals.ts")],
  define: {
    document: "__document",
    HTMLElement: "__HTMLElement",
    CSSStyleSheet: "__CSSStyleSheet",
    IN_PACKAGE: "false",
  },
  target: TARGET,
  plugins: [minifyTemplates],
  tsconfig: here("tsconfig.json"),
};
const done = here("dist");
const dist = here("../build/web-dist"); // takes the place of the old one when all is there

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await writeScripts({
  "sip-attach-builder": here("src/index.ts"),
  page: here("src/page.ts"),
  worker: here("src/engine/worker.ts"),
});
for (const file of ["page.css", "icon.svg"]) await copyFile(here(file), `${dist}/${file}`);
await writePage();
for (const part of ["sipattach-core.wasm", "sipattach-tools.wasm"])
  await copyFile(fileURLToPath(import.meta.resolve(`sipattach/${part}`)), `${dist}/${part}`);
await writeServiceWorker();
await writeIntegrity();
const manifest = await writeManifest();
await writeTypes(here("src/components/builder/builder.ts"), dist);
await cp(here("examples"), `${dist}/examples`, { recursive: true });
await pinExample();
await report();
await rm(done, { recursive: true, force: true });
await rename(dist, done);
await addToPackage({ options, page: done, manifest });

/**
 * esbuild reads the sources; of what it splits into a dozen chunks Rollup makes few, as it knows that a part which is
 * loaded later finds what the element has loaded before. Each request keeps a slow processor busy for milliseconds.
 */
async function writeScripts(entryPoints) {
  const { outputFiles, metafile } = await build({
    metafile: true,
    absWorkingDir: here("."),
    entryPoints,
    outdir: dist,
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    ...options,
    legalComments: "none",
    chunkNames: "[name]-[hash]",
    logLevel: "warning",
    logOverride: { "ignored-bare-import": "silent" }, // the package's chunks name each other, and have no side effects
  });
  refuseCircles(metafile.inputs);
  const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const rest = [...scripts.keys()].find((path) => /\/rest-\w+\.js$/.test(path));
  const tables = [...scripts.keys()].filter((path) => /\/(columns|beside|exports)-\w+\.js$/.test(path));
  const bundle = await rollup({
    input: Object.keys(entryPoints).map((name) => `${dist}/${name}.js`),
    preserveEntrySignatures: "allow-extension",
    plugins: [
      {
        name: "esbuild-output",
        resolveId: (name, importer) => (importer ? resolve(dirname(importer), name) : name),
        load: (path) => scripts.get(path),
        renderChunk: async (code, { isDynamicEntry }) => {
          const { code: minified } = await transform(code, { minify: true, format: "esm", target: TARGET });
          return isDynamicEntry ? minified : COMPILE_AT_ONCE + minified;
        },
      },
    ],
  });
  await bundle.write({
    dir: dist,
    // Without the hash of esbuild's.
    chunkFileNames: ({ name }) => `${name.replace(/-[A-Z0-9]{8}$/, "")}-[hash].js`,
    onlyExplicitManualChunks: true,
    manualChunks: (path, { getModuleInfo }) => {
      const isNeededBy = (importer) => isImportedBy(importer, path, getModuleInfo);
      if (isNeededBy(`${dist}/worker.js`)) return "engine";
      // What parts have in common that are loaded later comes in one go with the first of them, not one after another.
      const isOfRest = path === rest || isNeededBy(rest);
      if (isNeededBy(`${dist}/sip-attach-builder.js`)) return undefined;
      if (isOfRest) return "rest";
      // Pasted tables, and the downloads with their cells.
      return tables.some((table) => path === table || isNeededBy(table)) ? "tables" : undefined;
    },
  });
  await writeLicenses(Object.keys(metafile.inputs));
}

/** Modules that import each other can be understood only together, and depend on which of them is loaded first. */
function refuseCircles(inputs) {
  const done = new Set();
  const visit = (path, way) => {
    if (way.includes(path))
      throw new Error(`These imports go in a circle: ${[...way.slice(way.indexOf(path)), path].join(", ")}`);
    if (done.has(path) || !path.startsWith("src/")) return;
    for (const { path: next, kind } of inputs[path].imports)
      if (kind === "import-statement") visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of Object.keys(inputs)) visit(path, []);
}

/** The licences of all that is inside the scripts and the module, which go wherever those go. */
async function writeLicenses(inputs) {
  const bundled = new Set(
    inputs
      .map((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
      .filter(Boolean)
      .map((path) => here(path)),
  );
  const texts = await Promise.all(
    [...bundled].sort().map(async (folder) => {
      const { name, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${name} has no licence text`);
      return `# ${name} (${license})\n\n${(await readFile(`${folder}/${file}`, "utf8")).trim()}\n`;
    }),
  );
  const engine = dirname(fileURLToPath(import.meta.resolve("sipattach/slim")));
  for (const name of ["LICENSE", "THIRD-PARTY.md"]) texts.push(await readFile(`${engine}/${name}`, "utf8"));
  await writeFile(`${dist}/LEGAL.txt`, texts.join("\n---\n\n"));
}

/** Whether a script needs another to begin with. */
function isImportedBy(importer, path, getModuleInfo) {
  return getModuleInfo(importer).importedIds.some((id) => id === path || isImportedBy(id, path, getModuleInfo));
}

/** The page asks for the engine's script along with its own, not after it. */
async function writePage() {
  const needed = await importedBy("sip-attach-builder.js", await importedBy("page.js"));
  const preloads = [...needed].map((name) => `<link rel="modulepreload" href="${name}">`);
  const html = await readFile(here("index.html"), "utf8");
  await writeFile(`${dist}/index.html`, html.replace('<script type="module"', `${preloads.join("\n")}\n$&`));
}

/** The static imports of a script of dist, and theirs. */
async function importedBy(name, found = new Set()) {
  const script = await readFile(`${dist}/${name}`, "utf8");
  for (const [, imported] of script.matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) {
    if (found.has(imported)) continue;
    found.add(imported);
    await importedBy(imported, found);
  }
  return found;
}

/** What documentation tools and editors read of the element: custom-elements.json, from its source. */
async function writeManifest() {
  const argv = ["analyze", "--litelement", "--quiet", "--globs", "src/components/builder/builder.ts"];
  const manifest = await analyze({ argv, cwd: here("."), noWrite: true });
  const [module] = manifest.modules;
  module.path = "sip-attach-builder.js";
  module.declarations = module.declarations.filter(({ customElement }) => customElement);
  for (const declaration of module.declarations) {
    declaration.events = declaration.events.filter(({ description }) => description); // not the ones it guesses
    declaration.members = declaration.members.filter(
      ({ name, privacy }) => privacy === undefined && !name.startsWith("#"),
    );
  }
  for (const { declaration } of module.exports) declaration.module = module.path;
  await writeFile(`${dist}/custom-elements.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** The files that the page consists of and their hashes, under a version that changes whenever one of them does. */
async function writeServiceWorker() {
  const names = (await readdir(dist)).filter((name) => !name.endsWith(".txt")).sort();
  const digest = (bytes) => createHash("sha256").update(bytes);
  const files = await Promise.all(
    names.map(async (name) => [name, `sha256-${digest(await readFile(`${dist}/${name}`)).digest("base64")}`]),
  );
  const version = digest(JSON.stringify(files)).digest("hex").slice(0, 16);
  const html = await readFile(`${dist}/index.html`, "utf8");
  await writeFile(`${dist}/index.html`, html.replace("</head>", `<meta name="version" content="${version}">\n$&`));
  await build({
    entryPoints: [here("service-worker.js")],
    outdir: dist,
    minify: true,
    define: {
      __VERSION__: JSON.stringify(version),
      __FILES__: JSON.stringify(files.filter(([name]) => name !== "index.html")),
    },
    logLevel: "warning",
  });
}

/** For pages that load the element from another origin: the hash of each script, as the integrity attribute has it. */
async function writeIntegrity() {
  const names = (await readdir(dist)).filter((name) => name.endsWith(".js")).sort();
  const hash = async (name) =>
    `sha384-${createHash("sha384")
      .update(await readFile(`${dist}/${name}`))
      .digest("base64")}`;
  const hashes = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await hash(name)])));
  await writeFile(`${dist}/integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`);
}

/** The example that has them: scripts that were changed on the way are refused by the browser. */
async function pinExample() {
  const hashes = JSON.parse(await readFile(`${dist}/integrity.json`, "utf8"));
  const { "page.js": _page, "service-worker.js": _worker, ...scripts } = hashes; // an element elsewhere loads neither
  const integrity = Object.fromEntries(Object.entries(scripts).map(([name, hash]) => [`../../${name}`, hash]));
  const own = scripts["sip-attach-builder.js"];
  const tags =
    `<script type="importmap">\n${JSON.stringify({ integrity }, null, 2)}\n</script>\n` +
    `<script type="module" crossorigin src="../../sip-attach-builder.js" integrity="${own}"></script>`;
  const path = `${dist}/examples/pinned/index.html`;
  const html = await readFile(path, "utf8");
  await writeFile(path, html.replace("<!-- pinned -->", tags));
}

async function report() {
  for (const name of (await readdir(dist)).filter((file) => /\.(js|css|html|wasm|svg)$/.test(file)).sort()) {
    const bytes = await readFile(`${dist}/${name}`);
    const sizes = [bytes, gzipSync(bytes), brotliCompressSync(bytes)].map(
      (each) => `${(each.length / 1024).toFixed(1)} KB`,
    );
    console.log(`${name.padEnd(32)}${sizes.map((size) => size.padStart(11)).join("")}`);
  }
}
