// Creating, changing, deleting and testing trunks, against the mock API.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import {
  applyPatch,
  createEngine,
  createTrunk,
  deleteTrunk,
  explainTrunk,
  getTrunk,
  judgeTrunk,
  listTrunks,
  send,
  SendError,
  testTrunk,
  updateTrunk,
} from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";
const TYPED = "Otter.Lamp.42.Violet";
const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const TRUNKS = "/v1/sip/trunks";
const CARRIER = {
  name: "Carrier",
  provider: "twilio",
  direction: "both",
  sip_endpoint: "sip:acme.pstn.twilio.com;transport=tls",
  options: { port: 5061, transport: "tls", secure_media: true, sip_username: "acme", sip_password: TYPED },
  headers: {
    direction: "outbound",
    headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }],
  },
  is_default: true,
};
const PBX = {
  name: "PBX",
  direction: "inbound",
  sip_endpoint: "sip:pbx.example.com",
  auth_mode: "register",
  register_auth: { username: "bland", password: TYPED },
};

let api;
let engine;
let options;
before(async () => {
  api = await startMockApi();
  engine = await createEngine();
  options = { apiKey: KEY, baseUrl: api.url };
});
after(() => api.close());
afterEach(() => api.reset());

/** Neither secrets that were typed nor the key may be in a result, a log or a bug report. */
function assertClean(result) {
  const text = JSON.stringify(result);
  for (const secret of [TYPED, KEY]) assert.ok(!text.includes(secret), text);
  return result;
}
const create = async (trunk, more) => assertClean(await createTrunk(engine, trunk, { ...options, ...more }));
const update = async (id, changes, more) =>
  assertClean(await updateTrunk(engine, id, changes, { ...options, ...more }));
const remove = async (id, more) => assertClean(await deleteTrunk(engine, id, { ...options, ...more }));
const sent = (method) => api.requests.filter((request) => request.method === method);
const ids = async () => (await listTrunks(engine, options)).value.map(({ id }) => id);

describe("creating a trunk", () => {
  it("sends what was given, once, and returns the trunk without credentials", async () => {
    const result = await create(CARRIER);
    assert.deepEqual([result.state, result.why, result.problem], ["done", "", null]);
    assert.equal(result.trunk.name, "Carrier");
    assert.deepEqual(
      sent("POST").map(({ path, body }) => [path, body]),
      [[TRUNKS, CARRIER]],
    );
    const { value } = await getTrunk(engine, result.id, options);
    assert.deepEqual(value.data.headers, CARRIER.headers);
    assert.equal(value.data.is_default, true);
    assert.equal(result.password_missed, undefined);
  });

  it("gives the password of a registration, and nothing of it in the trunk", async () => {
    const result = await create(PBX);
    const [{ number, password }] = result.register_passwords;
    assert.equal(number, null);
    assert.match(password, /^[\w]{24}$/);
    assert.ok(!JSON.stringify(result.trunk).includes(password));
    assert.equal(result.register_passwords.length, 1);
  });

  it("understands a payload beside null, one at the top, and one without an envelope", async () => {
    for (const kind of ["beside_null", "flat"]) {
      api.faults.add({ kind, path: TRUNKS, method: "POST" });
      const result = await create(PBX);
      assert.equal(result.state, "done", kind);
      assert.match(result.id, /^trunk_/, kind);
      assert.equal(result.register_passwords.length, 1, kind);
      assert.ok(!("register_password_for_pbx" in result.trunk), kind);
    }
  });

  it("takes errors for a failure, with status 200 too, and keeps a password that came along", async () => {
    api.faults.add({ kind: "beside_errors", errors: ["Quota of trunks used up"], path: TRUNKS, method: "POST" });
    const result = await create(PBX);
    assert.equal(result.state, "failed");
    assert.match(result.why, /Quota of trunks used up/);
    assert.equal(result.register_passwords.length, 1);
  });

  it("sends nothing without a name, a key or a usable address", async () => {
    for (const trunk of [{}, { name: "" }, { name: "n".repeat(129) }, { name: 5 }, null]) {
      await assert.rejects(createTrunk(engine, trunk, options), SendError);
    }
    await assert.rejects(createTrunk(engine, CARRIER, { ...options, apiKey: " " }), SendError);
    await assert.rejects(createTrunk(engine, CARRIER, { ...options, baseUrl: "" }), SendError);
    assert.deepEqual(api.requests, []);
    assert.equal((await create({ name: "😀".repeat(128) })).state, "done");
  });

  it("does not send to an account that refuses the key", async () => {
    assert.equal((await create(CARRIER, { apiKey: "wrong" })).problem.kind, "unauthorized");
    assert.equal((await create(CARRIER, { apiKey: "sk-noentitlement" })).problem.kind, "not_entitled");
    assert.deepEqual(sent("POST"), []);
  });

  it("does without a list that the API does not have", async () => {
    api.faults.add({ kind: "status", status: 404, path: TRUNKS, method: "GET" });
    assert.equal((await create(CARRIER)).state, "done");
  });

  for (const [what, fault] of [
    ["was lost", { kind: "drop_after" }],
    ["is half of one", { kind: "truncate" }],
    ["is a page of a proxy", { kind: "unreadable", processed: true }],
    ["is the page of a proxy with status 200", { kind: "unreadable", status: 200, processed: true }],
    ["is a 500", { kind: "status", status: 500, processed: true }],
    ["is a 409", { kind: "status", status: 409, processed: true }],
  ]) {
    it(`whose answer ${what} is found in the list, and not sent again`, async () => {
      api.faults.add({ ...fault, path: TRUNKS, method: "POST" });
      const before = await ids();
      const result = await create(PBX);
      assert.equal(result.state, "done", result.why);
      assert.equal(result.password_missed, true);
      assert.equal(sent("POST").length, 1);
      assert.deepEqual(await ids(), [...before, result.id]);
    });
  }

  it("whose request was lost is unknown, and why, and not sent again", async () => {
    api.faults.add({ kind: "drop", path: TRUNKS, method: "POST" });
    const result = await create(PBX);
    assert.equal(result.state, "unknown");
    assert.match(result.why, /No complete answer came.*may still be carried out/);
    assert.equal(sent("POST").length, 1);
  });

  it("that was refused for the moment and is not there has failed", async () => {
    api.faults.add({ kind: "status", status: 409, message: "Another change is at work", path: TRUNKS, method: "POST" });
    const result = await create(CARRIER);
    assert.equal(result.state, "failed");
    assert.match(result.why, /Another change is at work/);
    api.faults.add({ kind: "status", status: 429, retry_after: 30, path: TRUNKS, method: "POST" });
    assert.equal((await create(CARRIER)).problem.kind, "rate_limited");
    assert.equal(sent("POST").length, 2);
  });

  it("is unknown where the list cannot be read, or names it twice", async () => {
    api.faults.add([
      { kind: "drop_after", path: TRUNKS, method: "POST" },
      { kind: "status", status: 500, path: TRUNKS, method: "GET", after: 1 },
    ]);
    const result = await create(CARRIER);
    assert.equal(result.state, "unknown");
    assert.match(result.why, /Reading back failed/);
    // Nobody knows what was there before.
    api.faults.add([
      { kind: "status", status: 404, path: TRUNKS, method: "GET" },
      { kind: "drop_after", path: TRUNKS, method: "POST" },
    ]);
    const second = await create(CARRIER);
    assert.equal(second.state, "unknown");
    assert.match(second.why, /Trunks of this name: trunk_\d+, trunk_\d+/);
  });

  it("that is stopped is unknown, and nothing more is asked", async () => {
    const controller = new AbortController();
    api.faults.add({ kind: "slow", ms: 2000, path: TRUNKS, method: "POST" });
    const fetch = (url, init) => {
      if (init.method === "POST") setTimeout(() => controller.abort(), 50);
      return globalThis.fetch(url, init);
    };
    const result = await create(CARRIER, { fetch, signal: controller.signal });
    assert.equal(result.state, "unknown");
    assert.equal(result.problem.kind, "aborted");
  });
});

