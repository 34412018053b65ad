// The account in the page: what it has of the numbers before they are sent, its trunks, and checks of calls.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import {
  addNumbers,
  draft,
  focusComesTo,
  launchTestBrowser,
  plan,
  press,
  ready,
  send,
  setDraft,
  switchOn,
  UNTIL_RELEASED,
  walkPage,
} from "./harness.mjs";

const browser = await launchTestBrowser();

const NEW = "+14155552671";
const SAME = "+14155552672";
const DIFFERS = "+14155552673";
const HELD = "+14155552674";
const BOUGHT = "+14155552675";
const UNKNOWN = "+14155552676";
const NUMBERS = [NEW, SAME, DIFFERS, HELD, BOUGHT, UNKNOWN];
const INBOUND = { type: "inbound", sip_endpoint: "sip:pbx.example.net" };
const OUTBOUND = {
  type: "outbound",
  sip_endpoint: "sip:out.example.net",
  options: { transport: "tls", port: 5061, secure_media: true },
};
const TYPED = "Otter.Lamp.42.Violet";
const withPage = (options, walk) => walkPage(browser, { mock: { bought: [BOUGHT] }, ...options }, walk);

const key = (page, value = "sk-test") => page.getByLabel("API key", { exact: true }).fill(value);
const attach = (api, number, ...directions) =>
  api.state.attach({ phone_number: number, directions, service: "sip" }, () => null);
const changes = (api) => api.requests.filter(({ method }) => !["GET", "OPTIONS"].includes(method));
const compare = (page) => page.getByRole("button", { name: "Compare with your account" }).click();
const survey = (page) => page.locator("sip-attach-survey");
const rows = (page) => page.locator("sip-attach-number-table [data-row]");
const row = (page, number) => rows(page).filter({ hasText: number });

/** An account with one number of each kind; the last one cannot be read back. */
function fill(api) {
  attach(api, SAME, INBOUND, OUTBOUND);
  attach(api, DIFFERS, INBOUND, { ...OUTBOUND, sip_endpoint: "sip:other.example.net" });
  attach(api, HELD, OUTBOUND);
  attach(api, UNKNOWN, INBOUND, OUTBOUND);
  api.faults.add({ kind: "status", status: 500, path: "/v1/sip", method: "GET", after: 3 });
}

test("the plan is compared with the account: six outcomes, as a column and a filter", () =>
  withPage({}, async ({ page, api }) => {
    fill(api);
    await setDraft(page, { phone_numbers: NUMBERS, directions: [INBOUND, OUTBOUND], service: "sip" });
    await key(page);
    assert.equal(await page.getByRole("columnheader", { name: "In your account" }).count(), 0);
    await compare(page);
    await survey(page).getByRole("heading", { name: "6 numbers compared with your account" }).waitFor();
    assert.deepEqual(changes(api), []);
    const said = await survey(page).locator(".counts li").allInnerTexts();
    assert.deepEqual(
      said.map((text) => text.replace(/\s+/g, " ").trim()),
      ["New 1", "As wanted already 1", "Differs 1", "Direction missing 1", "Bought from the service 1", "Unknown 1"],
    );
    await page.getByRole("columnheader", { name: "In your account" }).waitFor();
    for (const [number, text] of [
      [NEW, "New"],
      [SAME, "As wanted already"],
      [DIFFERS, "outbound/sip_endpoint"],
      [HELD, "Inbound calls: Not attached"],
      [BOUGHT, "Bought from the service"],
      [UNKNOWN, "500"],
    ])
      assert.ok((await row(page, number).locator(".account").innerText()).includes(text), number);
    assert.deepEqual(await findBarriers(page), []);
    await page.getByLabel("Only with this state in your account").selectOption({ label: "Differs (1)" });
    assert.equal(await rows(page).count(), 1);
    assert.ok((await rows(page).innerText()).includes(DIFFERS));
    await page.getByLabel("Only with this state in your account").selectOption({ label: "Any state in your account" });
    // Field by field.
    await survey(page).locator("summary", { hasText: DIFFERS }).click();
    await survey(page).getByRole("cell", { name: "sip:other.example.net" }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
  }));

test("what is as wanted or differs is not sent; what differs is updated", () =>
  withPage({}, async ({ page, api }) => {
    attach(api, SAME, INBOUND, OUTBOUND);
    attach(api, DIFFERS, INBOUND, { ...OUTBOUND, sip_endpoint: "sip:other.example.net" });
    await setDraft(page, { phone_numbers: [NEW, SAME, DIFFERS], directions: [INBOUND, OUTBOUND], service: "sip" });
    await key(page);
    await compare(page);
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 1 number" }).waitFor();
    await page.getByText("1 number is attached already").waitFor();
    await page.getByText("1 number is in your account with another configuration").waitFor();
    await survey(page).getByRole("button", { name: "Update 1 number" }).click();
    const dialog = page.getByRole("dialog", { name: "Update 1 number?" });
    assert.ok((await dialog.innerText()).includes("/v1/sip/update"));
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: "Update 1 number" }).click();
    await survey(page)
      .getByText("1 of 1 numbers updated")
      .or(survey(page).getByText("1 of 1 number updated"))
      .waitFor();
    assert.deepEqual(
      changes(api).map(({ path, body }) => [path, body.phone_number, body.updates.type]),
      [["/v1/sip/update", DIFFERS, "outbound"]],
    );
    await row(page, DIFFERS).getByText("As wanted already").waitFor();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 1 number" }).click();
    await page.getByText("1 number attached, 2 attached already").waitFor();
    assert.deepEqual(changes(api).at(-1).body.phone_numbers, [NEW]);
    assert.equal(changes(api).length, 2);
    // Undo removes what was attached from here, but nothing that was there before.
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Detach 1 number" }).click();
    await page.getByText("1 of 1 number detached").waitFor();
    assert.deepEqual(
      api.state.list().map(({ phone_number }) => phone_number),
      [SAME, DIFFERS],
    );
  }));

