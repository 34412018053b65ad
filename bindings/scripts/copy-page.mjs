// Copies the built page (web/dist) into the package, for `sipattach ui`: after both are built.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";

const page = new URL("../../web/dist/", import.meta.url);
const dist = new URL("../dist/", import.meta.url);
const target = new URL("page/", dist);

/** Scripts, styles, the page itself, licences. What is for embedding and for working offline stays out. */
const isWanted = (name) => /\.(html|css|js|svg|txt)$/.test(name) && name !== "service-worker.js";

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
for (const entry of await readdir(page, { withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = await readFile(new URL(entry.name, page));
  if (isWanted(entry.name)) await writeFile(new URL(entry.name, target), bytes);
  // The modules are in the package already; a page of another build would not start with them.
  if (!entry.name.endsWith(".wasm")) continue;
  if (!bytes.equals(await readFile(new URL(entry.name, dist)))) {
    throw new Error(`web/dist/${entry.name} is of another build than the package: build the page again`);
  }
}
