// The package as a user gets it: packed, installed into a folder of its own, and used from Node, from
// bundles and from TypeScript.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire, SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);
const bindings = fileURLToPath(new URL("../../bindings", import.meta.url));
const consumer = fileURLToPath(new URL("consumer.ts", import.meta.url));
const DRAFT = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };
const SCRIPT = `const { createEngine } = await import(process.argv[2] ?? "sipattach");
process.stdout.write(JSON.stringify((await createEngine()).plan(${JSON.stringify(DRAFT)})));`;

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sipattach-package-"));
  const pack = await run("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: bindings,
  });
  const [{ filename }] = JSON.parse(pack.stdout);
  await writeFile(join(folder, "package.json"), '{"type":"module","private":true}');
  const install = ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`];
  await run("npm", install, { cwd: folder });
  await writeFile(join(folder, "script.mjs"), SCRIPT);
});
after(() => rm(folder, { recursive: true }));

/** The files that "exports" names, under all conditions. Types come first, and there is always a default. */
function targetsOf(exports) {
  if (typeof exports === "string") return [exports];
  const names = Object.keys(exports);
  if (names.includes("types")) assert.equal(names[0], "types");
  return Object.values(exports).flatMap(targetsOf);
}

async function runs(script, args = []) {
  const { stdout } = await run(process.execPath, [script, ...args], { cwd: folder });
  assert.equal(JSON.parse(stdout).ok, true);
}

describe("the packed package", () => {
  it("holds what it needs and nothing else", async () => {
    const root = join(folder, "node_modules/sipattach");
    const stubs = ["define", "element", "engine", "inline", "slim"]; // for tools that do not know "exports"
    assert.deepEqual((await readdir(root)).sort(), ["README.md", "dist", "package.json", ...stubs].sort());
    const { exports, bin } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const targets = targetsOf(exports).filter((target) => !target.includes("*"));
    for (const target of [...targets, ...Object.values(bin)]) await readFile(join(root, target));
    for (const name of ["LICENSE", "THIRD-PARTY.md", "CHANGELOG.md"]) await readFile(join(root, "dist", name));
    for (const stub of ["define", "element", "element/define", "engine", "inline", "slim"]) {
      const manifest = JSON.parse(await readFile(join(root, stub, "package.json"), "utf8"));
      for (const member of ["main", "module", "types"]) {
        if (manifest[member] !== undefined) await readFile(join(root, stub, manifest[member]));
      }
    }
  });

  it("does not tell where it was built", async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const dist = join(folder, "node_modules/sipattach/dist");
    for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      assert.ok(!(await readFile(path)).includes(root), path);
      assert.doesNotMatch(await readFile(path, "latin1"), /wasm-out|build\/wasm\/bindings\/sipattach/, path);
    }
  });

  it("has source maps that lead to where a text was written", async () => {
    const dist = join(folder, "node_modules/sipattach/dist");
    const names = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith(".map"));
    const scripts = names.map((name) => name.slice(0, -".map".length));
    for (const name of ["index.js", "index.cjs", "inline.js", "slim.js", "workerd.js", "cli.js", "element/define.js"]) {
      assert.ok(scripts.includes(name), name);
    }
    let followed = 0;
    for (const name of scripts) {
      const [script, text] = await Promise.all(["", ".map"].map((end) => readFile(join(dist, name + end), "utf8")));
      const payload = JSON.parse(text);
      assert.match(script, new RegExp(`//# sourceMappingURL=${name.split("/").pop()}\\.map\\s*$`), name);
      for (const source of payload.sources) assert.match(source, /^(\.\.\/|wasm:)/, name);
      assert.equal(payload.sourcesContent?.length, payload.sources.length, name);
      const map = new SourceMap(payload);
      for (const [at, content] of payload.sourcesContent.entries()) {
        // Texts of the program, which no minifier changes.
        const texts = [...content.matchAll(/throw new \w+Error\("([\w ,.:;]{20,})"/g)].map(([, each]) => each);
        for (const each of texts.filter((one) => script.split(one).length === 2 && content.split(one).length === 2)) {
          const before = script.slice(0, script.indexOf(each)).split("\n");
          const entry = map.findEntry(before.length - 1, before.at(-1).length);
          assert.equal(entry.originalSource, payload.sources[at], `${name}: ${each}`);
          assert.ok(content.split("\n")[entry.originalLine].includes(each), `${name}: ${each}`);
          followed += 1;
        }
      }
    }
    assert.ok(followed > 20, `${followed} texts`);
  });

  it("has the licences of all that is inside", async () => {
    const dist = join(folder, "node_modules/sipattach/dist");
    for (const path of ["page/LEGAL.txt", "element/LEGAL.txt"]) {
      const text = await readFile(join(dist, path), "utf8");
      const inside = [/Google LLC/, /@codemirror\/view \(MIT\)/, /Marijn Haverbeke/, /libphonenumber/, /Niels Lohmann/];
      for (const name of inside) assert.match(text, name);
    }
  });

  it("works in Node", async () => {
    await runs("script.mjs");
    await runs("script.mjs", ["sipattach/inline"]);
    await runs("script.mjs", ["sipattach/slim"]);
    await runs("script.mjs", ["sipattach/engine"]);
  });

  it("works in Node where it is required", async () => {
    for (const entry of ["sipattach", "sipattach/inline", "sipattach/slim"]) {
      await writeFile(
        join(folder, "required.cjs"),
        `const { createEngine } = require(${JSON.stringify(entry)});
         createEngine().then((engine) => process.stdout.write(JSON.stringify(engine.plan(${JSON.stringify(DRAFT)}))));`,
      );
      await runs("required.cjs");
      const path = join(folder, "node_modules/sipattach/dist", `${entry.split("/")[1] ?? "index"}.cjs`);
      await writeFile(
        join(folder, "required.cjs"),
        `const { createEngine } = require(${JSON.stringify(path)});
         createEngine().then((engine) => process.stdout.write(JSON.stringify(engine.plan(${JSON.stringify(DRAFT)}))));`,
      );
      await runs("required.cjs");
    }
  });

  it("takes the copy, or says what is missing, in a Node that is too old to read files", async () => {
    await writeFile(join(folder, "older.mjs"), `process.getBuiltinModule = undefined;\n${SCRIPT}`);
    await runs("older.mjs");
    await writeFile(
      join(folder, "older-slim.mjs"),
      `process.getBuiltinModule = undefined;
       const { createEngine, EngineError } = await import("sipattach/slim");
       const error = await createEngine().catch((error) => error);
       process.stdout.write(JSON.stringify({ ok: error instanceof EngineError && /Node 20\\.16/.test(error.cause) }));`,
    );
    await runs("older-slim.mjs");
  });

  it("is one script an entry, and takes the copy where the file beside it is gone", async () => {
    const alone = join(folder, "alone");
    await mkdir(alone);
    const dist = join(folder, "node_modules/sipattach/dist");
    for (const name of ["index.js", "inline-bytes.js", "inline-rest.js"]) {
      await copyFile(join(dist, name), join(alone, name));
    }
    await runs("script.mjs", [join(alone, "index.js")]);
    await copyFile(join(dist, "slim.js"), join(alone, "slim.js"));
    await copyFile(join(dist, "sipattach.wasm"), join(alone, "sipattach.wasm"));
    await runs("script.mjs", [join(alone, "slim.js")]);
  });

  it("has its command", async () => {
    const command = join(folder, "node_modules/.bin/sipattach");
    assert.match((await run(command, ["--version"])).stdout, /^sipattach \d/);
  });

  it("does nothing when it is imported", async () => {
    await writeFile(
      join(folder, "import.mjs"),
      `const before = new Set(Object.getOwnPropertyNames(globalThis));
       globalThis.fetch = () => { throw new Error("fetched"); };
       WebAssembly.compile = () => { throw new Error("compiled"); };
       await import("sipattach");
       await import("sipattach/inline");
       const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
       process.stdout.write(JSON.stringify({ ok: added.length === 0 }));`,
    );
    await runs("import.mjs");
  });

  it("needs no eval", async () => {
    const { stdout } = await run(process.execPath, ["--disallow-code-generation-from-strings", "script.mjs"], {
      cwd: folder,
    });
    assert.equal(JSON.parse(stdout).ok, true);
  });

  it("keeps the module out of the scripts that load it from a file", async () => {
    const dist = join(folder, "node_modules/sipattach/dist");
    const { size } = await import("node:fs").then(({ statSync }) => statSync(join(dist, "sipattach.wasm")));
    const result = await build({
      entryPoints: [join(dist, "slim.js")],
      bundle: true,
      format: "esm",
      write: false,
    });
    assert.ok(result.outputFiles[0].contents.length < size / 4);
  });
});

