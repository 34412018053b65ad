// What people paste, drop and type as numbers: everything noticed is said beside the field, and text that is not a
// list of numbers adds no rows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, launchTestBrowser, plan, ready, send, switchOn, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);

const field = (page) => page.getByLabel("Add numbers");
const part = (page) => page.locator("sip-attach-numbers");

/** Pastes like the clipboard: the field inserts the text itself if nobody prevents that. */
function paste(page, text) {
  return field(page).evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true });
    input.focus();
    if (input.dispatchEvent(event)) {
      input.value += pasted;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
  }, text);
}

function drop(page, text, name) {
  return field(page).evaluate(
    (input, [dropped, file]) => {
      const data = new DataTransfer();
      if (file) data.items.add(new File([Uint8Array.from(dropped, (letter) => letter.charCodeAt(0))], file));
      else data.setData("text/plain", dropped);
      input.dispatchEvent(
        new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true }),
      );
    },
    [text, name],
  );
}

const KEY = "sk-live-4f9c2b7e1d8a";
const CURL = `curl -X POST https://api.bland.ai/v1/sip/attach -H 'authorization: ${KEY}' -H 'Content-Type: application/json' -d '{"phone_number":"+14155552671","directions":[{"type":"inbound"}],"service":"sip"}'`;
const CURL_LINES = CURL.replaceAll(" -H", " \\\n  -H").replace(" -d", " \\\n  -d");
const BODY = `{"phone_numbers":["+14155552671","+12127365000"],"directions":[{"type":"inbound"}],"service":"sip","authorization":"${KEY}"}`;

/** Everything that events, storage and undo have shown. */
async function watch(page) {
  await page.evaluate(() => {
    globalThis.seen = [];
    const builder = document.querySelector("sip-attach-builder");
    for (const name of ["change", "validate", "result"])
      builder.addEventListener(name, (event) => globalThis.seen.push(JSON.stringify(event.detail)));
  });
}

async function everythingSeen(page) {
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  while (await undo.isEnabled()) await undo.click();
  return page.evaluate(() =>
    [
      ...globalThis.seen,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href,
    ].join("\n"),
  );
}

const WAYS = {
  "a curl command in one line, pasted": (page) => paste(page, CURL),
  "a curl command in several lines, pasted": (page) => paste(page, CURL_LINES),
  "a curl command, dropped": (page) => drop(page, CURL),
  "a curl command as a file": (page) => drop(page, CURL_LINES, "request.sh"),
  "a curl command, typed": async (page) => {
    await field(page).pressSequentially(CURL.slice(0, 130), { delay: 0 });
    await field(page).press("Enter");
  },
  "a curl command, filled in at once": (page) => field(page).fill(CURL),
};
for (const [name, give] of Object.entries(WAYS)) {
  test(`${name}: nothing becomes a row, the key is nowhere, and Import is offered`, () =>
    withPage({}, async ({ page }) => {
      await watch(page);
      await give(page);
      await page.getByText("This looks like a curl command.").first().waitFor();
      assert.deepEqual((await plan(page)).numbers, []);
      assert.equal(await part(page).getByRole("row").filter({ hasText: "sk-" }).count(), 0);
      assert.deepEqual(await findBarriers(page), []);
      await part(page).getByRole("button", { name: "Import it" }).click();
      const dialog = page.getByRole("dialog", { name: "Import a request" });
      assert.match(await dialog.getByRole("textbox").inputValue(), /^curl -X POST/);
      if (!name.includes("typed")) {
        await dialog.getByRole("button", { name: "Import", exact: true }).click();
        await page.getByText("The API key of the command was left out", { exact: false }).waitFor();
        assert.equal((await draft(page)).phone_number, "+14155552671");
      } else {
        await page.keyboard.press("Escape");
      }
      assert.ok(!(await everythingSeen(page)).includes("sk-live"));
    }));
}

test('the body of a request, pasted: "Not now" puts it away, and numbers can be added as before', () =>
  withPage({}, async ({ page }) => {
    await watch(page);
    await paste(page, BODY);
    await page.getByText("This looks like the JSON body of a request.").first().waitFor();
    assert.deepEqual((await plan(page)).numbers, []);
    await part(page).getByRole("button", { name: "Not now" }).click();
    assert.equal(await page.getByText("This looks like the JSON body of a request.").count(), 0);
    assert.equal(await field(page).inputValue(), "");
    await paste(page, "+14155552671\n+12127365000");
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    assert.ok(!(await everythingSeen(page)).includes("sk-live"));
  }));

