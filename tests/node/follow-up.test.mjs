// Reading back, undoing and changing after sending, against the mock API.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createEngine, followUp, send, SendError } from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";
const PASSWORD = "correct-horse-battery";
const NUMBERS = ["+14155552671", "+442079460958", "+4930123456"];
const INBOUND = { type: "inbound", sip_endpoint: "pbx.example.com" };
const OUTBOUND = { type: "outbound", sip_endpoint: "sip:out.example.com" };

let api;
let engine;
before(async () => {
  api = await startMockApi();
  engine = await createEngine();
});
after(() => api.close());
afterEach(() => api.reset());

function planOf(directions = [INBOUND], numbers = NUMBERS) {
  const plan = engine.plan({ phone_numbers: numbers, directions, service: "sip" }, { base_url: api.url });
  assert.ok(plan.ok, JSON.stringify(plan.diagnostics));
  return plan;
}

async function attach(plan) {
  for await (const progress of send(engine, plan, { apiKey: KEY })) {
    if (progress.event === "stopped") assert.fail(progress.problem.message);
  }
  api.requests.length = 0;
}

/** What is known in the end, and the last step. */
async function follow(plan, kind, options = {}) {
  const { requests } = engine.derive(plan.requests, kind);
  const settled = [];
  let last;
  for await (const progress of followUp(engine, plan, requests, { apiKey: KEY, ...options })) {
    assert.ok(!JSON.stringify(progress).includes(KEY));
    assert.ok(!JSON.stringify(progress).includes(PASSWORD));
    settled.push(...progress.settled);
    assert.equal(progress.done, settled.length);
    last = progress;
  }
  return { settled, last, states: settled.map(({ state }) => state) };
}

const received = (path) => api.requests.filter((request) => request.path === path);