describe("changing a trunk", () => {
  it("sends only what changes", async () => {
    const { id } = await create(CARRIER);
    const result = await update(id, { name: "Carrier 2", is_default: false });
    assert.equal(result.state, "done");
    assert.equal(result.trunk.name, "Carrier 2");
    assert.equal(result.trunk.sip_endpoint, CARRIER.sip_endpoint);
    assert.deepEqual(sent("PATCH")[0].body, { name: "Carrier 2", is_default: false });
    assert.ok(!api.requests.some(({ method, path }) => method === "GET" && path.endsWith(id)), "nothing is in doubt");
  });

  it("to registration gives its password", async () => {
    const result = await update("trunk_inbound", { auth_mode: "register", register_auth: PBX.register_auth });
    assert.equal(result.state, "done");
    assert.equal(result.register_passwords.length, 1);
    const again = await update("trunk_inbound", { register_auth: { username: "bland", password: `${TYPED}!` } });
    assert.equal(again.register_passwords.length, 1);
    assert.notEqual(again.register_passwords[0].password, result.register_passwords[0].password);
  });

  it("whose answer was lost is read back, field by field", async () => {
    const path = `${TRUNKS}/trunk_inbound`;
    const change = { sip_endpoint: "sip:new.example.com", options: { port: 5061, sip_password: TYPED } };
    api.faults.add({ kind: "drop_after", path, method: "PATCH" });
    assert.equal((await update("trunk_inbound", change)).state, "done");
    api.faults.add({ kind: "drop", path, method: "PATCH" });
    const lost = await update("trunk_inbound", { sip_endpoint: "sip:other.example.com" });
    assert.equal(lost.state, "unknown");
    assert.match(lost.why, /did not have it/);
    api.faults.add({ kind: "drop_after", path, method: "PATCH" });
    const secret = await update("trunk_inbound", { options: { sip_password: TYPED } });
    assert.equal(secret.state, "unknown");
    assert.match(secret.why, /never shows passwords/);
    assert.equal(sent("PATCH").length, 3);
  });

  it("of an ID that would lead to another call is refused", async () => {
    for (const id of ["", ".", ".."]) {
      await assert.rejects(updateTrunk(engine, id, { name: "x" }, options), SendError, id);
      await assert.rejects(deleteTrunk(engine, id, options), SendError, id);
      await assert.rejects(getTrunk(engine, id, options), SendError, id);
    }
    await assert.rejects(updateTrunk(engine, "trunk_both", {}, options), SendError);
    assert.deepEqual(api.requests, []);
    assert.equal((await update("none", { name: "x" })).problem.kind, "not_found");
  });
});

