// `sipattach send`: interrupted and resumed, retried, with a progress bar, and with results in a file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";

import { createServer } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { eachInFolder, moduleOf, ON_TERMINAL, run, start, withMockApi } from "./cli.mjs";

const KEY = "sk-test-0123456789";
/** 1,000 numbers. The mock fails those that end in 0199: 5 %. */
const NUMBERS = Array.from({ length: 1000 }, (_, at) =>
  at % 20 === 7 ? `+1415${200 + (at - 7) / 20}0199` : `+1415555${2000 + at}`,
);

let api;
let folder;
withMockApi((mock) => (api = mock));
const DRAFT = { phone_numbers: NUMBERS, directions: [{ type: "inbound" }], service: "sip" };
eachInFolder((path) => (folder = path), { "draft.json": JSON.stringify(DRAFT) });

const options = (env = {}) => ({ cwd: folder, env: { BLAND_API_KEY: KEY, ...env } });
const send = (...more) => ["send", "draft.json", "--base-url", api.url, "--yes", ...more];
const posted = () => api.requests.filter(({ method }) => method === "POST").flatMap(({ body }) => body.phone_numbers);
/** The rows of a results file, by number. */
async function results(name = "results.csv") {
  const [head, ...lines] = (await readFile(join(folder, name), "utf8")).split("\r\n");
  assert.equal(head, "number,state,reason,time");
  assert.equal(lines.pop(), "");
  return new Map(
    lines.map((line) => {
      const [, number, state, reason, time] = /^'(\+\d+),(\w+),("(?:[^"]|"")*"|[^,]*),([^,]*)$/.exec(line);
      return [number, { state, reason, time }];
    }),
  );
}

describe("a batch that is interrupted", () => {
  it("ends with 130, says how to go on, and goes on there", async () => {
    api.faults.add([{ kind: "slow", ms: 150, times: "always" }]);
    const args = send("--state", "my state.json", "--results", "results.csv");
    const first = start(args, options());
    await first.says(/request 4 of 10: sending\n/);
    first.child.kill("SIGINT");
    const { code, stdout, stderr } = await first.ended;
    assert.equal(code, 130);
    const line = /^To go on: sipattach (.*)$/m.exec(stderr)?.[1];
    assert.equal(line, `send draft.json --base-url ${api.url} --yes --state 'my state.json' --results results.csv`);
    assert.ok(!stderr.includes(KEY));
    assert.match(stdout, /^ {2}\d00 numbers were not sent$/m);
    // A hundred numbers with the same reason are not all listed.
    assert.match(stdout, /^ {2}and 80 more sent_unknown: It was stopped\.\n[^]* {2}--results FILE lists them all\.$/m);
    assert.doesNotMatch(stdout, /^ .*pending/m);
    const before = await results();
    assert.equal(before.size, 1000);
    assert.ok([...before.values()].some(({ state }) => state === "pending"));
    const sentBefore = new Set(posted());

    api.faults.clear();
    const second = await run(args, options());
    assert.equal(second.code, 3);
    // Numbers of the request whose answer was lost may still be attached, even if they are not yet.
    assert.match(second.stdout, /^5 sent_unknown, 950 configured, 45 failed$/m);
    assert.match(second.stderr, /^To go on: sipattach send /m);
    assert.match(second.stderr, /^To try the failed numbers again: sipattach send .* --retry-failed$/m);
    assert.equal(api.state.attached.length, 950);
    // Nobody knew about those that were under way; nothing else is sent twice.
    const again = posted().filter((number, at, all) => all.indexOf(number) !== at);
    assert.ok(again.length <= 100, String(again.length));
    assert.ok(sentBefore.size >= 300 && sentBefore.size <= 400);
    const now = await results();
    for (const [number, { state, reason, time }] of now) {
      assert.ok((number.endsWith("0199") ? ["failed", "sent_unknown"] : ["configured"]).includes(state), number);
      assert.ok(state === "configured" || reason !== "", number);
      assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    // The second run does not forget when the first one learned it.
    const kept = [...before].filter(([number, { state }]) => state === "configured" && now.get(number).state === state);
    assert.ok(kept.length > 200);
    for (const [number, { time }] of kept) assert.equal(now.get(number).time, time);
  });

  it("is asked about by what is left of it, and not where nothing is", async () => {
    await run(send("--state", "state.json"), options());
    const args = ["send", "draft.json", "--base-url", api.url, "--state", "state.json"];
    const refused = await run([...args, "--retry-failed"], { ...options(ON_TERMINAL), input: "n\n" });
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /Attach 50 of 1,000 numbers through .*\? \[y\/N\]/);
    api.requests.length = 0;
    const { code, stderr } = await run(args, options());
    assert.equal(code, 3, "50 have failed");
    assert.doesNotMatch(stderr, /\[y\/N\]|--yes/);
    assert.equal(posted().length, 0);
  });

  it("tells that nothing was kept where there was no state", async () => {
    api.faults.add([{ kind: "slow", ms: 300, times: "always" }]);
    const first = start(send(), options());
    await first.says(/request 2 of 10: sending\n/);
    first.child.kill("SIGINT");
    const { code, stderr } = await first.ended;
    assert.equal(code, 130);
    assert.match(stderr, /Nothing was kept of it, for there was no --state FILE/);
  });
});

