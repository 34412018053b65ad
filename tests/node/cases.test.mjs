// The shared cases in WebAssembly: the results are as expected, and byte for byte those of the native engine.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createEngine } from "sipattach";
import { codesOf, difference, functionOf, readCases, textsOf } from "./cases.mjs";
import { startNative } from "./native.mjs";

describe("shared cases", async () => {
  const engine = await createEngine();
  let native;
  before(() => {
    native = startNative();
  });
  after(() => native.close());

  const cases = readCases();
  it("are there, each under a name of its own", () => {
    assert.ok(cases.length > 0);
    const names = cases.map(({ file, name }) => `${file}: ${name}`);
    assert.deepEqual([...new Set(names)], names);
  });

  for (const given of cases) {
    it(`${given.file}: ${given.name}`, async () => {
      const texts = textsOf(given);
      const text = engine.text(functionOf(given.call), ...texts);
      const output = JSON.parse(text);
      const { codes, unfixed, never = [], output: subset } = given.expect;
      assert.ok(codes !== undefined || subset !== undefined, "the case expects nothing");
      if (codes !== undefined) assert.deepEqual(codesOf(output), codes);
      if (unfixed !== undefined) {
        const diagnostics = output.diagnostics.filter(({ fix }) => fix === undefined);
        assert.deepEqual(codesOf({ diagnostics }), unfixed);
      }
      for (const secret of never) assert.ok(!text.includes(secret), secret);
      if (subset !== undefined) assert.equal(difference(subset, output), "");
      assert.equal(text, await native.call(given.call, texts));
    });
  }
});
