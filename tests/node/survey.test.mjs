// Looks at the account before anything is sent, against the mock API.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine, send, SendError, survey } from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";
const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const NEW = "+14155552671";
const SAME = "+14155552672";
const DIFFERS = "+14155552673";
const HELD = "+14155552674";
const PARTLY = "+14155552675";
const BOUGHT = "+14155552676";
const UNKNOWN = "+14155552677";
const NUMBERS = [NEW, SAME, DIFFERS, HELD, PARTLY, BOUGHT, UNKNOWN];
const INBOUND = { type: "inbound", sip_endpoint: "sip:pbx.example.net" };
const OUTBOUND = { type: "outbound", sip_endpoint: "sip:out.example.net;transport=tls" };
const OTHER = { ...OUTBOUND, sip_endpoint: "sip:other.example.net;transport=tls" };

let api;
let engine;
before(async () => {
  api = await startMockApi({ bought: [BOUGHT] });
  engine = await createEngine();
});
after(() => api.close());
afterEach(() => api.reset());

function planOf(numbers, directions) {
  const plan = engine.plan({ phone_numbers: numbers, directions, service: "sip" }, { base_url: api.url });
  assert.ok(plan.ok, JSON.stringify(plan.diagnostics));
  return plan;
}

async function attach(numbers, directions) {
  for await (const { event, problem } of send(engine, planOf(numbers, directions), {
    apiKey: KEY,
  })) {
    if (event === "stopped") assert.fail(problem.message);
  }
}

/** An account with one number of each kind; the last one cannot be read back. */
async function fillAccount() {
  await attach([SAME, UNKNOWN], [INBOUND, OUTBOUND]);
  await attach([DIFFERS], [INBOUND, OTHER]);
  await attach([PARTLY], [OUTBOUND]);
  await attach([HELD], [INBOUND]);
  api.requests.length = 0;
}
const breakLast = () =>
  api.faults.add({
    kind: "status",
    status: 500,
    path: "/v1/sip",
    method: "GET",
    after: NUMBERS.length - 3,
  });

async function look(plan, options = {}) {
  const entries = [];
  const events = [];
  let last;
  for await (const progress of survey(engine, plan, { apiKey: KEY, ...options })) {
    assert.ok(!JSON.stringify(progress).includes(KEY));
    assert.equal(progress.settled.length > 0, progress.event === "settled", "a step that settles says what");
    entries.push(...progress.settled);
    events.push(progress.event);
    assert.equal(progress.done, entries.length);
    last = progress;
  }
  const states = Object.fromEntries(entries.map(({ number, state }) => [number, state]));
  return { entries, events, last, states };
}
const posts = () => api.requests.filter(({ method }) => method !== "GET");

