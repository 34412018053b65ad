// Adds what web builds to the package: the page as it is (dist/page), for who serves it, and the element for
// bundlers (dist/element). That one is built apart: it shares the engine with a program that uses the package
// too, and a bundler must be able to make one script of its worker.
import { build } from "esbuild";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { declarations } from "./element-types.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const packageDist = dirname(fileURLToPath(import.meta.resolve("sipattach/slim")));
const BUILDER = here("src/components/builder/builder.ts");

/**
 * The scripts of the package one folder above, with the copy of the module for bundlers that emit no file of
 * `new URL`.
 */
const besides = {
  name: "besides",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^sipattach\/(slim|engine)$/ }, () => ({
      path: "../index.browser.js",
      external: true,
      sideEffects: false,
    })),
};

/** Of the package only what starts an engine, with its files one folder above. */
const engineOnly = {
  name: "engine-only",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sipattach\/(slim|engine)$/ }, ({ path }) => ({ path, namespace: "engine" }));
    onLoad({ filter: /.*/, namespace: "engine" }, () => ({
      contents: 'export { createEngine } from "./slim.browser.js";',
      resolveDir: packageDist,
    }));
    onLoad({ filter: /[\\/]dist[\\/][\w.-]+\.js$/ }, async ({ path }) =>
      dirname(path) === packageDist
        ? { contents: (await readFile(path, "utf8")).replaceAll('"./sipattach', '"../sipattach') }
        : undefined,
    );
  },
};

/** `options`: those that the page's scripts are built with. `manifest`: custom-elements.json of the page. */
export async function addToPackage({ options, page, manifest }) {
  const element = join(packageDist, "element");
  await Promise.all(
    ["page", "element", "jsx"].map((name) => rm(join(packageDist, name), { recursive: true, force: true })),
  );
  await mkdir(element, { recursive: true });
  const define = { ...options.define, IN_PACKAGE: "true" };
  const common = {
    ...options,
    define,
    bundle: true,
    minify: true,
    format: "esm",
    outdir: element,
    logLevel: "warning",
  };
  await build({
    ...common,
    entryPoints: { element: BUILDER, define: here("src/index.ts") },
    splitting: true,
    sourcemap: true,
    chunkNames: "[name]-[hash]",
    legalComments: "none",
    plugins: [...options.plugins, besides],
  });
  await build({
    ...common,
    entryPoints: { worker: here("src/engine/worker.ts") },
    legalComments: "none",
    plugins: [...options.plugins, engineOnly],
  });
  const types = declarations(BUILDER).replaceAll('"sipattach"', '"../index.js"');
  await writeFile(join(element, "element.d.ts"), types);
  await writeFile(join(element, "define.d.ts"), 'export * from "./element.js";\n');
  await cp(join(page, "LEGAL.txt"), join(element, "LEGAL.txt"));
  await cp(here("jsx"), join(packageDist, "jsx"), { recursive: true });
  const described = JSON.stringify(manifest, null, 2).replaceAll("sip-attach-builder.js", "dist/element/define.js");
  await writeFile(join(packageDist, "custom-elements.json"), `${described}\n`);
  // Without what the package has in another place.
  const leftOut = ["examples", "types", "sip-attach-builder.d.ts", "custom-elements.json"].map((name) =>
    join(page, name),
  );
  await cp(page, join(packageDist, "page"), { recursive: true, filter: (path) => !leftOut.includes(path) });
}
