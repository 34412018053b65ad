// The passwords that the API returns only once: none is lost, whatever the person or the surrounding page does next.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { copiedBy, launchTestBrowser, send, UNTIL_RELEASED, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);

const REGISTERING = [
  { type: "inbound", auth_mode: "register", register_auth: { username: "pbx-7", password: "Zebra-Quilt-77" } },
];

function setDraft(page, members) {
  return page.evaluate(
    (draft) => {
      document.querySelector("sip-attach-builder").draft = draft;
    },
    { directions: REGISTERING, ...members },
  );
}

/** That many numbers, in as many requests as they need. */
const numbersOf = (count) =>
  Array.from({ length: count }, (_, index) => `+1415${2_000_000 + index}`).filter((line) => !/019[5-9]$/.test(line));

/** Answers each attach request with the result of `answer` for its body and ordinal. */
async function answering(page, api, answer) {
  const bodies = [];
  await page.route(`${api.url}/v1/sip/attach`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const body = route.request().postDataJSON();
    bodies.push(body);
    const said = answer(body, bodies.length - 1);
    if (said === null) return route.continue();
    const headers = { "access-control-allow-origin": "*", "content-type": "application/json" };
    return route.fulfill({ status: 200, headers, body: JSON.stringify(said) });
  });
  return bodies;
}

const listOf = ({ phone_numbers: list, phone_number: one }) => list ?? [one];
const panel = (page) => page.locator("sip-attach-passwords");
const values = (page) => panel(page).locator("output").allInnerTexts();

test("a password is not read out, but that there is one to be saved is told", () =>
  withPage({}, async ({ page }) => {
    await attachOne(page);
    const [value] = await values(page);
    const told = await page.evaluate(() => {
      const found = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll("[role=status], [role=alert], [aria-live], output"))
          if (element.ariaLive !== "off") found.push(element.textContent);
        for (const element of root.querySelectorAll("*")) if (element.shadowRoot) visit(element.shadowRoot);
      };
      visit(document);
      return found;
    });
    assert.ok(!told.some((text) => text.includes(value)));
    assert.ok(told.some((text) => text.includes("Save the password")));
  }));

/** Whether the browser would ask before it leaves. */
function isGuarded(page) {
  return page.evaluate(() => {
    const event = new Event("beforeunload", { cancelable: true });
    return !dispatchEvent(event);
  });
}

async function attachOne(page) {
  await setDraft(page, { phone_number: "+14155552671" });
  await send(page);
  await page.getByText("1 number attached").waitFor();
}

