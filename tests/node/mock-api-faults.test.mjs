// Each fault of the mock API, requested as a test would, and the control endpoints themselves.
import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, beforeEach, describe, test } from "node:test";
import { startMockApi } from "../mock/server.mjs";

let api;
before(async () => {
  api = await startMockApi();
});
beforeEach(() => api.reset());
after(() => api.close());

const NUMBERS = ["+14155550101", "+14155550102", "+14155550103"];
const ORIGIN = "https://docs.example";
const CONNECTION_LOST = { name: "TypeError", message: /fetch failed|terminated/ };

const attach = (phone_numbers = NUMBERS) =>
  fetch(`${api.url}/v1/sip/attach`, {
    method: "POST",
    headers: { authorization: "Bearer sk-test", "content-type": "application/json", origin: ORIGIN },
    body: JSON.stringify({
      phone_numbers,
      service: "sip",
      directions: [{ type: "outbound", sip_endpoint: "sip:your.provider.com" }],
    }),
  });
const preflight = () =>
  fetch(`${api.url}/v1/sip/attach`, {
    method: "OPTIONS",
    headers: { origin: ORIGIN, "access-control-request-method": "POST" },
  });
const status = () => fetch(`${api.url}/v1/sip/numbers`, { headers: { authorization: "sk-test" } });
const attached = () => api.state.attached.map(({ number }) => number);
const ask = (faults, options = {}) =>
  fetch(`${api.url}/__mock/faults`, {
    method: "POST",
    headers: { "content-type": "application/json", ...options.headers },
    body: JSON.stringify(faults),
  });
/** The status of /__mock/requests for a Host header, which fetch does not allow to set. */
const statusFor = (host) =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: api.port, path: "/__mock/requests", headers: { host } }, (response) =>
      resolve(response.resume().statusCode),
    )
      .on("error", reject)
      .end();
  });
async function mustAsk(faults) {
  assert.equal((await ask(faults)).status, 200);
}

