// The main task in a real browser: from pasted numbers to what the API says about each.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addNumbers,
  draft,
  focusComesTo,
  launchTestBrowser,
  MIXED,
  plan,
  ready,
  send,
  switchOn,
  walkPage,
} from "./harness.mjs";

const TRUNK = "trunk_both";

const browser = await launchTestBrowser();

const journey = (options, walk) => walkPage(browser, options, walk);

/** The requests that arrived, except preflights. */
function attached(api) {
  return api.requests.filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach");
}

async function attachable(page, numbers = ["+14155552671"]) {
  await addNumbers(page, numbers);
  await switchOn(page, "Inbound calls");
}

test("12 mixed numbers on a trunk, of which one fails", () =>
  journey({}, async ({ page, api }) => {
    await page.getByLabel("Trunk ID").fill(TRUNK);
    await addNumbers(page, MIXED);
    await switchOn(page, "Inbound calls");
    await switchOn(page, "Outbound calls");
    await ready(page, "12 numbers").waitFor();
    await send(page);
    await page.getByText("11 of 12 numbers attached").waitFor();
    const [request] = attached(api);
    assert.equal(request.body.trunk_id, TRUNK);
    assert.equal(request.body.service, "sip");
    assert.equal(request.body.phone_numbers.length, 12);
    assert.ok(request.body.phone_numbers.includes("2001"), "an extension stays as it is");
    assert.ok(request.body.phone_numbers.includes("+16502530000"));
    const list = page.getByRole("list", { name: "Not attached" });
    assert.match(await list.innerText(), /\+12127360199/);
    const row = page.locator("sip-attach-number-table").getByRole("row").filter({ hasText: "+12127360199" });
    assert.match(await row.innerText(), /Failed/);
  }));

test("one number is sent as phone_number, and as a list when asked", () =>
  journey({}, async ({ page }) => {
    await page.getByLabel("Add numbers").fill("+14155552671");
    await page.getByLabel("Add numbers").press("Enter");
    await switchOn(page, "Inbound calls");
    assert.equal((await draft(page)).phone_number, "+14155552671");
    await page.getByRole("radio", { name: "phone_numbers" }).check();
    assert.deepEqual((await draft(page)).phone_numbers, ["+14155552671"]);
    await page.getByRole("radio", { name: "phone_number", exact: true }).check();
    assert.equal((await draft(page)).phone_number, "+14155552671");
  }));

test("registration: the derived password is shown once and must be saved", () =>
  journey({}, async ({ page, api }) => {
    await attachable(page);
    await page.getByRole("radio", { name: /^Register/ }).check();
    await page.getByLabel("Username", { exact: true }).fill("pbx-7");
    await page.getByRole("button", { name: "Generate" }).click();
    const typed = (await draft(page)).directions[0].register_auth.password;
    assert.match(typed, /^[A-HJ-NP-Za-km-z2-9]{24}$/);
    await send(page);
    await page.getByText("1 number attached").waitFor();
    const shown = await page.getByRole("group", { name: "Password for your PBX" }).getByRole("status").innerText();
    const [answer] = attached(api);
    assert.equal(answer.body.directions[0].register_auth.password, typed);
    assert.notEqual(shown, typed);
    assert.ok(shown.length >= 8);
    const dismiss = page.getByRole("button", { name: "Close the result" });
    assert.equal(await dismiss.isDisabled(), true);
    await page.getByLabel("I saved it").check();
    await dismiss.click();
    assert.ok(!(await page.content()).includes(shown));
    assert.equal(await page.getByText(shown).count(), 0);
  }));

test("a refused key says so, and the next one works", () =>
  journey({}, async ({ page }) => {
    await attachable(page);
    await send(page, "wrong-key");
    await page.getByText("The API key was refused").waitFor();
    await send(page);
    await page.getByText("1 number attached").waitFor();
  }));

test("no entitlement", () =>
  journey({}, async ({ page }) => {
    await attachable(page);
    await send(page, "sk-noentitlement");
    await page.getByRole("heading", { name: "SIP is not enabled for this account" }).waitFor();
  }));

test("a dropped connection: causes and ways on, and a retry reads back first", () =>
  journey({}, async ({ page, api }) => {
    await attachable(page);
    api.faults.add({ kind: "drop_after", path: "/v1/sip/attach" });
    api.faults.add({ kind: "drop", method: "GET", path: "/v1/sip", times: "always" }); // a browser repeats a GET by itself
    await send(page);
    await page.getByText("No answer from the API").waitFor();
    await page.getByText("copy the cURL or Python version", { exact: false }).waitFor();
    assert.equal(attached(api).length, 1);
    api.faults.clear();
    await page.getByRole("button", { name: "Retry 1 number" }).first().click();
    await page.getByText("1 number attached").waitFor();
    assert.equal(attached(api).length, 1, "sent once only");
  }));

