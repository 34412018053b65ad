// The policy that the page itself contains, and the hashes that pin the scripts of an embedded element.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { withBaseUrl } from "../mock/page.mjs";
import { startMockApi } from "../mock/server.mjs";
import { startStaticServer } from "../mock/static.mjs";
import { addNumbers, DIST, launchTestBrowser, openPage, send, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const policyOf = (html) => {
  const text = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? "";
  return new Map(text.split(";").map((part) => [part.trim().split(" ")[0], part.trim().split(" ").slice(1)]));
};

test("the page forbids inline scripts, eval, other bases and forms by itself", async () => {
  const policy = policyOf(await readFile(`${DIST}/index.html`, "utf8"));
  assert.deepEqual(policy.get("default-src"), ["'none'"]);
  assert.deepEqual(policy.get("script-src"), ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(policy.get("style-src"), ["'self'"]);
  assert.deepEqual(policy.get("base-uri"), ["'none'"]);
  assert.deepEqual(policy.get("form-action"), ["'none'"]);
  assert.deepEqual(policy.get("require-trusted-types-for"), ["'script'"]);
});

test("text that would become script is refused, and the page works nevertheless: worker, parts, sending", async () => {
  const { page, watched, close } = await openPage(browser);
  const refused = await page.evaluate(() => {
    const tried = [
      () => (document.createElement("div").innerHTML = "<b>x</b>"),
      () => (document.createElement("script").text = "x"),
      () => new Worker("worker.js"),
    ];
    return tried.map((attempt) => {
      try {
        attempt();
        return "allowed";
      } catch (error) {
        return error.name;
      }
    });
  });
  assert.deepEqual(refused, ["TypeError", "TypeError", "TypeError"]);
  while (watched.violations.length < refused.length) await page.waitForTimeout(20);
  watched.violations.length = 0; // those came from this test
  await page.evaluate(() => {
    const phone_numbers = Array.from({ length: 1500 }, (_, index) => `+1415${2_000_000 + index}`);
    document.querySelector("sip-attach-builder").draft = { phone_numbers };
  });
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 1500);
  await switchOn(page, "Inbound calls");
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  await page.getByRole("textbox", { name: "Request body as JSON" }).waitFor();
  await page.getByRole("button", { name: "Form", exact: true }).click();
  await page.getByRole("heading", { name: "Ready: 1,500 numbers" }).waitFor();
  await send(page);
  await page.getByText("1,500 numbers attached").waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then(Boolean));
  assert.deepEqual(watched.errors, []);
  await close();
});

test("with the hashes of integrity.json the scripts are loaded, and with others not", async () => {
  const hashes = JSON.parse(await readFile(`${DIST}/integrity.json`, "utf8"));
  const { page, url, close } = await openPage(browser);
  for (const [name, expected] of [
    ["as it is", "loaded"],
    ["changed", "refused"],
  ]) {
    const other = await page.context().newPage();
    await other.goto(`${url}icon.svg`);
    const result = await other.evaluate(
      ([src, hash]) =>
        new Promise((resolve) => {
          const script = document.createElementNS("http://www.w3.org/1999/xhtml", "script");
          Object.assign(script, { type: "module", src, integrity: hash, crossOrigin: "anonymous" });
          script.onload = () => resolve("loaded");
          script.onerror = () => resolve("refused");
          document.documentElement.append(script);
        }),
      [
        `${url}sip-attach-builder.js`,
        name === "changed" ? `sha384-${"A".repeat(64)}` : hashes["sip-attach-builder.js"],
      ],
    );
    assert.equal(result, expected);
  }
  await close();
});

