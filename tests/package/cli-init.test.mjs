// `sipattach init`: with questions, with options, and what it never does.
import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { eachInFolder, ON_TERMINAL, run } from "./cli.mjs";

const PASSWORD = "Vq7mTz4Rk2Wd";
let folder;
eachInFolder((path) => (folder = path));

const init = (args, options) => run(["init", ...args], { cwd: folder, ...options });
/** Runs it as if these lines were typed at a terminal. */
const typed = (lines, args = []) => init(args, { env: ON_TERMINAL, input: lines.map((line) => `${line}\n`).join("") });
const draft = async (name = "draft.json") => JSON.parse(await readFile(join(folder, name), "utf8"));

describe("init, asking", () => {
  it("writes what was answered, with numbers from a file and a country for them", async () => {
    await writeFile(join(folder, "list.csv"), "name,phone\nAda,(415) 555-2671\nBob,+442079460018\n");
    const answers = ["both", "", "twilio", "acme", "credentials", "user", PASSWORD, "list.csv", "us"];
    const { code, stdout, stderr } = await typed(answers);
    assert.equal(code, 0, stderr);
    const { phone_numbers, directions, service } = await draft();
    assert.deepEqual(phone_numbers, ["+14155552671", "+442079460018"]);
    assert.deepEqual(
      directions.map(({ type }) => type),
      ["inbound", "outbound"],
    );
    assert.equal(directions[1].sip_endpoint, "sip:acme.pstn.twilio.com");
    assert.equal(directions[1].options.sip_password, PASSWORD);
    assert.equal(service, "sip");
    assert.match(stderr, /What you type next is written to draft\.json as it is/);
    assert.match(stderr, /keep it out of version control/);
    assert.ok(!(stdout + stderr).includes(PASSWORD));
    assert.equal((await stat(join(folder, "draft.json"))).mode & 0o777, 0o600);
    assert.match(stdout, /^Wrote draft\.json: 2 numbers, inbound and outbound\.$/m);
  });

  it("leaves a password out that is not typed, and says no more of it", async () => {
    const { code, stderr } = await typed(["outbound", "", "twilio", "acme", "", "user", "", "+14155552671"]);
    assert.equal(code, 0, stderr);
    assert.equal((await draft()).directions[0].options.sip_password, undefined);
    assert.doesNotMatch(stderr, /version control/);
  });

  it("asks for no endpoint of numbers that are on a trunk", async () => {
    const { code, stderr } = await typed(["inbound", "trunk-1", "2001, 2002"]);
    assert.equal(code, 0, stderr);
    assert.deepEqual(await draft(), {
      phone_numbers: ["2001", "2002"],
      trunk_id: "trunk-1",
      directions: [{ type: "inbound" }],
      service: "sip",
    });
  });

  it("asks again for what it cannot use", async () => {
    const answers = [
      "sideways",
      "out",
      "",
      "twillio",
      "?",
      "other",
      "pbx.example.com",
      "",
      "missing.csv",
      "+14155552671",
    ];
    const { code, stderr } = await typed(answers);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /sideways is none of inbound, outbound, both/);
    assert.match(stderr, /Did you mean twilio\?/);
    assert.match(stderr, /^ {2}telnyx +Telnyx/m);
    assert.match(stderr, /missing\.csv: there is no such file/);
    assert.match((await draft()).directions[0].sip_endpoint, /pbx\.example\.com/);
  });

  it("writes nothing when the input ends before the questions do", async () => {
    const { code, stderr } = await typed(["both", ""]);
    assert.equal(code, 2);
    assert.match(stderr, /Nothing was written/);
    assert.ok(!existsSync(join(folder, "draft.json")));
  });

  it("replaces a file only after a yes", async () => {
    await writeFile(join(folder, "draft.json"), "mine");
    assert.equal((await typed(["no"])).code, 2);
    assert.equal((await typed([""])).code, 2);
    assert.equal(await readFile(join(folder, "draft.json"), "utf8"), "mine");
    assert.equal((await typed(["y", "inbound", "t-1", ""])).code, 0);
    assert.equal((await draft()).trunk_id, "t-1");
  });
});

describe("init, with options", () => {
  const TWILIO = ["--yes", "--provider", "twilio", "--answer", "trunk=acme"];

  it("asks nothing, and the draft has no errors", async () => {
    const args = [...TWILIO, "--answer", "auth=ip", "--number", "(415) 555-2671", "--region", "US"];
    const { code, stdout, stderr } = await init([...args, "--direction", "outbound", "a.json"]);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, "");
    assert.match(stdout, /sipattach send a\.json --state a\.state\.json/);
    assert.deepEqual((await draft("a.json")).phone_numbers, ["+14155552671"]);
    assert.equal((await run(["check", "a.json"], { cwd: folder })).code, 0);
  });

  it("recognises the provider of an endpoint", async () => {
    const args = ["--yes", "--endpoint", "sip:acme.pstn.twilio.com", "--answer", "auth=ip", "--number", "+14155552671"];
    const { code, stderr } = await init(args);
    assert.equal(code, 0, stderr);
    assert.equal((await draft()).directions[1].sip_endpoint, "sip:acme.pstn.twilio.com");
  });

  it("takes a password from stdin, and none from the command line", async () => {
    const more = ["--answer", "sip_username=user", "--number", "+14155552671"];
    const refused = await init([...TWILIO, ...more, "--answer", `sip_password=${PASSWORD}`]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /--password-stdin/);
    assert.ok(!refused.stderr.includes(PASSWORD));
    assert.ok(!existsSync(join(folder, "draft.json")));
    const { code, stdout, stderr } = await init([...TWILIO, ...more, "--password-stdin"], { input: `${PASSWORD}\n` });
    assert.equal(code, 0, stderr);
    assert.ok(!(stdout + stderr).includes(PASSWORD));
    assert.equal((await draft()).directions[1].options.sip_password, PASSWORD);
  });

  it("says what is missing, or unknown", async () => {
    const missing = await init(["--yes", "--provider", "twilio"]);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /--answer trunk=… \(Name of the trunk\)/);
    assert.match((await init([...TWILIO, "--answer", "color=red"])).stderr, /twilio asks for trunk, auth/);
    assert.match((await init(["--yes", "--answer", "trunk"])).stderr, /NAME=VALUE/);
    // There is no provider called "other", so nobody knows what it would ask for.
    assert.match((await init(["--yes"])).stderr, /--endpoint sip:pbx\.example\.com, or --provider NAME/);
    assert.match((await init([])).stderr, /no terminal to ask questions on: add --yes/);
  });

  it("replaces a file only with --overwrite", async () => {
    await writeFile(join(folder, "draft.json"), "mine");
    const args = ["--yes", "--trunk-id", "t-1", "--number", "2001"];
    const { code, stderr } = await init(args);
    assert.equal(code, 2);
    assert.match(stderr, /draft\.json is there already/);
    assert.equal(await readFile(join(folder, "draft.json"), "utf8"), "mine");
    assert.equal((await init([...args, "--overwrite"])).code, 0);
    assert.deepEqual((await draft()).phone_numbers, ["2001"]);
  });
});