test("only what failed is sent again", () =>
  journey({}, async ({ page, api }) => {
    await attachable(page, ["+14155552671", "+12127365000", "+16502530000"]);
    api.faults.add({ kind: "partial", numbers: ["+12127365000"], reason: "busy" });
    await send(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    await page.getByRole("button", { name: "Retry 1 number" }).first().click();
    await page.getByText("3 numbers attached", { exact: true }).waitFor();
    assert.deepEqual(attached(api).at(-1).body.phone_numbers, ["+12127365000"]);
  }));

test("before-send can be cancelled; result tells each number", () =>
  journey({}, async ({ page, api }) => {
    await attachable(page);
    await page.evaluate(() => {
      const builder = document.querySelector("sip-attach-builder");
      globalThis.cancel = true;
      builder.addEventListener("before-send", (event) => {
        if (globalThis.cancel) event.preventDefault();
      });
      builder.addEventListener("result", (event) => {
        globalThis.result = event.detail;
      });
    });
    await send(page);
    assert.equal(attached(api).length, 0);
    await page.evaluate(() => {
      globalThis.cancel = false;
    });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    const { numbers } = await page.evaluate(() => globalThis.result);
    assert.deepEqual(
      numbers.map(({ number, state }) => [number, state]),
      [["+14155552671", "configured"]],
    );
  }));

test("Send while blocked says why and goes to the first problem", () =>
  journey({}, async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Outbound calls");
    await page.getByRole("button", { name: "Attach" }).first().click();
    await focusComesTo(page, "/directions/0/sip_endpoint");
    assert.equal(await page.getByLabel("SIP endpoint").getAttribute("aria-invalid"), "true");
  }));

test("a fix is one click, also from the list of problems", () =>
  journey({}, async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Outbound calls");
    await page.getByLabel("SIP endpoint").fill("pbx.example.com");
    await page
      .getByRole("button", { name: /sip:pbx\.example\.com/ })
      .first()
      .click();
    assert.equal((await draft(page)).directions[0].sip_endpoint, "sip:pbx.example.com");
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal((await draft(page)).directions[0].sip_endpoint, "pbx.example.com");
    await page.getByRole("button", { name: "Redo" }).click();
    assert.equal((await draft(page)).directions[0].sip_endpoint, "sip:pbx.example.com");
  }));

test("rows: edit, ignore, restore, remove, fix all of a kind, download", () =>
  journey({}, async ({ page }) => {
    await addNumbers(page, ["+14155552671", "+442079460958#", "493090182000", "nonsense"]);
    await page.getByText("Fix all…").click();
    await page.locator(".menu .option").first().click();
    // Whose number digits without a + are is asked in the row.
    assert.deepEqual((await draft(page)).phone_numbers, ["+14155552671", "+442079460958", "493090182000", "nonsense"]);
    await page
      .locator("sip-attach-number-table")
      .getByRole("row")
      .getByRole("button", { name: "Write +493090182000" })
      .click();
    assert.deepEqual((await draft(page)).phone_numbers, ["+14155552671", "+442079460958", "+493090182000", "nonsense"]);
    await page.getByRole("button", { name: "Edit nonsense" }).click();
    await page.getByRole("textbox", { name: "Edit nonsense" }).fill("+33 1 42 68 53 0x");
    await page.keyboard.press("Enter");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download problems" }).click();
    const stream = await (await saved).createReadStream();
    const csv = Buffer.concat(await stream.toArray()).toString("utf8");
    assert.match(csv, /^\uFEFF"phone_number","status","remark"\r\n"'\+33 1 42 68 53 0x","error","/);
    await page.getByRole("button", { name: "Ignore +33 1 42 68 53 0x" }).click();
    assert.equal((await draft(page)).phone_numbers.length, 3);
    await page.getByRole("button", { name: "Ignored 1", exact: true }).click();
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    assert.equal((await draft(page)).phone_numbers.length, 4);
    await page.getByRole("button", { name: "Remove +33 1 42 68 53 0x" }).click();
    assert.equal((await plan(page)).numbers.length, 3);
  }));

test("a CSV file with a header, and a file of problems, are read back", () =>
  journey({}, async ({ page }) => {
    const csv = '\uFEFF"name","phone_number"\r\n"Ann, B.","\'+14155552671"\r\n"C","\'+442079460958"\r\n';
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "numbers.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.locator("sip-attach-number-table").getByRole("row").filter({ hasText: "+442079460958" }).waitFor();
    assert.deepEqual(
      (await plan(page)).numbers.map(({ value }) => value),
      ["+14155552671", "+442079460958"],
    );
  }));

test("a curl command is taken apart, without its key", () =>
  journey({}, async ({ page }) => {
    await page.getByRole("button", { name: "Import" }).click();
    await page
      .getByLabel("A curl command, a JSON body, or code that calls attach")
      .fill(
        `curl -X POST https://api.bland.ai/v1/sip/attach -H 'authorization: sk-live-123456789' -H 'Content-Type: application/json' \\\n -d '{"phone_number":"+14155552671","directions":[{"type":"outbound","sip_endpoint":"sip:pbx.example.com"}],"service":"sip"}'`,
      );
    await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
    await page.getByText("The API key of the command was left out").waitFor();
    assert.deepEqual((await draft(page)).directions, [{ type: "outbound", sip_endpoint: "sip:pbx.example.com" }]);
    assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), "");
  }));

