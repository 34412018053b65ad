// Making, changing, deleting and testing trunks, against the mock API.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import {
  applyPatch,
  createEngine,
  createTrunk,
  deleteTrunk,
  explainTrunk,
  getTrunk,
  judgeTrunk,
  listTrunks,
  send,
  SendError,
  testTrunk,
  updateTrunk,
} from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";
const TYPED = "Otter.Lamp.42.Violet";
const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const TRUNKS = "/v1/sip/trunks";
const CARRIER = {
  name: "Carrier",
  provider: "twilio",
  direction: "both",
  sip_endpoint: "sip:acme.pstn.twilio.com;transport=tls",
  options: { port: 5061, transport: "tls", secure_media: true, sip_username: "acme", sip_password: TYPED },
  headers: {
    direction: "outbound",
    headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }],
  },
  is_default: true,
};
const PBX = {
  name: "PBX",
  direction: "inbound",
  sip_endpoint: "sip:pbx.example.com",
  auth_mode: "register",
  register_auth: { username: "bland", password: TYPED },
};

let api;
let engine;
let options;
before(async () => {
  api = await startMockApi();
  engine = await createEngine();
  options = { apiKey: KEY, baseUrl: api.url };
});
after(() => api.close());
afterEach(() => api.reset());

/** Whoever reads a result, a log or a bug report must not find what was typed, or the key. */
function assertClean(result) {
  const text = JSON.stringify(result);
  for (const secret of [TYPED, KEY]) assert.ok(!text.includes(secret), text);
  return result;
}
const create = async (trunk, more) => assertClean(await createTrunk(engine, trunk, { ...options, ...more }));
const update = async (id, changes, more) =>
  assertClean(await updateTrunk(engine, id, changes, { ...options, ...more }));
const remove = async (id, more) => assertClean(await deleteTrunk(engine, id, { ...options, ...more }));
const sent = (method) => api.requests.filter((request) => request.method === method);
const ids = async () => (await listTrunks(engine, options)).value.map(({ id }) => id);

