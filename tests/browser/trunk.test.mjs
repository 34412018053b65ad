// Choosing a trunk from the account, and what a draft inherits from it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, focusComesTo, launchTestBrowser, plan, ready, switchOn, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (walk) => walkPage(browser, {}, walk);

const choose = (page) => page.getByRole("button", { name: /^(Choose from your trunks|Look this trunk up)$/ }).click();

async function effective(page, direction, field) {
  const row = page.locator(`sip-attach-direction[data-type=${direction}]`).getByRole("row").filter({ hasText: field });
  return (await row.innerText()).split(/\s+/);
}

test("a trunk of the account is chosen, and what it gives is shown with its source", () =>
  withPage(async ({ page, api }) => {
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await choose(page);
    const dialog = page.getByRole("dialog", { name: "Your trunks" });
    await dialog.getByRole("button", { name: /Main carrier, both ways/ }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: /Main carrier, both ways/ }).click();
    await page.getByText("Looked up: Main carrier, both ways").waitFor();
    assert.equal((await draft(page)).trunk_id, "trunk_both");
    await switchOn(page, "Outbound calls");
    await addNumbers(page, ["2001"]);
    await page.locator("sip-attach-direction[data-type=outbound] summary", { hasText: "Effective" }).click();
    assert.deepEqual(await effective(page, "outbound", "sip_endpoint"), [
      "sip_endpoint",
      "sip:sbc.carrier.example;transport=tls",
      "trunk",
    ]);
    assert.deepEqual(await effective(page, "outbound", "secure_media"), ["secure_media", "true", "trunk"]);
    await page.getByLabel("SIP endpoint").fill("sip:mine.example.com");
    assert.deepEqual(await effective(page, "outbound", "sip_endpoint"), [
      "sip_endpoint",
      "sip:mine.example.com",
      "request",
    ]);
    assert.ok((await plan(page)).diagnostics.some(({ code }) => code === "trunk.endpoint_differs"));
    assert.equal(
      api.requests.filter(({ method, path }) => method === "GET" && path === "/v1/sip/trunks/trunk_both").length,
      1,
    );
  }));

test("a contradiction with the trunk is reported; another trunk ID forgets what was known", () =>
  withPage(async ({ page }) => {
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page.getByLabel("Trunk ID").fill("trunk_inbound");
    await choose(page);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Inbound by address/ })
      .click();
    await switchOn(page, "Outbound calls");
    await page.locator('[data-code="trunk.direction_not_carried"]').first().waitFor();
    await page.getByLabel("Trunk ID").fill("trunk_other");
    await page.waitForFunction(
      () =>
        !document
          .querySelector("sip-attach-builder")
          .plan?.diagnostics.some(({ code }) => code === "trunk.direction_not_carried"),
    );
  }));

test("without a key, the dialog leads to its field", () =>
  withPage(async ({ page }) => {
    await choose(page);
    await page.getByRole("dialog").getByRole("button", { name: "Enter the API key" }).click();
    await focusComesTo(page, "key");
  }));

test("a list of trunks that may not be whole says so, and not that there are none", () =>
  withPage(async ({ page }) => {
    const data = { trunks: [{ name: "no ID" }, null], has_more: true };
    await page.route("**/v1/sip/trunks", (route) => route.fulfill({ json: { data, errors: null } }));
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await choose(page);
    const dialog = page.getByRole("dialog");
    await dialog.getByText("may have more trunks than these: 2 without a usable ID are left out").waitFor();
    assert.equal(await dialog.getByText("This account has no trunks").count(), 0);
    assert.deepEqual(await findBarriers(page), []);
  }));

for (const [name, fault, said] of [
  ["a refused key", null, "The API key was refused"],
  ["no answer", { kind: "drop", times: "always" }, "No answer from the API"],
  ["no such call", { kind: "status", status: 404, times: "always" }, "The API has no such trunk"],
  ["a page of a proxy", { kind: "unreadable", status: 200, times: "always" }, "The answer cannot be read"],
]) {
  test(`trunks cannot be had (${name}): explained, and nothing is blocked`, () =>
    withPage(async ({ page, api }) => {
      await page.getByLabel("API key", { exact: true }).fill(fault ? "sk-test" : "wrong");
      if (fault) api.faults.add({ ...fault, path: "/v1/sip/trunks", method: "GET" });
      await choose(page);
      const dialog = page.getByRole("dialog");
      await dialog.getByText(said, { exact: false }).waitFor();
      assert.deepEqual(await findBarriers(page), []);
      api.faults.clear();
      if (fault) {
        await dialog.getByRole("button", { name: "Try again" }).click();
        await dialog.getByRole("button", { name: /Main carrier/ }).waitFor();
      }
      await page.keyboard.press("Escape");
      await page.getByLabel("Trunk ID").fill("trunk_both");
      await addNumbers(page, ["2001"]);
      await switchOn(page, "Outbound calls");
      await ready(page, "1 number").waitFor();
    }));
}