describe("faults", () => {
  const defaults = [
    [400, "INVALID_PAYLOAD"],
    [401, "AUTH_FAILURE"],
    [403, "SIP_NOT_ENABLED"],
    [429, "RATE_LIMITED"],
    [500, "INTERNAL_ERROR"],
    [503, "INTERNAL_ERROR"],
  ];
  for (const [code, error] of defaults) {
    test(`status ${code}, once, without effect`, async () => {
      await mustAsk({ kind: "status", status: code });
      const response = await attach();
      assert.equal(response.status, code);
      const answer = await response.json();
      assert.equal(answer.data, null);
      assert.equal(answer.errors[0].error, error);
      assert.deepEqual(attached(), []);
      assert.equal((await attach()).status, 200);
    });
  }

  test("status with errors of the test’s own", async () => {
    const errors = [
      { error: "A", message: "a" },
      { error: "B", message: "b" },
    ];
    await mustAsk({ kind: "status", status: 400, errors });
    assert.deepEqual(await (await attach()).json(), { data: null, errors });
  });

  test("status with Retry-After, readable by a page", async () => {
    await mustAsk([
      { kind: "status", status: 429, retry_after: 2 },
      { kind: "status", status: 429, retry_after: "Wed, 21 Oct 2037 07:28:00 GMT" },
    ]);
    const first = await attach();
    assert.equal(first.headers.get("retry-after"), "2");
    assert.match(first.headers.get("access-control-expose-headers"), /Retry-After/);
    assert.match((await attach()).headers.get("retry-after"), /2037/);
  });

  test("status after the request took effect", async () => {
    await mustAsk({ kind: "status", status: 500, processed: true });
    assert.equal((await attach()).status, 500);
    assert.deepEqual(attached(), NUMBERS);
  });

  test("slow, before and after the effect", async () => {
    for (const [processed, seen] of [
      [false, 0],
      [true, NUMBERS.length],
    ]) {
      api.reset();
      await mustAsk({ kind: "slow", ms: 300, processed });
      const started = performance.now();
      const answer = attach();
      await new Promise((resolve) => setTimeout(resolve, 150));
      assert.equal(attached().length, seen);
      assert.equal((await answer).status, 200);
      assert.ok(performance.now() - started >= 295);
      assert.deepEqual(attached(), NUMBERS);
    }
  });

  test("drop: no answer, no effect", async () => {
    await mustAsk({ kind: "drop" });
    await assert.rejects(attach(), CONNECTION_LOST);
    assert.deepEqual(attached(), []);
    assert.equal((await attach()).status, 200);
  });

  test("drop_after: no answer, but an effect", async () => {
    await mustAsk({ kind: "drop_after" });
    await assert.rejects(attach(), CONNECTION_LOST);
    assert.deepEqual(attached(), NUMBERS);
    const { failed } = (await (await attach()).json()).data;
    assert.equal(failed.length, NUMBERS.length);
  });

  test("truncate: half of an answer, and an effect", async () => {
    await mustAsk({ kind: "truncate" });
    const response = await attach();
    assert.equal(response.status, 200);
    await assert.rejects(response.text(), CONNECTION_LOST);
    assert.deepEqual(attached(), NUMBERS);
  });

  test("unreadable: HTML, with any status, and the test’s own text", async () => {
    await mustAsk([
      { kind: "unreadable" },
      { kind: "unreadable", status: 200, body: "<p>log in" },
      { kind: "unreadable", status: 200, body: "", processed: true },
    ]);
    const first = await attach();
    assert.equal(first.status, 502);
    assert.match(first.headers.get("content-type"), /^text\/html/);
    assert.match(await first.text(), /Bad Gateway/);
    const second = await attach();
    assert.equal(second.status, 200);
    assert.equal(await second.text(), "<p>log in");
    assert.deepEqual(attached(), []);
    assert.equal(await (await attach()).text(), "");
    assert.deepEqual(attached(), NUMBERS);
  });

  const partial = async (fault) => {
    await mustAsk({ kind: "partial", ...fault });
    return (await (await attach()).json()).data;
  };

  test("partial in object form, with keys and reason of the test’s own", async () => {
    const plain = await partial({ numbers: [NUMBERS[1]] });
    assert.deepEqual(plain.configured, [NUMBERS[0], NUMBERS[2]]);
    assert.equal(plain.failed[0].phone_number, NUMBERS[1]);
    assert.equal(typeof plain.failed[0].reason, "string");
    assert.deepEqual(attached(), [NUMBERS[0], NUMBERS[2]]);
    api.reset();
    const own = await partial({ numbers: [NUMBERS[1]], keys: ["identity", "message"], reason: "no" });
    assert.deepEqual(own.failed, [{ identity: NUMBERS[1], message: "no" }]);
  });

  test("partial in string form", async () => {
    const data = await partial({ numbers: NUMBERS.slice(0, 2), form: "string" });
    assert.deepEqual(data, { configured: [NUMBERS[2]], failed: NUMBERS.slice(0, 2) });
  });

  test("partial with numbers left out of both lists", async () => {
    const data = await partial({ numbers: "all", form: "omitted" });
    assert.deepEqual(data, { configured: [], failed: [] });
    assert.deepEqual(attached(), []);
  });

  test("partial waits for attach", async () => {
    await mustAsk({ kind: "partial", numbers: "all" });
    await status();
    assert.deepEqual((await (await attach()).json()).data.configured, []);
  });

  test("flat: the fields stand at top level", async () => {
    await mustAsk([{ kind: "flat" }, { kind: "flat", path: "/v1/sip/numbers", times: 2 }]);
    assert.deepEqual(await (await attach()).json(), { configured: NUMBERS, failed: [] });
    assert.equal((await (await status()).json()).numbers.length, NUMBERS.length);
    const refused = await fetch(`${api.url}/v1/sip/numbers`);
    assert.equal((await refused.json()).errors[0].error, "AUTH_FAILURE");
  });

  test("status in every shape that errors have", async () => {
    const shapes = [
      [
        { form: "v1", message: "no", errors: ["a", "b"] },
        { status: "error", message: "no", errors: ["a", "b"] },
      ],
      [
        { form: "v1", message: "no" },
        { status: "error", message: "no" },
      ],
      [
        { form: "problem", title: "T", message: "no" },
        { type: "about:blank", title: "T", status: 422, detail: "no" },
      ],
      [
        { form: "code", code: "C", message: "no" },
        { code: "C", msg: "no" },
      ],
      [{ errors: ["a"] }, { data: null, errors: ["a"] }],
    ];
    for (const [fields, body] of shapes) {
      await mustAsk({ kind: "status", status: 422, ...fields });
      assert.deepEqual(await (await attach()).json(), body);
    }
    await mustAsk({ kind: "flagged" });
    const flagged = await attach();
    assert.equal(flagged.status, 403);
    assert.match((await flagged.json()).message, /flagged/);
    assert.deepEqual(attached(), []);
  });

  test("beside_null and beside_errors: the payload stands beside other members", async () => {
    const errors = [{ error: "PARTIAL", message: "one failed" }];
    await mustAsk([{ kind: "beside_null" }, { kind: "beside_errors", errors, path: "/v1/sip/numbers" }]);
    const answer = await (await attach()).json();
    assert.deepEqual(answer, { data: null, errors: null, configured: NUMBERS, failed: [] });
    const { data, errors: beside } = await (await status()).json();
    assert.deepEqual([data.numbers.length, beside], [3, errors]);
  });

  test("partial with nested reasons, and as a map", async () => {
    const nested = await partial({ numbers: [NUMBERS[0]], form: "nested", code: "C", reason: "no" });
    assert.deepEqual(nested.failed, [{ phone_number: NUMBERS[0], error: { code: "C", message: "no" } }]);
    api.reset();
    const map = await partial({ numbers: [NUMBERS[0]], form: "map", reason: "no" });
    assert.deepEqual(map.failed, { [NUMBERS[0]]: "no" });
  });

  test("lagging: a read tells what was so before the last change", async () => {
    const read = async () =>
      (
        await (
          await fetch(`${api.url}/v1/sip?phone_number=%2B14155550101`, { headers: { authorization: "sk-test" } })
        ).json()
      ).data.outbound;
    await attach();
    await mustAsk({ kind: "lagging", times: 2 });
    assert.deepEqual([await read(), await read()], [null, null]);
    assert.equal((await read()).number, NUMBERS[0]);
  });

  test("no_cors: neither preflight nor answer can be read", async () => {
    await mustAsk({ kind: "no_cors", times: 2 });
    for (const response of [await preflight(), await attach()]) {
      const names = [...response.headers.keys()];
      assert.deepEqual(
        names.filter((name) => name.startsWith("access-control-")),
        [],
      );
    }
    assert.equal((await preflight()).headers.get("access-control-allow-origin"), "*");
  });

  test("no_cors on the answer only", async () => {
    await mustAsk({ kind: "no_cors", stage: "response" });
    assert.equal((await preflight()).headers.get("access-control-allow-origin"), "*");
    assert.equal((await attach()).headers.get("access-control-allow-origin"), null);
    assert.deepEqual(attached(), NUMBERS);
  });

  test("a preflight uses up no other fault, unless it is meant", async () => {
    await mustAsk([
      { kind: "status", status: 500 },
      { kind: "status", status: 503, method: "OPTIONS" },
    ]);
    assert.equal((await preflight()).status, 503);
    assert.equal((await preflight()).status, 204);
    assert.equal((await attach()).status, 500);
  });

  test("path, method, after and times choose the request", async () => {
    await mustAsk([
      { kind: "status", status: 500, path: "/v1/sip/attach", after: 1, times: 2 },
      { kind: "status", status: 503, method: "GET", times: "always" },
    ]);
    const seen = [];
    for (let i = 0; i < 4; i += 1) seen.push((await attach()).status, (await status()).status);
    assert.deepEqual(seen, [200, 503, 500, 503, 500, 503, 200, 503]);
    assert.deepEqual(
      api.faults.list().map(({ times }) => times),
      ["always"],
    );
  });

  test("faults combine, and of those that decide the answer the first one does", async () => {
    await mustAsk([
      { kind: "no_cors", stage: "response" },
      { kind: "status", status: 500 },
      { kind: "status", status: 503 },
    ]);
    const response = await attach();
    assert.equal(response.status, 500);
    assert.equal(response.headers.get("access-control-allow-origin"), null);
    assert.deepEqual(api.requests.at(-1).faults, ["no_cors", "status"]);
    assert.equal((await attach()).status, 503);
  });

  test("strike from the start when given to startMockApi, and latency delays", async () => {
    const other = await startMockApi({ faults: [{ kind: "status", status: 503 }], latency: 120 });
    try {
      const started = performance.now();
      assert.equal((await fetch(`${other.url}/v1/sip/numbers`)).status, 503);
      assert.ok(performance.now() - started >= 115);
    } finally {
      await other.close();
    }
  });
});

