// The configuration, the environment, and the commands that ask the account.
import assert from "node:assert/strict";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { eachInFolder, moduleOf, run, withMockApi } from "./cli.mjs";

const KEY = "sk-test-0123456789";
const NUMBER = "+14155552671";
let api;
let folder;
withMockApi((mock) => (api = mock));
const DRAFT = { phone_numbers: ["(415) 555-2671"], directions: [{ type: "inbound" }], service: "sip" };
eachInFolder((path) => (folder = path), { "draft.json": JSON.stringify(DRAFT) });

const configure = (config, at = "") =>
  writeFile(join(folder, at, "sipattach.config.json"), typeof config === "string" ? config : JSON.stringify(config));
const at = (cwd, env) => ({ cwd: join(folder, cwd), env });
const plan = async (args, options) => {
  const { stdout, stderr } = await run(["plan", "--json", ...args], options);
  return stdout === "" ? assert.fail(stderr) : JSON.parse(stdout);
};

describe("sipattach.config.json", () => {
  it("says what options are that are not given", async () => {
    await configure({ $schema: "x", region: "US", baseUrl: "https://staging.example.com" });
    const [request] = (await plan(["draft.json"], at(""))).requests;
    assert.equal(request.url, "https://staging.example.com/v1/sip/attach");
    assert.match((await plan(["draft.json", "--region", "GB"], at(""))).numbers[0].value, /^\+44/);
    assert.equal((await plan(["draft.json", "--no-config"], at(""))).ok, false);
    // Not every command has this kind of region.
    assert.equal((await run(["provider", "twilio"], at(""))).code, 0);
  });

  it("is looked for up to the root of the project, and no further", async () => {
    await mkdir(join(folder, "project/.git"), { recursive: true });
    await mkdir(join(folder, "project/deep/er"), { recursive: true });
    await configure({ region: "US" });
    assert.equal((await plan(["../../../draft.json"], at("project/deep/er"))).ok, false);
    await configure({ region: "US" }, "project");
    assert.equal((await plan(["../../../draft.json"], at("project/deep/er"))).ok, true);
  });

  it("is not looked for above a folder that is in no project and no home", async () => {
    await mkdir(join(folder, "below"));
    await configure({ region: "US" });
    const env = { HOME: join(folder, "nowhere") };
    assert.equal((await plan(["../draft.json"], at("below", env))).ok, false);
    // If HOME is above it, it is.
    assert.equal((await plan(["../draft.json"], at("below", { HOME: folder }))).ok, true);
  });

  it("is looked for up to the topmost package, where there is no repository", async () => {
    await mkdir(join(folder, "shop/packages/calls"), { recursive: true });
    for (const each of ["shop", "shop/packages/calls"]) await writeFile(join(folder, each, "package.json"), "{}");
    const env = { HOME: join(folder, "nowhere") };
    await configure({ region: "US" });
    assert.equal((await plan(["../../../draft.json"], at("shop/packages/calls", env))).ok, false);
    await configure({ region: "US" }, "shop");
    assert.equal((await plan(["../../../draft.json"], at("shop/packages/calls", env))).ok, true);
  });

  it("does not say where the API key goes if every user may write to it", async () => {
    await mkdir(join(folder, "open/.git"), { recursive: true });
    await configure({ region: "US", baseUrl: "https://staging.example.com" }, "open");
    const file = join(folder, "open/sipattach.config.json");
    const address = async (...args) => (await plan(["../draft.json", ...args], at("open"))).requests[0].url;
    for (const [path, mode] of [
      [file, 0o666],
      [join(folder, "open"), 0o777],
    ]) {
      await chmod(path, mode);
      const { code, stderr, stdout } = await run(["plan", "../draft.json"], at("open"));
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /every user of this machine may write to this file or its folder/);
      // Unless it was named, or does not say.
      assert.match(await address("--config", file), /staging/);
      assert.match(await address("--base-url", "https://other.example.com"), /other/);
      await chmod(path, mode & 0o755);
    }
    await chmod(join(folder, "open"), 0o1777); // as of /tmp: nobody else may replace the file
    assert.match(await address(), /staging/);
    await chmod(file, 0o664); // the usual mode where every user has a group
    assert.match(await address(), /staging/);
    await configure({ region: "US" }, "open");
    await chmod(file, 0o666);
    assert.match(await address(), /api\.bland\.ai/);
  });

  it("has no empty values", async () => {
    await configure({ region: "" });
    const { code, stderr } = await run(["plan", "draft.json"], at(""));
    assert.equal(code, 2);
    assert.match(stderr, /region is empty/);
  });

  it("may be named", async () => {
    await writeFile(join(folder, "other.json"), JSON.stringify({ region: "US" }));
    assert.equal((await plan(["draft.json", "--config", "other.json"], at(""))).ok, true);
    const { code, stderr } = await run(["plan", "draft.json", "--config", "missing.json"], at(""));
    assert.equal(code, 2);
    assert.match(stderr, /missing\.json: there is no such file/);
  });

  for (const [what, config, message] of [
    ["a secret", { apiKey: "sk-live-hidden" }, /apiKey looks like a secret\. Take it out/],
    [
      "a password in an address",
      { baseUrl: "https://u:sk-live-hidden@x.example" },
      /baseUrl holds a username or a password/,
    ],
    ["a misspelt setting", { regoin: "US" }, /no setting regoin\. Did you mean region\?/],
    [
      "the name that the engine has for it",
      { defaultRegion: "US" },
      /no setting defaultRegion\. Did you mean region\?/,
    ],
    ["the same as the engine writes it", { default_region: "US" }, /Did you mean region\?/],
    ["the name of an option", { "trunk-id": "t" }, /Did you mean trunkId\?/],
    ["a value of another type", { skipInvalid: "sk-live-hidden" }, /skipInvalid must be a boolean/],
    ["leave for plain http", { allowHttp: ["x"] }, /no setting allowHttp/],
    ["something else than JSON", "sk-live-hidden", /this is not JSON/],
    ["a comma too many", '{"region":"sk-live-hidden",}', /sipattach\.config\.json:1:28: this is not JSON\. .*commas/],
    ["something else than an object", ["sk-live-hidden"], /not a JSON object/],
  ]) {
    it(`may not hold ${what}, and what it holds is not repeated`, async () => {
      await configure(config);
      const { code, stdout, stderr } = await run(["plan", "draft.json"], at(""));
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.ok(!(stdout + stderr).includes("sk-live-hidden"));
    });
  }

  it("has a schema that agrees with what is read", async () => {
    const schema = JSON.parse((await run(["schema", "config"])).stdout);
    const isValid = new Ajv({ strict: true }).compile(schema);
    assert.ok(isValid({ $schema: "x", region: "US", trunkId: "t", baseUrl: "https://a.example", skipInvalid: true }));
    assert.ok(!isValid({ regoin: "US" }));
    assert.ok(!isValid({ apiKey: "x" }));
    assert.ok(!isValid({ skipInvalid: "yes" }));
    for (const [key, { type }] of Object.entries(schema.properties)) {
      await configure({ [key]: type === "boolean" ? true : "US" });
      const { stderr } = await run(["plan", "draft.json"], at(""));
      assert.doesNotMatch(stderr, /setting|must be/, key);
    }
  });

  it("says where the API key goes, when it does", async () => {
    await configure({ baseUrl: api.url, region: "US" });
    const { code, stderr } = await run(["verify", "draft.json"], at("", { BLAND_API_KEY: KEY }));
    assert.equal(code, 3, "nothing is attached");
    assert.match(stderr, new RegExp(`^The API is at ${api.url}/? \\(.*sipattach\\.config\\.json\\)\\.$`, "m"));
  });
});

