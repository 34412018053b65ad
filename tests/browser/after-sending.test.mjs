// What a person does after sending: read back, undo, and update numbers that are attached differently.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import {
  addNumbers,
  copiedBy,
  focusComesTo,
  launchTestBrowser,
  send,
  setDraft,
  switchOn,
  walkPage,
} from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);

const NUMBERS = ["+14155552671", "+12127365000", "+16502530000"];

async function attach(page, numbers = NUMBERS) {
  await addNumbers(page, numbers);
  await switchOn(page, "Outbound calls");
  await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill("sip:pbx.example.com;transport=tls");
  await send(page);
}

const setDirection = (page, direction) => setDraft(page, { phone_number: "+14155552671", directions: [direction] });

const posts = (api, path) => api.requests.filter((request) => request.method === "POST" && request.path === path);

test("verify compares field by field what the API has with what was planned", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page);
    await page.getByText("3 numbers attached").waitFor();
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("3 of 3 numbers as planned").waitFor();
    assert.equal(api.requests.filter(({ method, path }) => method === "GET" && path === "/v1/sip").length, 3);
    await page.locator("sip-attach-follow-up summary", { hasText: "+12127365000" }).click();
    const row = page.locator("sip-attach-follow-up").getByRole("row").filter({ hasText: "sip_endpoint" });
    assert.match(await row.innerText(), /sip:pbx\.example\.com;transport=tls\s+same/);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a difference is shown first, with both values, and can be updated after a question", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page);
    await page.getByText("3 numbers attached").waitFor();
    api.state.update("+12127365000", { type: "outbound", sip_endpoint: "sip:other.example.com" });
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("2 of 3 numbers as planned").waitFor();
    const part = page.locator("sip-attach-follow-up");
    const row = part.getByRole("row").filter({ hasText: "sip_endpoint" });
    assert.match(await row.innerText(), /sip:pbx\.example\.com.*sip:other\.example\.com/s);
    assert.match(await part.getByRole("listitem").first().innerText(), /\+12127365000/);
    assert.deepEqual(await findBarriers(page), []);

    await page.getByRole("button", { name: "Update 1 number" }).click();
    const dialog = page.getByRole("dialog", { name: "Update 1 number?" });
    assert.match(
      await dialog.locator("pre").innerText(),
      /POST .*\/v1\/sip\/update\n\{"phone_number":"\+12127365000","updates":\{/,
    );
    assert.equal(posts(api, "/v1/sip/update").length, 0, "nothing before the answer");
    await dialog.getByRole("button", { name: "Update 1 number" }).click();
    await page.getByText("1 of 1 number updated").waitFor();
    assert.equal(api.state.read("+12127365000").outbound.sip_endpoint, "sip:pbx.example.com;transport=tls");
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("3 of 3 numbers as planned").waitFor();
  }));

test("undo detaches what was attached here, and nothing else, after showing it", () =>
  withPage({}, async ({ page, api }) => {
    const foreign = "+16502530000";
    api.state.attach(
      { phone_number: foreign, directions: [{ type: "outbound", sip_endpoint: "sip:theirs.example.com" }] },
      () => null,
    );
    await attach(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    const dialog = page.getByRole("dialog", { name: "Detach 2 numbers?" });
    const script = await dialog.locator("pre").innerText();
    assert.match(script, /^POST .*\/v1\/sip\/detach\n/);
    assert.ok(!script.includes(foreign));
    assert.deepEqual(await findBarriers(page), []);
    await page.keyboard.press("Escape");
    assert.equal(posts(api, "/v1/sip/detach").length, 0);
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await dialog.getByRole("button", { name: "Detach 2 numbers" }).click();
    await page.getByText("2 of 2 numbers detached").waitFor();
    const lines = script
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      posts(api, "/v1/sip/detach").map(({ body }) => body),
      lines,
      "sent as shown",
    );
    assert.deepEqual(
      api.state.list().map(({ phone_number }) => phone_number),
      [foreign],
    );
    assert.equal(await page.getByRole("button", { name: "Undo (detach)" }).count(), 0);
    await page.getByRole("button", { name: "Close the result" }).click();
    await page.getByRole("button", { name: "Attach 3 numbers" }).first().waitFor();
  }));

