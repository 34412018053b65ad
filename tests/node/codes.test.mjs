// The table of codes: the engine has it, every code has a case, and messages are complete.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createEngine } from "sipattach";
import { readCodes } from "../../bindings/scripts/codes.mjs";
import { functionOf, readCases, textsOf } from "./cases.mjs";

/**
 * What a case, being JSON text itself, cannot hold (tests/engine/json_text_test.cc has it), and what
 * takes more than a thousand numbers (tests/engine/number_list_test.cc).
 */
const WITHOUT_CASE = ["json.invalid_utf8", "numbers.more_infos"];

describe("codes", () => {
  let codes;
  let engine;
  const seen = new Map();
  before(async () => {
    [codes, engine] = await Promise.all([readCodes(), createEngine()]);
    for (const given of readCases()) {
      const output = JSON.parse(engine.text(functionOf(given.call), ...textsOf(given)));
      for (const diagnostic of output.diagnostics ?? []) {
        seen.set(diagnostic.code, [...(seen.get(diagnostic.code) ?? []), diagnostic]);
      }
      for (const { diagnostics = [] } of output.rows ?? []) {
        for (const code of diagnostics) if (!seen.has(code)) seen.set(code, []);
      }
    }
  });

  it("are the same in the table and in the engine", () => {
    const table = codes.map(({ name, ...rest }) => rest);
    assert.deepEqual(engine.info.codes, table);
  });

  it("are unique slugs of subject and problem", () => {
    const slugs = codes.map(({ code }) => code);
    assert.deepEqual([...new Set(slugs)], slugs);
    for (const slug of slugs) assert.match(slug, /^[a-z][a-z0-9]*\.[a-z0-9_]+$/);
  });

  it("each have a shared case that brings them about", () => {
    const without = codes.map(({ code }) => code).filter((code) => !seen.has(code));
    assert.deepEqual(without, WITHOUT_CASE);
  });

  it("have messages without holes", () => {
    for (const [code, diagnostics] of seen) {
      for (const { message, params } of diagnostics) {
        const { message: template } = codes.find((info) => info.code === code);
        for (const [, name] of template.matchAll(/\{(\w+)\}/g)) {
          assert.ok(Object.hasOwn(params, name), `${code} has no ${name}`);
        }
        assert.ok(message.length > 0);
      }
    }
  });
});
