// How long sending waits and how often it asks, with a clock that takes no time.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createEngine, followUp, send } from "sipattach";
import { VirtualClock } from "./virtual-clock.mjs";

const NUMBER = "+14155552671";
const clock = new VirtualClock();
let engine;
let plan;
before(async () => {
  engine = await createEngine();
  plan = engine.plan({ phone_number: NUMBER, directions: [{ type: "inbound" }] }, { base_url: "https://api.example" });
  clock.start();
});
after(() => clock.stop());

const DATE = "Wed, 25 Nov 2026 12:00:00 GMT";
const nothing = () => Response.json({ data: { inbound: null, outbound: null }, errors: null });
const refusal = (status, headers) =>
  Response.json({ data: null, errors: [{ error: "X", message: "No." }] }, { status, headers });

/** Answers every POST in the same way; returns how often that was, and the steps. */
async function run(answer, options = {}) {
  const posts = [];
  const fetch = async (_, { method }) => {
    if (method === "GET") return nothing();
    posts.push(clock.now);
    return answer(posts.length);
  };
  const steps = [];
  const sending = async () => {
    for await (const step of send(engine, plan, { apiKey: "key-12345678", fetch, ...options })) {
      steps.push(step);
      assert.ok(steps.length < 1000, "without end");
    }
  };
  await clock.run(sending());
  return { posts, steps, last: steps.at(-1) };
}

describe("Retry-After", () => {
  for (const [name, headers, seconds] of [
    ["in seconds", { "retry-after": "7" }, 7],
    ["as a date, by the clock of the server", { "retry-after": "Wed, 25 Nov 2026 12:01:30 GMT", date: DATE }, 90],
    ["as a date that is past", { "retry-after": "Wed, 25 Nov 2026 11:00:00 GMT", date: DATE }, 0],
  ]) {
    it(`${name} is waited for`, async () => {
      const { steps, posts } = await run((nth) => {
        return nth === 1
          ? refusal(429, headers)
          : Response.json({ data: { configured: [NUMBER], failed: [] }, errors: null });
      });
      assert.equal(steps.find(({ event }) => event === "waiting").wait_seconds, seconds);
      assert.equal(posts[1] - posts[0], seconds * 1000);
      assert.equal(steps.at(-1).totals.configured, 1);
    });
  }

  // Numbers that JavaScript would parse as dates, and words that are not dates.
  for (const value of ["-5", "1.5", "-1", "1e9", "soon", ""]) {
    it(`that is nonsense is no reason to ask again at once: ${JSON.stringify(value)}`, async () => {
      const { steps } = await run(() => refusal(429, { "retry-after": value }));
      const waits = steps.filter(({ event }) => event === "waiting").map((step) => step.wait_seconds);
      assert.deepEqual(waits, [1, 2, 4, 8]);
    });
  }

  it("of 0 is taken at its word once", async () => {
    const { steps } = await run(() => refusal(429, { "retry-after": "0" }));
    const waits = steps.filter(({ event }) => event === "waiting").map((step) => step.wait_seconds);
    assert.deepEqual(waits, [0, 1, 2, 4]);
  });

  it("as a date without the server's own is measured by the clock here", async (t) => {
    for (const [date, now, seconds] of [
      ["Wed, 25 Nov 2026 12:00:20 GMT", 0, 20],
      ["Wed, 25 Nov 2026 12:00:20 GMT", 1, 20],
      ["Wed, 25 Nov 2026 12:33:20 GMT", 0, 2000],
      ["Wed, 25 Nov 2026 11:00:00 GMT", 0, 0],
    ]) {
      t.mock.method(Date, "now", () => Date.parse(DATE) + now);
      const { steps, posts } = await run(
        (nth) =>
          nth === 1
            ? refusal(429, { "retry-after": date })
            : Response.json({ data: { configured: [NUMBER], failed: [] }, errors: null }),
        { maxWaitSeconds: 3600 },
      );
      assert.equal(steps.find(({ event }) => event === "waiting").wait_seconds, seconds);
      assert.equal(posts[1] - posts[0], seconds * 1000);
      t.mock.restoreAll();
    }
  });

  for (const [name, headers, said] of [
    ["is longer than may be waited", { "retry-after": "3600" }, /asks to wait 60 minutes/],
    ["is huge", { "retry-after": "99999999999999999999" }, /asks to wait more than a year/],
    ["is a date far away", { "retry-after": "Wed, 25 Nov 2026 22:00:00 GMT", date: DATE }, /asks to wait 10 hours/],
  ]) {
    for (const status of [429, 503]) {
      it(`of ${status} stops the batch when it ${name}`, async () => {
        const { posts, last } = await run(() => refusal(status, headers));
        assert.equal(posts.length, 1);
        assert.deepEqual([last.event, last.problem.kind], ["stopped", "rate_limited"]);
        assert.match(last.problem.message, said);
        assert.doesNotMatch(last.problem.message, /try again/, "the wait is told once");
        // If the API failed at a request, it is unknown what becomes of it.
        assert.equal(last.totals[status === 503 ? "sent_unknown" : "pending"], 1);
      });
    }
  }

  it("of 503 is waited for before the numbers are sent again", async () => {
    const { posts } = await run(() => refusal(503, { "retry-after": "60" }));
    assert.deepEqual(posts, [posts[0], posts[0] + 60_000]);
  });
});

