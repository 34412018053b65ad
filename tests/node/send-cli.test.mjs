// `sipattach send` with files, locks, signals and passwords, run as a program against the mock API.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFile, lstat, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { derivePbxPassword } from "../mock/password.mjs";
import { startMockApi } from "../mock/server.mjs";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const KEY = "sk-test-0123456789";
const REGISTER = {
  type: "inbound",
  auth_mode: "register",
  register_auth: { username: "pbx", password: "Vq7mTz4Rk2Wd" },
};
const PBX_PASSWORD = derivePbxPassword(REGISTER.register_auth);
const NUMBERS = ["+14155552671", "+442079460958"];

let api;
let folder;
before(async () => {
  api = await startMockApi();
});
after(() => api.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sipattach-send-"));
});
afterEach(async () => {
  api.reset();
  await rm(folder, { recursive: true });
});

/** Starts a command line; `ended` resolves to its result. */
function start(args) {
  const { BLAND_API_KEY, ...inherited } = process.env;
  const env = { ...inherited, BLAND_API_KEY: KEY };
  const child = spawn(process.execPath, [CLI, ...args], { env });
  child.stdin.end();
  let [stdout, stderr] = ["", ""];
  let heard = () => {};
  const isSending = new Promise((resolve) => (heard = resolve));
  child.on("close", () => heard());
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
    if (/: sending\n/.test(stderr)) heard();
  });
  const ended = new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, isSending, ended };
}
const run = (args) => start(args).ended;

async function draft(directions = [{ type: "inbound" }], numbers = NUMBERS) {
  const path = join(folder, "draft.json");
  await writeFile(path, JSON.stringify({ phone_numbers: numbers, directions, service: "sip" }));
  return path;
}
const send = (path, ...more) => ["send", path, "--base-url", api.url, "--yes", ...more];
const posts = () => api.requests.filter(({ method }) => method === "POST");
const slow = (ms) => api.faults.add([{ kind: "slow", ms, times: "always" }]);

describe("the lock of a state", () => {
  it("lets one process send, and nothing be sent twice", async () => {
    const path = await draft();
    const state = join(folder, "state.json");
    slow(1500);
    const first = start(send(path, "--state", state));
    await first.isSending;
    const second = await run(send(path, "--state", state));
    assert.equal(second.code, 2);
    assert.match(second.stderr, /in use by process \d+ on .*Nothing was sent/);
    assert.match(second.stderr, new RegExp(`process ${first.child.pid} `));
    assert.equal((await first.ended).code, 0);
    assert.equal(posts().length, 1);
    assert.deepEqual((await readdir(folder)).sort(), ["draft.json", "state.json"]);
  });

  it("of a process that was killed is replaced, by one of those that come next", async () => {
    const path = await draft();
    const state = join(folder, "state.json");
    slow(1000);
    const first = start(send(path, "--state", state));
    await first.isSending;
    first.child.kill("SIGKILL");
    await first.ended;
    assert.ok((await readdir(folder)).includes("state.json.lock"));
    const next = await Promise.all([1, 2, 3, 4].map(() => run(send(path, "--state", state))));
    const codes = next.map(({ code }) => code);
    assert.ok(codes.includes(0), next.map(({ stderr }) => stderr).join());
    const numbers = posts().flatMap(({ body }) => body.phone_numbers);
    // The first program's request may have been carried out before it was killed.
    assert.ok(numbers.length <= 4, numbers.join());
    assert.equal(api.state.attached.length, 2);
    assert.deepEqual((await readdir(folder)).sort(), ["draft.json", "state.json"]);
  });

  for (const [name, holder] of [
    ["of another machine", { pid: 1, host: "another.example" }],
    ["of a process that is alive", { pid: process.pid, host: hostname() }],
    ["that says nothing", ""],
    ["that another program wrote", {}],
  ]) {
    it(`${name} is kept`, async () => {
      const state = join(folder, "state.json");
      await writeFile(`${state}.lock`, JSON.stringify(holder));
      const { code, stderr } = await run(send(await draft(), "--state", state));
      assert.equal(code, 2);
      assert.match(stderr, /remove .*state\.json\.lock/);
      assert.doesNotMatch(stderr, /undefined/);
      assert.equal(api.requests.length, 0);
    });
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    it(`is given back at ${signal}, with what is known`, async () => {
      const path = await draft();
      const state = join(folder, "state.json");
      slow(3000);
      const { child, isSending, ended } = start(send(path, "--state", state));
      await isSending;
      child.kill(signal);
      const { code, stdout } = await ended;
      assert.equal(code, signal === "SIGINT" ? 130 : 3);
      assert.match(stdout, /2 sent_unknown/);
      assert.deepEqual((await readdir(folder)).sort(), ["draft.json", "state.json"]);
      const stored = JSON.parse(await readFile(state, "utf8"));
      assert.equal(stored.requests[0][0].state, "sent_unknown");
    });
  }
});

