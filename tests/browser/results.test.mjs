// What can be done with a result: show, retry and download what is left. Nothing is sent twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import {
  addNumbers,
  draft,
  focusComesTo,
  launchTestBrowser,
  ready,
  send,
  switchOn,
  UNTIL_RELEASED,
  walkPage,
} from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);

const NUMBERS = ["+14155552671", "+12127365000", "+16502530000"];
const ENDPOINT = "sip:pbx.example.com;transport=tls";

async function outbound(page) {
  await switchOn(page, "Outbound calls");
  await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill(ENDPOINT);
}

async function attach(page, numbers = NUMBERS) {
  await addNumbers(page, numbers);
  await outbound(page);
  await send(page);
}

const result = (page) => page.locator("sip-attach-result");
const textOf = (page) => result(page).evaluate((part) => part.shadowRoot.textContent);
const panel = (page) => page.locator("sip-attach-send-panel");
const posts = (api) => api.requests.filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach");
const counts = (page) =>
  result(page)
    .locator(".counts > div")
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((each) => [each.querySelector("dt").textContent, Number(each.querySelector("dd").textContent)]),
      ),
    );
const rowNumbers = (page) => page.locator("sip-attach-number-table").getByRole("rowheader").allInnerTexts();

/** The records of a CSV file that a click downloads, each by the names of its header. */
async function downloaded(page, button) {
  const saved = page.waitForEvent("download");
  await button.click();
  const download = await saved;
  const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
  assert.ok(text.startsWith("\uFEFF"), "spreadsheets know UTF-8 by it");
  const [header, ...records] = text
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      line
        .slice(1, -1)
        .split('","')
        .map((cell) => cell.replaceAll('""', '"')),
    );
  return {
    name: download.suggestedFilename(),
    header,
    records: records.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]]))),
  };
}

test("numbers that are attached are not sent again with those that are added", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page);
    await page.getByText("3 numbers attached").waitFor();
    await addNumbers(page, ["+442079460958"]);
    await panel(page).getByText("3 numbers are attached already and won't be sent again.").waitFor();
    await panel(page).getByRole("button", { name: "Attach 1 number" }).click();
    await page.getByText("1 number attached, 3 attached already").waitFor();
    assert.deepEqual(
      posts(api).map(({ body }) => body.phone_numbers ?? [body.phone_number]),
      [NUMBERS, ["+442079460958"]],
    );
    assert.deepEqual(await counts(page), { attached: 1, "attached already": 3, failed: 0, unknown: 0 });
    assert.equal((await panel(page).locator("[part=send-button]").innerText()).trim(), "All numbers attached");
    assert.deepEqual(await findBarriers(page), []);
  }));

test("what is shown and announced is what is sent, when some are attached", () =>
  withPage({}, async ({ page }) => {
    await attach(page, NUMBERS.slice(0, 2));
    await page.getByText("2 numbers attached").waitFor();
    await addNumbers(page, [NUMBERS[2]]);
    await page.getByRole("button", { name: "Close the result" }).click();
    await ready(page, "1 number").waitFor();
    const statuses = await page.locator("sip-attach-number-table .line .status").allInnerTexts();
    assert.deepEqual(
      statuses.map((text) => text.trim()),
      ["Attached", "Attached", "Ready"],
    );
    const shown = await page.locator("sip-attach-code-view pre").innerText();
    assert.ok(shown.includes(NUMBERS[2]) && !shown.includes(NUMBERS[0]), shown);
    const announced = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const builder = document.querySelector("sip-attach-builder");
          builder.addEventListener("before-send", (event) => {
            event.preventDefault();
            resolve(event.detail.requests.map(({ body }) => body.phone_numbers ?? [body.phone_number]));
          });
          void builder.send();
        }),
    );
    assert.deepEqual(announced, [[NUMBERS[2]]]);
  }));

test("another configuration is sent for all, and so is another account", () =>
  withPage({}, async ({ page, api }) => {
    await attach(page, NUMBERS.slice(0, 2));
    await page.getByText("2 numbers attached").waitFor();
    const button = panel(page).locator("[part=send-button]");
    await page.getByLabel("API key", { exact: true }).fill("sk-test-of-another-account");
    assert.equal((await button.innerText()).trim(), "Attach 2 numbers");
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    assert.equal((await button.innerText()).trim(), "All numbers attached");
    await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill("sip:other.example.com;transport=tls");
    await panel(page).getByRole("button", { name: "Attach 2 numbers" }).click();
    await result(page).getByRole("button", { name: "Close the result" }).waitFor();
    assert.deepEqual(posts(api).at(-1).body.phone_numbers, NUMBERS.slice(0, 2));
  }));

