// What a person entered is not lost without a word: by a preset, a switch, an update, a reload, an import, or a long
// entry of the history.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, launchTestBrowser, paste, plan, send, setDraft, switchOn, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();
const withPage = (options, walk) => walkPage(browser, options, walk);
const OUTBOUND = { type: "outbound", sip_endpoint: "sip:out.example.net", options: { transport: "tls" } };
const HISTORY = "sip-attach-builder:history:1";
const COMMAND = `curl https://api.bland.ai/v1/sip/attach \\\n  -d '{"phone_number":"+14155552671","directions":[]}'\n`;
const say = (page, text) => page.locator("sip-attach-builder .toast", { hasText: text }).waitFor();

test("a preset names what it takes away", () =>
  withPage({}, async ({ page }) => {
    await setDraft(page, {
      phone_number: "+14155552671",
      directions: [
        { ...OUTBOUND, options: { sip_realm: "pbx.example.com", sip_username: "pbx", sip_password: "Otter.Lamp.42" } },
      ],
    });
    const provider = page.locator("sip-attach-provider").first();
    await provider.getByRole("combobox").fill("Twilio");
    await provider
      .getByRole("option", { name: /^Twilio/ })
      .first()
      .click();
    await provider.getByLabel("Name of the trunk").fill("example");
    await provider.getByText("IP addresses", { exact: true }).click();
    await provider.getByRole("button", { name: "Fill in the request" }).click();
    await provider.locator("#filled").waitFor();
    const { options } = (await draft(page)).directions[0];
    for (const gone of ["sip_realm", "sip_username", "sip_password"]) assert.equal(options[gone], undefined);
    const text = (await provider.locator("dl.written").innerText()).replaceAll(/\s+/g, " ");
    for (const field of ["SIP realm", "SIP username", "SIP password"])
      assert.ok(text.includes(`${field} removed`), text);
    assert.doesNotMatch(text, /Otter/);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a mapping that becomes another kind and back again has all that it had", () =>
  withPage({}, async ({ page }) => {
    const mapping = { type: "custom", key: "X-Account-Id", value: "account_id" };
    await setDraft(page, {
      phone_number: "+14155552671",
      directions: [{ ...OUTBOUND, type: "inbound", headers: { direction: "inbound", headers: [mapping] } }],
    });
    await page.locator("summary", { hasText: "Header mappings" }).click();
    const kind = page.getByLabel("Kind of mapping 1");
    await kind.selectOption("uui");
    await page.getByLabel("Purpose of mapping 1").fill("isdn-uui");
    await kind.selectOption("custom");
    assert.deepEqual((await draft(page)).directions[0].headers.headers, [mapping]);
    await kind.selectOption("uui");
    assert.equal((await draft(page)).directions[0].headers.headers[0].purpose, "isdn-uui");
  }));

test("the focus goes with a mapping that is moved", () =>
  withPage({}, async ({ page }) => {
    const headers = ["a", "b", "c"].map((name) => ({ type: "custom", key: `X-${name}`, value: name }));
    await setDraft(page, {
      phone_number: "+14155552671",
      directions: [{ ...OUTBOUND, type: "inbound", headers: { direction: "inbound", headers } }],
    });
    await page.locator("summary", { hasText: "Header mappings" }).click();
    await page.getByRole("button", { name: "Move mapping 3 up" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Move mapping 2 up" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    // At the top it cannot go up any further.
    await page.getByRole("button", { name: "Move mapping 1 down" }).and(page.locator(":focus")).waitFor();
    const list = (await draft(page)).directions[0].headers.headers;
    assert.deepEqual(
      list.map(({ value }) => value),
      ["c", "a", "b"],
    );
  }));

test("an update names the fields that the numbers lose", () =>
  withPage({}, async ({ page, api }) => {
    const headers = { direction: "outbound", headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }] };
    api.state.attach(
      { phone_number: "+14155552671", directions: [{ ...OUTBOUND, headers }], service: "sip" },
      () => null,
    );
    await setDraft(page, { phone_number: "+14155552671", directions: [{ ...OUTBOUND, headers: { headers: [] } }] });
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page.getByRole("button", { name: "Compare with your account" }).click();
    await page.locator("sip-attach-survey").getByRole("button", { name: "Update 1 number" }).click();
    await page.getByRole("dialog").getByText("They lose what they have there: headers").waitFor();
    assert.deepEqual(await findBarriers(page), []);
  }));

test("after sending, the comparison is still there to update what it left aside", () =>
  withPage({}, async ({ page, api }) => {
    const other = { ...OUTBOUND, sip_endpoint: "sip:other.example.net" };
    api.state.attach({ phone_number: "+14155552672", directions: [other], service: "sip" }, () => null);
    await setDraft(page, { phone_numbers: ["+14155552671", "+14155552672"], directions: [OUTBOUND] });
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page.getByRole("button", { name: "Compare with your account" }).click();
    await page.locator("sip-attach-survey").getByText("2 numbers compared").waitFor();
    await send(page);
    await page.getByRole("heading", { name: "1 number attached" }).waitFor();
    await page.getByText("Update what differs in the comparison below.").first().waitFor();
    const survey = page.locator("sip-attach-survey");
    await survey.getByRole("button", { name: "Update 1 number" }).waitFor();
    assert.equal(await survey.getByText("Not looked at").count(), 0);
    await survey.getByRole("button", { name: "Close the comparison" }).click();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 1 number" }).waitFor();
  }));

test("after a reload, ignored numbers are still there, and what is not kept is said and leaves no mask", () =>
  withPage({}, async ({ page }) => {
    await setDraft(page, {
      phone_number: "+14155552671",
      directions: [{ type: "outbound", sip_endpoint: "sip:user:Otter.Lamp@pbx.example.com;token=Violet" }],
    });
    await addNumbers(page, ["+14155552671", "+14155552672", "+14155552673"]);
    const table = page.locator("sip-attach-number-table");
    await table.getByRole("button", { name: "Ignore +14155552673" }).click();
    await page.reload();
    await say(page, "Not kept: passwords");
    await page
      .locator("sip-attach-numbers .filters")
      .getByRole("button", { name: /^Ignored/ })
      .click();
    await page.getByText("+14155552673").waitFor();
    const { directions } = await draft(page);
    assert.deepEqual(directions, [{ type: "outbound", sip_endpoint: "sip:user@pbx.example.com" }]);
    const { diagnostics } = await plan(page);
    assert.equal(diagnostics.filter(({ code }) => code.startsWith("uri.password")).length, 0);
  }));

test("a long list enters the history without its numbers, and leaves the other entries there", () =>
  withPage({}, async ({ page }) => {
    await setDraft(page, { phone_number: "+14155552671", directions: [OUTBOUND] });
    await send(page);
    await page.getByRole("heading", { name: "1 number attached" }).waitFor();
    const many = Array.from({ length: 6000 }, (_, index) => `+1415736${String(2000 + index).padStart(4, "0")}`);
    await setDraft(page, { phone_numbers: many, directions: [OUTBOUND] });
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 6,000 numbers" }).click();
    await page.getByRole("heading", { name: "6,000 numbers attached" }).waitFor({ timeout: 120_000 });
    const list = await page.evaluate((name) => JSON.parse(localStorage[name]), HISTORY);
    assert.deepEqual(
      list.map(({ total }) => total),
      [6000, 1],
    );
    await page.getByRole("button", { name: "History" }).click();
    const dialog = page.getByRole("dialog", { name: "Sent from this browser" });
    await dialog.getByText("Kept without its numbers").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: /^Load/ }).first().click();
    await say(page, "Loaded. Undo brings your draft back.");
    assert.deepEqual(await draft(page), { directions: [OUTBOUND] });
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.equal((await draft(page)).phone_numbers.length, 6000);
  }));

