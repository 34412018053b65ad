// The command line, run as a program against the mock API.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, open, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { derivePbxPassword } from "../mock/password.mjs";
import { startMockApi } from "../mock/server.mjs";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const KEY = "sk-test-0123456789";
const DRAFT = {
  phone_numbers: ["+14155552671", "020 7946 0958"],
  directions: [{ type: "inbound" }],
  service: "sip",
};

let api;
let folder;
before(async () => {
  api = await startMockApi();
  folder = await mkdtemp(join(tmpdir(), "sipattach-cli-"));
});
after(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});
afterEach(() => api.reset());

/** Runs a command line. `atSending` is called with the program when it says that it is sending. */
async function run(args, { input = "", env = {}, stdout = "pipe", atSending } = {}) {
  const { BLAND_API_KEY, ...inherited } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...inherited, ...env },
    stdio: ["pipe", stdout === "closed" ? "pipe" : stdout, "pipe"],
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  if (stdout === "closed") child.stdout.destroy();
  let heard = "";
  child.stderr.on("data", (chunk) => {
    if (/: sending\n/.test(heard)) return;
    heard += chunk;
    if (/: sending\n/.test(heard)) atSending?.(child);
  });
  const exit = new Promise((resolve) => child.on("close", resolve));
  const read = (stream) => (stream === null ? "" : text(stream).catch(() => ""));
  const texts = [stdout === "closed" ? "" : read(child.stdout), read(child.stderr)];
  const [out, err] = await Promise.all(texts);
  return { code: await exit, stdout: out, stderr: err };
}

async function file(name, content) {
  const path = join(folder, name);
  const isText = typeof content === "string" || Buffer.isBuffer(content);
  await writeFile(path, isText ? content : JSON.stringify(content, null, 1));
  return path;
}