describe("what a command ends with", () => {
  it("is 3 where the API reports an error beside what it attached, and it says so", async () => {
    const errors = [{ error: "PARTIAL", message: "Outbound was refused." }];
    api.faults.add([{ kind: "beside_errors", errors, path: "/v1/sip/attach" }]);
    const { code, stdout, stderr } = await run(send(await draft()));
    assert.equal(code, 3);
    assert.match(stderr, /Outbound was refused/);
    assert.match(stderr, /reported an error .* as planned/);
    assert.match(stdout, /2 configured/);
  });

  it("comes with the way on, for numbers that are attached otherwise", async () => {
    await run(send(await draft()));
    const { code, stderr } = await run(send(await draft([{ type: "inbound", sip_endpoint: "pbx.acme.com" }])));
    assert.equal(code, 3);
    assert.match(stderr, /^2 numbers are attached otherwise than planned: "sipattach update" changes that\.$/m);
  });

  it("is 3 where nothing was sent, and no number is unknown", async () => {
    const { code, stdout, stderr } = await run(["send", await draft(), "--base-url", "https://nx.invalid", "--yes"]);
    assert.equal(code, 3);
    assert.match(stdout, /2 pending/);
    assert.match(stderr, /Nothing was sent: /);
  });
});

describe("what a change is told by", () => {
  for (const kind of ["update", "detach"]) {
    for (const json of [[], ["--json"]]) {
      it(`is written as soon as it is known: ${[kind, ...json].join(" ")}`, async () => {
        const path = await draft();
        await run(send(path));
        // The second request is still outstanding when the process is killed.
        api.faults.add([{ kind: "slow", ms: 20_000, path: `/v1/sip/${kind}`, after: 1 }]);
        const { child, ended } = start([kind, path, "--base-url", api.url, "--yes", ...json]);
        child.stdout.once("data", () => child.kill("SIGKILL"));
        const { signal, stdout } = await ended;
        assert.equal(signal, "SIGKILL");
        assert.match(stdout, json.length > 0 ? /"number":"\+14155552671","state":"done"/ : /^\+14155552671 +\w+d\n$/);
      });
    }
  }

  it("says how many numbers were left as before when it ends early", async () => {
    const path = await draft();
    await run(send(path));
    slow(3000);
    const { child, ended } = start(["detach", path, "--base-url", api.url, "--yes"]);
    while (api.requests.every((request) => request.path !== "/v1/sip/detach")) await sleep(50);
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    assert.equal(code, 130);
    assert.match(stdout, /^\+14155552671 +unknown: It was stopped\.\n$/);
    assert.match(stderr, /^1 number was left as before\.$/m);
  });

  it("has the words of what was asked for, and none of attaching", async () => {
    const path = await draft();
    await run(send(path));
    api.faults.add([{ kind: "status", status: 500, times: "always" }]);
    const trunk = join(folder, "trunk.json");
    await writeFile(trunk, JSON.stringify({ name: "Office" }));
    for (const args of [
      ["update", path, "--yes"],
      ["detach", path, "--yes"],
      ["verify", path],
      ["trunks", "create", trunk, "--yes"],
      ["trunks", "list"],
      ["status", NUMBERS[0]],
      ["test-call", NUMBERS[0], "--yes"],
      ["firewall"],
    ]) {
      const { code, stdout, stderr } = await run([...args, "--base-url", api.url]);
      assert.equal(code, 3);
      assert.match(stdout + stderr, /The API failed \(500\)/);
      assert.doesNotMatch(stdout + stderr, /attached/, args[0]);
    }
  });
});

