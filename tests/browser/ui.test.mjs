// The page as `sipattach ui` serves it: its calls go through the relay, and it never sees the key.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { startMockApi } from "../mock/server.mjs";
import { startUi } from "../package/cli.mjs";
import { launchBrowser } from "./harness.mjs";

const KEY = "sk-test-0123456789-relay";
let api;
let ui;
let browser;
before(async () => {
  api = await startMockApi();
  ui = await startUi([], { env: { BLAND_API_KEY: KEY, BLAND_BASE_URL: api.url } });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  ui?.child.kill("SIGINT");
  await api?.close();
});

it("attaches a number with the key of the environment", async () => {
  const { url } = ui;
  const page = await browser.newPage();
  const called = [];
  page.on("request", (request) => called.push(request));
  await page.goto(url);
  await page.evaluate(() => {
    document.querySelector("sip-attach-builder").draft = {
      phone_numbers: ["+14155552671"],
      directions: [{ type: "inbound" }],
      service: "sip",
    };
  });
  const answered = page.waitForResponse((response) => response.url().endsWith("/v1/sip/attach"));
  await page.locator("button.primary:visible", { hasText: "Attach 1 number" }).first().click();
  assert.equal((await answered).status(), 200);
  assert.equal(api.state.attached.length, 1);
  for (const request of called) {
    assert.equal(new URL(request.url()).origin, new URL(url).origin);
    assert.ok(!JSON.stringify(await request.allHeaders()).includes(KEY));
  }
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  assert.ok(!kept.includes(KEY));
});
