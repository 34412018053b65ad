// The endpoints of the mock API over real HTTP.
import assert from "node:assert/strict";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { after, beforeEach, before, describe, test } from "node:test";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-1";
let api;

before(async () => {
  api = await startMockApi();
});
beforeEach(() => api.reset());
after(() => api.close());

function call(method, path, { body, key = KEY, headers = {}, raw } = {}) {
  return fetch(api.url + path, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: key }),
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
}

async function ok(method, path, body) {
  const response = await call(method, path, { body });
  const answer = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  assert.equal(answer.errors, null);
  return answer.data;
}

async function refused(status, code, method, path, options) {
  const response = await call(method, path, options);
  const answer = await response.json();
  assert.equal(response.status, status, JSON.stringify(answer));
  assert.equal(answer.data, null);
  for (const { error, message } of answer.errors) {
    assert.equal(error, code);
    assert.ok(message.length > 0);
  }
  assert.ok(answer.errors.length > 0);
  return { response, errors: answer.errors };
}

const outbound = { type: "outbound", sip_endpoint: "sip:your.provider.com" };
const inbound = { type: "inbound" };
const attachBody = (fields = {}) => ({
  phone_number: "+14155550101",
  directions: [outbound],
  service: "sip",
  ...fields,
});
const attach = (fields) => ok("POST", "/v1/sip/attach", attachBody(fields));
const readBack = (number) => ok("GET", `/v1/sip?phone_number=${encodeURIComponent(number)}`);

describe("authorization", () => {
  const path = "/v1/sip/numbers";

  test("takes the key bare and as Bearer", async () => {
    for (const key of ["sk-test", "sk-test-1", "Bearer sk-test", "bearer sk-test_x"]) {
      assert.equal((await call("GET", path, { key })).status, 200, key);
    }
  });

  test("answers 401 without a key, with a wrong one and with a spoilt one", async () => {
    for (const key of [null, "Bearer", "nonsense", "Bearer Bearer sk-test", '"sk-test"', "sk-test sk-test"]) {
      await refused(401, "AUTH_FAILURE", "GET", path, { key });
    }
  });

  test("answers 403 SIP_NOT_ENABLED without the entitlement", async () => {
    await refused(403, "SIP_NOT_ENABLED", "GET", path, { key: "Bearer sk-noentitlement-7" });
  });

  test("is asked for before the body is looked at", async () => {
    await refused(401, "AUTH_FAILURE", "POST", "/v1/sip/attach", { key: null, raw: "{" });
  });
});

