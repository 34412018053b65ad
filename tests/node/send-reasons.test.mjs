// The reason for a number's state, as data, for a page that words it in its own language.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createEngine, followUp, send } from "sipattach";
import { VirtualClock } from "./virtual-clock.mjs";

const NUMBER = "+14155552671";
const PASSWORD = "correct-horse-battery";
const INBOUND = [{ type: "inbound", sip_endpoint: "pbx.example.com" }];
const REGISTER = [{ type: "inbound", auth_mode: "register", register_auth: { username: "desk", password: PASSWORD } }];
const BOTH = [...INBOUND, { type: "outbound", sip_endpoint: "sip:pbx.example.com" }];

const json =
  (body, status = 200, headers = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const refusal = (status, error = "BAD", headers = {}) =>
  json({ data: null, errors: [{ error, message: "No." }] }, status, headers);
const page = (status) => () => new Response("<html></html>", { status });
const lost = () => {
  throw new TypeError("fetch failed");
};
const configured = json({ data: { configured: [NUMBER], failed: [] }, errors: null });
const withPassword = json({
  data: { configured: [NUMBER], failed: [], register_password_for_pbx: "pbx-12345678" },
  errors: null,
});
const reporting = json({
  data: { configured: [NUMBER], failed: [] },
  errors: [{ error: "PARTIAL", message: "No." }],
});
const failed = (reason) => json({ data: { configured: [], failed: [{ phone_number: NUMBER, reason }] }, errors: null });
const reading = (inbound, outbound = null) => json({ data: { inbound, outbound }, errors: null });
const not = reading(null);
const asPlanned = reading({ type: "inbound", sip_endpoint: "pbx.example.com", options: { auth_mode: "ip" } });
const registered = reading({ type: "inbound", options: { auth_mode: "register" } });
const other = reading({ type: "inbound", sip_endpoint: "other.example.com", options: { auth_mode: "ip" } });

/** The answers to each POST and each GET; the last one answers all further requests. */
const CASES = [
  ["no answer, ever", { post: [lost], get: [lost] }, { state: "sent_unknown", kind: "network" }],
  ["no answer, and not attached", { post: [lost], get: [not] }, { state: "sent_unknown", kind: "open" }],
  [
    "a refused request",
    { post: [refusal(400)] },
    { state: "failed", kind: "rejected", status: 400, detail: "BAD: No." },
  ],
  ["a refused number", { post: [failed("Busy.")] }, { state: "failed", kind: "refused", status: 200, detail: "Busy." }],
  ["no reason", { post: [failed("")] }, { state: "failed", kind: "refused", status: 200 }],
  [
    "attached otherwise",
    { post: [failed("Already attached.")], get: [other] },
    { state: "failed", kind: "differs", detail: "inbound/sip_endpoint" },
  ],
  [
    "attached otherwise, and a request under way",
    { post: [lost], get: [other] },
    { state: "sent_unknown", kind: "differs", detail: "inbound/sip_endpoint" },
  ],
  [
    "attached in part",
    { post: [failed("Already attached.")], get: [asPlanned], directions: BOTH },
    { state: "failed", kind: "partly", detail: "inbound" },
  ],
  [
    "attached already",
    { post: [failed("Already attached.")], get: [asPlanned] },
    { state: "configured", kind: "already" },
  ],
  [
    "attached already, by a refusal of the request",
    { post: [refusal(400, "ALREADY_CONFIGURED")], get: [asPlanned] },
    { state: "configured", kind: "already" },
  ],
  [
    "attached already, by a list of its own",
    { post: [json({ data: { configured: [], failed: [], already_configured: [NUMBER] } })], get: [asPlanned] },
    { state: "configured", kind: "already" },
  ],
  [
    "attached already, by a list of its own, and held by another account",
    { post: [json({ data: { configured: [], failed: [], already_configured: [NUMBER] } })], get: [not] },
    { state: "failed", kind: "held_elsewhere", status: 200, detail: "already_configured" },
  ],
  [
    "configured, with a warning",
    {
      post: [
        json({
          data: { configured: [NUMBER], failed: [], warnings: [{ phone_number: NUMBER, message: "No route yet." }] },
        }),
      ],
    },
    { state: "configured", kind: "remark", detail: "No route yet." },
  ],
  [
    "configured, with a message",
    { post: [json({ data: { configured: [NUMBER], failed: [] }, message: "Calls begin at noon." })] },
    { state: "configured", kind: "remark", detail: "Calls begin at noon." },
  ],
  [
    "a key that is refused",
    { post: [refusal(401, "AUTH_FAILURE")] },
    { state: "pending", kind: "unauthorized", status: 401, detail: "AUTH_FAILURE: No." },
  ],
  [
    "too many requests, for an hour",
    { post: [refusal(429, "RATE_LIMITED", { "retry-after": "3600" })] },
    { state: "pending", kind: "rate_limited", status: 429, detail: "RATE_LIMITED: No." },
  ],
  ["a page with 401", { post: [page(401)] }, { state: "pending", kind: "no_call", status: 401 }],
  [
    "held by another account",
    { post: [failed("Already attached.")], get: [not] },
    { state: "failed", kind: "held_elsewhere", status: 200, detail: "Already attached." },
  ],
  [
    "a password that was lost",
    { post: [lost], get: [registered], directions: REGISTER },
    { state: "configured", kind: "password_missed", password_missed: true },
  ],
  [
    "an error each time",
    { post: [refusal(500, "INTERNAL")], get: [not] },
    { state: "sent_unknown", kind: "open", status: 500, detail: "INTERNAL: No." },
  ],
  [
    "a conflict each time",
    { post: [refusal(409)], get: [not] },
    { state: "sent_unknown", kind: "not_attached", status: 409, detail: "BAD: No." },
  ],
  [
    "a conflict with another account",
    { post: [refusal(409, "Already in use by another organization.")], get: [not] },
    { state: "failed", kind: "held_elsewhere", status: 409, detail: "Already in use by another organization.: No." },
  ],
  [
    "a conflict, and attached already",
    { post: [refusal(409, "ALREADY_CONFIGURED")], get: [asPlanned] },
    { state: "configured", kind: "already" },
  ],
  [
    "a server error, and a trunk that is not shown",
    { post: [refusal(500, "INTERNAL")], get: [asPlanned], more: { trunk_id: "t-1" } },
    { state: "sent_unknown", kind: "trunk_not_shown" },
  ],
  [
    "attached already, and a trunk that is not shown",
    { post: [failed("Already attached.")], get: [asPlanned], more: { trunk_id: "t-1" } },
    { state: "sent_unknown", kind: "trunk_not_shown", status: 200, detail: "Already attached." },
  ],
  [
    "configured, and pending",
    {
      post: [json({ data: { configured: [{ phone_number: NUMBER, status: "pending" }], failed: [] }, errors: null })],
      get: [not],
    },
    { state: "sent_unknown", kind: "open", status: 200 },
  ],
  [
    "a password that may change",
    { post: [lost, withPassword], get: [not], directions: REGISTER },
    { state: "configured", kind: "password_may_change" },
  ],
  [
    "an answer that does not name it",
    { post: [json({ data: { configured: [], failed: [] }, errors: null })], get: [not] },
    { state: "sent_unknown", kind: "open", status: 200 },
  ],
  [
    "reading back that fails",
    { post: [lost], get: [refusal(500, "INTERNAL")] },
    { state: "sent_unknown", kind: "read_back_failed", status: 500, detail: "INTERNAL: No." },
  ],
  [
    "an error beside what is configured, and attached as planned",
    { post: [reporting], get: [asPlanned] },
    { state: "configured", kind: "error_reported", status: 200, detail: "PARTIAL: No." },
  ],
  [
    "an error beside what is configured, and attached in part",
    { post: [reporting], get: [asPlanned], directions: BOTH },
    { state: "failed", kind: "partly", status: 200, detail: "inbound" },
  ],
  [
    "an error beside what is configured, and cannot be read back",
    { post: [reporting], get: [refusal(500, "INTERNAL")] },
    { state: "sent_unknown", kind: "read_back_failed", status: 500, detail: "INTERNAL: No." },
  ],
  [
    "what is no API",
    { post: [page(200)], get: [page(200)] },
    { state: "sent_unknown", kind: "read_back_failed", status: 200 },
  ],
];

/** A fetch with a host name that does not resolve. */
function unconnected() {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("no such host"), { code: "ENOTFOUND" }) });
}