describe("creating a trunk", () => {
  it("sends what was given, once, and returns the trunk without credentials", async () => {
    const result = await create(CARRIER);
    assert.deepEqual([result.state, result.why, result.problem], ["done", "", null]);
    assert.equal(result.trunk.name, "Carrier");
    assert.deepEqual(
      sent("POST").map(({ path, body }) => [path, body]),
      [[TRUNKS, CARRIER]],
    );
    const { value } = await getTrunk(engine, result.id, options);
    assert.deepEqual(value.data.headers, CARRIER.headers);
    assert.equal(value.data.is_default, true);
    assert.equal(result.password_missed, undefined);
  });

  it("gives the password of a registration, and nothing of it in the trunk", async () => {
    const result = await create(PBX);
    const [{ number, password }] = result.register_passwords;
    assert.equal(number, null);
    assert.match(password, /^[\w]{24}$/);
    assert.ok(!JSON.stringify(result.trunk).includes(password));
    assert.equal(result.register_passwords.length, 1);
  });

  it("understands a payload beside null, one at the top, and one without an envelope", async () => {
    for (const kind of ["beside_null", "flat"]) {
      api.faults.add({ kind, path: TRUNKS, method: "POST" });
      const result = await create(PBX);
      assert.equal(result.state, "done", kind);
      assert.match(result.id, /^trunk_/, kind);
      assert.equal(result.register_passwords.length, 1, kind);
      assert.ok(!("register_password_for_pbx" in result.trunk), kind);
    }
  });

  it("takes errors for a failure, with status 200 too, and keeps a password that came along", async () => {
    api.faults.add({ kind: "beside_errors", errors: ["Quota of trunks used up"], path: TRUNKS, method: "POST" });
    const result = await create(PBX);
    assert.equal(result.state, "failed");
    assert.match(result.why, /Quota of trunks used up/);
    assert.equal(result.register_passwords.length, 1);
  });

  it("sends nothing without a name, a key or a usable address", async () => {
    for (const trunk of [{}, { name: "" }, { name: "n".repeat(129) }, { name: 5 }, null]) {
      await assert.rejects(createTrunk(engine, trunk, options), SendError);
    }
    await assert.rejects(createTrunk(engine, CARRIER, { ...options, apiKey: " " }), SendError);
    await assert.rejects(createTrunk(engine, CARRIER, { ...options, baseUrl: "" }), SendError);
    assert.deepEqual(api.requests, []);
    assert.equal((await create({ name: "😀".repeat(128) })).state, "done");
  });

  it("does not send to an account that refuses the key", async () => {
    assert.equal((await create(CARRIER, { apiKey: "wrong" })).problem.kind, "unauthorized");
    assert.equal((await create(CARRIER, { apiKey: "sk-noentitlement" })).problem.kind, "not_entitled");
    assert.deepEqual(sent("POST"), []);
  });

  it("does without a list that the API does not have", async () => {
    api.faults.add({ kind: "status", status: 404, path: TRUNKS, method: "GET" });
    assert.equal((await create(CARRIER)).state, "done");
  });

  for (const [what, fault] of [
    ["was lost", { kind: "drop_after" }],
    ["is half of one", { kind: "truncate" }],
    ["is a page of a proxy", { kind: "unreadable", processed: true }],
    ["is the page of a proxy with status 200", { kind: "unreadable", status: 200, processed: true }],
    ["is a 500", { kind: "status", status: 500, processed: true }],
    ["is a 409", { kind: "status", status: 409, processed: true }],
  ]) {
    it(`whose answer ${what} is found in the list, and not sent again`, async () => {
      api.faults.add({ ...fault, path: TRUNKS, method: "POST" });
      const before = await ids();
      const result = await create(PBX);
      assert.equal(result.state, "done", result.why);
      assert.equal(result.password_missed, true);
      assert.equal(sent("POST").length, 1);
      assert.deepEqual(await ids(), [...before, result.id]);
    });
  }

  it("whose request was lost is unknown, and why, and not sent again", async () => {
    api.faults.add({ kind: "drop", path: TRUNKS, method: "POST" });
    const result = await create(PBX);
    assert.equal(result.state, "unknown");
    assert.match(result.why, /No complete answer came.*may still be carried out/);
    assert.equal(sent("POST").length, 1);
  });

  it("that was refused for the moment and is not there has failed", async () => {
    api.faults.add({ kind: "status", status: 409, message: "Another change is at work", path: TRUNKS, method: "POST" });
    const result = await create(CARRIER);
    assert.equal(result.state, "failed");
    assert.match(result.why, /Another change is at work/);
    api.faults.add({ kind: "status", status: 429, retry_after: 30, path: TRUNKS, method: "POST" });
    assert.equal((await create(CARRIER)).problem.kind, "rate_limited");
    assert.equal(sent("POST").length, 2);
  });

  it("is unknown where the list cannot be read, or names it twice", async () => {
    api.faults.add([
      { kind: "drop_after", path: TRUNKS, method: "POST" },
      { kind: "status", status: 500, path: TRUNKS, method: "GET", after: 1 },
    ]);
    const result = await create(CARRIER);
    assert.equal(result.state, "unknown");
    assert.match(result.why, /Reading back failed/);
    // Nobody knows what was there before.
    api.faults.add([
      { kind: "status", status: 404, path: TRUNKS, method: "GET" },
      { kind: "drop_after", path: TRUNKS, method: "POST" },
    ]);
    const second = await create(CARRIER);
    assert.equal(second.state, "unknown");
    assert.match(second.why, /Trunks of this name: trunk_\d+, trunk_\d+/);
  });

  it("that is stopped is unknown, and nothing more is asked", async () => {
    const controller = new AbortController();
    api.faults.add({ kind: "slow", ms: 2000, path: TRUNKS, method: "POST" });
    const fetch = (url, init) => {
      if (init.method === "POST") setTimeout(() => controller.abort(), 50);
      return globalThis.fetch(url, init);
    };
    const result = await create(CARRIER, { fetch, signal: controller.signal });
    assert.equal(result.state, "unknown");
    assert.equal(result.problem.kind, "aborted");
  });
});