describe("the file of a state", () => {
  it("is for the user's eyes only", async () => {
    const state = join(folder, "state.json");
    assert.equal((await run(send(await draft(), "--state", state))).code, 0);
    assert.equal((await stat(state)).mode & 0o777, 0o600);
  });

  it("is not reached through a link, and neither is its lock", async () => {
    const path = await draft();
    const target = join(folder, "target");
    await writeFile(target, "untouched");
    for (const name of ["state.json", "locked.json.lock"]) {
      await symlink(target, join(folder, name));
      const state = join(folder, name.replace(/\.lock$/, ""));
      const { code, stderr } = await run(send(path, "--state", state));
      assert.equal(code, 2, stderr);
      assert.ok((await lstat(join(folder, name))).isSymbolicLink());
    }
    assert.equal(await readFile(target, "utf8"), "untouched");
    assert.equal(api.requests.length, 0);
  });

  it("may be no folder, no device and no state of another plan", async () => {
    const path = await draft();
    assert.match((await run(send(path, "--state", folder))).stderr, /is not a file/);
    assert.match((await run(send(path, "--state", "/dev/null"))).stderr, /not a file|denied/);
    const state = join(folder, "state.json");
    for (const text of ["nonsense", "{}", "null", "[]", "2", '"2"', '{"numbers":[]}']) {
      await writeFile(state, text);
      assert.match((await run(send(path, "--state", state))).stderr, /state\.json is not a state of sipattach/, text);
    }
    await writeFile(state, '{"version":1}');
    assert.match((await run(send(path, "--state", state))).stderr, /state is of version 1/);
    assert.equal(api.requests.length, 0);
    await rm(state);
    assert.equal((await run(send(path, "--state", state))).code, 0);
    api.requests.length = 0;
    const other = await draft([{ type: "inbound", sip_endpoint: "other.example.com" }]);
    const { code, stderr } = await run(send(other, "--state", state));
    assert.equal(code, 2);
    assert.match(stderr, /of another plan: its directions/);
    const stored = JSON.parse(await readFile(state, "utf8"));
    stored.requests[0][1].state = "confgured";
    await writeFile(state, JSON.stringify(stored));
    const misspelt = await run(send(await draft(), "--state", state));
    assert.equal(misspelt.code, 2);
    assert.match(misspelt.stderr, /requests\/0\/1\/state is "confgured"/);
    assert.equal(api.requests.length, 0);
  });
});

describe("the file of the results", () => {
  it("is none that cannot be written: nothing is sent", async () => {
    const path = await draft();
    for (const file of [join(folder, "missing", "results.csv"), folder]) {
      const { code, stderr } = await run(send(path, "--results", file));
      assert.equal(code, 2);
      assert.match(stderr, /Nothing was sent\./);
    }
    assert.deepEqual(posts(), []);
    assert.deepEqual(await readdir(folder), ["draft.json"]);
  });

  it("is another one than that of the state", async () => {
    const file = join(folder, "same");
    const { code, stderr } = await run(send(await draft(), "--state", file, "--results", join(folder, ".", "same")));
    assert.equal(code, 2);
    assert.match(stderr, /--state and --results name one file/);
    assert.deepEqual(posts(), []);
  });
});