describe("survey", () => {
  it("tells each number from the others, and changes nothing", async () => {
    await fillAccount();
    breakLast();
    const { entries, states, last } = await look(planOf(NUMBERS, [INBOUND, OUTBOUND]), {
      concurrency: 1,
    });
    assert.deepEqual(states, {
      [NEW]: "new",
      [SAME]: "same",
      [DIFFERS]: "differs",
      [HELD]: "held_otherwise",
      [PARTLY]: "held_otherwise",
      [BOUGHT]: "bought",
      [UNKNOWN]: "unknown",
    });
    assert.deepEqual([last.event, last.done, last.total], ["done", 7, 7]);
    const of = (number) => entries.find((entry) => entry.number === number);
    const differing = of(DIFFERS).directions[1].fields.filter(({ status }) => status === "differs");
    assert.deepEqual(
      differing.map(({ path, planned, found }) => [path, planned, found]),
      [["/sip_endpoint", OUTBOUND.sip_endpoint, OTHER.sip_endpoint]],
    );
    assert.match(of(UNKNOWN).why, /500/);
    assert.match(of(BOUGHT).why, /bought/);
    assert.equal(of(NEW).why, undefined);
    assert.deepEqual(posts(), []);
    // One list of each kind, and a read for each number that is there.
    const asked = api.requests.map(({ path }) => path);
    assert.deepEqual(asked.slice(0, 2), ["/v1/sip/numbers", "/v1/inbound"]);
    assert.deepEqual(asked.slice(2), Array(5).fill("/v1/sip"));
  });

  it("finds a number in other directions than those of the plan", async () => {
    await attach([HELD], [OUTBOUND]);
    const { states } = await look(planOf([HELD], [INBOUND]));
    assert.deepEqual(states, { [HELD]: "held_otherwise" });
  });

  it("says why nothing is known where the API refuses, and comes to its end", async () => {
    for (const apiKey of ["wrong", "sk-noentitlement-1"]) {
      const { entries, last } = await look(planOf([NEW, SAME], [INBOUND]), { apiKey });
      assert.equal(last.event, "done");
      assert.deepEqual(
        entries.map(({ state }) => state),
        ["unknown", "unknown"],
      );
      assert.match(entries[0].why, apiKey === "wrong" ? /key/ : /SIP/);
    }
    api.faults.add({ kind: "flagged", path: "/v1/sip/numbers" });
    const { entries } = await look(planOf([NEW], [INBOUND]));
    assert.match(entries[0].why, /flagged/);
  });

  it("reads back what the list has in a national form, and says no more than it knows", async () => {
    await attach([SAME], [INBOUND]);
    const national = (number) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;
    const listed = [SAME, NEW].map((number) => ({ phone_number: national(number), directions: ["inbound"] }));
    const fetch = async (url, init) =>
      new URL(url).pathname.endsWith("/numbers")
        ? Response.json({ data: { numbers: listed }, errors: null })
        : globalThis.fetch(url, init);
    const { entries, states } = await look(planOf([SAME, NEW, HELD], [INBOUND]), { fetch });
    assert.deepEqual(states, { [SAME]: "same", [NEW]: "unknown", [HELD]: "new" });
    const { why } = entries.find(({ number }) => number === NEW);
    assert.equal(why, "The account lists (415) 555-2671, which may be this number.");
  });

  it("goes on without the list of bought numbers, and says so", async () => {
    api.faults.add({ kind: "status", status: 404, path: "/v1/inbound" });
    const { entries } = await look(planOf([NEW], [INBOUND]));
    assert.equal(entries[0].state, "new");
    assert.match(entries[0].why, /not known/);
  });

  it("waits when it is asked to, and stops when it is told to", async () => {
    api.faults.add({ kind: "status", status: 429, retry_after: 0, path: "/v1/sip/numbers" });
    const { events } = await look(planOf([NEW], [INBOUND]));
    assert.deepEqual(events, ["waiting", "settled", "done"]);
    const { last } = await look(planOf([NEW], [INBOUND]), { signal: AbortSignal.abort() });
    assert.deepEqual([last.event, last.problem.kind, last.done], ["stopped", "aborted", 0]);
    const failing = { fetch: () => Promise.reject(new TypeError("failed")) };
    const { last: lost } = await look(planOf([NEW], [INBOUND]), failing);
    assert.deepEqual([lost.event, lost.problem.kind], ["stopped", "network"]);
  });

  it("stops where a page or a gateway answers instead of the API", async () => {
    const page = "<!doctype html><title>Not found</title>";
    for (const status of [200, 404]) {
      const asked = [];
      const fetch = async (url) => {
        asked.push(url);
        return new Response(page, { status, headers: { "content-type": "text/html" } });
      };
      const { entries, last } = await look(planOf([NEW], [INBOUND]), { fetch });
      assert.deepEqual([last.event, last.problem.kind, last.problem.status], ["stopped", "no_call", status]);
      assert.ok(last.problem.causes.length > 0);
      assert.deepEqual([entries, asked.length], [[], 1]);
    }
  });

  it("asks each list five times where the API is busy, and says what it does not know then", async (t) => {
    const read = t.mock.method(engine, "readResponse");
    const asked = [];
    const fetch = async (url) => {
      asked.push(new URL(url).pathname);
      return new Response("{}", { status: 429, headers: { "retry-after": "0" } });
    };
    const { entries, events } = await look(planOf([NEW], [INBOUND]), { fetch });
    const times = (path) => asked.filter((each) => each === path).length;
    assert.deepEqual([times("/v1/sip/numbers"), times("/v1/inbound")], [5, 5]);
    assert.equal(events.filter((event) => event === "waiting").length, 8);
    assert.equal(read.mock.callCount(), asked.length, "each answer is read once");
    assert.ok(entries.every(({ state, why }) => state === "unknown" && why));
  });

  it("reads only so many numbers at once", async () => {
    const numbers = Array.from({ length: 12 }, (_, i) => `+141555526${String(10 + i)}`);
    await attach(numbers, [INBOUND]);
    let [open, most] = [0, 0];
    const counting = async (...args) => {
      most = Math.max(most, ++open);
      try {
        return await fetch(...args);
      } finally {
        open--;
      }
    };
    const { entries } = await look(planOf(numbers, [INBOUND]), {
      fetch: counting,
      concurrency: 3,
    });
    assert.ok(most <= 3 && most > 1, `${most}`);
    assert.ok(entries.every(({ state }) => state === "same"));
  });

  it("needs the engine, a plan without errors and a key", async () => {
    const plan = planOf([NEW], [INBOUND]);
    const first = (...args) => survey(...args).next();
    await assert.rejects(first({}, plan, { apiKey: KEY }), SendError);
    await assert.rejects(first(engine, engine.plan({}), { apiKey: KEY }), SendError);
    await assert.rejects(first(engine, plan, { apiKey: " " }), SendError);
    await assert.rejects(first(engine, plan, { apiKey: KEY, baseUrl: api.url }), SendError);
  });
});

