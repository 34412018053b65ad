// The built site in Chromium: every page, its links and anchors, the search, the live builder, and how it works for
// those who use a narrow screen, a dark theme or a screen reader.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { readCodes } from "../../engine/src/codes/table.mjs";
import { samplesOf } from "../../docs/samples.mjs";
import { findBarriers } from "../browser/axe.mjs";
import { launchBrowser } from "../browser/harness.mjs";
import { startMockApi } from "../mock/server.mjs";
import { startStaticServer } from "../mock/static.mjs";

const SITE = fileURLToPath(new URL("../../build/docs", import.meta.url));
const DIST = fileURLToPath(new URL("../../web/dist", import.meta.url));
const PAGES = fileURLToPath(new URL("../../docs/pages/", import.meta.url));
/** One page of each kind, for slow checks; colours are checked again in the dark theme. */
const KINDS = ["/", "/start/", "/sending/", "/element/", "/diagnostics/", "/diagnostics/trunk/"];
const DARK_KINDS = ["/", "/start/", "/diagnostics/trunk/"];

async function pathsOfSite() {
  const files = await readdir(SITE, { recursive: true });
  const pages = files.filter((name) => name.endsWith("index.html") && !name.startsWith("sip-attach"));
  return pages.map((name) => `/${name.slice(0, -"index.html".length)}`).sort();
}

/** Watches a page for what must not happen. */
function watch(page, url) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("request", (request) => {
    const known = [url, "data:", "blob:"].some((start) => request.url().startsWith(start));
    if (!known) faults.push(`${page.url()} asks for ${request.url()}`);
  });
  return faults;
}