describe("a draft with errors", () => {
  it("is told as JSON where JSON is asked for", async () => {
    const path = await draft([REGISTER], ["bad"]);
    for (const command of ["send", "verify", "update", "detach"]) {
      const { code, stdout } = await run([command, path, "--base-url", api.url, "--json"]);
      assert.equal(code, 1, command);
      const plan = JSON.parse(stdout);
      assert.equal(plan.ok, false, command);
      assert.ok(!stdout.includes(REGISTER.register_auth.password), command);
    }
  });
});

describe("an account that nothing is known of", () => {
  it("is no success of plan --live", async () => {
    api.faults.add([{ kind: "status", status: 401, times: "always" }]);
    const { code, stdout } = await run(["plan", await draft(), "--live", "--base-url", api.url]);
    assert.match(stdout, /2 unknown/);
    assert.equal(code, 3);
  });
});

describe("a long batch", () => {
  const many = Array.from({ length: 250 }, (_, index) => `+1415267${String(1000 + index)}`);

  it("is written by what changes: the state once, and in the last line of --json", async () => {
    const state = join(folder, "state.json");
    const { code, stdout } = await run(send(await draft(undefined, many), "--state", state, "--json"));
    assert.equal(code, 0);
    const steps = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      steps.filter((step) => "state" in step).map(({ event }) => event),
      ["done"],
    );
    assert.deepEqual(JSON.parse(await readFile(state, "utf8")), steps.at(-1).state);
  });

  it("goes on after a kill, also with half a line at the end", async () => {
    const path = await draft(undefined, many);
    const state = join(folder, "state.json");
    api.faults.add([{ kind: "slow", ms: 5000, after: 1, processed: true, path: "/v1/sip/attach" }]);
    const { child, ended } = start(send(path, "--state", state));
    while (posts().length < 2 && child.exitCode === null) await sleep(20);
    child.kill("SIGKILL");
    await ended;
    const [whole, ...lines] = (await readFile(state, "utf8")).trimEnd().split("\n");
    assert.ok(lines.length > 1, "what changed stands in lines of its own");
    for (const line of lines) assert.ok(line.length < whole.length / 2);
    api.faults.clear();
    await appendFile(state, lines.at(-1).slice(0, 40));
    const { code, stdout } = await run(send(path, "--state", state));
    assert.equal(code, 0, stdout);
    const sent = posts().flatMap(({ body }) => body.phone_numbers);
    assert.equal(new Set(sent).size, many.length);
    const stored = JSON.parse(await readFile(state, "utf8"));
    assert.ok(stored.requests.flat().every((entry) => entry.state === "configured"));
    assert.ok(sent.length <= many.length + 100, "what was answered is not sent again");
  });

  it("takes no lines that do not fit its state", async () => {
    const path = await draft();
    const state = join(folder, "state.json");
    await run(send(path, "--state", state));
    const whole = await readFile(state, "utf8");
    api.requests.length = 0;
    for (const line of ["nonsense", "{}", "null", '{"request":7,"numbers":[]}', '{"request":0,"numbers":[]}']) {
      await writeFile(state, `${whole}${line}\n`);
      const { code, stderr } = await run(send(path, "--state", state));
      assert.equal(code, 2, line);
      assert.match(stderr, /is not a state|does not fit/);
    }
    assert.equal(api.requests.length, 0);
  });
});

