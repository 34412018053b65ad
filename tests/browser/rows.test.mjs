// The rows of the number table: what they say, how it reads at any width, and what scrolls.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, launchBrowser, walkPage } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const american = (options, walk) => walkPage(browser, { locale: "en-US", ...options }, walk);
const part = (page) => page.locator("sip-attach-number-table");
const remarks = (page) => part(page).locator(".note .text").allInnerTexts();

test("numbers without a country code are one problem, which the banner says and the rows mark", () =>
  american({}, async ({ page }) => {
    await addNumbers(page, ["020 7946 0018", "020 7946 0019", "020 7946 0020", "front-desk", "+14155552671"]);
    await page.locator("sip-attach-numbers .country", { hasText: "3 numbers have no country code." }).waitFor();
    const said = await remarks(page);
    assert.deepEqual(said.slice(0, 3), Array(3).fill("No country code"));
    assert.match(said[3], /front-desk is not a phone number/);
    // That, the numbers without a country code, and the directions.
    await page.getByRole("heading", { name: "3 problems block sending" }).waitFor();
    await page.getByText(/^\s*Fix 3 problems first:/).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "de"));
    await page.locator("sip-attach-numbers .country", { hasText: "3 Nummern haben keine Landesvorwahl." }).waitFor();
    await part(page).getByText("Keine Landesvorwahl", { exact: true }).first().waitFor();
    assert.equal((await remarks(page))[0], "Keine Landesvorwahl");
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "en"));
    // Nobody is asked where nothing can be changed, so that the row says what is the matter.
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("readonly", ""));
    await part(page)
      .getByText(/^020 7946 0018 has no country code;/)
      .waitFor();
  }));
