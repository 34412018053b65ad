// Opens what was built, as a visitor would, and reports what it loaded and what the browser complained about.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};
/** A policy that a careful site might have and the engine can work with. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:";

export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** Serves a folder as it is. */
export async function serveFolder(folder, policy = POLICY) {
  const server = createServer(async ({ url }, response) => {
    // Browsers request it from every site by themselves.
    if (url === "/favicon.ico") return void response.writeHead(204).end();
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    const name = path.endsWith("/") ? `${path}index.html` : path;
    try {
      const body = await readFile(join(folder, name));
      response.writeHead(200, {
        "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        "content-security-policy": policy,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** What the program on the page found out, the files that were loaded for it, and all complaints. */
export async function visit(browser, url, { steps, timeout = 30_000 } = {}) {
  const page = await browser.newPage();
  const loaded = [];
  const complaints = [];
  const sizes = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
  page.on("response", (response) => {
    if (!/^https?:/.test(response.url())) return;
    const entry = { path: new URL(response.url()).pathname, status: response.status(), bytes: 0 };
    loaded.push(entry);
    sizes.push(
      response.body().then(
        (body) => (entry.bytes = body.length),
        () => {},
      ),
    );
  });
  try {
    await page.goto(url);
    await steps?.(page);
    const handle = await page.waitForFunction(() => document.documentElement.dataset.result, null, { timeout });
    const result = JSON.parse(await handle.jsonValue());
    await Promise.all(sizes);
    return { result, loaded, complaints };
  } catch (error) {
    return { result: { error: error.message.split("\n")[0] }, loaded, complaints };
  } finally {
    await page.close();
  }
}