test("undo that breaks off tells what is known of each number, and goes on", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page);
    await page.getByText("3 numbers attached").waitFor();
    api.faults.add({ kind: "drop", method: "POST", path: "/v1/sip/detach", after: 1 });
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Detach 3 numbers" }).click();
    await page.getByText("No answer from the API").waitFor();
    const items = await page.locator("sip-attach-follow-up").getByRole("listitem").allInnerTexts();
    assert.equal(items.length, 3);
    assert.match(items.join("\n"), /Unknown[\s\S]*Not asked[\s\S]*Detached/);
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Detach 2 numbers" }).click();
    await page.getByText("2 of 2 numbers detached").waitFor();
    assert.deepEqual(api.state.attached, []);
  }));

test("passwords are hidden in what an update shows", () =>
  withPage({}, async ({ page, api }) => {
    await addNumbers(page, ["+14155552671"]);
    await setDirection(page, {
      type: "outbound",
      sip_endpoint: "sip:pbx.example.com",
      options: { sip_username: "agent", sip_password: "Otter.Lamp.42.Violet" },
    });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    api.state.update("+14155552671", { type: "outbound", options: { sip_username: "other" } });
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByRole("button", { name: "Update 1 number" }).click();
    const shown = await page.getByRole("dialog").innerText();
    assert.ok(!shown.includes("Otter.Lamp"));
    assert.ok(!shown.includes("Enter a SIP password"));
    await page.getByRole("dialog").getByRole("button", { name: "Update 1 number" }).click();
    await page.getByText("1 of 1 number updated").waitFor();
    assert.equal(api.state.attached[0].options.sip_password, "Otter.Lamp.42.Violet");
  }));

test("an update without its password is warned of", () =>
  withPage({}, async ({ page, api }) => {
    await setDirection(page, {
      type: "outbound",
      sip_endpoint: "sip:pbx.example.com",
      options: { sip_username: "agent", port: 5061 },
    });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    api.state.update("+14155552671", { type: "outbound", sip_endpoint: "sip:other.example.com" });
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByRole("button", { name: "Update 1 number" }).click();
    const dialog = page.getByRole("dialog", { name: "Update 1 number?" });
    assert.match(await dialog.innerText(), /Enter a SIP password, or remove the SIP username/);
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    assert.ok(!(await page.getByRole("dialog").innerText()).includes("SIP password"));
  }));

test("an update leaves directions alone that are as planned; before-send can cancel it", () =>
  withPage({}, async ({ page, api }) => {
    await switchOn(page, "Inbound calls");
    await attach(page, NUMBERS.slice(0, 1));
    await page.getByText("1 number attached").waitFor();
    api.state.update(NUMBERS[0], { type: "outbound", sip_endpoint: "sip:other.example.com" });
    await page.getByRole("button", { name: "Verify" }).click();
    await page.evaluate(() => {
      globalThis.asked = [];
      document.querySelector("sip-attach-builder").addEventListener("before-send", (event) => {
        if (globalThis.asked.push(event.detail.requests) === 1) event.preventDefault();
      });
    });
    const update = async () => {
      await page.getByRole("button", { name: "Update 1 number" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Update 1 number" }).click();
    };
    await update();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    assert.deepEqual(posts(api, "/v1/sip/update"), []);
    await update();
    await page.getByText("1 of 1 number updated").waitFor();
    assert.deepEqual(
      posts(api, "/v1/sip/update").map(({ body }) => body.updates.type),
      ["outbound"],
    );
    assert.deepEqual(
      await page.evaluate(() => globalThis.asked.map((requests) => requests.map(({ body }) => body.updates.type))),
      [["outbound"], ["outbound"]],
    );
  }));

test("next steps: what to enter at the PBX, and the addresses for the firewall", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, api }) => {
    await setDirection(page, {
      type: "inbound",
      auth_mode: "register",
      register_auth: { username: "pbx-7", password: "Zebra-Quilt-77" },
    });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    const steps = page.locator("sip-attach-next-steps");
    await steps.locator("summary").first().click();
    assert.match(await steps.locator("dl").first().innerText(), /pbx-7[\s\S]*derived/);
    assert.match(await steps.locator("sip-attach-checklist .list").innerText(), /us2\.sip\.bland\.ai[\s\S]*TLS 1\.2/);
    api.faults.add({ kind: "status", status: 404, path: "/v1/sip/firewall-ips", method: "GET" });
    await steps.getByRole("button", { name: "Ask the API for them" }).click();
    await steps.getByText("Couldn't load the addresses", { exact: false }).first().waitFor();
    await steps.getByRole("button", { name: "Try again" }).click();
    await steps.getByText("ip_addresses: 192.0.2.1", { exact: false }).waitFor();
    const copied = await copiedBy(page, () => steps.getByRole("button", { name: "Copy", exact: true }).click());
    assert.match(copied, /198\.51\.100\.2/);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("what follows a result takes the key it was sent with to where it was sent, and no other key", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page, ["+14155552671"]);
    await page.getByText("1 number attached").waitFor();
    const other = "http://127.0.0.1:9";
    await page.evaluate((to) => Object.assign(document.querySelector("sip-attach-builder"), { baseUrl: to }), other);
    await page.getByLabel("API key", { exact: true }).fill("sk-of-another-account");
    const verify = async () => {
      const asking = page.waitForRequest(
        (request) => new URL(request.url()).pathname === "/v1/sip" && request.method() === "GET",
      );
      await page.getByRole("button", { name: "Verify" }).click();
      const request = await asking;
      return [new URL(request.url()).origin, await request.headerValue("authorization")];
    };
    assert.deepEqual(await verify(), [api.url, "sk-test"]);
    await page.getByText("1 of 1 number as planned").waitFor();
    // Back at that address, its field is checked again: a key may have been mistyped there, or withdrawn.
    await page.evaluate((to) => Object.assign(document.querySelector("sip-attach-builder"), { baseUrl: to }), api.url);
    await page.getByLabel("API key", { exact: true }).fill("sk-renewed");
    assert.deepEqual(await verify(), [api.url, "sk-renewed"]);
  }));