test("every request of a batch gives a password, and all are kept", () =>
  withPage({}, async ({ page, api }) => {
    await answering(page, api, (body, at) => ({
      data: { configured: listOf(body), failed: [], register_password_for_pbx: `one-of-${at}` },
      errors: null,
    }));
    await setDraft(page, { phone_numbers: numbersOf(250) });
    await send(page);
    await page.getByText(/^24\d numbers attached$/).waitFor();
    assert.deepEqual(await values(page), ["one-of-0", "one-of-1", "one-of-2"]);
    const [first] = await panel(page).getByRole("listitem").allInnerTexts();
    assert.match(first, /\+14152000000 and 99 other numbers · request 1 of 3/);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a password in a shape that nobody knows is shown as it came", () =>
  withPage({}, async ({ page, api }) => {
    await answering(page, api, (body) => ({
      data: {
        configured: listOf(body),
        failed: [],
        register_password_for_pbx: { secret: "Otter Lamp", realm: ["a", 1] },
      },
      errors: null,
    }));
    await setDraft(page, { phone_number: "+14155552671" });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    const shown = (await values(page)).join("\n");
    assert.match(shown, /Otter Lamp/);
  }));

test("leaving is asked about while a password is not saved, and only then", () =>
  withPage({}, async ({ page }) => {
    assert.equal(await isGuarded(page), false);
    await attachOne(page);
    assert.equal(await isGuarded(page), true);
    const asked = new Promise((resolve) => {
      page.once("dialog", async (dialog) => {
        resolve(dialog.type());
        await dialog.dismiss();
      });
    });
    await page.getByLabel("API key", { exact: true }).click(); // browsers ask only after an interaction
    page
      .evaluate(() => {
        setTimeout(() => location.assign("about:blank"));
      })
      .catch(() => undefined);
    assert.equal(await asked, "beforeunload");
    assert.equal((await values(page)).length, 1);
    await page.getByLabel("I saved it").check();
    assert.equal(await isGuarded(page), false);
    await page.getByLabel("I saved it").uncheck();
    assert.equal(await isGuarded(page), true, "a slip can be taken back");
  }));

test("leaving is asked about while a request whose answer can have a password is on its way", () =>
  withPage({}, async ({ page, api }) => {
    for (const [directions, isAsked] of [
      [[{ type: "inbound" }], false],
      [REGISTERING, true],
    ]) {
      await setDraft(page, { phone_number: "+14155552671", directions });
      api.faults.add({ ...UNTIL_RELEASED, times: "always" });
      await send(page);
      await page.getByRole("button", { name: "Stop", exact: true }).first().waitFor();
      assert.equal(await isGuarded(page), isAsked);
      await page.getByRole("button", { name: "Stop", exact: true }).first().click();
      await page.getByRole("button", { name: "Close the result" }).waitFor();
      assert.equal(await isGuarded(page), false);
      api.faults.clear();
    }
  }));

test("a reset, another draft, a link and a move within the page lose no password", () =>
  withPage({}, async ({ page }) => {
    await attachOne(page);
    const [password] = await values(page);
    await page.evaluate(() => document.querySelector("sip-attach-builder").reset());
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 0);
    assert.deepEqual(await values(page), [password]);
    await setDraft(page, { phone_number: "+12127365000" });
    await page.evaluate(() => {
      location.hash = "#sip-attach=1.q1YqU7JSUFKqBQA";
    });
    assert.deepEqual(await values(page), [password]);
    await page.evaluate(async () => {
      const builder = document.querySelector("sip-attach-builder");
      builder.remove();
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      document.body.append(builder);
    });
    assert.deepEqual(await values(page), [password]);
    assert.equal(await isGuarded(page), true);
  }));

test("a builder that is taken off the page leaves its passwords to the next", () =>
  withPage({}, async ({ page }) => {
    await attachOne(page);
    const [password] = await values(page);
    await page.evaluate(() => document.querySelector("sip-attach-builder").remove());
    assert.equal(await isGuarded(page), true, "while nobody shows it");
    await page.evaluate(() => document.body.append(document.createElement("sip-attach-builder")));
    await panel(page).locator("output").waitFor();
    assert.deepEqual(await values(page), [password]);
    await page.getByLabel("I saved it").check();
    assert.equal(await isGuarded(page), false);
  }));

test("Retry says that it waits for the password, leads to it, and works once it is saved", () =>
  withPage({}, async ({ page, api }) => {
    const [failing, fine] = ["+12127365000", "+14155552671"];
    api.faults.add({ kind: "partial", numbers: [failing], reason: "busy" });
    await setDraft(page, { phone_numbers: [fine, failing] });
    await send(page);
    await page.getByText("1 of 2 numbers attached").waitFor();
    const [password] = await values(page);
    const side = page.locator("sip-attach-send-panel");
    await side.getByRole("button", { name: "Retry 1 number" }).click();
    assert.equal(await panel(page).evaluate((part) => part.shadowRoot.activeElement?.textContent.trim()), "Copy");
    await page.getByLabel("API key", { exact: true }).focus();
    await side.getByRole("button", { name: "Save the password for your PBX first." }).click();
    assert.equal(await panel(page).evaluate((part) => part.shadowRoot.activeElement?.textContent.trim()), "Copy");
    assert.equal(await page.getByRole("button", { name: "Close the result" }).isDisabled(), true);
    assert.deepEqual(await values(page), [password]);
    await page.getByLabel("I saved it").check();
    await side.getByRole("button", { name: "Retry 1 number" }).click();
    await page.getByText("2 numbers attached", { exact: true }).waitFor();
    assert.equal((await values(page)).length, 1, "that of the second answer");
  }));

test("a copy is confirmed, a download is a file, and neither leaves a trace", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
    await page.evaluate(() => {
      globalThis.details = [];
      for (const name of ["change", "validate", "result"])
        document
          .querySelector("sip-attach-builder")
          .addEventListener(name, (event) => globalThis.details.push(JSON.stringify(event.detail)));
    });
    await attachOne(page);
    const [password] = await values(page);
    const copied = await copiedBy(page, () => panel(page).getByRole("button", { name: "Copy" }).click());
    await panel(page).getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(copied, password);
    const saved = page.waitForEvent("download");
    await panel(page).getByRole("button", { name: "Download" }).click();
    const download = await saved;
    assert.match(download.suggestedFilename(), /\.txt$/);
    const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
    assert.match(text, /\+14155552671/);
    assert.ok(text.split("\n").includes(password));
    const kept = await page.evaluate(() =>
      [
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        location.href,
        ...globalThis.details,
      ].join("\n"),
    );
    assert.ok(!kept.includes(password));
  }));

