// Answers that no honest API gives, in every call of the page: no script runs, and the layout holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addNumbers, launchTestBrowser, openPage, send, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const SCRIPT = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>\u202Egnp.exe';
const deep = (levels) => "[".repeat(levels) + "]".repeat(levels);
const everywhere = (value) =>
  JSON.stringify({
    data: {
      configured: [value],
      failed: [{ phone_number: value, reason: value }, value],
      register_password_for_pbx: value,
      inbound: { sip_endpoint: value, auth_mode: value, options: value, headers: value },
      outbound: value,
    },
    errors: [{ error: value, message: value }],
  });
const BODIES = {
  "script in every field": everywhere(SCRIPT),
  "a number in every field": everywhere(1e308),
  "a list in every field": everywhere([[null]]),
  "names of the prototype":
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"data":{"__proto__":{"polluted":1}}}',
  "nested 20,000 deep": `{"data":${deep(20_000)},"errors":null}`,
  "one word of 2 MB": everywhere("W".repeat(400_000)),
  "a message of 10 MB": JSON.stringify({
    data: { configured: [], failed: [] },
    errors: [{ error: "X", message: "long ".repeat(2_000_000) }],
  }),
  "not JSON at all": SCRIPT,
};

/** Answers every call of the API with `body`. */
async function answering(page, api, body, status) {
  await page.route(`${api.url}/**`, async (route) => {
    const headers = {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "*",
      "content-type": "application/json",
    };
    await route.fulfill({ status: route.request().method() === "OPTIONS" ? 204 : status, headers, body });
  });
}

/** Resolves when sending has ended: the page says how far it came, or that no API answered. */
function ended(page, count) {
  return page.getByRole("heading", { name: new RegExp(`${count}|is not the API`) }).waitFor();
}

/** Checks that no script ran and that the layout holds. */
async function assertUnharmed(page, watched, message) {
  const found = await page.evaluate(() => ({
    pwned: globalThis.pwned,
    polluted: {}.polluted,
    wide: document.documentElement.scrollWidth - innerWidth,
  }));
  assert.deepEqual(found, { pwned: undefined, polluted: undefined, wide: 0 }, message);
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
}

/** The same in the answers from which trunks and the service's addresses are read. */
const lookups = (value) =>
  JSON.stringify({
    data: {
      trunks: [
        {
          id: value,
          trunk_id: value,
          name: value,
          provider: value,
          direction: value,
          sip_endpoint: value,
          auth: value,
          options: value,
        },
      ],
      id: value,
      name: value,
      sip_endpoint: value,
      direction: value,
      signaling: [value],
      media: [value],
      ips: [value],
      [String(value)]: [value],
    },
    errors: [{ error: value, message: value }],
  });

for (const [name, value] of [
  ["a script", SCRIPT],
  ["a number", 1e308],
  ["a list", [[null]]],
  ["a word of 400 KB", "W".repeat(400_000)],
]) {
  test(`${name} in every field of trunks and of the service's addresses`, async () => {
    const { page, api, watched, close } = await openPage(browser);
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Inbound calls");
    await send(page);
    await page.getByText("1 number attached").waitFor();
    await answering(page, api, lookups(value), 200);
    const steps = page.locator("sip-attach-next-steps");
    await steps.locator("summary").first().click();
    const answered = page.waitForResponse(/firewall-ips/);
    await steps.getByRole("button", { name: "Ask the API for them" }).click();
    await answered;
    await page.getByRole("button", { name: /^Choose from your trunks/ }).click();
    const dialog = page.getByRole("dialog", { name: "Your trunks" });
    await dialog.waitFor();
    await page.waitForTimeout(300);
    const choice = dialog.getByRole("listitem").getByRole("button").first();
    if ((await choice.count()) > 0) await choice.click();
    else await page.keyboard.press("Escape");
    await assertUnharmed(page, watched);
    await close();
  });
}

for (const [name, body] of Object.entries(BODIES)) {
  test(`${name}, in what sending, verifying and undoing is answered`, async () => {
    for (const status of [200, 400]) {
      const { page, api, watched, close } = await openPage(browser);
      await addNumbers(page, ["+14155552671", "+12127365000"]);
      await switchOn(page, "Inbound calls");
      await send(page);
      await page.getByText("2 numbers attached").waitFor();
      await answering(page, api, body, status);
      await page.getByRole("button", { name: "Verify" }).click();
      await ended(page, "of 2 numbers as planned");
      for (const summary of await page.locator("sip-attach-follow-up summary").all()) await summary.click();
      await page.getByRole("button", { name: "Undo (detach)" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Detach 2 numbers" }).click();
      await ended(page, "of 2 numbers detached");
      await page.getByRole("button", { name: "Close the result" }).click();
      // A number that is already attached is not sent again.
      await addNumbers(page, ["+16502530000"]);
      await page.evaluate(() => {
        globalThis.ended = new Promise((resolve) => {
          document.querySelector("sip-attach-builder").addEventListener("result", resolve, { once: true });
        });
      });
      await page
        .locator("sip-attach-send-panel")
        .getByRole("button", { name: /^Attach/ })
        .click();
      await page.evaluate(() => globalThis.ended.then(() => undefined));
      await page.locator("sip-attach-result").getByText("Sent to").waitFor();
      await assertUnharmed(page, watched, `status ${status}`);
      await close();
    }
  });
}

for (const [name, body] of Object.entries(BODIES)) {
  test(`${name}, in what an update is answered`, async () => {
    for (const status of [200, 400]) {
      const { page, api, watched, close } = await openPage(browser);
      await addNumbers(page, ["+14155552671"]);
      await switchOn(page, "Outbound calls");
      await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill("sip:pbx.example.com;transport=tls");
      await send(page);
      await page.getByText("1 number attached").waitFor();
      api.state.update("+14155552671", { type: "outbound", sip_endpoint: "sip:other.example.com" });
      await page.getByRole("button", { name: "Verify" }).click();
      await page.getByRole("button", { name: "Update 1 number" }).click();
      await answering(page, api, body, status);
      await page.getByRole("dialog").getByRole("button", { name: "Update 1 number" }).click();
      await ended(page, "[01] of 1 number updated");
      await assertUnharmed(page, watched, `status ${status}`);
      await close();
    }
  });
}