describe("attach", () => {
  test("configures one number and many", async () => {
    assert.deepEqual(await attach(), { configured: ["+14155550101"], failed: [] });
    const numbers = ["+14155550102", "+442079460103"];
    const data = await attach({ phone_number: undefined, phone_numbers: numbers });
    assert.deepEqual(data, { configured: numbers, failed: [] });
  });

  test("counts a number that is given twice once", async () => {
    const twice = ["+14155550102", "+14155550102"];
    const data = await attach({ phone_number: undefined, phone_numbers: twice });
    assert.deepEqual(data, { configured: ["+14155550102"], failed: [] });
  });

  test("fails a number that is attached already and leaves it as it was", async () => {
    await attach();
    const data = await attach({
      phone_number: undefined,
      phone_numbers: ["+14155550101", "+14155550102"],
      directions: [inbound, { ...outbound, sip_endpoint: "sip:other.example" }],
    });
    assert.deepEqual(data.configured, ["+14155550102"]);
    assert.equal(data.failed.length, 1);
    assert.equal(data.failed[0].phone_number, "+14155550101");
    assert.match(data.failed[0].reason, /sip\/update/);
    const { inbound: gotIn, outbound: gotOut } = await readBack("+14155550101");
    assert.equal(gotIn, null);
    assert.equal(gotOut.sip_endpoint, "sip:your.provider.com");
  });

  test("adds the other direction of an attached number", async () => {
    await attach();
    assert.deepEqual((await attach({ directions: [inbound] })).configured, ["+14155550101"]);
    const data = await readBack("+14155550101");
    assert.equal(data.inbound.direction, "inbound");
    assert.equal(data.outbound.direction, "outbound");
  });

  test("returns the derived PBX password in register mode only", async () => {
    const register_auth = { username: "pbx", password: "typed-by-hand" };
    const register = { type: "inbound", auth_mode: "register", register_auth };
    const data = await attach({ directions: [register] });
    assert.match(data.register_password_for_pbx, /^[2-9A-HJ-NP-Za-km-z]{24}$/);
    assert.notEqual(data.register_password_for_pbx, register_auth.password);
    const byAddress = await attach({
      phone_number: "+14155550102",
      directions: [{ ...register, auth_mode: "ip" }],
    });
    assert.ok(!("register_password_for_pbx" in byAddress));
  });

  test("returns no PBX password when nothing was configured", async () => {
    const register_auth = { username: "pbx", password: "typed-by-hand" };
    const data = await attach({
      phone_number: "+14155550199",
      directions: [{ type: "inbound", auth_mode: "register", register_auth }],
    });
    assert.ok(!("register_password_for_pbx" in data));
  });

  test("keeps identities verbatim under a trunk", async () => {
    const numbers = ["2001", "4155550103", "reception@pbx", "+14155550104"];
    const data = await attach({
      phone_number: undefined,
      phone_numbers: numbers,
      trunk_id: "trunk_both",
      directions: [{ type: "outbound" }],
    });
    assert.deepEqual(data.configured, numbers);
    assert.equal((await readBack("2001")).outbound.number, "2001");
  });

  test("inherits from the trunk and lets the request override", async () => {
    await attach({
      trunk_id: "trunk_both",
      directions: [{ type: "outbound", options: { port: 5080 } }],
    });
    const { outbound: got } = await readBack("+14155550101");
    assert.equal(api.state.attached[0].trunk_id, "trunk_both");
    assert.equal(got.sip_endpoint, "sip:sbc.carrier.example;transport=tls");
    assert.deepEqual(got.options, { port: 5080, transport: "tls", secure_media: true });
  });

  test("refuses an unknown trunk", async () => {
    const body = attachBody({ trunk_id: "nowhere" });
    await refused(400, "TRUNK_NOT_FOUND", "POST", "/v1/sip/attach", { body });
  });

  test("refuses a direction that the trunk does not carry, and takes the one it does", async () => {
    const body = (direction) => attachBody({ trunk_id: "trunk_inbound", directions: [direction] });
    await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/attach", { body: body(outbound) });
    await ok("POST", "/v1/sip/attach", body(inbound));
  });

  test("refuses register mode when neither request nor trunk has register_auth", async () => {
    const directions = [{ type: "inbound", auth_mode: "register" }];
    const body = attachBody({ trunk_id: "trunk_both", directions });
    await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/attach", { body });
    await attach({ trunk_id: "c0ffee00-5eed-4bad-8a11-000000000001", directions });
  });

  test("attaches nothing when it refuses", async () => {
    const body = attachBody({
      phone_number: undefined,
      phone_numbers: ["+14155550101", "4155550102"],
    });
    const { errors } = await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/attach", { body });
    assert.match(errors[0].message, /^\/phone_numbers\/1: /);
    assert.deepEqual(api.state.attached, []);
  });

  test("never repeats a credential in an error", async () => {
    const directions = [
      {
        type: "inbound",
        auth_mode: "register",
        register_auth: { username: "pbx", password: "hunter2" },
      },
    ];
    const { errors } = await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/attach", {
      body: attachBody({ directions }),
    });
    assert.doesNotMatch(JSON.stringify(errors), /hunter2/);
  });

  test("lets no unknown field pose as the number or the direction", async () => {
    const sneaky = { ...outbound, number: "+1999", direction: "inbound", extra: 1 };
    await attach({ directions: [sneaky] });
    const { inbound: gotIn, outbound: gotOut } = await readBack("+14155550101");
    assert.equal(gotIn, null);
    assert.equal(gotOut.number, "+14155550101");
    assert.equal(gotOut.direction, "outbound");
    assert.equal(api.state.attached[0].extra, 1);
  });
});

