// The declared types compared with what the engine really returns: JSON Schemas are generated from the
// declarations, and every output of every shared case is validated with them. The comments of the public headers of
// C++ must name the same members.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { createEngine } from "sipattach";
import { createGenerator } from "ts-json-schema-generator";
import { functionOf, readCases, textsOf } from "./cases.mjs";

const TYPES = {
  plan: "Plan",
  read_number: "SingleNumberReading",
  read_numbers: "BulkReading",
  split_numbers: "BulkInputs",
  read_table: "BulkTable",
  read_endpoint: "EndpointReading",
  read_curl: "CurlReading",
  read_base_url: "BaseUrlReading",
  read_response: "Outcome",
  derive: "Derived",
  compare: "Comparison",
  read_configuration: "ConfigurationReading",
  read_account: "AccountReading",
  judge_trunk: "TrunkJudgement",
  render: "Snippet",
  info: "EngineInfo",
  apply_provider: "AppliedProvider",
  provider_checklist: "ProviderChecklist",
};

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
const schema = createGenerator({
  path: fromHere("../../bindings/src/types.ts"),
  tsconfig: fromHere("../../bindings/tsconfig.json"),
  type: "*",
  additionalProperties: false,
  skipTypeCheck: true,
}).createSchema("*");
// Selects one of hundreds of codes by its name instead of trying each.
const { Diagnostic } = schema.definitions;
Object.assign(Diagnostic, { type: "object", discriminator: { propertyName: "code" }, oneOf: Diagnostic.anyOf });
delete Diagnostic.anyOf;
const ajv = new Ajv({ allErrors: true, strict: false, discriminator: true, schemas: [{ ...schema, $id: "types" }] });
const validatorOf = (type) => ajv.getSchema(`types#/definitions/${type}`);

describe("declared types", async () => {
  const engine = await createEngine();
  const cases = readCases().filter(({ call }) => call !== "redact");

  it("are declared for every call", () => {
    for (const { call } of cases) assert.ok(TYPES[call], call);
    for (const type of Object.values(TYPES)) assert.ok(validatorOf(type), type);
  });

  it("describe engine.info", () => {
    const validate = validatorOf(TYPES.info);
    assert.ok(validate(engine.info), JSON.stringify(validate.errors));
  });

  it("describe each of engine.providers()", () => {
    const validate = validatorOf("Provider");
    for (const provider of engine.providers()) {
      assert.ok(validate(provider), `${provider.id} ${JSON.stringify(validate.errors)}`);
    }
  });

  for (const given of cases) {
    it(`describe ${given.call} of ${given.file}: ${given.name}`, () => {
      const output = JSON.parse(engine.text(functionOf(given.call), ...textsOf(given)));
      const validate = validatorOf(TYPES[given.call]);
      assert.ok(validate(output), JSON.stringify(validate.errors, null, 1));
    });
  }

  it("fail where types and output differ", () => {
    const plan = engine.plan({});
    const validate = validatorOf("Plan");
    assert.ok(validate(plan));
    assert.ok(!validate({ ...plan, surprise: 1 }));
    assert.ok(!validate({ ...plan, ok: "true" }));
    const { numbers, ...incomplete } = plan;
    assert.ok(!validate(incomplete), numbers);
  });
});

function firstObject(text) {
  const begin = text.indexOf("{");
  let depth = 0;
  for (let at = begin; ; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(begin, at + 1);
  }
}

/** The names of the members of "{ a, b?: [{ … }], c }", without those of inner objects. */
function membersOf(text) {
  let depth = 0;
  const outer = [...text].filter((char) => {
    if ("{[(".includes(char)) depth++;
    const isOuter = depth === 1;
    if ("}])".includes(char)) depth--;
    return isOuter;
  });
  return outer
    .join("")
    .split(/[{,]/)
    .map((member) => /^\s*(\w+)\??/.exec(member)?.[1])
    .filter((name) => name !== undefined);
}

describe("members that the comments of the public headers name", () => {
  const folder = fromHere("../../engine/include/sipattach");
  const documented = readdirSync(folder)
    .filter((file) => file.endsWith(".h"))
    .flatMap((file) => readFileSync(`${folder}/${file}`, "utf8").split("Returns JSON text").slice(1))
    .map((comment) => comment.replace(/^\/\/ ?/gm, ""))
    // One that returns an array is left out.
    .filter((comment) => /^[^{[]*\{/.test(comment))
    .map((comment) => ({ name: /std::string (\w+)\(/.exec(comment)[1], members: membersOf(firstObject(comment)) }));

  const typeOf = (name) => TYPES[name.replace(/(?!^)[A-Z]/g, (capital) => `_${capital}`).toLowerCase()];

  it("are found for every call that returns an object", () => {
    const { redact, ...calls } = Object.fromEntries(readCases().map(({ call }) => [call, true]));
    assert.ok(redact);
    const names = documented.map(({ name }) => typeOf(name));
    for (const call of Object.keys(calls)) assert.ok(names.includes(TYPES[call]), call);
  });

  for (const { name, members } of documented) {
    it(`are those of ${name}`, () => {
      const { properties } = schema.definitions[typeOf(name)];
      assert.deepEqual(members.toSorted(), Object.keys(properties).toSorted());
    });
  }
});