describe("followUp", () => {
  it("finds what was attached as planned", async () => {
    const plan = planOf([INBOUND, OUTBOUND]);
    await attach(plan);
    const { states, last, settled } = await follow(plan, "read_back");
    assert.deepEqual(states, Array(3).fill("matches"));
    assert.deepEqual([last.event, last.done, last.total], ["done", 3, 3]);
    assert.deepEqual(
      settled.map(({ index, number }) => [index, number]),
      NUMBERS.map((number, index) => [index, number]),
    );
  });

  it("tells field by field what differs, and updates it", async () => {
    await attach(planOf([INBOUND]));
    const changed = planOf([{ ...INBOUND, sip_endpoint: "other.example.com" }]);
    const before = await follow(changed, "read_back");
    assert.deepEqual(before.states, Array(3).fill("differs"));
    const field = before.settled[0].comparison.directions[0].fields.find(({ path }) => path === "/sip_endpoint");
    assert.deepEqual([field.status, field.planned, field.found], ["differs", "other.example.com", "pbx.example.com"]);
    assert.deepEqual((await follow(changed, "update")).states, Array(3).fill("done"));
    assert.deepEqual((await follow(changed, "read_back")).states, Array(3).fill("matches"));
  });

  it("updates to the default mode and to no mappings, and says what an update cannot change", async () => {
    const headers = { direction: "inbound", headers: [{ type: "custom", key: "X-Account", value: "account" }] };
    const register_auth = { username: "desk", password: PASSWORD };
    const registering = { ...INBOUND, auth_mode: "register", register_auth, headers };
    const [number] = NUMBERS;
    await attach(planOf([registering], [number]));
    const plan = planOf([INBOUND], [number]);
    assert.deepEqual((await follow(plan, "read_back")).states, ["differs"]);
    assert.deepEqual((await follow(plan, "update")).states, ["done"]);
    assert.deepEqual((await follow(plan, "read_back")).states, ["matches"]);
    const bare = planOf([{ type: "inbound" }], [number]);
    const [query] = engine.derive(bare.requests, "read_back").requests;
    const answer = await fetch(query.url, { headers: { authorization: KEY } });
    const reading = engine.readConfiguration({ status: answer.status, body: await answer.json() }, bare.requests[0]);
    assert.equal(reading.verdict, "differs");
    assert.match(reading.why, /cannot change inbound\/sip_endpoint/);
    assert.equal(reading.beyond_update, "inbound/sip_endpoint");
    const { settled } = await follow(bare, "read_back");
    assert.equal(settled[0].beyond_update, "inbound/sip_endpoint");
    assert.ok(!("beyond_update" in (await follow(plan, "read_back")).settled[0]));
  });

  it("detaches, and says so of what was not attached", async () => {
    const plan = planOf();
    await attach(planOf([INBOUND], NUMBERS.slice(0, 2)));
    assert.deepEqual((await follow(plan, "detach")).states, ["done", "done", "not_attached"]);
    assert.equal(api.state.attached.length, 0);
    assert.deepEqual((await follow(plan, "read_back")).states, Array(3).fill("not_attached"));
  });

  it("makes only the requests that it is given", async () => {
    const plan = planOf();
    await attach(plan);
    const { requests } = engine.derive(plan.requests, "detach");
    const some = requests.filter(({ numbers }) => numbers.includes(1));
    for await (const progress of followUp(engine, plan, some, { apiKey: KEY })) void progress;
    assert.deepEqual(
      received("/v1/sip/detach").map(({ body }) => body.phone_number),
      [NUMBERS[1]],
    );
  });

  it("stops at a change whose answer never came, and goes on with nothing", async () => {
    const plan = planOf();
    await attach(plan);
    api.faults.add({ kind: "drop_after", path: "/v1/sip/detach", after: 1 });
    const { states, last } = await follow(plan, "detach");
    assert.deepEqual(states, ["done", "unknown"]);
    assert.deepEqual([last.event, last.problem.kind], ["stopped", "network"]);
    assert.equal(received("/v1/sip/detach").length, 2);
  });

  it("waits when the API is busy, and goes on after a failure of one number", async () => {
    const plan = planOf();
    await attach(plan);
    api.faults.add({ kind: "status", status: 429, retry_after: 1, path: "/v1/sip/detach" });
    const errors = [{ error: "BROKEN", message: `not for ${KEY}` }];
    api.faults.add({ kind: "status", status: 500, errors, path: "/v1/sip/detach", after: 1 });
    const { states, last, settled } = await follow(plan, "detach");
    assert.deepEqual(states, ["done", "unknown", "done"]);
    assert.equal(last.event, "done");
    assert.match(settled[1].reason, /BROKEN: not for \[redacted\]/);
  });

  it("does not take a page of a proxy for an answer", async () => {
    const plan = planOf();
    await attach(plan);
    const fault = { kind: "unreadable", status: 200, times: "always" };
    api.faults.add([
      { ...fault, path: "/v1/sip" },
      { ...fault, path: "/v1/sip/detach" },
    ]);
    const options = { concurrency: 1 };
    for (const kind of ["read_back", "detach"]) {
      const { states, last } = await follow(plan, kind, options);
      // The others would get the same page.
      assert.deepEqual([states, last.event, last.problem.kind], [["unknown"], "stopped", "no_call"]);
    }
    assert.equal(api.state.attached.length, 3);
  });

  it("stops where a server does not know the path, and not at the API's own 404", async () => {
    const plan = planOf();
    for (const [status, body, asked, kind] of [
      [404, { message: "Cannot POST /v1/sip/detach" }, 1, "no_call"],
      [404, { errors: [{ error: "NOT_FOUND", message: "Nothing at /api/v1/sip/detach." }] }, 1, "no_call"],
      [405, { error: "METHOD_NOT_ALLOWED" }, 1, "no_call"],
      [404, { errors: [{ error: "NOT_FOUND", message: "Number not found" }] }, 3, undefined],
      [404, { errors: [{ error: "NOT_FOUND", message: "Not found" }] }, 3, undefined],
    ]) {
      let count = 0;
      const fetch = async () => (count++, Response.json(body, { status }));
      const { last } = await follow(plan, "detach", { fetch });
      assert.deepEqual([count, last.problem?.kind], [asked, kind], JSON.stringify(body));
    }
  });

  it("takes any success that says something for done", async () => {
    const plan = planOf([INBOUND], NUMBERS.slice(0, 1));
    for (const status of [200, 201, 203, 299]) {
      const fetch = async () => new Response('{"data":{"ok":true},"errors":null}', { status });
      const { states, last } = await follow(plan, "detach", { fetch });
      assert.deepEqual([states, last.event], [["done"], "done"], String(status));
    }
  });

  it("names a number beside a password only where the answer does", async () => {
    const register_auth = { username: "desk", password: PASSWORD };
    const plan = planOf([{ ...INBOUND, auth_mode: "register", register_auth }], NUMBERS.slice(0, 1));
    for (const [data, number] of [
      [{ register_password_for_pbx: "derived-once" }, null],
      [{ configured: [{ phone_number: NUMBERS[0], register_password_for_pbx: "derived-once" }] }, NUMBERS[0]],
    ]) {
      const fetch = async () => new Response(JSON.stringify({ data, errors: null }));
      const { settled } = await follow(plan, "update", { fetch });
      assert.deepEqual(settled[0].register_passwords, [{ number, password: "derived-once" }]);
    }
  });

  const JSON_TYPE = { headers: { "content-type": "application/json" } };
  const answering = (answer) => async () => answer();
  for (const [name, answer, state] of [
    ["no answer", () => assert.fail("fetch failed"), "unknown"],
    ["500", () => new Response('{"data":null,"errors":["X"]}', { status: 500, ...JSON_TYPE }), "unknown"],
    ["504", () => new Response("<html>", { status: 504 }), "unknown"],
    ["a page", () => new Response("<html>"), "unknown"],
    ["an empty object", () => new Response("{}"), "unknown"],
    ["an array", () => new Response('[{"ok":true}]'), "unknown"],
    ["half an answer", () => new Response('{"data":{'), "unknown"],
    ["a lone surrogate", () => new Response('{"data":{"a":"\\ud800"}}'), "unknown"],
    ["1e999", () => new Response('{"data":{"a":1e999}}'), "unknown"],
    ["nothing", () => new Response(null, { status: 204 }), "unknown"],
    ["the 404 of a proxy", () => new Response("<html>", { status: 404 }), "unknown"],
    [
      "the API's own 404",
      () =>
        new Response('{"data":null,"errors":[{"error":"NOT_FOUND","message":"Not attached."}]}', {
          status: 404,
          ...JSON_TYPE,
        }),
      "not_attached",
    ],
    [
      "the 404 of a trunk",
      () => Response.json({ data: null, errors: [{ error: "TRUNK_NOT_FOUND", message: "x" }] }, { status: 404 }),
      "unknown",
    ],
    ["a change that waits", () => Response.json({ data: { status: "queued" }, errors: null }), "unknown"],
    ["a change that was not made", () => Response.json({ data: { detached: false, updated: false } }), "unknown"],
    ["a dry run", () => Response.json({ data: { ok: true, dry_run: true }, errors: null }), "unknown"],
    ["a change under way", () => Response.json({ data: { config: { provisioning: true } } }), "unknown"],
    ["an object that says nothing", () => Response.json({}), "unknown"],
    ["a change that was made", () => Response.json({ data: { status: "detached", detached: true } }), "done"],
    ["400", () => new Response('{"data":null,"errors":["X"]}', { status: 400 }), "failed"],
    // RFC 9110 §15.5.9: if a request took too long, nobody knows whether it was carried out.
    ["408", () => new Response('{"data":null,"errors":["X"]}', { status: 408 }), "unknown"],
    ["407", () => new Response('{"data":null,"errors":["X"]}', { status: 407 }), "failed"],
    ["409", () => new Response('{"data":null,"errors":["X"]}', { status: 409 }), "failed"],
    ["202", () => new Response('{"data":{"ok":true}}', { status: 202 }), "unknown"],
    ["errors in 299", () => new Response('{"data":{},"errors":["X"]}', { status: 299 }), "failed"],
    ["errors in 200", () => new Response('{"data":{},"errors":["X"]}'), "failed"],
  ]) {
    it(`takes ${name} for ${state}, after a change`, async () => {
      const plan = planOf([INBOUND], NUMBERS.slice(0, 1));
      for (const kind of ["detach", "update"]) {
        const { settled } = await follow(plan, kind, { fetch: answering(answer) });
        assert.equal(settled[0].state, state, kind);
        if (state !== "not_attached" && state !== "done") assert.ok(settled[0].reason);
      }
    });
  }

  const [NUMBER, OTHER] = NUMBERS;
  for (const [name, data, kinds, state] of [
    ["a list of another number", { detached: [OTHER], updated: [OTHER], failed: [] }, ["detach", "update"], "unknown"],
    ["a list of nobody", { detached: [], updated: [], failed: [] }, ["detach", "update"], "unknown"],
    ["another number", { phone_number: OTHER, ok: true }, ["detach", "update"], "unknown"],
    ["another number that failed", { failed: [{ phone_number: OTHER, reason: "x" }] }, ["detach", "update"], "unknown"],
    ["a map of another number", { detached: { [OTHER]: true }, updated: { [OTHER]: true } }, ["detach"], "unknown"],
    ["another direction", { phone_number: NUMBER, direction: "outbound" }, ["detach", "update"], "unknown"],
    ["a list of another direction", { detached: ["outbound"] }, ["detach"], "unknown"],
    ["configured, another number", { configured: [OTHER], failed: [] }, ["update"], "unknown"],
    ["nothing", {}, ["detach", "update"], "unknown"],
    ["the number", { detached: [NUMBER], updated: [NUMBER], failed: [] }, ["detach", "update"], "done"],
    ["the number among others", { detached: [OTHER, NUMBER], updated: [OTHER, NUMBER] }, ["detach", "update"], "done"],
    ["the number, otherwise written", { phone_number: "1 (415) 555-2671", ok: true }, ["detach", "update"], "done"],
    ["the number, masked", { phone_number: "+1******2671", ok: true }, ["detach", "update"], "done"],
    ["the direction", { detached: ["inbound"], direction: "Inbound" }, ["detach", "update"], "done"],
    ["what is left", { detached: true, directions: ["outbound"] }, ["detach"], "done"],
  ]) {
    it(`takes a change that names ${name} for ${state}`, async () => {
      const plan = planOf([INBOUND], NUMBERS.slice(0, 1));
      for (const kind of kinds) {
        const { settled } = await follow(plan, kind, { fetch: answering(() => Response.json({ data, errors: null })) });
        assert.equal(settled[0].state, state, `${kind}: ${settled[0].reason}`);
        if (state === "done") continue;
        const reason = name === "nothing" ? /does not say what became/ : /not about this number|does not say/;
        assert.match(settled[0].reason, reason);
        assert.equal(settled[0].kind, "unmentioned");
      }
    });
  }

  it("keeps the password of another number apart", async () => {
    const data = { configured: [NUMBER], failed: [], register_password_for_pbx: { [OTHER]: "pbx-12345678" } };
    const plan = planOf([INBOUND], NUMBERS.slice(0, 1));
    const { settled } = await follow(plan, "update", { fetch: answering(() => Response.json({ data })) });
    assert.deepEqual(settled[0].register_passwords, [{ number: null, password: "pbx-12345678", other_number: OTHER }]);
  });

  it("tells that the trunk is not shown", async () => {
    const draft = { phone_numbers: [NUMBER], trunk_id: "t-1", directions: [{ type: "inbound" }], service: "sip" };
    const inbound = { number: NUMBER, direction: "inbound", sip_endpoint: null, headers: null, options: {} };
    const fetch = answering(() => Response.json({ data: { inbound, outbound: null }, errors: null }));
    const { settled } = await follow(engine.plan(draft, { base_url: api.url }), "read_back", { fetch });
    const [{ state, kind, reason, comparison }] = settled;
    assert.deepEqual([state, kind], ["matches", "trunk_not_shown"]);
    assert.match(reason, /does not show its trunk/);
    const [field] = comparison.directions[0].fields;
    assert.deepEqual([field.path, field.status], ["/trunk_id", "hidden"]);
  });

  it("tells of a direction that was not planned", async () => {
    const plan = planOf([INBOUND], NUMBERS.slice(0, 1));
    const direction = (type) => ({
      number: NUMBERS[0],
      direction: type,
      sip_endpoint: null,
      headers: null,
      options: {},
    });
    const inbound = { ...direction("inbound"), sip_endpoint: INBOUND.sip_endpoint ?? null };
    const body = { data: { inbound, outbound: direction("outbound") }, errors: null };
    const { settled } = await follow(plan, "read_back", { fetch: answering(() => Response.json(body)) });
    const [{ state, kind, detail, reason }] = settled;
    assert.deepEqual([state, kind, detail], ["matches", "unplanned", "outbound"], JSON.stringify(settled));
    assert.match(reason, /outbound/);
  });

  it("does not lose the first of two updates when the second goes wrong", async () => {
    const plan = planOf([INBOUND, OUTBOUND], NUMBERS.slice(0, 1));
    await attach(plan);
    const errors = [{ error: "BAD", message: "No such endpoint." }];
    api.faults.add({ kind: "status", status: 400, errors, path: "/v1/sip/update", after: 1 });
    const { settled } = await follow(plan, "update");
    assert.equal(settled[0].state, "failed");
    assert.match(settled[0].reason, /^Done for inbound\. Of outbound: .*No such endpoint/);
    api.reset();
    await attach(plan);
    api.faults.add({ kind: "drop_after", path: "/v1/sip/update", after: 1 });
    const lost = await follow(plan, "update");
    assert.equal(lost.settled[0].state, "unknown");
    assert.match(lost.settled[0].reason, /^Done for inbound\. Of outbound: /);
  });

  it("makes no update twice while it waits for the next", async () => {
    const plan = planOf([INBOUND, OUTBOUND], NUMBERS.slice(0, 1));
    await attach(plan);
    const path = "/v1/sip/update";
    api.faults.add({ kind: "status", status: 429, retry_after: 0, path, after: 1 });
    assert.deepEqual((await follow(plan, "update")).states, ["done"]);
    const types = received(path).map(({ body }) => body.updates.type);
    assert.deepEqual(types, ["inbound", "outbound", "outbound"]);
  });

  it("passes on the passwords that updates return, with their numbers", async () => {
    const register_auth = { username: "desk", password: "Vq7mTz4Rk2Wd" };
    const plan = planOf([{ ...INBOUND, auth_mode: "register", register_auth }]);
    await attach(plan);
    const { settled } = await follow(plan, "update");
    for (const { number, register_passwords } of settled) {
      assert.equal(register_passwords.length, 1);
      assert.ok([number, null].includes(register_passwords[0].number));
      assert.ok(register_passwords[0].password.length >= 8);
    }
    const read = await follow(plan, "read_back");
    assert.deepEqual(read.settled[0].register_passwords, []);
  });

  it("stops when told to", async () => {
    const plan = planOf();
    await attach(plan);
    const controller = new AbortController();
    const { requests } = engine.derive(plan.requests, "detach");
    const events = [];
    const options = { apiKey: KEY, signal: controller.signal };
    for await (const { event } of followUp(engine, plan, requests, options)) {
      events.push(event);
      controller.abort();
    }
    assert.deepEqual(events, ["settled", "settled", "stopped"]);
    assert.equal(received("/v1/sip/detach").length, 1);
  });

  it("says what it changed of a number when it stops between two updates", async () => {
    const plan = planOf([INBOUND, OUTBOUND], NUMBERS.slice(0, 1));
    await attach(plan);
    const controller = new AbortController();
    const stopping = new Proxy(engine, {
      get(target, name) {
        const member = target[name];
        if (typeof member !== "function") return member;
        return (...args) => {
          if (name === "readResponse") controller.abort();
          return member.apply(target, args);
        };
      },
    });
    const { requests } = engine.derive(plan.requests, "update");
    const steps = [];
    const options = { apiKey: KEY, signal: controller.signal };
    for await (const step of followUp(stopping, plan, requests, options)) steps.push(step);
    assert.equal(received("/v1/sip/update").length, 1);
    const [{ state, made, kind, reason }] = steps[0].settled;
    assert.deepEqual([state, made, kind], ["failed", ["inbound"], "aborted"]);
    assert.match(reason, /^Done for inbound\. Of outbound: /);
    assert.equal(steps.at(-1).event, "stopped");
  });

  it("reads back 1 to 100 numbers at once, 4 when absent", async () => {
    const plan = planOf(
      [INBOUND],
      Array.from({ length: 120 }, (_, i) => `+1415555${2000 + i}`),
    );
    let open = 0;
    let most = 0;
    const fetch = async () => {
      most = Math.max(most, ++open);
      await new Promise((done) => setImmediate(done));
      --open;
      return new Response("{}", { status: 404 });
    };
    for (const [concurrency, expected] of [
      [undefined, 4],
      [1, 1],
      [100, 100],
    ]) {
      most = 0;
      const { settled } = await follow(plan, "read_back", { fetch, concurrency });
      assert.deepEqual([settled.length, most], [120, expected]);
    }
    for (const concurrency of [0, 101, 1.5, NaN]) {
      await assert.rejects(follow(plan, "read_back", { fetch, concurrency }), SendError);
    }
  });

  it("asks a busy API five times, and stops then", async () => {
    const plan = planOf([INBOUND], ["+14155552671"]);
    for (const [busy, event, asked] of [
      [4, "done", 5],
      [5, "stopped", 5],
    ]) {
      let calls = 0;
      const fetch = async () =>
        ++calls > busy
          ? new Response("{}", { status: 404 })
          : new Response("{}", { status: 429, headers: { "retry-after": "0" } });
      const { last } = await follow(plan, "read_back", { fetch });
      assert.deepEqual([last.event, calls], [event, asked]);
    }
  });

  it("refuses a missing key and the requests of another plan", async () => {
    const plan = planOf();
    await assert.rejects(follow(plan, "detach", { apiKey: "" }), SendError);
    const other = planOf([INBOUND], NUMBERS.slice(0, 1));
    const { requests } = engine.derive(plan.requests, "detach");
    const all = async () => {
      for await (const progress of followUp(engine, other, requests, { apiKey: KEY })) void progress;
    };
    await assert.rejects(all, SendError);
  });
});