test("what the API never shows is shown as the request has it, and a password as dots", () =>
  withPage({}, async ({ page, api }) => {
    const register = { auth_mode: "register", register_auth: { username: "pbx-7", password: TYPED } };
    attach(api, DIFFERS, { ...INBOUND, ...register });
    const other = { ...INBOUND, ...register, sip_endpoint: "sip:other.example.net" };
    await setDraft(page, { phone_number: DIFFERS, directions: [other], service: "sip" });
    await key(page);
    await compare(page);
    await survey(page).locator("li[data-number] summary").click();
    const planned = (field) => survey(page).getByRole("row").filter({ hasText: field }).getByRole("cell").first();
    assert.equal(await planned("register_auth/username").innerText(), "pbx-7");
    assert.equal(await planned("register_auth/password").innerText(), "••••••••");
    assert.ok(!(await survey(page).innerText()).includes(TYPED));
  }));

test("where all numbers differ nothing is attached, until the comparison is closed", () =>
  withPage({}, async ({ page, api }) => {
    attach(api, DIFFERS, INBOUND, OUTBOUND);
    await setDraft(page, {
      phone_numbers: [DIFFERS],
      directions: [{ ...INBOUND, sip_endpoint: "sip:b.example.net" }],
      service: "sip",
    });
    await key(page);
    await compare(page);
    const button = page.locator("sip-attach-send-panel").getByRole("button", { name: "Nothing to attach" });
    await press(button);
    assert.deepEqual(changes(api), []);
    await page.getByRole("button", { name: "Close the comparison" }).click();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 1 number" }).waitFor();
    assert.equal(await page.getByRole("columnheader", { name: "In your account" }).count(), 0);
  }));

test("another draft, key or undo makes a comparison outdated", () =>
  withPage({}, async ({ page, api }) => {
    attach(api, SAME, INBOUND);
    await setDraft(page, { phone_numbers: [NEW, SAME], directions: [INBOUND], service: "sip" });
    await key(page);
    await compare(page);
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 1 number" }).waitFor();
    await key(page, "sk-test-other");
    await page.getByText("The request or the key has changed").waitFor();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 2 numbers" }).waitFor();
    await key(page);
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 1 number" }).waitFor();
    await setDraft(page, { phone_numbers: [NEW, SAME], directions: [OUTBOUND], service: "sip" });
    await page.getByText("The request or the key has changed").waitFor();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 2 numbers" }).waitFor();
  }));

