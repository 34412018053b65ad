// What a user downloads, and how big that is.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const root = fileURLToPath(new URL("../", import.meta.url));

function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

// Everything that loading `entry` brings: its static imports. What it imports later, and perhaps never, has
// no part in it.
function withImports(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, specifier] of readFileSync(entry, "utf8").matchAll(/(?:from|import)\s*"(\.[^"]+\.m?js)"/g)) {
    withImports(join(entry, "..", specifier), found);
  }
  return found;
}

/** The engine: WebAssembly, glue and loader. */
export function engineFiles() {
  const dist = join(root, "bindings/dist");
  return [join(dist, "sipattach.wasm"), ...withImports(join(dist, "index.js"))];
}

/** The page with the engine and all that it loads first. */
export function pageFiles() {
  return filesIn(join(root, "web/dist")).filter((path) => !/examples|LEGAL|\/de-[^/]*$/.test(path));
}

/** Bytes as they are, and as a server that took the trouble sends them. */
export function sizeOf(path) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}
