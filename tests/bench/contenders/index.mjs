// Who takes part, and how each becomes a module that can be loaded: an object with `start()`, which
// resolves to `{ inputsOf(text, context), plan(draft, context) }`.
//
// All are bundled and minified, in Node too, because that loads fastest. Those "as installed" are not, because
// that is how Node programs load them.
import { readFileSync } from "node:fs";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { _ } from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { formats } from "./formats.mjs";
import { AJV_OPTIONS, draftSchema } from "./draft-schema.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
export const buildFolder = join(root, "build/bench");

export const LIBRARIES = ["libphonenumber-js", "google-libphonenumber", "awesome-phonenumber"];
/** A library by the name that its users know. */
export function labelOf(library) {
  return library === "libphonenumber-js" ? "libphonenumber-js/max" : library;
}

/**
 * `{ id, label, library, ajv, module }`; `module` is the file to import, after `buildContenders`. `ajv` says
 * how the schema is compiled: "precompiled" or "at run time". The engine has neither.
 */
export const engine = {
  id: "engine",
  label: "sipattach",
  module: join(buildFolder, "contenders", "engine", "engine.mjs"),
};
/** The engine as a Node program imports it, by its package name. */
export const installedEngine = {
  id: "engine-installed",
  label: "sipattach, as installed",
  module: join(here, "engine.mjs"),
};
/** Another build of the package, from the `dist` folder that the variable names, to compare two builds in one run. */
const other = process.env.SIPATTACH_BENCH_BESIDE;
export const otherBuilds =
  other === undefined
    ? []
    : [
        {
          id: "other",
          label: "sipattach, the other build",
          module: join(buildFolder, "contenders", "other", "engine.mjs"),
        },
      ];
export const peers = LIBRARIES.flatMap((library) =>
  ["precompiled", "at run time"].map((ajv) => {
    const id = `${library}-${ajv.replaceAll(" ", "-")}`;
    const label = `Ajv ${ajv} + ${labelOf(library)}`;
    return { id, label, library, ajv, module: join(buildFolder, "contenders", `${id}.mjs`) };
  }),
);
/** The fastest form of each peer. */
export const precompiledPeers = peers.filter(({ ajv }) => ajv === "precompiled");
/** The peers as `npm install` gives them: many files, with the schema compiled at run time. */
export const installedPeers = LIBRARIES.map((library) => ({
  id: `${library}-installed`,
  label: `Ajv + ${labelOf(library)}, as installed`,
  library,
  ajv: "at run time",
  module: join(buildFolder, "installed", `${library}.mjs`),
}));
export const contenders = [engine, ...peers];
export const allContenders = [...contenders, installedEngine, ...installedPeers];

/** The source of a peer's module; `from` returns the specifier for a file of this folder. */
function peerSource({ library, ajv }, from) {
  const validator =
    ajv === "precompiled"
      ? `import validate from "precompiled-validator";`
      : `import { createValidator } from ${from("ajv.mjs")};\nconst validate = createValidator();`;
  return `${validator}
import { createPlanner } from ${from("planner.mjs")};
import { readNumber } from ${from(`${library}.mjs`)};
export async function start() {
  return createPlanner(validate, readNumber);
}
`;
}

/** The validator as a separate module, which needs only a helper or two of Ajv. */
export function precompiledValidator() {
  const code = { source: true, esm: true, formats: _`formats` };
  const ajv = new Ajv2020({ ...AJV_OPTIONS, formats, code });
  const schema = readFileSync(join(root, "tests/mock/attach.schema.json"), "utf8");
  const validate = ajv.compile(draftSchema(JSON.parse(schema)));
  return `import { formats } from "./formats.mjs";\n${standaloneCode(ajv, validate)}`;
}

const precompiled = {
  name: "precompiled-validator",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^precompiled-validator$/ }, ({ path }) => ({ path, namespace: path }));
    onLoad({ filter: /.*/, namespace: "precompiled-validator" }, () => ({
      contents: precompiledValidator(),
      resolveDir: here,
    }));
  },
};

/** Bundles `source`, which may import contenders' files, into one minified module. */
export async function bundle(source, outfile, options = {}) {
  await build({
    stdin: { contents: source, resolveDir: here, loader: "js" },
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    plugins: [precompiled],
    ...options,
  });
}

/** The module of a contender as a specifier for `bundle`. */
export function bundleSource(contender) {
  return contender === engine
    ? `export { start } from ${JSON.stringify(installedEngine.module)};`
    : peerSource(contender, (name) => JSON.stringify(`./${name}`));
}

/** The engine of a `dist` folder as one script, with the modules that it reads beside it. */
async function bundleEngine(module, dist) {
  const alias = { "sipattach/engine": join(dist, "engine.js") };
  await bundle(bundleSource(engine), module, { platform: "node", alias });
  for (const name of ["sipattach-core.wasm", "sipattach-tools.wasm"])
    await copyFile(join(dist, name), join(module, "..", name));
}

/** Writes the modules of all contenders. */
export async function buildContenders() {
  for (const folder of ["contenders", "installed"]) {
    await rm(join(buildFolder, folder), { recursive: true, force: true });
    await mkdir(join(buildFolder, folder), { recursive: true });
  }
  await bundleEngine(engine.module, join(root, "bindings/dist"));
  for (const { module } of otherBuilds) await bundleEngine(module, resolve(other));
  for (const peer of peers) await bundle(bundleSource(peer), peer.module);
  for (const peer of installedPeers) {
    await writeFile(
      peer.module,
      peerSource(peer, (name) => JSON.stringify(join(here, name))),
    );
  }
}
