// A batch that the page could not finish: it is offered again, never resumed by itself, and has no secrets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addNumbers, launchTestBrowser, openPage, send, switchOn } from "./harness.mjs";
import { begin, notice, NUMBERS, posts, whenReady } from "./interrupted.mjs";

const browser = await launchTestBrowser();

const stored = (page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

/** Sends, and ends the tab while the second of three requests has no answer yet. */
async function interrupt(page, api, leave = () => page.reload()) {
  await begin(page, api);
  await leave();
  api.faults.clear();
}

test("after a reload sending is offered, goes on when it is asked to, and sends nothing twice", async () => {
  const { page, api, watched, close } = await openPage(browser);
  await interrupt(page, api);
  await whenReady(page);
  await notice(page).waitFor();
  assert.match(await notice(page).textContent(), /100 numbers attached, 150 not finished/);
  const before = api.requests.length;
  await page.waitForTimeout(300);
  assert.equal(api.requests.length, before, "nothing happens by itself");

  await page.getByRole("button", { name: "Resume sending" }).click(); // asks for the key, which is not stored
  await page.getByLabel("API key", { exact: true }).and(page.locator(":focus")).fill("sk-test");
  await page.getByRole("button", { name: "Resume sending" }).click();
  await page.getByText("250 numbers attached").waitFor();
  assert.equal(await notice(page).count(), 0);
  const later = posts(api).slice(2);
  assert.deepEqual(
    later.flatMap(({ body }) => body.phone_numbers),
    NUMBERS.slice(100),
    "only what was not finished",
  );
  const [first] = later;
  const readBack = api.requests
    .slice(before, api.requests.indexOf(first))
    .filter(({ method, path }) => method === "GET" && path === "/v1/sip");
  assert.equal(readBack.length, 100, "what was sent without an answer is read back first");

  await page.reload();
  await whenReady(page);
  assert.equal(await notice(page).count(), 0, "what is finished is not offered");
  assert.deepEqual(watched.errors, []);
  await close();
});

for (const [name, goOn] of [
  [
    "stopped and tried again",
    async (page) => {
      await page.getByRole("button", { name: "Stop" }).first().click();
      await send(page);
    },
  ],
  [
    "resumed after a reload",
    async (page) => {
      await page.reload();
      await whenReady(page);
      await page.getByLabel("API key", { exact: true }).fill("sk-test");
      await page.getByRole("button", { name: "Resume sending" }).click();
    },
  ],
]) {
  test(`what was attached before a sending was ${name} is known after another reload, and not sent again`, async () => {
    const { page, api, close } = await openPage(browser);
    await begin(page, api);
    await goOn(page);
    await page.getByText("Request 2 of 3", { exact: false }).first().waitFor();
    await page.getByRole("progressbar", { name: "Numbers settled" }).waitFor();
    await page.reload();
    api.faults.clear();
    await whenReady(page);
    assert.match(await notice(page).textContent(), /100 numbers attached, 150 not finished/);
    await page.getByLabel("API key", { exact: true }).fill("sk-test");
    await page.getByRole("button", { name: "Resume sending" }).click();
    await page.getByText("250 numbers attached").waitFor();
    const first = posts(api).filter(({ body }) => body.phone_numbers.includes(NUMBERS[0]));
    assert.equal(first.length, 1);
    await close();
  });
}

test("the state of a batch holds no secret, and asks for those of the draft", async () => {
  const { page, api, close } = await openPage(browser);
  await switchOn(page, "Outbound calls");
  await page.getByRole("switch", { name: "Outbound calls" }).waitFor();
  await page.evaluate(() => {
    const builder = document.querySelector("sip-attach-builder");
    builder.draft = {
      directions: [
        {
          type: "outbound",
          sip_endpoint: "sip:pbx.example.com",
          options: { sip_username: "alice", sip_password: "canary-secret-1" },
        },
        { type: "inbound" },
      ],
    };
  });
  await interrupt(page, api);
  await whenReady(page);
  assert.doesNotMatch(await stored(page), /canary-secret|sk-test/);
  assert.match(await notice(page).textContent(), /Passwords are not kept: enter them again first/);
  // Without them it would be a different request: the page says so, and sends nothing.
  const before = posts(api).length;
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await page.getByRole("button", { name: "Resume sending" }).click();
  await page.getByText("Nothing more was sent").waitFor();
  assert.equal(posts(api).length, before);
  await notice(page).waitFor();
  await close();
});

test("a batch is resumed at the address that it was sent to, and names that if the page has another", async () => {
  const { page, api, close } = await openPage(browser);
  const fold = page.locator("sip-attach-send-panel details").first();
  const type = async (url) => {
    if (!(await fold.evaluate(({ open }) => open))) await fold.locator("summary").click();
    await page.getByLabel("Base URL").fill(url);
    await page.getByLabel("Base URL").blur();
  };
  const preset = api.url.replace("127.0.0.1", "localhost");
  await page.evaluate((url) => document.querySelector("sip-attach-builder").setAttribute("base-url", url), preset);
  await type(api.url);
  await interrupt(page, api);
  await whenReady(page);
  await notice(page).waitFor();
  assert.doesNotMatch(await notice(page).textContent(), /It was sent to/, "the address is back with the draft");
  await type("https://staging.example.com");
  await notice(page).getByText(`It was sent to ${api.url}: set this as the base URL again first.`).waitFor();
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  const before = api.requests.length;
  await page.getByRole("button", { name: "Resume sending" }).click();
  await page.getByLabel("Base URL").and(page.locator(":focus")).waitFor();
  assert.equal(api.requests.length, before);
  await type(api.url);
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await page.getByRole("button", { name: "Resume sending" }).click();
  await page.getByText("250 numbers attached").waitFor();
  await close();
});

test("discarding forgets the batch, and a page that is embedded keeps none", async () => {
  const { page, api, close } = await openPage(browser);
  await interrupt(page, api);
  await notice(page).getByRole("button", { name: "Discard" }).click();
  assert.equal(await notice(page).count(), 0);
  assert.doesNotMatch(await stored(page), /batch/);
  await page.evaluate(() => {
    document.querySelector("sip-attach-builder").removeAttribute("keep-draft");
  });
  await send(page);
  await page.getByRole("button", { name: "Close the result" }).waitFor();
  assert.doesNotMatch(await stored(page), /batch/);
  await close();
});

test("two tabs do not send the same batch at once", async () => {
  const { page, api, url, close } = await openPage(browser);
  await interrupt(page, api, async () => {});
  const other = await page.context().newPage();
  await other.goto(url);
  await other.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  await addNumbers(other, NUMBERS);
  await switchOn(other, "Inbound calls");
  const before = posts(api).length;
  await send(other);
  await other.getByText("These numbers are being sent already").first().waitFor();
  assert.equal(posts(api).length, before);
  await close();
});

for (const [name, forbid] of [
  [
    "the browser stores nothing",
    () => {
      Object.defineProperty(globalThis, "sessionStorage", {
        get: () => {
          throw new DOMException("Denied", "SecurityError");
        },
      });
    },
  ],
  [
    "the storage is full",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("Full", "QuotaExceededError");
      };
    },
  ],
])
  test(`${name}: that is said, and sending works`, async () => {
    const { page, watched, close } = await openPage(browser);
    await page.evaluate(forbid);
    await addNumbers(page, NUMBERS.slice(0, 2));
    await switchOn(page, "Inbound calls");
    await send(page);
    await page.getByText("2 numbers attached").waitFor();
    await page.getByText("cannot be resumed after a reload").waitFor();
    assert.deepEqual(watched.errors, []);
    await close();
  });

