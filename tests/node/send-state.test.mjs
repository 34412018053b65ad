// Stored states: which ones fit a plan and which do not, and who may work on one.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createEngine, retryFailed, send, SendError } from "sipattach";

const KEY = "sk-test-0123456789";
const NUMBERS = ["+14155552671", "+442079460958", "+4930123456"];
const never = async () => assert.fail("nothing may be sent");

let engine;
before(async () => {
  engine = await createEngine();
});

function planOf({ numbers = NUMBERS, directions = [{ type: "inbound" }], ...rest } = {}, context = {}) {
  const draft = { phone_numbers: numbers, directions, ...rest };
  const plan = engine.plan(draft, {
    base_url: "https://api.example",
    skip_invalid: true,
    ...context,
  });
  assert.ok(plan.ok, JSON.stringify(plan.diagnostics));
  return plan;
}

/** A fetch that attaches everything it is asked to, and records the requests. */
function attaching(posted = []) {
  return async (_, { method, body }) => {
    if (method === "GET") return new Response(JSON.stringify({ data: { inbound: null, outbound: null } }));
    const { phone_numbers, phone_number } = JSON.parse(body);
    const configured = phone_numbers ?? [phone_number];
    posted.push(...configured);
    return new Response(JSON.stringify({ data: { configured, failed: [] }, errors: null }));
  };
}

async function collect(plan, options = {}) {
  const steps = [];
  for await (const step of send(engine, plan, { apiKey: KEY, fetch: attaching(), ...options })) {
    steps.push(step);
  }
  return steps;
}

const stored = (state) => JSON.parse(JSON.stringify(state));