describe("changing a trunk", () => {
  it("sends only what changes", async () => {
    const { id } = await create(CARRIER);
    const result = await update(id, { name: "Carrier 2", is_default: false });
    assert.equal(result.state, "done");
    assert.equal(result.trunk.name, "Carrier 2");
    assert.equal(result.trunk.sip_endpoint, CARRIER.sip_endpoint);
    assert.deepEqual(sent("PATCH")[0].body, { name: "Carrier 2", is_default: false });
    assert.ok(!api.requests.some(({ method, path }) => method === "GET" && path.endsWith(id)), "nothing is in doubt");
  });

  it("to registration gives its password", async () => {
    const result = await update("trunk_inbound", { auth_mode: "register", register_auth: PBX.register_auth });
    assert.equal(result.state, "done");
    assert.equal(result.register_passwords.length, 1);
    const again = await update("trunk_inbound", { register_auth: { username: "bland", password: `${TYPED}!` } });
    assert.equal(again.register_passwords.length, 1);
    assert.notEqual(again.register_passwords[0].password, result.register_passwords[0].password);
  });

  it("whose answer was lost is read back, field by field", async () => {
    const path = `${TRUNKS}/trunk_inbound`;
    const change = { sip_endpoint: "sip:new.example.com", options: { port: 5061, sip_password: TYPED } };
    api.faults.add({ kind: "drop_after", path, method: "PATCH" });
    assert.equal((await update("trunk_inbound", change)).state, "done");
    api.faults.add({ kind: "drop", path, method: "PATCH" });
    const lost = await update("trunk_inbound", { sip_endpoint: "sip:other.example.com" });
    assert.equal(lost.state, "unknown");
    assert.match(lost.why, /did not have it/);
    api.faults.add({ kind: "drop_after", path, method: "PATCH" });
    const secret = await update("trunk_inbound", { options: { sip_password: TYPED } });
    assert.equal(secret.state, "unknown");
    assert.match(secret.why, /never shows passwords/);
    assert.equal(sent("PATCH").length, 3);
  });

  it("of an ID that would lead to another call is refused", async () => {
    for (const id of ["", ".", ".."]) {
      await assert.rejects(updateTrunk(engine, id, { name: "x" }, options), SendError, id);
      await assert.rejects(deleteTrunk(engine, id, options), SendError, id);
      await assert.rejects(getTrunk(engine, id, options), SendError, id);
    }
    await assert.rejects(updateTrunk(engine, "trunk_both", {}, options), SendError);
    assert.deepEqual(api.requests, []);
    assert.equal((await update("none", { name: "x" })).problem.kind, "not_found");
  });
});

describe("deleting a trunk", () => {
  it("is done, refused with the API's reason, or not there", async () => {
    const result = await remove("trunk_inbound");
    assert.deepEqual([result.state, result.id], ["done", "trunk_inbound"]);
    assert.ok(!(await ids()).includes("trunk_inbound"));
    assert.equal((await remove("trunk_inbound")).problem.kind, "not_found");
    const draft = { phone_number: "+14155552671", trunk_id: "trunk_both", directions: [{ type: "inbound" }] };
    const plan = engine.plan(draft, { base_url: api.url });
    for await (const { event } of send(engine, plan, { apiKey: KEY })) assert.notEqual(event, "stopped");
    const refused = await remove("trunk_both");
    assert.equal(refused.state, "failed");
    assert.match(refused.why, /Numbers are bound to this trunk/);
  });

  it("whose answer was lost is looked for, and not sent again", async () => {
    const path = `${TRUNKS}/trunk_inbound`;
    api.faults.add({ kind: "drop", path, method: "DELETE" });
    const lost = await remove("trunk_inbound");
    assert.equal(lost.state, "unknown");
    assert.match(lost.why, /still there/);
    api.faults.add({ kind: "drop_after", path, method: "DELETE" });
    assert.equal((await remove("trunk_inbound")).state, "done");
    assert.equal(sent("DELETE").length, 2);
  });
});

