// send, with every sequence of up to two faults, against a model of the API and with a clock that takes no
// time. SIPATTACH_LONG=1 searches for three faults, SIPATTACH_FAULTS for any number.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { retryFailed, send, SendError } from "sipattach";
import { ModelApi } from "./api.mjs";
import {
  BOTH,
  clock,
  explained,
  HOST,
  KEY,
  MOST_FAULTS,
  OTHER,
  OUTBOUND,
  PASSWORD,
  REGISTER,
  search,
  startEngine,
  stopped,
  stopsOf,
} from "./explore.mjs";
import { checkEnd, checkStep } from "./invariants.mjs";

const NUMBERS = ["+14155552671", "+442079460958", "+4930123456", "+33142685300"];

/** The name, the size of the batch, what is attached, and the policies of the world. */
const WORLDS = [
  { name: "one number that registers", size: 1, directions: REGISTER },
  { name: "one number, attached again", size: 1, directions: REGISTER, again: "overwrites" },
  { name: "one attempt", size: 1, directions: OUTBOUND, maxAttempts: 1, absent: "404", echo: "null" },
  { name: "reads that lag", size: 1, directions: REGISTER, lag: 2.5 },
  { name: "reads that lag, attached again", size: 1, directions: REGISTER, lag: 2.5, again: "overwrites" },
  { name: "two numbers, conflicts", size: 2, directions: REGISTER, again: "conflict", echo: "replaced" },
  { name: "two numbers, one held otherwise", size: 2, directions: BOTH, again: "rejects", held: OTHER, echo: "absent" },
  {
    name: "two numbers, one of another account",
    size: 2,
    directions: OUTBOUND,
    again: "errors",
    elsewhere: true,
    most: 1,
  },
  { name: "three numbers in two requests", size: 3, perRequest: 2, directions: REGISTER, most: 1 },
  { name: "four numbers, one attached as planned", size: 4, directions: OUTBOUND, as: OUTBOUND, most: 1 },
  { name: "reads that lag for long", size: 1, directions: REGISTER, lag: 60 },
  { name: "reads that lag for long, attached again", size: 1, directions: REGISTER, lag: 60, again: "overwrites" },
];

let engine;
before(async () => {
  engine = await startEngine();
  clock.start();
});
after(() => clock.stop());

function planOf({ size, directions, perRequest = 100 }) {
  const draft = { phone_numbers: NUMBERS.slice(0, size), directions };
  const plan = engine.plan(draft, { base_url: HOST, max_numbers_per_request: perRequest });
  assert.ok(plan.ok, JSON.stringify(plan.diagnostics));
  return plan;
}

function apiOf(world, faults) {
  const { size, again, lag, echo, absent, held, as, elsewhere } = world;
  const asked = NUMBERS.slice(0, size);
  const api = new ModelApi({
    faults,
    again,
    lag,
    echo,
    absent,
    elsewhere: elsewhere ? [NUMBERS[0]] : [],
    asked,
    key: KEY,
    clock,
  });
  const before = held ?? as;
  if (before !== undefined) api.hold(NUMBERS[0], before);
  return api;
}

const optionsOf = (world, api, rest = {}) => ({
  apiKey: KEY,
  fetch: api.fetch,
  readBackConcurrency: 1,
  maxAttempts: world.maxAttempts ?? 2,
  ...rest,
});

/** Sends until it ends; returns the steps. */
async function run(world, api, plan, options) {
  const steps = [];
  for await (const step of send(engine, plan, optionsOf(world, api, options))) {
    checkStep(step, world.size, api.passwords);
    steps.push(step);
    assert.ok(steps.length < 200, "without end");
  }
  return steps;
}

/** Where a process may end: after each step, or while each request is outstanding. */
const crashesOf = (steps, requests) => [
  ...steps.map((_, at) => ({ afterStep: at })),
  ...requests.flatMap((_, at) => [
    { inRequest: at, isCarriedOut: false },
    { inRequest: at, isCarriedOut: true },
  ]),
];

/** Sends until the process ends; returns the steps so far, each of which was stored. */
async function crash(world, api, plan, { afterStep, inRequest, isCarriedOut }) {
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  const fetch = (url, init) => {
    if (api.log.length !== inRequest) return api.fetch(url, init);
    // The request arrives, or does not; nobody reads its answer.
    if (isCarriedOut) api.fetch(url, init).catch(() => {});
    end();
    return new Promise(() => {});
  };
  const steps = [];
  const sending = async () => {
    const iterator = send(engine, plan, optionsOf(world, api, { fetch }))[Symbol.asyncIterator]();
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) {
      steps.push(step.value);
      if (steps.length > afterStep) break;
    }
  };
  await clock.run(Promise.race([sending(), ended]));
  // Nothing of the process is left, and it did not release anything.
  delete globalThis[Symbol.for("sipattach.senders")];
  clock.clear();
  return steps;
}

