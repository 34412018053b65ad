// followUp, survey and the calls that change trunks, with every sequence of up to two faults.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTrunk, deleteTrunk, followUp, survey, updateTrunk } from "sipattach";
import { ModelApi } from "./api.mjs";
import {
  BOTH,
  clock,
  explained,
  HOST,
  KEY,
  MOST_FAULTS,
  OTHER,
  PASSWORD,
  REGISTER,
  search,
  startEngine,
  stopped,
  stopsOf,
} from "./explore.mjs";
import { checkSecrets, shownPasswords } from "./invariants.mjs";

const NUMBERS = ["+14155552671", "+442079460958", "+4930123456"];

let engine;
before(async () => {
  engine = await startEngine();
  clock.start();
});
after(() => clock.stop());

const planOf = (numbers, directions) => engine.plan({ phone_numbers: numbers, directions }, { base_url: HOST });

/** What must hold for a step after which that many numbers are settled. */
function checkStep(api, step, done) {
  const { event, settled, wait_seconds, problem } = step;
  checkSecrets(step, api.passwords);
  assert.equal(step.done, done, "what is settled is counted");
  assert.equal(settled.length > 0, event === "settled", "a step that settles says what");
  assert.equal(wait_seconds !== null, event === "waiting");
  assert.equal(problem !== null, event === "stopped");
}

function checkSteps(api, steps, total) {
  let done = 0;
  for (const step of steps) {
    checkStep(api, step, (done += step.settled.length));
    assert.equal(step.total, total);
  }
}

/** Takes every step, of which there must be an end. */
async function collect(iterator) {
  const steps = [];
  for await (const step of iterator) {
    steps.push(step);
    assert.ok(steps.length < 200, "without end");
  }
  return steps;
}

/** Searches, with a new API for each schedule; `check` uses it and judges the result. */
async function searchIn(t, world, most, check) {
  const count = await search(Math.max(most, MOST_FAULTS - 2 + most), async (faults) => {
    const api = new ModelApi({ faults, key: KEY, clock, ...world });
    for (const [number, directions] of Object.entries(world.holds ?? {})) api.hold(number, directions);
    const began = clock.now;
    await explained(world, api, () => check(api));
    assert.ok(clock.now - began < 3600_000, "within an hour");
    assert.deepEqual(api.violations, []);
    return api.log;
  });
  t.diagnostic(`${count} schedules`);
}

/** Each change is requested once, unless the API did not look at it. */
function checkRepeats({ log }) {
  const made = new Set();
  for (const { method, path, numbers, direction, fault } of log) {
    if (method === "GET") continue;
    const what = `${method} ${path} ${numbers} ${direction ?? ""}`;
    assert.ok(!made.has(what), `made twice: ${what}`);
    if (!/^busy/.test(fault ?? "")) made.add(what);
  }
}

function checkPasswords(api, steps) {
  const shown = shownPasswords(steps);
  assert.equal(new Set(shown).size, shown.length, "a password is shown once");
  for (const password of shown) assert.ok(api.passwords.includes(password), `nobody issued ${password}`);
  return shown;
}

/** At most one entry for every number, with a reason if there must be one. */
function checkEntries(api, steps, numbers) {
  checkSteps(api, steps, numbers.length);
  const entries = steps.flatMap(({ settled }) => settled);
  assert.equal(new Set(entries.map(({ index }) => index)).size, entries.length, "every number is settled once");
  for (const { number, state, reason, why } of entries) {
    assert.ok(numbers.includes(number), `nobody asked for ${number}`);
    if (state === "failed" || state === "unknown") assert.ok(reason ?? why, `${number} is ${state} without a reason`);
  }
  const last = steps.at(-1);
  if (last.event === "done") assert.equal(entries.length, numbers.length, "all are settled");
  else assert.ok(last.event === "stopped" && last.problem, "or it says why not");
  return entries;
}