describe("deleting a trunk", () => {
  it("is done, refused with the API's reason, or not there", async () => {
    const result = await remove("trunk_inbound");
    assert.deepEqual([result.state, result.id], ["done", "trunk_inbound"]);
    assert.ok(!(await ids()).includes("trunk_inbound"));
    assert.equal((await remove("trunk_inbound")).problem.kind, "not_found");
    const draft = { phone_number: "+14155552671", trunk_id: "trunk_both", directions: [{ type: "inbound" }] };
    const plan = engine.plan(draft, { base_url: api.url });
    for await (const { event } of send(engine, plan, { apiKey: KEY })) assert.notEqual(event, "stopped");
    const refused = await remove("trunk_both");
    assert.equal(refused.state, "failed");
    assert.match(refused.why, /Numbers are bound to this trunk/);
  });

  it("whose answer was lost is looked for, and not sent again", async () => {
    const path = `${TRUNKS}/trunk_inbound`;
    api.faults.add({ kind: "drop", path, method: "DELETE" });
    const lost = await remove("trunk_inbound");
    assert.equal(lost.state, "unknown");
    assert.match(lost.why, /still there/);
    api.faults.add({ kind: "drop_after", path, method: "DELETE" });
    assert.equal((await remove("trunk_inbound")).state, "done");
    assert.equal(sent("DELETE").length, 2);
  });
});

it("a trunk is tested by what the API says of its endpoint", async () => {
  const test = async (id) => (await testTrunk(engine, id, options)).value;
  assert.deepEqual(await test("trunk_both"), { reachable: true, sip_code: 200, response_time_ms: 42, error: null });
  const { id } = await create({ name: "Gone", sip_endpoint: "sip:gone.invalid" });
  assert.equal((await test(id)).reachable, false);
  assert.match((await test(id)).error, /OPTIONS/);
  assert.equal((await testTrunk(engine, "none", options)).problem.kind, "not_found");
  for (const [error, said] of [
    ["OPTIONS timed out", "OPTIONS timed out"],
    [{ code: 5 }, '{"code":5}'],
    [null, null],
  ]) {
    const fetch = async () => Response.json({ data: { reachable: false, error }, errors: null });
    assert.equal((await testTrunk(engine, "t", { ...options, fetch })).value.error, said);
  }
  const fetch = async () => Response.json({ data: { reachable: true, sip_code: "403" } });
  assert.equal((await testTrunk(engine, "t", { ...options, fetch })).value.sip_code, 403);
});

it("a trunk is not called reachable where the call itself failed", async () => {
  for (const [body, isValue] of [
    [{ data: { reachable: true }, errors: [{ error: "SIP_NOT_ENABLED", message: "SIP is not enabled" }] }, false],
    [{ reachable: true, errors: ["SIP is not enabled"] }, false],
    [{ data: { reachable: true }, errors: [] }, true],
    [{ data: { reachable: true }, errors: null }, true],
    [{ data: { reachable: false, error: "OPTIONS timed out" }, errors: null }, true],
  ]) {
    const fetch = async () => Response.json(body);
    const { value, problem } = await testTrunk(engine, "t", { ...options, fetch });
    assert.equal(value !== null, isValue, JSON.stringify(body));
    if (!isValue) assert.match(`${problem.message} ${problem.detail}`, /SIP is not enabled/);
  }
});