describe("a password for the PBX that was lost", () => {
  const REGISTER = [
    { type: "inbound", auth_mode: "register", register_auth: { username: "pbx", password: "Zebra-7-Quilt" } },
  ];

  it("is no success: the exit status and a note say so", async () => {
    const draft = { phone_number: "+14155552671", directions: REGISTER, service: "sip" };
    await writeFile(join(folder, "draft.json"), JSON.stringify(draft));
    api.faults.add([{ kind: "drop_after", path: "/v1/sip/attach" }]);
    const { code, stdout, stderr } = await run(send(), options());
    assert.equal(code, 3);
    assert.match(stdout, /^1 configured$/m);
    assert.match(
      stderr,
      /^1 number is attached, and its password for the PBX was lost with an answer\.\n"sipattach update" gets another one\.$/m,
    );
  });
});

describe("a plan with errors", () => {
  it("is one line of JSON, as the steps are that do not come", async () => {
    await writeFile(join(folder, "draft.json"), JSON.stringify({ ...DRAFT, phone_numbers: ["nonsense"] }));
    for (const command of ["send", "verify", "update", "detach"]) {
      const args = [command, "draft.json", "--base-url", api.url, "--yes", "--json"];
      const { code, stdout } = await run(args, options());
      assert.deepEqual([code, stdout.trimEnd().split("\n").length], [1, 1]);
      assert.equal(JSON.parse(stdout).ok, false);
    }
  });
});

describe("a wait that is too long", () => {
  it("is told once, and not in two ways", async () => {
    api.faults.add([{ kind: "status", status: 429, retry_after: 3600, path: "/v1/sip/attach" }]);
    const { code, stderr } = await run(send(), options());
    assert.equal(code, 3);
    assert.equal(stderr.match(/60 minutes/g).length, 1, stderr);
    assert.match(stderr, /try again in 60 minutes\..*\n.*: this is longer than sending waits\.$/m);
  });
});

describe("send --results", () => {
  it("refuses what is not a file, before anything is sent", { skip: process.platform === "win32" }, async () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    for (const name of ["pipe", "/dev/full"]) {
      const { code, stderr } = await run(send("--results", name), options());
      assert.equal(code, 2);
      assert.match(stderr, /: this is not a file\. Nothing was sent\.$/m);
    }
    assert.equal(api.requests.length, 0);
  });
});

describe("send --retry-failed", () => {
  it("sends what failed again, and nothing else", async () => {
    await run(send("--state", "state.json"), options());
    api.requests.length = 0;
    const still = await run(send("--state", "state.json"), options());
    assert.equal(still.code, 3);
    assert.equal(posted().length, 0);
    assert.match(still.stderr, /^To try the failed numbers again: sipattach send .* --retry-failed$/m);
    const { code } = await run(send("--state", "state.json", "--retry-failed"), options());
    assert.equal(code, 3);
    assert.deepEqual(
      posted(),
      NUMBERS.filter((number) => number.endsWith("0199")),
    );
  });

  it("needs the state that says what failed", async () => {
    const { code, stderr } = await run(send("--retry-failed"), options());
    assert.equal(code, 2);
    assert.match(stderr, /--retry-failed needs --state/);
    assert.equal(api.requests.length, 0);
  });
});

