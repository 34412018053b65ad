// Checks of attached numbers: their status, a test call, what a host listens on; against the mock API.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createEngine, discover, getStatus, SendError, testCall } from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";
const GOOD = "+14155552671";
const GONE = "+14155552672";
const INBOUND = "+14155552673";

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

const none = () => null;
function attach(number, direction) {
  api.state.attach({ phone_number: number, directions: [direction], service: "sip" }, none);
}
function attachAll() {
  attach(GOOD, { type: "outbound", sip_endpoint: "sip:pbx.example.com" });
  attach(GONE, { type: "outbound", sip_endpoint: "sip:gone.invalid" });
  attach(INBOUND, { type: "inbound" });
}
/** A fetch with answers that the mock does not give. */
const answering = (...bodies) => ({
  ...options,
  fetch: async () => {
    const body = bodies.length > 1 ? bodies.shift() : bodies[0];
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status: 200 });
  },
});

it("a test call that a page answers says so", async () => {
  for await (const { event, problem } of testCall(engine, GOOD, answering("<!doctype html><p>hello</p>"))) {
    assert.equal(event, "stopped");
    assert.match(problem.message, /is not the API/);
    assert.deepEqual(problem.causes.slice(0, 1), ["The base URL is wrong."]);
  }
});

it("the status of a number is the API's, or a problem that says why there is none", async () => {
  attachAll();
  const of = async (number) => (await getStatus(engine, number, options)).value;
  assert.deepEqual(await of(GOOD), { status: "healthy", response_time_ms: 42, checked_at: "2026-03-09T12:00:00.000Z" });
  assert.equal((await of(GONE)).status, "unreachable");
  assert.deepEqual(await of(INBOUND), { status: "unchecked", response_time_ms: null, checked_at: null });
  assert.deepEqual(api.requests[0].query, { phone_number: GOOD });
  assert.equal((await getStatus(engine, "+14155552679", options)).problem.kind, "not_found");
  assert.equal((await getStatus(engine, GOOD, { ...options, apiKey: "wrong" })).problem.kind, "unauthorized");
  assert.equal((await getStatus(engine, GOOD, answering("<p>hello</p>"))).problem.kind, "unreadable");
  assert.equal((await getStatus(engine, GOOD, answering({ status: "healthy" }))).value.status, "healthy");
  const written = answering({ data: { status: "HEALTHY", response_time_ms: "42" } });
  assert.deepEqual((await getStatus(engine, GOOD, written)).value, {
    status: "healthy",
    response_time_ms: 42,
    checked_at: null,
  });
  const other = answering({ data: { phone_number: "+14155552679", status: "healthy" } });
  assert.match((await getStatus(engine, GOOD, other)).problem.message, /about another number/);
  const same = answering({ data: { phone_number: "1 415 555 2671", status: "healthy" } });
  assert.equal((await getStatus(engine, GOOD, same)).value.status, "healthy");
  const empty = answering({ status: "success", data: null });
  assert.equal((await getStatus(engine, GOOD, empty)).problem.kind, "unreadable", "the status of the call");
});