describe("magic numbers", () => {
  const endings = (list) => ({ phone_number: undefined, phone_numbers: list });

  test("fail in the documented shapes", async () => {
    const data = await attach(
      endings(["+14155550195", "+14155550196", "+14155550197", "+14155550198", "+14155550199"]),
    );
    assert.deepEqual(data.configured, ["+14155550196"]);
    const [unknown, text, object] = data.failed;
    assert.deepEqual(Object.keys(unknown), ["did", "detail"]);
    assert.equal(text, "+14155550198");
    assert.equal(object.phone_number, "+14155550199");
    assert.equal(data.failed.length, 3);
  });

  test("refuse a bought number under a trunk", async () => {
    const data = await attach({ phone_number: "+14155550196", trunk_id: "trunk_both" });
    assert.match(data.failed[0].reason, /trunk/);
  });

  test("can be switched off", async () => {
    const plain = await startMockApi({ magic: false });
    try {
      const response = await fetch(`${plain.url}/v1/sip/attach`, {
        method: "POST",
        headers: { authorization: KEY, "content-type": "application/json" },
        body: JSON.stringify(attachBody({ phone_number: "+14155550199" })),
      });
      assert.deepEqual((await response.json()).data.configured, ["+14155550199"]);
    } finally {
      await plain.close();
    }
  });
});

describe("reading back", () => {
  test("has the documented members, and auth_mode inside options", async () => {
    await attach({ directions: [inbound] });
    const data = await readBack("+14155550101");
    assert.equal(data.outbound, null);
    const { id, org_id, created_at, updated_at, ...rest } = data.inbound;
    for (const text of [id, org_id, created_at, updated_at]) assert.equal(typeof text, "string");
    assert.deepEqual(rest, {
      number: "+14155550101",
      direction: "inbound",
      sip_endpoint: null,
      headers: null,
      options: { auth_mode: "ip" },
    });
  });

  test("has no credentials", async () => {
    await attach({
      directions: [
        {
          type: "inbound",
          auth_mode: "register",
          register_auth: { username: "pbx", password: "typed-by-hand" },
        },
        { ...outbound, options: { sip_username: "user", sip_password: "another-secret" } },
      ],
    });
    const data = await readBack("+14155550101");
    assert.deepEqual(data.inbound.options, { auth_mode: "register" });
    assert.deepEqual(data.outbound.options, { sip_username: "user" });
    assert.ok(!("register_auth" in data.inbound));
    assert.doesNotMatch(JSON.stringify(data), /typed-by-hand|another-secret/);
  });

  test("returns header mappings as they were sent", async () => {
    const headers = {
      direction: "outbound",
      headers: [{ type: "custom", key: "account", value: "X-Account" }],
    };
    await attach({ directions: [{ ...outbound, headers }] });
    assert.deepEqual((await readBack("+14155550101")).outbound.headers, headers);
  });

  test("gives two nulls for a number that is not attached", async () => {
    assert.deepEqual(await readBack("+14155550101"), { inbound: null, outbound: null });
  });

  test("needs phone_number, with its + escaped", async () => {
    await refused(400, "INVALID_QUERY", "GET", "/v1/sip");
    await refused(400, "INVALID_QUERY", "GET", "/v1/sip?phone_number=");
    const { errors } = await refused(400, "INVALID_QUERY", "GET", "/v1/sip?phone_number=+14155550101");
    assert.match(errors[0].message, /%2B/);
  });

  test("lists what is attached", async () => {
    await attach({ directions: [inbound, outbound] });
    await attach({ phone_number: "+14155550102", directions: [inbound] });
    assert.deepEqual(await ok("GET", "/v1/sip/numbers"), {
      numbers: [
        {
          phone_number: "+14155550101",
          directions: ["inbound", "outbound"],
          sip_endpoint: "sip:your.provider.com",
          health_status: "healthy",
        },
        {
          phone_number: "+14155550102",
          directions: ["inbound"],
          sip_endpoint: null,
          health_status: "healthy",
        },
      ],
    });
  });
});