test("a comparison can be stopped, and one that is refused changes nothing about sending", () =>
  withPage({}, async ({ page, api }) => {
    attach(api, SAME, INBOUND);
    await setDraft(page, { phone_numbers: [NEW, SAME], directions: [INBOUND], service: "sip" });
    await page.getByRole("button", { name: "Compare with your account" }).click();
    await focusComesTo(page, "key");
    await key(page, "wrong");
    await compare(page);
    await survey(page)
      .getByText("Nothing was changed. You can send as before.")
      .or(survey(page).getByText("Unknown"))
      .first()
      .waitFor();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 2 numbers" }).waitFor();
    await key(page);
    api.faults.add({ ...UNTIL_RELEASED, method: "GET", path: "/v1/sip/numbers" });
    await compare(page);
    await survey(page).getByRole("button", { name: "Stop" }).click();
    await survey(page).getByRole("heading", { name: "Stopped; 0 of 2 numbers compared" }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await send(page);
    await page.getByText("1 number attached, 1 attached already").waitFor();
  }));

// ---- trunks

const dialogOf = (page) => page.locator("sip-attach-trunk-dialog dialog");
const openTrunks = async (page) => {
  await page.getByRole("button", { name: "Choose from your trunks" }).click();
  await dialogOf(page).getByRole("button", { name: "New trunk" }).waitFor();
};

test("a trunk is made: shown before it is sent, judged by the engine, used at once", () =>
  withPage({}, async ({ page, api }) => {
    await key(page);
    await openTrunks(page);
    const dialog = dialogOf(page);
    assert.match(
      await dialog.getByRole("button", { name: /Main carrier, both ways/ }).innerText(),
      /generic · both directions · sip:sbc\.carrier\.example;transport=tls/,
    );
    await dialog.getByRole("button", { name: "New trunk" }).click();
    await dialog.getByRole("button", { name: "Create trunk" }).click();
    await dialog.getByText("Enter a name of 1 to 128 characters.").waitFor();
    await focusComesTo(page, "t-name");
    // The form shows what is sent: no direction, because the API has its own default.
    assert.equal(
      await dialog.getByLabel("Direction", { exact: true }).locator("option:checked").innerText(),
      "Not set",
    );
    assert.doesNotMatch(await dialog.locator("pre").innerText(), /direction/);
    await dialog.getByLabel("Direction", { exact: true }).selectOption("both");
    await dialog.locator("pre", { hasText: '"direction": "both"' }).waitFor();
    await dialog.getByLabel("Direction", { exact: true }).selectOption({ label: "Not set" });
    await dialog.locator("pre", { hasNotText: "direction" }).waitFor();
    await dialog.getByLabel("Name", { exact: true }).fill("Carrier");
    await dialog.getByLabel("SIP endpoint").fill("acme.pstn.twilio.com");
    await dialog.locator('[data-code^="endpoint."]').first().waitFor();
    await dialog.getByRole("button", { name: "Create trunk" }).click();
    assert.deepEqual(changes(api), []);
    await dialog.getByRole("button", { name: /sip:/ }).first().click();
    assert.equal(await dialog.getByLabel("SIP endpoint").inputValue(), "sip:acme.pstn.twilio.com");
    await dialog.getByLabel("Transport").selectOption("tls");
    await dialog.getByLabel("Port", { exact: true }).fill("5061");
    await dialog.getByLabel("Encrypt media (SRTP)").check();
    await dialog.getByLabel("SIP username").fill("acme");
    await dialog.getByLabel("SIP password").fill(TYPED);
    await dialog.locator("summary", { hasText: "Header mappings" }).click();
    const headers = { direction: "outbound", headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }] };
    await dialog.getByLabel("As JSON, for one direction").fill(JSON.stringify(headers));
    await dialog.getByLabel("Provider label").fill("twilio");
    await dialog
      .getByText(/X-Account-Id/)
      .first()
      .waitFor();
    assert.deepEqual(await findBarriers(page), []);
    const shown = await dialog.getByLabel("What is sent").innerText();
    assert.ok(shown.includes("/v1/sip/trunks") && shown.includes("acme") && !shown.includes(TYPED), shown);
    await dialog.getByRole("button", { name: "Create trunk" }).click();
    await dialog.getByText("The trunk Carrier was created.").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    const [{ method, path, body }] = changes(api);
    assert.deepEqual([method, path], ["POST", "/v1/sip/trunks"]);
    assert.deepEqual(body, {
      name: "Carrier",
      provider: "twilio",
      sip_endpoint: "sip:acme.pstn.twilio.com",
      options: { transport: "tls", port: 5061, secure_media: true, sip_username: "acme", sip_password: TYPED },
      headers,
    });
    await page.keyboard.press("Escape");
    await page.getByText("Looked up: Carrier").waitFor();
    assert.match((await draft(page)).trunk_id, /^trunk_/);
  }));