test("the download of a password stands beside its copy, that of several below them", () =>
  withPage({}, async ({ page, api }) => {
    await attachOne(page);
    const [copy, download] = await Promise.all(
      ["Copy", "Download"].map((name) => panel(page).getByRole("button", { name, exact: true }).boundingBox()),
    );
    assert.equal(Math.round(copy.y), Math.round(download.y));
    assert.equal(Math.round(copy.height), Math.round(download.height));
    await page.getByLabel("I saved it").check();
    await answering(page, api, (body, at) => ({
      data: { configured: listOf(body), failed: [], register_password_for_pbx: `one-of-${at}` },
      errors: null,
    }));
    await setDraft(page, { phone_numbers: numbersOf(150) });
    await send(page);
    await panel(page).getByRole("button", { name: "Download all" }).waitFor();
    assert.equal(await panel(page).getByRole("button", { name: "Copy" }).count(), 2);
  }));

test("no password where one was to come is said", () =>
  withPage({}, async ({ page, api }) => {
    await answering(page, api, (body) => ({ data: { configured: listOf(body), failed: [] }, errors: null }));
    await setDraft(page, { phone_number: "+14155552671" });
    await send(page);
    await page.getByText("The API returned no password for your PBX.", { exact: false }).waitFor();
    assert.equal(await isGuarded(page), false);
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a password that was lost with its answer: that is said, and an update gives another", () =>
  withPage({}, async ({ page, api }) => {
    api.faults.add({ kind: "drop_after", path: "/v1/sip/attach" });
    await setDraft(page, { phone_number: "+14155552671" });
    await send(page);
    await page.getByText("1 number attached").waitFor();
    assert.deepEqual(await values(page), []);
    await page.getByText("the answer with the password for your PBX was lost", { exact: false }).first().waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole("button", { name: "Get a new password for 1 number" }).click();
    const dialog = page.getByRole("dialog", { name: "Update 1 number?" });
    await dialog.getByRole("button", { name: "Update 1 number" }).click();
    await page.getByText("1 of 1 number updated").waitFor();
    assert.equal((await values(page)).length, 1);
    assert.match(await panel(page).getByRole("listitem").innerText(), /\+14155552671 · from an update/);
    assert.equal(await page.getByRole("button", { name: "Get a new password for 1 number" }).count(), 0);
    assert.equal(await isGuarded(page), true);
  }));

test("Retry with a second key of the account calls no password lost that came before", () =>
  withPage({}, async ({ page, api }) => {
    await setDraft(page, { phone_numbers: ["+14155552671", "+12127360199"] });
    await send(page);
    await page.getByText("1 of 2 numbers attached").waitFor();
    await page.getByLabel("I saved it").check();
    await page.getByLabel("API key", { exact: true }).fill("sk-test-renewed");
    const answered = page.waitForResponse(
      (response) => response.request().method() === "POST" && response.url().endsWith("/v1/sip/attach"),
    );
    const side = page.locator("sip-attach-send-panel");
    await side.getByRole("button", { name: /^Retry/ }).click();
    await answered;
    await side.getByRole("button", { name: /^Retry/ }).waitFor();
    await page.getByText("1 of 2 numbers attached").waitFor();
    const asked = api.requests.slice(-3).map(({ method, path }) => `${method} ${path}`);
    assert.ok(asked.includes("GET /v1/sip"), "what another key attached is read back");
    assert.equal(await page.getByText("was lost", { exact: false }).count(), 0);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Results as CSV" }).click();
    assert.doesNotMatch(await readFile(await (await saving).path(), "utf8"), /was lost/);
  }));

test("the next sending waits until the passwords are saved", () =>
  withPage({}, async ({ page, api }) => {
    await attachOne(page);
    const [password] = await values(page);
    await setDraft(page, { phone_number: "+12127365000" });
    const posts = () =>
      api.requests.filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach").length;
    await page
      .locator("sip-attach-send-panel")
      .getByRole("button", { name: /^Attach/ })
      .click();
    await page.evaluate(() => document.querySelector("sip-attach-builder").send());
    assert.equal(posts(), 1);
    assert.deepEqual(await values(page), [password]);
    await page.getByLabel("I saved it").check();
    const answered = page.waitForResponse(
      (response) => response.request().method() === "POST" && response.url().endsWith("/v1/sip/attach"),
    );
    await page
      .locator("sip-attach-send-panel")
      .getByRole("button", { name: /^Attach/ })
      .click();
    await answered;
    assert.equal(posts(), 2);
  }));

test("German says it too", () =>
  withPage({ locale: "de-DE" }, async ({ page }) => {
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "de"));
    await setDraft(page, { phone_number: "+14155552671" });
    await page.getByLabel("API-Schlüssel", { exact: true }).fill("sk-test");
    await page.locator("sip-attach-send-panel").getByRole("button", { name: "1 Nummer anbinden" }).click();
    await page.getByRole("group", { name: "Passwort für Ihre Anlage" }).waitFor();
    await page.getByRole("button", { name: "Herunterladen" }).waitFor();
  }));
