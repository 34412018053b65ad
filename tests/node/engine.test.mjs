// Starting the engine in every way, and what it does when it crashes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { Worker } from "node:worker_threads";
import {
  applyPatch,
  checklistMarkdown,
  createEngine,
  createTrunk,
  decodeText,
  discover,
  Engine,
  EngineError,
  explainTrunk,
  getStatus,
  judgeTrunk,
  readApiKey,
  SendError,
  testCall,
  trunkUrl,
  updateTrunk,
} from "sipattach";
import * as inline from "sipattach/inline";
import * as slim from "sipattach/slim";
import { readCases } from "./cases.mjs";

const WASM = new URL("../../bindings/dist/sipattach.wasm", import.meta.url);
const DRAFT = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };
const isGood = (engine) => engine.plan(DRAFT).ok;

describe("createEngine", () => {
  it("shares one engine, started once", async () => {
    const [first, second] = await Promise.all([createEngine(), createEngine()]);
    assert.equal(first, second);
    assert.ok(first instanceof Engine);
    assert.ok(isGood(first));
  });

  it("takes a module, bytes, or a URL", async () => {
    const bytes = await readFile(WASM);
    assert.ok(isGood(await createEngine({ bytes })));
    assert.ok(isGood(await createEngine({ module: await WebAssembly.compile(bytes) })));
    assert.ok(isGood(await createEngine({ url: WASM })));
    assert.ok(isGood(await createEngine({ url: WASM.href })));
  });

  it("works without the file, and with nothing but the file", async () => {
    assert.ok(isGood(await inline.createEngine()));
    assert.ok(isGood(await slim.createEngine()));
  });

  for (const [type, name] of [
    ["application/wasm", "streams"],
    ["text/plain", "compiles what has another content type"],
    ["application/wasm; charset=utf-8", "compiles what streaming refuses for a parameter"],
  ]) {
    it(`${name} over HTTP`, async () => {
      const bytes = await readFile(WASM);
      const server = createServer((_, response) => {
        response.writeHead(200, { "content-type": type }).end(bytes);
      });
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
      const url = `http://127.0.0.1:${server.address().port}/engine`;
      assert.ok(isGood(await createEngine({ url })));
      await new Promise((resolve) => server.close(resolve));
    });
  }

  it("rejects what is no module with EngineError", async () => {
    for (const source of [
      {},
      { bytes: new Uint8Array([1, 2, 3]) },
      { url: "http://127.0.0.1:9/none.wasm" },
      { module: new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])) },
    ]) {
      await assert.rejects(createEngine(source), EngineError);
    }
  });

  it("works in a worker", async () => {
    const worker = new Worker(
      `import("sipattach").then(async ({ createEngine }) => {
         const { parentPort } = await import("node:worker_threads");
         const engine = await createEngine();
         parentPort.postMessage(engine.plan(${JSON.stringify(DRAFT)}));
       });`,
      { eval: true },
    );
    const plan = await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    assert.ok(plan.ok);
  });
});