describe("update", () => {
  const update = (body) => ok("POST", "/v1/sip/update", body);

  test("changes the fields that are given and no other", async () => {
    await attach({ directions: [{ ...outbound, options: { port: 5061, transport: "tls" } }] });
    await update({
      phone_number: "+14155550101",
      updates: { type: "outbound", options: { port: 5071 } },
    });
    const { outbound: got } = await readBack("+14155550101");
    assert.equal(got.sip_endpoint, "sip:your.provider.com");
    assert.deepEqual(got.options, { port: 5071, transport: "tls" });
  });

  test("clears header mappings with an empty list", async () => {
    const headers = { headers: [{ type: "custom", key: "account", value: "X-Account" }] };
    await attach({ directions: [{ ...outbound, headers }] });
    await update({
      phone_number: "+14155550101",
      updates: { type: "outbound", headers: { headers: [] } },
    });
    assert.deepEqual((await readBack("+14155550101")).outbound.headers, null);
  });

  test("answers 404 for a direction that is not attached", async () => {
    await attach();
    const body = { phone_number: "+14155550101", updates: { type: "inbound" } };
    await refused(404, "NUMBER_NOT_FOUND", "POST", "/v1/sip/update", { body });
  });

  test("checks its body", async () => {
    await attach();
    const bad = [
      { updates: { type: "outbound" } },
      { phone_number: "+14155550101" },
      { phone_number: "+14155550101", updates: {} },
      { phone_number: "+14155550101", updates: { type: "outbound", sip_endpoint: "bare.host" } },
    ];
    for (const body of bad) {
      await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/update", { body });
    }
  });

  test("refuses register mode without register_auth", async () => {
    await attach({ directions: [inbound] });
    const updates = { type: "inbound", auth_mode: "register" };
    const body = { phone_number: "+14155550101", updates };
    await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/update", { body });
    updates.register_auth = { username: "pbx", password: "long-enough" };
    const data = await update(body);
    assert.deepEqual(data.options, { auth_mode: "register" });
    assert.match(data.register_password_for_pbx, /^[2-9A-HJ-NP-Za-km-z]{24}$/);
    assert.doesNotMatch(JSON.stringify(data), /long-enough/);
  });
});

describe("detach", () => {
  const body = (...types) => ({
    phone_number: "+14155550101",
    directions: types.map((type) => ({ type })),
    service: "sip",
  });

  test("removes a direction, so that it can be attached again", async () => {
    await attach({ directions: [inbound, outbound] });
    const data = await ok("POST", "/v1/sip/detach", body("outbound"));
    assert.deepEqual(data, { phone_number: "+14155550101", detached: ["outbound"] });
    const left = await readBack("+14155550101");
    assert.equal(left.outbound, null);
    assert.notEqual(left.inbound, null);
    assert.deepEqual((await attach()).configured, ["+14155550101"]);
  });

  test("takes a number without directions off the list", async () => {
    await attach({ directions: [inbound, outbound] });
    await ok("POST", "/v1/sip/detach", body("inbound", "outbound"));
    assert.deepEqual(await ok("GET", "/v1/sip/numbers"), { numbers: [] });
  });

  test("answers 404, changing nothing, when one direction is not attached", async () => {
    await attach();
    const options = { body: body("outbound", "inbound") };
    await refused(404, "NUMBER_NOT_FOUND", "POST", "/v1/sip/detach", options);
    assert.notEqual((await readBack("+14155550101")).outbound, null);
  });

  test("checks its body", async () => {
    for (const bad of [
      { ...body("inbound"), service: undefined },
      body(),
      body("sideways"),
      { ...body("inbound"), phone_number: undefined },
    ]) {
      await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/detach", { body: bad });
    }
  });
});

