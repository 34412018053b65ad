// `sipattach ui`: the page and its relay over real HTTP, called as a browser and as an attacker would.
import assert from "node:assert/strict";
import { createServer, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { after, afterEach, before, describe, it } from "node:test";
import { startMockApi } from "../mock/server.mjs";
import { run, startUi } from "./cli.mjs";

const KEY = "sk-test-0123456789-relay";
const BODY = JSON.stringify({ phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" });

let api;
/** The program, its origin, and the path of its page. */
let ui;
before(async () => {
  api = await startMockApi();
  ui = await startPage({ BLAND_API_KEY: KEY, BLAND_BASE_URL: api.url });
});
after(async () => {
  ui?.child.kill("SIGINT");
  await api?.close();
});
afterEach(() => api.reset());

async function startPage(env, args) {
  const started = await startUi(args, { env });
  const [, origin, path] =
    /^The page is at (http:\/\/127\.0\.0\.1:\d+)(\/\S+\/)\n$/.exec(started.stdout) ?? assert.fail(started.stdout);
  return { ...started, origin, path, port: Number(new URL(origin).port) };
}

/** Makes a request with these headers only, including Host, which fetch does not allow to set. */
function ask(method, path, { headers = {}, body, of = ui } = {}) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: "127.0.0.1",
        port: of.port,
        method,
        path,
        headers: { host: `127.0.0.1:${of.port}`, ...headers },
        agent: false,
      },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
/** Makes a request as the page itself does. */
const asPage = (method, target, more = {}) =>
  ask(method, ui.path.slice(0, -1) + target, {
    ...more,
    headers: {
      "sec-fetch-site": "same-origin",
      authorization: "kept-by-sipattach-ui",
      ...(method === "GET" ? {} : { origin: ui.origin, "content-type": "application/json" }),
      ...more.headers,
    },
  });

describe("the page of sipattach ui", () => {
  it("is the built page, told to call the relay", async () => {
    const { status, headers, text } = await ask("GET", ui.path);
    assert.equal(status, 200);
    assert.match(headers["content-type"], /^text\/html/);
    assert.match(text, new RegExp(`<sip-attach-builder base-url="${ui.origin}${ui.path.slice(0, -1)}"`));
    assert.match(headers["content-security-policy"], /default-src 'self'.*frame-ancestors 'none'/);
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
  });

  it("has all that it loads, and nothing of this machine", async () => {
    const { text } = await ask("GET", ui.path);
    const names = [...text.matchAll(/(?:src|href)="([^"#:]+)"/g)].map(([, name]) => name);
    assert.ok(names.includes("page.js") && names.includes("sipattach-core.wasm"));
    for (const name of [...names, "worker.js", "sipattach-tools.wasm"]) {
      const { status, headers } = await ask("GET", ui.path + name);
      assert.equal(status, 200, name);
      if (name.endsWith(".wasm")) assert.equal(headers["content-type"], "application/wasm");
    }
    for (const name of [
      "../cli.js",
      "cli.js",
      "..%2fcli.js",
      "%2e%2e/package.json",
      "service-worker.js",
      "constructor",
      "//etc/passwd",
      "index.html/",
    ]) {
      assert.equal((await ask("GET", ui.path + name)).status, 404, name);
    }
    assert.equal((await ask("POST", ui.path)).status, 405);
  });

  it("finds a stand-in for the key, never the key", async () => {
    const { text } = await ask("GET", `${ui.path}relay.js`);
    assert.match(text, /^sessionStorage\.setItem\("sip-attach-builder:api-key:http:.*", "kept-by-sipattach-ui"\);\n$/);
    for (const name of ["", "relay.js", "page.js", "sip-attach-builder.js"]) {
      assert.ok(!(await ask("GET", ui.path + name)).text.includes(KEY));
    }
  });
});

describe("the relay", () => {
  it("passes the calls of the page on, with the key of the environment", async () => {
    const attached = await asPage("POST", "/v1/sip/attach", { body: BODY });
    assert.equal(attached.status, 200);
    assert.deepEqual(JSON.parse(attached.text).data.configured, ["+14155552671"]);
    const read = await asPage("GET", "/v1/sip?phone_number=%2B14155552671");
    assert.equal(read.status, 200);
    assert.equal(JSON.parse(read.text).data.inbound.number, "+14155552671");
    assert.equal(read.headers["cache-control"], "no-store");
    assert.equal(read.headers["access-control-allow-origin"], undefined);
    const trunk = await asPage("POST", "/v1/sip/trunks", { body: JSON.stringify({ name: "a" }) });
    const { id } = JSON.parse(trunk.text).data.trunk;
    assert.equal((await asPage("GET", `/v1/sip/trunks/${id}`)).status, 200);
    assert.equal((await asPage("PATCH", `/v1/sip/trunks/${id}`, { body: '{"name":"b"}' })).status, 200);
    assert.equal((await asPage("DELETE", `/v1/sip/trunks/${id}`)).status, 200);
  });

  it("passes on no other path and no other method", async () => {
    for (const path of [
      "/v1/calls",
      "/v1/me",
      "/v1/sip/attach/",
      "/v1/sip/../calls",
      "/v1/sip/%2e%2e/calls",
      "/v1/sip/trunks/..",
      "/v1/sip/trunks/%2e%2e",
      "/v1/sip/trunks/%2E.",
      "/v1/sip/trunks/a%2fb",
      "/v1/sip/trunks/a%5cb",
      "/v1/sip/trunks/a\\..\\b",
      "/v1/sip/trunks/a/b",
      "/v1/sip/trunks/",
      "/v1//sip",
      "/v2/sip",
      "/v1/sip/constructor",
    ]) {
      const { status } = await asPage("GET", path);
      assert.equal(status, 404, path);
    }
    for (const [method, path] of [
      ["GET", "/v1/sip/attach"],
      ["PUT", "/v1/sip/attach"],
      ["DELETE", "/v1/sip"],
      ["POST", "/v1/inbound"],
      ["OPTIONS", "/v1/sip/attach"],
    ]) {
      assert.equal((await asPage(method, path, { headers: { origin: ui.origin } })).status, 405, `${method} ${path}`);
    }
    assert.equal(api.requests.length, 0);
  });

  it("serves nobody without the token", async () => {
    for (const token of [
      "",
      "/x",
      "/undefined",
      ui.path.slice(0, -2),
      `${ui.path.slice(0, -1)}x`,
      ui.path.toLowerCase().slice(0, -1),
    ]) {
      const headers = { origin: ui.origin, "sec-fetch-site": "same-origin" };
      const { status, text } = await ask("POST", `${token}/v1/sip/attach`, { headers, body: BODY });
      assert.equal(status, 404, token);
      assert.ok(!text.includes(ui.path.slice(1, -1)));
    }
    assert.equal((await ask("GET", "/")).status, 404);
    assert.equal(api.requests.length, 0);
  });

  it("serves no other page, even one that knows the token", async () => {
    for (const origin of [
      "https://evil.example",
      "null",
      "",
      `http://localhost:${ui.port}`,
      "http://127.0.0.1",
      `http://127.0.0.1:${ui.port + 1}`,
      `https://127.0.0.1:${ui.port}`,
      `${ui.origin}.evil.example`,
    ]) {
      const { status } = await asPage("POST", "/v1/sip/attach", { headers: { origin }, body: BODY });
      assert.equal(status, 403, origin);
      assert.equal((await asPage("GET", "/v1/sip/numbers", { headers: { origin } })).status, 403, origin);
    }
    // Forms and links send no Origin, or none that counts.
    for (const site of ["cross-site", "same-site", "none", ""]) {
      assert.equal((await asPage("GET", "/v1/sip/numbers", { headers: { "sec-fetch-site": site } })).status, 403, site);
    }
    const path = `${ui.path.slice(0, -1)}/v1/sip/attach`;
    assert.equal((await ask("POST", path, { headers: { "sec-fetch-site": "same-origin" }, body: BODY })).status, 403);
    assert.equal((await ask("GET", `${ui.path.slice(0, -1)}/v1/sip/numbers`)).status, 403);
    assert.equal(api.requests.length, 0);
  });

  it("answers to no other name, so that none can be made to lead here", async () => {
    for (const host of [
      `evil.example:${ui.port}`,
      `localhost:${ui.port}`,
      "127.0.0.1",
      `127.0.0.1:${ui.port}.evil.example`,
      `[::1]:${ui.port}`,
    ]) {
      assert.equal(
        (await asPage("POST", "/v1/sip/attach", { headers: { host, origin: `http://${host}` }, body: BODY })).status,
        403,
        host,
      );
      assert.equal((await ask("GET", ui.path, { headers: { host } })).status, 403, host);
    }
    assert.equal(api.requests.length, 0);
  });

  it("listens on the loopback address only", async () => {
    const { networkInterfaces } = await import("node:os");
    const others = Object.values(networkInterfaces())
      .flat()
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) {
      const isOpen = await new Promise((resolve) => {
        const socket = connect(ui.port, address, () => resolve(true)).on("error", () => resolve(false));
        socket.unref();
      });
      assert.equal(isOpen, false, address);
    }
  });

  it("takes the key out of what the API answers, and follows no redirect", async () => {
    const seen = [];
    const echo = createServer((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url.includes("redirect")) return response.writeHead(302, { location: "https://evil.example/" }).end();
      response.writeHead(400, { "content-type": "text/html", "set-cookie": "a=b", "x-echo": KEY });
      response.end(`<script>${KEY}</script> ${encodeURIComponent(KEY)} ${Buffer.from(KEY).toString("base64")}`);
    });
    await new Promise((resolve) => echo.listen(0, "127.0.0.1", resolve));
    const other = await startPage({
      BLAND_API_KEY: `Bearer ${KEY}`,
      BLAND_BASE_URL: `http://127.0.0.1:${echo.address().port}`,
    });
    try {
      const base = other.path.slice(0, -1);
      const headers = { "sec-fetch-site": "same-origin", authorization: "mine" };
      const answer = await ask("GET", `${base}/v1/sip/numbers`, { of: other, headers });
      assert.equal(answer.status, 400);
      for (const secret of [KEY, Buffer.from(KEY).toString("base64")]) {
        assert.ok(!(answer.text + JSON.stringify(answer.headers)).includes(secret));
      }
      assert.doesNotMatch(answer.headers["content-type"], /html/);
      assert.equal(answer.headers["set-cookie"], undefined);
      assert.equal((await ask("GET", `${base}/v1/sip/status?redirect`, { of: other, headers })).status, 502);
      assert.deepEqual(seen, [`Bearer ${KEY}`, `Bearer ${KEY}`]);
    } finally {
      other.child.kill("SIGINT");
      echo.close();
      const { code, stdout, stderr } = await other.ended;
      assert.equal(code, 0);
      assert.ok(!(stdout + stderr).includes(KEY));
    }
  });

  it("passes on the key that was typed, where the environment has none", async () => {
    const other = await startPage({ BLAND_BASE_URL: api.url });
    try {
      assert.equal((await ask("GET", `${other.path}relay.js`, { of: other })).text, "");
      const headers = { "sec-fetch-site": "same-origin", authorization: "sk-test-typed" };
      const path = `${other.path.slice(0, -1)}/v1/sip/numbers`;
      assert.equal((await ask("GET", path, { of: other, headers })).status, 200);
      assert.equal((await ask("GET", path, { of: other, headers: { ...headers, authorization: "no" } })).status, 401);
    } finally {
      other.child.kill("SIGINT");
      assert.match((await other.ended).stderr, /Enter the API key in the page/);
    }
  });

  it("says when the API does not answer", async () => {
    api.faults.add([{ kind: "drop", times: "always" }]);
    const { status, text } = await asPage("GET", "/v1/sip/numbers");
    assert.equal(status, 502);
    assert.match(JSON.parse(text).errors[0].message, /no usable answer/);
  });
});

describe("sipattach ui", () => {
  it("has another token each time, and says when its port is taken", async () => {
    const other = await startPage({ BLAND_BASE_URL: api.url });
    other.child.kill("SIGINT");
    assert.notEqual(other.path, ui.path);
    assert.ok(ui.path.length >= 34);
    const taken = await run(["ui", "--port", String(ui.port)], { env: { BLAND_BASE_URL: api.url } });
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /another program uses this port/);
    const wrong = await run(["ui", "--port", "99999"]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--port takes a number from 0 to 65535, not 99999/);
  });
});