test("another key than the one that sent: that is said, also before anything is detached with it", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page, ["+14155552671"]);
    await page.getByText("1 number attached").waitFor();
    const said = page.getByText("sent with another API key", { exact: false });
    const key = page.getByLabel("API key", { exact: true });
    assert.equal(await said.count(), 0);
    await key.fill("");
    assert.equal(await said.count(), 0);
    await key.fill("sk-test-of-another-account");
    await said.waitFor();
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    const dialog = page.getByRole("dialog", { name: "Detach 1 number?" });
    await dialog.getByText("sent with another API key", { exact: false }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal(api.state.list().length, 1);
    await key.fill("sk-test");
    await said.waitFor({ state: "detached" });
  }));

test("no answer: the command to run elsewhere, and the way to the address", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, api }) => {
    api.faults.add({ kind: "drop", times: "always" });
    await attach(page);
    await page.getByText("No answer from the API").waitFor();
    const command = await copiedBy(page, () => page.getByRole("button", { name: "Copy as cURL" }).click());
    assert.match(command, /^curl [\s\S]*\/v1\/sip\/attach[\s\S]*\+14155552671/);
    await page.getByRole("button", { name: "Change the address" }).click();
    await focusComesTo(page, "base");
  }));

test("a command that is copied without its passwords says so", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, api }) => {
    await setDirection(page, {
      type: "outbound",
      sip_endpoint: "sip:pbx.example.com",
      options: { sip_username: "pbx-7", sip_password: "Zebra-Quilt-77" },
    });
    api.faults.add({ kind: "drop", times: "always" });
    await send(page);
    await page.getByText("No answer from the API").waitFor();
    const command = await copiedBy(page, () => page.getByRole("button", { name: "Copy as cURL" }).click());
    assert.doesNotMatch(command, /Zebra/);
    await page.getByText("Copied, with passwords masked: write them in before you run it.").waitFor();
  }));

test("why Send is blocked stands beside it, each reason with the way to its field", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Outbound calls");
    const panel = page.locator("sip-attach-send-panel");
    await addNumbers(page, ["+1415", "+1212"]);
    const reasons = panel
      .locator("#reason")
      .getByText(/^\s*Fix 3 problems first:/)
      .getByRole("button");
    await reasons.first().waitFor();
    assert.deepEqual(
      await reasons.allInnerTexts(),
      ["Phone numbers", "Outbound calls: SIP endpoint"],
      "one of each field",
    );
    await reasons.first().click();
    await page.waitForFunction(
      () => document.querySelector("sip-attach-builder").shadowRoot.activeElement?.localName === "sip-attach-numbers",
    );
    for (const name of ["Remove +1415", "Remove +1212"]) await page.getByRole("button", { name, exact: true }).click();
    await panel.getByRole("button", { name: "Outbound calls: SIP endpoint" }).click();
    await focusComesTo(page, "/directions/0/sip_endpoint");
    await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill("sip:pbx.example.com;transport=udp");
    await panel.getByRole("button", { name: "Enter the API key to send." }).click();
    await focusComesTo(page, "key");
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await panel.getByText("to check. You can send anyway.", { exact: false }).waitFor();
  }));