describe("sipattach", () => {
  it("explains itself", async () => {
    const { code, stdout } = await run(["--help"]);
    assert.equal(code, 0);
    for (const command of ["plan", "send", "number", "numbers", "endpoint", "curl", "render", "codes"]) {
      assert.match(stdout, new RegExp(`^  ${command} `, "m"));
      const help = await run([command, "--help"]);
      assert.equal(help.code, 0);
      assert.match(help.stdout, new RegExp(`^Usage: sipattach ${command} `));
    }
    assert.equal((await run([])).code, 2);
    assert.equal((await run(["nothing"])).code, 2);
    assert.equal((await run(["plan", "--nonsense"])).code, 2);
  });

  it("plans a draft, and says where an error is", async () => {
    const path = await file("draft.json", DRAFT);
    const bad = await run(["plan", path]);
    assert.equal(bad.code, 1);
    assert.match(bad.stdout, /number\.region_required .*draft\.json:4 \/phone_numbers\/1/);
    const good = await run(["plan", path, "--region", "GB"]);
    assert.equal(good.code, 0);
    assert.match(good.stdout, /Ready: 2 of 2 numbers in 1 request/);
    assert.doesNotMatch(good.stdout, /\x1b/);
  });

  it("says line and column of broken JSON", async () => {
    const { code, stdout } = await run(["plan"], { input: '{\n  "phone_number": }' });
    assert.equal(code, 1);
    assert.match(stdout, /stdin:2:19/);
  });

  it("takes numbers from a table, and names its lines", async () => {
    const table = await file("numbers.csv", "name,phone\nAda,+14155552671\nBob,12\n");
    const draft = await file("bare.json", { directions: [{ type: "inbound" }] });
    const { code, stdout } = await run(["plan", draft, "--numbers", table]);
    assert.equal(code, 1);
    assert.match(stdout, /numbers\.csv:3/);
  });

  it("writes the plan as JSON, with secrets only when asked", async () => {
    const path = await file("secret.json", {
      phone_number: "+14155552671",
      directions: [
        {
          type: "inbound",
          auth_mode: "register",
          register_auth: { username: "a", password: "hunter2-hunter2" },
        },
      ],
    });
    const hidden = await run(["plan", path, "--json"]);
    assert.equal(JSON.parse(hidden.stdout).ok, true);
    assert.doesNotMatch(hidden.stdout, /hunter2/);
    assert.match((await run(["plan", path, "--json", "--reveal-secrets"])).stdout, /hunter2/);
  });

  it("sends, with the key from the environment", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--region", "GB", "--base-url", api.url, "--yes"];
    const { code, stdout, stderr } = await run(args, { env: { BLAND_API_KEY: `"${KEY}"\n` } });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /2 configured/);
    assert.match(stderr, /quotes around it/);
    assert.ok(!(stdout + stderr).includes(KEY));
    assert.equal(api.state.attached.length, 2);
  });

  it("says what is wrong with a key, without the key", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--region", "GB", "--base-url", api.url, "--yes"];
    for (const [key, said] of [
      ["", /^.*No API key: set BLAND_API_KEY/m],
      ["sk-first9 second7", /cannot be used.*a blank or a line break inside/],
      ["sk-first9\nsecond7", /cannot be used.*a blank or a line break inside/],
      ["Bearer", /cannot be used.*only the word Bearer/],
      ["sk-first9-sécond7", /cannot be used.*characters that no key has/],
      [`sk-first9${"x".repeat(9000)}`, /cannot be used.*too long/],
    ]) {
      const { code, stdout, stderr } = await run(args, { env: { BLAND_API_KEY: key } });
      assert.equal(code, 2, stderr);
      assert.match(stderr, said);
      assert.ok(!/first9|cond7/.test(stdout + stderr), stderr);
    }
  });

  it("sends, with the key from stdin", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--region", "GB", "--base-url", api.url, "--yes", "--api-key-stdin"];
    assert.equal((await run(args, { input: `${KEY}\n` })).code, 0);
  });

  it("asks for a key, and for leave", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--region", "GB", "--base-url", api.url];
    assert.equal((await run([...args, "--yes"])).code, 2);
    assert.equal((await run(args, { env: { BLAND_API_KEY: KEY } })).code, 2);
    assert.equal(api.requests.length, 0);
  });

  it("does not send a draft with errors", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--base-url", api.url, "--yes"];
    assert.equal((await run(args, { env: { BLAND_API_KEY: KEY } })).code, 1);
    assert.equal(api.requests.length, 0);
  });

  it("resumes from its state file", async () => {
    const path = await file("send.json", DRAFT);
    const state = join(folder, "state.json");
    const args = ["send", path, "--region", "GB", "--base-url", api.url, "--yes", "--state", state];
    api.faults.add([{ kind: "drop_after", times: "always" }]);
    const lost = await run(args, { env: { BLAND_API_KEY: KEY } });
    assert.equal(lost.code, 3);
    assert.match(lost.stdout, /2 sent_unknown/);
    assert.ok(!(await readFile(state, "utf8")).includes(KEY));
    api.faults.clear();
    const resumed = await run(args, { env: { BLAND_API_KEY: KEY } });
    assert.equal(resumed.code, 0);
    assert.equal(api.requests.filter(({ method }) => method === "POST").length, 1);
  });

  it("ends with 3 when the API refuses the key or a number", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--region", "GB", "--base-url", api.url, "--yes"];
    api.faults.add([{ kind: "status", status: 401 }]);
    assert.equal((await run(args, { env: { BLAND_API_KEY: KEY } })).code, 3);
    api.faults.add([{ kind: "partial", numbers: ["+14155552671"], reason: "No.\u001b[31m" }]);
    const partial = await run(args, { env: { BLAND_API_KEY: KEY } });
    assert.equal(partial.code, 3);
    assert.match(partial.stdout, /\+14155552671 +failed +No\./);
    assert.doesNotMatch(partial.stdout, /\x1b/);
  });

  it("verifies, updates and detaches", async () => {
    const path = await file("send.json", DRAFT);
    const args = [path, "--region", "GB", "--base-url", api.url, "--yes"];
    const env = { BLAND_API_KEY: KEY };
    assert.equal((await run(["verify", ...args], { env })).code, 3);
    await run(["send", ...args], { env });
    assert.equal((await run(["verify", ...args], { env })).code, 0);
    const changed = {
      ...DRAFT,
      directions: [{ type: "inbound", sip_endpoint: "pbx.example.com" }],
    };
    args[0] = await file("changed.json", changed);
    const differs = await run(["verify", ...args], { env });
    assert.equal(differs.code, 3);
    assert.match(differs.stdout, /sip_endpoint is missing, not "pbx\.example\.com"/);
    const updated = await run(["update", ...args], { env });
    assert.equal(updated.code, 0);
    assert.match(updated.stdout, /\+14155552671 +updated/);
    assert.match(updated.stderr, /An update cannot change the trunk of a number/);
    const bare = await file("bare.json", { ...DRAFT, directions: [{ type: "inbound" }] });
    const beyond = await run(["verify", bare, ...args.slice(1)], { env });
    assert.match(
      beyond.stdout,
      /An update cannot change inbound\/sip_endpoint: detach the number, then attach it again\./,
    );
    assert.match((await run(["update", "--help"])).stdout, /An update cannot change the trunk/);
    assert.equal((await run(["verify", ...args], { env })).code, 0);
    assert.equal((await run(["detach", ...args], { env })).code, 0);
    assert.equal(api.state.attached.length, 0);
    assert.equal((await run(["detach", ...args], { env })).code, 3);
  });

  it("says why the status of a number that only takes calls is unchecked", async () => {
    const path = await file("inbound.json", { phone_number: "+14155552671", directions: [{ type: "inbound" }] });
    const env = { BLAND_API_KEY: KEY };
    await run(["send", path, "--yes", "--base-url", api.url], { env });
    const { code, stdout, stderr } = await run(["status", "+14155552671", "--base-url", api.url], { env });
    assert.deepEqual([code, stdout], [0, "+14155552671  unchecked\n"]);
    assert.match(stderr, /Unchecked: inbound only, so there is no endpoint to reach\./);
  });

  it("asks for no further status once the next question would not go any better", async () => {
    const numbers = ["+14155552671", "+14155552672", "+14155552673"];
    const args = ["status", ...numbers, "--base-url", api.url];
    for (const [fault, said] of [
      [{ status: 401 }, /was not accepted/],
      [{ status: 403, errors: [{ error: "SIP_NOT_ENABLED", message: "No." }] }, /not entitled/],
      [{ status: 429, retry_after: 31_536_000 }, /try again in 365 days/],
      [{ kind: "drop" }, /No complete answer/],
    ]) {
      api.reset();
      api.faults.add({ kind: "status", times: "always", ...fault });
      const { code, stdout, stderr } = await run(args, { env: { BLAND_API_KEY: KEY } });
      assert.deepEqual([code, api.requests.length], [3, 1], stdout + stderr);
      assert.match(stdout, said);
      assert.match(stderr, /2 numbers were not asked about\./);
    }
    api.reset();
    assert.equal((await run(args, { env: { BLAND_API_KEY: KEY } })).code, 3);
    assert.equal(api.requests.length, 3, "a number that is not attached says nothing of the next one");
  });

  it("stops following up at a refused key, and never prints it", async () => {
    const path = await file("send.json", DRAFT);
    const env = { BLAND_API_KEY: "refused-key-123" };
    const args = ["verify", path, "--region", "GB", "--base-url", api.url];
    const { code, stdout, stderr } = await run(args, { env });
    assert.equal(code, 3);
    assert.ok(!`${stdout}${stderr}`.includes("refused-key-123"));
    assert.equal(api.requests.length, 2, "the numbers under way when the key was refused");
  });

  it("reads a number, a table, an endpoint and a curl command", async () => {
    const number = await run(["number", "(415) 555-2671", "--region", "US", "--json"]);
    assert.equal(JSON.parse(number.stdout).value, "+14155552671");
    assert.equal((await run(["number", "nonsense"])).code, 1);
    const numbers = await run(["numbers", "--json"], { input: "+14155552671\n+442079460958\n" });
    assert.equal(JSON.parse(numbers.stdout).summary.total, 2);
    const endpoint = await run(["endpoint", "tls://pbx.example.com"]);
    assert.match(endpoint.stdout, /sip:pbx\.example\.com;transport=tls/);
    const command = `curl -H 'authorization: ${KEY}' -d '{"phone_number":"+14155552671"}' https://api.bland.ai/v1/sip/attach`;
    const curl = await run(["curl", "--json"], { input: command });
    assert.deepEqual(JSON.parse(curl.stdout).draft, { phone_number: "+14155552671" });
    assert.ok(!(curl.stdout + curl.stderr).includes(KEY));
  });

  it("renders programs", async () => {
    const path = await file("send.json", DRAFT);
    for (const language of ["curl", "curl_cmd", "powershell", "javascript", "python"]) {
      const { code, stdout } = await run(["render", path, "--region", "GB", "--language", language]);
      assert.equal(code, 0);
      assert.match(stdout, /\+442079460958|\+442079460958/);
    }
    assert.equal((await run(["render", path, "--region", "GB", "--language", "cobol"])).code, 2);
  });

  it("says that a program has no passwords", async () => {
    const directions = [
      { type: "inbound", auth_mode: "register", register_auth: { username: "pbx", password: "Otter-Lamp-42" } },
    ];
    const path = await file("secret.json", { ...DRAFT, directions });
    const hidden = await run(["render", path, "--region", "GB"]);
    assert.match(hidden.stdout, /"password": "\*{6}"/);
    assert.equal(hidden.stderr, "Passwords read ****** in it: fill them in, or use --reveal-secrets.\n");
    const shown = await run(["render", path, "--region", "GB", "--reveal-secrets"]);
    assert.match(shown.stdout, /Otter-Lamp-42/);
    assert.equal(shown.stderr, "");
    const long = { ...DRAFT, phone_numbers: Array.from({ length: 100 }, (_, at) => `+1212736${5000 + at}`) };
    const options = { transport: "tls", sip_realm: "x".repeat(8000) };
    const outbound = { type: "outbound", sip_endpoint: "sip:pbx.example.com", options };
    const cmd = await run([
      "render",
      await file("long.json", { ...long, directions: [outbound] }),
      "--language",
      "curl_cmd",
    ]);
    assert.match(cmd.stderr, /longer than a command may be here/);
  });

  it("lists and explains codes", async () => {
    const { stdout } = await run(["codes", "--json"]);
    const codes = JSON.parse(stdout);
    assert.ok(codes.length > 100);
    const one = await run(["codes", codes[0].code]);
    assert.match(one.stdout, new RegExp(codes[0].severity));
    assert.equal((await run(["codes", "no.such_code"])).code, 2);
  });
});

