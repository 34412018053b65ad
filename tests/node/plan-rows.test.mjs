// A plan leaves the module in parts and rows, which the package expands into the document. The result must be what
// the module writes in one piece, including the order of members.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createEngine } from "sipattach";
import { CONTEXT, makeDraft, makeNumbers } from "../bench/corpus.mjs";
import { readCases, textsOf } from "./cases.mjs";
import { context, draft, plausibleDraft } from "./drafts.mjs";
import { seed } from "./seed.mjs";

const engine = await createEngine();

/** Fails unless both ways return the same text. */
function assertSame(draftText, contextText, message) {
  const plan = engine.plan(draftText, contextText === "" ? undefined : JSON.parse(contextText));
  const whole = JSON.parse(engine.text("plan", draftText, contextText));
  assert.equal(JSON.stringify(plan), JSON.stringify(whole), message);
}

describe("a plan in rows", () => {
  it("is that of the module, for every case", () => {
    const cases = readCases().filter(({ call }) => call === "plan");
    assert.ok(cases.length > 100);
    for (const given of cases) assertSame(...textsOf(given), given.name);
  });

  it("is that of the module, for any draft", () => {
    const any = fc.oneof(draft, plausibleDraft, fc.jsonValue());
    const numRuns = Number(process.env.FC_RUNS ?? 300);
    fc.assert(
      fc.property(any, context, (value, given) => assertSame(JSON.stringify(value), JSON.stringify(given))),
      { numRuns, ...seed },
    );
  });

  // More remarks of each kind than fit into a part, in every form: with and without a fix, with texts that look
  // like placeholders of a template, with secrets, in other scripts.
  const lists = {
    "as people write them": makeNumbers(1500),
    "of one kind": Array.from({ length: 700 }, (_, index) => `(415) 555-${String(2000 + index)}`),
    "that repeat each other": Array.from({ length: 700 }, (_, index) => `+1 415 555 ${String(2000 + (index % 50))}`),
    "that cannot be sent": Array.from({ length: 700 }, (_, index) => `{value} {number} ${index}`),
    "with passwords": Array.from(
      { length: 300 },
      (_, index) => `sip:+1415555${2000 + index}:hunter${index}@example.com`,
    ),
    "in other digits": Array.from({ length: 300 }, (_, index) => `+٤٤ 20 7946 ${String(1000 + index)}`),
    "with names": Array.from(
      { length: 300 },
      (_, index) => `"Ä\u2028 ${index}" <sip:+1415555${2000 + index}@example.com>`,
    ),
    "of integers": Array.from({ length: 300 }, (_, index) => 14155552000 + index),
  };
  for (const [kind, numbers] of Object.entries(lists)) {
    it(`is that of the module, for numbers ${kind}`, () => {
      for (const given of [CONTEXT, {}, { trunk: true }, { default_region: "GB", skip_invalid: true }]) {
        assertSame(JSON.stringify(makeDraft(numbers)), JSON.stringify(given), JSON.stringify(given));
      }
    });
  }

  it("of one number has no rows to make", () => {
    assertSame(JSON.stringify(makeDraft(["+14155552671"])), "", "one");
  });
});