/** Problems that stop sending. */
const PROBLEMS = [
  [
    "a refused key",
    { post: [refusal(401, "AUTH_FAILURE")] },
    { kind: "unauthorized", status: 401, detail: "AUTH_FAILURE: No." },
  ],
  [
    "a right that is missing",
    { post: [refusal(403, "FLAGGED")] },
    { kind: "unauthorized", status: 403, detail: "FLAGGED: No." },
  ],
  [
    "SIP that is not enabled",
    { post: [refusal(403, "SIP_NOT_ENABLED")] },
    { kind: "not_entitled", status: 403, detail: "SIP_NOT_ENABLED: No." },
  ],
  [
    "too long a wait",
    { post: [refusal(429, "RATE_LIMITED", { "retry-after": "86400" })] },
    { kind: "rate_limited", status: 429, detail: "RATE_LIMITED: No.", retry_after_seconds: 86400 },
  ],
  [
    "too long a wait after an error",
    { post: [refusal(503, "INTERNAL", { "retry-after": "86400" })], get: [not] },
    { kind: "rate_limited", status: 503, detail: "INTERNAL: No.", retry_after_seconds: 86400 },
  ],
  [
    "a redirect",
    { post: [() => new Response(null, { status: 302, headers: { location: "https://x.example/" } })], get: [lost] },
    { kind: "network" },
  ],
  [
    "a key that reading back has refused",
    { post: [lost], get: [refusal(401)] },
    { kind: "unauthorized", status: 401, detail: "BAD: No." },
  ],
  [
    "reading back that is busy for ever",
    { post: [lost], get: [refusal(429, "RATE_LIMITED")] },
    { kind: "rate_limited", status: 429, detail: "RATE_LIMITED: No." },
  ],
  ["a page that knows no such path", { post: [page(404)] }, { kind: "no_call", status: 404 }],
  ["a page that wants TLS", { post: [page(400)] }, { kind: "no_call", status: 400 }],
  [
    "a server that knows no such path",
    { post: [json({ message: "Cannot POST /v1/sip/attach" }, 404)] },
    { kind: "no_call", status: 404, detail: "Cannot POST /v1/sip/attach" },
  ],
  ["a page to sign in", { post: [page(200)], get: [page(200)] }, { kind: "no_call", status: 200 }],
  ["a host without an address", { post: [unconnected] }, { kind: "network", not_sent: true }],
  ["nothing that is the API", { post: [lost], get: [page(502)] }, { kind: "api", status: 502 }],
];