/** The environment that makes a program load the module `code` first. The code must not contain blanks. */
const preload = (code) => ({ NODE_OPTIONS: `--import=data:text/javascript,${code}` });
const utf16 = (content) => Buffer.from(`\ufeff${content}`, "utf16le");

describe("sipattach, with what it cannot read", () => {
  it("says in one line what is wrong with a file", async () => {
    const big = await file("big.csv", "");
    await truncate(big, 65 * 1024 * 1024);
    const wrong = [
      [join(folder, "missing.json"), /missing\.json: there is no such file or folder\.\n$/],
      [folder, /: this is a folder; name a file\.\n$/],
      [
        await file("list.xlsx", Buffer.from("PK\u0003\u0004\0\0")),
        /: this is not a text file\. Save a spreadsheet as CSV/,
      ],
      [await file("order.pdf", Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")), /: this is not a text file\./],
      [big, /: this is over 64 MiB; divide it\.\n$/],
    ];
    for (const [path, message] of wrong) {
      for (const command of ["plan", "numbers", "curl"]) {
        const { code, stdout, stderr } = await run([command, path]);
        assert.equal(code, 2, path);
        assert.match(stderr, message);
        assert.equal(stdout, "");
      }
    }
  });

  it("refuses a draft in which a character cannot be read, and says where", async () => {
    const latin1 = (content) => Buffer.from(content, "latin1");
    const text = '{"sip_realm": "\u00e9",\r\n "sip_password": "\u00fcber1234"}';
    const [before, after] = text.split(/(?<=sip_password": ")/);
    const drafts = [
      [latin1(text), "1:16"],
      [Buffer.concat([Buffer.from(`${before}\ufffd`), latin1(after)]), "2:20"],
      [Buffer.from(`\ufeff{"a": "\ud800"}`, "utf16le"), "1:8"],
      [Buffer.concat([utf16("{}"), Buffer.from("x")]), "1:3"],
    ];
    for (const [content, place] of drafts) {
      for (const command of ["plan", "render", "curl"]) {
        const { code, stderr } = await run([command, await file("latin1.json", content)]);
        assert.equal(code, 2, command);
        assert.ok(stderr.includes(`latin1.json:${place}: this character is not readable`), stderr);
        assert.ok(!/ber1234/.test(stderr));
      }
    }
  });

  it("reads a list of numbers in another encoding, whose names may be garbled", async () => {
    const list = Buffer.from("name,phone\nM\u00fcller,+14155552671\nn,+1\u00a0415\u00a0555\u00a02672\n", "latin1");
    const read = await run(["numbers", await file("latin1.csv", list), "--json"]);
    assert.match(read.stderr, /latin1\.csv: not UTF-8, read as Windows-1252/);
    assert.deepEqual(
      JSON.parse(read.stdout).rows.map(({ value }) => value),
      ["+14155552671", "+14155552672"],
    );
  });

  it("reads the UTF-16 of Windows programs", async () => {
    const list = utf16("phone\r\n+14155552671\r\n+442079460018\r\n");
    const draft = utf16(JSON.stringify({ directions: [{ type: "inbound" }], service: "sip" }));
    for (const [order, swap] of [
      ["little", (bytes) => bytes],
      ["big", (bytes) => Buffer.from(bytes).swap16()],
    ]) {
      const table = await file(`${order}.txt`, swap(list));
      const path = await file(`${order}.json`, swap(draft));
      const { code, stdout } = await run(["plan", path, "--numbers", table]);
      assert.equal(code, 0, order);
      assert.match(stdout, /Ready: 2 of 2 numbers/);
    }
  });

  it("puts options into a draft that begins with a byte order mark", async () => {
    const draft = { ...DRAFT, phone_numbers: ["+14155552671"] };
    const path = await file("mark.json", `\ufeff${JSON.stringify(draft)}`);
    const { stdout } = await run(["plan", path, "--trunk-id", "t-1", "--json"]);
    const plan = JSON.parse(stdout);
    assert.equal(plan.requests[0].body.trunk_id, "t-1");
    assert.equal(plan.diagnostics[0].code, "json.byte_order_mark");
  });

  it("names the option that a remark is about, not a field of the draft", async () => {
    const path = await file("trunk.json", JSON.stringify({ ...DRAFT, phone_numbers: ["+14155552671"] }));
    const { stdout } = await run(["plan", path, "--trunk-id", " t-1 "]);
    assert.match(stdout, /trunk\.id_blank --trunk-id\n/);
    const checked = await run(["check", path, "--trunk-id", " t-1 "]);
    assert.match(checked.stdout, /^--trunk-id: warning trunk\.id_blank/m);
    const inFile = await file("own.json", JSON.stringify({ ...DRAFT, phone_numbers: ["2001"], trunk_id: " t-1 " }));
    assert.match((await run(["plan", inFile])).stdout, /trunk\.id_blank .*own\.json:1 \/trunk_id\n/);
  });

  it("names the options of a trunk", async () => {
    const env = { BLAND_API_KEY: "sk-test-0123456789" };
    const args = ["trunks", "create", "--name", "x".repeat(129), "--endpoint", "pbx.example.com", "--yes"];
    const { code, stdout } = await run(args, { env });
    assert.equal(code, 1);
    assert.match(stdout, /endpoint\.bare_host --endpoint\n/);
    assert.match(stdout, /field\.\w+ --name\n/);
    const trunk = await file("one.json", JSON.stringify({ name: "x", sip_endpoint: "pbx.example.com" }));
    assert.match((await run(["trunks", "create", trunk, "--yes"], { env })).stdout, /one\.json:1 \/sip_endpoint\n/);
  });

  it("tells of a name that is given twice when options change the draft too", async () => {
    const draft = '{"service": "sip", "directions": [],\n"directions": [{"type": "inbound"}]}';
    const path = await file("twice.json", draft);
    const { stdout } = await run(["plan", path, "--numbers", "-"], { input: "+14155552671" });
    assert.match(stdout, /json\.duplicate_key .*twice\.json:2/);
    assert.match(stdout, /Ready: 1 of 1/);
  });

  it("says when the engine itself fails", async () => {
    const env = preload("WebAssembly.Memory.prototype.grow=()=>{throw(Error())}");
    const input = "+14155552671\n".repeat(200000);
    const { code, stderr } = await run(["numbers"], { input, env });
    assert.equal(code, 2);
    assert.match(stderr, /^sipattach: The engine crashed in readNumbers; .* give a part of it\.\n$/);
  });

  it("refuses a base URL that cannot be used, and calls nobody", async () => {
    const path = await file("send.json", DRAFT);
    const { host } = new URL(api.url);
    // Reports every address that would be called, and calls none.
    const spy = `globalThis.fetch = (url) => { console.error("CALLED " + url); return Promise.reject(new TypeError("no")); };`;
    const env = {
      BLAND_API_KEY: KEY,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(spy)}`,
    };
    const called = await run(["verify", path, "--region", "GB"], { env });
    assert.match(called.stderr, /CALLED https:\/\/api\.bland\.ai\//, "the spy hears");
    const bad = [host, `htp://${host}`, "", " ", "junk", `http://user@${host}`, `http:/${host}`];
    const commands = ["plan", "send", "verify", "detach", "update", "render"];
    const tries = [
      ...bad.map((url, index) => [commands[index % commands.length], url]),
      ...commands.map((command) => [command, host]),
    ];
    for (const [command, url] of tries) {
      const yes = ["plan", "render"].includes(command) ? [] : ["--yes"];
      const args = [command, path, "--region", "GB", "--base-url", url, ...yes];
      const { code, stdout, stderr } = await run(args, { env });
      assert.equal(code, 2, `${command} ${url}`);
      assert.match(stderr, /^sipattach: --base-url: The base URL /);
      assert.equal(stdout, "");
      assert.doesNotMatch(stderr, /CALLED/, url);
    }
    assert.equal(api.requests.length, 0);
    const { stderr } = await run(["plan", path, "--base-url", host]);
    assert.match(stderr, new RegExp(`Write http://${host}\\.`), "what to do");
  });

  it("calls a host in clear only when it is allowed by name", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["plan", path, "--region", "GB", "--base-url", "http://staging.internal", "--json"];
    const refused = await run(args);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /plain http: .* or add --allow-http staging\.internal\.\n$/);
    const other = await run([...args, "--allow-http", "other.internal"]);
    assert.equal(other.code, 2);
    const hosts = ["--allow-http", "other.internal", "--allow-http", "Staging.Internal"];
    const allowed = await run([...args, ...hosts]);
    assert.equal(allowed.code, 0, allowed.stderr);
    const { requests, diagnostics } = JSON.parse(allowed.stdout);
    assert.equal(requests[0].url, "http://staging.internal/v1/sip/attach");
    assert.ok(diagnostics.some(({ code }) => code === "context.insecure"));
    const pattern = await run([...args, "--allow-http", "*.internal"]);
    assert.equal(pattern.code, 2);
    assert.match(pattern.stderr, /--allow-http takes a host/);
  });

  it("says where a curl command would have gone", async () => {
    const command = (host) => `curl https://${host}/v1/sip/attach -d '{"phone_number":"+14155552671"}'`;
    const other = await run(["curl"], { input: command("staging.example.com") });
    assert.match(other.stderr, /calls https:\/\/staging\.example\.com; .*--base-url/);
    const same = await run(["curl"], { input: command("api.bland.ai") });
    assert.doesNotMatch(same.stderr, /--base-url/);
  });

  it("takes no key from the command line, and does not repeat it", async () => {
    for (const option of [`--api-key=${KEY}`, `--key=${KEY}`, `--token=${KEY}`]) {
      const { code, stdout, stderr } = await run(["send", option]);
      assert.equal(code, 2);
      assert.match(stderr, /set BLAND_API_KEY, or use --api-key-stdin/);
      assert.ok(!(stdout + stderr).includes(KEY));
    }
  });

  it("helps with a command in either order", async () => {
    assert.equal((await run(["help", "send"])).stdout, (await run(["send", "--help"])).stdout);
  });
});

