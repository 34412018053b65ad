// Every limit of sending, at both ends: the last value that is allowed, and the first that is not.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createEngine, followUp, listTrunks, send, SendError } from "sipattach";
import { NETWORK_CODES } from "./network-codes.mjs";
import { VirtualClock } from "./virtual-clock.mjs";

const KEY = "key-12345678";
const BASE = "https://api.example";
const NUMBERS = Array.from({ length: 12 }, (_, i) => `+141555526${10 + i}`);
const clock = new VirtualClock(6);
let engine;
before(async () => {
  engine = await createEngine();
  clock.start();
});
after(() => clock.stop());

const planOf = (count = 1) =>
  engine.plan({ phone_numbers: NUMBERS.slice(0, count), directions: [{ type: "inbound" }] }, { base_url: BASE });
const attached = (count = 1) =>
  Response.json({ data: { configured: NUMBERS.slice(0, count), failed: [] }, errors: null });
const nothing = () => Response.json({ data: { inbound: null, outbound: null }, errors: null });
const busy = (seconds) =>
  Response.json({}, { status: 429, headers: seconds === undefined ? {} : { "retry-after": String(seconds) } });

async function run(fetch, options = {}, count = 1) {
  const steps = [];
  const all = async () => {
    for await (const step of send(engine, planOf(count), { apiKey: KEY, fetch, ...options })) steps.push(step);
  };
  await clock.run(all());
  return { steps, last: steps.at(-1), waits: steps.flatMap(({ wait_seconds }) => wait_seconds ?? []) };
}

describe("options", () => {
  // As the types document them.
  for (const [name, good, bad] of [
    ["maxAttempts", [1, 100], [0, 101, 1.5, "2", NaN, -1]],
    ["readBackConcurrency", [1, 100], [0, 101, 1.5, "2", NaN, -1]],
    ["maxWaitSeconds", [0, 0.5, 86_400], [-1, -0.001, 86_401, NaN, Infinity, "5"]],
    ["timeoutSeconds", [0.001, 86_400], [0, 0.0009, -1, 86_401, NaN, Infinity, "5"]],
  ]) {
    it(`${name} is taken at its ends, and no further`, async () => {
      for (const value of [...good, undefined, null]) {
        const { last } = await run(async () => attached(), { [name]: value });
        assert.equal(last.totals.configured, 1, `${value}`);
      }
      for (const value of bad) {
        const steps = send(engine, planOf(), { apiKey: KEY, fetch: () => assert.fail(), [name]: value });
        await assert.rejects(steps.next(), (error) => error instanceof SendError && error.message.startsWith(name));
      }
    });
  }

  for (const [name, meant] of [
    ["api_key", "apiKey"],
    ["apikey", "apiKey"],
    ["max_wait_seconds", "maxWaitSeconds"],
    ["timeout-seconds", "timeoutSeconds"],
    ["MaxAttempts", "maxAttempts"],
    ["read_back_concurrency", "readBackConcurrency"],
  ]) {
    it(`${name} is told as ${meant}, and not overlooked`, async () => {
      const steps = send(engine, planOf(), { apiKey: KEY, fetch: () => assert.fail(), [name]: "1" });
      const message = `The option is called ${meant}, not ${name}.`;
      await assert.rejects(steps.next(), (error) => error instanceof SendError && error.message === message);
    });
  }

  it("fetch and signal are what they are called", async () => {
    for (const options of [
      { fetch: "x" },
      { fetch: null },
      { signal: {} },
      { signal: null },
      { apiKey: 5 },
      { apiKey: "" },
    ]) {
      const steps = send(engine, planOf(), { apiKey: KEY, fetch: () => assert.fail(), ...options });
      await assert.rejects(steps.next(), SendError, JSON.stringify(options));
    }
  });
});