const clock = new VirtualClock();
let engine;
before(async () => {
  engine = await createEngine();
  await engine.loadTools();
  clock.start();
});
after(() => clock.stop());

const planOf = (directions = INBOUND, more = {}) =>
  engine.plan({ phone_numbers: [NUMBER], directions, ...more }, { base_url: "https://api.example" });
const answering = ({ post = [], get = [] }) => {
  const queues = { POST: [...post], GET: [...get] };
  return async (_, { method }) => {
    const queue = queues[method];
    return (queue.length > 1 ? queue.shift() : queue[0])();
  };
};

async function collect(steps) {
  const all = [];
  for await (const step of steps) all.push(step);
  return all;
}
const run = (answers, options) =>
  clock.run(
    collect(
      send(engine, planOf(answers.directions, answers.more), {
        apiKey: "sk-test",
        fetch: answering(answers),
        ...options,
      }),
    ),
  );

const WITHOUT_WORDS = ["index", "number", "sent", "reason", "message", "causes", "cause"];
const data = (told) => Object.fromEntries(Object.entries(told).filter(([name]) => !WITHOUT_WORDS.includes(name)));

describe("why a number is where it is", () => {
  for (const [name, answers, expected] of CASES) {
    it(`is data: ${name}`, async () => {
      const [entry] = (await run(answers)).at(-1).state.requests[0];
      assert.deepEqual(data(entry), expected, entry.reason);
      assert.ok(entry.reason);
    });
  }

  it("is not needed for a number on the trunk that it was planned for", async () => {
    const shown = reading({ type: "inbound", sip_endpoint: "pbx.example.com", trunk_id: "t-1" });
    const steps = await run({ post: [refusal(500, "INTERNAL")], get: [shown], more: { trunk_id: "t-1" } });
    assert.deepEqual(data(steps.at(-1).state.requests[0][0]), { state: "configured" });
  });

  it("stays with a stored state, and goes when it is tried again", async () => {
    const { state } = (await run({ post: [refusal(400)] })).at(-1);
    const again = await run({}, { state: JSON.parse(JSON.stringify(state)) });
    assert.deepEqual(again.at(-1).state, state);
    const tried = await run({ post: [configured] }, { state: (await import("sipattach")).retryFailed(state) });
    assert.deepEqual(data(tried.at(-1).state.requests[0][0]), { state: "configured" });
  });

  it("is no secret, although a password is spelt like it", async () => {
    const directions = [
      { type: "outbound", sip_endpoint: "sip:a.example", options: { sip_username: "x", sip_password: "network" } },
    ];
    const steps = await run({ post: [lost], get: [lost], directions });
    assert.equal(steps.at(-1).state.requests[0][0].kind, "network");
    await run({ post: [lost], get: [lost], directions }, { state: steps.at(-1).state });
  });

  it("says of each direction whether it is attached", async () => {
    const [answers] = CASES.flatMap(([name, given]) => (name === "attached in part" ? [given] : []));
    const [{ reason }] = (await run(answers)).at(-1).state.requests[0];
    assert.match(reason, /inbound is attached, outbound is not attached/);
  });

  it("has no words about a doubt that reading back has ended", async () => {
    const steps = await run({ post: [refusal(500, "INTERNAL")], get: [not] });
    const [{ reason }] = steps.at(-1).state.requests[0];
    const said = "The API failed (500). The API says: INTERNAL: No.";
    assert.equal(reason, `Not attached after 2 attempts. ${said} An earlier request may still be carried out.`);
  });
});

