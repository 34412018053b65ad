// The mock can give every document of tests/conformance that is an answer, so the page and the package are
// tested against the API's own shapes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { startMockApi } from "../mock/server.mjs";

const documents = readFileSync(new URL("../conformance/api_documents.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const ofKind = (kind) => documents.filter((each) => each.kind === kind);

let api;
before(async () => {
  api = await startMockApi();
});
beforeEach(() => api.reset());
after(() => api.close());

const headers = { authorization: "sk-test", "content-type": "application/json" };
const post = (path, body) => fetch(api.url + path, { method: "POST", headers, body: JSON.stringify(body) });
async function mustPost(path, body) {
  const response = await post(path, body);
  assert.equal(response.status, 200, await response.text());
}

/** What the account assigns, and no test can choose. */
const OWN = new Set(["id", "org_id", "created_at", "updated_at", "register_password_for_pbx"]);
const shapeOf = (value) => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== "object") return value;
  const own = ([key, inner]) => [key, OWN.has(key) ? typeof inner : shapeOf(inner)];
  return Object.fromEntries(Object.entries(value).map(own));
};

/** The fault that makes the mock answer with this error; null if the document is not an error. */
function errorFault({ status, body, headers: given = {} }) {
  const fault = { kind: "status", status };
  if (given["retry-after"] !== undefined) {
    Object.assign(fault, { retry_after: given["retry-after"], date: given.date });
  }
  if (body.status === "error") {
    const { message, errors } = body;
    if (/flagged/.test(message)) return { kind: "flagged" };
    return { ...fault, form: "v1", message, ...(errors === undefined ? {} : { errors }) };
  }
  if (body.detail !== undefined) {
    return { ...fault, form: "problem", title: body.title, message: body.detail };
  }
  if (body.msg !== undefined) return { ...fault, form: "code", code: body.code, message: body.msg };
  return body.data === null && body.errors?.length > 0 ? { ...fault, errors: body.errors } : null;
}

/** The faults that make the mock report what was done as the document does. */
function payloadFaults({ body }) {
  const faults = [];
  const payload = body.data ?? body;
  if (body.data === null) faults.push({ kind: "beside_null" });
  if (body.data === undefined) faults.push({ kind: "flat" });
  if (body.data && body.errors) faults.push({ kind: "beside_errors", errors: body.errors });
  const failed = payload.failed ?? [];
  for (const [number, reason] of Array.isArray(failed) ? [] : Object.entries(failed)) {
    faults.push({ kind: "partial", numbers: [number], form: "map", reason });
  }
  for (const entry of Array.isArray(failed) ? failed : []) {
    const partial = { kind: "partial", numbers: [entry.phone_number] };
    const nested = typeof entry.error === "object";
    faults.push(
      nested
        ? { ...partial, form: "nested", code: entry.error.code, reason: entry.error.message }
        : { ...partial, keys: ["phone_number", "error"], reason: entry.error },
    );
  }
  return faults;
}

describe("the mock gives every answer to an attach", () => {
  for (const { name, given } of ofKind("response")) {
    test(name, async () => {
      const fault = errorFault(given);
      api.faults.add(fault === null ? payloadFaults(given) : [fault]);
      const register_auth = { username: "pbx", password: "long-enough-1" };
      const registers = JSON.stringify(given.body).includes("register_password");
      const inbound = registers ? { type: "inbound", auth_mode: "register", register_auth } : { type: "inbound" };
      const response = await post("/v1/sip/attach", {
        phone_numbers: given.numbers,
        directions: [inbound],
        service: "sip",
      });
      assert.equal(response.status, given.status);
      assert.deepEqual(shapeOf(await response.json()), shapeOf(given.body));
      for (const [header, value] of Object.entries(given.headers ?? {})) {
        assert.equal(response.headers.get(header), value);
      }
    });
  }
});

describe("the mock gives every answer to a read", () => {
  for (const { name, given } of ofKind("read_back")) {
    test(name, async () => {
      const { answer } = given;
      const payload = answer.data ?? answer;
      const directions = ["inbound", "outbound"].flatMap((type) => {
        if (payload[type] === null) return [];
        const { sip_endpoint, headers: mappings, options } = payload[type];
        const { auth_mode, ...rest } = options;
        const direction = { type, options: rest };
        if (sip_endpoint !== null) direction.sip_endpoint = sip_endpoint;
        if (mappings !== null) direction.headers = mappings;
        if (auth_mode !== undefined) direction.auth_mode = auth_mode;
        const register_auth = { username: "pbx", password: "long-enough-1" };
        return auth_mode === "register" ? [{ ...direction, register_auth }] : [direction];
      });
      const phone_number = (payload.inbound ?? payload.outbound).number;
      await mustPost("/v1/sip/attach", { phone_number, directions, service: "sip" });
      api.faults.add([{ kind: "without_defaults" }]);
      if (answer.data === null) api.faults.add({ kind: "beside_null" });
      if (answer.data === undefined) api.faults.add({ kind: "flat" });
      const query = `phone_number=${encodeURIComponent(phone_number)}`;
      const response = await fetch(`${api.url}/v1/sip?${query}`, { headers });
      assert.deepEqual(shapeOf(await response.json()), shapeOf(answer));
    });
  }
});

describe("the mock has every trunk", () => {
  for (const { name, given } of ofKind("trunk")) {
    test(name, async () => {
      const { trunk_id, bound_number_count: _, id = trunk_id, ...fields } = given.trunk;
      const trunks = [{ ...fields, id }];
      const other = await startMockApi({ trunks });
      try {
        const response = await fetch(`${other.url}/v1/sip/trunks/${id}`, { headers });
        const { bound_numbers, bound_number_count, ...trunk } = (await response.json()).data;
        assert.deepEqual(trunk, trunks[0]);
        assert.deepEqual([bound_numbers, bound_number_count], [[], 0]);
      } finally {
        await other.close();
      }
    });
  }
});
