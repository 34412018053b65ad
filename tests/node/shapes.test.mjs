// The declared types compared with what the engine really returns: JSON Schemas are generated from the
// declarations, and every output of every shared case is validated with them.
import assert from "node:assert/strict";
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
