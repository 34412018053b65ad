// What holds for every pasted text, whatever its shape: no number is read that is not in it, none is lost silently,
// and if nothing is in doubt, each is read. FC_RUNS sets how many texts are generated, FC_SEED the first.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faultsOf } from "./pasted-faults.mjs";
import { makeText } from "./pasted-texts.mjs";

const runs = Number(process.env.FC_RUNS ?? 1500);
const firstSeed = Number(process.env.FC_SEED ?? 1);

describe("every pasted text", () => {
  it("has its own numbers read or asked about, and no others", () => {
    for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
      const given = makeText(seed);
      const faults = faultsOf(given);
      assert.deepEqual(faults, [], `FC_SEED=${seed}, ${given.shape}, region ${given.region}:\n${given.text}\n`);
    }
  });
});