describe("bundled with esbuild", () => {
  const bundle = async (entry, outdir, options) => {
    await writeFile(
      join(folder, "app.mjs"),
      `import { createEngine } from ${JSON.stringify(entry)};
       process.stdout.write(JSON.stringify((await createEngine()).plan(${JSON.stringify(DRAFT)})));`,
    );
    await build({
      absWorkingDir: folder,
      entryPoints: ["app.mjs"],
      bundle: true,
      format: "esm",
      outdir,
      outExtension: { ".js": ".mjs" },
      logLevel: "error",
      ...options,
    });
  };

  for (const platform of ["browser", "node"]) {
    it(`for ${platform}, without the file beside it`, async () => {
      await bundle("sipattach", `out-${platform}`, { platform });
      await runs(`out-${platform}/app.mjs`);
    });

    it(`for ${platform}, in chunks`, async () => {
      await bundle("sipattach", `chunks-${platform}`, { platform, splitting: true });
      await runs(`chunks-${platform}/app.mjs`);
    });
  }

  it("as the slim entry, with the file beside it", async () => {
    await bundle("sipattach/slim", "out-slim", { platform: "browser" });
    await copyFile(join(folder, "node_modules/sipattach/dist/sipattach.wasm"), join(folder, "out-slim/sipattach.wasm"));
    await runs("out-slim/app.mjs");
  });
});