test("a retry with the key of another account says nothing by what the first one had, and sends nothing blindly", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "partial", numbers: [NUMBERS[1]], reason: "busy" });
    await attach(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    api.reset(); // as another account is
    api.state.attach(
      { phone_number: NUMBERS[0], directions: [{ type: "outbound", sip_endpoint: ENDPOINT }] },
      () => null,
    );
    await page.getByLabel("API key", { exact: true }).fill("sk-test-of-another-account");
    await panel(page).getByRole("button", { name: "Retry 3 numbers" }).click();
    await page.getByRole("heading", { name: "3 numbers attached", exact: true }).waitFor();
    const asked = api.requests.filter(({ method }) => method !== "OPTIONS");
    const sent = asked.findIndex(({ method }) => method === "POST");
    assert.deepEqual(
      asked.slice(0, sent).map(({ query }) => query.phone_number),
      [NUMBERS[0], NUMBERS[2]],
    );
    assert.deepEqual(asked[sent].body.phone_numbers, [NUMBERS[1], NUMBERS[2]]);
    assert.equal(api.state.list().length, 3);
  }));

test("a key in the place of a refused one goes on with what is left", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "partial", numbers: [NUMBERS[1]], reason: "busy" });
    await attach(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    await send(page, "wrong-key");
    await page.getByRole("heading", { name: "The API key was refused" }).waitFor();
    await send(page);
    await page.getByRole("heading", { name: "3 numbers attached", exact: true }).waitFor();
    assert.deepEqual(posts(api).at(-1).body.phone_numbers ?? [posts(api).at(-1).body.phone_number], [NUMBERS[1]]);
  }));

test("what was found attached after a lost answer is not sent again, and what was not sent has no time", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "drop_after", path: "/v1/sip/attach" });
    await attach(page);
    await page.getByRole("heading", { name: "3 numbers attached", exact: true }).waitFor();
    assert.equal((await panel(page).locator("[part=send-button]").innerText()).trim(), "All numbers attached");
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_number: "+442079460958",
        directions: [{ type: "inbound" }],
      };
    });
    await send(page, "wrong-key");
    await page.getByRole("heading", { name: "The API key was refused" }).waitFor();
    const { records } = await downloaded(page, result(page).getByRole("button", { name: "Results as CSV" }));
    assert.deepEqual(
      records.map(({ state, time }) => [state, time]),
      [["not sent", ""]],
    );
  }));

test("attached and attached already: that is all, and no warning", () =>
  withPage({}, async ({ page, api }) => {
    api.state.attach(
      { phone_number: NUMBERS[0], directions: [{ type: "outbound", sip_endpoint: ENDPOINT }] },
      () => null,
    );
    await attach(page);
    await page.getByRole("heading", { name: "2 numbers attached, 1 attached already" }).waitFor();
    assert.equal(await result(page).locator(".title.ok").count(), 1);
  }));

test("what failed is shown by itself in the table, and retried from where it was", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "partial", numbers: [NUMBERS[1]], reason: "busy" });
    await attach(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    const filters = page.locator("sip-attach-numbers").getByRole("group", { name: "Show" });
    assert.equal(
      await filters.getByRole("button", { name: /^Ready/ }).count(),
      0,
      "what was sent is not ready any more",
    );
    await result(page).getByRole("button", { name: "Show in the table: Not attached as planned" }).click();
    const failed = filters.getByRole("button", { name: "Failed 1", exact: true });
    await failed.and(page.locator("[aria-pressed=true]")).waitFor();
    assert.deepEqual(await rowNumbers(page), ["2"]);
    assert.deepEqual(await findBarriers(page), []);
    await panel(page).getByRole("button", { name: "Retry 1 number" }).click();
    await page.getByText("3 numbers attached", { exact: true }).waitFor();
    assert.equal(await failed.count(), 0);
    assert.equal((await rowNumbers(page)).length, 3);
  }));

