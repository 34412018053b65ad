// Sending to the mock API, with every way in which it can fail.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createEngine, createTrunk, followUp, readApiKey, retryFailed, send, SendError } from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";
const PASSWORD = "correct-horse-battery";
const NUMBERS = ["+14155552671", "+442079460958", "+4930123456"];
const INBOUND = [{ type: "inbound", sip_endpoint: "pbx.example.com" }];

let api;
let engine;
before(async () => {
  api = await startMockApi();
  engine = await createEngine();
});
after(() => api.close());
afterEach(() => api.reset());

function planOf(numbers = NUMBERS, { directions = INBOUND, ...rest } = {}, context = {}) {
  const draft = { phone_numbers: numbers, directions, service: "sip", ...rest };
  const plan = engine.plan(draft, { base_url: api.url, ...context });
  assert.ok(plan.ok, JSON.stringify(plan.diagnostics));
  return plan;
}

/** Sends, and checks at each step that every number is in exactly one state. */
async function collect(plan, options = {}) {
  const steps = [];
  const defaults = { apiKey: KEY, timeoutSeconds: 5 };
  for await (const progress of send(engine, plan, { ...defaults, ...options })) {
    const { state, totals } = progress;
    const indices = [...state.requests.flat(), ...state.ignored].map(({ index }) => index);
    assert.deepEqual(
      indices.sort((a, b) => a - b),
      plan.numbers.map((_, index) => index),
    );
    const total = Object.values(totals).reduce((sum, count) => sum + count, 0);
    assert.equal(total, plan.numbers.length);
    const stored = JSON.stringify(state);
    for (const secret of [KEY, PASSWORD]) assert.ok(!stored.includes(secret));
    assert.ok(!JSON.stringify(progress).includes(KEY));
    steps.push(progress);
  }
  return steps;
}

const events = (steps) => steps.map(({ event }) => event);
const statesOf = ({ state }) => state.requests.flat().map((entry) => entry.state);
const posts = () => api.requests.filter(({ method }) => method === "POST");
const attached = () => new Set(api.state.attached.map(({ number }) => number));

