// Secrets are planted in every file and variable that the command line reads, every command is run in every format,
// and everything that it prints and writes is searched. A secret may only be in a draft that somebody asked for, in a
// program with --reveal-secrets, in a new draft that only its owner can read, and in the one answer that returns it,
// however it is written. CANARIES=1 prints how much was searched.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { canary, Search } from "../node/canary-search.mjs";
import { CURL_KEY, HEADER, PLANTED as COMMON, REGISTER, SIP, TRUNK, URI } from "../node/planted.mjs";
import { startMockApi } from "../mock/server.mjs";
import { ON_TERMINAL, run, start, startUi } from "./cli.mjs";

const STRAY = canary("Yb3gLm7sP", "$x", "Fj9cDv5rW");
const PLANTED = { ...COMMON, "a secret at a wrong place": STRAY };
const API_KEY = PLANTED["the API key"].value;
/** The secrets of the draft. */
const OF_DRAFT = ["the password to register with", "the SIP password", "a header's fixed value"];

const INBOUND = {
  type: "inbound",
  auth_mode: "register",
  register_auth: { username: "pbx", password: REGISTER.value },
};
const OUTBOUND = {
  type: "outbound",
  sip_endpoint: "sip:pbx.example.com",
  options: { sip_username: "agent", sip_password: SIP.value },
  headers: {
    direction: "outbound",
    headers: [{ type: "custom", key: "X-Api-Key", value: HEADER.value, passthrough: true }],
  },
};
const DRAFT = { phone_numbers: ["+14155552671", "+12127365000"], service: "sip", directions: [INBOUND, OUTBOUND] };
/** A draft with something wrong in every member that holds a secret. */
const FAULTY = {
  ...DRAFT,
  phone_numbers: ["+1 415 555 2671", "030 901820", `sip:desk:${URI.value}@pbx.example.com`],
  password: STRAY.value,
  directions: [
    { ...INBOUND, passwrd: STRAY.value, register_auth: { ...INBOUND.register_auth, secret: STRAY.value } },
    {
      ...OUTBOUND,
      sip_endpoint: `sip:x:${URI.value}@pbx.example.com`,
      options: { ...OUTBOUND.options, sip_password: ` ${SIP.value} ` },
    },
  ],
};
const CURL = `curl https://api.bland.ai/v1/sip/attach -u admin:${TRUNK.value.replaceAll("&", "")} -H 'authorization: sk-test-${CURL_KEY.value}' -H 'content-type: application/json' -d '${JSON.stringify(DRAFT).replaceAll("'", `'\\''`)}'`;

const search = new Search(PLANTED);
let api;
let folder;
let runs = 0;
before(async () => {
  api = await startMockApi();
  folder = await mkdtemp(join(tmpdir(), "sipattach-canaries-"));
  const files = {
    "draft.json": JSON.stringify(DRAFT, null, 2),
    "line.json": JSON.stringify(FAULTY),
    "faulty.json": JSON.stringify(FAULTY, null, 2),
    "slip.json": `${JSON.stringify(FAULTY, null, 2).slice(0, -2)},}`,
    "cut.json": JSON.stringify(FAULTY).slice(0, -40),
    "command.txt": CURL,
    "cut.txt": CURL.slice(0, -30),
    "trunk.json": JSON.stringify({
      name: "Carrier",
      sip_endpoint: "sip:pbx.example.com",
      options: { sip_username: "agent", sip_password: TRUNK.value },
    }),
    "registering.json": JSON.stringify({
      name: "PBX",
      inbound_auth_mode: "register",
      register_auth: { username: "pbx", password: REGISTER.value },
    }),
    "devices.csv": `Site,Number,SIP password,API key\nDesk,+14155552671,${SIP.value},${API_KEY}\nHall,030 901820,${SIP.value},${API_KEY}\nX,oops,${SIP.value},${API_KEY}\n`,
    "secret.config.json": JSON.stringify({ apiKey: STRAY.value }),
    "address.config.json": JSON.stringify({ baseUrl: `https://u:${encodeURIComponent(STRAY.value)}@api.example.com` }),
    "other.config.json": JSON.stringify({ region: STRAY.value, format: STRAY.value }),
    "number.config.json": JSON.stringify({ baseUrl: { a: STRAY.value } }),
    "identities.txt": `sip:desk:${URI.value}@pbx.example.com\n+14155552671\n`,
    "results.csv": `number,${STRAY.value}\r\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
after(async () => {
  await api.close();
  await rm(folder, { recursive: true });
  if (process.env.CANARIES === "1") console.log(`command line: ${runs} runs, ${search.figures}`);
});

/** Runs a command and searches its output, and everything that it created in the folder. */
async function searched(args, { may = [], env = {}, input, ...options } = {}) {
  const known = new Map();
  for (const name of await readdir(folder)) known.set(name, (await stat(join(folder, name))).mtimeMs);
  const result = await run(args, { cwd: folder, env: { BLAND_API_KEY: API_KEY, ...env }, input, ...options });
  runs += 1;
  const what = args.join(" ").slice(0, 60);
  const before = search.found.length;
  search.look(`stdout of ${what}`, result.stdout, may);
  search.look(`stderr of ${what}`, result.stderr, result.mayErr ?? []);
  for (const name of await readdir(folder)) {
    if (known.get(name) === (await stat(join(folder, name))).mtimeMs) continue;
    search.look(`the name of a file of ${what}`, name);
    const isPrivate = ((await stat(join(folder, name))).mode & 0o077) === 0;
    search.look(`the file ${name} of ${what}`, await readFile(join(folder, name), "latin1"), isPrivate ? may : []);
  }
  assert.deepEqual(search.found.slice(before), [], `${result.stdout}${result.stderr}`);
  return result;
}

const atApi = () => ["--base-url", api.url];

describe("no secret is printed or written", () => {
  for (const file of ["draft.json", "faulty.json", "line.json", "slip.json", "cut.json"]) {
    for (const format of ["text", "json", "sarif", "junit", "csv", "markdown"])
      it(`check ${file} as ${format}`, () => searched(["check", file, "--format", format, "--all"]));
    it(`plan ${file}`, () => searched(["plan", file, "--region", "DE"]));
    it(`plan ${file} as JSON`, () => searched(["plan", file, "--json"]));
    for (const language of ["curl", "curl_cmd", "powershell", "javascript", "python"])
      it(`render ${file} as ${language}`, () => searched(["render", file, "--language", language, "--skip-invalid"]));
    it(`render ${file} as JSON`, () => searched(["render", file, "--json", "--skip-invalid"]));
    it(`verify, update, detach and send ${file} refused`, async () => {
      for (const command of ["verify", "update", "detach", "send"])
        if (file !== "draft.json") await searched([command, file, ...atApi(), "--yes", "--json"]);
    });
  }

  it("--reveal-secrets shows them, and it is found", async () => {
    const { stdout } = await searched(["render", "draft.json", "--reveal-secrets"], { may: OF_DRAFT });
    assert.ok(search.in(stdout).length > 0, "the search finds what is there");
  });

  it("check --fix: what it would change, and what it asks", async () => {
    for (const file of ["faulty.json", "line.json", "slip.json"]) {
      await searched(["check", file, "--fix"], { env: ON_TERMINAL, input: "n\n" });
      await searched(["check", file, "--fix", "--json"], { input: "n\n" });
      const copy = `copy-${file}`;
      await writeFile(join(folder, copy), await readFile(join(folder, file), "utf8"));
      await searched(["check", copy, "--fix", "--yes"], { may: Object.keys(PLANTED).slice(2) }).catch((error) => {
        // The file itself may keep its contents.
        if (!/the file copy-/.test(error.message)) throw error;
      });
    }
    search.found = search.found.filter((each) => !/the file copy-/.test(each));
  });

  it("a draft that is read from a curl command has no key", async () => {
    await searched(["curl", "command.txt"], { may: OF_DRAFT });
    await searched(["curl", "command.txt", "--json"], { may: OF_DRAFT });
    await searched(["curl", "cut.txt"]);
    await searched(["curl", "cut.txt", "--json"]);
    await searched(["plan", "command.txt"]);
    await searched(["check", "command.txt"]);
    await searched(["numbers", "command.txt"]);
  });

  it("lists, tables and single values", async () => {
    for (const more of [[], ["--json"]]) {
      await searched(["numbers", "devices.csv", ...more]);
      await searched(["numbers", "faulty.json", ...more]);
      await searched(["numbers", "identities.txt", ...more]);
      await searched(["plan", "draft.json", "--numbers", "devices.csv", ...more]);
      await searched(["endpoint", `sip:x:${URI.value}@pbx.example.com`, ...more]);
      await searched(["number", `sip:x:${URI.value}@pbx.example.com`, ...more]);
    }
  });

  it("sent, gone on with, verified, updated, detached; states and results", async () => {
    const state = ["--state", "progress.json", "--results", "sent.csv"];
    api.faults.add({
      kind: "status",
      status: 500,
      path: "/v1/sip/attach",
      method: "POST",
      times: "always",
      errors: [{ error: JSON.stringify(DRAFT), message: API_KEY }],
    });
    await searched(["send", "draft.json", ...atApi(), "--yes", ...state]);
    api.faults.clear();
    const { stdout } = await run(["send", "draft.json", ...atApi(), "--yes"], {
      cwd: folder,
      env: { BLAND_API_KEY: API_KEY },
    });
    const password = /\b[\w]{24}\b/.exec(stdout)?.[0];
    assert.ok(password, stdout);
    search.plant("a one-time password", password);
    const { code } = await searched(["send", "draft.json", ...atApi(), "--yes", ...state]);
    assert.equal(code, 3, "of this batch the answer with the password was lost");
    await searched(["send", "draft.json", ...atApi(), "--yes", "--json"]);
    for (const more of [[], ["--json"]]) {
      await searched(["verify", "draft.json", ...atApi(), ...more]);
      await searched(["plan", "draft.json", "--live", ...atApi(), ...more]);
      await searched(["update", "draft.json", ...atApi(), "--yes", ...more], { may: ["a one-time password"] });
      await searched(["status", "+14155552671", ...atApi(), ...more]);
      await searched(["firewall", ...atApi(), ...more]);
      await searched(["detach", "draft.json", ...atApi(), "--yes", ...more]);
    }
    await searched(["send", "draft.json", ...atApi(), "--yes", "--state", "draft.json"]);
    await searched(["send", "draft.json", ...atApi(), "--yes", "--results", "results.csv"]);
  });

  it("trunks", async () => {
    for (const more of [[], ["--json"]]) {
      const { stdout } = await searched(["trunks", "create", "trunk.json", ...atApi(), "--yes", ...more]);
      const id = /trunk_\w+/.exec(stdout)?.[0];
      await searched(["trunks", "show", id, ...atApi(), ...more]);
      await searched(["trunks", "update", id, "trunk.json", "--name", "Other", ...atApi(), "--yes", ...more]);
      await searched(["trunks", "test", id, ...atApi(), ...more]);
      await searched(["trunks", "list", ...atApi(), ...more]);
      await searched(["trunks", "delete", id, ...atApi(), "--yes", ...more]);
      // The command asks first, and nobody answers.
      await searched(["trunks", "create", "trunk.json", ...atApi(), ...more]);
    }
  });

  it("a server that repeats what it was sent", async () => {
    const ofDraft = [
      DRAFT,
      encodeURIComponent(SIP.value),
      Buffer.from(`agent:${SIP.value}`).toString("base64"),
      encodeURIComponent(JSON.stringify(JSON.stringify(DRAFT))),
    ];
    for (const status of [400, 401, 403, 404, 422, 500]) {
      const commands = [
        ["send", "draft.json", "--yes", "--results", `echo-${status}.csv`, "--state", `echo-${status}.json`],
        ["verify", "draft.json"],
        ["update", "draft.json", "--yes"],
        ["plan", "draft.json", "--live"],
        ["trunks", "list"],
        ["status", "+14155552671"],
        ["firewall"],
      ];
      for (const args of commands.slice(0, status === 500 ? 1 : undefined)) {
        const said = JSON.stringify([API_KEY, `Bearer ${API_KEY}`, ...(args.includes("draft.json") ? ofDraft : [])]);
        api.faults.add({ kind: "status", status, times: "always", errors: [{ error: said, message: said }] });
        await searched([...args, ...atApi()]).finally(() => api.faults.clear());
      }
    }
  });

  it("a key or a password at a wrong place of the command line", async () => {
    const { value } = STRAY;
    for (const args of [
      ["send", "draft.json", "--api-key", value],
      ["send", "draft.json", `--api-key=${value}`],
      ["send", "draft.json", `--apikey=${value}`],
      ["send", "draft.json", "-k", value],
      ["send", "draft.json", `-k${value}`],
      ["send", "draft.json", `--key=${value}`],
      ["send", "draft.json", `--token=${value}`],
      ["send", "draft.json", `--api-key-stdin=${value}`],
      ["send", "draft.json", "--password", value],
      ["send", "draft.json", `--authorization=Bearer ${value}`],
      ["send", "draft.json", "--base-url", `https://u:${encodeURIComponent(value)}@api.example.com`],
      ["plan", "draft.json", "--base-url", `https://api.example.com/?api_key=${encodeURIComponent(value)}`],
      ["trunks", "create", "--password", value],
      ["trunks", "create", `--sip-password=${value}`],
      ["trunks", "create", "--name", "X", "--endpoint", `sip:u:${URI.value}@h.example.com`, "--yes"],
      ["trunks", "list"],
      ["trunks", "list", "--json"],
      ["init", "new.json", "--yes", "--answer", `password=${value}`],
      ["init", "new.json", "--yes", "--answer", `sip_password=${value}`, "--provider", "twilio"],
      ["init", "new.json", "--yes", "--password", value],
      [`--api-key=${value}`, "send"],
      [`--key=${value}`],
    ])
      await searched(args, { env: { BLAND_BASE_URL: api.url } });
  });

  it("a secret in a configuration, in the address, in a proxy, or in a key that is none", async () => {
    for (const config of ["secret", "address", "other", "number"])
      await searched(["plan", "draft.json", "--config", `${config}.config.json`]);
    const { value } = STRAY;
    const inUrl = encodeURIComponent(value);
    for (const env of [
      { BLAND_BASE_URL: `https://u:${inUrl}@api.example.com` },
      { BLAND_BASE_URL: `u:${value}@api.example.com` },
      { BLAND_BASE_URL: `https://api.example.com/?token=${inUrl}` },
      { BLAND_BASE_URL: api.url, BLAND_API_KEY: `${value} é ${value}` },
      { BLAND_BASE_URL: api.url, BLAND_API_KEY: `"Bearer Bearer ${value}"` },
      { BLAND_BASE_URL: api.url, HTTP_PROXY: `http://u:${inUrl}@127.0.0.1:9`, NODE_USE_ENV_PROXY: "1" },
      { BLAND_BASE_URL: api.url, HTTP_PROXY: `http://u:${value}@127.0.0.1:9` },
    ])
      await searched(["trunks", "list"], { env });
    await searched(["trunks", "list", ...atApi(), "--api-key-stdin"], { input: `${value}\n` });
  });

  it("a new draft is for its owner alone, and no argument has the password", async () => {
    const args = [
      "init",
      "made.json",
      "--yes",
      "--provider",
      "twilio",
      "--answer",
      "trunk=acme",
      "--answer",
      "sip_username=u",
    ];
    await searched([...args, "--direction", "outbound", "--number", "+14155552671", "--password-stdin"], {
      input: `${SIP.value}\n`,
      may: ["the SIP password"],
    });
    assert.equal((await stat(join(folder, "made.json"))).mode & 0o777, 0o600);
  });

  it("the process list, while numbers are sent", async () => {
    api.faults.add({ kind: "slow", ms: 1500, times: "always" });
    const sending = start(["send", "draft.json", ...atApi(), "--yes"], {
      cwd: folder,
      env: { BLAND_API_KEY: API_KEY },
    });
    await sending.says(/sending\n/);
    const { pid } = sending.child;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, "latin1").catch(() => "");
    for (const each of [pid, ...children.split(" ").filter(Boolean)])
      search.look("the process list", await readFile(`/proc/${each}/cmdline`, "latin1").catch(() => ""));
    sending.child.kill("SIGTERM");
    await sending.ended;
    api.faults.clear();
    assert.ok(search.found.every((each) => !each.includes("the process list")));
  });

  it("the page on this machine: what it is served with, and what the relay gives back", async () => {
    const before = search.found.length;
    const ui = await startUi(atApi(), { cwd: folder, env: { BLAND_API_KEY: API_KEY } });
    const { url } = ui;
    const origin = new URL(url).origin;
    const get = async (path, options) => {
      const answer = await fetch(new URL(path, url), options);
      search.look(`headers of ${path}`, JSON.stringify([...answer.headers]));
      // The page may have what the account has.
      search.look(`the text of ${path}`, await answer.text(), ["the password of a SIP URI"]);
      return answer.status;
    };
    assert.equal(await get(""), 200);
    assert.equal(await get("page.js"), 200);
    const headers = { origin, "sec-fetch-site": "same-origin", authorization: "kept-by-sipattach-ui" };
    for (const status of [undefined, 400, 401, 500]) {
      if (status)
        api.faults.add({
          kind: "status",
          status,
          times: "always",
          errors: [{ error: API_KEY, message: `key ${API_KEY}` }],
        });
      await get("v1/sip/trunks", { headers });
      await get("api/v1/sip/trunks", { headers });
      api.faults.clear();
    }
    assert.equal(await get("no-such-file"), 404);
    ui.child.kill("SIGINT");
    const ended = await ui.ended;
    search.look("stdout of ui", ended.stdout);
    search.look("stderr of ui", ended.stderr);
    assert.deepEqual(search.found.slice(before), []);
  });
});