describe("BLAND_BASE_URL", () => {
  it("that is empty is an error, since it was meant to hold an address", async () => {
    const { code, stderr } = await run(["plan", "draft.json"], at("", { BLAND_BASE_URL: "" }));
    assert.notEqual(code, 0);
    assert.match(stderr, /BLAND_BASE_URL: The base URL is empty/);
  });

  it("is where the API is; an option wins, and it wins over the configuration", async () => {
    await configure({ region: "US", baseUrl: "https://configured.example.com" });
    const env = { BLAND_BASE_URL: "https://environment.example.com" };
    const url = async (args, options) => (await plan(["draft.json", ...args], options)).requests[0].url;
    assert.match(await url([], at("", env)), /^https:\/\/environment\.example\.com\//);
    assert.match(await url(["--base-url", "https://option.example.com"], at("", env)), /^https:\/\/option\./);
    assert.match(await url(["--no-config", "--region", "US"], at("", env)), /^https:\/\/environment\./);
  });

  it("is refused like --base-url where it cannot be used", async () => {
    const env = { BLAND_BASE_URL: "http://staging.internal", BLAND_API_KEY: KEY };
    const { code, stderr } = await run(["verify", "draft.json", "--region", "US"], at("", env));
    assert.equal(code, 2);
    assert.match(stderr, /plain http/);
  });
});

describe("a proxy of the environment", () => {
  const PROXY = "http://user:pr0xy-pass@proxy.example:3128";
  const status = (env) => run(["status", NUMBER, "--base-url", api.url], at("", { BLAND_API_KEY: KEY, ...env }));
  const [major, minor] = process.versions.node.split(".").map(Number);
  const canUse = major >= 24 || (major === 22 && minor >= 21);

  it("is told of where this Node cannot use it, without its password", { skip: canUse }, async () => {
    const { stderr } = await status({ HTTP_PROXY: PROXY });
    assert.match(
      stderr,
      /^HTTP_PROXY names the proxy proxy\.example:3128, but this Node \(v[\d.]+\) cannot use it: requests go out directly\./m,
    );
    assert.match(stderr, /NODE_USE_ENV_PROXY=1/);
    assert.ok(!stderr.includes("pr0xy-pass"));
  });

  it("is not spoken of where it is not for this address", async () => {
    assert.doesNotMatch((await status({ HTTPS_PROXY: PROXY })).stderr, /proxy/i);
    assert.doesNotMatch((await status({ HTTP_PROXY: PROXY, NO_PROXY: "localhost,127.0.0.1" })).stderr, /proxy/i);
    assert.doesNotMatch((await run(["plan", "draft.json"], at("", { HTTPS_PROXY: PROXY }))).stderr, /proxy/i);
  });

  it("is chosen as other programs choose it", async () => {
    const { proxyFor } = await moduleOf("proxies");
    const of = (env, address = "https://api.bland.ai") => proxyFor(address, env)?.host ?? null;
    assert.equal(of({ HTTPS_PROXY: "http://a:1" }), "a:1");
    assert.equal(of({ HTTPS_PROXY: "http://a:1", https_proxy: "b:2" }), "b:2");
    assert.equal(of({ HTTP_PROXY: "http://a:1" }), null);
    for (const list of [
      "*",
      "api.bland.ai",
      ".bland.ai",
      "bland.ai",
      "*.bland.ai",
      "x, api.bland.ai:443",
      "API.BLAND.AI",
    ]) {
      const expected = list.includes(":443") ? "a:1" : null; // the address has no port of its own
      assert.equal(of({ HTTPS_PROXY: "http://a:1", NO_PROXY: list }), expected, list);
    }
    for (const list of ["land.ai", "api.bland.ai.example", "", "api.bland.ai:8443"]) {
      assert.equal(of({ HTTPS_PROXY: "http://a:1", no_proxy: list }), "a:1", list);
    }
  });
});

describe("commands that ask the account", () => {
  const options = (key = KEY) => at("", { BLAND_API_KEY: key, BLAND_BASE_URL: api.url });
  const attach = async (sip_endpoint) => {
    const directions = [
      { type: "outbound", sip_endpoint, options: { transport: "tls", port: 5061, secure_media: true } },
    ];
    await writeFile(join(folder, "out.json"), JSON.stringify({ phone_number: NUMBER, directions, service: "sip" }));
    assert.equal((await run(["send", "out.json", "--yes"], options())).code, 0);
  };

  it("firewall lists addresses, for people and for scripts", async () => {
    const { code, stdout } = await run(["firewall"], options());
    assert.equal(code, 0);
    assert.match(stdout, /^ {2}\d+\.\d+\.\d+\.\d+$/m);
    const list = await run(["firewall", "--format", "list"], options());
    for (const line of list.stdout.trimEnd().split("\n")) assert.match(line, /^[\d.:a-f/]+$/);
    assert.ok(JSON.parse((await run(["firewall", "--json"], options())).stdout).groups.length > 0);
  });

  it("firewall fails where the answer names no addresses, so that no script lets nothing through", async () => {
    for (const format of [[], ["--format", "list"], ["--json"]]) {
      const body = '{"data":{"note":"moved"}}';
      api.faults.add({ kind: "unreadable", status: 200, body, path: "/v1/sip/firewall-ips" });
      const { code, stdout, stderr } = await run(["firewall", ...format], options());
      assert.equal(code, 3);
      assert.match(stderr, /The answer names no addresses\./);
      assert.equal(stdout.includes("moved"), format[1] !== "list", "what the answer holds is shown, but in a list");
    }
  });

  it("status tells of each number, and its exit status of all", async () => {
    await attach("sip:pbx.example.com");
    const good = await run(["status", "(415) 555-2671", "--region", "US"], options());
    assert.equal(good.code, 0, good.stderr);
    assert.match(good.stdout, /^\+14155552671 +healthy/);
    const bad = await run(["status", NUMBER, "+442079460018", "--json"], options());
    assert.equal(bad.code, 3);
    assert.deepEqual(
      JSON.parse(bad.stdout).map(({ number }) => number),
      [NUMBER, "+442079460018"],
    );
    assert.equal((await run(["status", "nonsense"], options())).code, 2);
  });

  it("test-call asks, places one call and follows it", { timeout: 60_000 }, async () => {
    await attach("sip:pbx.example.com");
    const unasked = await run(["test-call", NUMBER], options());
    assert.equal(unasked.code, 2);
    const calls = () =>
      api.requests.filter(({ method, path, url }) => method === "POST" && /test-call/.test(path ?? url));
    assert.equal(calls().length, 0);
    const { code, stdout } = await run(["test-call", NUMBER, "--yes"], options());
    assert.equal(code, 0);
    assert.match(stdout, /^connected/);
    assert.equal(calls().length, 1);
  });

  it("firewall says what can be had without a key", async () => {
    const { code, stderr } = await run(["firewall"]);
    assert.equal(code, 2);
    const command = /sipattach (provider other --region us2) shows/.exec(stderr)?.[1].split(" ") ?? [];
    assert.match((await run(command)).stdout, /Signaling addresses +\d+\.\d+/);
  });

  it("never repeat a key that is refused", async () => {
    for (const args of [["firewall"], ["status", NUMBER], ["test-call", NUMBER, "--yes"]]) {
      const { code, stdout, stderr } = await run(args, options("refused-key-123"));
      assert.equal(code, 3, args.join(" "));
      assert.ok(!(stdout + stderr).includes("refused-key-123"));
    }
  });
});
