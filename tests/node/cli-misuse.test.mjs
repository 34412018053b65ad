// Mistakes of newcomers on the command line: what the messages say, and that nothing is silently misread.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { startMockApi } from "../mock/server.mjs";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const DIRECTIONS = [{ type: "inbound" }];

let api;
let folder;
before(async () => {
  api = await startMockApi();
  folder = await mkdtemp(join(tmpdir(), "sipattach-misuse-"));
});
after(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});
afterEach(() => api.reset());

async function file(name, content) {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

async function run(...args) {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { ...process.env, BLAND_API_KEY: "sk-test-0123456789" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await exit, stdout, stderr };
}

describe("an option that is given twice", () => {
  it("is refused where the values differ", async () => {
    const { code, stderr } = await run("number", "4155552671", "--region", "US", "--region", "GB");
    assert.equal(code, 2);
    assert.match(stderr, /--region is given twice, with US and GB/);
  });

  it("is taken where they do not, and where it may be repeated", async () => {
    assert.equal((await run("number", "4155552671", "--region", "US", "--region", "US")).code, 0);
    const more = ["--allow-http", "a.example", "--allow-http", "b.example"];
    assert.equal(
      (await run("plan", await file("d.json", { phone_number: "+14155552671", directions: DIRECTIONS }), ...more)).code,
      0,
    );
  });

  it("is refused as --json beside another format", async () => {
    const { code, stderr } = await run("check", "--json", "--format", "sarif");
    assert.equal(code, 2);
    assert.match(stderr, /--json and --format sarif/);
  });
});

describe("the body of another call", () => {
  it("is no trunk, and nothing is sent", async () => {
    const draft = await file("draft.json", { phone_numbers: ["+14155552671"], directions: DIRECTIONS, service: "sip" });
    for (const args of [
      ["create", draft, "--name", "Office"],
      ["update", "trunk_both", draft],
    ]) {
      const { code, stderr } = await run("trunks", ...args, "--base-url", api.url, "--yes");
      assert.equal(code, 2);
      assert.match(
        stderr,
        /draft\.json: .*body of POST \/v1\/sip\/attach, because it has phone_numbers and directions; .*sipattach send/,
      );
    }
    assert.equal(api.requests.length, 0);
  });

  it("is no draft, and nothing is sent", async () => {
    const trunk = await file("trunk.json", { name: "Office", direction: "both", sip_endpoint: "sip:pbx.acme.com" });
    const { code, stdout } = await run("send", trunk, "--base-url", api.url, "--yes");
    assert.equal(code, 1);
    assert.match(stdout, /looks like the body of POST \/v1\/sip\/trunks/);
    assert.equal(api.requests.length, 0);
  });
});

describe("endpoint", () => {
  for (const [destination, code] of [
    ["sip:pbx.acme.com;transport=udp", "options.clear_transport"],
    ["sip:pbx.acme.com:5060;transport=tls", "options.tls_on_5060"],
    ["sip:203.0.114.5;transport=tls", "options.tls_to_address"],
    ["sip:10.0.0.5", "endpoint.private_address"],
  ]) {
    it(`says of ${destination} what check says of it in a draft: ${code}`, async () => {
      const directions = [{ type: "outbound", sip_endpoint: destination }];
      const draft = await file("endpoint.json", { phone_number: "+14155552671", directions, service: "sip" });
      const { files } = JSON.parse((await run("check", draft, "--json")).stdout);
      const said = files[0].diagnostics.map((each) => each.code);
      assert.ok(said.includes(code), said.join());
      const { diagnostics } = JSON.parse((await run("endpoint", destination, "--json")).stdout);
      for (const each of said)
        assert.ok(
          diagnostics.some((own) => own.code === each),
          each,
        );
      assert.match((await run("endpoint", destination)).stdout, new RegExp(code));
    });
  }
});

describe("check --fix", () => {
  it("names the choices that it leaves to a person", async () => {
    const directions = [{ type: "outbound", sip_endpoint: "sip:u:secret99@pbx.acme.com;transport=tls" }];
    const draft = await file("choice.json", { phone_number: "+14155552671", directions, service: "sip" });
    const { code, stderr } = await run("check", draft, "--fix", "--yes");
    assert.equal(code, 0);
    assert.match(stderr, /^1 choice is left to you:$/m);
    assert.match(
      stderr,
      /choice\.json:1:\d+: Take the password out, to be entered again \(endpoint\.password_in_uri\)/,
    );
    assert.doesNotMatch(stderr, /secret99/);
  });

  it("says nothing of choices where there are none", async () => {
    const draft = await file("plain.json", { phone_number: "+14155552671", directions: DIRECTIONS, service: "sip" });
    const { stderr } = await run("check", draft, "--fix", "--yes");
    assert.match(stderr, /nothing that --fix corrects by itself/);
    assert.doesNotMatch(stderr, /left to you/);
  });
});

describe("a number that JavaScript does not hold", () => {
  it("is shown as it is in the file", async () => {
    const draft = await file(
      "huge.json",
      '{"phone_number":"+14155552671","directions":[{"type":"inbound","options":{"port":1e400}}]}',
    );
    assert.match((await run("check", draft)).stdout, /"port":1e400/);
  });
});

describe("numbers of a table", () => {
  const TABLE = 'name;phone;country\r\nA;415 555 2671;US\r\n"B; C";"020 7946 0958";GB\r\nD;nonsense;US\r\n';

  it("are shown as the file has them, where a column tells the country", async () => {
    const { stdout } = await run("numbers", await file("table.csv", TABLE));
    assert.match(stdout, /^2: {2}415 555 2671 +\+14155552671 /m);
    assert.match(stdout, /^3: {2}020 7946 0958 +\+442079460958 /m);
    assert.match(stdout, /^4: {2}nonsense +- /m);
    // The meaning of a code beside a number.
    assert.match(stdout, /^bulk\.empty_cell: \w/m);
  });

  it("are left out for a reason that the results have, too", async () => {
    const draft = await file("draft.json", { directions: DIRECTIONS, service: "sip" });
    const list = await file("list.csv", "phone\n+14155552671\n+1 415 555 2671\n4.15555E+09\n");
    const results = join(folder, "results.csv");
    const more = ["--numbers", list, "--skip-invalid", "--results", results, "--base-url", api.url, "--yes"];
    assert.equal((await run("send", draft, ...more)).code, 0);
    const lines = (await readFile(results, "utf8")).split("\r\n");
    assert.match(lines[2], /^'\+14155552671,ignored,Duplicate of row 1; sent once\.,$/);
    assert.match(lines[3], /^4\.15555E\+09,ignored,A spreadsheet .*number\.spreadsheet_damage.*,$/);
  });

  it("are taken from no other column than was asked for, and columns are counted from 1", async () => {
    const table = await file("table.csv", TABLE);
    const draft = await file("draft.json", { directions: DIRECTIONS, service: "sip" });
    for (const args of [
      ["numbers", table],
      ["check", draft, "--numbers", table],
      ["init", "new.json", "--yes", "--direction", "inbound", "--numbers", table],
    ]) {
      const { code, stderr } = await run(...args, "--column", "9", "--country-column", "3");
      assert.equal(code, 2);
      // Only the missing column is named.
      assert.match(stderr, /^sipattach: --column 9: there is no such column\. .*counted from 1\.$/m);
    }
  });
});

describe("an option that would do nothing", () => {
  const DRAFT = { phone_number: "+14155552671", directions: DIRECTIONS, service: "sip" };
  for (const [args, needed] of [
    [["provider", "--region", "mars"], "--region needs a name"],
    [["provider", "--region", "us2"], "--region needs a name"],
    [["plan", "DRAFT", "--reveal-secrets"], "--reveal-secrets needs --json"],
    [["plan", "DRAFT", "--api-key-stdin"], "--api-key-stdin needs --live"],
    [["check", "DRAFT", "--column", "2"], "--column needs --numbers"],
    [["send", "DRAFT", "--yes", "--country-column", "2"], "--country-column needs --numbers"],
    [["send", "DRAFT", "--yes", "--retry-failed"], "--retry-failed needs --state"],
    [["init", "new.json", "--column", "2"], "--column needs --numbers"],
    [["init", "new.json", "--password-stdin"], "--yes"],
    [["trunks", "--name", "Office"], "trunks list takes no --name"],
    [["trunks", "delete", "trunk_both", "--default", "--yes"], "trunks delete takes no --default"],
  ]) {
    it(`is refused before anything is done: ${args.join(" ")}`, async () => {
      const draft = await file("draft.json", DRAFT);
      const { code, stdout, stderr } = await run(...args.map((word) => (word === "DRAFT" ? draft : word)));
      assert.deepEqual([code, stdout], [2, ""]);
      assert.ok(stderr.includes(needed), stderr);
      assert.equal(api.requests.length, 0);
    });
  }

  it("may come from the configuration, which is for all commands", async () => {
    const draft = await file("draft.json", DRAFT);
    const config = await file("columns.json", { column: "Number" });
    assert.equal((await run("check", draft, "--config", config)).code, 0);
  });

  it("is told in the help together with what it needs", async () => {
    assert.match((await run("plan", "--help")).stdout, /--reveal-secrets +with --json: write passwords/);
    assert.match((await run("provider", "--help")).stdout, /--region us2 +with a name: the region/);
    assert.match((await run("trunks", "--help")).stdout, /--default +of create and update: make it/);
  });
});

describe("a region of the service", () => {
  it("that is cut short is told in full", async () => {
    const { code, stderr } = await run("provider", "twilio", "--region", "eu");
    assert.equal(code, 2);
    assert.match(stderr, /Twilio has no region eu; .*\. Did you mean eu2\?$/m);
  });
});

describe("large counts", () => {
  it("are written with commas everywhere", async () => {
    const list = Array.from({ length: 1200 }, (_, at) => `+1415${6_730_000 + at}`);
    const bare = list.map((number) => number.replace("+1", ""));
    const numbers = await file("list.txt", list.join("\n"));
    const draft = await file("draft.json", { directions: DIRECTIONS, service: "sip" });
    assert.match((await run("numbers", numbers)).stdout, /^1,200 numbers: 1,200 valid, 0 possible/m);
    const other = await file("bare.txt", bare.join("\n"));
    assert.match((await run("plan", draft, "--numbers", other)).stdout, /^1,200 errors: nothing can be sent\.$/m);
    const { stdout } = await run("plan", draft, "--numbers", numbers, "--live", "--base-url", api.url);
    assert.match(stdout, /^At the account: 1,200 new$/m);
  });
});

describe("a body in place of a file", () => {
  it("is told from a name, and not repeated", async () => {
    for (const args of [["plan"], ["send", "--yes"], ["curl"], ["plan", "draft.json", "--numbers"]]) {
      const { code, stdout, stderr } = await run(...args, '{"options":{"sip_password":"not-a-real-secret"}}');
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /This is JSON, and not the name of a file: save it in a file, or give it on stdin\.\n$/);
      assert.doesNotMatch(stderr, /not-a-real-secret/);
    }
  });
});