it("a trunk is tested by what the API says of its endpoint", async () => {
  const test = async (id) => (await testTrunk(engine, id, options)).value;
  assert.deepEqual(await test("trunk_both"), { reachable: true, sip_code: 200, response_time_ms: 42, error: null });
  const { id } = await create({ name: "Gone", sip_endpoint: "sip:gone.invalid" });
  assert.equal((await test(id)).reachable, false);
  assert.match((await test(id)).error, /OPTIONS/);
  assert.equal((await testTrunk(engine, "none", options)).problem.kind, "not_found");
  for (const [error, said] of [
    ["OPTIONS timed out", "OPTIONS timed out"],
    [{ code: 5 }, '{"code":5}'],
    [null, null],
  ]) {
    const fetch = async () => Response.json({ data: { reachable: false, error }, errors: null });
    assert.equal((await testTrunk(engine, "t", { ...options, fetch })).value.error, said);
  }
  const fetch = async () => Response.json({ data: { reachable: true, sip_code: "403" } });
  assert.equal((await testTrunk(engine, "t", { ...options, fetch })).value.sip_code, 403);
});

it("an answer that repeats what was sent shows nothing of it", async () => {
  const fetch = async (_, { method, body }) => {
    if (method === "GET") return Response.json({ data: { trunks: [] }, errors: null });
    return Response.json({ data: null, errors: [{ error: "BAD", message: `You sent ${body}` }] }, { status: 400 });
  };
  for (const { why, problem } of [await create(CARRIER, { fetch }), await update("t", PBX, { fetch })]) {
    assert.match(why, /You sent \{/);
    assert.match(problem.detail, /password":"…"/);
    assert.ok(!problem.detail.includes(TYPED));
  }
});

describe("a change of a trunk whose answer does not tell", () => {
  const page = (status) => new Response("<html></html>", { status });
  const refused = (status) => Response.json({ data: null, errors: [{ error: "INTERNAL" }] }, { status });
  const none = () => Response.json({ data: { trunks: [] }, errors: null });
  const accepted = () => Response.json({ data: { accepted: true }, errors: null }, { status: 202 });
  const old = () => Response.json({ data: { trunk: { id: "t", name: "Old" } }, errors: null });
  const lost = () => {
    throw new TypeError("fetch failed");
  };
  const make = (more) => createTrunk(engine, CARRIER, { ...options, ...more });
  const rename = (more) => updateTrunk(engine, "t", { name: "New" }, { ...options, ...more });
  const drop = (more) => deleteTrunk(engine, "t", { ...options, ...more });
  for (const [name, change, answer, read] of [
    ["a 500 may come true after it was read back", make, () => refused(500), none],
    ["a 408 may come true after it was read back", make, () => refused(408), none],
    ["a read-back of nothing shows nothing", rename, () => refused(500), () => Response.json({})],
    ["a read-back of nothing shows no trunk to be there", drop, () => refused(409), () => Response.json({})],
    ["a 404 of a proxy is not the API's", drop, lost, () => page(404)],
    [
      "a 404 of another path is not of the trunk",
      drop,
      lost,
      () => Response.json({ message: "Cannot GET /v1/x" }, { status: 404 }),
    ],
    ["an answer that says nothing does not say that it was changed", rename, () => Response.json({}), old],
    ["a change that was accepted is not made yet", rename, accepted, old],
    ["a deletion that was accepted is not made yet", drop, accepted, old],
    ["a deletion that was not made is none", drop, () => Response.json({ data: { deleted: false } }), old],
    ["a change under way", rename, () => Response.json({ data: { id: "t", status: "pending" } }), old],
  ]) {
    it(`stays unknown: ${name}`, async () => {
      const fetch = async (_, { method }) => (method === "GET" ? read() : answer());
      const { state, why } = await change({ fetch });
      assert.equal(state, "unknown", why);
      assert.ok(why);
    });
  }
});

describe("the engine judges a trunk", () => {
  const judged = async (trunk) => {
    const { ok, diagnostics } = await judgeTrunk(engine, trunk);
    return { ok, found: diagnostics.map(({ code, path }) => `${path} ${code}`), diagnostics };
  };

  it("with nothing against one that is complete, or has no more than a name", async () => {
    for (const trunk of [
      CARRIER,
      PBX,
      { name: "x" },
      { name: "x", direction: "outbound" },
      { name: "x", direction: "both", headers: null },
    ]) {
      const { ok, found } = await judged(trunk);
      assert.ok(ok, found.join());
    }
  });

  it("by the rules of directions, with places and fixes of the trunk", async () => {
    const { ok, found, diagnostics } = await judged({ ...CARRIER, sip_endpoint: "acme.pstn.twilio.com" });
    assert.equal(ok, false);
    const [bare] = diagnostics.filter(({ severity }) => severity === "error");
    assert.equal(bare.path, "/sip_endpoint", found.join());
    assert.ok(bare.fix.patch.every(({ path }) => path === "/sip_endpoint"));
    for (const [trunk, path] of [
      [{ ...CARRIER, options: { port: 70000 } }, "/options/port"],
      [{ ...PBX, register_auth: { username: "bland", password: "short" } }, "/register_auth/password"],
      [{ name: "x", auth_mode: "register" }, "/register_auth"],
      [{ name: "x", direction: "sideways" }, "/direction"],
      [
        { ...CARRIER, headers: { direction: "outbound", headers: [{ type: "custom", key: "a", value: "Via" }] } },
        "/headers/headers/0/value",
      ],
    ]) {
      const result = await judged(trunk);
      assert.equal(result.ok, false, path);
      assert.ok(
        result.found.some((text) => text.startsWith(`${path} `)),
        `${path}: ${result.found.join()}`,
      );
    }
  });

  it("by each rule in its own place, with fixes that mend the trunk", async () => {
    const custom = (key, value, more) => ({ ...more, headers: [{ type: "custom", key, value }] });
    const sip_endpoint = "sip:pbx.example.com";
    for (const [trunk, expected] of [
      // What registers is the inbound direction alone.
      [
        { ...PBX, direction: "both", headers: custom("X-A", "a", { direction: "inbound" }) },
        ["/auth_mode auth.derived_password", "/options options.encryption_not_stated"],
      ],
      [
        { name: "x", sip_endpoint: "pbx.example.com", options: { port: 5060, transport: "TLS" } },
        ["/options/port options.tls_on_5060", "/options/transport options.transport_unknown"].concat(
          "/sip_endpoint endpoint.bare_host",
        ),
      ],
      [
        { name: "x", direction: "outbound", sip_endpoint, port: 5061, transport: "tls" },
        ["/options options.encryption_not_stated", "/port field.misplaced", "/transport field.misplaced"],
      ],
      // Mappings that name no direction are those of the last one, and are judged all the same.
      [
        { name: "x", direction: "inbound", headers: custom("X A", "a") },
        ["/headers headers.direction_missing", "/headers/headers/0/key headers.invalid_name"],
      ],
      [
        { name: "x", direction: "both", headers: custom("X A", "a") },
        ["/headers headers.direction_missing", "/headers/headers/0/key headers.invalid_name"],
      ],
    ]) {
      const { found, diagnostics } = await judged(trunk);
      assert.deepEqual(found.sort(), expected);
      for (const { code, path, fix } of diagnostics) {
        if (fix === undefined) continue;
        const mended = await judged(applyPatch(trunk, fix.patch));
        assert.ok(!mended.found.includes(`${path} ${code}`), `${code}: ${JSON.stringify(fix.patch)}`);
      }
    }
  });

  it("and tells what numbers on it get, with the header mappings in words", async () => {
    const { directions, diagnostics } = await explainTrunk(engine, { data: { trunk: { id: "t", ...CARRIER } } });
    const [inbound, outbound] = directions;
    assert.equal(outbound.headers.source, "trunk");
    assert.match(outbound.headers.value[0].text, /X-Account-Id/);
    assert.deepEqual(inbound.headers.value ?? [], []);
    assert.match(diagnostics[0].message, /transfers/);
    const registering = await explainTrunk(engine, { name: "x", auth_mode: "register" });
    assert.deepEqual(registering.diagnostics, [], "what is wrong with the trunk is judged elsewhere");
    assert.ok(!JSON.stringify(directions).includes(TYPED));
  });
});

describe("sipattach trunks", () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "sipattach-trunks-"))));
  after(() => rm(folder, { recursive: true }));

  async function run(args, { input = "", key = KEY } = {}) {
    const child = spawn(process.execPath, [CLI, "trunks", ...args, "--base-url", api.url], {
      env: { ...process.env, BLAND_API_KEY: key, NO_COLOR: "1" },
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data) => (stdout += data));
    child.stderr.on("data", (data) => (stderr += data));
    const status = await new Promise((resolve) => child.on("close", resolve));
    for (const secret of [TYPED, KEY]) assert.ok(!`${stdout}${stderr}`.includes(secret), stdout + stderr);
    return { status, stdout, stderr };
  }

  it("lists, shows, creates, changes, tests and deletes", async () => {
    const file = join(folder, "trunk.json");
    await writeFile(file, JSON.stringify(CARRIER));
    const made = await run(["create", file, "--yes"]);
    assert.equal(made.status, 0, made.stderr);
    const id = /Created: (\S+)/.exec(made.stdout)[1];
    const listed = await run([]);
    assert.match(listed.stdout, new RegExp(`^${id} +Carrier +twilio +both +sip:acme`, "m"));
    const shown = await run(["show", id]);
    assert.match(shown.stdout, /outbound: .*X-Account-Id/);
    assert.match(shown.stdout, /transfers \(REFER\) use only/);
    const changed = await run(["update", id, "--name", "Renamed", "--yes", "--json"]);
    assert.equal(JSON.parse(changed.stdout).trunk.name, "Renamed");
    assert.match((await run(["test", id])).stdout, /Reachable: SIP 200, 42 ms/);
    assert.match((await run(["delete", id, "--yes"])).stdout, /Deleted/);
    const gone = await run(["show", id]);
    assert.equal(gone.status, 3);
    assert.match(gone.stderr, /No such trunk/);
  });

  it("shows the password of a registration once, with what it is for", async () => {
    const { status, stdout } = await run(["create", "-", "--yes"], { input: JSON.stringify(PBX) });
    assert.equal(status, 0);
    assert.match(stdout, /Configure the PBX of this trunk with this password; it is shown only this once:\n\w{24}\n/);
    const json = await run(["create", "-", "--yes", "--json"], { input: JSON.stringify(PBX) });
    assert.equal(JSON.parse(json.stdout).register_passwords.length, 1);
  });

  it("sends nothing that the engine has something against, nothing unasked, and no key from the line", async () => {
    const bad = await run(["create", "-", "--yes"], { input: JSON.stringify({ ...CARRIER, options: { port: 0 } }) });
    assert.equal(bad.status, 1);
    assert.match(bad.stdout, /error .*port/i);
    assert.equal((await run(["create", "--name", "x"])).status, 2);
    assert.equal((await run(["create", "--yes"], { input: "no" })).status, 2);
    assert.equal((await run(["create", "--yes"], { input: "{}" })).status, 2);
    assert.equal((await run(["delete", "--yes"])).status, 2);
    assert.equal((await run(["destroy", "x"])).status, 2);
    assert.equal((await run(["list", "--api-key", KEY]).catch(() => ({ status: 2 }))).status, 2);
    assert.deepEqual(
      api.requests.filter(({ method }) => method !== "GET"),
      [],
    );
  });

  it("says of a lost answer what is known", async () => {
    api.faults.add({ kind: "drop", path: TRUNKS, method: "POST" });
    const { status, stdout } = await run(["create", "--name", "x", "--yes"]);
    assert.equal(status, 3);
    assert.match(stdout, /Unknown: No complete answer came/);
    assert.equal((await run(["list"], { key: "wrong" })).status, 3);
  });
});