describe("a stored state", () => {
  it("is taken up where it was left", async () => {
    const plan = planOf({}, { max_numbers_per_request: 1 });
    const steps = await collect(plan);
    for (const { state, event } of steps) {
      const posted = [];
      const again = await collect(plan, { state: stored(state), fetch: attaching(posted) });
      assert.equal(again.at(-1).totals.configured, 3, event);
      const open = state.requests.flat().filter((entry) => entry.state !== "configured");
      assert.equal(posted.length, open.length);
    }
  });

  it("does not depend on the order of a draft's members", async () => {
    const options = { port: 5061, transport: "tls" };
    const turned = { transport: "tls", port: 5061 };
    const one = planOf({ directions: [{ type: "inbound", sip_endpoint: "a.example", options }] });
    const two = planOf({
      directions: [{ options: turned, sip_endpoint: "a.example", type: "inbound" }],
    });
    const state = stored((await collect(one)).at(-1).state);
    assert.equal((await collect(two, { state, fetch: never })).at(-1).event, "done");
  });

  const register = (password) => ({
    directions: [{ type: "inbound", auth_mode: "register", register_auth: { username: "desk", password } }],
  });

  it("says nothing of secrets, not even by its fingerprint", async () => {
    const one = (await collect(planOf(register("correct-horse-1")))).at(-1).state;
    const two = (await collect(planOf(register("correct-horse-2")))).at(-1).state;
    assert.equal(one.fingerprint, two.fingerprint);
    assert.ok(!JSON.stringify(one).includes("horse"));
  });

  it("hides the password of an identity, and still fits", async () => {
    const numbers = ["sip:desk:hunter2hunter2@pbx.example.com", "2001"];
    const plan = planOf({ numbers, trunk_id: "t-1", directions: [{ type: "inbound" }] });
    const posted = [];
    const steps = await collect(plan, { fetch: attaching(posted) });
    assert.deepEqual(posted, numbers, "sent as it is");
    for (const step of steps) assert.ok(!JSON.stringify(step).includes("hunter2"), step.event);
    assert.equal(steps.at(-1).totals.configured, 2);
    const state = stored(steps.at(-1).state);
    assert.equal((await collect(plan, { state, fetch: never })).at(-1).totals.configured, 2);
  });

  for (const [name, other, context, said] of [
    ["address", {}, { base_url: "https://other.example" }, /its address differs/],
    ["path", {}, { base_url: "https://api.example/x" }, /its address differs/],
    ["scheme", {}, { base_url: "http://127.0.0.1:1" }, /its address differs/],
    ["direction", { directions: [{ type: "outbound", sip_endpoint: "sip:a.example" }] }, {}, /directions/],
    ["endpoint", { directions: [{ type: "inbound", sip_endpoint: "b.example" }] }, {}, /directions/],
    ["trunk", { trunk_id: "t-1" }, {}, /trunk/],
    ["further field", { note: "x" }, {}, /another field/],
    ["number", { numbers: [...NUMBERS.slice(0, 2), "+4930123457"] }, {}, /numbers differ/],
    ["order of numbers", { numbers: [...NUMBERS].reverse() }, {}, /numbers differ/],
    ["further number", { numbers: [...NUMBERS, "+4930123457"] }, {}, /numbers differ/],
    ["ignored number", { numbers: [...NUMBERS, "nonsense"] }, {}, /numbers differ/],
    ["division", {}, { max_numbers_per_request: 2 }, /numbers differ/],
  ]) {
    it(`of a plan with another ${name} is refused`, async () => {
      const state = stored((await collect(planOf())).at(-1).state);
      await assert.rejects(collect(planOf(other, context), { state, fetch: never }), (error) => {
        return error instanceof SendError && said.test(error.message);
      });
    });
  }

  /** Every change is refused, and the message says where it is. */
  const CHANGES = [
    ["version 1", (state) => ({ ...state, version: 1 }), /version 1/],
    ["version 3", (state) => ({ ...state, version: 3 }), /version is 3/],
    ["no version", ({ version, ...rest }) => rest, /version is missing/],
    ["no fingerprint", ({ fingerprint, ...rest }) => rest, /fingerprint is missing/],
    ["a fingerprint of its own", (state) => ({ ...state, fingerprint: "x" }), /fingerprint is "x"/],
    ["no requests", ({ requests, ...rest }) => rest, /requests is missing/],
    ["no ignored", ({ ignored, ...rest }) => rest, /ignored is missing/],
    ["requests that are an object", (state) => ({ ...state, requests: { 0: [] } }), /requests is an object/],
    ["a request less", (state) => ({ ...state, requests: [] }), /length of requests is 0, not 1/],
    ["a request more", (state) => ({ ...state, requests: [...state.requests, []] }), /length of requests is 2, not 1/],
    ["a member more", (state) => ({ ...state, key: "x" }), /member "key"/],
    ["a number less", edited(0, () => []), /length of requests\/0 is 3, not 4/],
    ["a number more", edited(0, (entry) => [entry, entry]), /length of requests\/0 is 5, not 4/],
    ["a number twice", edited(1, () => undefined, 0), /requests\/0\/1\/index is 0, not 1/],
    ["null for a number", edited(1, () => [null]), /requests\/0\/1 is null/],
    ["a misspelt state", set(2, { state: "confgured" }), /requests\/0\/2\/state is "confgured"/],
    ["a state of ignored ones", set(2, { state: "ignored" }), /requests\/0\/2\/state is "ignored"/],
    ["a name of every object", set(2, { state: "constructor" }), /state is "constructor"/],
    ["another index", set(1, { index: 7 }), /requests\/0\/1\/index is 7/],
    ["an index as text", set(1, { index: "1" }), /requests\/0\/1\/index is "1"/],
    ["another number", set(1, { number: "+1" }), /requests\/0\/1\/number is "\+1"/],
    ["a reason that is none", set(1, { reason: 5 }), /requests\/0\/1\/reason is 5/],
    ["a status as text", set(1, { status: "400" }), /requests\/0\/1\/status is "400"/],
    ["no sending", set(1, { sent: 0 }), /requests\/0\/1\/sent is 0/],
    ["a half sending", set(1, { sent: 1.5 }), /requests\/0\/1\/sent is 1.5/],
    ["a negative sending", set(1, { sent: -1 }), /requests\/0\/1\/sent is -1/],
    ["a sending as text", set(1, { sent: "1" }), /requests\/0\/1\/sent is "1"/],
    ["a mark that is none", set(1, { password_missed: false }), /password_missed is false/],
    ["a misspelt member", set(1, { reson: "x" }), /requests\/0\/1 has a member "reson"/],
    [
      "an ignored one that is not",
      (state) => ({
        ...state,
        ignored: state.ignored.map((entry) => ({ ...entry, state: "pending" })),
      }),
      /ignored\/0\/state is "pending"/,
    ],
  ];

  function edited(at, change, from = at) {
    return (state) => {
      const list = [...state.requests[0]];
      list.splice(at, 1, ...(change(list[at]) ?? [list[from]]));
      return { ...state, requests: [list] };
    };
  }
  function set(at, members) {
    return edited(at, (entry) => [{ ...entry, ...members }]);
  }

  for (const [name, change, said] of CHANGES) {
    it(`with ${name} is refused`, async () => {
      const plan = planOf({ numbers: [...NUMBERS, "+4930123457", "nonsense"] });
      const state = change(stored((await collect(plan)).at(-1).state));
      await assert.rejects(collect(plan, { state, fetch: never }), (error) => {
        assert.ok(error instanceof SendError, String(error));
        assert.match(error.message, said);
        return true;
      });
    });
  }

  it("of anything else is refused", async () => {
    for (const state of [0, "", "{}", [], true, {}, { version: 2 }]) {
      await assert.rejects(collect(planOf(), { state, fetch: never }), SendError);
      if (state !== null) assert.throws(() => retryFailed(state), SendError);
    }
  });

  it("fails a number that is refused again after a retry, and reads nothing back for it", async () => {
    const plan = planOf({ numbers: [NUMBERS[0]] });
    const asked = [];
    const fetch = async (_, { method }) => {
      asked.push(method);
      const failed = [{ phone_number: NUMBERS[0], reason: "busy" }];
      return new Response(JSON.stringify({ data: { configured: [], failed }, errors: null }));
    };
    let state = (await collect(plan, { fetch })).at(-1).state;
    for (let again = 0; again < 3; again++) {
      state = (await collect(plan, { state: retryFailed(stored(state)), fetch })).at(-1).state;
      const [[{ state: where, reason, sent }]] = state.requests;
      assert.deepEqual([where, reason, sent], ["failed", "busy", 1]);
    }
    assert.deepEqual(asked, ["POST", "POST", "POST", "POST"]);
  });

  // Refusals of numbers that are already attached: to another account, not as planned, or only in part.
  for (const [name, found] of [
    ["to another account", { inbound: null, outbound: null }],
    ["otherwise", { inbound: { sip_endpoint: "other.example", options: { auth_mode: "ip" } }, outbound: null }],
  ]) {
    it(`fails again, and is not unknown, when a number that is attached ${name} is tried again`, async () => {
      const plan = planOf({
        numbers: [NUMBERS[0]],
        directions: [{ type: "inbound", sip_endpoint: "pbx.example.com" }],
      });
      const failed = [{ phone_number: NUMBERS[0], reason: "Number is already attached" }];
      const fetch = async (_, { method }) =>
        Response.json({ data: method === "GET" ? found : { configured: [], failed }, errors: null });
      let state = (await collect(plan, { fetch })).at(-1).state;
      for (let again = 0; again < 2; again++) {
        const [[before]] = state.requests;
        state = (await collect(plan, { state: retryFailed(stored(state)), fetch })).at(-1).state;
        assert.equal(before.state, "failed");
        assert.deepEqual(state.requests, [[before]]);
      }
    });
  }

  it("leaves a number that was refused unsent, not unknown, when a retry ends before it", async () => {
    const plan = planOf({ numbers: [NUMBERS[0]] });
    const body = { data: { configured: [], failed: [{ phone_number: NUMBERS[0], reason: "busy" }] }, errors: null };
    const first = await collect(plan, { fetch: async () => new Response(JSON.stringify(body)) });
    const fetch = async () => new Response("{}", { status: 401 });
    const second = await collect(plan, { state: retryFailed(stored(first.at(-1).state)), fetch });
    assert.equal(second.at(-1).event, "stopped");
    assert.equal(second.at(-1).state.requests[0][0].state, "pending");
  });
});

