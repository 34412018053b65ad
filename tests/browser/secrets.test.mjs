// After whole journeys, secrets are only in the fields and in the request; hostile texts stay texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { addNumbers, copiedBy, launchTestBrowser, openPage, send, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const KEY = "sk-test-4f9c2b7e1d";
const PASSWORD = "Zebra-Quilt-77-Marble";
const SIP_PASSWORD = "Otter.Lamp.42.Violet";

/** Everything in the document that a script, an extension or a copy of the page could read as text. */
function everything(page) {
  return page.evaluate(() => {
    const found = [location.href, document.title, JSON.stringify(history.state), document.cookie];
    for (const storage of [localStorage, sessionStorage]) found.push(JSON.stringify({ ...storage }));
    const visit = (root) => {
      for (const element of root.querySelectorAll("*")) {
        for (const { name, value } of element.attributes) found.push(`${name}=${value}`);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
      found.push(root.textContent ?? "");
    };
    visit(document);
    return found.join("\n");
  });
}

test("no secret in address, storage, attributes, text, snippets or console", async () => {
  const { page, watched, close } = await openPage(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Inbound calls");
  await page.getByRole("radio", { name: /^Register/ }).check();
  await page.getByLabel("Username", { exact: true }).fill("pbx");
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
  await switchOn(page, "Outbound calls");
  const card = page.locator("sip-attach-direction[data-type=outbound]");
  await card.getByLabel("SIP endpoint").fill("sip:pbx.example.com");
  await card.locator("summary", { hasText: "Connection" }).click();
  await card.getByLabel("SIP username").fill("agent");
  await card.getByRole("textbox", { name: "SIP password" }).fill(SIP_PASSWORD);
  const snippets = [];
  for (const name of ["JSON", "cURL", "cmd", "PowerShell", "JavaScript", "Python"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    const copy = page.getByRole("tabpanel").getByRole("button", { name: "Copy" });
    snippets.push(await copiedBy(page, () => copy.click()));
  }
  const link = await copiedBy(page, () => page.getByRole("button", { name: "Share" }).click());
  await page.getByText("Link copied").waitFor();
  await send(page, KEY);
  await page.getByText("1 number attached").waitFor();
  const derived = await page.getByRole("group", { name: "Password for your PBX" }).getByRole("status").innerText();
  await page.getByLabel("I saved it").check();
  await page.getByRole("button", { name: "Close the result" }).click();
  await page.getByRole("button", { name: "History" }).click();
  const texts = [
    await everything(page),
    ...snippets,
    ...watched.console,
    ...watched.requests,
    ...watched.ofServiceWorker,
    await opened(browser, link),
  ];
  for (const secret of [KEY, PASSWORD, SIP_PASSWORD, derived]) {
    for (const text of texts) assert.ok(!text.includes(secret), `${secret} in ${text.slice(0, 200)}`);
  }
  assert.ok(
    snippets.every((text) => text.includes("+14155552671")),
    "the snippets are not empty",
  );
  await close();
});

/** Opens a link and returns its draft, which must be the draft without its secrets. */
async function opened(from, link) {
  const { page, close } = await openPage(from, { path: new URL(link).hash });
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").draft.phone_number);
  const text = await page.evaluate(() => JSON.stringify(document.querySelector("sip-attach-builder").draft));
  assert.match(text, /pbx\.example\.com/);
  await close();
  return text;
}

test("the key is remembered only when asked for, and forgotten again", async () => {
  const { page, close } = await openPage(browser);
  await page.getByLabel("API key", { exact: true }).fill(KEY);
  assert.ok(!(await everything(page)).includes(KEY));
  await page.getByLabel("Remember it").check();
  assert.ok((await everything(page)).includes(KEY));
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), KEY);
  await page.getByLabel("Remember it").uncheck();
  assert.ok(!(await everything(page)).includes(KEY));
  await close();
});

test("a key that is remembered for one address is offered to no other", async () => {
  const { page, close } = await openPage(browser);
  const key = page.getByLabel("API key", { exact: true });
  const input = await key.elementHandle();
  const holds = (value) => page.waitForFunction(([field, wanted]) => field.value === wanted, [input, value]);
  await page.locator("sip-attach-send-panel summary").click();
  const base = page.getByLabel("Base URL");
  const address = await base.inputValue();
  const type = async (url) => {
    await base.fill(url);
    await base.blur();
  };
  await key.fill(KEY);
  await type("https://staging.example.com");
  await holds(KEY); // typed, and visible to the person who types the address
  await type(address);
  await page.getByLabel("Remember it").check();
  await type("https://staging.example.com");
  await holds("");
  assert.equal(await page.getByLabel("Remember it").isChecked(), false);
  await type("no address");
  await holds("");
  await type(`${address.toUpperCase()}/v1/`);
  await holds(KEY); // the same address, written differently
  await close();
});

test("a key that was typed for one address does not stay for one that the page sets", async () => {
  const { page, close } = await openPage(browser);
  const key = page.getByLabel("API key", { exact: true });
  const set = (url) =>
    page.evaluate((to) => document.querySelector("sip-attach-builder").setAttribute("base-url", to), url);
  const address = await page.evaluate(() => document.querySelector("sip-attach-builder").baseUrl);
  for (const other of ["https://evil.example", "", "127.0.0.1:8392"]) {
    await set(address);
    await key.fill(KEY);
    await set(`${address}/v1`); // the same address
    await page.waitForFunction((to) => document.querySelector("sip-attach-builder").baseUrl === to, `${address}/v1`);
    assert.equal(await key.inputValue(), KEY);
    await set(other);
    await page.waitForFunction((input) => input.value === "", await key.elementHandle());
  }
  await close();
});

test("a link sets neither the address nor the key", async () => {
  const { page, api, close } = await openPage(browser, { path: "#sip-attach=1.not-base64!" });
  assert.deepEqual(await page.evaluate(() => document.querySelector("sip-attach-builder").draft), {});
  await page.locator("sip-attach-send-panel summary").click();
  assert.equal(await page.getByLabel("Base URL").inputValue(), api.url);
  await close();
});

test("a link that cannot be read is said, and unpacks to no more than a draft may have", async () => {
  const packed = (text) => deflateRawSync(text).toString("base64url");
  const links = [
    "not-base64!",
    packed('{"draft":'),
    packed("[]"),
    packed(JSON.stringify({ draft: { phone_numbers: ["+".repeat(2 * 1024 * 1024)] } })),
    "A".repeat(12_001),
  ];
  for (const data of links) {
    const { page, close } = await openPage(browser, { path: `#sip-attach=1.${data}` });
    await page.getByText("The link can't be read.", { exact: false }).waitFor();
    assert.deepEqual(await page.evaluate(() => document.querySelector("sip-attach-builder").draft), {});
    await close();
  }
});

const HOSTILE = [
  '<img src=x onerror="globalThis.pwned=1">',
  '"><script>globalThis.pwned=1</script>',
  "javascript:globalThis.pwned=1",
  '{{constructor.constructor("globalThis.pwned=1")()}}',
  "${globalThis.pwned=1}",
  "' onfocus='globalThis.pwned=1' autofocus='",
  "\u202Egnp.exe\u0000\uFFFF",
  "__proto__",
  `${"A".repeat(5000)}`,
];

test("hostile texts in every field and in the answer are shown as texts", async () => {
  const { page, api, watched, close } = await openPage(browser);
  await page.evaluate((numbers) => {
    document.querySelector("sip-attach-builder").draft = {
      phone_numbers: numbers,
      trunk_id: numbers[0],
      [numbers[1]]: numbers[2],
      __proto__x: 1,
      directions: [
        {
          type: "inbound",
          auth_mode: numbers[0],
          register_auth: { username: numbers[1], password: numbers[2] },
          sip_endpoint: numbers[3],
          options: { transport: numbers[4], port: numbers[5], sip_realm: numbers[6] },
          headers: {
            direction: numbers[0],
            headers: numbers.map((text) => ({ type: "custom", key: text, value: text })),
          },
        },
      ],
    };
  }, HOSTILE);
  await page.waitForTimeout(300);
  for (const summary of await page.locator("sip-attach-direction summary").all()) await summary.click();
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  await page.getByRole("button", { name: "Form", exact: true }).click();
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width[0] <= width[1], `the page is ${width[0]} wide`);

  await page.evaluate(() => {
    document.querySelector("sip-attach-builder").draft = {
      phone_number: "+14155552671",
      directions: [{ type: "inbound" }],
    };
  });
  for (const text of HOSTILE) {
    api.faults.add({ kind: "status", status: 400, errors: [{ error: text, message: text }], path: "/v1/sip/attach" });
    await send(page);
    await page.getByText("No number was attached").waitFor();
    await page.getByRole("button", { name: "Close the result" }).click();
  }
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
  await close();
});
