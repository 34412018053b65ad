// Everything that the build uses is pinned, and nothing of the machine that it runs on gets into its output.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const run = (program, args, env = {}) =>
  new Promise((resolve) => {
    execFile(program, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });

describe("what is built from", () => {
  it("is pinned by a hash: every npm package", async () => {
    const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
    const loose = Object.entries(packages).filter(
      ([path, { link, integrity }]) =>
        path.includes("node_modules/") && link !== true && !/^sha512-/.test(integrity ?? ""),
    );
    assert.deepEqual(loose, []);
  });

  it("is compared with its hash each time, not only when it was fetched", async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "sipattach-sources-"));
    context.after(() => rm(folder, { recursive: true }));
    const fetchDeps = (env) => run(join(root, "scripts/fetch-deps"), [], { SIPATTACH_DEPS_DIR: folder, ...env });
    await cp(join(root, "build/deps"), folder, { recursive: true });
    const first = await fetchDeps();
    assert.equal(first.code, 0, first.said);
    const source = join(folder, "libphonenumber/cpp/src/phonenumbers/phonenumberutil.cc");
    await appendFile(source, "// changed\n");
    const changed = await fetchDeps();
    assert.equal(changed.code, 1, changed.said);
    assert.match(changed.said, /is not the libphonenumber whose hash scripts\/sources\.sha256 has/);
    const forced = await fetchDeps({ SIPATTACH_UNPINNED: "1" });
    assert.equal(forced.code, 0);
    assert.match(forced.said, /warning: .* is not the libphonenumber/);
  });

  it("has a hash for each source, in the version that is pinned elsewhere", async () => {
    const pins = (await readFile(join(root, "scripts/sources.sha256"), "utf8"))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => /^[\da-f]{64} {2}(\S+) (\S+)$/.exec(line).slice(1));
    const versions = Object.fromEntries(pins);
    assert.deepEqual(Object.keys(versions).sort(), [
      "gmock",
      "google-libphonenumber",
      "gtest",
      "libphonenumber",
      "nlohmann-json",
    ]);
    const tests = JSON.parse(await readFile(join(root, "tests/package.json"), "utf8"));
    assert.equal(versions["google-libphonenumber"], tests.devDependencies["google-libphonenumber"]);
    const fetchDeps = await readFile(join(root, "scripts/fetch-deps"), "utf8");
    assert.ok(fetchDeps.includes(`tarball=libphonenumber_${versions.libphonenumber}+ds.orig.tar.xz`));
  });
});

describe("what is built with", () => {
  const check = (version, ...more) =>
    run("cmake", [`-DEMSCRIPTEN_VERSION=${version}`, ...more, "-P", join(root, "cmake/CheckEmscripten.cmake")]);

  it("is one version of Emscripten", async () => {
    assert.equal((await check("3.1.6")).code, 0);
    for (const version of ["3.1.5", "3.1.61", "4.0.0", ""]) {
      const { code, said } = await check(version);
      assert.equal(code, 1, version);
      assert.match(said, /the module is built with 3\.1\.6/);
    }
    assert.equal((await check("4.0.0", "-DSIPATTACH_ANY_EMSCRIPTEN=ON")).code, 0);
    const cmake = await readFile(join(root, "CMakeLists.txt"), "utf8");
    assert.match(cmake, /if\(EMSCRIPTEN\)\s+include\(CheckEmscripten\)/);
  });
});

describe("what is built", () => {
  it("says nothing of where: no path, no name of the machine or the user", async () => {
    const files = [];
    for (const folder of ["bindings/dist", "web/dist"])
      for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
        if (entry.isFile()) files.push(join(entry.parentPath ?? entry.path, entry.name));
    assert.ok(files.length > 100);
    const traces = [
      root,
      tmpdir() === "/tmp" ? "/tmp/sipattach" : tmpdir(),
      "/usr/share/emscripten",
      "/home/",
      "node_modules/.cache",
    ];
    for (const file of files) {
      const text = await readFile(file, "latin1");
      for (const trace of traces) assert.ok(!text.includes(trace), `${trace} in ${file}`);
    }
  });
});