describe("one sender at a time", () => {
  /** A fetch that answers when it is told to. */
  function waiting() {
    const asked = [];
    const fetch = (...args) => new Promise((resolve) => asked.push(() => resolve(attaching()(...args))));
    return { asked, fetch };
  }

  it("holds a batch while it waits for an answer", async () => {
    const { asked, fetch } = waiting();
    const first = send(engine, planOf(), { apiKey: KEY, fetch });
    await first.next();
    const answered = first.next();
    await new Promise(setImmediate);
    const [step, ...others] = await collect(planOf(), { fetch: never });
    assert.deepEqual([step.event, step.problem.kind, others.length], ["stopped", "locked", 0]);
    assert.equal(step.totals.pending, 3);
    asked[0]();
    assert.equal((await answered).value.event, "answered");
    await first.return();
    assert.equal((await collect(planOf())).at(-1).event, "done");
  });

  it("lets other batches be sent meanwhile", async () => {
    const { fetch } = waiting();
    const first = send(engine, planOf(), { apiKey: KEY, fetch, timeoutSeconds: 0.05 });
    await first.next();
    const answered = first.next();
    const other = planOf({}, { base_url: "https://other.example" });
    assert.equal((await collect(other)).at(-1).event, "done");
    await answered;
    await first.return();
  });

  it("is replaced when it was forgotten, and then does nothing any more", async () => {
    const posted = [];
    const first = send(engine, planOf(), { apiKey: KEY, fetch: attaching(posted) });
    const { value: sending } = await first.next();
    assert.equal(sending.event, "sending");
    const second = await collect(planOf(), { fetch: attaching(posted) });
    assert.equal(second.at(-1).event, "done");
    const { value: last } = await first.next();
    assert.deepEqual([last.event, last.problem.kind], ["stopped", "locked"]);
    assert.equal((await first.next()).done, true);
    assert.deepEqual(posted, NUMBERS);
  });

  it("keeps nobody from what another one has taken over, when it ends", async () => {
    const { asked, fetch } = waiting();
    const first = send(engine, planOf(), { apiKey: KEY, fetch: never });
    await first.next();
    const second = send(engine, planOf(), { apiKey: KEY, fetch });
    await second.next();
    const answered = second.next();
    await new Promise(setImmediate);
    await first.return();
    const [step] = await collect(planOf(), { fetch: never });
    assert.equal(step.problem?.kind, "locked");
    asked[0]();
    assert.equal((await answered).value.event, "answered");
    await second.return();
    assert.equal((await collect(planOf())).at(-1).event, "done");
  });

  it("sends nothing twice when two begin at once", async () => {
    const posted = [];
    const runs = [1, 2, 3].map(() => collect(planOf(), { fetch: attaching(posted) }));
    const ends = (await Promise.all(runs)).map((steps) => steps.at(-1).event);
    assert.deepEqual(posted, NUMBERS);
    assert.deepEqual(ends.filter((event) => event === "done").length, 1);
  });

  it("lets go when it is broken off, and when something is thrown", async () => {
    for await (const step of send(engine, planOf(), { apiKey: KEY, fetch: attaching() })) {
      if (step.event === "sending") break;
    }
    const broken = Object.create(engine, { readResponse: { value: () => assert.fail("crash") } });
    for (const name of ["plan", "redact", "derive"]) broken[name] = engine[name].bind(engine);
    const crashing = async () => {
      for await (const step of send(broken, planOf(), { apiKey: KEY, fetch: attaching() })) void step;
    };
    await assert.rejects(crashing, /crash/);
    assert.equal((await collect(planOf())).at(-1).event, "done");
  });

  it("holds the lock of the origin too, where there is one", async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    const held = new Set();
    const locks = {
      async request(name, { ifAvailable }, callback) {
        assert.equal(ifAvailable, true);
        if (held.has(name)) return callback(null);
        held.add(name);
        try {
          return await callback({ name });
        } finally {
          held.delete(name);
        }
      },
    };
    const setNavigator = (value) => {
      Object.defineProperty(globalThis, "navigator", { value, configurable: true });
    };
    try {
      setNavigator({ locks });
      let during;
      for await (const { event } of send(engine, planOf(), { apiKey: KEY, fetch: attaching() })) {
        if (event === "sending") during = [...held];
      }
      assert.equal(during.length, 1);
      await new Promise(setImmediate);
      assert.equal(held.size, 0);
      const forgotten = send(engine, planOf(), { apiKey: KEY, fetch: never });
      await forgotten.next();
      assert.equal((await collect(planOf())).at(-1).event, "done");
      await new Promise(setImmediate);
      assert.equal(held.size, 0, "whoever takes over lets go");
      held.add(during[0]); // held by another tab
      assert.equal((await collect(planOf(), { fetch: never })).at(-1).problem.kind, "locked");
      setNavigator({
        locks: {
          request: async () => {
            throw new Error("SecurityError");
          },
        },
      });
      assert.equal((await collect(planOf())).at(-1).event, "done");
    } finally {
      if (before === undefined) delete globalThis.navigator;
      else Object.defineProperty(globalThis, "navigator", before);
    }
  });
});