describe("followUp, with every sequence of faults", () => {
  const run = (api, plan, kind) =>
    clock.run(
      collect(
        followUp(engine, plan, engine.derive(plan.requests, kind).requests, {
          apiKey: KEY,
          fetch: api.fetch,
          concurrency: 1,
        }),
      ),
    );
  const world = (directions) => ({
    asked: NUMBERS,
    holds: { [NUMBERS[0]]: directions, [NUMBERS[1]]: OTHER },
    echo: "replaced",
  });

  it("reads back what is so, or says that it does not know", async (t) => {
    const plan = planOf(NUMBERS, BOTH);
    await searchIn(t, { ...world(BOTH), absent: "404" }, 2, async (api) => {
      for (const { number, state } of checkEntries(api, await run(api, plan, "read_back"), NUMBERS)) {
        const expected = { [NUMBERS[0]]: "matches", [NUMBERS[1]]: "differs", [NUMBERS[2]]: "not_attached" };
        if (state !== "pending" && state !== "unknown" && state !== "failed") assert.equal(state, expected[number]);
      }
      assert.ok(api.log.every(({ method }) => method === "GET"));
    });
  });

  it("detaches once, and tells the truth", async (t) => {
    const plan = planOf(NUMBERS, [BOTH[0]]);
    await searchIn(t, world([BOTH[0]]), 2, async (api) => {
      const entries = checkEntries(api, await run(api, plan, "detach"), NUMBERS);
      checkRepeats(api);
      api.end();
      for (const { number, state } of entries) {
        const isGone = !api.attached.has(number);
        if (state === "done" || state === "not_attached") assert.ok(isGone, `${number} is ${state}, and attached`);
        if (state === "failed") assert.equal(isGone, !api.before.has(number), `${number} is failed, and detached`);
      }
    });
  });

  it("updates once, and loses no password", async (t) => {
    const plan = planOf(NUMBERS.slice(0, 2), REGISTER);
    await searchIn(t, world(REGISTER), 2, async (api) => {
      const steps = await run(api, plan, "update");
      const entries = checkEntries(api, steps, NUMBERS.slice(0, 2));
      const shown = checkPasswords(api, steps);
      checkRepeats(api);
      api.end();
      for (const { number, state } of entries) {
        const { password } = api.attached.get(number);
        const told = `${number} is ${state}`;
        if (state === "done") assert.ok(api.isAttached(number, REGISTER) && shown.includes(password), told);
        if (state === "failed") assert.ok(password === null || shown.includes(password), told);
      }
    });
  });
});

describe("followUp, stopped anywhere", () => {
  const directions = [...REGISTER, BOTH[1]];
  const numbers = NUMBERS.slice(0, 2);
  it("tells what it did of every number, with the passwords that came", async (t) => {
    const plan = planOf(numbers, directions);
    const { requests } = engine.derive(plan.requests, "update");
    const world = { asked: numbers, holds: Object.fromEntries(numbers.map((number) => [number, directions])) };
    const apiOf = (faults) => {
      const api = new ModelApi({ faults, key: KEY, clock, ...world });
      for (const number of numbers) api.hold(number, directions);
      return api;
    };
    let count = 0;
    await search(1, async (faults) => {
      const whole = apiOf(faults);
      const start = (options) => followUp(engine, plan, requests, { apiKey: KEY, ...options });
      const steps = await clock.run(collect(start({ fetch: whole.fetch })));
      checkSteps(whole, steps, numbers.length);
      for (const place of stopsOf(steps, whole.log)) {
        const api = apiOf(faults);
        await explained({ ...world, place }, api, async () => {
          const taken = await stopped(api, start, place);
          const entries = checkEntries(api, taken, numbers);
          const shown = checkPasswords(api, taken);
          checkRepeats(api);
          assert.deepEqual(api.violations, []);
          for (const number of numbers) {
            const entry = entries.find((each) => each.number === number);
            const asked = api.log.filter((call) => call.numbers.includes(number));
            const [first, second] = asked.filter(({ fault }) => !/^busy/.test(fault ?? ""));
            const isTold = entry !== undefined && entry.state !== "pending";
            // A request that never arrived does not count as asked.
            const isOut = first !== undefined && first.fault !== "not_connected";
            if (isOut) assert.ok(isTold, `${number} is lost`);
            if (asked.length === 0) assert.ok(!isTold, `${number} is ${entry?.state}`);
            if (second === undefined) continue;
            if (entry.state !== "done") assert.deepEqual(entry.made, ["inbound"]);
            if (first.fault === null)
              assert.ok(shown.includes(api.attached.get(number).password), "a password is lost");
          }
          count++;
        });
      }
      return whole.log;
    });
    t.diagnostic(`${count} stops`);
  });
});