describe("send, with every sequence of faults", () => {
  for (const world of WORLDS) {
    it(`ends, repeats nothing blindly and tells the truth: ${world.name}`, async (t) => {
      const plan = planOf(world);
      const most = Math.max(world.most ?? 2, MOST_FAULTS - 2 + (world.most ?? 2));
      const count = await search(most, async (faults) => {
        const api = apiOf(world, faults);
        await explained(world, api, async () => {
          const began = clock.now;
          const steps = await clock.run(run(world, api, plan));
          assert.ok(clock.now - began < 3600_000, "within an hour");
          checkEnd(api, steps, world.directions);
        });
        return api.log;
      });
      t.diagnostic(`${count} schedules`);
    });
  }

  const RESUMED = [WORLDS[0], WORLDS[1], { ...WORLDS[5], name: "two numbers" }, { ...WORLDS[8], most: 2 }];
  for (const world of RESUMED) {
    it(`goes on after a crash anywhere, from the state that was stored: ${world.name}`, async (t) => {
      const plan = planOf(world);
      let count = 0;
      await search(Math.max(1, MOST_FAULTS - 1), async (faults) => {
        const whole = apiOf(world, faults);
        const steps = await clock.run(run(world, whole, plan));
        for (const place of crashesOf(steps, whole.log)) {
          const api = apiOf(world, faults);
          await explained({ ...world, place }, api, async () => {
            const before = await crash(world, api, plan, place);
            const stored = JSON.parse(JSON.stringify(before.at(-1)?.state ?? null));
            const after = await clock.run(run(world, api, plan, stored === null ? {} : { state: stored }));
            checkEnd(api, [...before, ...after], world.directions);
            count++;
          });
        }
        return whole.log;
      });
      t.diagnostic(`${count} crashes`);
    });
  }

  const RETRIED = [WORLDS[0], WORLDS[5], { ...WORLDS[6], most: 1 }, WORLDS[11]];
  for (const world of RETRIED) {
    it(`tells the truth when what failed is tried again: ${world.name}`, async (t) => {
      const plan = planOf(world);
      let retried = 0;
      const count = await search(world.most ?? MOST_FAULTS, async (faults) => {
        const api = apiOf(world, faults);
        await explained(world, api, async () => {
          const steps = [];
          for (let again = 0; again < 3; again++) {
            const failed = (steps.at(-1)?.state.requests.flat() ?? []).filter(({ state }) => state === "failed");
            if (again > 0 && failed.length === 0) break;
            retried += failed.length;
            // A person asked to send them again.
            api.untouched(failed.map(({ number }) => number));
            const before = JSON.parse(JSON.stringify(steps.at(-1)?.state ?? null));
            const options = before === null ? {} : { state: retryFailed(before) };
            steps.push(...(await clock.run(run(world, api, plan, options))));
          }
          checkEnd(api, steps, world.directions);
        });
        return api.log;
      });
      assert.ok(retried > 0);
      t.diagnostic(`${count} schedules, ${retried} retries`);
    });
  }

  it("goes on from a state that is older than what was sent, and tells the truth", async (t) => {
    const world = WORLDS[5];
    const plan = planOf(world);
    let count = 0;
    await search(1, async (faults) => {
      const whole = apiOf(world, faults);
      const steps = await clock.run(run(world, whole, plan));
      for (const [at, { state }] of [...steps.entries()].slice(0, -1)) {
        const api = apiOf(world, faults);
        await explained({ ...world, stale: at }, api, async () => {
          const before = await clock.run(run(world, api, plan));
          const after = await clock.run(run(world, api, plan, { state: JSON.parse(JSON.stringify(state)) }));
          // A sender that stores nothing before it sends cannot know that it was sent.
          api.violations = api.violations.filter((each) => !each.endsWith("unread"));
          checkEnd(api, [...before, ...after], world.directions);
          count++;
        });
      }
      return whole.log;
    });
    t.diagnostic(`${count} stale states`);
  });

  it("takes no state that is broken, and sends nothing for it", async (t) => {
    const world = WORLDS[8];
    const plan = planOf(world);
    const api = apiOf(world, { 0: "one_fails" });
    const states = (await clock.run(run(world, api, plan))).map(({ state }) => JSON.stringify(state));
    const other = planOf({ ...world, directions: OUTBOUND });
    let refused = 0;
    let taken = 0;
    for (const text of new Set(states)) {
      for (const broken of brokenDocuments(JSON.parse(text))) {
        const fresh = apiOf(world, {});
        try {
          const steps = await clock.run(run(world, fresh, plan, { state: broken }));
          taken++;
          assert.deepEqual(fresh.violations, []);
          assert.ok(["done", "stopped"].includes(steps.at(-1).event));
        } catch (error) {
          assert.ok(error instanceof SendError, `${error.stack} ${JSON.stringify(broken)}`);
          assert.ok(!error.message.includes(PASSWORD) && error.message.length < 300);
          assert.equal(fresh.log.length, 0, "something was sent");
          refused++;
        }
      }
      await assert.rejects(clock.run(run(world, apiOf(world, {}), other, { state: JSON.parse(text) })), SendError);
    }
    assert.ok(refused > 1000, `${refused}`);
    t.diagnostic(`${refused} refused, ${taken} taken`);
  });

  it("takes a plan that was changed by hand for what it is, or refuses it", async (t) => {
    const world = { ...WORLDS[8], size: 2, perRequest: 1, again: "overwrites" };
    const { ok, numbers, requests } = planOf(world);
    let [refused, taken] = [0, 0];
    for (const broken of brokenDocuments({ ok, numbers, requests })) {
      // The first answer is lost, and so is its effect; the read-back finds what is attached.
      const api = apiOf({ ...world, as: REGISTER }, { 0: "reset+undone", 3: "reset+undone" });
      try {
        const steps = await clock.run(collectSteps(send(engine, broken, optionsOf(world, api))));
        assert.ok(["done", "stopped"].includes(steps.at(-1).event));
        taken++;
      } catch (error) {
        assert.ok(error instanceof SendError, `${error.stack}\n${JSON.stringify(broken)}`);
        assert.deepEqual(api.log, [], "nothing is sent of it");
        refused++;
      }
      assert.deepEqual(api.violations, [], JSON.stringify(broken));
    }
    t.diagnostic(`${refused} refused, ${taken} taken`);
  });

  it("can be stopped in every wait, request and step, and ends at once", async (t) => {
    let count = 0;
    for (const world of [WORLDS[0], WORLDS[4], WORLDS[7]]) {
      const plan = planOf(world);
      await search(1, async (faults) => {
        const whole = apiOf(world, faults);
        const steps = await clock.run(run(world, whole, plan));
        for (const place of stopsOf(steps, whole.log)) {
          const api = apiOf(world, faults);
          await explained({ ...world, place }, api, async () => {
            const start = (options) => send(engine, plan, optionsOf(world, api, options));
            const taken = await stopped(api, start, place);
            for (const step of taken) checkStep(step, world.size, api.passwords);
            checkEnd(api, taken, world.directions);
            count++;
          });
        }
        return whole.log;
      });
    }
    t.diagnostic(`${count} stops`);
  });
});