test("which numbers failed is known after a reload, and only these are sent again", async () => {
  const { page, api, watched, close } = await openPage(browser);
  await addNumbers(page, ["+14155552671", "+12127360199", "+12127365000"]);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByRole("heading", { name: "2 of 3 numbers attached" }).waitFor();
  await page.reload();
  await whenReady(page);
  const failed = page.getByRole("region", { name: "Not all numbers were attached" });
  assert.match(await failed.innerText(), /2 numbers attached, 1 failed \(/);
  const before = api.requests.length;
  await failed.getByRole("button", { name: "Show the last result" }).click();
  await page.getByRole("heading", { name: "2 of 3 numbers attached" }).waitFor();
  assert.equal(await failed.count(), 0);
  await page.locator("sip-attach-result").getByText("The carrier refused this number").waitFor();
  assert.equal(await page.locator("sip-attach-number-table").getByText("Attached", { exact: true }).count(), 2);
  assert.equal(api.requests.length, before, "what is known is not asked for");
  assert.equal(await page.evaluate(() => JSON.parse(localStorage["sip-attach-builder:history:1"]).length), 1);
  const sentTo = page.locator("sip-attach-result").getByText("Sent to ");
  const first = await sentTo.innerText();
  assert.match(first, /\d:\d\d:\d\d/, "to the second, so that the next is another");

  await send(page);
  while (posts(api).length < 2 || posts(api)[1].status === null) await page.waitForTimeout(20);
  const [again] = posts(api).slice(1);
  assert.deepEqual(again.body.phone_numbers, ["+12127360199"]);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("that all numbers are attached is known after a reload, and none is sent again", async () => {
  const { page, api, watched, close } = await openPage(browser);
  await addNumbers(page, NUMBERS.slice(0, 2));
  await switchOn(page, "Inbound calls");
  await send(page);
  const told = page.getByRole("heading", { name: "2 numbers attached" });
  await told.waitFor();
  const before = api.requests.length;
  await page.reload();
  await whenReady(page);
  const kept = page.getByRole("region", { name: "2 numbers attached" });
  assert.match(await kept.textContent(), /Sent from this tab \(.+\) before it was reloaded\./);
  await kept.getByRole("button", { name: "Show the last result" }).click();
  await kept.waitFor({ state: "detached" });
  await told.waitFor();
  assert.equal(api.requests.length, before);
  await page.getByRole("button", { name: "Undo (detach)" }).waitFor();
  const attached = page.locator("sip-attach-number-table").getByText("Attached", { exact: true });
  await attached.nth(1).waitFor();
  assert.equal(await attached.count(), 2);
  await page.reload();
  await whenReady(page);
  await kept.getByRole("button", { name: "Discard" }).click();
  await kept.waitFor({ state: "detached" });
  await page.waitForFunction(() => !Object.keys(sessionStorage).some((name) => name.includes("batch")));
  await page.reload();
  await whenReady(page);
  assert.equal(await kept.count(), 0);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("the notice that all numbers are attached goes when the form is cleared", async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, NUMBERS.slice(0, 2));
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByRole("heading", { name: "2 numbers attached" }).waitFor();
  await page.reload();
  await whenReady(page);
  const kept = page.getByRole("region", { name: "2 numbers attached" });
  await kept.waitFor();
  await page.getByRole("button", { name: "Start over" }).click();
  await kept.waitFor({ state: "detached" });
  await page.waitForFunction(() => !Object.keys(sessionStorage).some((name) => name.includes("batch")));
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  assert.equal(await kept.count(), 0);
  await close();
});

test("a result that is of another draft is not shown as one of this", async () => {
  const { page, api, close } = await openPage(browser);
  await addNumbers(page, ["+14155552671", "+12127360199"]);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByRole("heading", { name: "1 of 2 numbers attached" }).waitFor();
  await page.evaluate(() => {
    const builder = document.querySelector("sip-attach-builder");
    builder.draft = { ...builder.draft, phone_numbers: ["+12127360199", "+14155552671"] };
  });
  await page.reload();
  await whenReady(page);
  const before = api.requests.length;
  await page.getByRole("button", { name: "Show the last result" }).click();
  await page.getByText("Nothing more was sent").waitFor();
  assert.equal(await page.locator("sip-attach-number-table").getByText("Attached", { exact: true }).count(), 0);
  assert.equal(api.requests.length, before);
  assert.match(await stored(page), /batch/, "it is kept until it is discarded");
  await close();
});