describe("the site", { timeout: 300_000 }, () => {
  let browser, server, paths;
  before(async () => {
    paths = await pathsOfSite();
    server = await startStaticServer({ root: SITE });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const open = async (path, options = {}) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.setDefaultTimeout(30_000);
    const faults = watch(page, server.url);
    await page.goto(server.url + path);
    return { page, faults };
  };

  it("has a page for all that the sidebar promises, and every link and anchor leads somewhere", async () => {
    assert.ok(paths.length > 30, `${paths.length} pages`);
    const idsOf = new Map();
    const linksOf = new Map();
    for (const path of paths) {
      const html = await readFile(join(SITE, path, "index.html"), "utf8");
      idsOf.set(path, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => decode(id))));
      linksOf.set(path, new Set([...html.matchAll(/\shref="([^"]+)"/g)].map(([, href]) => decode(href))));
    }
    const broken = [];
    let anchors = 0;
    for (const [path, links] of linksOf) {
      for (const link of links) {
        if (/^(https?:|mailto:)/.test(link)) continue;
        const target = new URL(link, `http://site${path}`);
        if (/\.(css|js|svg|woff2|json|wasm)$/.test(target.pathname)) continue;
        const ids = idsOf.get(target.pathname);
        const hash = decodeURIComponent(target.hash.slice(1));
        if (hash !== "") anchors++;
        if (ids === undefined || (hash !== "" && !ids.has(hash))) broken.push(`${path}: ${link}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(anchors > 500, `${anchors} anchors`);
  });

  it("has one anchor for each code, with what it says", async () => {
    for (const { code, severity } of readCodes()) {
      const html = await readFile(join(SITE, "diagnostics", code.split(".")[0], "index.html"), "utf8");
      const at = html.indexOf(`id="${code}"`);
      assert.ok(at >= 0, code);
      assert.equal(html.indexOf(`id="${code}"`, at + 1), -1, `${code} is there twice`);
      assert.ok(html.slice(at, at + 1500).includes(`<span class="severity ${severity}">`), code);
    }
  });

  it("leads from a code's short address to its explanation", async () => {
    const { page, faults } = await open("/diagnostics/#number.range");
    await page.waitForURL("**/diagnostics/number/#number.range");
    const heading = page.locator("[id='number.range']");
    await heading.waitFor();
    await page.waitForFunction(() => {
      const { top } = document.getElementById("number.range").getBoundingClientRect();
      return top > 0 && top < innerHeight;
    });
    assert.deepEqual(faults, []);
    await page.close();
  });

  it("filters the codes", async () => {
    const { page } = await open("/diagnostics/");
    await page.getByLabel("Find").fill("bare_host");
    await page.getByText("1 code", { exact: true }).waitFor();
    await page.getByRole("link", { name: "endpoint.bare_host" }).click();
    await page.waitForURL("**/diagnostics/endpoint/#endpoint.bare_host");
    await page.close();
  });

  it("opens every page without an error, without a request elsewhere, and without scrolling sideways at 375 px", async () => {
    const { page, faults } = await open("/", { viewport: { width: 375, height: 800 } });
    const wide = [];
    for (const path of paths) {
      await page.goto(server.url + path, { waitUntil: "load" });
      await page.locator("h1, sip-attach-builder").first().waitFor();
      const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      if (scroll > inner) wide.push(`${path}: ${scroll} px`);
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(wide, []);
    await page.close();
  });

  it("finds a code by its name, without a network", async () => {
    const { page, faults } = await open("/start/");
    await page.waitForFunction(() => document.querySelector("#app").__vue_app__); // listens for keys from then on
    await page.keyboard.press("Control+k");
    const field = page.getByRole("searchbox");
    await field.fill("number.range");
    await page.locator(".results .result").first().waitFor();
    await page.waitForFunction(() => document.querySelector(".results .result")?.textContent.includes("number.range"));
    await field.press("Enter");
    await page.waitForURL("**/diagnostics/number/#number.range");
    assert.deepEqual(faults, []);
    await page.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`has no barriers that axe finds, ${colorScheme}`, async () => {
      const { page } = await open("/", { colorScheme });
      const found = [];
      for (const path of colorScheme === "dark" ? DARK_KINDS : KINDS) {
        await page.goto(server.url + path);
        await page.locator("h1").first().waitFor();
        for (const barrier of await findBarriers(page)) found.push(`${path} ${barrier}`);
      }
      assert.deepEqual(found, []);
      await page.close();
    });
  }

  it("has the live builder, which checks and sends, in the theme of the site", async (test) => {
    const api = await startMockApi();
    test.after(() => api.close());
    const page = await browser.newPage({ colorScheme: "dark" });
    const faults = watch(page, "http://127.0.0.1");
    await page.goto(`${server.url}/builder/`);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    assert.equal(await page.locator("sip-attach-builder").getAttribute("theme"), "dark");
    await page.evaluate((url) => {
      const builder = document.querySelector("sip-attach-builder");
      builder.baseUrl = url;
      builder.draft = { phone_number: "+14155552671", directions: [{ type: "inbound" }] };
    }, api.url);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.requests.length === 1);
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page
      .locator("sip-attach-send-panel")
      .getByRole("button", { name: /^Attach/ })
      .click();
    await page.getByText("1 number attached").first().waitFor({ state: "attached" });
    assert.deepEqual(
      api.state.list().map(({ phone_number }) => phone_number),
      ["+14155552671"],
    );
    assert.deepEqual(faults, []);
    await page.close();
  });

  it("keeps the builder through a navigation without a reload", async () => {
    const { page, faults } = await open("/start/");
    await page.getByRole("link", { name: "the builder", exact: false }).first().click();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    await page.getByRole("link", { name: "Start", exact: true }).first().click();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder") === null);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    assert.deepEqual(faults, []);
    await page.close();
  });

  describe("its pages of HTML", () => {
    let folder, own, other;
    const samples = [];
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "sipattach-docs-"));
      await cp(DIST, folder, { recursive: true });
      await cp(join(DIST, "icon.svg"), join(folder, "favicon.ico")); // Chromium requests it by itself
      other = await startStaticServer({ root: DIST, headers: { "Access-Control-Allow-Origin": "*" } });
      own = await startStaticServer({ root: folder });
      for (const name of await readdir(PAGES)) {
        for (const sample of samplesOf(await readFile(join(PAGES, name), "utf8"))) {
          if ("page" in sample.does) samples.push({ name, ...sample });
        }
      }
    });
    after(async () => {
      await own?.close();
      await other?.close();
      if (folder) await rm(folder, { recursive: true });
    });

    it("have a builder that plans", async () => {
      assert.ok(samples.length >= 5);
      for (const [index, { text, does }] of samples.entries()) {
        const html = text.replaceAll("https://static.example.com/sip-attach", other.url);
        await writeFile(join(folder, `sample-${index}.html`), html);
        const page = await browser.newPage();
        const faults = watch(page, "http://127.0.0.1");
        await page.goto(`${own.url}/sample-${index}.html`);
        const frame =
          does.page === "frame" ? await (await page.locator("iframe").elementHandle()).contentFrame() : page;
        await frame.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
        if (/document\.title = /.test(text)) await page.waitForFunction(() => document.title === "Ready");
        assert.deepEqual(faults, [], text);
        await page.close();
      }
    });

    it("are filled by the script for Mintlify, also after a navigation without a reload", async () => {
      const [script] = samplesOf(await readFile(join(PAGES, "embedding.md"), "utf8")).filter(
        ({ does }) => does.recipe === "mintlify" && does.file === "sip-attach.js",
      );
      await writeFile(
        join(folder, "sip-attach.js"),
        script.text.replaceAll("https://static.example.com/sip-attach", other.url),
      );
      await writeFile(
        join(folder, "mintlify.html"),
        "<!doctype html><title>Docs</title><script src=sip-attach.js></script>",
      );
      const page = await browser.newPage();
      const faults = watch(page, "http://127.0.0.1");
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`${own.url}/mintlify.html`);
      await page.evaluate(() => document.body.append("A page without a builder"));
      assert.deepEqual(
        asked.filter((url) => url.startsWith(other.url)),
        [],
      );
      for (let visit = 0; visit < 2; visit++) {
        await page.evaluate(() => (document.body.innerHTML = "<main><sip-attach-builder></sip-attach-builder></main>"));
        await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan);
        await page.evaluate(() => (document.body.innerHTML = ""));
      }
      assert.deepEqual(faults, []);
      await page.close();
    });

    it("say what is missing in a policy", async (test) => {
      const policy = await policyOf();
      const serve = async (changed) => {
        assert.notEqual(changed, policy);
        const server = await startStaticServer({ root: DIST, headers: { "Content-Security-Policy": changed } });
        test.after(() => server.close());
        const page = await browser.newPage();
        test.after(() => page.close());
        await page.goto(server.url + "/index.html");
        return page;
      };
      const withoutWasm = await serve(policy.replace(" 'wasm-unsafe-eval'", ""));
      await withoutWasm.getByText("The engine could not be loaded").first().waitFor();
      const withoutApi = await serve(policy.replace(" https://api.bland.ai", ""));
      await withoutApi.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
      await withoutApi.evaluate(() => {
        document.querySelector("sip-attach-builder").draft = {
          phone_number: "+14155552671",
          directions: [{ type: "inbound" }],
        };
      });
      await withoutApi.getByLabel("API key", { exact: true }).fill("sk-test");
      await withoutApi
        .locator("sip-attach-send-panel")
        .getByRole("button", { name: /^Attach/ })
        .click();
      await withoutApi.getByText("This page may not call the API").first().waitFor();
      await withoutApi.getByText("Content-Security-Policy lacks https://api.bland.ai").first().waitFor();
    });

    it("run under the policy that the site names", async (test) => {
      const headers = { "Content-Security-Policy": await policyOf() };
      const strict = await startStaticServer({ root: DIST, headers });
      test.after(() => strict.close());
      const page = await browser.newPage();
      const faults = watch(page, "http://127.0.0.1");
      await page.goto(`${strict.url}/index.html`);
      await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
      assert.deepEqual(faults, []);
      await page.close();
    });
  });
});

const decode = (text) => text.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"');

/** The policy on the page about embedding. */
async function policyOf() {
  const [sample] = samplesOf(await readFile(join(PAGES, "embedding.md"), "utf8")).filter(({ does }) => "csp" in does);
  return sample.text.trim().replace(/^Content-Security-Policy: /, "");
}