test("a reason that many numbers share is told once, with the numbers under it", () =>
  withPage({}, async ({ page, api }) => {
    const list = Array.from({ length: 260 }, (_, index) => `+1212736${5000 + index}`);
    const unverified = list.slice(0, 230);
    const fail = (numbers, reason) => api.faults.add({ kind: "partial", numbers, reason, times: "always" });
    fail(unverified, "Not verified in your trunk");
    fail(list.slice(230, 232), "Out of service");
    await page.evaluate(
      ([phone_numbers, sip_endpoint]) =>
        (document.querySelector("sip-attach-builder").draft = {
          phone_numbers,
          directions: [{ type: "outbound", sip_endpoint }],
        }),
      [list, ENDPOINT],
    );
    await send(page);
    await page.getByText("28 of 260 numbers attached").waitFor();
    const reasons = await result(page)
      .locator(".list > li")
      .evaluateAll((items) =>
        items.map((item) => ({
          why: item.querySelector(".why").innerText.trim(),
          numbers: [...item.querySelectorAll(".numbers > :not(.why)")].map(({ innerText }) => innerText),
          more: item.querySelector(".numbers > .why")?.innerText,
        })),
      );
    assert.deepEqual(reasons, [
      { why: "Not verified in your trunk 230", numbers: unverified.slice(0, 100), more: "and 130 more" },
      { why: "Out of service 2", numbers: list.slice(230, 232), more: undefined },
    ]);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a sending that was stopped claims nothing of numbers that are unknown", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add(UNTIL_RELEASED);
    await attach(page);
    // If it were stopped before the request left, the page would know that nothing was sent.
    while (posts(api).length === 0) await page.waitForTimeout(20);
    await panel(page).getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("heading", { name: "Stopped; 0 numbers attached, 3 unknown" }).waitFor();
  }));

test("starting over empties the draft and folds the result, and undo brings the draft back", () =>
  withPage({}, async ({ page }) => {
    const startOver = page.getByRole("button", { name: "Start over" });
    assert.equal(await startOver.count(), 0, "there is nothing to start over from");
    await attach(page);
    await page.getByText("3 numbers attached", { exact: true }).waitFor();
    const sent = await draft(page);
    await startOver.click();
    await page.getByText("Started over. Undo brings the draft back.").waitFor();
    assert.deepEqual(await draft(page), {});
    await focusComesTo(page, "/phone_numbers");
    assert.equal(await result(page).count(), 0);
    await page.getByRole("button", { name: "Show the last result" }).waitFor();
    assert.equal(await page.getByLabel("API key", { exact: true }).inputValue(), "sk-test");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.deepEqual(await draft(page), sent);
  }));

test("results as a file: what was entered, what stood beside it, the state, why and when", () =>
  withPage({}, async ({ page }) => {
    const csv =
      'site,phone,"note, if any"\r\nLondon,+44 20 7946 0958,"says ""hello"", twice"\r\n=HYPERLINK("x"),(212) 736-0199,"two\nlines"\r\nParis,+33142685300,＠SUM(1)\r\n';
    await page.getByLabel("Default region").selectOption("US");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "sites.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.locator("sip-attach-number-table").getByRole("row").filter({ hasText: "+33142685300" }).waitFor();
    await outbound(page);
    await send(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    const saved = page.waitForEvent("download");
    await result(page).getByRole("button", { name: "Results as CSV" }).click();
    const text = Buffer.concat(await (await (await saved).createReadStream()).toArray()).toString("utf8");
    const lines = text.split("\r\n");
    assert.equal(lines[0], '\uFEFF"phone_number","entered_as","state","reason","time","row","site","note, if any"');
    assert.match(
      lines[1],
      /^"'\+442079460958","'\+44 20 7946 0958","attached","","\d{4}-\d\d-\d\dT[\d:.]+Z","1","London","says ""hello"", twice"$/,
    );
    assert.match(
      lines[2],
      /^"'\+12127360199","\(212\) 736-0199","failed","The carrier refused this number \(mock: it ends in 0199\)\.","[^"]+","2","'=HYPERLINK\(""x""\)","two\nlines"$/,
    );
    assert.match(lines[3], /^"'\+33142685300","'\+33142685300","attached","","[^"]+","3","Paris","'＠SUM\(1\)"$/);

    const left = await downloaded(page, result(page).getByRole("button", { name: "1 not attached as CSV" }));
    assert.equal(left.name, "sip-attach-failed.csv");
    assert.equal(left.records.length, 1);
    assert.equal(left.records[0].phone_number, "'+12127360199");
  }));

