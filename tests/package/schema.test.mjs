// The JSON Schema of the attach request: what the engine sends is valid, and what the API's documentation rules
// out is not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { createEngine } from "sipattach";
import { readCases } from "../node/cases.mjs";

const schema = JSON.parse(readFileSync(new URL(import.meta.resolve("sipattach/schema/attach-request.schema.json"))));
const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(
  schema,
);
const errorsOf = (body) =>
  validate(body) ? [] : validate.errors.map((each) => `${each.instancePath} ${each.message}`);

const NUMBER = "+14155552671";
const body = (fields) => ({ phone_number: NUMBER, directions: [{ type: "inbound" }], service: "sip", ...fields });
const inbound = (fields) => body({ directions: [{ type: "inbound", ...fields }] });
const outbound = (fields) =>
  body({ directions: [{ type: "outbound", sip_endpoint: "sip:your.provider.com", ...fields }] });

describe("the schema of the attach request", () => {
  it("takes what the engine sends without a warning, of every case", async () => {
    const engine = await createEngine();
    let sent = 0;
    for (const { call, name, input, context } of readCases()) {
      if (call !== "plan") continue;
      const plan = engine.plan(input, context);
      if (!plan.ok || plan.diagnostics.some(({ severity }) => severity === "warning")) continue;
      for (const request of plan.requests) {
        sent += 1;
        assert.deepEqual(errorsOf(request.body), [], name);
      }
    }
    assert.ok(sent > 100, `${sent} requests`);
  });

  for (const [name, given] of Object.entries({
    "the documentation's example number": body({ phone_number: "+14150000000" }),
    "a hundred numbers": body({
      phone_number: undefined,
      phone_numbers: Array.from({ length: 100 }, (_, at) => `+1415555${1000 + at}`),
    }),
    "both directions": body({
      directions: [{ type: "inbound" }, { type: "outbound", sip_endpoint: "sip:[2001:db8::1]:5061" }],
    }),
    "an extension of a trunk": body({ phone_number: "2001", trunk_id: "trunk_1", directions: [{ type: "outbound" }] }),
    registration: inbound({ auth_mode: "register", register_auth: { username: "pbx", password: "long-enough-1" } }),
    "an inbound host": inbound({ sip_endpoint: "pbx.example.com" }),
    mappings: inbound({
      headers: {
        direction: "inbound",
        headers: [
          { type: "custom", key: "X-Account", value: "account" },
          { type: "uui", target: "data", purpose: "isdn-uui", encoding: "hex", content: "isdn-uui" },
        ],
      },
    }),
    "members that it does not know": body({ label: "front desk" }),
  })) {
    it(`takes ${name}`, () => assert.deepEqual(errorsOf(JSON.parse(JSON.stringify(given))), []));
  }

  for (const [name, given] of Object.entries({
    "no number": body({ phone_number: undefined }),
    "phone_number and phone_numbers": body({ phone_numbers: [NUMBER] }),
    "101 numbers": body({
      phone_number: undefined,
      phone_numbers: Array.from({ length: 101 }, (_, at) => `+1415555${1000 + at}`),
    }),
    "no direction": body({ directions: [] }),
    "two inbound directions": body({ directions: [{ type: "inbound" }, { type: "inbound" }] }),
    "a direction in one word": body({ directions: ["inbound"] }),
    "another service": body({ service: "voice" }),
    "no service": body({ service: undefined }),
    "a national number without a trunk": body({ phone_number: "4155552671" }),
    "sixteen digits": body({ phone_number: "+1234567890123456" }),
    "an outbound direction without an endpoint": body({ directions: [{ type: "outbound" }] }),
    "an outbound host": outbound({ sip_endpoint: "pbx.example.com" }),
    "port 0": outbound({ options: { port: 0 } }),
    "a port as a string": outbound({ options: { port: "5061" } }),
    "another transport": outbound({ options: { transport: "sctp" } }),
    "registration without an account": inbound({ auth_mode: "register" }),
    "a short password": inbound({ auth_mode: "register", register_auth: { username: "pbx", password: "short12" } }),
    "mappings of neither direction": inbound({ headers: { direction: "both", headers: [] } }),
    "a line break in a header": outbound({
      headers: { headers: [{ type: "custom", key: "a", value: "X-A\r\nVia: b" }] },
    }),
    "a mapping without a type": inbound({ headers: { headers: [{ key: "X-Account", value: "account" }] } }),
  })) {
    it(`refuses ${name}`, () => assert.notDeepEqual(errorsOf(JSON.parse(JSON.stringify(given))), []));
  }
});