describe("send", () => {
  it("attaches numbers in one request", async () => {
    const steps = await collect(planOf());
    assert.deepEqual(events(steps), ["sending", "answered", "done"]);
    assert.deepEqual(statesOf(steps[0]), Array(3).fill("sent_unknown"));
    assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("configured"));
    assert.deepEqual(attached(), new Set(NUMBERS));
    assert.equal(steps[1].outcome.status, "configured");
  });

  it("sends the requests of a split plan one after the other", async () => {
    const steps = await collect(planOf(NUMBERS, {}, { max_numbers_per_request: 1 }));
    assert.equal(posts().length, 3);
    assert.deepEqual(steps.at(-1).totals.configured, 3);
    assert.equal(steps.at(-1).request_count, 3);
  });

  it("tells why single numbers failed", async () => {
    api.faults.add([{ kind: "partial", numbers: [NUMBERS[1]], reason: "Refused by the carrier." }]);
    const steps = await collect(planOf());
    const last = steps.at(-1);
    assert.deepEqual(statesOf(last), ["configured", "failed", "configured"]);
    assert.equal(last.state.requests[0][1].reason, "Refused by the carrier.");
    assert.equal(posts().length, 1);
  });

  it("tries the failed ones again from a state, and only those", async () => {
    api.faults.add([{ kind: "partial", numbers: [NUMBERS[1]] }]);
    const plan = planOf();
    const first = await collect(plan);
    const state = retryFailed(JSON.parse(JSON.stringify(first.at(-1).state)));
    const second = await collect(plan, { state });
    assert.deepEqual(posts()[1].body.phone_numbers, [NUMBERS[1]]);
    assert.deepEqual(statesOf(second.at(-1)), Array(3).fill("configured"));
  });

  it("reads back a number that the answer does not name", async () => {
    api.faults.add([{ kind: "partial", numbers: [NUMBERS[0]], form: "omitted" }]);
    const steps = await collect(planOf(), { maxAttempts: 1 });
    assert.deepEqual(events(steps).slice(0, 4), ["sending", "answered", "reading_back", "read_back"]);
    assert.equal(steps[1].outcome.unaccounted[0], NUMBERS[0]);
    // No answer said that it failed, and the read-back may be out of date.
    assert.deepEqual(statesOf(steps.at(-1)), ["sent_unknown", "configured", "configured"]);
    const [entry] = steps.at(-1).state.requests[0];
    assert.equal(entry.kind, "not_attached");
    assert.match(entry.reason, /^Not attached after 1 attempt\. .*What is read back may be behind: verify it later\.$/);
  });

  // A wrong base URL: what answers is not the API, so no other request would succeed.
  for (const [name, answer, left] of [
    ["a page that knows no such path", () => new Response("<html>Not Found</html>", { status: 404 }), "pending"],
    ["a page that wants TLS", () => new Response("<html>Bad Request</html>", { status: 400 }), "pending"],
    ["text of a server", () => new Response("404 page not found", { status: 404 }), "pending"],
    ["nothing but a status", () => new Response(null, { status: 405 }), "pending"],
    ["a route that is not known", () => Response.json({ detail: "Not Found" }, { status: 404 }), "pending"],
    // Nobody knows what it did with the first request.
    ["a page to sign in", () => new Response("<!doctype html><title>Sign in</title>"), "sent_unknown"],
  ]) {
    it(`stops the whole batch at ${name}`, async () => {
      const plan = planOf(NUMBERS, {}, { max_numbers_per_request: 1 });
      let posted = 0;
      const fetch = async (_, { method }) => {
        posted += method === "POST" ? 1 : 0;
        return answer();
      };
      const last = (await collect(plan, { fetch })).at(-1);
      assert.deepEqual([posted, last.event, last.problem.kind], [1, "stopped", "no_call"]);
      assert.match(last.problem.message, /is not the API, or does not know this call/);
      assert.deepEqual(statesOf(last), [left, "pending", "pending"]);
    });
  }

  it("reads back only the first numbers of a hundred where a page answers", async () => {
    const numbers = Array.from({ length: 100 }, (_, at) => `+1415555${2000 + at}`);
    let reads = 0;
    const fetch = async (_, { method }) => {
      reads += method === "GET" ? 1 : 0;
      return new Response("<html></html>");
    };
    await collect(planOf(numbers), { fetch });
    assert.ok(reads <= 4, String(reads));
  });

  it("goes on where the API itself has not found something", async () => {
    const errors = [{ error: "TRUNK_NOT_FOUND", message: "Trunk not found" }];
    const fetch = async () => Response.json({ data: null, errors }, { status: 404 });
    const last = (await collect(planOf(NUMBERS, {}, { max_numbers_per_request: 1 }), { fetch })).at(-1);
    assert.deepEqual([last.event, ...statesOf(last)], ["done", "failed", "failed", "failed"]);
  });

  it("knows of a request that never left the machine that nothing was sent", async () => {
    const api = await startMockApi();
    await api.close();
    const plan = engine.plan({ phone_numbers: NUMBERS, directions: INBOUND }, { base_url: api.url });
    const last = (await collect(plan)).at(-1);
    assert.deepEqual([last.event, ...statesOf(last)], ["stopped", "pending", "pending", "pending"]);
    assert.equal(last.problem.not_sent, true);
    const { requests } = engine.derive(plan.requests, "detach");
    for await (const { settled, problem } of followUp(engine, plan, requests, { apiKey: KEY })) {
      assert.deepEqual([settled[0]?.state ?? "pending", problem?.not_sent ?? true], ["pending", true]);
    }
    const made = await createTrunk(engine, { name: "Office" }, { apiKey: KEY, baseUrl: api.url });
    assert.deepEqual([made.state, made.problem.not_sent], ["failed", true]);
  });

  for (const [status, outcome] of [
    [401, "unauthorized"],
    [403, "not_entitled"],
  ]) {
    it(`stops the whole batch at ${status}`, async () => {
      api.faults.add([{ kind: "status", status, path: "/v1/sip/attach" }]);
      const steps = await collect(planOf(NUMBERS, {}, { max_numbers_per_request: 1 }));
      const last = steps.at(-1);
      assert.equal(last.event, "stopped");
      assert.equal(last.problem.kind, outcome);
      assert.equal(api.requests.length, 1);
      assert.deepEqual(statesOf(last), Array(3).fill("pending"));
    });
  }

  it("goes on after a request that was refused", async () => {
    api.faults.add([{ kind: "status", status: 400 }]);
    const steps = await collect(planOf(NUMBERS, {}, { max_numbers_per_request: 1 }));
    assert.deepEqual(statesOf(steps.at(-1)), ["failed", "configured", "configured"]);
  });

  it("waits as long as Retry-After says, and sends again", async () => {
    api.faults.add([{ kind: "status", status: 429, retry_after: 1 }]);
    const started = performance.now();
    const steps = await collect(planOf());
    assert.ok(performance.now() - started >= 990);
    assert.deepEqual(events(steps), ["sending", "answered", "waiting", "sending", "answered", "done"]);
    assert.equal(steps[2].wait_seconds, 1);
    assert.equal(steps[2].totals.pending, 3);
  });

  it("does not wait longer than it may", async () => {
    api.faults.add([{ kind: "status", status: 429, retry_after: 3600 }]);
    const steps = await collect(planOf(), { maxWaitSeconds: 5 });
    assert.equal(steps.at(-1).event, "stopped");
    assert.equal(steps.at(-1).problem.kind, "rate_limited");
    assert.equal(steps.at(-1).totals.pending, 3);
  });

  it("can be stopped while it waits", async () => {
    api.faults.add([{ kind: "status", status: 429, retry_after: 60 }]);
    const controller = new AbortController();
    const steps = [];
    for await (const step of send(engine, planOf(), { apiKey: KEY, signal: controller.signal })) {
      steps.push(step);
      if (step.event === "waiting") setTimeout(() => controller.abort(), 50);
    }
    assert.equal(steps.at(-1).problem.kind, "aborted");
    assert.equal(posts().length, 1);
  });

  for (const [name, fault] of [
    ["500 before processing", { kind: "status", status: 500 }],
    ["500 after processing", { kind: "status", status: 500, processed: true }],
    ["a connection dropped before processing", { kind: "drop" }],
    ["a connection dropped after processing", { kind: "drop_after" }],
    ["an answer that breaks off", { kind: "truncate" }],
    ["a proxy's page, before processing", { kind: "unreadable" }],
    ["a proxy's page, after processing", { kind: "unreadable", processed: true }],
    ["a readable status with an unreadable body", { kind: "unreadable", status: 200, processed: true }],
  ]) {
    it(`reads back after ${name}, and never repeats what was done`, async () => {
      api.faults.add([{ ...fault, path: "/v1/sip/attach" }]);
      const steps = await collect(planOf());
      const processed = fault.processed === true || ["drop_after", "truncate"].includes(fault.kind);
      assert.equal(posts().length, processed ? 1 : 2);
      const methods = api.requests.map(({ method }) => method);
      assert.deepEqual(methods.slice(0, 4), ["POST", "GET", "GET", "GET"]);
      assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("configured"));
      assert.deepEqual(attached(), new Set(NUMBERS));
    });
  }

  it("gives up after as many attempts as it may", async () => {
    api.faults.add([{ kind: "status", status: 500, times: "always", path: "/v1/sip/attach" }]);
    const steps = await collect(planOf(), { maxAttempts: 2 });
    assert.equal(posts().length, 2);
    assert.equal(steps.at(-1).event, "done");
    // An API that failed may still carry out the request.
    assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("sent_unknown"));
    assert.match(steps.at(-1).state.requests[0][0].reason, /after 2 attempts.*may still be carried out/);
  });

  it("stops with what it does not know when reading back fails too", async () => {
    api.faults.add([{ kind: "drop_after", times: "always" }]);
    const steps = await collect(planOf());
    const last = steps.at(-1);
    assert.equal(last.event, "stopped");
    assert.equal(last.problem.kind, "network");
    assert.ok(last.problem.causes.length > 1);
    assert.deepEqual(statesOf(last), Array(3).fill("sent_unknown"));

    api.faults.clear();
    const resumed = await collect(planOf(), { state: JSON.parse(JSON.stringify(last.state)) });
    assert.equal(resumed[0].event, "reading_back");
    assert.deepEqual(statesOf(resumed.at(-1)), Array(3).fill("configured"));
    assert.equal(posts().length, 1);
  });

  it("does not take a proxy's page for word that nothing is attached", async () => {
    api.faults.add([
      { kind: "drop_after", path: "/v1/sip/attach" },
      { kind: "unreadable", status: 200, path: "/v1/sip", times: "always" },
    ]);
    const steps = await collect(planOf());
    assert.equal(steps.at(-1).event, "stopped");
    assert.equal(steps.at(-1).problem.kind, "api");
    assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("sent_unknown"));
    assert.equal(posts().length, 1);
  });

  it("never reads attached with another configuration as done", async () => {
    await collect(planOf([NUMBERS[0]]));
    api.faults.add([{ kind: "drop", path: "/v1/sip/attach" }]);
    const other = [{ type: "inbound", sip_endpoint: "other.example.com" }];
    const steps = await collect(planOf([NUMBERS[0]], { directions: other }));
    const [entry] = steps.at(-1).state.requests[0];
    // The lost request may still replace it.
    assert.equal(entry.state, "sent_unknown");
    assert.match(entry.reason, /another configuration.*may still be carried out/);
  });

  it("takes a slow answer for lost after its time limit", async () => {
    api.faults.add([{ kind: "slow", ms: 1500, processed: true, path: "/v1/sip/attach" }]);
    const steps = await collect(planOf(), { timeoutSeconds: 0.3 });
    assert.equal(steps[1].event, "unanswered");
    assert.equal(steps[1].problem.kind, "timeout");
    assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("configured"));
    assert.equal(posts().length, 1);
  });

  it("knows a number that a lost request attaches after it was read back", async () => {
    api.faults.add([
      { kind: "slow", ms: 1000, path: "/v1/sip/attach" },
      { kind: "partial", numbers: [NUMBERS[2]], reason: "busy", times: "always" },
    ]);
    const steps = await collect(planOf(), { timeoutSeconds: 0.5 });
    assert.deepEqual(statesOf(steps.at(-1)), ["configured", "configured", "sent_unknown"]);
    assert.match(steps.at(-1).state.requests[0][2].reason, /^busy\. .*may still be carried out\.$/);
    assert.equal(posts().length, 2);
    assert.deepEqual(events(steps).slice(-4), ["answered", "reading_back", "read_back", "done"]);
    assert.deepEqual(attached(), new Set(NUMBERS.slice(0, 2)));
  });

  it("leaves numbers unknown when it is stopped in the middle of a request", async () => {
    api.faults.add([{ kind: "slow", ms: 1000, path: "/v1/sip/attach" }]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const steps = await collect(planOf(), { signal: controller.signal });
    assert.equal(steps.at(-1).event, "stopped");
    assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("sent_unknown"));
  });

  it("sends nothing with a signal that is aborted already", async () => {
    const steps = await collect(planOf(), { signal: AbortSignal.abort() });
    assert.deepEqual(events(steps), ["stopped"]);
    assert.deepEqual(statesOf(steps[0]), Array(3).fill("pending"));
    assert.equal(api.requests.length, 0);
  });

  it("sends nothing when it is stopped at the step that announces it", async () => {
    const controller = new AbortController();
    const steps = [];
    for await (const step of send(engine, planOf(), { apiKey: KEY, signal: controller.signal })) {
      steps.push(step);
      if (step.event === "sending") controller.abort();
    }
    assert.deepEqual(events(steps), ["sending", "stopped"]);
    assert.deepEqual(statesOf(steps.at(-1)), Array(3).fill("pending"));
    assert.ok(
      steps
        .at(-1)
        .state.requests.flat()
        .every(({ sent }) => sent === undefined),
    );
    assert.equal(api.requests.length, 0);
  });

  it("passes on the password for the PBX once, and never in the state", async () => {
    const directions = [
      {
        type: "inbound",
        auth_mode: "register",
        register_auth: { username: "desk", password: PASSWORD },
      },
    ];
    const steps = await collect(planOf([NUMBERS[0]], { directions }));
    const password = steps[1].outcome.register_password_for_pbx;
    assert.ok(password.length >= 8);
    for (const { state } of steps) assert.ok(!JSON.stringify(state).includes(password));
  });

  it("takes secrets out of what the server repeats", async () => {
    const directions = [
      {
        type: "outbound",
        sip_endpoint: "sip:pbx.example.com",
        options: { sip_username: "desk", sip_password: PASSWORD },
      },
    ];
    const errors = [{ error: "BAD", message: `Neither ${PASSWORD} nor ${KEY} will do.` }];
    api.faults.add([{ kind: "status", status: 400, errors }]);
    const steps = await collect(planOf([NUMBERS[0]], { directions }));
    const text = JSON.stringify(steps);
    assert.ok(!text.includes(PASSWORD) && !text.includes(KEY));
    assert.match(steps.at(-1).state.requests[0][0].reason, /\[redacted\]/);
  });

  it("counts duplicates and skipped numbers as ignored", async () => {
    const plan = planOf([NUMBERS[0], NUMBERS[0], "nonsense"], {}, { skip_invalid: true });
    const steps = await collect(plan);
    assert.deepEqual(steps.at(-1).totals, {
      pending: 0,
      sent_unknown: 0,
      configured: 1,
      failed: 0,
      ignored: 2,
    });
  });

  it("refuses plans with errors, keys that are none, and states of other plans", async () => {
    const [step] = await collect(planOf());
    const bad = { ...planOf(), ok: false };
    for (const [plan, options] of [
      [bad, { apiKey: KEY }],
      [planOf(), { apiKey: " \n" }],
      [planOf(), { apiKey: "Bearer " }],
      [planOf(), { apiKey: "kéy" }],
      [planOf([NUMBERS[1]]), { apiKey: KEY, state: step.state }],
    ]) {
      await assert.rejects(send(engine, plan, options).next(), SendError);
    }
  });

  it("refuses limits that have no end, and what is not a number", async () => {
    const limits = ["timeoutSeconds", "maxWaitSeconds", "maxAttempts", "readBackConcurrency"];
    for (const name of limits) {
      const fractions = name.endsWith("Seconds") ? [] : [1.5, 0, 1e6];
      for (const value of [NaN, Infinity, -1, "2", "soon", {}, 1e12, ...fractions]) {
        const sending = send(engine, planOf(), { apiKey: KEY, [name]: value });
        await assert.rejects(sending.next(), (error) => {
          return error instanceof SendError && error.message.startsWith(name);
        });
      }
    }
    for (const options of [undefined, null, {}, { apiKey: 5 }]) {
      await assert.rejects(send(engine, planOf(), options).next(), SendError);
    }
    assert.equal(api.requests.length, 0);
  });

  it("never sends the key to where a redirect points", async () => {
    const seen = [];
    const fetchOnce = (url, init) => {
      seen.push(init.redirect);
      return fetch(url, init);
    };
    await collect(planOf(), { fetch: fetchOnce });
    assert.deepEqual(seen, ["manual"]);
  });
});

