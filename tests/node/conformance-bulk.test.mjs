// Pasted texts from outside, through the built package: what a plan of them would send, and what it says.
// $SIPATTACH_CONFORMANCE is a folder with other files of the same form.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createEngine } from "sipattach";

const folder = process.env.SIPATTACH_CONFORMANCE ?? "";
const given = join(folder, "bulk.jsonl");
const copy = new URL("../conformance/bulk.jsonl", import.meta.url);
const file = folder !== "" && existsSync(given) ? given : copy;
// If neither file exists, the test says so instead of passing.
const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
const cases = lines.filter((line) => line !== "").map((line) => JSON.parse(line));

const engine = await createEngine();

/** What is sent, and everything that is said on the way. */
function planned({ text, context }) {
  const { inputs, diagnostics } = engine.splitNumbers(text, context);
  const { trunk, ...planContext } = context;
  const draft = {
    phone_numbers: inputs,
    directions: [{ type: "inbound" }],
    service: "sip",
    ...(trunk === true ? { trunk_id: "trunk" } : {}),
  };
  const plan = engine.plan(draft, planContext);
  const numbers = plan.numbers.filter(({ duplicate_of }) => duplicate_of === null);
  return {
    values: numbers.map(({ value }) => value),
    said: [...diagnostics, ...plan.diagnostics],
  };
}

function check(expect, { values, said }) {
  const sent = values.filter((value) => value !== null);
  const codes = said.map(({ code }) => code);
  const warned = said.filter(({ severity }) => severity !== "info");
  const written = said.flatMap(({ fix }) => (fix?.patch ?? []).map(({ value }) => value));
  const says = (word) =>
    assert.ok(
      codes.some((code) => code.includes(word)),
      codes.join(),
    );
  for (const [kind, wanted] of Object.entries(expect)) {
    switch (kind) {
      case "values": // and no row that is junk
        assert.deepEqual(values, wanted);
        break;
      case "values_any_of":
        assert.ok(wanted.some((list) => JSON.stringify(list) === JSON.stringify(values)));
        break;
      case "values_or_refused":
        assert.ok(sent.length === 0 || JSON.stringify(sent) === JSON.stringify(wanted));
        break;
      case "ranges":
        assert.deepEqual(
          said
            .filter(({ code, params }) => code.includes("range") && "first" in params)
            .map(({ params: { first, last, count } }) => [first, last, count]),
          wanted,
        );
        assert.deepEqual(sent, []);
        break;
      case "must_not_send":
        for (const value of wanted) assert.ok(!sent.includes(value), value);
        break;
      case "must_not_send_silently":
        for (const value of wanted) assert.ok(!sent.includes(value) || warned.length > 0, value);
        break;
      case "says_bulk":
        assert.ok(warned.some(({ code }) => code.startsWith("bulk.")));
        break;
      case "says_range":
      case "says_extension":
      case "says_encoding":
        says(kind.slice("says_".length));
        break;
      case "warns":
        assert.ok(warned.length > 0);
        break;
      case "fix_to":
        assert.ok(written.includes(wanted), JSON.stringify(written));
        break;
      case "no_fix_to":
        assert.ok(!written.includes(wanted));
        break;
      default:
        assert.fail(`an expectation that is not known: ${kind}`);
    }
  }
}

test("there are cases", () => {
  assert.ok(cases.length >= 38, `${file} has ${cases.length} cases`);
});
for (const given of cases) test(given.name, () => check(given.expect, planned(given)));