test("a trunk is looked at with its headers, tested, and deleted once the request was shown", () =>
  withPage({}, async ({ page, api }) => {
    const headers = { direction: "outbound", headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }] };
    api.state.changeTrunk("trunk_both", { headers });
    await key(page);
    await openTrunks(page);
    const dialog = dialogOf(page);
    await dialog
      .getByRole("listitem")
      .filter({ hasText: "Main carrier" })
      .getByRole("button", { name: "Details" })
      .click();
    await dialog.getByText(/X-Account-Id/).waitFor();
    await dialog.getByText("Transfers use only its outbound mapping.").waitFor();
    await dialog.getByText("0 numbers on this trunk").waitFor();
    await dialog.getByRole("button", { name: "Test the connection" }).click();
    await dialog.getByText("The endpoint answers (SIP 200, 42 ms).").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await dialog.getByText(/^DELETE .*\/v1\/sip\/trunks\/trunk_both$/).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal(api.requests.filter(({ method }) => method === "DELETE").length, 0);
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await dialog.getByRole("button", { name: "Delete this trunk" }).click();
    await dialog.getByText("The trunk Main carrier, both ways was deleted.").waitFor();
    await dialog.getByRole("button", { name: "Back to the list" }).click();
    await dialog.getByRole("button", { name: /Outbound with digest/ }).waitFor();
    assert.equal(await dialog.getByText("Main carrier").count(), 0);
  }));

test("a trunk is changed: only what is other is sent, and no mask for a password", () =>
  withPage({}, async ({ page, api }) => {
    await key(page);
    await openTrunks(page);
    const dialog = dialogOf(page);
    await dialog
      .getByRole("listitem")
      .filter({ hasText: "Outbound with digest" })
      .getByRole("button", { name: "Details" })
      .click();
    await dialog.getByRole("button", { name: "Change", exact: true }).click();
    assert.equal(await dialog.getByLabel("SIP username").inputValue(), "trunk-user");
    assert.equal(await dialog.getByLabel("SIP password").inputValue(), "");
    await dialog.getByLabel("Name", { exact: true }).fill("Renamed");
    await dialog.getByText(/^PATCH .*trunk_outbound/).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await dialog.getByRole("button", { name: "Change trunk" }).click();
    await dialog.getByText("was changed.").waitFor();
    assert.deepEqual(
      changes(api).map(({ method, path, body }) => [method, path, body]),
      [["PATCH", "/v1/sip/trunks/trunk_outbound", { name: "Renamed" }]],
    );
  }));

test("what is typed into a new trunk stays when the page behind it is drawn again", () =>
  withPage({}, async ({ page }) => {
    await key(page);
    await openTrunks(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "New trunk" }).click();
    await dialog.getByLabel("Name", { exact: true }).fill("Carrier");
    await page.evaluate(() => (document.documentElement.lang = "de"));
    await dialog.getByRole("button", { name: "Trunk anlegen" }).waitFor();
    assert.equal(await dialog.getByLabel("Name", { exact: true }).inputValue(), "Carrier");
  }));

test("the password of a trunk that registers is kept until it is saved, and is nowhere else", () =>
  withPage({}, async ({ page, api, watched }) => {
    await key(page);
    await openTrunks(page);
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "New trunk" }).click();
    await dialog.getByLabel("Name", { exact: true }).fill("PBX");
    await dialog.getByLabel("Inbound authentication").selectOption("register");
    await dialog.getByLabel("Username of the account on your PBX").fill("bland");
    await dialog.getByLabel("Password to derive from").fill(TYPED);
    await dialog.getByRole("button", { name: "Create trunk" }).click();
    const password = await dialog.locator("sip-attach-passwords output").innerText();
    assert.match(password, /^\w{24}$/);
    assert.deepEqual(await findBarriers(page), []);
    await page.keyboard.press("Escape");
    const kept = page.locator("sip-attach-request-panel sip-attach-passwords");
    assert.equal(await kept.locator("output").innerText(), password);
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Inbound calls");
    await page.getByRole("button", { name: "Save the password for your PBX first." }).waitFor();
    await kept.getByLabel("I saved it").check();
    await ready(page, "1 number").waitFor();
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
    );
    for (const secret of [password, TYPED]) {
      assert.ok(!stored.includes(secret));
      assert.ok(!JSON.stringify([watched.console, await draft(page)]).includes(secret));
    }
    assert.equal(api.requests.filter(({ method }) => method === "POST").length, 1);
  }));