describe("a request that is refused for one of its numbers, which is attached already", () => {
  it("is sent again without that one", async () => {
    const numbers = [NUMBER, "+442079460958"];
    const plan = engine.plan({ phone_numbers: numbers, directions: INBOUND }, { base_url: "https://api.example" });
    const posts = [];
    const fetch = async (url, { method, body }) => {
      if (method === "GET") return (url.includes(encodeURIComponent(NUMBER)) ? asPlanned : not)();
      posts.push(JSON.parse(body).phone_numbers);
      if (posts.length === 1) return refusal(400, "ALREADY_CONFIGURED")();
      return json({ data: { configured: [numbers[1]], failed: [] }, errors: null })();
    };
    const steps = await clock.run(collect(send(engine, plan, { apiKey: "sk-test", fetch })));
    assert.deepEqual(posts, [numbers, [numbers[1]]]);
    assert.equal(steps.at(-1).totals.configured, 2);
  });
});

describe("an answer that says less than its list of configured numbers", () => {
  const numbers = [NUMBER, "+442079460958"];
  const sendTo = async (answer, isAttached) => {
    const plan = engine.plan({ phone_numbers: numbers, directions: INBOUND }, { base_url: "https://api.example" });
    const count = { GET: 0, POST: 0 };
    const fetch = async (url, { method }) => {
      count[method]++;
      if (method === "POST") return answer();
      return (isAttached(new URL(url).searchParams.get("phone_number")) ? asPlanned : not)();
    };
    const steps = await clock.run(collect(send(engine, plan, { apiKey: "sk-test", fetch })));
    return { count, entries: steps.at(-1).state.requests[0] };
  };

  it("is not believed when the request failed as a whole", async () => {
    const lists = { configured: numbers, failed: [] };
    for (const [status, body] of [
      [200, { status: "error", message: "Failed to configure", data: lists }],
      [200, { success: false, data: lists }],
      [200, { data: lists, errors: [{ message: "one failed" }] }],
      [400, { data: lists, errors: [{ error: "INVALID", message: "bad payload" }] }],
    ]) {
      const { count, entries } = await sendTo(json(body, status), (number) => number === NUMBER);
      assert.ok(count.GET >= 2, JSON.stringify(body));
      assert.deepEqual(
        entries.map(({ state }) => state),
        ["configured", "sent_unknown"],
      );
    }
  });

  it("is not sent again for a number that its errors name", async () => {
    const errors = [{ error: "CONFLICT", message: "already configured", phone_number: numbers[1] }];
    const answer = json({ data: { configured: [NUMBER], failed: [] }, errors });
    const { count, entries } = await sendTo(answer, () => false);
    assert.equal(count.POST, 1);
    assert.deepEqual(
      entries.map(({ state, kind }) => [state, kind]),
      [
        ["configured", undefined],
        ["failed", "held_elsewhere"],
      ],
    );
  });
});