test("what was entered is told after corrections, too, and the file of what is left can be read again", () =>
  withPage({}, async ({ page, api }) => {
    const table = "name\tphone\nAnn\t+14155552671#\nBen\t020 7946 0958\n";
    await page.getByLabel("Add numbers").fill(table);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    await page.locator("sip-attach-numbers summary", { hasText: "Fix all" }).click();
    await page.locator("sip-attach-numbers .menu .option").first().click();
    await page
      .locator("sip-attach-numbers")
      .getByRole("button", { name: /^To fix/ })
      .click();
    await page.getByLabel("Read these as numbers of…").selectOption("GB");
    await page.waitForFunction(
      () => document.querySelector("sip-attach-builder").draft.phone_numbers[1] === "+442079460958",
    );
    await outbound(page);
    api.faults.add({ kind: "drop", times: "always" });
    await send(page);
    await page.getByText("No answer from the API").waitFor();
    const { records } = await downloaded(page, result(page).getByRole("button", { name: "Results as CSV" }));
    assert.deepEqual(
      records.map(({ entered_as: was, state, name, row }) => [was, state, name, row]),
      [
        ["'+14155552671#", "unknown", "Ann", "1"],
        ["020 7946 0958", "unknown", "Ben", "2"],
      ],
    );
    const file = [
      '"phone_number","entered_as","state","reason","time","row","name"',
      ...records.map((record) =>
        Object.values(record)
          .map((cell) => `"${cell}"`)
          .join(","),
      ),
    ].join("\r\n");
    await page.evaluate(() => document.querySelector("sip-attach-builder").reset());
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "again.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    assert.deepEqual(
      await page.evaluate(() => document.querySelector("sip-attach-builder").plan.numbers.map(({ value }) => value)),
      ["+14155552671", "+442079460958"],
    );
  }));

test("an update that brings a number to what was planned is told in its row and in the counts, and is not undone", () =>
  withPage({}, async ({ page, api }) => {
    api.state.attach(
      { phone_number: NUMBERS[1], directions: [{ type: "outbound", sip_endpoint: "sip:theirs.example.com" }] },
      () => null,
    );
    await attach(page);
    await page.getByText("2 of 3 numbers attached").waitFor();
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByRole("button", { name: "Update 1 number" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Update 1 number" }).click();
    await page.getByText("1 of 1 number updated").waitFor();
    assert.deepEqual(await counts(page), { attached: 2, "attached already": 1, failed: 0, unknown: 0 });
    const row = await page
      .locator("sip-attach-number-table")
      .getByRole("row")
      .filter({ hasText: NUMBERS[1] })
      .innerText();
    assert.match(row, /updated to what was planned/);
    assert.equal((await panel(page).locator("[part=send-button]").innerText()).trim(), "All numbers attached");
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog", { name: "Detach 2 numbers?" }).waitFor();
  }));

test("Verify finds out what was unknown", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "drop_after", path: "/v1/sip/attach" });
    api.faults.add({ kind: "drop", method: "GET", path: "/v1/sip", times: "always" });
    await attach(page);
    await page.getByText("No answer from the API").waitFor();
    assert.equal((await counts(page)).unknown, 3);
    api.faults.clear();
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("3 of 3 numbers as planned").waitFor();
    assert.deepEqual(await counts(page), { attached: 3, failed: 0, unknown: 0 });
    await page.getByRole("heading", { name: "3 numbers attached", exact: true }).waitFor();
    assert.ok(!/connection failed/.test(await textOf(page)));
  }));

const forbidden = (page, api) =>
  page.route(`${api.url}/v1/sip/attach`, (route) =>
    route.request().method() === "POST"
      ? route.fulfill({
          status: 403,
          headers: { "access-control-allow-origin": "*", "content-type": "application/json" },
          body: JSON.stringify({ status: "error", message: "This account was flagged." }),
        })
      : route.continue(),
  );

