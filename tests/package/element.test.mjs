// The element's types as the program of a page gets them: the files of web/dist, with nothing else installed.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, cp, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");

it("the types of the element compile for a consumer", async (test) => {
  const folder = await mkdtemp(join(tmpdir(), "sipattach-element-"));
  test.after(() => rm(folder, { recursive: true }));
  await cp(here("../../web/dist"), folder, { recursive: true });
  await copyFile(here("element.ts"), join(folder, "element.ts"));
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
  const args = [...flags, "--module", "esnext", "--moduleResolution", "bundler", "element.ts"];
  await promisify(execFile)(process.execPath, [tsc, ...args], { cwd: folder }).catch(({ stdout }) =>
    assert.fail(stdout),
  );
});
