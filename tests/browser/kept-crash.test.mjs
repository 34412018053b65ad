// A batch whose tab crashes, goes offline, or is opened twice, and storage that is really full or really forbidden.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addNumbers, launchTestBrowser, openPage, send, switchOn, UNTIL_RELEASED } from "./harness.mjs";
import { begin, notice, NUMBERS, posts, whenReady } from "./interrupted.mjs";

const browser = await launchTestBrowser();

const posted = (api) => posts(api).flatMap(({ body }) => body.phone_numbers);

async function resume(page) {
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await page.getByRole("button", { name: "Resume sending" }).click();
}

test("after a crash of the tab and a reload nothing is sent twice", async () => {
  const { page, api, close } = await openPage(browser);
  await begin(page, api);
  const session = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => page.once("crash", resolve));
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  api.faults.clear();
  await session.send("Page.reload");
  // Playwright abandons a crashed tab; a tab that it opens gets a copy of the stored data.
  const opening = page.context().waitForEvent("page");
  const open = async () => {
    const expression = `document.querySelector("sip-attach-builder")?.plan && (window.open(location.href), true)`;
    const { result } = await session.send("Runtime.evaluate", { expression, userGesture: true });
    if (result.value !== true) setTimeout(open, 100);
  };
  await open();
  const again = await opening;
  await whenReady(again);
  await notice(again).waitFor();
  const before = posted(api).length;
  await resume(again);
  await again.getByText("250 numbers attached").waitFor();
  assert.deepEqual(posted(api).slice(before), NUMBERS.slice(100), "what was confirmed is not sent again");
  assert.equal(api.state.list().length, 250);
  await close();
});

test("cut off from the network while sending: unknown, then read back, and sent once", async () => {
  const { page, api, close } = await openPage(browser);
  api.faults.add({ ...UNTIL_RELEASED, times: "always", after: 1 });
  await addNumbers(page, NUMBERS);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByText("Request 2 of 3", { exact: false }).first().waitFor();
  await page.context().setOffline(true); // the second answer may still arrive, the third request cannot be sent
  api.faults.release();
  await page.getByText("No answer from the API").waitFor();
  const states = await page.evaluate(() =>
    Object.entries(sessionStorage)
      .filter(([name]) => /batch:1:\d/.test(name))
      .flatMap(([, text]) => JSON.parse(text).map(([state]) => state)),
  );
  assert.equal(states.filter((state) => state === "f").length, 0, "nothing is called failed");
  assert.ok(states.includes("u"), "what was under way is unknown");
  const before = posted(api);
  api.faults.clear();
  await page.context().setOffline(false);
  await page
    .getByRole("button", { name: /^Retry/ })
    .first()
    .click();
  await page.getByText("250 numbers attached").waitFor();
  assert.equal(api.state.list().length, 250);
  const again = posted(api).slice(before.length);
  assert.ok(
    again.every((number) => !before.includes(number)),
    "what arrived is not sent again",
  );
  await close();
});

test("a tab that was opened twice: both offer to resume, one sends, the other reads back", async () => {
  const { page, api, close } = await openPage(browser);
  await begin(page, api);
  await page.reload();
  await whenReady(page);
  await notice(page).waitFor();
  // A tab that is opened from another starts with a copy of its storage.
  const opening = page.waitForEvent("popup");
  await page.evaluate(() => void window.open(location.href));
  const other = await opening;
  await whenReady(other);
  await notice(other).waitFor();
  // The request that was under way takes effect now, of which no tab has heard.
  api.faults.release();
  while (api.state.list().length < 200) await page.waitForTimeout(20);
  api.faults.add({ ...UNTIL_RELEASED, times: "always" });
  const before = posted(api).length;
  await resume(page);
  await page.getByText("Request 3 of 3", { exact: false }).first().waitFor();
  await resume(other);
  await other.getByText("These numbers are being sent already").first().waitFor();
  api.faults.release();
  await page.getByText("250 numbers attached").waitFor();
  assert.deepEqual(posted(api).slice(before), NUMBERS.slice(200), "only one tab has sent");
  // The other tab finds out what became of the second request; it has never sent the third.
  const afterwards = posted(api).length;
  await other.getByRole("button", { name: "Retry 150 numbers" }).click();
  await other.getByText("200 numbers attached, 50 attached already").waitFor();
  assert.deepEqual(posted(api).slice(afterwards), NUMBERS.slice(200));
  assert.equal(api.state.list().length, 250);
  await close();
});

test("storage that is full: said, and sending works; what was kept before is not half of another", async () => {
  const { page, watched, close } = await openPage(browser);
  await page.evaluate(() => {
    let piece = "x".repeat(1024 * 1024);
    for (let at = 0; piece.length > 0; at += 1) {
      try {
        sessionStorage.setItem(`filler:${at}`, piece);
      } catch {
        piece = piece.slice(0, piece.length >> 1);
      }
    }
  });
  await addNumbers(page, NUMBERS);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByText("250 numbers attached").waitFor();
  await page.getByText("cannot be resumed after a reload").waitFor();
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  assert.equal(await notice(page).count(), 0);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("storage that becomes full while numbers are sent: a resumed batch reads back what it does not know", async () => {
  const { page, api, close } = await openPage(browser);
  await begin(page, api);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("Full", "QuotaExceededError");
    };
  });
  await page.reload();
  api.faults.clear();
  await whenReady(page);
  await notice(page).waitFor();
  const before = posted(api).length;
  await resume(page);
  await page.getByText("250 numbers attached").waitFor();
  assert.deepEqual(posted(api).slice(before), NUMBERS.slice(100));
  await close();
});

for (const forbidden of ["sessionStorage", "localStorage", "indexedDB", "caches", "serviceWorker", "locks"])
  test(`a browser that forbids ${forbidden}, from the first moment on`, async () => {
    const { page, watched, close } = await openPage(browser, {
      prepare: (context) =>
        context.addInitScript((name) => {
          const owner = name === "serviceWorker" || name === "locks" ? Navigator.prototype : window;
          Object.defineProperty(owner, name, {
            configurable: true,
            get: () => {
              throw new DOMException("Denied", "SecurityError");
            },
          });
        }, forbidden),
    });
    await addNumbers(page, NUMBERS.slice(0, 2));
    await switchOn(page, "Inbound calls");
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page.getByLabel("Remember it").check();
    await send(page);
    await page.getByText("2 numbers attached").waitFor();
    await page.getByRole("button", { name: "Close the result" }).click();
    await page.getByRole("button", { name: "History" }).click();
    await page.getByRole("dialog", { name: "Sent from this browser" }).waitFor();
    assert.deepEqual(watched.errors, []);
    await close();
  });
