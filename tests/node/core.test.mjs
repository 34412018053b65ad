// The engine in two modules: the core needs nothing of the tools, both say what the whole one says, and
// parts that do not belong together are refused.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createEngine } from "sipattach";
import { functionOf, readCases, textsOf } from "./cases.mjs";

const dist = fileURLToPath(new URL("../../bindings/dist/", import.meta.url));
const CORE = new Set(["briefInfo", "plan", "readNumber", "readBaseUrl", "readEndpoint", "redact"]);

describe("the engine in two modules", () => {
  const folders = [];
  let whole;

  /** Starts the engine of a copy of the package in which files were changed. */
  async function startCopy(change) {
    const folder = await mkdtemp(join(tmpdir(), "sipattach-core-"));
    folders.push(folder);
    await cp(dist, folder, { recursive: true });
    await change(folder);
    return (await import(pathToFileURL(join(folder, "index.js")))).createEngine({ core: true });
  }
  const answersOf = (engine, given) => engine.text(functionOf(given.call), ...textsOf(given));

  before(async () => {
    whole = await createEngine({ bytes: await readFile(join(dist, "sipattach.wasm")) });
  });
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it("answers every case as the whole one does, and the core's cases without the tools", async () => {
    const core = await startCopy((folder) => rm(join(folder, "sipattach-tools.wasm")));
    const both = await createEngine({ core: true });
    const called = { core: 0, tools: 0 };
    for (const given of readCases()) {
      const isCore = CORE.has(functionOf(given.call));
      called[isCore ? "core" : "tools"] += 1;
      const expected = answersOf(whole, given);
      assert.equal(answersOf(both, given), expected, given.name);
      if (isCore) assert.equal(answersOf(core, given), expected, given.name);
    }
    assert.ok(called.core > 500 && called.tools > 200, JSON.stringify(called));
  });

  it("tells what it is without the tools, but for what the codes mean", async () => {
    const core = await startCopy((folder) => rm(join(folder, "sipattach-tools.wasm")));
    const codes = whole.info.codes.map((code) => ({ ...code, summary: "", source: "" }));
    assert.deepEqual(JSON.parse(core.text("briefInfo")), { ...whole.info, codes });
  });

  it("says which call needs the tools when their file is missing, and works on", async () => {
    const core = await startCopy((folder) => rm(join(folder, "sipattach-tools.wasm")));
    assert.throws(() => core.readCurl("curl https://api.bland.ai"), {
      name: "EngineError",
      message: /could not be loaded/,
    });
    assert.equal(core.readNumber("+14155550100").value, "+14155550100");
  });

  it("refuses the tools of another build", async () => {
    const core = await startCopy(async (folder) => {
      const file = join(folder, "sipattach-tools.wasm");
      const bytes = await readFile(file);
      const names = bytes.toString("latin1").matchAll(/core-[0-9a-f]{12}/g);
      for (const { index } of names) bytes.write("core-000000000000", index, "latin1");
      await writeFile(file, bytes);
    });
    assert.throws(() => core.readCurl("curl https://api.bland.ai"), { name: "EngineError", message: /do not fit/ });
    assert.equal(core.readNumber("+14155550100").value, "+14155550100");
  });

  it("has the tools again after a crash", async () => {
    const engine = await startCopy(() => {});
    const first = engine.text("readCurl", "curl https://api.bland.ai");
    const { grow } = WebAssembly.Memory.prototype;
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError("out of memory");
    };
    try {
      assert.throws(() => engine.readNumbers("+14155552671\n".repeat(1_000_000)), { name: "EngineError" });
    } finally {
      WebAssembly.Memory.prototype.grow = grow;
    }
    assert.equal(engine.text("readCurl", "curl https://api.bland.ai"), first);
  });
});
