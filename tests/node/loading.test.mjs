// Every failure to load the engine is reported in the same way; also the ways to start and to dispose of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { createEngine, createEngineSync, EngineError } from "../../bindings/dist/index.js";
import * as inline from "../../bindings/dist/inline.js";
import * as slim from "../../bindings/dist/slim.js";

const DRAFT = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };
const bytes = await readFile(new URL("../../bindings/dist/sipattach.wasm", import.meta.url));
// A valid module that is not ours.
const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

describe("a source that cannot be used", () => {
  const sources = {
    "broken bytes": { bytes: Uint8Array.of(1, 2, 3) },
    "bytes that are none": { bytes: "AGFzbQ==" },
    "a module that is none": { module: {} },
    "null for a module": { module: null },
    "another module": { bytes: empty },
    "a URL that cannot be read": { url: "http://[" },
    "a URL without a server": { url: "http://127.0.0.1:9/sipattach.wasm" },
    "a file that is not there": { url: new URL("missing.wasm", import.meta.url) },
    "a URL that is none": { url: 5 },
    "no source": {},
    "a text": "sipattach.wasm",
    "a number": 5,
  };
  for (const [name, source] of Object.entries(sources)) {
    for (const [entry, start] of Object.entries({
      sipattach: createEngine,
      slim: slim.createEngine,
      inline: inline.createEngine,
    })) {
      it(`is an EngineError: ${name}, ${entry}`, async () => {
        const error = await start(source).then(
          () => assert.fail("it started"),
          (reason) => reason,
        );
        assert.equal(error.name, "EngineError");
        if (typeof source === "object" && Object.keys(source).length > 0 && name !== "another module") {
          assert.ok(error.cause instanceof Error, "without a cause");
        }
      });
    }
  }

  it("is an EngineError of createEngineSync too", () => {
    for (const source of [
      {},
      null,
      "text",
      { bytes: empty },
      { module: {} },
      { bytes: Uint8Array.of(1) },
      { url: "x" },
    ]) {
      assert.throws(() => createEngineSync(source), EngineError);
    }
  });
});

describe("the development server of Vite 7 and earlier", () => {
  // The tool has moved the scripts to its cache, and answers with a page for missing files.
  it("serves the module where the package is", async (test) => {
    const server = createServer(({ url }, response) => {
      const isModule = url === "/base/node_modules/sipattach/dist/sipattach.wasm";
      response.writeHead(200, { "content-type": isModule ? "application/wasm" : "text/html" });
      response.end(isModule ? bytes : "<!doctype html>");
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    test.after(() => server.close());
    const cache = `http://127.0.0.1:${server.address().port}/base/node_modules/.vite/deps/`;
    const engine = await slim.createEngine({ url: `${cache}sipattach.wasm` });
    assert.equal(engine.plan(DRAFT).ok, true);
    await assert.rejects(slim.createEngine({ url: `${cache}other.wasm` }), { name: "EngineError" });
  });
});

describe("createEngineSync", () => {
  it("starts from bytes and from a compiled module", () => {
    assert.equal(createEngineSync({ bytes }).plan(DRAFT).ok, true);
    const engine = createEngineSync({ module: new WebAssembly.Module(bytes) });
    assert.equal(engine.plan(DRAFT).ok, true);
    assert.equal(engine.readCurl("curl https://api.bland.ai").recognized, true);
  });
});

describe("dispose", () => {
  it("does not disturb others, and the next call starts anew", async () => {
    const engine = await createEngine();
    const before = engine.plan(DRAFT);
    engine.dispose();
    engine.dispose();
    assert.deepEqual((await createEngine()).plan(DRAFT), before);
    assert.equal(engine.readCurl("curl https://api.bland.ai").recognized, true);
  });

  it("keeps the tools that were loaded", async () => {
    const engine = await createEngine({ core: true });
    await engine.loadTools();
    engine.dispose();
    assert.equal(engine.hasTools, true);
    assert.ok(engine.providers().length > 0);
  });
});