describe("trunks", () => {
  test("are listed in every direction, with credentials redacted", async () => {
    const { trunks } = await ok("GET", "/v1/sip/trunks");
    const directions = new Set(trunks.map(({ direction }) => direction));
    assert.deepEqual(directions, new Set(["both", "outbound", "inbound"]));
    assert.doesNotMatch(JSON.stringify(trunks), /mock-(trunk|pbx)-password/);
  });

  test("are read one by one", async () => {
    const { trunks } = await ok("GET", "/v1/sip/trunks");
    await attach({ trunk_id: "trunk_both" });
    for (const trunk of trunks) {
      const { bound_numbers, bound_number_count, ...rest } = await ok("GET", `/v1/sip/trunks/${trunk.id}`);
      assert.deepEqual(rest, trunk);
      const isBound = trunk.id === "trunk_both";
      assert.equal(bound_number_count, isBound ? 1 : 0);
      const bound = { phone_number: "+14155550101", directions: ["outbound"] };
      assert.deepEqual(bound_numbers, isBound ? [bound] : []);
    }
    await refused(404, "TRUNK_NOT_FOUND", "GET", "/v1/sip/trunks/nowhere");
    await refused(400, "INVALID_PATH", "GET", "/v1/sip/trunks/%ff");
  });
});

describe("managing trunks", () => {
  const register_auth = { username: "pbx", password: "typed-by-hand" };

  test("creates one, and gives its password once", async () => {
    const data = await ok("POST", "/v1/sip/trunks", {
      name: "New",
      auth_mode: "register",
      register_auth,
      sip_endpoint: "sip:pbx.example.net",
    });
    assert.match(data.register_password_for_pbx, /^[2-9A-HJ-NP-Za-km-z]{24}$/);
    const { id } = data.trunk;
    assert.equal(data.trunk.direction, "both");
    const read = await ok("GET", `/v1/sip/trunks/${id}`);
    assert.equal(read.register_auth.password, "********");
    assert.ok(!("register_password_for_pbx" in read));
    api.reset();
    await refused(404, "TRUNK_NOT_FOUND", "GET", `/v1/sip/trunks/${id}`);
  });

  test("needs a name of 1 to 128 characters, and nothing else", async () => {
    for (const body of [
      {},
      { name: "" },
      { name: "x".repeat(129) },
      { name: "x", direction: "up" },
      { name: "x", register_auth: { username: "a" } },
    ]) {
      await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/trunks", { body });
    }
    await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/trunks", { body: { name: "x", auth_mode: "register" } });
    await ok("POST", "/v1/sip/trunks", { name: "x".repeat(128) });
  });

  test("changes some of it, and keeps one default", async () => {
    const headers = { "content-type": "application/json" };
    const body = { is_default: true, name: "Renamed" };
    const response = await call("PATCH", "/v1/sip/trunks/trunk_inbound", { body, headers });
    assert.equal((await response.json()).data.trunk.name, "Renamed");
    const { trunks } = await ok("GET", "/v1/sip/trunks");
    assert.deepEqual(
      trunks.filter((each) => each.is_default).map(({ id }) => id),
      ["trunk_inbound"],
    );
  });

  test("deletes one that has no numbers", async () => {
    await attach({ trunk_id: "trunk_both" });
    await refused(409, "TRUNK_IN_USE", "DELETE", "/v1/sip/trunks/trunk_both");
    const response = await call("DELETE", "/v1/sip/trunks/trunk_inbound");
    assert.equal(response.status, 200);
    await refused(404, "TRUNK_NOT_FOUND", "GET", "/v1/sip/trunks/trunk_inbound");
  });

  test("tests the connection", async () => {
    const path = (id) => `/v1/sip/trunks/${id}/test-connection`;
    assert.deepEqual(await ok("POST", path("trunk_both"), {}), {
      reachable: true,
      sip_code: 200,
      response_time_ms: 42,
      error: null,
    });
    assert.equal((await ok("POST", path("trunk_inbound"), {})).reachable, false);
  });

  test("gives its headers to the numbers on it", async () => {
    const headers = { direction: "outbound", headers: [{ type: "custom", key: "a", value: "X-A" }] };
    const { trunk } = await ok("POST", "/v1/sip/trunks", {
      name: "x",
      sip_endpoint: "sip:pbx.example.net",
      headers,
    });
    await attach({ trunk_id: trunk.id, directions: [{ type: "outbound" }, inbound] });
    const data = await readBack("+14155550101");
    assert.deepEqual([data.outbound.headers, data.inbound.headers], [headers, null]);
  });
});