describe("the types", () => {
  it("compile without the DOM library and without those of Node", async () => {
    await cp(consumer, join(folder, "bare.ts"));
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022"];
    const args = [...flags, "--module", "nodenext", "--moduleResolution", "nodenext", "bare.ts"];
    await run(process.execPath, [tsc, ...args], { cwd: folder }).catch(({ stdout }) => assert.fail(stdout));
  });

  it("compile for a program that requires it", async () => {
    await cp(consumer, join(folder, "required.cts"));
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
    const args = [...flags, "--module", "node16", "--moduleResolution", "node16", "required.cts"];
    await run(process.execPath, [tsc, ...args], { cwd: folder }).catch(({ stdout }) => assert.fail(stdout));
  });

  const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  for (const [module, moduleResolution] of [
    ["esnext", "bundler"],
    ["node16", "node16"],
    ["nodenext", "nodenext"],
  ]) {
    it(`compile for a consumer with ${moduleResolution}`, async () => {
      await cp(consumer, join(folder, "consumer.ts"));
      const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];
      const lib = ["--lib", "es2022,dom"];
      const args = [...flags, ...lib, "--module", module, "--moduleResolution", moduleResolution];
      await run(process.execPath, [tsc, ...args, "consumer.ts"], { cwd: folder }).catch(({ stdout }) =>
        assert.fail(stdout),
      );
    });
  }

  it("offer the fields of a draft where one is written", async () => {
    const { default: ts } = await import("typescript");
    const path = join(folder, "completed.ts");
    const text = `import { createEngine } from "sipattach";
      const engine = await createEngine();
      engine.plan({ /*draft*/ directions: [{ type: "outbound", options: { /*options*/ } }, { type: "inbound", /*inbound*/ }] });`;
    await writeFile(path, text);
    const options = { strict: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext };
    const service = ts.createLanguageService({
      ...ts.sys,
      useCaseSensitiveFileNames: () => true,
      getCompilationSettings: () => options,
      getScriptFileNames: () => [path],
      getScriptVersion: () => "1",
      getScriptSnapshot: (name) => {
        const source = ts.sys.readFile(name);
        return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
      },
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
    for (const [place, expected] of Object.entries({
      draft: ["phone_number", "phone_numbers", "service", "trunk_id"],
      options: ["port", "secure_media", "sip_password", "sip_realm", "sip_username", "transport"],
      inbound: ["auth_mode", "headers", "options", "register_auth", "sip_endpoint"],
    })) {
      const { entries } = service.getCompletionsAtPosition(path, text.indexOf(`/*${place}*/`), {});
      assert.deepEqual(entries.map(({ name }) => name).sort(), expected);
    }
  });

  it("of the element compile for a consumer", async () => {
    await cp(fileURLToPath(new URL("define.ts", import.meta.url)), join(folder, "define.ts"));
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
    const args = [...flags, "--module", "esnext", "--moduleResolution", "bundler", "define.ts"];
    await run(process.execPath, [tsc, ...args], { cwd: folder }).catch(({ stdout }) => assert.fail(stdout));
  });

  it("are checked by that: a wrong use does not compile", async () => {
    const text = await readFile(consumer, "utf8");
    const wrong = text.replace('"number.not_e164"', '"number.no_such_code"');
    assert.notEqual(wrong, text);
    await writeFile(join(folder, "wrong.ts"), wrong);
    const args = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "wrong.ts"];
    const { stdout } = await run(process.execPath, [tsc, ...args], { cwd: folder }).then(
      () => assert.fail("it compiled"),
      (error) => error,
    );
    assert.match(stdout, /wrong\.ts.*"number\.no_such_code"/);
  });
});
