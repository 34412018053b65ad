// The page opens and works without a network once it was there; an element elsewhere leaves its site alone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { listen, shut } from "../mock/http.mjs";
import { createStaticHandler } from "../mock/static.mjs";
import { DIST, addNumbers, launchTestBrowser, openPage, plan, send, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const isKept = async () => {
  const { active } = await navigator.serviceWorker.ready;
  return active?.state === "activated";
};

test("the page reloads and works offline, to the last part of it", async () => {
  const { page, watched, close } = await openPage(browser);
  await page.waitForFunction(isKept);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  await addNumbers(page, ["+14155552671", "030 901820"]);
  await page.getByLabel("Default region").selectOption("DE");
  await switchOn(page, "Inbound calls");
  assert.equal((await plan(page)).numbers[1].value, "+4930901820");
  await send(page);
  await page.getByText("No answer from the API").waitFor();
  await page.getByText("This device is offline.").waitFor();
  assert.equal(
    await page.getByText("does not allow calls from web pages").count(),
    0,
    "what is known is not guessed at",
  );
  await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "de"));
  await page.getByText("Rufnummern").first().waitFor();
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("one version is kept, and it holds the files of the page and nothing of the API", async () => {
  const { page, close } = await openPage(browser);
  await page.waitForFunction(isKept);
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByText("1 number attached").waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return {
      names,
      files: requests
        .flat()
        .map(({ url }) => new URL(url).pathname.slice(1))
        .sort(),
    };
  });
  assert.equal(kept.names.length, 1);
  const script = await readFile(`${DIST}/service-worker.js`, "utf8");
  assert.ok(script.includes(kept.names[0].split(":")[1]), "under the version of the script");
  const built = (await readdir(DIST, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  assert.deepEqual(
    kept.files,
    built
      .filter((name) => !/^service-worker\.js$|^custom-elements\.json$|^integrity\.json$|\.txt$|\.d\.ts$/.test(name))
      .sort(),
  );
  await close();
});

test("a new version is taken as a whole or not at all", async (context) => {
  const root = await mkdtemp(join(tmpdir(), "sipattach-versions-"));
  context.after(() => rm(root, { recursive: true }));
  await cp(DIST, root, { recursive: true });
  const { page, close } = await openPage(browser, { root });
  await page.waitForFunction(isKept);

  // The next version differs in a style; its files come to the server one after the other.
  const files = Object.fromEntries(
    await Promise.all(
      ["index.html", "page.css", "service-worker.js"].map(async (name) => [
        name,
        await readFile(join(root, name), "utf8"),
      ]),
    ),
  );
  const version = /name="version" content="(\w+)"/.exec(files["index.html"])[1];
  const next = "b".repeat(version.length);
  const style = `${files["page.css"]}\n/* next */`;
  const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const bring = (name, text) => writeFile(join(root, name), text);
  const ended = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => undefined);
      const worker = registration.installing ?? registration.waiting;
      while (worker?.state === "installing")
        await new Promise((resolve) => {
          worker.addEventListener("statechange", resolve, { once: true });
        });
      return worker?.state;
    });
  const served = async () => {
    await page.reload();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    return page.evaluate(async () => [
      document.querySelector("meta[name=version]").content,
      (await (await fetch("page.css")).text()).endsWith("/* next */"),
    ]);
  };

  await bring(
    "service-worker.js",
    files["service-worker.js"].replaceAll(version, next).replace(hash(files["page.css"]), hash(style)),
  );
  assert.equal(await ended(), "redundant", "the page is the old one");
  await bring("index.html", files["index.html"].replace(version, next));
  assert.equal(await ended(), "redundant", "the style is the old one");
  await rm(join(root, "page.css"));
  assert.equal(await ended(), "redundant", "the style is missing");
  assert.deepEqual(await served(), [version, false]);
  await bring("page.css", style);
  assert.equal(await ended(), "installed");
  assert.deepEqual(await served(), [version, false], "a tab with the old version is open");
  // On a busy machine the tab can be back before the old version is gone.
  for (let visits = 0; visits < 20 && (await served())[0] !== next; visits++) {
    await page.goto("about:blank");
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("meta[name=version]") !== null);
  }
  assert.deepEqual(await served(), [next, true]);
  await close();
});

test("a host that leads from index.html to its folder is no hindrance", async (context) => {
  const files = createStaticHandler({ root: DIST });
  const server = createServer((request, response) =>
    request.url === "/index.html" ? response.writeHead(308, { Location: "/" }).end() : files(request, response),
  );
  const port = await listen(server, 0);
  const visit = await browser.newContext();
  context.after(() => Promise.all([shut(server), visit.close()]));
  const page = await visit.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(isKept);
  await visit.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
});

test("an embedded element registers nothing", async () => {
  const { page, close } = await openPage(browser, { path: "examples/docs-page/" });
  await page.waitForLoadState("load");
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await close();
});