describe("after attaching", () => {
  test("status tells of the outbound endpoint of a number", async () => {
    const status = (number) => ok("GET", `/v1/sip/status?phone_number=${encodeURIComponent(number)}`);
    await attach();
    assert.equal((await status("+14155550101")).status, "healthy");
    await attach({ phone_number: "+14155550102", directions: [inbound] });
    assert.equal((await status("+14155550102")).status, "unchecked");
    await attach({
      phone_number: "+14155550103",
      directions: [{ ...outbound, sip_endpoint: "sip:pbx.invalid" }],
    });
    assert.equal((await status("+14155550103")).status, "unreachable");
    await refused(404, "NUMBER_NOT_FOUND", "GET", "/v1/sip/status?phone_number=%2B14155550104");
    await refused(400, "INVALID_QUERY", "GET", "/v1/sip/status");
  });

  test("a test call is pending, then over, and there are ten of them", async () => {
    await attach();
    const start = () => ok("POST", "/v1/sip/test-call", { phone_number: "+14155550101" });
    const { call_id: id } = await start();
    const poll = () => ok("GET", `/v1/sip/test-call/status?call_id=${id}`);
    assert.equal((await poll()).result, "pending");
    const { status, result, timeline } = await poll();
    assert.deepEqual([status, result, timeline.length], ["completed", "connected", 2]);
    for (let more = 0; more < 9; more += 1) await start();
    const body = { phone_number: "+14155550101" };
    const { response } = await refused(429, "RATE_LIMITED", "POST", "/v1/sip/test-call", { body });
    assert.equal(response.headers.get("retry-after"), "900");
    await refused(404, "CALL_NOT_FOUND", "GET", "/v1/sip/test-call/status?call_id=x");
  });

  test("discover recommends a port and a transport", async () => {
    const { recommended } = await ok("POST", "/v1/sip/discover", { host: "pbx.example.net" });
    assert.deepEqual([recommended.port, recommended.transport], [5061, "tls"]);
    const { attempts, ...rest } = await ok("POST", "/v1/sip/discover", { host: "pbx.invalid" });
    assert.deepEqual([attempts[0].success, rest.recommended], [false, null]);
    await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/discover", { body: { port: 0 } });
  });

  test("bought numbers are listed without data, and refused on a trunk", async () => {
    const response = await call("GET", "/v1/inbound");
    const { inbound_numbers: bought, ...rest } = await response.json();
    assert.deepEqual(rest, {});
    const { phone_number } = bought[0];
    const data = await attach({ phone_number, trunk_id: "trunk_both" });
    assert.match(data.failed[0].reason, /trunk/);
    assert.deepEqual((await attach({ phone_number })).configured, [phone_number]);
  });
});