describe("sipattach, with an output that nobody reads", () => {
  it("comes to its end in silence", async () => {
    const { code, stderr } = await run(["codes", "--json"], { stdout: "closed" });
    assert.equal(code, 0);
    assert.equal(stderr, "");
  });

  it("says when it cannot be written", async () => {
    const full = await open("/dev/full", "w");
    const { code, stderr } = await run(["codes"], { stdout: full.fd });
    await full.close();
    assert.equal(code, 2);
    assert.match(stderr, /^sipattach: stdout: ENOSPC.*\n$/);
  });

  it("sends nothing", async () => {
    const path = await file("send.json", DRAFT);
    const args = ["send", path, "--region", "GB", "--base-url", api.url, "--yes"];
    const { code, stderr } = await run(args, { env: { BLAND_API_KEY: KEY }, stdout: "closed" });
    assert.equal(code, 3);
    assert.match(stderr, /Nothing more is sent/);
    assert.equal(api.requests.length, 0);
  });

  it("keeps control characters from the terminal in JSON too", async () => {
    const input = JSON.stringify({ ...DRAFT, note: "a\u009b31mb\u202ec" });
    const { stdout } = await run(["curl", "--json"], {
      input: `curl -d '${input}' https://a.example`,
    });
    assert.doesNotMatch(stdout, /[\u009b\u202e]/);
    assert.equal(JSON.parse(stdout).draft.note, "a\u009b31mb\u202ec");
  });
});

