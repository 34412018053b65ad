// The static file server, the page served against the mock, and the two commands.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { contentSecurityPolicy, startPage, withBaseUrl } from "../mock/page.mjs";
import { startMockApi } from "../mock/server.mjs";
import { startStaticServer } from "../mock/static.mjs";

const WASM = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const INDEX = "<!doctype html>\n<sip-attach-builder></sip-attach-builder>\n";
let outer;
let root;

before(async () => {
  outer = await mkdtemp(join(tmpdir(), "sipattach-static-"));
  root = join(outer, "dist");
  await mkdir(join(root, "examples"), { recursive: true });
  await mkdir(join(outer, "dist-private"));
  await Promise.all([
    writeFile(join(root, "index.html"), INDEX),
    writeFile(join(root, "examples", "index.html"), "<p>examples</p>"),
    writeFile(join(root, "engine.wasm"), WASM),
    writeFile(join(root, "page.js"), "export {};"),
    writeFile(join(root, "name with blank.txt"), "text"),
    writeFile(join(root, "unknown.xyz"), "data"),
    writeFile(join(root, ".hidden"), "secret"),
    writeFile(join(outer, "secret.txt"), "secret"),
    writeFile(join(outer, "dist-private", "secret.txt"), "secret"),
    symlink(join(outer, "secret.txt"), join(root, "link.txt")),
    symlink(join(outer, "dist-private"), join(root, "link")),
  ]);
});
after(() => rm(outer, { recursive: true }));

