// All work is linear in the size of the input. Instead of taking times, the test counts how often the engine compares
// something (tests/engine/step_counter.h), at two sizes of every input that tries to be slow.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { adversarialInputs } from "../bench/adversarial-inputs.mjs";
import { startCounting } from "./native.mjs";

const KB = 1024;
const SMALL = 8 * KB;
const LARGE = 32 * KB;
/** 1 is linear, sorting is a little more, 2 is quadratic. */
const MOST_EXPONENT = 1.25;

let counting;
before(async () => {
  counting = startCounting();
  // Work that is done once, for the first number, would otherwise count only for the smaller size.
  await counting.call("read_numbers", ["+14155552671", ""]);
});
after(() => counting.close());

const nameOfCall = (call) => call.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const sizeOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** The power of `size(texts)` with which the steps grow. */
async function exponentOf(call, texts, size = sizeOf) {
  const [small, large] = await Promise.all(
    [SMALL, LARGE].map(async (wanted) => {
      const given = texts(wanted);
      return { size: size(given, wanted), steps: Number(await counting.call(nameOfCall(call), given)) };
    }),
  );
  assert.ok(small.steps > 0 && large.size > small.size);
  return Math.log(large.steps / small.steps) / Math.log(large.size / small.size);
}

describe("the steps of a call", () => {
  it("are counted: n² numbers take n² of them", async () => {
    const numbers = (count) => Array.from({ length: count }, (_, index) => `+1415${2_000_000 + index}`);
    const square = (size) => [JSON.stringify({ phone_numbers: numbers(32 * (size / KB) ** 2) }), ""];
    const exponent = await exponentOf("plan", square, (_, size) => size);
    assert.ok(exponent > 1.9 && exponent < 2.1, `${exponent}`);
  });

  for (const { name, call, texts } of adversarialInputs) {
    it(`grow with the input: ${name}`, async () => {
      const exponent = await exponentOf(call, texts);
      assert.ok(exponent < MOST_EXPONENT, `they grow as the input to the power of ${exponent.toFixed(2)}`);
    });
  }
});
