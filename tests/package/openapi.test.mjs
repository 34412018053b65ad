// Compares the OpenAPI description with what was written independently: the documents of tests/conformance, the mock
// of the API (which is made from the API's documentation), and what the package itself sends.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import {
  createEngine,
  createTrunk,
  deleteTrunk,
  discover,
  followUp,
  getServiceAddresses,
  getStatus,
  getTrunk,
  listTrunks,
  send,
  survey,
  testCall,
  testTrunk,
  updateTrunk,
} from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const api = JSON.parse(readFileSync(new URL(import.meta.resolve("sipattach/schema/openapi.json"))));
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
ajv.addVocabulary(["x-certainty", "components"]);
ajv.addSchema({ $id: "urn:sipattach:api", components: { schemas: api.components.schemas } });

const validators = new Map();
function validatorOf(schema) {
  const key = JSON.stringify(schema);
  if (!validators.has(key)) {
    const rooted = JSON.parse(key.replaceAll('"#/components/', '"urn:sipattach:api#/components/'));
    validators.set(key, ajv.compile(rooted));
  }
  return validators.get(key);
}
function errorsIn(schema, value) {
  const validate = validatorOf(schema);
  return validate(value) ? [] : validate.errors.map((each) => `${each.instancePath} ${each.message}`);
}

const resolved = (value) => {
  if (value?.$ref === undefined) return value;
  return value.$ref
    .slice(2)
    .split("/")
    .reduce((at, name) => at[name], api);
};
const schemaIn = (holder) => resolved(holder).content["application/json"].schema;
/** The schema of an answer to a call. */
function answerSchema(operation, status) {
  const { responses } = operation;
  return schemaIn(responses[status] ?? responses[status >= 500 ? "5XX" : status >= 400 ? 400 : 200]);
}
const { schemas } = api.components;
const schemaOf = (name) => ({ $ref: `#/components/schemas/${name}` });