describe("a wait that the API asks for", () => {
  for (const [seconds, options, isWaited] of [
    [120, {}, true],
    [121, {}, false],
    [7, { maxWaitSeconds: 7 }, true],
    [8, { maxWaitSeconds: 7 }, false],
    [0, { maxWaitSeconds: 0 }, true],
    [1, { maxWaitSeconds: 0 }, false],
  ]) {
    it(`of ${seconds} s is ${isWaited ? "" : "not "}waited for: ${JSON.stringify(options)}`, async () => {
      let posts = 0;
      const { last, waits } = await run(async () => (++posts === 1 ? busy(seconds) : attached()), options);
      assert.deepEqual(waits, isWaited ? [seconds] : []);
      assert.equal(posts, isWaited ? 2 : 1);
      if (isWaited) return assert.equal(last.event, "done");
      assert.equal(last.problem.kind, "rate_limited");
      assert.equal(last.problem.retry_after_seconds, seconds);
      assert.equal(last.problem.status, 429);
      assert.match(
        last.problem.message,
        new RegExp(`asks to wait ${seconds} s, and ${options.maxWaitSeconds ?? 120} s is the limit`),
      );
    });
  }

  it("is told from one that it does not ask for", async () => {
    const { last, waits } = await run(async () => busy(), { maxWaitSeconds: 1.5 });
    assert.deepEqual(waits, [1]);
    assert.equal(last.problem.kind, "rate_limited");
    assert.equal(last.problem.retry_after_seconds, undefined);
    assert.match(last.problem.message, /The next try would wait 2 s, and 1\.5 s is the limit\.$/);
  });

  it("is as long for what is read back", async () => {
    for (const [seconds, isWaited] of [
      [120, true],
      [121, false],
    ]) {
      let reads = 0;
      const fetch = async (_, { method }) => {
        if (method === "POST") return Response.json({}, { status: 202 });
        return ++reads === 1 ? busy(seconds) : nothing();
      };
      const { last } = await run(fetch, { maxAttempts: 1 });
      assert.equal(last.event, isWaited ? "done" : "stopped");
      assert.equal(last.problem?.retry_after_seconds, isWaited ? undefined : seconds);
      assert.equal(last.totals.sent_unknown, 1);
    }
  });

  it("that it does not tell grows twofold", async () => {
    let posts = 0;
    const { last, waits } = await run(async () => (posts++, busy()));
    assert.deepEqual(waits, [1, 2, 4, 8]);
    assert.equal(posts, 5);
    assert.deepEqual([last.problem.kind, last.totals.pending], ["rate_limited", 1]);
  });

  it("as a date is rounded up, and never before now", async (t) => {
    t.mock.method(Date, "now", () => Date.parse("Wed, 25 Nov 2026 12:00:00 GMT") + 400);
    for (const [date, seconds] of [
      ["Wed, 25 Nov 2026 12:00:01 GMT", 1],
      ["Wed, 25 Nov 2026 12:00:02 GMT", 2],
      ["Wed, 25 Nov 2026 11:59:00 GMT", 0],
    ]) {
      let posts = 0;
      const answer = () => Response.json({}, { status: 429, headers: { "retry-after": date } });
      const { waits } = await run(async () => (++posts === 1 ? answer() : attached()));
      assert.deepEqual(waits, [seconds]);
    }
  });
});

describe("the time for an answer", () => {
  for (const [options, seconds] of [
    [{}, 60],
    [{ timeoutSeconds: 5 }, 5],
    [{ timeoutSeconds: 86_400 }, 86_400],
  ]) {
    it(`ends after ${seconds} s`, async () => {
      const began = clock.now;
      const ends = [];
      const fetch = (_, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => (ends.push(clock.now - began), reject(new Error("aborted"))));
        });
      const { steps } = await run(fetch, options);
      const { problem } = steps.find(({ event }) => event === "unanswered");
      assert.equal(problem.kind, "timeout");
      assert.equal(problem.message, `No complete answer came within ${seconds} s.`);
      assert.equal(ends[0], seconds * 1000);
    });
  }
});

describe("reading back", () => {
  for (const [readBackConcurrency, most] of [
    [undefined, 4],
    [1, 1],
    [3, 3],
    [100, 12],
  ]) {
    it(`asks for ${most} of twelve numbers at once: ${readBackConcurrency}`, async () => {
      let [under, seen, reads] = [0, 0, 0];
      const fetch = async (_, { method }) => {
        if (method === "POST") return Response.json({}, { status: 202 });
        reads++;
        seen = Math.max(seen, ++under);
        await new Promise((resolve) => setTimeout(resolve, 10));
        under--;
        return nothing();
      };
      await run(fetch, { readBackConcurrency, maxAttempts: 1 }, 12);
      assert.equal(seen, most);
      assert.equal(reads, 12);
    });
  }
});

describe("an answer of 16 MB", () => {
  const LIMIT = 16 * 1024 * 1024;
  const body = JSON.stringify({ data: { configured: [NUMBERS[0]], failed: [] }, errors: null });
  const bytes = (size) => new TextEncoder().encode(body.padEnd(size, " "));
  const whole = (data) => ({ status: 200, headers: new Headers(), arrayBuffer: async () => data.buffer });

  for (const [name, answer] of [
    ["as a stream", (data) => new Response(data)],
    ["in one piece", whole],
  ]) {
    it(`is read, and one of a byte more is not: ${name}`, async () => {
      const { last } = await run(async () => answer(bytes(LIMIT)));
      assert.equal(last.totals.configured, 1);
      const { last: refused } = await run(async (_, { method }) =>
        method === "POST" ? answer(bytes(LIMIT + 1)) : nothing(),
      );
      assert.deepEqual([refused.event, refused.problem.kind, refused.totals.sent_unknown], ["stopped", "too_large", 1]);
      assert.equal(refused.problem.status, 200);
    });
  }

  it("may be nothing at all", async () => {
    const { steps } = await run(async () => ({ status: 200, headers: new Headers(), body: null }));
    assert.equal(steps.find(({ event }) => event === "answered").outcome.status, "unreadable");
  });
});

