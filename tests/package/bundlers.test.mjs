// The packed package in the most common bundlers, without configuration: the module must become a separate file,
// and there must be no warnings. scripts/test-packages tries many more.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { startBrowser } from "../environments/browser.mjs";
import { ENVIRONMENTS } from "../environments/environments.mjs";
import { tryOut } from "../environments/try-out.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const quick = ENVIRONMENTS.filter((environment) => environment.quick);

let work;
let installed;
let browser;

/** Links a tool that is installed for the tests of this repository. */
function link(name) {
  const to = join(installed, "node_modules", name);
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to)) symlinkSync(join(root, "node_modules", name), to);
}

before(async () => {
  work = mkdtempSync(join(tmpdir(), "sipattach-bundlers-"));
  installed = join(work, "installed");
  mkdirSync(installed);
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", work], {
    cwd: join(root, "bindings"),
    encoding: "utf8",
  });
  writeFileSync(join(installed, "package.json"), '{"private":true}');
  const tarball = join(work, JSON.parse(packed)[0].filename);
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: installed });
  for (const name of new Set(quick.flatMap(({ packages = {} }) => Object.keys(packages)))) link(name);
  rmSync(join(installed, "node_modules/.bin"), { recursive: true, force: true });
  link(".bin");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

describe("without configuration", () => {
  for (const environment of quick) {
    for (const variant of environment.variants) {
      it(`${environment.name}: the ${variant.of}`, { timeout: 590_000 }, async () => {
        const { result, notes, module, emitted } = await tryOut(environment, variant, installed, browser);
        assert.equal(result, "ok", [result, ...notes].join("\n"));
        assert.equal(module, environment.module);
        if (environment.page !== undefined && environment.module === "file") {
          assert.ok(emitted.some(({ file, bytes }) => file.endsWith(".wasm") && bytes > 100_000));
        }
      });
    }
  }

  it("takes the versions that are installed here", () => {
    for (const { packages = {} } of quick) {
      for (const [name, version] of Object.entries(packages)) {
        const manifest = readFileSync(join(root, "node_modules", name, "package.json"), "utf8");
        assert.equal(JSON.parse(manifest).version, version, name);
      }
    }
  });
});