test("the import says what the text is, and takes what is nearly JSON as it was meant", () =>
  withPage({}, async ({ page }) => {
    await page.getByRole("button", { name: "Paste curl or JSON" }).click();
    const dialog = page.getByRole("dialog");
    const text = dialog.getByRole("textbox");
    const repair = dialog.getByRole("button", { name: "Repair the JSON text" });
    const read = async (pasted) => {
      await text.fill(pasted);
      await dialog.getByRole("button", { name: "Import", exact: true }).click();
      await dialog.getByRole("alert").locator(".diagnostic").first().waitFor();
    };
    await read("const answer = 42;");
    assert.match(await dialog.getByRole("alert").innerText(), /^This is neither a curl command nor code/);
    assert.equal(await repair.count(), 0);
    await read(`{'phone_number': '+14155552671', 'directions': [{'type': 'inbound',}]}`);
    await repair.waitFor();
    // The button belongs to the text that was read.
    await text.press("End");
    await text.pressSequentially(" ");
    await repair.waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await repair.click();
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(await draft(page), { phone_number: "+14155552671", directions: [{ type: "inbound" }] });
  }));

test("the import takes nothing that is not the body of a request, and offers what can be made of it", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, ["+12125550100"]);
    await page.keyboard.press("Tab");
    const before = await draft(page);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const read = async (pasted) => {
      await dialog.getByRole("textbox").fill(typeof pasted === "string" ? pasted : JSON.stringify(pasted));
      await dialog.getByRole("button", { name: "Import", exact: true }).click();
      await dialog.getByRole("alert").locator(".diagnostic").first().waitFor();
      assert.deepEqual(await draft(page), before);
      return (await dialog.getByRole("alert").getByRole("button").allInnerTexts()).map((name) => name.trim());
    };
    const configured = ["+14155552671", "+14155552672"];
    const attached = { data: { configured, failed: [], register_password_for_pbx: "Nine9Lives" }, errors: null };
    assert.deepEqual(await read(attached), ["Add 2 numbers to the draft"]);
    assert.match(await dialog.getByRole("alert").innerText(), /^This is an answer of the API/);
    assert.deepEqual(await read({ data: null, errors: [{ error: "SIP_NOT_ENABLED", message: "no" }] }), []);
    assert.deepEqual(await read(configured), ["Add 2 numbers to the draft"]);
    assert.deepEqual(await read("42"), []);
    const inbound = { number: "+14155552671", direction: "inbound", sip_endpoint: null, options: { auth_mode: "ip" } };
    const made = await read({ data: { inbound, outbound: null }, errors: null });
    assert.equal(made[0], "Make a draft of it");
    await dialog.getByRole("button", { name: "Make a draft of it" }).click();
    await dialog.waitFor({ state: "hidden" });
    const { service, directions, ...numbers } = await draft(page);
    assert.deepEqual([service, directions[0].type, numbers], ["sip", "inbound", { phone_number: "+14155552671" }]);
  }));

test("the worker counts the numbers of a long text that the import refuses", () =>
  withPage({}, async ({ page }) => {
    await page.evaluate(() => {
      window.asked = [];
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message) {
        window.asked.push(message.name);
        return postMessage.call(this, message);
      };
    });
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const list = Array.from({ length: 5000 }, (_, index) => `+1415${2_000_000 + index}`).join("\n");
    await dialog.getByRole("textbox").evaluate((input, text) => (input.value = text), list);
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.getByRole("button", { name: "Add 5,000 numbers to the draft" }).waitFor();
    assert.deepEqual(await page.evaluate(() => window.asked), ["countNumbers"]);
  }));

test("a spreadsheet file that is not text", () =>
  withPage({}, async ({ page }) => {
    await drop(
      page,
      `PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000\u0000\u0000!\u0000${"\u0001\u00ff\u0000+14155552671".repeat(40)}`,
      "numbers.xlsx",
    );
    await page.getByText("This file is not text.").first().waitFor();
    assert.deepEqual((await plan(page)).numbers, []);
    assert.equal(await part(page).getByRole("button", { name: "Import it" }).count(), 0);
  }));

test("a row that is edited takes no curl command either", () =>
  withPage({}, async ({ page }) => {
    await watch(page);
    await paste(page, "+14155552671\n+12127365000");
    await page.getByRole("button", { name: "Edit +14155552671" }).click();
    await page.getByRole("textbox", { name: "Edit +14155552671" }).fill(CURL);
    await page.keyboard.press("Enter");
    await page.getByText("This is not a number.").first().waitFor();
    await page.keyboard.press("Escape");
    assert.deepEqual((await draft(page)).phone_numbers, ["+14155552671", "+12127365000"]);
    assert.ok(!(await everythingSeen(page)).includes("sk-live"));
  }));

const TWO_COLUMNS =
  "site,mobile,office\nLondon,+442079460018,+442079460019\nParis,+33142685300,+33142685301\nBerlin,+4930901820,+4930901821\n";

test("other columns of numbers are named beside the field, and can be read instead", () =>
  withPage({}, async ({ page }) => {
    await paste(page, TWO_COLUMNS);
    const notice = part(page).locator(".notice");
    await notice.getByText("office", { exact: false }).first().waitFor();
    const [before] = (await draft(page)).phone_numbers;
    const button = notice.getByRole("button", { name: /^Use column/ }).first();
    await button.click();
    await page.waitForFunction(
      (first) => document.querySelector("sip-attach-builder").draft.phone_numbers[0] !== first,
      before,
    );
    const numbers = (await draft(page)).phone_numbers;
    assert.deepEqual(numbers, ["+442079460019", "+33142685301", "+4930901821"], "in place of the others");
    await notice.getByRole("button", { name: "Use column 2 (mobile) instead" }).click();
    await page.waitForFunction(
      (first) => document.querySelector("sip-attach-builder").draft.phone_numbers[0] === first,
      before,
    );
    assert.deepEqual(await findBarriers(page), []);
    await notice.getByRole("button", { name: /^(Dismiss|I checked)/ }).click();
    assert.equal(await notice.count(), 0);
  }));