test("a 403 does not blame the key, and shows the words of the API", () =>
  withPage({}, async ({ page, api }) => {
    await forbidden(page, api);
    await attach(page);
    await page.getByRole("heading", { name: "The API does not allow this" }).waitFor();
    const text = await textOf(page);
    assert.match(text, /This account was flagged\./);
    assert.ok(!/key was refused|key is complete/.test(text), text);
  }));

test("trunks that may not be listed: words of their own, and no blame on the key", () =>
  withPage({}, async ({ page, api }) => {
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    const answer = (status, body) =>
      page.route(
        `${api.url}/v1/sip/trunks`,
        (route) =>
          route.fulfill({
            status,
            headers: { "access-control-allow-origin": "*", "content-type": "application/json" },
            body: JSON.stringify(body),
          }),
        { times: 1 },
      );
    await answer(403, { status: "error", message: "This account was flagged." });
    await page.getByRole("button", { name: "Choose from your trunks" }).click();
    const dialog = page.getByRole("dialog", { name: "Your trunks" });
    await dialog.getByText("The API does not allow this", { exact: true }).waitFor();
    await dialog.getByText("This account was flagged.", { exact: false }).waitFor();
    await answer(429, { data: null, errors: [{ error: "RATE_LIMITED", message: "Slow down." }] });
    await dialog.getByRole("button", { name: "Try again" }).click();
    await dialog.getByText("Wait a little, then try again.").waitFor();
    assert.ok(!/retry what is left/.test(await dialog.innerText()));
  }));

test("only the attach call fails: the help says so and names the address", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "no_cors", path: "/v1/sip/attach", times: "always" });
    await attach(page, NUMBERS.slice(0, 2));
    await page.getByRole("heading", { name: "Only the attach call gets no answer" }).waitFor({ timeout: 30_000 });
    const text = await textOf(page);
    assert.match(text, new RegExp(`POST ${api.url}/v1/sip/attach`));
    assert.match(text, /Other calls to the same address are answered/);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a proxy that does not know the call: the help says so and names the address", () =>
  withPage({}, async ({ page, api }) => {
    await page.route(`${api.url}/v1/sip/attach`, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status: 404,
            headers: { "access-control-allow-origin": "*", "content-type": "text/html" },
            body: "<h1>404 Not Found</h1><p>nginx</p>",
          })
        : route.continue(),
    );
    await attach(page);
    await page.getByRole("heading", { name: "What answers there is not the API, or does not know the call" }).waitFor();
    assert.match(await textOf(page), new RegExp(`POST ${api.url}/v1/sip/attach`));
    await page.getByRole("button", { name: "Change the address" }).waitFor();
  }));

test("a trunk that the API does not find is its own answer, not one of a proxy", () =>
  withPage({}, async ({ page, api }) => {
    await page.route(`${api.url}/v1/sip/attach`, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status: 404,
            headers: { "access-control-allow-origin": "*", "content-type": "application/json" },
            body: JSON.stringify({
              data: null,
              errors: [{ error: "TRUNK_NOT_FOUND", message: "There is no such trunk." }],
            }),
          })
        : route.continue(),
    );
    await attach(page);
    await page.getByRole("heading", { name: "No number was attached" }).waitFor();
    assert.match(await textOf(page), /There is no such trunk\./);
  }));

test('an error of the API that attached nothing: no "may have attached" beside "not attached"', () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "status", status: 400, path: "/v1/sip/attach", times: "always" });
    await attach(page, NUMBERS.slice(0, 2));
    await page.getByRole("heading", { name: "No number was attached" }).waitFor({ timeout: 40_000 });
    assert.deepEqual(await counts(page), { attached: 0, failed: 2, unknown: 0 });
    const list = await page.getByRole("list", { name: "Not attached" }).innerText();
    assert.match(list, /400/);
    assert.ok(!/may have attached|may be attached/.test(list), list);
  }));

test("a server error may still be carried out: what is not attached by then is unknown, with the reason", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "status", status: 500, path: "/v1/sip/attach", times: "always" });
    await attach(page, NUMBERS.slice(0, 2));
    const heading = page.getByRole("heading", { name: "It is not known whether 2 numbers are attached" });
    await heading.waitFor({ timeout: 60_000 });
    assert.deepEqual(await counts(page), { attached: 0, failed: 0, unknown: 2 });
    assert.match(await page.getByRole("list", { name: "Unknown" }).innerText(), /500/);
  }));