describe("what is no redirect", () => {
  for (const [status, isRedirect] of [
    [299, false],
    [300, true],
    [399, true],
    [400, false],
  ]) {
    it(`${status}: ${!isRedirect}`, async () => {
      const fetch = async () => ({ status, headers: new Headers({ location: "https://other.example/x" }), body: null });
      const { problem } = await clock.run(listTrunks(engine, { apiKey: KEY, fetch, baseUrl: BASE }));
      assert.equal(/redirects to https:\/\/other\.example\/x\./.test(problem?.message ?? ""), isRedirect);
      if (isRedirect) assert.deepEqual([problem.kind, problem.status], ["network", status]);
    });
  }

  it("one without a place is told without it", async () => {
    for (const [location, told] of [
      [{}, /redirects\. /],
      [{ location: "http://[" }, /redirects\. /],
    ]) {
      const fetch = async () => ({ status: 302, headers: new Headers(location), body: null });
      const { problem } = await clock.run(listTrunks(engine, { apiKey: KEY, fetch, baseUrl: BASE }));
      assert.match(problem.message, told);
    }
  });
});

describe("why nothing came", () => {
  const failing = (error) => async () => {
    throw error;
  };
  const problemOf = async (error) =>
    (await clock.run(listTrunks(engine, { apiKey: KEY, fetch: failing(error), baseUrl: BASE }))).problem;
  const coded = (code, message = "it failed") => Object.assign(new Error(message), { code });

  for (const [code, cause, isBefore, hasBegun] of NETWORK_CODES) {
    it(`is told of ${code}`, async () => {
      const { kind, causes, message } = await problemOf(new TypeError("fetch failed", { cause: coded(code) }));
      assert.equal(kind, "network");
      assert.match(causes[0], cause);
      // A known cause rules out the others, but the address may still be wrong.
      assert.deepEqual(causes.slice(1), hasBegun ? [] : ["The base URL is wrong."]);
      const what = isBefore ? "Nothing was sent" : "No complete answer came";
      assert.equal(message, `${what}: it failed (${code}).`);
    });
  }

  it("is what the innermost error says, as deep as platforms go", async () => {
    const nest = (depth, error) => (depth === 0 ? error : new Error("outer", { cause: nest(depth - 1, error) }));
    assert.equal((await problemOf(nest(1, coded("X1", "inner")))).message, "No complete answer came: inner (X1).");
    assert.equal((await problemOf(nest(4, new Error("inner")))).cause, "inner");
    assert.equal((await problemOf(nest(5, new Error("inner")))).cause, "outer");
    const several = new AggregateError([coded("E1", "first"), coded("E2", "second")]);
    assert.equal((await problemOf(several)).cause, "first (E1)");
  });

  it("does not repeat a code, nor end in two stops", async () => {
    const { message, cause } = await problemOf(coded("ECONNRESET", "read ECONNRESET."));
    assert.deepEqual([message, cause], ["No complete answer came: read ECONNRESET.", "read ECONNRESET"]);
  });

  it("is not made up", async () => {
    for (const error of [new Error(""), undefined, null, "text", {}]) {
      const problem = await problemOf(error);
      assert.equal(problem.message, "No complete answer came.");
      assert.equal("cause" in problem, false);
      assert.match(problem.causes[0], /name of the API's host/);
    }
  });
});

describe("stopping", () => {
  it("ends a wait at once, and nothing is sent then", async () => {
    const controller = new AbortController();
    let posts = 0;
    const began = clock.now;
    const fetch = async () => {
      posts++;
      setTimeout(() => controller.abort(), 3000);
      return busy(100);
    };
    const { last } = await run(fetch, { signal: controller.signal });
    assert.deepEqual([last.event, last.problem.kind, posts], ["stopped", "aborted", 1]);
    assert.equal(last.totals.pending, 1);
    assert.equal(clock.now - began, 3000);
  });

  it("before it begins sends nothing", async () => {
    const { last } = await run(() => assert.fail("nothing may be sent"), { signal: AbortSignal.abort() });
    assert.deepEqual([last.event, last.problem.kind, last.totals.pending], ["stopped", "aborted", 1]);
    const { requests } = engine.derive(planOf().requests, "detach");
    const settled = [];
    const options = { apiKey: KEY, fetch: () => assert.fail("nothing may be sent"), signal: AbortSignal.abort() };
    for await (const step of followUp(engine, planOf(), requests, options)) settled.push(step);
    assert.deepEqual([settled.at(-1).event, settled.at(-1).problem.kind], ["stopped", "aborted"]);
  });
});
