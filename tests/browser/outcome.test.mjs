// A result says what is known of each number, why what is not known is not, and nothing more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, launchTestBrowser, press, send, switchOn, UNTIL_RELEASED, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);

const NUMBERS = ["+14155552671", "+12127365000", "+16502530000"];
const ENDPOINT = "sip:pbx.example.com;transport=tls";

async function attach(page, numbers = NUMBERS) {
  await addNumbers(page, numbers);
  await switchOn(page, "Outbound calls");
  await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill(ENDPOINT);
  await send(page);
}

const result = (page) => page.locator("sip-attach-result");
const posts = (api) => api.requests.filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach").length;
const statusOf = async (page, number) =>
  (
    await page
      .locator("sip-attach-number-table")
      .getByRole("row")
      .filter({ hasText: number })
      .getByRole("cell")
      .first()
      .innerText()
  ).trim();
const counts = (page) =>
  result(page)
    .locator(".counts > div")
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((each) => [each.querySelector("dt").textContent, Number(each.querySelector("dd").textContent)]),
      ),
    );

test("attached, attached already and failed are told apart", () =>
  withPage({}, async ({ page, api }) => {
    const directions = (endpoint) => [{ type: "outbound", sip_endpoint: endpoint }];
    api.state.attach({ phone_number: NUMBERS[0], directions: directions(ENDPOINT) }, () => null);
    api.state.attach({ phone_number: NUMBERS[1], directions: directions("sip:theirs.example.com") }, () => null);
    await attach(page, [...NUMBERS, "+12127360199"]);
    await result(page).getByRole("button", { name: "Close the result" }).waitFor();
    assert.deepEqual(await counts(page), { attached: 1, "attached already": 1, failed: 2, unknown: 0 });
    assert.equal(await statusOf(page, NUMBERS[0]), "Attached already");
    assert.equal(await statusOf(page, NUMBERS[1]), "Failed", "what is attached is not what was wanted");
    assert.equal(await statusOf(page, NUMBERS[2]), "Attached");
    assert.equal(await statusOf(page, "+12127360199"), "Failed");
    const already = await page.getByRole("list", { name: "Attached already" }).getByRole("listitem").allInnerTexts();
    assert.equal(already.length, 1);
    assert.match(already[0], /as planned/);
    const failed = await page.getByRole("list", { name: "Not attached" }).innerText();
    assert.ok(!failed.includes(NUMBERS[0]));
    assert.match(failed, /another configuration/);
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog", { name: "Detach 1 number?" }).waitFor();
  }));

test("no answer: unknown, and no word of an answer", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "drop", times: "always" });
    await attach(page);
    await page.getByText("No answer from the API").waitFor();
    assert.deepEqual(await counts(page), { attached: 0, failed: 0, unknown: 3 });
    assert.equal(await statusOf(page, NUMBERS[0]), "Unknown");
    const text = await result(page).evaluate((part) => part.shadowRoot.textContent);
    assert.ok(!/answer does not mention/.test(text));
    assert.equal(await page.getByRole("list", { name: "Not attached" }).count(), 0);
    assert.ok(!/Waiting/.test(await page.getByRole("table").innerText()));
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a refused key: nothing was sent, and nothing waits", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, NUMBERS);
    await switchOn(page, "Inbound calls");
    await send(page, "wrong-key");
    await page.getByRole("heading", { name: "The API key was refused" }).waitFor();
    assert.equal(await statusOf(page, NUMBERS[0]), "Not sent");
    assert.deepEqual(await counts(page), { attached: 0, failed: 0, unknown: 0, "not sent": 3 });
  }));

test("while a request runs, its numbers are in progress", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add(UNTIL_RELEASED);
    await attach(page);
    await page.getByText("Sending request 1 of 1…").waitFor();
    // The table is drawn after the panel.
    while ((await statusOf(page, NUMBERS[0])) === "Ready") await page.waitForTimeout(20);
    assert.equal(await statusOf(page, NUMBERS[0]), "In progress");
    assert.equal((await counts(page)).unknown, 0);
    api.faults.release();
    await page.getByText("3 numbers attached").waitFor();
  }));

test("a wait counts down", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "status", status: 429, retry_after: 4, path: "/v1/sip/attach" });
    await attach(page);
    await page.getByRole("heading", { name: "The API asked to wait" }).waitFor();
    const left = async () => Number.parseInt(await result(page).locator(".left").innerText(), 10);
    const first = await left();
    assert.ok(first >= 2 && first <= 4, `${first}`);
    await page.waitForTimeout(1600);
    assert.ok((await left()) < first);
    await page.getByText("3 numbers attached").waitFor();
  }));

