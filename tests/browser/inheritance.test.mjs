// What numbers inherit from their trunk, as the form shows it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, launchTestBrowser, switchOn, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withTrunk = (name, walk) =>
  walkPage(browser, {}, async (opened) => {
    const { page } = opened;
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page.getByRole("button", { name: "Choose from your trunks" }).click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await page.getByText("Looked up:").waitFor();
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Inbound calls");
    await switchOn(page, "Outbound calls");
    await walk(opened);
  });

const card = (page, type) => page.locator(`sip-attach-direction[data-type=${type}]`);
const row = async (page, type, field) =>
  (await card(page, type).getByRole("row").filter({ hasText: field }).innerText())
    .split("\t")
    .map((cell) => cell.trim());

async function openAll(page, type) {
  for (const summary of await card(page, type).locator("summary").all()) await summary.click();
}

test("a trunk that registers is shown so, as inherited, with its secret set on the trunk", () =>
  withTrunk(/PBX that registers/, async ({ page }) => {
    const inbound = card(page, "inbound");
    const group = inbound.getByRole("group", { name: /Authentication/ });
    assert.match(await group.innerText(), /Authentication\s+inherited from trunk/);
    assert.equal(await inbound.getByRole("radio", { name: /Register/ }).isChecked(), true);
    assert.match(await group.innerText(), /Username: pbx · Password: set on the trunk/);
    await openAll(page, "inbound");
    assert.deepEqual(await row(page, "inbound", "register_password"), [
      "register_password",
      "set on the trunk",
      "trunk",
    ]);
    assert.deepEqual(await findBarriers(page), []);
    await inbound.getByRole("radio", { name: /IP address/ }).check();
    assert.equal((await draft(page)).directions[0].auth_mode, "ip");
    assert.doesNotMatch(await group.innerText(), /inherited/);
  }));

test("an outbound trunk gives its credentials to outbound calls, and no endpoint to inbound ones", () =>
  withTrunk(/Outbound with digest/, async ({ page }) => {
    await openAll(page, "inbound");
    assert.deepEqual(await row(page, "inbound", "sip_endpoint"), ["sip_endpoint", "–", "unknown"]);
    await openAll(page, "outbound");
    const outbound = card(page, "outbound");
    assert.deepEqual(await row(page, "outbound", "sip_endpoint"), [
      "sip_endpoint",
      "sip:termination.example.com",
      "trunk",
    ]);
    assert.deepEqual(await row(page, "outbound", "sip_password"), ["sip_password", "set on the trunk", "trunk"]);
    assert.equal(await outbound.getByLabel("SIP username").getAttribute("placeholder"), "trunk-user");
    assert.equal(
      await outbound.getByLabel("SIP password", { exact: true }).getAttribute("placeholder"),
      "set on the trunk",
    );
    assert.equal(
      await outbound.getByLabel("Transport").locator("option").first().innerText(),
      "TLS (inherited from trunk)",
    );
    assert.deepEqual(await findBarriers(page), []);
  }));

test("taking the password out of a URI moves it to the fields that the text names", () =>
  walkPage(browser, {}, async ({ page }) => {
    await switchOn(page, "Outbound calls");
    const outbound = card(page, "outbound");
    await page.getByLabel("SIP endpoint").fill("sip:alice:s%40cret@pbx.example.com;transport=tls");
    await outbound.getByText(/move it to sip_username and sip_password/).waitFor();
    await outbound.getByRole("button", { name: "Take the password out, into SIP username and SIP password" }).click();
    const [{ sip_endpoint: endpoint, options }] = (await draft(page)).directions;
    assert.equal(endpoint, "sip:alice@pbx.example.com;transport=tls");
    assert.deepEqual(options, { sip_username: "alice", sip_password: "s@cret" });
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal((await draft(page)).directions[0].options, undefined, "one step of the history");
  }));

test("turning on a direction leaves one that is not in a list as it is", () =>
  walkPage(browser, {}, async ({ page }) => {
    const outbound = { type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { sip_realm: "pbx" } };
    const importing = (directions) =>
      page.evaluate((value) => {
        document.querySelector("sip-attach-builder").draft = { phone_number: "+14155552671", directions: value };
      }, directions);
    await importing(outbound);
    await switchOn(page, "Inbound calls");
    assert.deepEqual((await draft(page)).directions, [{ type: "inbound" }, outbound]);
    await importing(outbound);
    await switchOn(page, "Outbound calls");
    assert.deepEqual((await draft(page)).directions, [outbound]);
  }));
