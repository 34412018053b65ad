// The engine in two modules: the core alone plans usual drafts and does not answer what it cannot answer; both
// together say what the whole engine says; and parts that do not belong together are refused.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createEngine } from "sipattach";
import { CONTEXT, makeDraft, makeNumbers } from "../bench/corpus.mjs";
import { functionOf, readCases, textsOf } from "./cases.mjs";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/**
 * Call it now and then in a loop that starts an instance each time. Node does not know how much memory an instance
 * has, and keeps thousands of them; memory of collected instances is released between turns of the event loop.
 */
async function giveBack(times) {
  if (times % 20 !== 0) return;
  collectGarbage();
  await setImmediate();
}

const dist = fileURLToPath(new URL("../../bindings/dist/", import.meta.url));
const usualDrafts = JSON.parse(await readFile(new URL("../../bindings/usual-drafts.json", import.meta.url), "utf8"));

describe("the engine in two modules", () => {
  const folders = [];
  let whole;

  /** Starts the engine of a copy of the package with changed files. */
  async function startCopy(change) {
    const folder = await mkdtemp(join(tmpdir(), "sipattach-core-"));
    folders.push(folder);
    await cp(dist, folder, { recursive: true });
    await change(folder);
    return (await import(pathToFileURL(join(folder, "index.js")))).createEngine({ core: true });
  }
  const withoutTools = (folder) => rm(join(folder, "sipattach-tools.wasm"));
  const answersOf = (engine, given) => engine.text(functionOf(given.call), ...textsOf(given));

  before(async () => {
    whole = await createEngine({ bytes: await readFile(join(dist, "sipattach.wasm")) });
  });
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it("answers every case as the whole one does, whenever in a call the tools are read", async () => {
    const both = await createEngine({ core: true });
    for (const [index, given] of readCases().entries()) {
      both.dispose(); // the next call starts with the core alone
      assert.equal(answersOf(both, given), answersOf(whole, given), given.name);
      await giveBack(index);
    }
  });

  it("adds the tools once to an instance", async () => {
    const engine = await startCopy(() => {});
    const { Instance } = WebAssembly;
    let started = 0;
    WebAssembly.Instance = function (...args) {
      started += 1;
      return new Instance(...args);
    };
    try {
      engine.dispose();
      for (let times = 0; times < 10; times += 1) {
        engine.readCurl("curl https://api.bland.ai");
        engine.plan({ phone_numbers: ["020 7946 0018"] });
        // Calls with three texts go through a function of the tools.
        engine.applyProvider({}, "twilio", {});
      }
    } finally {
      WebAssembly.Instance = Instance;
    }
    assert.equal(started, 2); // the core and its tools
  });

  it("plans usual drafts with the core alone", async () => {
    const core = await startCopy(withoutTools);
    assert.ok(usualDrafts.length > 0);
    for (const { draft, context } of usualDrafts) {
      assert.deepEqual(core.plan(draft, context), whole.plan(draft, context));
      assert.deepEqual(core.redact(draft), whole.redact(draft));
    }
    assert.deepEqual(core.readBaseUrl(), whole.readBaseUrl());
  });

  it("plans a good number of any country with the core alone", async () => {
    const core = await startCopy(withoutTools);
    const plan = (engine, number) => engine.plan({ phone_number: number, directions: [{ type: "inbound" }] });
    let seed = 1;
    const random = (below) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;
    let planned = 0;
    for (let code = 1; code < 1000; code += 1) {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        const number = `+${code}${2 + random(8)}${String(random(1e9)).slice(0, 5 + random(5))}`;
        const expected = plan(whole, number);
        if (!expected.ok || expected.diagnostics.some(({ severity }) => severity !== "info")) continue;
        assert.deepEqual(plan(core, number), expected, number);
        planned += 1;
        break;
      }
    }
    assert.ok(planned > 300, `${planned} numbers`);
  });

  // A single function outside the core costs a program 13 ms.
  it("plans lists of numbers as people write them with the core alone", async () => {
    const core = await startCopy(withoutTools);
    const numbers = makeNumbers(3000);
    while (numbers.length > 0) {
      const draft = makeDraft(numbers.splice(0, 100));
      assert.deepEqual(core.plan(draft, CONTEXT), whole.plan(draft, CONTEXT));
    }
  });

  it("leaves the texts of unusual diagnostics to the tools", async () => {
    const core = await readFile(join(dist, "sipattach-core.wasm"), "latin1");
    const tools = await readFile(join(dist, "sipattach-tools.wasm"), "latin1");
    // The table of these texts has long runs of zeros, where Binaryen splits it: one code from each part.
    for (const code of ["bulk.empty", "json.too_deep", "uri.ipv6"]) {
      assert.ok(tools.includes(code), code);
      assert.ok(!core.includes(code), code);
    }
    assert.ok(core.includes("number.too_long"));
  });

  it("gives the right answer or none with the core alone", async () => {
    const core = await startCopy(withoutTools);
    const count = { answered: 0, refused: 0 };
    for (const [index, given] of readCases().entries()) {
      await giveBack(index);
      let answer;
      try {
        answer = answersOf(core, given);
        count.answered += 1;
      } catch (error) {
        assert.equal(error.name, "EngineError", given.name);
        assert.match(error.message, /could not be loaded/, given.name);
        count.refused += 1;
        continue;
      }
      assert.equal(answer, answersOf(whole, given), given.name);
    }
    assert.ok(count.answered > 50 && count.refused > 100, JSON.stringify(count));
  });

  it("says which call needs the tools when their file is missing, and works on", async () => {
    const core = await startCopy(withoutTools);
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