/** Makes a request with the path exactly as given: fetch would resolve the dots. */
function rawGet(port, path, method = "GET") {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("static files", () => {
  let server;
  before(async () => {
    server = await startStaticServer({ root, headers: { "X-Extra": "yes" } });
  });
  after(() => server.close());
  const get = (path, method) => rawGet(server.port, path, method);

  const files = [
    ["/", "text/html; charset=utf-8", INDEX],
    ["/index.html?x=1", "text/html; charset=utf-8", INDEX],
    ["/examples/", "text/html; charset=utf-8", "<p>examples</p>"],
    ["/engine.wasm", "application/wasm", WASM],
    ["/page.js", "text/javascript; charset=utf-8", "export {};"],
    ["/name%20with%20blank.txt", "text/plain; charset=utf-8", "text"],
    ["/unknown.xyz", "application/octet-stream", "data"],
  ];
  for (const [path, type, content] of files) {
    test(`serves ${path}`, async () => {
      const { status, headers, body } = await get(path);
      assert.equal(status, 200);
      assert.equal(headers["content-type"], type);
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal(headers["x-extra"], "yes");
      assert.deepEqual(body, Buffer.from(content));
    });
  }

  test("gives nothing from outside of its folder, and nothing hidden", async () => {
    const paths = [
      "/../secret.txt",
      "/examples/../../secret.txt",
      "/%2e%2e/secret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e%2fsecret.txt",
      "/..\\secret.txt",
      "/..%5csecret.txt",
      "//etc/passwd",
      "/%2fetc/passwd",
      "/./../secret.txt",
      "/../dist-private/secret.txt",
      "/.hidden",
      "/%00",
      "/page.js%00.html",
      "/%ff",
      "/%",
      "/link.txt",
      "/link/secret.txt",
      "/link/",
    ];
    for (const path of paths) {
      const { status, body } = await get(path);
      assert.ok(status === 400 || status === 404, `${path}: ${status}`);
      assert.doesNotMatch(body.toString(), /secret|root:/, path);
    }
  });

  test("answers 404 for what is not there, a file taken for a folder included", async () => {
    for (const path of ["/nope", "/page.js/", "/page.js/x", `/${"a".repeat(300)}`]) {
      assert.equal((await get(path)).status, 404, path);
    }
  });

  test("sends a folder to its slash, and nowhere else", async () => {
    const { status, headers } = await get("/examples?a=b");
    assert.equal(status, 308);
    assert.equal(headers.location, "/examples/?a=b");
    assert.equal((await get("//example.com/..")).headers.location, undefined);
  });

  test("answers HEAD without a body, and 405 to what would write", async () => {
    const head = await get("/engine.wasm", "HEAD");
    assert.equal(head.status, 200);
    assert.equal(head.headers["content-length"], String(WASM.length));
    assert.equal(head.body.length, 0);
    const post = await get("/page.js", "POST");
    assert.equal(post.status, 405);
    assert.equal(post.headers.allow, "GET, HEAD");
  });

  test("stands beside the API on one port", async () => {
    const api = await startMockApi({ staticDir: root, headers: { "X-Extra": "yes" } });
    try {
      const page = await rawGet(api.port, "/");
      assert.equal(page.body.toString(), INDEX);
      assert.equal(page.headers["x-extra"], "yes");
      const headers = { authorization: "sk-test" };
      const answer = await fetch(`${api.url}/v1/sip/trunks`, { headers });
      assert.equal(answer.status, 200);
      assert.deepEqual(
        api.requests.map(({ path }) => path),
        ["/v1/sip/trunks"],
      );
    } finally {
      await api.close();
    }
  });
});

describe("the page", () => {
  test("is served with the mock as its base URL, under the policy", async () => {
    const page = await startPage({ root });
    try {
      const response = await fetch(page.url);
      assert.equal(
        await response.text(),
        INDEX.replace("<sip-attach-builder>", `<sip-attach-builder base-url="${page.api.url}">`),
      );
      assert.equal(
        response.headers.get("content-security-policy"),
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; " + `connect-src 'self' ${page.api.url}`,
      );
      const wasm = await fetch(`${page.url}engine.wasm`);
      assert.deepEqual(Buffer.from(await wasm.arrayBuffer()), WASM);
    } finally {
      await page.close();
    }
  });

  test("can be pointed at another API", async () => {
    const page = await startPage({ root, baseUrl: "https://api.example/base" });
    try {
      const response = await fetch(page.url);
      assert.match(await response.text(), /base-url="https:\/\/api\.example\/base"/);
      assert.match(response.headers.get("content-security-policy"), / https:\/\/api\.example$/);
    } finally {
      await page.close();
    }
  });

  test("keeps a base-url of its own and escapes the one it is given", () => {
    const own = '<sip-attach-builder\n class="x" base-url="https://own.example">';
    assert.equal(withBaseUrl(own, "http://x"), own);
    assert.equal(
      withBaseUrl('<sip-attach-builder class="x">', 'http://x/?a="&b=$&'),
      '<sip-attach-builder base-url="http://x/?a=&quot;&amp;b=$&amp;" class="x">',
    );
    assert.equal(withBaseUrl("<sip-attach-builder-2>", "http://x"), "<sip-attach-builder-2>");
  });

  test("has a policy that names an origin only", () => {
    const policy = contentSecurityPolicy("http://127.0.0.1:9/v1?x");
    assert.match(policy, /'self' http:\/\/127\.0\.0\.1:9$/);
    assert.throws(() => contentSecurityPolicy("nonsense; script-src *"));
  });
});

describe("the commands", () => {
  const script = (name) => fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url));

  /** Starts a command; `first` resolves to its first line of output, `end` to its exit. */
  function start(name, ...args) {
    const child = spawn(script(name), args, { stdio: ["ignore", "pipe", "pipe"] });
    let errors = "";
    child.stderr.on("data", (text) => {
      errors += text;
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const end = new Promise((resolve) => {
      child.on("close", (code) => resolve({ code, errors }));
    });
    return { child, lines, end };
  }
  const next = async ({ lines }) => (await lines.next()).value;

  test("mock-api prints its URL, logs without secrets and stops when told", async () => {
    const run = start("mock-api", "--port", "0", "--fault", '{"kind":"status","status":503}');
    const url = await next(run);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const headers = { authorization: "sk-test" };
    const ask = () => fetch(`${url}/v1/sip?phone_number=2001`, { headers });
    assert.equal((await ask()).status, 503);
    assert.match(await next(run), /^GET \/v1\/sip 503 \d+ ms$/);
    assert.equal((await ask()).status, 200);
    run.child.kill("SIGTERM");
    assert.deepEqual(await run.end, { code: 0, errors: "" });
  });

  test("mock-api --help names the keys and the numbers", async () => {
    const run = start("mock-api", "--help");
    let text = "";
    for (let line = await next(run); line !== undefined; line = await next(run)) text += line;
    assert.match(text, /sk-test/);
    assert.match(text, /0199/);
    assert.equal((await run.end).code, 0);
  });

  test("mock-api refuses what it does not understand", async () => {
    for (const args of [
      ["--port", "x"],
      ["--port", "65536"],
      ["--fault", "{"],
      ["--fault", '{"kind":"x"}'],
      ["--colour"],
    ]) {
      const { code, errors } = await start("mock-api", ...args).end;
      assert.equal(code, 2, args.join(" "));
      assert.match(errors, /^mock-api: /);
    }
  });

  test("mock-api says so when the port asked for is taken", async () => {
    const api = await startMockApi();
    try {
      const { code, errors } = await start("mock-api", "--port", String(api.port)).end;
      assert.equal(code, 2);
      assert.match(errors, /EADDRINUSE/);
    } finally {
      await api.close();
    }
  });

  test("serve-page serves page and mock, on free ports when its own are taken", async () => {
    const first = start("serve-page.mjs", "--root", root, "--quiet");
    const second = start("serve-page.mjs", "--root", root, "--quiet");
    try {
      for (const run of [first, second]) {
        const html = await (await fetch(await next(run))).text();
        const [, api] = /base-url="([^"]+)"/.exec(html);
        assert.equal((await fetch(`${api}/__mock/requests`)).status, 200);
      }
    } finally {
      for (const run of [first, second]) run.child.kill("SIGTERM");
    }
    assert.deepEqual(
      [await first.end, await second.end].map(({ code }) => code),
      [0, 0],
    );
  });

  test("serve-page says what to do when nothing is built", async () => {
    const { code, errors } = await start("serve-page.mjs", "--root", join(outer, "nope")).end;
    assert.equal(code, 2);
    assert.match(errors, /scripts\/build/);
  });
});