describe("send --results", () => {
  it("gives a table that --numbers reads again", async () => {
    await run(send("--results", "results.csv"), options());
    const { stdout } = await run(["numbers", "results.csv", "--json"], options());
    assert.deepEqual(
      JSON.parse(stdout).rows.map(({ value }) => value),
      NUMBERS,
    );
  });

  it("has the API's own words in one cell, and nothing in them that steers a terminal", async () => {
    const reason = 'no\u001b[2J "such"\u0007 number,\r\n=cmd\u009b31m\u202e\t!';
    api.faults.add([{ kind: "partial", numbers: [NUMBERS[0]], reason, times: "always" }]);
    const { stdout, stderr } = await run(send("--results", "results.csv"), options());
    const text = await readFile(join(folder, "results.csv"), "utf8");
    const CONTROLS = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/;
    for (const written of [text, stdout, stderr]) assert.doesNotMatch(written, CONTROLS);
    assert.equal(text.trimEnd().split("\r\n").length, NUMBERS.length + 1, "one line for each number");
    assert.match((await results()).get(NUMBERS[0]).reason, /^"no.*""such"".* number,.*=cmd.*"$/);
  });

  it("replaces nothing that is not a table of results, and sends nothing then", async () => {
    await writeFile(join(folder, "mine.csv"), "number,name\n1,Ada\n");
    const { code, stderr } = await run(send("--results", "mine.csv"), options());
    assert.equal(code, 2);
    assert.match(stderr, /mine\.csv is there, and holds no results of sipattach\. Nothing was sent\./);
    assert.equal(await readFile(join(folder, "mine.csv"), "utf8"), "number,name\n1,Ada\n");
    assert.equal(api.requests.length, 0);
  });
});

describe("what send says", () => {
  const one = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };

  it("is said once when it stops for the answer that it has just shown", async () => {
    await writeFile(join(folder, "draft.json"), JSON.stringify(one));
    const { code, stdout, stderr } = await run(send(), options({ BLAND_API_KEY: "wrong" }));
    assert.equal(code, 3);
    assert.equal(stderr.match(/The API key was not accepted/g).length, 1);
    assert.match(stdout, /^Ready: 1 of 1 number in 1 request /m);
    // Few are listed, each with its own reason.
    assert.match(stdout, /^ {2}\+14155552671 {2}pending {2}The API key was not accepted/m);
  });

  it("names no cause that a known one rules out", async () => {
    await writeFile(join(folder, "draft.json"), JSON.stringify(one));
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    const { stderr } = await run(["send", "draft.json", "--yes", "--base-url", `http://127.0.0.1:${port}`], options());
    assert.match(stderr, /Nothing listens at the address/);
    assert.doesNotMatch(stderr, /cannot be resolved|certificate/);
  });

  it("reads results that a spreadsheet has saved with a byte order mark", async () => {
    await writeFile(join(folder, "draft.json"), JSON.stringify(one));
    await writeFile(join(folder, "results.csv"), "\ufeffnumber,state,reason,time\r\n");
    const { code, stderr } = await run(send("--results", "results.csv"), options());
    assert.equal(code, 0, stderr);
  });
});

describe("the progress bar", () => {
  it("is on a terminal, on stderr, in place of a line for each request", async () => {
    const { stdout, stderr } = await run(send(), options(ON_TERMINAL));
    assert.match(stderr, /\[#+-*\] +\d+\/1,000 +\d+ %/);
    assert.match(stderr, /\[#{30}\] 1,000\/1,000 {2}100 %.*50 failed\n/);
    assert.doesNotMatch(stderr, /: sending/);
    assert.doesNotMatch(stdout, /\[#|\x1b\[K/);
  });

  it("is not there where stderr is not a terminal, and with --json", async () => {
    assert.doesNotMatch((await run(send(), options())).stderr, /\[#|\x1b/);
    api.reset();
    assert.doesNotMatch((await run(send("--json"), options(ON_TERMINAL))).stderr, /\[#|\x1b/);
  });

  it("shows rate and time left of what this run has done", async () => {
    const { barOf, timeOf } = await moduleOf("progress-bar");
    const state = { done: 400, total: 1000, failed: 0, before: 200, seconds: 20 };
    // 200 in 20 s, and 600 left.
    assert.equal(barOf(state, 80), `[${"#".repeat(12)}${"-".repeat(18)}]   400/1,000   40 %  10 numbers/s  1:00 left`);
    assert.match(barOf({ ...state, seconds: 0.2 }, 80), /40 %$/);
    assert.match(barOf({ ...state, done: 200 }, 80), /20 %$/);
    for (const width of [10, 30, 50, 79]) assert.ok(barOf({ ...state, failed: 3 }, width).length < width);
    assert.deepEqual([6.2, 65, 3723].map(timeOf), ["0:07", "1:05", "1:02:03"]);
  });
});