describe("a test call", () => {
  async function call(number, more = {}) {
    const steps = [];
    for await (const step of testCall(engine, number, { ...options, pollSeconds: 0.01, ...more })) steps.push(step);
    return { events: steps.map(({ event }) => event), last: steps.at(-1) };
  }
  const placed = () => api.requests.filter(({ path }) => path === "/v1/sip/test-call").length;

  it("is placed once and followed to its end", async () => {
    attachAll();
    const { events, last } = await call(GOOD);
    assert.deepEqual(events, ["started", "pending", "done"]);
    assert.equal(last.result, "connected");
    assert.equal(last.duration_seconds, 3);
    assert.equal(last.timeline.length, 2);
    assert.equal((await call(GONE)).last.result, "failed");
    assert.equal(placed(), 2);
  });

  it("is over only by an answer about this call", async () => {
    const { last } = await call(GOOD, answering({ call_id: "c1" }, { call_id: "c2", result: "connected" }));
    assert.equal(last.event, "stopped");
    assert.match(last.problem.message, /about another call/);
  });

  it("over the limit is refused in the API's words", async () => {
    attachAll();
    for (let index = 0; index < 10; index++) api.state.startCall("connected");
    const { events, last } = await call(GOOD);
    assert.deepEqual(events, ["stopped"]);
    assert.equal(last.problem.kind, "rate_limited");
    assert.match(last.problem.message, /10 test calls in 15 minutes/);
  });

  it("whose answer was lost may have been placed, and is not placed again", async () => {
    attachAll();
    api.faults.add({ kind: "drop_after", path: "/v1/sip/test-call" });
    const { last } = await call(GOOD);
    assert.equal(last.problem.kind, "network");
    assert.match(last.problem.message, /may have been placed/);
    assert.equal(placed(), 1);
  });

  it("is looked at again after a failure, and given up after several", async () => {
    attachAll();
    const path = "/v1/sip/test-call/status";
    api.faults.add({ kind: "drop", path });
    assert.equal((await call(GOOD)).last.result, "connected");
    api.faults.add({ kind: "status", status: 401, path });
    assert.equal((await call(GOOD)).last.problem.kind, "unauthorized");
    assert.equal(placed(), 2);
  });

  it("that does not end is left, as is one that is stopped", async () => {
    const open = answering({ call_id: "c" }, { status: "in_progress", result: "pending", timeline: [] });
    const { last } = await call(GOOD, { ...open, maxSeconds: 0.05 });
    assert.equal(last.problem.kind, "timeout");
    assert.equal(last.call_id, "c");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const again = answering({ call_id: "c" }, { status: "in_progress", result: "pending", timeline: [] });
    const stopped = await call(GOOD, { ...again, pollSeconds: 60, signal: controller.signal });
    assert.equal(stopped.last.problem.kind, "aborted");
    await assert.rejects(call(GOOD, { pollSeconds: -1 }), SendError);
  });

  it("is not over while a word says that it goes on, with or without a result", async () => {
    for (const look of [
      { status: "in_progress", result: null, timeline: [] },
      { status: "in_progress", result: "in_progress" },
      { status: "dialing", timeline: [] },
      { status: "initiated", result: "", timeline: [] },
    ]) {
      const { events, last } = await call(GOOD, { ...answering({ call_id: "c" }, look), maxSeconds: 0.02 });
      assert.deepEqual([last.result, last.problem.kind], ["pending", "timeout"], JSON.stringify(look));
      assert.ok(!events.includes("done"));
    }
    for (const [look, result] of [
      [{ status: "completed", result: null, timeline: [] }, "completed"],
      [{ status: "in_progress", result: "Connected" }, "connected"],
    ]) {
      const { last } = await call(GOOD, answering({ call_id: "c" }, look));
      assert.deepEqual([last.event, last.result], ["done", result]);
    }
  });

  it("that failed is over, whatever names its errors have", async () => {
    const failed = { data: { status: "failed", result: "failed", timeline: [{ error: "503" }] }, errors: null };
    assert.equal((await call(GOOD, answering({ data: { call_id: 7 } }, failed))).last.result, "failed");
  });
});

it("arguments of another type are named, and nothing is sent", async () => {
  for (const [run, said] of [
    [() => getStatus(engine, 5, options), "number must be a string, not a number."],
    [() => getStatus(engine, " ", options), "number must be a string, not an empty one."],
    [() => discover(engine, null, options), "target must be an object, not null."],
    [() => discover(engine, {}, options), "host must be a string, not undefined."],
    [() => discover(engine, { host: "x", port: "5061" }, options), "port must be an integer from 1 to 65535."],
    [() => discover(engine, { host: "x", port: 0 }, options), "port must be an integer from 1 to 65535."],
    [() => discover(engine, { host: "x", transport: 5 }, options), "transport must be a string, not a number."],
  ]) {
    await assert.rejects(run, { name: "SendError", message: said });
  }
  assert.deepEqual(api.requests, []);
});

it("discovery tells port and transport, or that nothing answered", async () => {
  const { value } = await discover(engine, { host: "pbx.example.com" }, options);
  assert.deepEqual([value.recommended.port, value.recommended.transport], [5061, "tls"]);
  assert.deepEqual(value.resolved_addresses, ["192.0.2.10"]);
  assert.deepEqual(api.requests[0].body, { host: "pbx.example.com" });
  assert.equal((await discover(engine, { host: "gone.invalid" }, options)).value.recommended, null);
  assert.equal((await discover(engine, { host: "x" }, answering({ data: {} }))).problem.kind, "unreadable");
  const written = answering({ data: { recommended: { port: "5061", transport: "TLS" } } });
  const { port, transport } = (await discover(engine, { host: "x" }, written)).value.recommended;
  assert.deepEqual([port, transport], [5061, "tls"], "as texts, as some APIs write them");
});