test("a history that was cleared can be brought back while it is open", () =>
  withPage({}, async ({ page }) => {
    await setDraft(page, { phone_number: "+14155552671", directions: [OUTBOUND] });
    await send(page);
    await page.getByRole("heading", { name: "1 number attached" }).waitFor();
    await page.getByRole("button", { name: "History" }).click();
    const dialog = page.getByRole("dialog", { name: "Sent from this browser" });
    await dialog.getByRole("button", { name: "Clear the history" }).click();
    await dialog.getByText("Nothing sent yet.").waitFor();
    assert.equal(await page.evaluate((name) => localStorage[name], HISTORY), undefined);
    await dialog.getByRole("button", { name: "Undo" }).and(page.locator(":focus")).click();
    await dialog.getByText("1 of 1 number attached").waitFor();
  }));

test("an import that replaces a draft says how to get it back", () =>
  withPage({}, async ({ page }) => {
    const bring = async (text) => {
      await page.getByRole("button", { name: "Import", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Import a request" });
      await dialog.getByRole("textbox").fill(text);
      await dialog.getByRole("button", { name: "Import", exact: true }).click();
    };
    await bring('{"phone_number":"+14155552671"}');
    await say(page, /^\s*Imported\.\s*$/);
    await bring('{"phone_number":"+14155552672"}');
    await say(page, "Imported. Undo brings your draft back.");
  }));

test("lines pasted into the field of one row stay apart", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, ["+14155552671", "+14155552672"]);
    const table = page.locator("sip-attach-number-table");
    await table.getByRole("button", { name: "Edit +14155552671" }).click();
    await table.getByRole("textbox", { name: "Edit +14155552671" }).evaluate((input) => {
      const data = new DataTransfer();
      data.setData("text/plain", "+14155552673\n+14155552674\n");
      input.select();
      input.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      );
    });
    await page.keyboard.press("Enter");
    assert.deepEqual((await draft(page)).phone_numbers, ["+14155552673, +14155552674", "+14155552672"]);
  }));

test("a notice about a text that was no list goes when numbers come, or the draft is another", () =>
  withPage({}, async ({ page }) => {
    const notice = page.locator("sip-attach-numbers #foreign");
    await addNumbers(page, ["+14155552671"]);
    await paste(page, COMMAND);
    await notice.waitFor();
    await paste(page, "+14155552672\n+14155552673\n");
    await notice.waitFor({ state: "detached" });
    await paste(page, COMMAND);
    await notice.waitFor();
    await page.getByRole("button", { name: "Start over" }).click();
    await notice.waitFor({ state: "detached" });
  }));

test("a key that cannot be used says so before it is used", () =>
  withPage({}, async ({ page }) => {
    await setDraft(page, { phone_number: "+14155552671", directions: [OUTBOUND] });
    await switchOn(page, "Outbound calls");
    await page.getByLabel("API key", { exact: true }).fill("sk one");
    const panel = page.locator("sip-attach-send-panel");
    await panel.getByText("API key: It has a blank or a line break inside.").waitFor();
    await page.getByLabel("API key", { exact: true }).fill("sk-one");
    await panel.getByText("API key: It has").waitFor({ state: "detached" });
  }));