for (const [what, fault, said, sent] of [
  [
    "was lost after it took effect",
    { kind: "drop_after" },
    "The trunk PBX was created.",
    "no answer held the password",
  ],
  ["never came", { kind: "drop" }, "It is not known whether the trunk was created", "may still be carried out"],
  [
    "is a refusal",
    { kind: "status", status: 400, message: "No more trunks" },
    "The trunk was not created",
    "No more trunks",
  ],
]) {
  test(`an answer to making a trunk that ${what} is told as it is, and nothing is sent twice`, () =>
    withPage({}, async ({ page, api }) => {
      await key(page);
      await openTrunks(page);
      const dialog = dialogOf(page);
      await dialog.getByRole("button", { name: "New trunk" }).click();
      await dialog.getByLabel("Name", { exact: true }).fill("PBX");
      await dialog.getByLabel("Inbound authentication").selectOption("register");
      await dialog.getByLabel("Username of the account on your PBX").fill("bland");
      await dialog.getByLabel("Password to derive from").fill(TYPED);
      api.faults.add({ ...fault, path: "/v1/sip/trunks", method: "POST" });
      await dialog.getByRole("button", { name: "Create trunk" }).click();
      await dialog.getByText(said).waitFor();
      await dialog.getByText(sent, { exact: false }).waitFor();
      assert.deepEqual(await findBarriers(page), []);
      assert.equal(api.requests.filter(({ method }) => method === "POST").length, 1);
      if (fault.status !== undefined)
        assert.equal(await dialog.getByLabel("Name", { exact: true }).inputValue(), "PBX");
    }));
}

