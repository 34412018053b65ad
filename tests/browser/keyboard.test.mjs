// With the keyboard alone: where Ctrl+Enter leads, and that no control takes the focus with it when it goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addNumbers, focusComesTo, launchTestBrowser, send, switchOn, UNTIL_RELEASED, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (walk) => walkPage(browser, {}, walk);

const NUMBERS = ["+14155552671", "+14155552672"];

/** Presses a button by a key. */
async function press(button) {
  await button.focus();
  await button.press("Enter");
}

/** Resolves when the focus is on an element that says this. */
const focusSays = (page, text) =>
  page.waitForFunction((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element !== document.body && element?.textContent.includes(wanted);
  }, text);

async function attach(page) {
  await addNumbers(page, NUMBERS);
  await switchOn(page, "Inbound calls");
  await send(page);
}

test("Ctrl+Enter leads to the one question that is for all numbers without a country code", () =>
  withPage(async ({ page }) => {
    await addNumbers(page, ["(415) 673-2001", "(415) 673-2002"]);
    await switchOn(page, "Inbound calls");
    await page.keyboard.press("Control+Enter");
    await focusSays(page, "Read as United States");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ready: 2 numbers" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await focusComesTo(page, "key");
  }));

test("Ctrl+Enter leads to a row that is wrong by itself", () =>
  withPage(async ({ page }) => {
    await addNumbers(page, ["+14155552671", "nonsense"]);
    await switchOn(page, "Inbound calls");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.ariaLabel === "Edit nonsense";
    });
  }));

test("stopped, and tried again: the focus is at what is told, and a key that is held down does not go on", () =>
  withPage(async ({ page, api }) => {
    api.faults.add({ ...UNTIL_RELEASED, times: "always" });
    await attach(page);
    await focusSays(page, "Sending request 1 of 1");
    const stop = page.locator("sip-attach-send-panel").getByRole("button", { name: "Stop" });
    await stop.focus();
    await page.keyboard.down("Enter");
    for (let repeated = 0; repeated < 5; repeated += 1) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await focusSays(page, "Stopped; 0 numbers attached");
    assert.equal(api.requests.filter(({ method }) => method === "POST").length, 1);
    api.faults.clear();
    api.faults.release();
    await press(page.locator("sip-attach-send-panel").getByRole("button", { name: "Retry 2 numbers" }));
    await focusSays(page, "2 numbers attached");
  }));

test("a result that is closed leaves the focus at the way back to it", () =>
  withPage(async ({ page }) => {
    await attach(page);
    await page.getByText("2 numbers attached").waitFor();
    await press(page.getByRole("button", { name: "Close the result" }));
    await focusSays(page, "Show the last result");
    await page.keyboard.press("Enter");
    await focusSays(page, "2 numbers attached");
  }));

test("a comparison that is closed leaves the focus at the way to another one", () =>
  withPage(async ({ page }) => {
    await addNumbers(page, NUMBERS);
    await switchOn(page, "Inbound calls");
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await press(page.getByRole("button", { name: "Compare with your account" }));
    await press(page.getByRole("button", { name: "Close the comparison" }));
    await focusSays(page, "Compare with your account");
  }));

test("what is asked of the account after a result keeps the focus at its button", () =>
  withPage(async ({ page }) => {
    await attach(page);
    await page.getByText("2 numbers attached").waitFor();
    await page.locator("sip-attach-checks summary").click();
    await press(page.getByRole("button", { name: "Ask for its status" }));
    await page.locator("sip-attach-checks [role=status] .said").waitFor();
    await focusSays(page, "Ask for its status");
  }));

test("steps that are taken back, down to the first, keep the focus", () =>
  withPage(async ({ page }) => {
    await addNumbers(page, NUMBERS);
    await press(page.getByRole("button", { name: "Remove all 2 rows" }));
    await focusSays(page, "Revert this step");
    await page.keyboard.press("Control+z");
    await focusSays(page, "All");
    const undo = page.getByRole("button", { name: "Undo", exact: true });
    await undo.focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Try an example" }).waitFor();
    assert.ok(await undo.evaluate((button) => button.getRootNode().activeElement === button));
    assert.equal(await undo.getAttribute("aria-disabled"), "true");
  }));

test("a correction by a key leads to the field that it corrects", () =>
  withPage(async ({ page }) => {
    await switchOn(page, "Outbound calls");
    await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill("pbx.example.com");
    await press(page.getByRole("button", { name: /^Write sip:pbx\.example\.com/ }));
    await focusComesTo(page, "/directions/0/sip_endpoint");
  }));

test("fixes in the JSON view, by a key: the focus goes to what is told of the draft", () =>
  withPage(async ({ page }) => {
    await addNumbers(page, ["+14155552671", "+14155552671", "14155552673"]);
    await switchOn(page, "Inbound calls");
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    await page.locator(".cm-content").waitFor();
    const panel = page.locator("sip-attach-request-panel");
    await press(panel.getByRole("button", { name: "Write +14155552673" }));
    await focusComesTo(page, "verdict");
    await press(panel.getByRole("button", { name: "Remove the repetition" }));
    await focusComesTo(page, "verdict");
    await focusSays(page, "Ready: 2 numbers");
  }));