const documents = readFileSync(new URL("../conformance/api_documents.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const ofKind = (kind) => documents.filter((each) => each.kind === kind);

describe("the description of the API", () => {
  it("has a schema for everything that it refers to, and uses all that it has", () => {
    const text = JSON.stringify(api);
    const named = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    assert.deepEqual([...named].sort(), Object.keys(schemas).sort());
    for (const name of named) validatorOf(schemaOf(name));
  });

  it("names each call once, and where it is known from", () => {
    const calls = Object.values(api.paths).flatMap((path) => Object.values(path));
    const ids = calls.map(({ operationId }) => operationId);
    assert.equal(new Set(ids).size, ids.length);
    for (const call of calls) {
      assert.match(call["x-certainty"], /^(documented|older_documentation|vendor_client|inferred|unknown)$/);
      assert.match(api.info.description, new RegExp(`\`${call["x-certainty"]}\``));
    }
  });

  it("has the names that its paths have", () => {
    for (const [path, methods] of Object.entries(api.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(methods)) {
        assert.deepEqual(
          parameters.filter((each) => each.in === "path").map(({ name }) => name),
          names,
        );
      }
    }
  });

  it("has no secret and no address but the service's", () => {
    assert.deepEqual(api.servers, [{ url: "https://api.bland.ai" }]);
    assert.doesNotMatch(JSON.stringify(api), /sk-|org_[a-z0-9]{8}/i);
  });
});

describe("documents of the API, as the description has them", () => {
  for (const { name, given } of ofKind("read_back")) {
    it(`read back: ${name}`, () => {
      assert.deepEqual(errorsIn(schemaIn(api.paths["/v1/sip/attach"].post.requestBody), given.draft), []);
      assert.deepEqual(errorsIn(answerSchema(api.paths["/v1/sip"].get, 200), given.answer), []);
    });
  }

  for (const { name, given } of ofKind("response")) {
    it(`response: ${name}`, () => {
      assert.deepEqual(errorsIn(answerSchema(api.paths["/v1/sip/attach"].post, given.status), given.body), []);
    });
  }

  for (const { name, given } of ofKind("trunk")) {
    it(`trunk: ${name}`, () => {
      assert.deepEqual(errorsIn(schemaOf("Trunk"), given.trunk), []);
      assert.deepEqual(errorsIn(schemaOf("AttachRequest"), given.draft), []);
      assert.deepEqual(
        errorsIn(answerSchema(api.paths["/v1/sip/trunks"].get, 200), { data: { trunks: [given.trunk] } }),
        [],
      );
    });
  }

  for (const { name, given } of ofKind("mappings")) {
    it(`mappings: ${name}`, () => {
      const { direction, mappings } = given;
      const headers = { direction, headers: mappings };
      const draft = {
        phone_number: "+14155552671",
        directions: [{ type: direction, sip_endpoint: "sip:pbx.example.net", headers }],
        service: "sip",
      };
      assert.deepEqual(errorsIn(schemaOf("AttachRequest"), draft), []);
    });
  }

  for (const { name, given, after_fixes: fixed } of ofKind("paste")) {
    it(`no attach request: ${name}`, () => {
      assert.notDeepEqual(errorsIn(schemaOf("AttachRequest"), given.draft), []);
      if (fixed !== undefined) assert.deepEqual(errorsIn(schemaOf("AttachRequest"), fixed), []);
    });
  }

  it("what others are: the body that creates a trunk, and that of update", () => {
    const bodyOf = (name) => ofKind("paste").find((each) => each.name === name).given.draft;
    const create = schemaIn(api.paths["/v1/sip/trunks"].post.requestBody);
    assert.deepEqual(errorsIn(create, bodyOf("the body that creates a trunk")), []);
    assert.deepEqual(errorsIn(schemaOf("UpdateRequest"), bodyOf("the body of update")), []);
    assert.notDeepEqual(errorsIn(create, { provider: "twilio" }), []);
  });
});

describe("calls of the package to the mock, as the description has them", () => {
  const NUMBER = "+14155552671";
  const seen = new Set();
  const faults = [];
  let mock;
  let own;
  let options;
  before(async () => {
    mock = await startMockApi({ port: 0 });
    own = { apiKey: "sk-test", fetch: watched };
    options = { ...own, baseUrl: mock.url };
  });
  after(() => mock.close());

  /** Fetches, and checks the request and the answer against the description. */
  async function watched(url, init = {}) {
    const response = await fetch(url, init);
    // An error thrown here would look like a network failure.
    await describes(url, init, response).catch((error) => faults.push(error.message));
    return response;
  }

  async function describes(url, init, response) {
    const { pathname, searchParams } = new URL(url);
    const method = (init.method ?? "GET").toLowerCase();
    const path = Object.keys(api.paths)
      .toSorted((a, b) => a.length - b.length)
      .find((each) => new RegExp(`^${each.replace(/\{\w+\}/, "[^/]+")}$`).test(pathname));
    const operation = api.paths[path]?.[method];
    assert.ok(operation, `${method} ${pathname} is not described`);
    const what = `${operation.operationId}, ${response.status}`;
    const names = (operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name);
    for (const name of searchParams.keys()) assert.ok(names.includes(name), `${what}: ${name}`);
    // A POST to a call without parameters still has an empty object as its body.
    if (init.body !== undefined && init.body !== null && (operation.requestBody !== undefined || init.body !== "{}")) {
      assert.deepEqual(errorsIn(schemaIn(operation.requestBody), JSON.parse(init.body)), [], `${what}: request`);
    }
    const text = await response.clone().text();
    if (text !== "") assert.deepEqual(errorsIn(answerSchema(operation, response.status), JSON.parse(text)), [], what);
    seen.add(operation.operationId);
  }

  it("are all described, requests and answers", async () => {
    const engine = await createEngine();
    const context = { base_url: mock.url };
    const draft = {
      phone_numbers: [NUMBER, "+442079460018"],
      directions: [
        { type: "inbound", auth_mode: "register", register_auth: { username: "pbx", password: "long-enough-1" } },
        { type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { transport: "tls", port: 5061 } },
      ],
    };
    const plan = engine.plan(draft, context);
    assert.ok(plan.ok);
    for await (const step of send(engine, plan, own)) void step;
    for await (const step of survey(engine, plan, own)) void step;
    const made = await createTrunk(engine, { name: "Main", sip_endpoint: "sip:main.example.com" }, options);
    assert.equal(made.state, "done", made.why);
    await updateTrunk(engine, made.id, { provider: "twilio" }, options);
    assert.equal((await getTrunk(engine, made.id, options)).problem, null);
    assert.equal((await listTrunks(engine, options)).problem, null);
    await testTrunk(engine, made.id, options);
    assert.equal((await deleteTrunk(engine, made.id, options)).state, "done");
    assert.equal((await getTrunk(engine, "gone", options)).value, null);
    assert.equal((await getStatus(engine, NUMBER, options)).problem, null);
    assert.equal((await discover(engine, { host: "pbx.example.com" }, options)).problem, null);
    assert.equal((await getServiceAddresses(engine, options)).problem, null);
    for await (const step of testCall(engine, NUMBER, { ...options, pollSeconds: 0.01 })) void step;
    for (const kind of ["read_back", "update", "detach"]) {
      const { requests } = engine.derive(plan.requests, kind);
      for await (const step of followUp(engine, plan, requests, own)) void step;
    }
    assert.deepEqual(faults, []);
    const expected = Object.values(api.paths)
      .flatMap((path) => Object.values(path))
      .map(({ operationId }) => operationId)
      .filter((id) => !["parseDestination", "generatePassword"].includes(id)); // which the package does itself
    assert.deepEqual([...seen].sort(), expected.sort());
  });

  it("and answers of the two that the package does not make", async () => {
    const headers = { authorization: options.apiKey, "content-type": "application/json" };
    const post = { method: "POST", headers, body: JSON.stringify({ input: "tls://pbx.example.com" }) };
    await watched(`${mock.url}/v1/sip/parse-destination`, post);
    await watched(`${mock.url}/v1/sip/generate-password?length=20&strength=long`, { headers });
    assert.deepEqual(faults, []);
  });
});

/** The words for the two kinds of names. */
describe("names", () => {
  it("of fields and certainties are in snake_case, those of calls in camelCase", () => {
    const fields = Object.keys(schemas).flatMap((name) => namesIn(schemas[name]));
    for (const name of fields) assert.match(name, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    for (const path of Object.values(api.paths)) {
      for (const { operationId } of Object.values(path)) assert.match(operationId, /^[a-z][a-zA-Z]+$/);
    }
  });

  function namesIn(schema) {
    if (schema === null || typeof schema !== "object") return [];
    const own = Object.keys(schema.properties ?? {});
    return [...own, ...Object.values(schema).flatMap(namesIn)];
  }
});