test("a trunk is made of an endpoint and credentials that repeat, in one step", () =>
  withPage({}, async ({ page, api }) => {
    const outbound = {
      ...OUTBOUND,
      options: { ...OUTBOUND.options, sip_username: "acme", sip_password: TYPED },
      headers: { direction: "outbound", headers: [{ type: "custom", key: "account_id", value: "X-Account-Id" }] },
    };
    const before = {
      phone_numbers: ["(415) 555-2671", "+442079460018"],
      directions: [{ type: "inbound" }, outbound],
      service: "sip",
    };
    await page.evaluate(() => (document.querySelector("sip-attach-builder").defaultRegion = "US"));
    await setDraft(page, before);
    await key(page);
    const values = (await plan(page)).numbers.map(({ value }) => value);
    await page.getByText("The endpoint and its credentials are the same for all 2 numbers.").waitFor();
    await page.getByRole("button", { name: "Make a trunk of this" }).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel("Name", { exact: true }).fill("Carrier");
    assert.equal(await dialog.getByLabel("SIP endpoint").inputValue(), OUTBOUND.sip_endpoint);
    await dialog.getByRole("button", { name: "Create trunk" }).click();
    await dialog.getByText("Your request uses it now.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByLabel("Trunk ID").and(page.locator(":focus")).waitFor(); // the button that opened it is gone
    const after = await draft(page);
    assert.deepEqual(after.directions, [{ type: "inbound" }, { type: "outbound" }]);
    assert.deepEqual(after.phone_numbers, ["+14155552671", "+442079460018"]);
    assert.deepEqual(
      (await plan(page)).numbers.map(({ value }) => value),
      values,
    );
    assert.equal(changes(api)[0].body.options.sip_password, TYPED);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.deepEqual(await draft(page), before);
  }));

// ---- after sending

test("after sending, a number's status is asked for, a test call placed, port and transport found", () =>
  withPage({}, async ({ page, api }) => {
    await setDraft(page, {
      phone_number: NEW,
      directions: [{ type: "outbound", sip_endpoint: "sip:pbx.example.com" }],
      service: "sip",
    });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    const checks = page.locator("sip-attach-checks");
    await checks.locator("summary").click();
    await checks.getByRole("button", { name: "Ask for its status" }).click();
    await checks.getByText(/Healthy: the endpoint was reached \(42 ms\), checked/).waitFor();
    await checks.getByRole("button", { name: "Place a test call" }).click();
    await checks.getByText("The test call was answered. It lasted 3 s.").waitFor();
    assert.equal(await checks.getByRole("list").getByRole("listitem").count(), 2);
    assert.equal(
      api.requests.filter(({ path, method }) => path === "/v1/sip/test-call" && method === "POST").length,
      1,
    );
    await checks.getByRole("button", { name: "Find port and transport of pbx.example.com" }).click();
    await checks.getByText("The host answers on 5061 TLS (Asterisk PBX).").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await checks.getByRole("button", { name: "Write 5061 TLS into the request" }).click();
    assert.deepEqual((await draft(page)).directions[0].options, { port: 5061, transport: "tls" });
    for (let index = 1; index < 10; index++) api.state.startCall("connected");
    await checks.getByRole("button", { name: "Place a test call" }).click();
    await checks.getByText("The limit is 10 test calls in 15 minutes.").waitFor();
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a number that lacks a direction says which, and can get it alone", () =>
  withPage({}, async ({ page, api }) => {
    attach(api, HELD, INBOUND);
    await setDraft(page, { phone_numbers: [HELD, NEW], directions: [INBOUND, OUTBOUND], service: "sip" });
    await key(page);
    await compare(page);
    const found = survey(page).locator("details", { hasText: HELD });
    await found.locator("summary").click();
    await found.getByRole("heading", { name: "Outbound calls" }).waitFor();
    await found.getByText("Not attached", { exact: true }).waitFor();
    // Nothing of it can be updated, so the page must suggest something else that works.
    assert.equal(
      await survey(page)
        .getByRole("button", { name: /^Update/ })
        .count(),
      0,
    );
    await page.getByText(/To attach only a missing direction, turn the other one off/).waitFor();
    await page.getByRole("switch", { name: "Inbound calls" }).click();
    await page.getByRole("button", { name: "Attach 2 numbers" }).first().click();
    await page.getByRole("heading", { name: "2 numbers attached" }).waitFor();
    const [{ body }] = changes(api);
    assert.deepEqual(body.phone_numbers, [HELD, NEW]);
    assert.deepEqual(
      body.directions.map(({ type }) => type),
      ["outbound"],
    );
  }));

test("a row that sending leaves alone does not say that it is ready", () =>
  withPage({}, async ({ page, api }) => {
    fill(api);
    await setDraft(page, { phone_numbers: NUMBERS, directions: [INBOUND, OUTBOUND], service: "sip" });
    await key(page);
    const status = (number) => row(page, number).locator(".status").first().innerText();
    assert.equal(await status(DIFFERS), "Ready");
    await compare(page);
    await survey(page).getByRole("heading", { name: "6 numbers compared with your account" }).waitFor();
    assert.equal(await status(DIFFERS), "Not sent");
    assert.equal(await status(HELD), "Not sent");
    assert.equal(await status(NEW), "Ready");
    assert.match(await row(page, DIFFERS).innerText(), /with another configuration, so it is not sent/);
    const filters = page.locator("sip-attach-numbers .filters");
    assert.match(await filters.getByRole("button", { name: /^To check/ }).innerText(), /2$/);
  }));

test("a host hears of a change of a trunk before it is sent, and can stop it", () =>
  withPage({}, async ({ page, api }) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener("before-send", (event) => {
        globalThis.heard.push(event.detail);
        event.preventDefault();
      });
    });
    await key(page);
    await page.getByRole("button", { name: "Choose from your trunks" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Details" }).first().click();
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await dialog.getByRole("button", { name: "Delete this trunk" }).click();
    await page.waitForFunction(() => globalThis.heard.length > 0);
    const [{ requests, base_url: base }] = await page.evaluate(() => globalThis.heard);
    assert.equal(base, api.url);
    assert.equal(requests.length, 1);
    assert.equal(requests[0].method, "DELETE");
    assert.match(requests[0].url, /\/v1\/sip\/trunks\/[^/]+$/);
    assert.deepEqual(requests[0].numbers, []);
    assert.deepEqual(changes(api), []);
  }));