describe("sipattach plan --live", () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sipattach-live-"));
  });
  after(() => rm(folder, { recursive: true }));

  async function run(numbers, ...more) {
    const path = join(folder, "draft.json");
    const draft = { phone_numbers: numbers, directions: [INBOUND, OUTBOUND], service: "sip" };
    await writeFile(path, JSON.stringify(draft));
    const { BLAND_API_KEY, ...inherited } = process.env;
    const env = { ...inherited, BLAND_API_KEY: KEY };
    const args = [CLI, "plan", path, "--live", "--base-url", api.url, ...more];
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    const code = await new Promise((resolve) => child.on("close", resolve));
    return { code, stdout, stderr };
  }

  it("shows what sending would change", async () => {
    await fillAccount();
    api.faults.add({ kind: "status", status: 500, path: "/v1/sip", method: "GET", after: 4 });
    const { code, stdout } = await run(NUMBERS);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /\+14155552671 +new/);
    assert.match(stdout, /\+14155552672 +as wanted already/);
    assert.match(stdout, /\+14155552673 +differs +.*\/sip_endpoint is "sip:other/);
    assert.match(stdout, /\+14155552674 +direction missing +.*outbound is not attached/);
    assert.match(stdout, /\+14155552676 +bought from the service/);
    assert.match(stdout, /At the account: 1 new, .*1 bought from the service/);
    assert.deepEqual(posts(), []);
  });

  it("gives JSON with the plan, and the status of a problem", async () => {
    const { code, stdout } = await run([NEW], "--json");
    assert.equal(code, 0);
    const { ok, live } = JSON.parse(stdout);
    assert.deepEqual([ok, live.problem, live.entries], [true, null, [{ index: 0, number: NEW, state: "new" }]]);
    api.faults.add({ kind: "drop", path: "/v1/sip/numbers" });
    const lost = await run([NEW]);
    assert.equal(lost.code, 3);
    assert.match(lost.stdout, /1 not looked at/);
    assert.match(lost.stderr, /No complete answer came/);
  });
});