describe("parse-destination", () => {
  const parse = (input) => ok("POST", "/v1/sip/parse-destination", { input });
  const cases = [
    ["pbx.example.com", "sip:pbx.example.com", null, null, false],
    ["10.0.0.1", "sip:10.0.0.1", null, null, true],
    ["pbx.example.com:5080", "sip:pbx.example.com:5080", 5080, null, false],
    ["tls://PBX.example.com", "sip:pbx.example.com;transport=tls", null, "tls", false],
    ["sip:a@h.example:5061;transport=TLS", "sip:a@h.example:5061;transport=tls", 5061, "tls", false],
    ["SIPS:h.example", "sips:h.example", null, null, false],
    ["2001:db8::1", "sip:[2001:db8::1]", null, null, false],
    ["172.31.255.255", "sip:172.31.255.255", null, null, true],
    ["172.32.0.1", "sip:172.32.0.1", null, null, false],
    ["sip:[fd00::1]:5060", "sip:[fd00::1]:5060", 5060, null, true],
  ];
  for (const [input, normalized, port, transport, isPrivate] of cases) {
    test(`reads ${input}`, async () => {
      const { valid, parsed } = await parse(input);
      assert.equal(valid, true);
      assert.equal(parsed.normalized, normalized);
      assert.equal(parsed.port, port);
      assert.equal(parsed.transport, transport);
      assert.equal(parsed.is_private_ip, isPrivate);
    });
  }

  test("says when it cannot read", async () => {
    for (const input of [
      "",
      "https://pbx.example.com",
      "a b",
      "host:0",
      "host:65536",
      "[::g]",
      "-a.example",
      "256.1.1.1",
      "sip:h;lr;lr",
    ]) {
      assert.deepEqual(await parse(input), { valid: false, parsed: null }, input);
    }
  });

  test("checks its body", async () => {
    const options = { body: { input: 7 } };
    await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/parse-destination", options);
  });
});

describe("the smaller endpoints", () => {
  test("generate-password keeps to the length and the alphabet", async () => {
    for (const length of [8, 41, 256]) {
      const data = await ok("GET", `/v1/sip/generate-password?length=${length}`);
      assert.equal(data.password.length, length);
      assert.match(data.password, /^[2-9A-HJ-NP-Za-km-z]+$/);
      assert.doesNotMatch(data.password, /[0O1lI]/);
    }
    assert.equal((await ok("GET", "/v1/sip/generate-password")).password.length, 16);
    const long = await ok("GET", "/v1/sip/generate-password?strength=long");
    assert.equal(long.password.length, 32);
  });

  test("generate-password clamps a length, and refuses what is none", async () => {
    const length = async (text) => (await ok("GET", `/v1/sip/generate-password?length=${text}`)).password.length;
    assert.deepEqual([await length("7"), await length("-8"), await length("257")], [8, 8, 256]);
    for (const text of ["8.5", "x", "1e2", ""]) {
      const path = `/v1/sip/generate-password?length=${text}`;
      await refused(400, "INVALID_QUERY", "GET", path);
    }
  });

  test("firewall-ips gives documentation addresses only", async () => {
    const { ip_addresses: addresses, ports } = await ok("GET", "/v1/sip/firewall-ips");
    for (const address of addresses) assert.match(address, /^(192\.0\.2|198\.51\.100)\./);
    assert.deepEqual(Object.keys(ports), ["sip", "rtp"]);
  });
});

