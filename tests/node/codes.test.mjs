// The table of codes: it is the engine's, every code has a case, and messages are complete.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { createEngine } from "sipattach";
import { readCodes } from "../../engine/src/codes/table.mjs";
import { functionOf, readCases, textsOf } from "./cases.mjs";

/**
 * Codes that cases cannot cover because they are JSON text themselves (see tests/engine/json_text_test.cc), or
 * because more than a thousand numbers are needed (see tests/engine/number_list_test.cc).
 */
const WITHOUT_CASE = ["json.invalid_utf8", "numbers.more_infos"];

describe("codes", () => {
  const folder = new URL("../../engine/src/codes/", import.meta.url);
  const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  let codes;
  let engine;
  const seen = new Map();
  before(async () => {
    codes = readCodes();
    engine = await createEngine();
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
    const table = codes.map(({ enumerator, params, ...rest }) => rest);
    assert.deepEqual(engine.info.codes, table);
  });

  it("follow the schema, each file", () => {
    const validate = new Ajv({ allErrors: true }).compile(read("codes.schema.json"));
    const files = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
    assert.ok(files.length > 10);
    for (const name of files) assert.ok(validate(read(name)), `${name}: ${JSON.stringify(validate.errors)}`);
  });

  it("have the parameters that the table promises, and no others", () => {
    for (const [code, diagnostics] of seen) {
      const { params: promised } = codes.find((info) => info.code === code);
      for (const { params } of diagnostics) {
        for (const [name, type] of Object.entries(promised)) {
          if (type.endsWith("?") && !Object.hasOwn(params, name)) continue;
          assert.equal(typeof params[name], type.startsWith("integer") ? "number" : "string", `${code}: ${name}`);
        }
        for (const name of Object.keys(params)) assert.ok(Object.hasOwn(promised, name), `${code}: ${name}`);
      }
    }
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