describe("control", () => {
  test("refuses a fault that it does not understand", async () => {
    const bad = [
      { kind: "explode" },
      { kind: "status" },
      { kind: "slow" },
      { kind: "partial" },
      {},
      7,
      [7],
      { kind: "drop", tmes: 2 },
      { kind: "drop", times: 0 },
      { kind: "drop", path: "v1" },
      [{ kind: "drop" }, { kind: "status", status: "500" }],
    ];
    for (const fault of bad) {
      const response = await ask(fault);
      assert.equal(response.status, 400, JSON.stringify(fault));
      assert.equal((await response.json()).errors[0].error, "INVALID_FAULT");
      assert.throws(() => api.faults.add(fault), TypeError);
    }
    assert.deepEqual(api.faults.list(), []);
  });

  test("lists and clears faults", async () => {
    await mustAsk([{ kind: "drop" }, { kind: "flat" }]);
    const list = async (method) => {
      const response = await fetch(`${api.url}/__mock/faults`, { method });
      return (await response.json()).data.faults.map(({ kind }) => kind);
    };
    assert.deepEqual(await list("GET"), ["drop", "flat"]);
    assert.deepEqual(await list("DELETE"), []);
    assert.deepEqual(await list("GET"), []);
  });

  test("tells what was received, without the key", async () => {
    await preflight();
    await attach();
    await fetch(`${api.url}/v1/sip?phone_number=%2B14155550101`, { headers: { authorization: "sk-test-secret" } });
    const response = await fetch(`${api.url}/__mock/requests`);
    const text = await response.text();
    assert.doesNotMatch(text, /sk-test/);
    const [options, post, get, ...rest] = JSON.parse(text).data.requests;
    assert.deepEqual(rest, []);
    assert.equal(options.method, "OPTIONS");
    assert.equal(post.path, "/v1/sip/attach");
    assert.deepEqual(post.body.phone_numbers, NUMBERS);
    assert.equal(post.headers.authorization, "Bearer ********");
    assert.equal(post.status, 200);
    assert.ok(Math.abs(Date.parse(post.time) - Date.now()) < 60_000);
    assert.deepEqual(get.query, { phone_number: NUMBERS[0] });
    assert.equal(get.headers.authorization, "********");
    assert.equal(get.body, null);
  });

  test("records bodies that are not JSON and answers that never came", async () => {
    await mustAsk({ kind: "drop" });
    const raw = { method: "POST", headers: { "content-type": "application/json" }, body: "{oops" };
    await assert.rejects(fetch(`${api.url}/v1/sip/attach`, raw), CONNECTION_LOST);
    assert.equal(api.requests[0].body, "{oops");
    assert.equal(api.requests[0].status, null);
  });

  test("reset forgets everything", async () => {
    await attach();
    await mustAsk({ kind: "drop" });
    const response = await fetch(`${api.url}/__mock/reset`, { method: "POST" });
    assert.equal(response.status, 200);
    assert.deepEqual([api.requests, api.faults.list(), attached()], [[], [], []]);
  });

  test("is closed to pages of other origins and to foreign host names", async () => {
    const foreign = { headers: { origin: ORIGIN } };
    for (const response of [
      await fetch(`${api.url}/__mock/requests`, foreign),
      await fetch(`${api.url}/__mock/reset`, { method: "POST", ...foreign }),
      await ask({ kind: "drop" }, foreign),
      await fetch(`${api.url}/__mock/faults`, { method: "OPTIONS", ...foreign }),
    ]) {
      assert.equal(response.status, 403);
      assert.equal(response.headers.get("access-control-allow-origin"), null);
    }
    assert.deepEqual(api.faults.list(), []);
    assert.equal(await statusFor("rebound.example"), 403);
    assert.equal(await statusFor(`localhost:${api.port}`), 200);
    const own = await fetch(`${api.url}/__mock/requests`, { headers: { origin: api.url } });
    assert.equal(own.status, 200);
  });

  test("answers 404, 405 and 400 like the API", async () => {
    assert.equal((await fetch(`${api.url}/__mock/nope`)).status, 404);
    const wrong = await fetch(`${api.url}/__mock/reset`);
    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.get("allow"), "POST");
    const broken = await fetch(`${api.url}/__mock/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    assert.equal(broken.status, 400);
  });
});