test("form and JSON are one draft; broken text names its line", () =>
  journey({}, async ({ page }) => {
    await attachable(page);
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    const field = page.getByRole("textbox", { name: "Request body as JSON" });
    await field.getByText("phone_number").first().waitFor();
    assert.deepEqual(JSON.parse(await field.innerText()), await draft(page));
    await field.fill('{\n  "phone_number": "+442079460958",\n  "directions": [{"type":"inbound"]\n}');
    await page.getByRole("button", { name: /Go to line 3/ }).waitFor();
    assert.equal((await draft(page)).phone_number, "+14155552671", "the draft stays as it was");
    await field.fill(
      '{"phone_number":"+442079460958","directions":[{"type":"inbound","sip_endpoint":"pbx.example.com"}]}',
    );
    await page.getByRole("button", { name: "Form", exact: true }).click();
    assert.equal(await page.getByLabel("SIP endpoint").inputValue(), "pbx.example.com");
  }));

test("header mappings read as sentences, and flip with the direction", () =>
  journey({}, async ({ page }) => {
    await attachable(page);
    await switchOn(page, "Outbound calls");
    for (const name of ["inbound", "outbound"]) {
      const card = page.locator(`sip-attach-direction[data-type=${name}]`);
      await card.locator("summary", { hasText: "Header mappings" }).click();
      await card.getByRole("button", { name: "Header", exact: true }).click();
      const fields = card.locator(".sentence input");
      await fields.nth(0).fill(name === "inbound" ? "X-Account" : "account");
      await fields.nth(1).fill(name === "inbound" ? "account" : "X-Account");
    }
    const { directions } = await draft(page);
    assert.deepEqual(directions[0].headers, {
      direction: "inbound",
      headers: [{ type: "custom", key: "X-Account", value: "account" }],
    });
    assert.deepEqual(directions[1].headers, {
      direction: "outbound",
      headers: [{ type: "custom", key: "account", value: "X-Account" }],
    });
    const explanations = await page.locator(".explanation").allInnerTexts();
    assert.equal(explanations.length, 2);
    assert.notEqual(explanations[0], explanations[1]);
  }));

test("the journey by keyboard alone", () =>
  journey({}, async ({ page, api }) => {
    /** Presses Tab until the focus is on the named element. */
    const tabTo = async (name) => {
      for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press("Tab");
        const label = await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          const labelled = (element?.getAttribute?.("aria-labelledby") ?? "")
            .split(" ")
            .map((id) => element.getRootNode().getElementById?.(id)?.textContent ?? "")
            .join(" ");
          if (/^(ul|pre|section|dialog)$/.test(element?.localName)) return ""; // their text is that of other elements
          return `${element?.getAttribute?.("aria-label") ?? ""}|${labelled}|${element?.labels?.[0]?.textContent ?? ""}|${element?.textContent ?? ""}`;
        });
        if (label.includes(name)) return;
      }
      assert.fail(`${name} was not reached by Tab`);
    };
    await tabTo("Add numbers");
    await page.keyboard.type("+1 415 555 2671");
    await page.keyboard.press("Enter");
    await page.keyboard.type("+44 20 7946 0958");
    await page.keyboard.press("Enter");
    await tabTo("Inbound calls");
    await page.keyboard.press("Space");
    await tabTo("API key");
    await page.keyboard.type("sk-test");
    await tabTo("Attach 2 numbers");
    await page.keyboard.press("Enter");
    await page.getByText("2 numbers attached").waitFor();
    await tabTo("Verify");
    await page.keyboard.press("Enter");
    await page.getByText("2 of 2 numbers as planned").waitFor();
    await tabTo("Undo (detach)");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Detach 2 numbers?" }).waitFor();
    await tabTo("Detach 2 numbers");
    await page.keyboard.press("Enter");
    await page.getByText("2 of 2 numbers detached").waitFor();
    assert.deepEqual(api.state.attached, []);
  }));