test("a number with its country stays one of that country when the default region changes", () =>
  withPage({}, async ({ page }) => {
    const region = page.getByLabel("Default region");
    for (const [text, values] of [
      ["Number;Country\n(617) 495-1001;US\n030 901820;DE\n", ["+16174951001", "+4930901820"]],
      ["US: (617) 495-1001\nGermany: 030 901820\n", ["+16174951001", "+4930901820"]],
      ["Number;Country\n(617) 495-1001 - 1003;US\n", ["+16174951001 - +16174951003"]],
    ]) {
      await page.evaluate(() => document.querySelector("sip-attach-builder").reset());
      await region.selectOption("US");
      await paste(page, text);
      await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length > 0);
      const kept = await draft(page);
      assert.deepEqual(kept.phone_numbers ?? [kept.phone_number], values, text);
      await region.selectOption("DE");
      assert.deepEqual(await draft(page), kept);
    }
    // One without a country is still one of the default region.
    await page.evaluate(() => document.querySelector("sip-attach-builder").reset());
    await region.selectOption("US");
    await paste(page, "Number;Country\n(617) 495-1001;US\n(617) 495-1002;\n");
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    assert.deepEqual((await draft(page)).phone_numbers, ["+16174951001", "(617) 495-1002"]);
  }));

test("an error of the reading blocks sending until the person has dealt with it", () =>
  withPage({}, async ({ page, api }) => {
    await switchOn(page, "Inbound calls");
    await paste(page, "country,number\nGB,2079460018\nFrance,142685300\nAtlantis,2079460020\n");
    const notice = part(page).locator(".notice");
    await notice.getByText("Atlantis", { exact: false }).first().waitFor();
    // Also without the row that has its own errors.
    await page.evaluate(() => {
      const builder = document.querySelector("sip-attach-builder");
      const { input } = builder.plan.numbers.find(({ kind }) => kind === "invalid") ?? {};
      globalThis.bad = input;
    });
    const bad = await page.evaluate(() => globalThis.bad);
    if (bad) await page.getByRole("button", { name: `Ignore ${bad}` }).click();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
    assert.equal(await ready(page).count(), 0);
    await send(page);
    assert.equal(api.requests.filter(({ method }) => method === "POST").length, 0);
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Phone numbers" }).waitFor();
    await notice.getByRole("button", { name: "I checked the numbers" }).click();
    await ready(page, "2 numbers").waitFor();
    const undo = page.getByRole("button", { name: "Undo", exact: true });
    while (await undo.isEnabled()) await undo.click();
    assert.equal(await notice.count(), 0, "undone with its numbers");
  }));

test("Fix all corrects, and leaves every choice between readings to its row", () =>
  withPage({}, async ({ page }) => {
    await page.getByLabel("Default region").selectOption("US");
    // The first is a US number with an extra digit; with a plus, it would be somebody's number in Switzerland.
    await paste(page, "41555526711\n442079460018\n+1 415 555 2671 x\n4156732000.0\n0049 30 901820\n+l4155552672");
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 6);
    const before = (await draft(page)).phone_numbers;
    const summary = part(page).locator("summary", { hasText: "Fix all" });
    await summary.click();
    await part(page).locator(".menu .option").first().click();
    const now = (await draft(page)).phone_numbers;
    assert.equal(now[0], "41555526711");
    assert.equal(now[1], "442079460018", "a choice");
    assert.notDeepEqual(now, before, "something was corrected");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.deepEqual((await draft(page)).phone_numbers, before, "one step back");
  }));

test("what a fix writes stands on its button before it is pressed", () =>
  withPage({}, async ({ page }) => {
    await paste(page, "+1 415 555 2671\n442079460018\n4930901820.0");
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 3);
    const row = page.locator("sip-attach-number-table").getByRole("row").filter({ hasText: "442079460018" });
    assert.match(await row.innerText(), /\+442079460018/);
  }));

test("a list of numbers, given to the import: a button takes it as one", () =>
  withPage({}, async ({ page }) => {
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Import a request" });
    await dialog.getByRole("textbox").fill("no request, and no number");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.getByRole("alert").locator(".diagnostic").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "to the draft" }).count(), 0);
    await dialog.getByRole("textbox").fill("Berlin  +4930901820\nNew York  +12127365000");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.getByRole("button", { name: "Add 2 numbers to the draft" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    assert.deepEqual((await draft(page)).phone_numbers, ["+4930901820", "+12127365000"]);
    assert.deepEqual(await findBarriers(page), []);
  }));