describe("survey, with every sequence of faults", () => {
  it("changes nothing, and calls nothing new that is held", async (t) => {
    const plan = planOf(NUMBERS, BOTH);
    const holds = { [NUMBERS[0]]: BOTH, [NUMBERS[1]]: OTHER };
    await searchIn(t, { asked: NUMBERS, holds }, 2, async (api) => {
      const options = { apiKey: KEY, fetch: api.fetch, concurrency: 1 };
      const entries = checkEntries(api, await clock.run(collect(survey(engine, plan, options))), NUMBERS);
      assert.ok(api.log.every(({ method }) => method === "GET"));
      const expected = { [NUMBERS[0]]: "same", [NUMBERS[1]]: "held_otherwise", [NUMBERS[2]]: "new" };
      for (const { number, state } of entries) if (state !== "unknown") assert.equal(state, expected[number]);
    });
  });
});

describe("changes of trunks, with every sequence of faults", () => {
  const fields = {
    name: "Desk",
    direction: "inbound",
    auth_mode: "register",
    register_auth: { username: "desk", password: PASSWORD },
  };
  const options = (api) => ({ apiKey: KEY, fetch: api.fetch, baseUrl: HOST });
  const before = { id: "t-9", name: "Desk", direction: "both", password: null };

  /** What must hold of the result of any change. */
  function check(api, result) {
    checkSecrets(result, api.passwords);
    checkRepeats(api);
    assert.ok(["done", "failed", "unknown"].includes(result.state));
    if (result.state !== "done") assert.ok(result.why && result.problem, "it says why");
    const shown = result.register_passwords.map(({ password }) => password);
    for (const password of shown) assert.ok(api.passwords.includes(password));
    api.end();
    return shown;
  }

  it("makes one trunk at most", async (t) => {
    await searchIn(t, {}, 2, async (api) => {
      api.trunks.set("t-9", before);
      const result = await clock.run(createTrunk(engine, fields, options(api)));
      const shown = check(api, result);
      const made = [...api.trunks.values()].filter(({ id }) => id !== "t-9");
      assert.ok(made.length < 2, "made twice");
      if (result.state === "done") {
        assert.equal(made[0]?.id, result.id);
        assert.ok(shown.includes(made[0].password) || result.password_missed, "a password is lost without a word");
      }
      if (result.state === "failed") assert.deepEqual(made, []);
    });
  });

  it("changes what it says", async (t) => {
    await searchIn(t, {}, 2, async (api) => {
      api.trunks.set("t-9", before);
      const changes = { name: "New", register_auth: fields.register_auth };
      const result = await clock.run(updateTrunk(engine, "t-9", changes, options(api)));
      const shown = check(api, result);
      const trunk = api.trunks.get("t-9");
      if (result.state === "failed") assert.equal(trunk.name, "Desk");
      if (result.state !== "done") return;
      assert.equal(trunk.name, "New");
      assert.ok(shown.includes(trunk.password) || result.password_missed, "a password is lost without a word");
    });
  });

  it("deletes what it says", async (t) => {
    await searchIn(t, {}, 2, async (api) => {
      api.trunks.set("t-9", before);
      const result = await clock.run(deleteTrunk(engine, "t-9", options(api)));
      check(api, result);
      if (result.state === "done") assert.ok(!api.trunks.has("t-9"));
      if (result.state === "failed") assert.ok(api.trunks.has("t-9"));
    });
  });
});