describe("an engine", () => {
  it("diagnoses what JSON cannot hold", async () => {
    const engine = await createEngine();
    const cycle = {};
    cycle.self = cycle;
    const thrower = { toJSON: () => assert.fail("not JSON") };
    for (const value of [undefined, () => 1, Symbol("s"), 10n, cycle, { a: 1n }, thrower]) {
      const { ok, diagnostics } = engine.plan(value);
      assert.equal(ok, false);
      assert.deepEqual(
        diagnostics.map(({ code, path }) => [code, path]),
        [["json.javascript_value", ""]],
      );
    }
  });

  it("tells its limits, and keeps to them", async () => {
    const engine = await createEngine();
    const { info } = engine;
    const { max_numbers_per_request: most, max_password_length: longest } = info.limits;
    for (const limit of Object.values(info.limits)) assert.ok(Number.isInteger(limit));
    const numbers = Array.from({ length: most + 1 }, (_, index) => `+1415555${2000 + index}`);
    const plan = engine.plan({ ...DRAFT, phone_number: undefined, phone_numbers: numbers });
    assert.deepEqual(
      plan.requests.map(({ body }) => body.phone_numbers?.length ?? 1),
      [most, 1],
    );
    const codesOf = (length) =>
      engine
        .plan({
          ...DRAFT,
          directions: [
            {
              type: "inbound",
              auth_mode: "register",
              register_auth: { username: "pbx", password: "a1B2c3D4".repeat(40).slice(0, length) },
            },
          ],
        })
        .diagnostics.map(({ code }) => code);
    assert.ok(!codesOf(longest).includes("auth.password_too_long"));
    assert.ok(codesOf(longest + 1).includes("auth.password_too_long"));
  });

  it("keeps text that is not well-formed Unicode apart from its neighbours", async () => {
    const engine = await createEngine();
    const { input } = engine.readNumber("\ud800+14155552671");
    assert.equal(input, "\ufffd+14155552671");
    assert.equal(engine.readNumber("\ufeff+14155552671").input, "\ufeff+14155552671");
    assert.equal(engine.readNumber("a\u0000b").input, "a\u0000b");
  });

  it("takes no half of a character for another character", async () => {
    const engine = await createEngine();
    const draft = (password) => ({
      phone_number: "+14155552671",
      directions: [{ type: "inbound", register_auth: { username: "pbx", password } }],
    });
    const at = "/directions/0/register_auth/password";
    const errorsOf = ({ diagnostics }) =>
      diagnostics.flatMap(({ code, path, severity }) => (severity === "error" ? [[code, path]] : []));
    for (const half of ["\ud800", "\udc00", "\udc00\ud800"]) {
      const password = `abcdefg${half}`;
      assert.deepEqual(errorsOf(engine.plan(draft(password))), [["json.lone_surrogate", at]]);
      // As it is in the text; TextEncoder would write U+FFFD.
      const text = JSON.stringify(draft("abcdefg")).replace("abcdefg", password);
      assert.deepEqual(errorsOf(engine.plan(text)), [["text.lost_character", at]]);
      for (const trunk of [true, false]) {
        const reading = engine.readNumber(`+1415555${half}2671`, { trunk });
        assert.deepEqual([reading.value, errorsOf(reading)], [null, [["text.lost_character", ""]]]);
        const { rows } = engine.readNumbers(`a,+14155552671\nb${half},2${half}001`, { trunk });
        assert.deepEqual(
          rows.map(({ value }) => value),
          ["+14155552671", null],
        );
      }
    }
    assert.deepEqual(errorsOf(engine.plan(draft("abcdefg\u{1f600}é"))), []);
  });

  // String() would make something else of such arguments: "undefined" is a host.
  it("refuses what is no string where one must be, and names the argument", async () => {
    const engine = await createEngine();
    const odd = [undefined, null, 1, true, [], ["+14155552671"], {}, () => "", Symbol("x"), { toString: {} }];
    const { requests } = engine.plan({
      phone_number: "+14155552671",
      directions: [{ type: "inbound" }],
      service: "sip",
    });
    const calls = {
      input: [(value) => engine.readNumber(value), (value) => engine.readEndpoint(value)],
      text: [
        (value) => engine.readNumbers(value),
        (value) => engine.splitNumbers(value),
        (value) => engine.readTable(value),
        (value) => engine.readCurl(value),
        (value) => readApiKey(value),
      ],
      id: [(value) => engine.applyProvider({}, value), (value) => engine.providerChecklist(value)],
      language: [(value) => engine.render(requests[0], value)],
      kind: [(value) => engine.derive(requests, value)],
      base_url: [(value) => trunkUrl(value)],
    };
    for (const [name, each] of Object.entries(calls)) {
      for (const call of each) {
        for (const value of odd)
          assert.throws(() => call(value), { name: "TypeError", message: RegExp(`^${name} must be`) });
      }
    }
    assert.throws(() => engine.readEndpoint(undefined), /not undefined\.$/);
    assert.throws(() => engine.readNumber([]), /not an array\.$/);
    assert.throws(() => engine.derive({}, "detach"), /^TypeError: requests must be an array, not an object\.$/);
    assert.throws(() => engine.derive(requests, "delete"), TypeError);
    assert.throws(() => applyPatch({}, {}), /^TypeError: patch must be an array/);
    assert.throws(() => decodeText("text"), /^TypeError: bytes must be a Uint8Array/);
    // An optional argument may also be null.
    assert.equal(engine.providerChecklist("twilio", null).region, "us2");
    for (const value of odd) engine.text("derive", value, value);
  });

  it("refuses other arguments of a wrong type before anything is sent", async () => {
    const engine = await createEngine();
    const options = { apiKey: "sk-test", fetch: () => assert.fail("sent") };
    for (const value of [undefined, null, 1, {}, [], ""]) {
      await assert.rejects(getStatus(engine, value, options), {
        name: "SendError",
        message: /^number must be a string/,
      });
      await assert.rejects(testCall(engine, value, options).next(), SendError);
      await assert.rejects(discover(engine, { host: value }, options), /host must be a string/);
      await assert.rejects(discover(engine, value, options), SendError);
      await assert.rejects(checklistMarkdown(value), TypeError);
    }
    for (const value of [undefined, null, 1, []]) {
      await assert.rejects(judgeTrunk(engine, value), TypeError);
      await assert.rejects(explainTrunk(engine, value), TypeError);
    }
    for (const call of [
      createTrunk(engine, { phone_numbers: [] }, options),
      updateTrunk(engine, "t", { directions: [] }, options),
    ]) {
      await assert.rejects(call, { name: "SendError", message: /body of POST \/v1\/sip\/attach/ });
    }
  });

  it("starts anew after a crash", async () => {
    const engine = await createEngine({ bytes: await readFile(WASM) });
    const { grow } = WebAssembly.Memory.prototype;
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError("out of memory");
    };
    try {
      assert.throws(() => engine.readNumbers("+14155552671\n".repeat(1_000_000)), EngineError);
    } finally {
      WebAssembly.Memory.prototype.grow = grow;
    }
    assert.ok(isGood(engine));
  });

  it("gives a plan of many numbers as one, though it comes in parts", async () => {
    const engine = await createEngine();
    for (const count of [127, 128, 129, 1000]) {
      const phone_numbers = Array.from({ length: count }, (_, index) => `+1415555${2000 + index}`);
      const draft = { phone_numbers, directions: [{ type: "inbound" }], service: "sip" };
      const plan = engine.plan(draft);
      assert.deepEqual(plan, JSON.parse(engine.text("plan", JSON.stringify(draft), "")));
      assert.deepEqual(
        plan.numbers.map(({ input }) => input),
        phone_numbers,
      );
      assert.equal(Object.keys(plan).join(), "ok,diagnostics,numbers,directions,requests");
    }
  });

  it("tells how many numbers of a plan it has read, and plans another one meanwhile", async () => {
    const engine = await createEngine();
    const phone_numbers = Array.from({ length: 700 }, (_, index) => `+1415555${2000 + index}`);
    const told = [];
    const plan = engine.plan({ ...DRAFT, phone_number: undefined, phone_numbers }, {}, (count) => {
      told.push(count);
      assert.ok(isGood(engine));
    });
    assert.deepEqual(told, [256, 512]);
    assert.equal(plan.ok, true);
    assert.deepEqual(
      plan.numbers.map(({ value }) => value),
      phone_numbers,
    );
    assert.throws(() => engine.plan({ phone_numbers }, {}, () => assert.fail("enough")), /enough/);
    assert.ok(isGood(engine));
  });

  it("takes a text apart into the numbers that it reads there", async () => {
    const engine = await createEngine();
    for (const { input, context } of readCases().filter(({ call }) => call === "read_numbers")) {
      const { rows: all } = engine.readNumbers(input, context);
      const rows = all.filter((row) => !row.diagnostics?.includes("bulk.empty_cell"));
      const { inputs, lines } = engine.splitNumbers(input, context);
      assert.deepEqual(
        inputs.map((text, index) => [text, lines[index]]),
        rows.map((row) => [row.input, row.line]),
      );
    }
  });

  it("reads 100,000 numbers", async () => {
    const engine = await createEngine();
    const text = "+14155552671\n".repeat(100_000);
    assert.equal(engine.readNumbers(text).rows.length, 100_000);
    assert.ok(isGood(engine));
  });
});