describe("sipattach send, in the middle of it", () => {
  const REGISTER = {
    phone_number: "+14155552671",
    directions: [
      {
        type: "inbound",
        auth_mode: "register",
        register_auth: { username: "pbx", password: "Vq7mTz4Rk2Wd" },
      },
    ],
    service: "sip",
  };
  const PBX_PASSWORD = derivePbxPassword(REGISTER.directions[0].register_auth);
  const env = { BLAND_API_KEY: KEY };
  const argsFor = (path, ...more) => ["send", path, "--base-url", api.url, "--yes", ...more];
  const slow = () => api.faults.add([{ kind: "slow", ms: 500, times: "always" }]);

  it("stops at Ctrl-C, and knows afterwards what is open", async () => {
    const path = await file("one.json", { ...DRAFT, phone_numbers: ["+14155552671"] });
    const state = join(folder, "stopped.json");
    slow();
    const atSending = (child) => child.kill("SIGINT");
    const stopped = await run(argsFor(path, "--state", state), { env, atSending });
    assert.equal(stopped.code, 130);
    assert.match(stopped.stdout, /\+14155552671 +sent_unknown/);
    assert.match(stopped.stderr, /It was stopped/);
    assert.equal(JSON.parse(await readFile(state, "utf8")).requests[0][0].state, "sent_unknown");
    api.faults.clear();
    assert.equal((await run(argsFor(path, "--state", state), { env })).code, 0);
  });

  it("shows the password on stderr when stdout was closed meanwhile", async () => {
    const path = await file("register.json", REGISTER);
    slow();
    const atSending = (child) => child.stdout.destroy();
    const { code, stdout, stderr } = await run(argsFor(path), { env, atSending });
    assert.equal(code, 0);
    assert.ok(!stdout.includes(PBX_PASSWORD));
    assert.ok(stderr.endsWith(`\n${PBX_PASSWORD}\n`));
  });

  it("shows the password when the state cannot be saved any more", async () => {
    const path = await file("register.json", REGISTER);
    const place = join(folder, "place");
    await mkdir(place);
    slow();
    const atSending = () => rm(place, { recursive: true });
    const args = argsFor(path, "--state", join(place, "state.json"));
    const { code, stdout, stderr } = await run(args, { env, atSending });
    assert.equal(code, 2);
    assert.match(stderr, /state\.json: there is no folder for this file\. Nothing more is sent\.\n$/);
    assert.ok(stdout.includes(`\n${PBX_PASSWORD}\n`));
  });

  it("sends nothing when the state cannot be saved", async () => {
    const path = await file("register.json", REGISTER);
    const args = argsFor(path, "--state", join(folder, "nowhere", "state.json"));
    const { code, stderr } = await run(args, { env });
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^sipattach: .*nowhere\/state\.json: there is no folder for this file\. Nothing was sent\.\n$/,
    );
    assert.equal(api.requests.length, 0);
  });

  it("takes the end of the input for a no", async () => {
    const path = await file("register.json", REGISTER);
    const args = ["send", path, "--base-url", api.url];
    const terminal = { ...env, ...preload("process.stdin.isTTY=true") };
    const { code, stderr } = await run(args, { env: terminal });
    assert.equal(code, 2);
    assert.match(stderr, /\[y\/N\] \nNothing was done\.\n$/);
    assert.equal(api.requests.length, 0);
  });

  it("names the causes that there are outside of browsers", async () => {
    const path = await file("register.json", REGISTER);
    api.faults.add([{ kind: "drop", times: "always" }]);
    const { code, stderr } = await run(argsFor(path), { env });
    assert.equal(code, 3);
    assert.match(stderr, /The base URL is wrong/);
    assert.doesNotMatch(stderr, /browser/);
  });
});