it("an answer that repeats what was sent shows nothing of it", async () => {
  const fetch = async (_, { method, body }) => {
    if (method === "GET") return Response.json({ data: { trunks: [] }, errors: null });
    return Response.json({ data: null, errors: [{ error: "BAD", message: `You sent ${body}` }] }, { status: 400 });
  };
  for (const { why, problem } of [await create(CARRIER, { fetch }), await update("t", PBX, { fetch })]) {
    assert.match(why, /You sent \{/);
    assert.match(problem.detail, /password":"…"/);
    assert.ok(!problem.detail.includes(TYPED));
  }
});

describe("a change of a trunk whose answer does not tell", () => {
  const page = (status) => new Response("<html></html>", { status });
  const refused = (status) => Response.json({ data: null, errors: [{ error: "INTERNAL" }] }, { status });
  const none = () => Response.json({ data: { trunks: [] }, errors: null });
  const accepted = () => Response.json({ data: { accepted: true }, errors: null }, { status: 202 });
  const old = () => Response.json({ data: { trunk: { id: "t", name: "Old" } }, errors: null });
  const lost = () => {
    throw new TypeError("fetch failed");
  };
  const make = (more) => createTrunk(engine, CARRIER, { ...options, ...more });
  const rename = (more) => updateTrunk(engine, "t", { name: "New" }, { ...options, ...more });
  const drop = (more) => deleteTrunk(engine, "t", { ...options, ...more });
  for (const [name, change, answer, read] of [
    ["a 500 may come true after it was read back", make, () => refused(500), none],
    ["a 408 may come true after it was read back", make, () => refused(408), none],
    ["a read-back of nothing shows nothing", rename, () => refused(500), () => Response.json({})],
    ["a read-back of nothing shows no trunk to be there", drop, () => refused(409), () => Response.json({})],
    ["a 404 of a proxy is not the API's", drop, lost, () => page(404)],
    [
      "a 404 of another path is not of the trunk",
      drop,
      lost,
      () => Response.json({ message: "Cannot GET /v1/x" }, { status: 404 }),
    ],
    ["an answer that says nothing does not say that it was changed", rename, () => Response.json({}), old],
    ["a change that was accepted is not made yet", rename, accepted, old],
    ["a deletion that was accepted is not made yet", drop, accepted, old],
    ["a deletion that was not made is none", drop, () => Response.json({ data: { deleted: false } }), old],
    ["a change of which something else answered", rename, () => Response.json({ hello: "world" }), old],
    ["a deletion of which something else answered", drop, () => Response.json({ hello: "world" }), old],
    ["a change under way", rename, () => Response.json({ data: { id: "t", status: "pending" } }), old],
  ]) {
    it(`stays unknown: ${name}`, async () => {
      const fetch = async (_, { method }) => (method === "GET" ? read() : answer());
      const { state, why } = await change({ fetch });
      assert.equal(state, "unknown", why);
      assert.ok(why);
    });
  }
});

it("a trunk whose deletion is told in words of its own is looked for", async () => {
  const gone = () => Response.json({ data: null, errors: [{ error: "TRUNK_NOT_FOUND" }] }, { status: 404 });
  const fetch = async (_, { method }) => (method === "GET" ? gone() : Response.json({ message: "Trunk removed" }));
  assert.equal((await deleteTrunk(engine, "t", { ...options, fetch })).state, "done");
});

describe("a list of trunks", () => {
  const answering = (body, status = 200) => ({
    ...options,
    fetch: async () => (typeof body === "string" ? new Response(body, { status }) : Response.json(body, { status })),
  });
  const listed = (body) => listTrunks(engine, answering(body));
  const trunk = { id: "t1", name: "Main" };

  it("tells of every entry that cannot be used", async () => {
    const { value, incomplete } = await listed({ data: { trunks: [trunk, { name: "no ID" }, null, "t3"] } });
    assert.deepEqual(
      value.map(({ id }) => id),
      ["t1"],
    );
    assert.equal(incomplete.is_page, false);
    assert.deepEqual(
      incomplete.left_out.map(({ index }) => index),
      [1, 2, 3],
    );
    assert.match(incomplete.why, /^3 entries of the list are left out/);
    assert.match((await listed({ data: [null] })).incomplete.why, /^1 entry of the list is left out/);
  });

  for (const [name, body] of [
    ["a cursor", { data: { trunks: [trunk], next_cursor: "x" } }],
    ["the address of the next page", { data: { trunks: [trunk] }, links: { next: "/v1/sip/trunks?page=2" } }],
    ["a total", { data: { trunks: [trunk], total: 2 } }],
    ["has_more", { data: [trunk], has_more: true }],
    ["a page of several", { data: [trunk], meta: { page: 1, total_pages: 3 } }],
    ["a full page", { data: { trunks: [trunk], limit: 1 } }],
    ["a full page of more", { data: { trunks: [trunk], limit: 1, total: 2 } }],
  ]) {
    it(`says that it is one page of several: ${name}`, async () => {
      const { value, problem, incomplete } = await listed(body);
      assert.deepEqual([value.length, problem, incomplete?.is_page], [1, null, true]);
      assert.match(incomplete.why, /one page of several/);
    });
  }

  it("that is whole says nothing of this", async () => {
    const pages = { has_more: false, next_cursor: null, next: "", total: 1, page: 1 };
    for (const body of [
      { data: { trunks: [trunk] } },
      { data: [trunk] },
      [trunk],
      { data: { trunks: [trunk], ...pages } },
      { data: { trunks: [trunk], limit: 1, total: 1 } },
      { data: [trunk], meta: { per_page: 1, has_more: false } },
    ]) {
      const { value, ...rest } = await listed(body);
      assert.deepEqual([value.map(({ id }) => id), rest], [["t1"], { problem: null }], JSON.stringify(body));
    }
  });

  it("is not taken from what is none", async () => {
    for (const body of [
      {},
      { data: {} },
      { data: null },
      { data: { trunks: trunk } },
      { data: "none" },
      "",
      "null",
      '"ok"',
    ]) {
      const { value, problem } = await listed(body);
      assert.deepEqual([value, problem.kind], [null, "unreadable"], JSON.stringify(body));
    }
    const { problem } = await listed("<html></html>");
    assert.equal(problem.kind, "unreadable");
    assert.match(problem.message, /is not the API/);
    assert.equal((await listed({ data: { trunks: [trunk] }, errors: ["No"] })).problem.kind, "api");
  });

  it("that is not whole does not show what became of a trunk", async () => {
    for (const more of [{ next_cursor: "x" }, { trunks: [{ name: "no ID" }] }]) {
      const fetch = async (_, { method }) =>
        method === "GET" ? Response.json({ data: { trunks: [], ...more } }) : new Response("", { status: 500 });
      const { state, why } = await create(CARRIER, { fetch });
      assert.equal(state, "unknown");
      assert.match(why, /No trunk of this name was in the list\. .*(one page of several|left out)/);
    }
    // Without the full list from before, nobody knows whether one is new.
    let lists = 0;
    const fetch = async (_, { method }) => {
      if (method !== "GET") return new Response("", { status: 500 });
      const trunks = [{ id: "old", name: CARRIER.name }];
      return Response.json({ data: lists++ === 0 ? { trunks: [], has_more: true } : { trunks } });
    };
    const { state, id } = await create(CARRIER, { fetch });
    assert.deepEqual([state, id], ["unknown", null]);
  });
});

describe("an answer that shows another trunk than was meant", () => {
  const shown = { id: "t", name: CARRIER.name, provider: "Twilio ", direction: "both", is_default: true };
  const fetching =
    (answer, read) =>
    async (_, { method }) =>
      Response.json({ data: method === "GET" ? read : answer });

  it("is not taken for one that it was made", async () => {
    const none = { trunks: [] };
    assert.equal((await create(CARRIER, { fetch: fetching({ trunk: shown }, none) })).state, "done");
    assert.equal((await create(CARRIER, { fetch: fetching({ trunk: { id: "t" } }, none) })).state, "done");
    for (const [name, value] of [
      ["name", "Other"],
      ["provider", "telnyx"],
      ["direction", "inbound"],
      ["is_default", false],
    ]) {
      const result = await create(CARRIER, { fetch: fetching({ trunk: { ...shown, [name]: value } }, none) });
      assert.deepEqual([result.state, result.id, result.trunk[name]], ["unknown", "t", value], name);
      assert.match(result.why, new RegExp(`another ${name} than was sent`));
    }
  });

  it("is not taken for one that it was made, if it has another endpoint or mode", async () => {
    const none = { trunks: [] };
    for (const [own, state, why] of [
      [{ sip_endpoint: "sip:other.example.net" }, "unknown", /another sip_endpoint than was sent/],
      [{ sip_endpoint: CARRIER.sip_endpoint, auth_mode: "register" }, "unknown", /another auth_mode than was sent/],
      [{ options: { port: 5060 } }, "unknown", /another options\/port than was sent/],
      // The same in another spelling, or in another place.
      [{ sip_endpoint: "SIP:ACME.pstn.twilio.com", options: { transport: "TLS", port: "5061" } }, "done", /^$/],
      [{ sip_endpoint: "acme.pstn.twilio.com;transport=tls", auth_mode: "IP" }, "done", /^$/],
      [{ sip_endpoint: CARRIER.sip_endpoint, options: { sip_password: "********", auth_mode: "ip" } }, "done", /^$/],
      [{ sip_endpoint: null, options: {} }, "done", /^$/],
    ]) {
      const answer = { trunk: { id: "t", ...own } };
      const result = await create({ ...CARRIER, auth_mode: "ip" }, { fetch: fetching(answer, none) });
      assert.equal(result.state, state, `${JSON.stringify(own)}: ${result.why}`);
      assert.match(result.why, why);
    }
  });

  it("is not taken for one that it was made, although one of its name is there", async () => {
    for (const [own, state] of [
      [{ sip_endpoint: "sip:other.example.net" }, "unknown"],
      [{ options: { port: 5060 } }, "unknown"],
      [{ sip_endpoint: CARRIER.sip_endpoint }, "done"],
    ]) {
      for (const isLost of [false, true]) {
        let lists = 0;
        const listed = { id: "t", name: CARRIER.name, ...own };
        const fetch = async (_, { method }) => {
          if (method === "GET") return Response.json({ data: { trunks: lists++ === 0 ? [] : [listed] } });
          return isLost ? new Response("", { status: 502 }) : Response.json({ data: { trunk: listed } });
        };
        const result = await create(CARRIER, { fetch });
        // The list is not read for more than the endpoint.
        const expected = isLost && own.options !== undefined ? "done" : state;
        assert.equal(result.state, expected, `${JSON.stringify(own)}: ${result.why}`);
        if (expected === "unknown") assert.match(result.why, /another (sip_endpoint|options\/port)/);
      }
    }
  });

  it("is not taken for its deletion", async () => {
    for (const data of [
      { trunk: { id: "t2" } },
      { id: "t2", deleted: true },
      { deleted: ["t2"] },
      { deleted: [{ id: "t2" }] },
      { deleted: "t2" },
      { removed: [] },
      { trunks: [{ id: "t" }] },
    ]) {
      const result = await remove("t", { fetch: fetching(data, { trunk: { id: "t" } }) });
      assert.equal(result.state, "unknown");
      assert.match(result.why, /The answer is about another trunk/);
    }
    for (const data of [{ deleted: ["t"] }, { deleted: [{ id: "t" }] }, { deleted: "t" }, { deleted: true }]) {
      assert.equal((await remove("t", { fetch: fetching(data, {}) })).state, "done", JSON.stringify(data));
    }
  });

  it("says nothing at all, and is read back", async () => {
    const fetch = async (_, { method }) =>
      Response.json(method === "GET" ? { data: { trunk: { id: "t", name: "Old" } } } : { data: null, errors: null });
    assert.equal((await update("t", { name: "New" }, { fetch })).state, "unknown");
    assert.equal((await update("t", { name: "Old" }, { fetch })).state, "done");
    assert.equal((await remove("t", { fetch })).state, "unknown");
  });

  it("is not taken for a change, and settled by what is read back", async () => {
    const change = { name: "New" };
    for (const [answer, read, state] of [
      [{ trunk: { ...shown, name: "Old" } }, { ...shown, name: "New" }, "done"],
      [{ trunk: { ...shown, name: "Old" } }, { ...shown, name: "Old" }, "unknown"],
      [{ trunk: { id: "another", name: "New" } }, { id: "another", name: "New" }, "unknown"],
      [{ trunk: { name: "Old" } }, { ...shown, name: "Old" }, "unknown"],
      [{ updated: ["another"] }, { ...shown, name: "Old" }, "unknown"],
      [{ updated: ["another"] }, { ...shown, name: "New" }, "done"],
      [{ updated: [] }, { ...shown, name: "Old" }, "unknown"],
      [{ updated: ["t"] }, { ...shown, name: "Old" }, "done"],
      [{ updated: true }, { ...shown, name: "Old" }, "done"],
    ]) {
      const result = await update("t", change, { fetch: fetching(answer, read) });
      assert.deepEqual([result.state, result.id], [state, "t"], JSON.stringify(answer));
    }
  });

  it("does not show a trunk to be there, or which it is", async () => {
    const fetch = async (_, { method }) =>
      method === "GET" ? Response.json({ data: { id: "another" } }) : new Response("", { status: 500 });
    const { state, why } = await remove("t", { fetch });
    assert.equal(state, "unknown");
    assert.ok(!/still there/.test(why), why);
    for (const data of [null, "t", [], [1, 2], { result: { trunk: shown } }, { id: "another", name: "x" }]) {
      const { value, problem } = await getTrunk(engine, "t", {
        ...options,
        fetch: async () => Response.json({ data }),
      });
      assert.deepEqual([value, problem.kind], [null, "unreadable"], JSON.stringify(data));
    }
    const fetchOne = async () => Response.json({ data: [shown] });
    assert.equal((await getTrunk(engine, "t", { ...options, fetch: fetchOne })).problem, null);
  });
});

it("arguments of another type are named, and nothing is sent", async () => {
  const cycle = { name: "x" };
  cycle.options = cycle;
  const call = (make, ...given) => make(engine, ...given, options);
  for (const [run, said] of [
    [() => call(getTrunk, 5), /^id must be a string, not a number\.$/],
    [() => call(getTrunk, undefined), /^id must be a string, not undefined\.$/],
    [() => call(getTrunk, " "), /^id must be a string, not an empty one\.$/],
    [() => call(deleteTrunk, null), /^id must be a string, not null\.$/],
    [() => call(testTrunk, ["t"]), /^id must be a string, not an array\.$/],
    [() => call(createTrunk, null), /^trunk must be an object, not null\.$/],
    [() => call(createTrunk, []), /^trunk must be an object, not an array\.$/],
    [() => call(createTrunk, cycle), /^trunk must be an object that JSON can hold/],
    [() => call(createTrunk, { name: 5 }), /^name must be a string of 1 to 128 characters, not a number\.$/],
    [() => call(createTrunk, { name: "x", is_default: "yes" }), /^is_default must be true or false, not a string\.$/],
    [() => call(createTrunk, { name: "x", provider: 5 }), /^provider must be a string, not a number\.$/],
    [
      () => call(createTrunk, { name: "x", directions: [] }),
      /body of POST \/v1\/sip\/attach, because it has directions/,
    ],
    [() => call(updateTrunk, "t", undefined), /^changes must be an object, not undefined\.$/],
    [() => call(updateTrunk, "t", { name: "" }), /^name must be a string of 1 to 128 characters, not an empty one\.$/],
    [() => listTrunks(engine, { ...options, apiKey: 5 }), /^apiKey must be a string, not a number\.$/],
  ]) {
    await assert.rejects(run, (error) => error instanceof SendError && said.test(error.message), String(said));
  }
  for (const [trunk, said] of [
    [null, /^trunk must be an object, not null\.$/],
    [[], /^trunk must be an object, not an array\.$/],
    [cycle, /^trunk must be an object that JSON can hold/],
    [{ name: 5n }, /^trunk must be an object that JSON can hold/],
  ]) {
    await assert.rejects(judgeTrunk(engine, trunk), (error) => error instanceof TypeError && said.test(error.message));
  }
  assert.deepEqual(api.requests, []);
});

describe("the engine judges a trunk", () => {
  const judged = async (trunk) => {
    const { ok, diagnostics } = await judgeTrunk(engine, trunk);
    return { ok, found: diagnostics.map(({ code, path }) => `${path} ${code}`), diagnostics };
  };

  it("with nothing against one that is complete, or has no more than a name", async () => {
    for (const trunk of [
      CARRIER,
      PBX,
      { name: "x" },
      { name: "x", direction: "outbound" },
      { name: "x", direction: "both", headers: null },
    ]) {
      const { ok, found } = await judged(trunk);
      assert.ok(ok, found.join());
    }
  });

  it("by the rules of directions, with places and fixes of the trunk", async () => {
    const { ok, found, diagnostics } = await judged({ ...CARRIER, sip_endpoint: "acme.pstn.twilio.com" });
    assert.equal(ok, false);
    const [bare] = diagnostics.filter(({ severity }) => severity === "error");
    assert.equal(bare.path, "/sip_endpoint", found.join());
    assert.ok(bare.fix.patch.every(({ path }) => path === "/sip_endpoint"));
    for (const [trunk, path] of [
      [{ ...CARRIER, options: { port: 70000 } }, "/options/port"],
      [{ ...PBX, register_auth: { username: "bland", password: "short" } }, "/register_auth/password"],
      [{ name: "x", auth_mode: "register" }, "/register_auth"],
      [{ name: "x", direction: "sideways" }, "/direction"],
      [
        { ...CARRIER, headers: { direction: "outbound", headers: [{ type: "custom", key: "a", value: "Via" }] } },
        "/headers/headers/0/value",
      ],
    ]) {
      const result = await judged(trunk);
      assert.equal(result.ok, false, path);
      assert.ok(
        result.found.some((text) => text.startsWith(`${path} `)),
        `${path}: ${result.found.join()}`,
      );
    }
  });

  it("by each rule in its own place, with fixes that mend the trunk", async () => {
    const custom = (key, value, more) => ({ ...more, headers: [{ type: "custom", key, value }] });
    const sip_endpoint = "sip:pbx.example.com";
    for (const [trunk, expected] of [
      // Only the inbound direction registers.
      [
        { ...PBX, direction: "both", headers: custom("X-A", "a", { direction: "inbound" }) },
        ["/auth_mode auth.derived_password", "/options options.encryption_not_stated"],
      ],
      [
        { name: "x", sip_endpoint: "pbx.example.com", options: { port: 5060, transport: "TLS" } },
        ["/options/port options.tls_on_5060", "/options/transport options.transport_unknown"].concat(
          "/sip_endpoint endpoint.bare_host",
        ),
      ],
      [
        { name: "x", direction: "outbound", sip_endpoint, port: 5061, transport: "tls" },
        ["/port field.misplaced", "/transport field.misplaced"], // the transport is stated
      ],
      // Mappings that name no direction are judged for the trunk's, if it is for one.
      [
        { name: "x", direction: "inbound", headers: custom("X A", "a") },
        ["/headers headers.direction_missing", "/headers/headers/0/key headers.invalid_name"],
      ],
      [{ name: "x", direction: "both", headers: custom("X A", "a") }, ["/headers headers.direction_unknown"]],
    ]) {
      const { found, diagnostics } = await judged(trunk);
      assert.deepEqual(found.sort(), expected);
      for (const { code, path, fix } of diagnostics) {
        if (fix === undefined) continue;
        const mended = await judged(applyPatch(trunk, fix.patch));
        assert.ok(!mended.found.includes(`${path} ${code}`), `${code}: ${JSON.stringify(fix.patch)}`);
      }
    }
  });

  it("that is made by its name, and one that is changed by what is given", async () => {
    const codes = async (...given) => (await judgeTrunk(engine, ...given)).diagnostics.map(({ path }) => path);
    assert.deepEqual(await codes({ direction: "inbound" }, "create"), ["/name"]);
    assert.deepEqual(await codes({ direction: "inbound" }, "update"), []);
    assert.deepEqual(await codes({ direction: "inbound" }), []);
    assert.deepEqual(await codes({ name: "n".repeat(129), is_default: 2, provider: {} }), [
      "/name",
      "/is_default",
      "/provider",
    ]);
    assert.deepEqual(await codes({ name: "x", directions: [] }), [""]);
  });

  it("and tells what numbers on it get, with the header mappings in words", async () => {
    const { directions, diagnostics } = await explainTrunk(engine, { data: { trunk: { id: "t", ...CARRIER } } });
    const [inbound, outbound] = directions;
    assert.equal(outbound.headers.source, "trunk");
    assert.match(outbound.headers.value[0].text, /X-Account-Id/);
    assert.deepEqual(inbound.headers.value ?? [], []);
    assert.match(diagnostics[0].message, /transfers/);
    const registering = await explainTrunk(engine, { name: "x", auth_mode: "register" });
    assert.deepEqual(registering.diagnostics, [], "what is wrong with the trunk is judged elsewhere");
    assert.ok(!JSON.stringify(directions).includes(TYPED));
  });
});

describe("sipattach trunks", () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "sipattach-trunks-"))));
  after(() => rm(folder, { recursive: true }));

  /** A server with one answer. */
  async function serve(body) {
    const server = createServer((_, response) => response.end(JSON.stringify(body))).listen(0, "127.0.0.1");
    await once(server, "listening");
    return { server, url: `http://127.0.0.1:${server.address().port}` };
  }

  async function run(args, { input = "", key = KEY, url = api.url } = {}) {
    const child = spawn(process.execPath, [CLI, "trunks", ...args, "--base-url", url], {
      env: { ...process.env, BLAND_API_KEY: key, NO_COLOR: "1" },
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data) => (stdout += data));
    child.stderr.on("data", (data) => (stderr += data));
    const status = await new Promise((resolve) => child.on("close", resolve));
    for (const secret of [TYPED, KEY]) assert.ok(!`${stdout}${stderr}`.includes(secret), stdout + stderr);
    return { status, stdout, stderr };
  }

  it("lists, shows, creates, changes, tests and deletes", async () => {
    const file = join(folder, "trunk.json");
    await writeFile(file, JSON.stringify(CARRIER));
    const made = await run(["create", file, "--yes"]);
    assert.equal(made.status, 0, made.stderr);
    const id = /Created: (\S+)/.exec(made.stdout)[1];
    const listed = await run([]);
    assert.match(listed.stdout, new RegExp(`^${id} +Carrier +twilio +both +sip:acme`, "m"));
    const shown = await run(["show", id]);
    assert.match(shown.stdout, /outbound: .*X-Account-Id/);
    assert.match(shown.stdout, /transfers \(REFER\) use only/);
    const changed = await run(["update", id, "--name", "Renamed", "--yes", "--json"]);
    assert.equal(JSON.parse(changed.stdout).trunk.name, "Renamed");
    assert.match((await run(["test", id])).stdout, /Reachable: SIP 200, 42 ms/);
    assert.match((await run(["delete", id, "--yes"])).stdout, /Deleted/);
    const gone = await run(["show", id]);
    assert.equal(gone.status, 3);
    assert.match(gone.stderr, /No such trunk/);
  });

  it("shows the password of a registration once, with what it is for", async () => {
    const { status, stdout } = await run(["create", "-", "--yes"], { input: JSON.stringify(PBX) });
    assert.equal(status, 0);
    assert.match(stdout, /Configure the PBX of this trunk with this password; it is shown only this once:\n\w{24}\n/);
    const json = await run(["create", "-", "--yes", "--json"], { input: JSON.stringify(PBX) });
    assert.equal(JSON.parse(json.stdout).register_passwords.length, 1);
  });

  it("ends with 3 when the password of a registration does not come", async () => {
    const { server, url } = await serve({ data: { trunk: { id: "t" } } });
    const { status, stdout } = await run(["update", "t", "-", "--yes"], {
      url,
      input: JSON.stringify({ register_auth: PBX.register_auth }),
    });
    server.close();
    assert.equal(status, 3);
    assert.match(stdout, /Changed: t\nIts password for the PBX did not come/);
  });

  it("sends nothing that the engine has something against, nothing unasked, and no key from the line", async () => {
    const bad = await run(["create", "-", "--yes"], { input: JSON.stringify({ ...CARRIER, options: { port: 0 } }) });
    assert.equal(bad.status, 1);
    assert.match(bad.stdout, /error .*port/i);
    assert.equal((await run(["create", "--name", "x"])).status, 2);
    assert.equal((await run(["create", "--yes"], { input: "no" })).status, 2);
    const nameless = await run(["create", "--yes"], { input: "{}" });
    assert.equal(nameless.status, 1);
    assert.match(nameless.stdout, /name must be a string of 1 to 128 characters/);
    assert.equal((await run(["delete", "--yes"])).status, 2);
    assert.equal((await run(["destroy", "x"])).status, 2);
    assert.equal((await run(["list", "--api-key", KEY]).catch(() => ({ status: 2 }))).status, 2);
    assert.deepEqual(
      api.requests.filter(({ method }) => method !== "GET"),
      [],
    );
  });

  it("shows the numbers on a trunk and its mappings, wherever and however the answer has them", async () => {
    for (const [data, said] of [
      [
        { id: "t", bound_numbers: [{ phone_number: "+14155552671", directions: ["inbound"] }] },
        / {2}\+14155552671 {2}inbound/,
      ],
      [{ trunk: { id: "t" }, numbers: ["+14155552671"] }, /Numbers on it:\n {2}\+14155552671/],
      [{ id: "t", bound_numbers: "3 of them" }, /bound_numbers +3 of them/],
      [{ id: "t", headers: "X-Account" }, /headers +X-Account/],
    ]) {
      const { server, url } = await serve({ data });
      const { status, stdout } = await run(["show", "t"], { url });
      server.close();
      assert.equal(status, 0);
      assert.match(stdout, said);
    }
  });

  it("says that a list may not be whole, and not that there are no trunks", async () => {
    const { server, url } = await serve({ data: { trunks: [{ name: "no ID" }], has_more: true } });
    const { status, stdout, stderr } = await run(["list"], { url });
    assert.equal(status, 0);
    assert.equal(stdout, "No trunk can be shown.\n");
    assert.match(stderr, /1 entry of the list is left out.*one page of several/);
    assert.deepEqual(JSON.parse((await run(["list", "--json"], { url })).stdout), []);
    server.close();
  });

  it("says of a lost answer what is known", async () => {
    api.faults.add({ kind: "drop", path: TRUNKS, method: "POST" });
    const { status, stdout } = await run(["create", "--name", "x", "--yes"]);
    assert.equal(status, 3);
    assert.match(stdout, /Unknown: No complete answer came/);
    assert.equal((await run(["list"], { key: "wrong" })).status, 3);
  });
});