test("what is attached is not sent again, and a closed result comes back", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page);
    await page.getByText("3 numbers attached").waitFor();
    const button = page.locator("sip-attach-send-panel").locator("[part=send-button]");
    assert.equal((await button.innerText()).trim(), "All numbers attached");
    assert.ok(!(await button.getAttribute("class")).includes("primary"));
    await press(button);
    await page.evaluate(() => document.querySelector("sip-attach-builder").send());
    assert.equal(posts(api), 1);
    await page.getByRole("button", { name: "Close the result" }).click();
    assert.equal((await button.innerText()).trim(), "All numbers attached");
    assert.equal(posts(api), 1);
    await page.getByRole("button", { name: "Show the last result" }).click();
    await page.getByText("3 numbers attached").waitFor();
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("3 of 3 numbers as planned").waitFor();
  }));

test("Retry goes on after the result was closed", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "partial", numbers: [NUMBERS[1]], reason: "busy" });
    await attach(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    await page.getByRole("button", { name: "Close the result" }).click();
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "Retry 1 number" }).click();
    await page.getByText("3 numbers attached", { exact: true }).waitFor();
    const last = api.requests.filter(({ path, method }) => path === "/v1/sip/attach" && method === "POST").at(-1);
    assert.deepEqual(last.body.phone_numbers, [NUMBERS[1]]);
  }));

test("an undo that broke off leaves numbers unknown, not attached", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page, NUMBERS.slice(0, 2));
    await page.getByText("2 numbers attached").waitFor();
    api.faults.add({ kind: "drop", method: "POST", path: "/v1/sip/detach", after: 1, times: "always" });
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Detach 2 numbers" }).click();
    await page.locator("sip-attach-follow-up").getByText("No answer from the API").waitFor();
    assert.deepEqual(await counts(page), { attached: 0, detached: 1, failed: 0, unknown: 1 });
    assert.match(await page.getByRole("list", { name: "Unknown" }).innerText(), /Undo was interrupted/);
  }));

test("two builders with one batch: the second one says why it does not send", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add(UNTIL_RELEASED);
    const body = { phone_numbers: NUMBERS, directions: [{ type: "inbound" }] };
    await page.evaluate(async (draft) => {
      const first = document.querySelector("sip-attach-builder");
      const second = document.createElement("sip-attach-builder");
      second.id = "second";
      second.baseUrl = first.baseUrl;
      document.body.append(second);
      for (const builder of [first, second]) builder.draft = draft;
      while (!second.plan?.ok || !first.plan?.ok)
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
    }, body);
    const [first, second] = [page.locator("sip-attach-builder").first(), page.locator("#second")];
    for (const builder of [first, second]) await builder.getByLabel("API key", { exact: true }).fill("sk-test");
    const attachWith = (builder) =>
      builder
        .locator("sip-attach-send-panel")
        .getByRole("button", { name: /^Attach/ })
        .click();
    await attachWith(first);
    await first.getByText("Sending request 1 of 1…").waitFor();
    await attachWith(second);
    await second.getByRole("heading", { name: "These numbers are being sent already" }).waitFor();
    api.faults.release();
    await first.getByText("3 numbers attached").waitFor();
    assert.equal(posts(api), 1);
  }));

test("a German page says in German why a number is where it is", () =>
  withPage({}, async ({ page, api }) => {
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").locale = "de";
    });
    api.faults.add({ kind: "status", status: 500, times: "always" });
    await page.evaluate((numbers) => {
      document.querySelector("sip-attach-builder").draft = {
        phone_numbers: numbers,
        directions: [{ type: "inbound" }],
      };
    }, NUMBERS);
    await page.getByLabel("API-Schlüssel", { exact: true }).fill("sk-test");
    await page
      .locator("sip-attach-send-panel")
      .getByRole("button", { name: /anbinden$/ })
      .click();
    await page.getByRole("heading", { name: "Das Senden endete vorzeitig" }).waitFor();
    const said = await result(page).evaluate((part) => part.shadowRoot.textContent);
    assert.match(said, /Das Zurücklesen schlug fehl \(HTTP 500\)/);
    assert.ok(!/Reading back|The API|No complete answer/.test(said), said);
    assert.deepEqual(await findBarriers(page), []);
  }));