describe("passwords for the PBX", () => {
  it("are printed with what they are for", async () => {
    const one = await run(send(await draft([REGISTER], [NUMBERS[0]])));
    assert.match(one.stdout, /Configure the PBX .*this password/);
    assert.ok(one.stdout.includes(`\n${PBX_PASSWORD}\n`));
  });

  it("say in the output which numbers of many they are of", async () => {
    const numbers = Array.from({ length: 102 }, (_, index) => `+141555526${String(index).padStart(2, "0")}`);
    numbers.splice(100, 2, "+442079460958", "+442079460959");
    const { stdout } = await run(send(await draft([REGISTER], numbers)));
    assert.match(stdout, /PBX of 100 numbers, \+14155552600 to \+14155552699 \(request 1 of 2\), with this password/);
    assert.match(stdout, /PBX of \+442079460958, \+442079460959 with this password/);
  });

  it("are printed when an update returns them", async () => {
    const path = await draft([REGISTER], NUMBERS);
    await run(send(path));
    for (const json of [[], ["--json"]]) {
      const { code, stdout } = await run(["update", path, "--base-url", api.url, "--yes", ...json]);
      assert.equal(code, 0);
      if (json.length === 0) {
        for (const number of NUMBERS) {
          assert.ok(stdout.includes(`of ${number} with this password`), stdout);
        }
        assert.ok(stdout.includes(`\n${PBX_PASSWORD}\n`));
      } else {
        const steps = stdout
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line));
        assert.deepEqual(
          steps.map(({ event }) => event),
          ["settled", "settled", "done"],
        );
        for (const { settled } of steps.slice(0, 2)) {
          assert.equal(settled[0].register_passwords[0].password, PBX_PASSWORD);
        }
      }
    }
  });

  it("are missed with a word when the answer has none", async () => {
    const answer = JSON.stringify({ data: { configured: NUMBERS, failed: [] }, errors: null });
    api.faults.add([{ kind: "unreadable", status: 200, body: answer, path: "/v1/sip/attach", times: "always" }]);
    const { code, stdout, stderr } = await run(send(await draft([REGISTER])));
    assert.equal(code, 3, "no success: the PBX cannot register");
    assert.match(stdout, /2 configured/);
    assert.match(stderr, /The API returned no password for the PBX/);
    assert.equal((await run(send(await draft()))).code, 0, "without registration, none is expected");
  });

  const answering = (data, path = "/v1/sip/attach") =>
    api.faults.add([{ kind: "unreadable", status: 200, body: JSON.stringify({ data, errors: null }), path }]);

  it("are missed with a word when one number has none", async () => {
    answering({ configured: NUMBERS, failed: [], register_password_for_pbx: { [NUMBERS[0]]: "pbx-12345678" } });
    const { code, stdout, stderr } = await run(send(await draft([REGISTER], NUMBERS)));
    assert.equal(code, 3, stderr);
    assert.ok(stdout.includes(`of ${NUMBERS[0]} with this password`), stdout);
    assert.ok(stderr.includes(`no password for the PBX of ${NUMBERS[1]}, although`), stderr);
  });

  it("are missed with a word when an update has none", async () => {
    const path = await draft([REGISTER], [NUMBERS[0]]);
    await run(send(path));
    answering({ phone_number: NUMBERS[0], updated: true }, "/v1/sip/update");
    const { code, stderr } = await run(["update", path, "--base-url", api.url, "--yes"]);
    assert.equal(code, 3, stderr);
    assert.ok(stderr.includes(`no password for the PBX of ${NUMBERS[0]}, although`), stderr);
  });

  it("are not given to a number that the answer does not name", async () => {
    const other = "+14155559999";
    answering({ configured: [NUMBERS[0]], failed: [], register_password_for_pbx: { [other]: "pbx-12345678" } });
    const named = await run(send(await draft([REGISTER], [NUMBERS[0]])));
    assert.equal(named.code, 3);
    assert.ok(named.stdout.includes(`of ${other}, which was not sent, with this password`), named.stdout);
    api.reset();
    answering({ configured: NUMBERS, failed: [], register_password_for_pbx: ["pbx-12345678", "pbx-87654321"] });
    const listed = await run(send(await draft([REGISTER], NUMBERS)));
    assert.equal(
      listed.stdout.match(/of one of .*\(the answer does not say of which\) with/g).length,
      2,
      listed.stdout,
    );
  });

  it("are missed with a word when their answer was lost", async () => {
    api.faults.add([{ kind: "drop_after", path: "/v1/sip/attach" }]);
    const { code, stdout } = await run(send(await draft([REGISTER], [NUMBERS[0]])));
    assert.equal(code, 3, "no success: the PBX cannot register");
    assert.match(stdout, /\+14155552671 +configured +The answer with its password .* Update/);
    assert.ok(!stdout.includes(PBX_PASSWORD));
  });
});