describe("HTTP", () => {
  test("answers 404 for unknown paths, a doubled version and prototype names", async () => {
    for (const path of [
      "/",
      "/v1",
      "/v1/sip/",
      "/v1/sip/nope",
      "/v1/v1/sip/attach",
      "/v1/sip/trunks/a/b",
      "/constructor",
    ]) {
      await refused(404, "NOT_FOUND", "GET", path);
    }
  });

  test("answers 405 with Allow", async () => {
    const { response } = await refused(405, "METHOD_NOT_ALLOWED", "GET", "/v1/sip/attach");
    assert.equal(response.headers.get("allow"), "POST, OPTIONS");
    await refused(405, "METHOD_NOT_ALLOWED", "DELETE", "/v1/sip/attach");
    await refused(405, "METHOD_NOT_ALLOWED", "POST", "/v1/sip/numbers", { body: {} });
  });

  test("answers 400 for what is not JSON in UTF-8", async () => {
    const deep = "[".repeat(200_000);
    for (const raw of ["", "{", '{"a":1,}', "\ufeff{}", Buffer.from([0x22, 0xff, 0x22]), deep]) {
      await refused(400, "MALFORMED_JSON", "POST", "/v1/sip/attach", { raw });
    }
  });

  test("answers 400 for JSON that is no object", async () => {
    for (const raw of ["null", "[]", '"text"', "7"]) {
      await refused(400, "INVALID_PAYLOAD", "POST", "/v1/sip/attach", { raw });
    }
  });

  test("answers 415 for another content type, and takes a charset", async () => {
    const send = (type) => ({ body: attachBody(), headers: { "content-type": type } });
    await refused(415, "UNSUPPORTED_MEDIA_TYPE", "POST", "/v1/sip/attach", send("text/plain"));
    const response = await call("POST", "/v1/sip/attach", send("application/json; charset=UTF-8"));
    assert.equal(response.status, 200);
  });

  test("answers 413 for a body over 1 MiB and goes on", async () => {
    const raw = JSON.stringify({ padding: "x".repeat(3 * 1024 * 1024) });
    await refused(413, "BODY_TOO_LARGE", "POST", "/v1/sip/attach", { raw });
    assert.deepEqual((await attach()).configured, ["+14155550101"]);
  });

  test("keeps a body that names __proto__ out of every prototype", async () => {
    const raw = JSON.stringify(attachBody())
      .replace("{", '{"__proto__":{"polluted":1},')
      .replace('"type":"outbound"', '"type":"outbound","options":{"__proto__":{"polluted":1}}');
    assert.equal((await call("POST", "/v1/sip/attach", { raw })).status, 200);
    assert.equal({}.polluted, undefined);
  });

  test("survives a client that leaves in the middle of its body", async () => {
    await new Promise((resolve) => {
      const socket = connect(api.port, "127.0.0.1", () => {
        socket.write(
          "POST /v1/sip/attach HTTP/1.1\r\nHost: localhost\r\n" +
            "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
          () => {
            socket.destroy();
            resolve();
          },
        );
      });
    });
    assert.deepEqual((await attach()).configured, ["+14155550101"]);
  });

  test("records a request when its body is whole, so that who polls meets no half of it", async () => {
    const options = {
      port: api.port,
      host: "127.0.0.1",
      method: "POST",
      path: "/v1/sip/attach",
      headers: { authorization: KEY, "content-type": "application/json" },
    };
    const request = httpRequest(options);
    const answered = once(request, "response");
    const text = JSON.stringify(attachBody());
    await new Promise((resolve) => {
      request.write(text.slice(0, 20), resolve);
    });
    await ok("GET", "/v1/sip/numbers"); // arrives after the half
    assert.deepEqual(
      api.requests.map(({ path }) => path),
      ["/v1/sip/numbers"],
    );
    request.end(text.slice(20));
    const [response] = await answered;
    assert.equal(response.resume().statusCode, 200);
    assert.deepEqual(
      api.requests.map(({ body }) => body),
      [null, attachBody()],
    );
  });

  test("answers 400 for a request target that is not a path", async () => {
    const status = await new Promise((resolve, reject) => {
      const options = { port: api.port, host: "127.0.0.1", method: "OPTIONS", path: "*" };
      httpRequest(options, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
    assert.equal(status, 400);
  });

  test("answers preflights and lets a page read answers and Retry-After", async () => {
    const preflight = await fetch(`${api.url}/v1/sip/attach`, {
      method: "OPTIONS",
      headers: {
        origin: "https://docs.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
    assert.match(preflight.headers.get("access-control-allow-methods"), /POST/);
    assert.match(preflight.headers.get("access-control-allow-headers"), /authorization/);
    assert.match(preflight.headers.get("access-control-allow-headers"), /content-type/);
    const headers = { origin: "https://docs.example" };
    const error = await call("GET", "/v1/sip/nope", { headers });
    assert.equal(error.headers.get("access-control-allow-origin"), "*");
    assert.equal(error.headers.get("access-control-expose-headers"), "Retry-After");
  });

  test("closes each connection, so that no browser repeats a dropped POST by itself", async () => {
    const response = await call("GET", "/v1/sip/numbers");
    assert.equal(response.headers.get("connection"), "close");
  });

  test("listens on 127.0.0.1 only", async () => {
    assert.match(api.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    await assert.rejects(
      new Promise((resolve, reject) => {
        connect(api.port, "127.0.0.2", resolve).on("error", reject);
      }),
      { code: "ECONNREFUSED" },
    );
  });
});