async function collectSteps(iterator) {
  const steps = [];
  for await (const step of iterator) {
    steps.push(step);
    assert.ok(steps.length < 200, "without end");
  }
  return steps;
}

/** Documents in which one value is different, missing or added; and some that are not documents at all. */
function* brokenDocuments(document) {
  yield* [null, 0, "", "{", [], {}, true, JSON.stringify(document)].filter((each) => each !== null);
  const others = [null, 0, -1, 1.5, "", "x", [], {}, true, false, "configured"];
  for (const path of pathsOf(document)) {
    for (const value of others) yield changed(document, path, () => value);
    yield changed(document, path, undefined);
    yield changed(document, path, (value) => [value]);
    yield changed(document, path, (value) =>
      Array.isArray(value) ? [...value, ...value] : { ...Object(value), more: 1 },
    );
    yield changed(document, path, (value) => (Array.isArray(value) ? value.slice(1) : `${value} `));
    yield changed(document, path, (value) => (Array.isArray(value) ? [...value].reverse() : Infinity));
  }
}

function* pathsOf(value, path = []) {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* pathsOf(member, [...path, name]);
}

function changed(value, [name, ...rest], change) {
  const copy = structuredClone(value);
  if (rest.length > 0) copy[name] = changed(copy[name], rest, change);
  else if (change !== undefined) copy[name] = change(copy[name]);
  else if (Array.isArray(copy)) copy.splice(Number(name), 1);
  else delete copy[name];
  return copy;
}