/** The example that pins its scripts, on a page of another origin; `changed`: files that were changed in transit. */
async function pinned(changed) {
  const headers = { "access-control-allow-origin": "*" };
  const cdn = await startStaticServer({
    root: DIST,
    headers,
    transform: (path, bytes) => (changed(path) ? Buffer.concat([bytes, Buffer.from(" ")]) : bytes),
  });
  const site = await startStaticServer({
    root: DIST,
    transform: (_, bytes) => Buffer.from(bytes.toString().replaceAll("../../", `${cdn.url}/`)),
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused = [];
  const refusals = [];
  page.on("console", (message) => {
    if (!/integrity/.test(message.text())) return;
    refused.push(message.text());
    for (const told of refusals) told(false);
  });
  const refusal = () => new Promise((resolve) => refusals.push(resolve));
  const atFirst = refusal();
  // Until its scripts have run or were refused.
  await page.goto(`${site.url}/examples/pinned/index.html`);
  const works = await page.evaluate(() => customElements.get("sip-attach-builder") !== undefined);
  if (works) await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan);
  else await atFirst;
  let opens = false;
  if (works) {
    const later = refusal();
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    const editor = page.getByRole("textbox", { name: "Request body as JSON" });
    opens = await Promise.race([editor.waitFor().then(() => true), later]);
  }
  await context.close();
  await Promise.all([cdn.close(), site.close()]);
  return { works, opens, refused };
}

test("the example that pins its scripts works from another origin, and refuses each script that was changed", async () => {
  const html = await readFile(`${DIST}/examples/pinned/index.html`, "utf8");
  const scripts = (await readdir(DIST)).filter((name) => name.endsWith(".js"));
  for (const name of scripts)
    assert.equal(html.includes(`"../../${name}"`), !["page.js", "service-worker.js"].includes(name), name);
  const untouched = await pinned(() => false);
  assert.deepEqual(untouched, { works: true, opens: true, refused: [] });
  const main = await pinned((path) => path === "sip-attach-builder.js");
  assert.equal(main.works, false);
  assert.ok(main.refused.length > 0);
  const imported = await pinned((path) => /^engine-.*\.js$/.test(path));
  assert.equal(imported.works, false);
  const later = await pinned((path) => /^json-editor-.*\.js$/.test(path));
  assert.deepEqual([later.works, later.opens], [true, false]);
});

/** Serves the page under a policy. `policyFor` gets the address of the API. */
async function served(policyFor) {
  const api = await startMockApi();
  const policy = policyFor(api);
  const transform = (path, bytes) => (path.endsWith(".html") ? withBaseUrl(bytes.toString(), api.url) : bytes);
  const headers = { "Content-Security-Policy": policy };
  const site = await startStaticServer({ root: DIST, headers, transform });
  const context = await browser.newContext({ locale: "en" });
  const closed = new Promise((resolve) => {
    context.once("close", () => resolve(Promise.all([site.close(), api.close()])));
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${site.url}/`);
  const close = async () => {
    await context.close();
    await closed;
  };
  return { page, api, close };
}

/** The page under a policy that allows it to call `allowed` of the API, ready to send one number. */
async function forbidden(allowed) {
  const opened = await served(({ url }) => {
    const sources = allowed.map((path) => url + path).join(" ");
    return `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${sources}`;
  });
  const { page } = opened;
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Inbound calls");
  return opened;
}

test("a policy without WebAssembly: the page says so, and not that it is still checking", async () => {
  const { page, close } = await served(({ url }) => `default-src 'self'; connect-src 'self' ${url}`);
  await page.getByText("The engine could not be loaded").waitFor();
  await page.getByText("script-src needs wasm-unsafe-eval").waitFor();
  assert.equal(await page.getByText("Checking…").count(), 0);
  await close();
});

test("a policy with Trusted Types: the two that the element needs are enough", async () => {
  const { page, close } = await served(
    ({ url }) =>
      `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${url}; ` +
      "require-trusted-types-for 'script'; trusted-types lit-html sip-attach-builder",
  );
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  await page.evaluate(() => {
    const phone_numbers = Array.from({ length: 1500 }, (_, index) => `+1415${2_000_000 + index}`);
    document.querySelector("sip-attach-builder").draft = { phone_numbers };
  });
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 1500);
  await close();
});

test("a policy without the API: the page says that nothing was sent, and what the policy lacks", async () => {
  const { page, api, close } = await forbidden([]);
  const lacks = page.getByText(`connect-src of this page's Content-Security-Policy lacks ${api.url}.`);
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await page.getByRole("button", { name: "Compare with your account" }).click();
  await page.getByText("This page may not call the API").waitFor();
  await lacks.waitFor();
  await page.getByRole("button", { name: "Close the comparison" }).click();
  await send(page);
  await page.getByRole("heading", { name: "Not sent" }).waitFor();
  await lacks.waitFor();
  const told = await page.locator("sip-attach-result .title").innerText();
  assert.ok(told.includes(`${api.url}/v1/sip/attach`) && !told.includes("Sent to"), told);
  await page.getByRole("button", { name: "Copy as cURL" }).first().waitFor();
  await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "de"));
  await page.getByText("Diese Seite darf die API nicht aufrufen").waitFor();
  await page.getByText(`Content-Security-Policy dieser Seite fehlt: connect-src ${api.url}`).waitFor();
  assert.deepEqual(api.requests, []);
  await close();
});

test("a call that the policy allows, and that gets no answer, is not taken for a forbidden one", async () => {
  const { page, api, close } = await forbidden(["/v1/sip/numbers", "/v1/inbound"]);
  api.faults.add({ kind: "drop", path: "/v1/inbound", method: "GET" });
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await page.getByRole("button", { name: "Compare with your account" }).click();
  await page.getByText("No answer from the API").waitFor();
  await send(page);
  await page.getByText("This page may not call the API").waitFor();
  assert.ok(api.requests.every(({ method }) => method !== "POST"));
  await close();
});
