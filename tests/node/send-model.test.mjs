// Every sequence of up to two faults, against a model of the API and under a clock that takes no time.
// SIPATTACH_FAULTS=3 searches further.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createEngine, send } from "sipattach";
import { ModelApi, PBX_PASSWORD } from "./model-api.mjs";
import { VirtualClock } from "./virtual-clock.mjs";

const KEY = "sk-test-0123456789";
const PASSWORD = "correct-horse-battery";
const MOST_FAULTS = Number(process.env.SIPATTACH_FAULTS ?? 2);
const REGISTER = {
  type: "inbound",
  auth_mode: "register",
  register_auth: { username: "desk", password: PASSWORD },
};
const OTHER = [{ type: "inbound", sip_endpoint: "other.example.com" }];

const clock = new VirtualClock();
let engine;
let plan;
before(async () => {
  engine = await createEngine();
  plan = engine.plan(
    { phone_numbers: ["+14155552671", "+442079460958"], directions: [REGISTER] },
    { base_url: "https://api.example" },
  );
  clock.start();
});
after(() => clock.stop());

/** Sends until it ends, or breaks off at a step; the steps. */
async function run(api, { state, breakAt = Infinity, ...options } = {}) {
  const steps = [];
  const given = { apiKey: KEY, fetch: api.fetch, readBackConcurrency: 1, ...options };
  for await (const step of send(engine, plan, state === undefined ? given : { ...given, state })) {
    checkStep(step);
    steps.push(step);
    if (steps.length > breakAt) break;
    assert.ok(steps.length < 100, "without end");
  }
  return steps;
}

function checkStep(step) {
  const { state, totals, outcome } = step;
  const indices = [...state.requests.flat(), ...state.ignored].map(({ index }) => index);
  assert.deepEqual(indices, [0, 1], "every number is in one state");
  assert.equal(
    Object.values(totals).reduce((sum, count) => sum + count),
    2,
  );
  const { register_password_for_pbx, register_passwords, ...others } = outcome ?? {};
  const shown = JSON.stringify({ ...step, outcome: others });
  for (const secret of [KEY, PASSWORD, PBX_PASSWORD]) assert.ok(!shown.includes(secret), secret);
}

/** What is known in the end is so in the model, or unknown and says why. */
function checkEnd(api, steps, hasPassword) {
  api.end();
  assert.deepEqual(api.violations, []);
  const last = steps.at(-1);
  for (const entry of last.state.requests.flat()) {
    const { number, state, reason } = entry;
    const said = JSON.stringify(entry);
    const isPlanned = api.attached.get(number)?.[0].auth_mode === "register";
    if (state === "configured") assert.ok(isPlanned, `not attached: ${said}`);
    if (state === "failed" || state === "pending") assert.ok(!isPlanned, `attached: ${said}`);
    if (state === "failed" || state === "sent_unknown") assert.ok(reason, `no reason: ${said}`);
    if (state === "pending") assert.equal(last.event, "stopped", said);
    const isSafe = hasPassword || entry.password_missed === true;
    if (state === "configured") assert.ok(isSafe, `password lost without a word: ${said}`);
    if (entry.password_missed) assert.match(reason, /password/);
  }
}

const gave = (steps) => steps.some(({ outcome }) => (outcome?.register_passwords ?? []).length > 0);

/** Calls `visit` for every schedule of up to `most` faults at requests that are made. */
async function search(world, most, visit) {
  let count = 0;
  const visitFrom = async (faults, first, left) => {
    count++;
    const requests = await visit(faults);
    if (left === 0) return;
    for (let ordinal = first; ordinal < requests.length; ordinal++) {
      for (const kind of ModelApi.kinds(requests[ordinal].method, world.lags)) {
        await visitFrom({ ...faults, [ordinal]: kind }, ordinal + 1, left - 1);
      }
    }
  };
  await visitFrom({}, 0, most);
  return count;
}

async function inWorld(world, faults, check) {
  const api = new ModelApi({ ...world, faults });
  for (const number of world.held ?? []) api.attached.set(number, OTHER);
  try {
    await check(api);
  } catch (error) {
    error.message = `${JSON.stringify(faults)}: ${error.message}\n${JSON.stringify(api.log)}`;
    throw error;
  }
  return api.log;
}

describe("send, with every sequence of faults", () => {
  for (const [name, world] of [
    ["an API that refuses what is attached already", { lags: true }],
    ["an API that attaches again", { accepts: true, lags: true }],
    ["one attempt", { maxAttempts: 1 }],
    ["a number that is attached to something else", { held: ["+14155552671"] }],
  ]) {
    it(`ends, repeats nothing blindly and tells the truth: ${name}`, async (t) => {
      const { maxAttempts = 2 } = world;
      const count = await search(world, MOST_FAULTS, (faults) =>
        inWorld(world, faults, async (api) => {
          const steps = await clock.run(run(api, { maxAttempts }));
          checkEnd(api, steps, gave(steps));
        }),
      );
      t.diagnostic(`${count} schedules`);
    });
  }

  it("goes on from any step, with its state or the one before", async (t) => {
    let count = 0;
    await search({}, 1, async (faults) => {
      let whole = [];
      const log = await inWorld({}, faults, async (api) => {
        whole = await clock.run(run(api));
      });
      for (const breakAt of whole.keys()) {
        for (const isStale of [false, true]) {
          await inWorld({}, faults, async (api) => {
            const before = await clock.run(run(api, { breakAt }));
            // The command line stores a state before it sends, so that one is never stale.
            if (isStale && before.at(-1).event === "sending") return;
            const known = before.slice(0, isStale ? -1 : undefined);
            const state = JSON.parse(JSON.stringify(known.at(-1)?.state ?? null));
            const steps = [...known, ...(await clock.run(run(api, { state: state ?? undefined })))];
            count++;
            checkEnd(api, steps, gave(steps));
          });
        }
      }
      return log;
    });
    t.diagnostic(`${count} interruptions`);
  });
});