describe("reading back that is behind", () => {
  const both = json({
    data: { configured: [NUMBER], failed: [{ phone_number: NUMBER, reason: "Busy." }] },
    errors: null,
  });
  const lastOf = async (answers, options) => (await run(answers, options)).at(-1);

  it("fails no number: it is read once more first", async () => {
    const given = { post: [both], get: [not, asPlanned] };
    const { state } = await lastOf(given, { maxAttempts: 1 });
    assert.deepEqual(data(state.requests[0][0]), { state: "configured" });
  });

  it("fails none that the API calls attached when it is sent again", async () => {
    const { state } = await lastOf({ post: [both, failed("Already attached.")], get: [not, not, asPlanned] });
    assert.equal(state.requests[0][0].state, "configured");
  });

  it("calls none unsent that was sent and is not sent again after all", async () => {
    const busy = refusal(429, "RATE_LIMITED", { "retry-after": "86400" });
    const { state, event } = await lastOf({ post: [both, busy], get: [not] });
    assert.equal(event, "stopped");
    assert.deepEqual(data(state.requests[0][0]), { state: "sent_unknown", kind: "open" });
  });

  it("ends at once when it is stopped", async () => {
    const controller = new AbortController();
    const steps = send(engine, planOf(), {
      apiKey: "sk-test",
      fetch: answering({ post: [both], get: [not] }),
      maxAttempts: 1,
      signal: controller.signal,
    });
    const began = clock.now;
    const sending = async () => {
      let last;
      for await (last of steps) if (last.event === "waiting") controller.abort();
      return last;
    };
    const { state, problem } = await clock.run(sending());
    assert.equal(clock.now, began);
    assert.equal(problem.kind, "aborted");
    assert.deepEqual(data(state.requests[0][0]), { state: "sent_unknown", kind: "contradictory" });
  });
});

describe("why sending stopped", () => {
  for (const [name, answers, expected] of PROBLEMS) {
    it(`is data: ${name}`, async () => {
      const last = (await run(answers)).at(-1);
      assert.equal(last.event, "stopped");
      assert.deepEqual(data(last.problem), expected, last.problem.message);
    });
  }
});

describe("why a follow-up did not go well", () => {
  for (const [name, kind, answers, expected] of [
    [
      "a refusal",
      "detach",
      { post: [refusal(400)] },
      { state: "failed", kind: "rejected", status: 400, detail: "BAD: No." },
    ],
    ["no answer", "detach", { post: [lost] }, { state: "unknown", kind: "network" }],
    [
      "an answer that only accepts",
      "update",
      { post: [json({ data: { ok: true }, errors: null }, 202)] },
      { state: "unknown", kind: "open", status: 202 },
    ],
    [
      "an answer of something else",
      "read_back",
      { get: [page(200)] },
      { state: "unknown", kind: "no_call", status: 200 },
    ],
    [
      "the second of two",
      "update",
      { post: [json({ data: { ok: true }, errors: null }), refusal(400)], directions: BOTH },
      { state: "failed", kind: "rejected", status: 400, detail: "BAD: No.", made: ["inbound"] },
    ],
  ]) {
    it(`is data: ${name}`, async () => {
      const plan = planOf(answers.directions);
      const { requests } = engine.derive(plan.requests, kind);
      const options = { apiKey: "sk-test", fetch: answering(answers) };
      const steps = await clock.run(collect(followUp(engine, plan, requests, options)));
      const [entry] = steps.flatMap(({ settled }) => settled);
      const { register_passwords: _, ...rest } = entry;
      assert.deepEqual(data(rest), expected, entry.reason);
    });
  }
});
