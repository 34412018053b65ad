// What stays in the module's memory after a call: nothing of its input, and no more memory than calls
// usually need.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { createEngine } from "sipattach";
import { functionOf, readCases, textsOf } from "./cases.mjs";

const bytes = await readFile(new URL("../../bindings/dist/sipattach.wasm", import.meta.url));
// All two-letter region codes; those without a number plan are reported as unknown.
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const REGIONS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const MiB = 1024 * 1024;
const ZEROS = Buffer.alloc(64 * 1024);

/** Without the trailing zeros, which are most of the memory and hold nothing. */
function withoutRest(memory) {
  let end = memory.length;
  while (end >= ZEROS.length && memory.subarray(end - ZEROS.length, end).equals(ZEROS)) end -= ZEROS.length;
  return memory.subarray(0, end);
}

/** Starts an engine; `memory()` is the memory of the current instance, `held()` its contents. */
async function startWatched() {
  const instances = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    const memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory);
    if (memory && given[1] !== undefined) instances.push(memory);
    return instance;
  };
  const engine = await createEngine({ bytes });
  const memory = () => Buffer.from(instances.at(-1).buffer);
  return {
    engine,
    memory,
    held: () => withoutRest(memory()),
    instances,
    restore: () => (WebAssembly.Instance = Instance),
  };
}

/** Pieces of a text with that many bytes, from all over it. */
function piecesOf(text, size, count) {
  const bytes = Buffer.from(text);
  const last = bytes.length - size;
  if (last < 0) return [];
  return Array.from({ length: count }, (_, at) => bytes.subarray(Math.floor((last * at) / count)).subarray(0, size));
}

describe("the memory of the module", () => {
  let watched;
  before(async () => {
    watched = await startWatched();
  });
  after(() => watched.restore());

  it("holds nothing of any case after its call", () => {
    const { engine, held } = watched;
    engine.providers(); // so that the tools are loaded
    // What the module itself contains: names of fields, messages, countries.
    const own = Buffer.from(held());
    let searched = 0;
    for (const given of readCases()) {
      const texts = textsOf(given);
      engine.text(functionOf(given.call), ...texts);
      const after = held();
      for (const piece of texts.flatMap((text) => piecesOf(text, 10, 3))) {
        // The reader keeps the last numbers, in case it is asked about them again.
        if (own.includes(piece) || /^[\d+]+$/.test(piece)) continue;
        searched += 1;
        assert.equal(after.indexOf(piece), -1, `${given.name}: ${JSON.stringify(piece.toString())} is still there`);
      }
    }
    assert.ok(searched > 3_000, `${searched} pieces were searched for`);
  });

  it("holds no short password, whatever was read for the first time beside it", async () => {
    const { restore, engine, held } = await startWatched();
    try {
      let numbers = 0;
      for (const region of REGIONS) {
        const directions = [
          { type: "outbound", sip_endpoint: "sip:pbx.acme.com", username: "u", password: "Zq7!vX2#" },
        ];
        const phone_numbers = ["0151 2345 6789", "+4415123456789", "2015550123"];
        numbers += engine.plan({ phone_numbers, directions }, { default_region: region }).numbers.length;
        assert.equal(held().indexOf("q7!vX"), -1, region);
      }
      assert.equal(numbers, 3 * REGIONS.length);
    } finally {
      restore();
    }
  });

  it("holds nothing of a plan whose listener failed", () => {
    const { engine, held } = watched;
    const draft = { phone_numbers: [], directions: ["inbound"], inbound: { sip_password: "Zebra-Quilt-77-Zebra" } };
    for (let at = 0; at < 1_000; at++) draft.phone_numbers.push(`+1415555${String(at).padStart(4, "0")}`);
    const fails = () => {
      throw new Error("a bug of the page's");
    };
    assert.throws(() => engine.plan(draft, {}, fails), /a bug of the page's/);
    assert.equal(engine.readNumber("+14155552671").value, "+14155552671");
    assert.equal(held().indexOf("Zebra-Quilt"), -1);
  });

  it("says that a plan cannot go on after a crash in its listener", () => {
    const { engine } = watched;
    const phone_numbers = Array.from({ length: 1_000 }, (_, at) => `+1415555${String(at).padStart(4, "0")}`);
    const { grow } = WebAssembly.Memory.prototype;
    let crashed = 0;
    const listener = () => {
      WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError("out of memory");
      };
      try {
        engine.readNumbers("+14155552671\n".repeat(1_000_000));
      } catch {
        crashed += 1;
      } finally {
        WebAssembly.Memory.prototype.grow = grow;
      }
    };
    assert.throws(() => engine.plan({ phone_numbers, directions: ["inbound"] }, {}, listener), {
      name: "EngineError",
      message: /while a plan was under way/,
    });
    assert.equal(crashed, 1);
    assert.equal(engine.plan({ phone_numbers, directions: ["inbound"] }).numbers.length, 1_000);
  });

  it("takes no more where all numbers have one place", () => {
    const { engine, memory, instances } = watched;
    const before = instances.length;
    const numbers = Array.from({ length: 3_000 }, (_, at) => `+1415673${String(at).padStart(4, "0")}`);
    const texts = [JSON.stringify({ a: "b", phone_numbers: numbers.join() }), `<a b="^(${numbers.join("|")})$"/>`];
    for (const text of texts) assert.equal(engine.readNumbers(text).rows.length, numbers.length);
    assert.ok(memory().length < 16 * MiB, `${memory().length / MiB} MiB`);
    assert.equal(instances.length, before);
  });

  it("gives back what a huge text needed", () => {
    const { engine, memory, instances } = watched;
    const before = instances.length;
    const text = Array.from({ length: 400_000 }, (_, at) => `+1415${String(at).padStart(7, "0")}`).join("\n");
    assert.equal(engine.splitNumbers(text).inputs.length, 400_000);
    const { phone_numbers } = { phone_numbers: text.split("\n") };
    assert.equal(engine.plan({ phone_numbers, directions: ["inbound"] }).numbers.length, 400_000);
    assert.equal(engine.readNumber("+14155552671").value, "+14155552671");
    assert.ok(memory().length < 16 * MiB, `${memory().length / MiB} MiB`);
    assert.ok(instances.length > before);
  });
});