describe("readApiKey", () => {
  for (const [given, authorization, changes] of [
    ["key-1", "key-1", 0],
    ["Bearer key-1", "Bearer key-1", 0],
    [" key-1\n", "key-1", 1],
    ['"key-1"', "key-1", 1],
    ["Bearer Bearer key-1", "Bearer key-1", 1],
    ['"Bearer bearer  key-1"\r\n', "Bearer key-1", 3],
    ["Authorization: Bearer key-1", "Bearer key-1", 1],
    ["\ufeffkey-1\u200b", "key-1", 1],
    ["BLAND_API_KEY=org_4711-abcdefgh", "org_4711-abcdefgh", 1],
    ['export BLAND_API_KEY="org_4711-abcdefgh"', "org_4711-abcdefgh", 2],
    ["<api-key>", "", 0],
    ["YOUR_API_KEY", "", 0],
    ["Bearer $BLAND_API_KEY", "", 0],
    ["", "", 0],
    ["Bearer", "", 0],
    ["two words", "", 0],
    ["line\nbreak", "", 0],
    // No header can be that long; some of these would keep a regular expression busy for minutes.
    ["k".repeat(8193), "", 0],
    ["a" + " ".repeat(1e6) + "b", "", 0],
    ['"'.repeat(1e6), "", 0],
    [" ".repeat(1e6) + "key-1" + "\n".repeat(1e6), "key-1", 1],
  ]) {
    it(JSON.stringify(given).slice(0, 40), () => {
      const reading = readApiKey(given);
      assert.equal(reading.authorization, authorization);
      assert.equal(reading.changes.length, changes);
    });
  }
});
