// Lists the files that a user downloads, and measures them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const root = fileURLToPath(new URL("../", import.meta.url));

// Everything that loading `entry` loads: its static imports. What it imports later, perhaps never, is not included.
function withImports(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, specifier] of readFileSync(entry, "utf8").matchAll(/(?:from|import)\s*"(\.[^"]+\.m?js)"/g)) {
    withImports(join(entry, "..", specifier), found);
  }
  return found;
}

/** What the engine needs before the first plan: core, glue and loader, as in the entry "sipattach/engine". */
export function engineFiles() {
  const dist = join(root, "bindings/dist");
  return [join(dist, "sipattach-core.wasm"), ...withImports(join(dist, "engine.browser.js"))];
}

/** What importing, snippets and reading answers need in addition. */
export const toolsFile = () => join(root, "bindings/dist/sipattach-tools.wasm");

/** The page with the engine and everything that it loads first, without what it asks for later. */
export function pageFiles() {
  const dist = join(root, "web/dist");
  const scripts = withImports(join(dist, "page.js"), withImports(join(dist, "sip-attach-builder.js")));
  const others = ["index.html", "page.css", "icon.svg", "sipattach-core.wasm"];
  return [...others.map((name) => join(dist, name)), ...scripts];
}

/** The scripts that the page asks for later, perhaps never. */
export function laterFiles() {
  const dist = join(root, "web/dist");
  const first = new Set(pageFiles());
  const scripts = readdirSync(dist).filter((name) => name.endsWith(".js") && name !== "service-worker.js");
  return scripts.map((name) => join(dist, name)).filter((path) => !first.has(path));
}

/** The size of a file in bytes: raw, and compressed as well as a server can. */
export function sizeOf(path) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}