describe("without Retry-After", () => {
  it("every wait is twice the one before it", async () => {
    const { steps } = await run(() => refusal(429));
    const waits = steps.flatMap(({ wait_seconds }) => (wait_seconds === null ? [] : [wait_seconds]));
    assert.deepEqual(waits, [1, 2, 4, 8]);
    const again = await run(() => refusal(500), { maxAttempts: 9 });
    const between = again.posts.slice(1).map((at, nth) => (at - again.posts[nth]) / 1000);
    assert.deepEqual(between, [1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it("a wait as long as may be waited is waited for", async () => {
    for (const [seconds, posts] of [
      [120, 2],
      [121, 1],
    ]) {
      const made = await run((nth) =>
        nth === 1
          ? refusal(429, { "retry-after": String(seconds) })
          : Response.json({ data: { configured: [NUMBER], failed: [] }, errors: null }),
      );
      assert.equal(made.posts.length, posts);
    }
  });
});

describe("attempts", () => {
  it("end, whatever the API answers", async () => {
    for (const [maxAttempts, expected] of [
      [1, 1],
      [2, 2],
      [5, 5],
      [100, 100],
    ]) {
      const { posts, last } = await run(() => refusal(500), { maxAttempts });
      assert.equal(posts.length, expected);
      assert.deepEqual([last.event, last.totals.sent_unknown], ["done", 1]);
    }
    assert.equal((await run(() => refusal(429))).posts.length, 5);
  });

  it("leave a number unknown as soon as one of them got no answer", async () => {
    for (const nth of [1, 2]) {
      const { posts, last } = await run((count) => {
        if (count === nth) throw new TypeError("fetch failed");
        return refusal(500);
      });
      assert.equal(posts.length, 2);
      const [entry] = last.state.requests[0];
      assert.deepEqual([last.event, entry.state, entry.sent], ["done", "sent_unknown", 2]);
      assert.match(entry.reason, /may still be carried out/);
    }
  });
});

describe("followUp", () => {
  it("gives up waiting", async () => {
    const { requests } = engine.derive(plan.requests, "detach");
    for (const [headers, tries, waits] of [
      [{ "retry-after": "2" }, 5, [2, 2, 2, 2]],
      [{ "retry-after": "86400" }, 1, []],
      [{}, 5, [1, 2, 4, 8]],
    ]) {
      const waited = [];
      let asked = 0;
      const fetch = async () => (asked++, refusal(429, headers));
      const all = async () => {
        let last;
        for await (const step of followUp(engine, plan, requests, {
          apiKey: "key-12345678",
          fetch,
        })) {
          last = step;
          if (step.event === "waiting") waited.push(step.wait_seconds);
        }
        return last;
      };
      const began = clock.now;
      const last = await clock.run(all());
      assert.deepEqual(waited, waits);
      assert.equal(
        clock.now - began,
        waits.reduce((sum, seconds) => sum + seconds * 1000, 0),
      );
      assert.equal(asked, tries);
      assert.deepEqual([last.event, last.problem.kind], ["stopped", "rate_limited"]);
    }
  });
});
