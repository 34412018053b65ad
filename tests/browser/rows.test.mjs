// The rows of the number table: what they say, how they look at any width, and what scrolls.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, launchTestBrowser, openPage, plan, send, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const american = (options, walk) => walkPage(browser, { locale: "en-US", ...options }, walk);
const numbers = (count) => Array.from({ length: count }, (_, index) => `+1212736${String(5000 + index)}`);
const part = (page) => page.locator("sip-attach-number-table");
const remarks = (page) => part(page).locator(".note .text").allInnerTexts();

/** The label of the focused element, in any shadow root. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute("aria-label");
  });
const focusComesTo = (page, label) =>
  page.waitForFunction((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute("aria-label") === wanted;
  }, label);
/** Checks that the focus comes to the element, however long that takes, and stays there. */
async function assertFocused(page, label, message) {
  await focusComesTo(page, label);
  await page.waitForTimeout(200);
  assert.equal(await focused(page), label, message);
}

test("numbers without a country code are one problem, which the banner says and the rows mark", () =>
  american({}, async ({ page }) => {
    await addNumbers(page, ["020 7946 0018", "020 7946 0019", "020 7946 0020", "front-desk", "+14155552671"]);
    await page.locator("sip-attach-numbers .country", { hasText: "3 numbers have no country code." }).waitFor();
    const said = await remarks(page);
    assert.deepEqual(said.slice(0, 3), Array(3).fill("No country code"));
    assert.match(said[3], /front-desk is not a phone number/);
    // This problem, the numbers without a country code, and the directions.
    await page.getByRole("heading", { name: "3 problems block sending" }).waitFor();
    await page.getByText(/^\s*Fix 3 problems first:/).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "de"));
    await page.locator("sip-attach-numbers .country", { hasText: "3 Nummern haben keine Landesvorwahl." }).waitFor();
    await part(page).getByText("Keine Landesvorwahl", { exact: true }).first().waitFor();
    assert.equal((await remarks(page))[0], "Keine Landesvorwahl");
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "en"));
    // If nothing can be changed, nobody is asked, so the row says what is wrong.
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("read-only", ""));
    await part(page)
      .getByText(/^020 7946 0018 has no country code;/)
      .waitFor();
  }));

const WITH_FIXES = ["+12127365000#", "442079460958", "1-800-FLOWERS", "0049 30 901820", "+1 (212) 736-5001 ext. 7"];

/** For each row with a fix: how wide its remark is, how wide it could be, and whether both are fully visible. */
const widths = (page) =>
  part(page)
    .locator(".line")
    .evaluateAll((lines) =>
      lines
        .filter((line) => line.querySelector(".fix") && line.querySelector(".note .text"))
        .map((line) => {
          const [row, text, fix] = [line, line.querySelector(".note .text"), line.querySelector(".fix")].map(
            (element) => element.getBoundingClientRect(),
          );
          const { scrollHeight, clientHeight } = line.querySelector(".note .text");
          return {
            text: Math.round(text.width),
            row: Math.round(row.width),
            isWhole: scrollHeight <= clientHeight + 1,
            isApart: text.bottom <= fix.top + 1 || text.right <= fix.left + 1,
            isInside: fix.bottom <= row.bottom + 1 && fix.right <= row.right + 1 && text.bottom <= row.bottom + 1,
          };
        }),
    );

for (const [width, locale] of [
  [375, "en"],
  [375, "de"],
  [1360, "en"],
])
  test(`a remark is readable beside its fix at ${width} pixels (${locale})`, () =>
    american({ viewport: { width, height: 800 } }, async ({ page }) => {
      await page.evaluate(
        (value) => document.querySelector("sip-attach-builder").setAttribute("locale", value),
        locale,
      );
      for (const isLong of [false, true]) {
        if (isLong && width > 1000) continue; // 60 pixels a row
        const draft = { phone_numbers: [...WITH_FIXES, ...(isLong ? numbers(60) : [])] };
        await page.evaluate((value) => {
          document.querySelector("sip-attach-builder").draft = value;
        }, draft);
        await part(page).locator(".fix").nth(2).waitFor();
        const found = await widths(page);
        assert.ok(found.length >= 3);
        for (const { text, row, isWhole, isApart, isInside } of found) {
          const told = JSON.stringify({ isLong, found });
          assert.ok(text >= Math.min(150, row * 0.6), told);
          assert.ok(isApart && isInside, told);
          if (!isLong) assert.ok(isWhole, told);
        }
        assert.deepEqual(await findBarriers(page), []);
      }
    }));

test("a remark is readable beside its fix in a column of 400 pixels", () =>
  american({}, async ({ page }) => {
    await page.evaluate((list) => {
      const builder = document.querySelector("sip-attach-builder");
      builder.style.cssText = "display:block;width:400px";
      builder.draft = { phone_numbers: list };
    }, WITH_FIXES);
    await part(page).locator(".narrow .fix").nth(2).waitFor();
    for (const { text, row, isWhole, isApart, isInside } of await widths(page))
      assert.ok(text >= row * 0.6 && isWhole && isApart && isInside, JSON.stringify({ text, row, isWhole }));
  }));

/** The parts of the table that scroll by themselves. */
const scrollers = (page) =>
  part(page)
    .locator("*")
    .evaluateAll((all) =>
      all
        .filter(
          (element) =>
            /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1,
        )
        .map(({ className }) => className),
    );

test("up to 50 rows only the page scrolls; more have a scroller of their own", async () => {
  for (const width of [1360, 375])
    await american({ viewport: { width, height: 900 } }, async ({ page }) => {
      await addNumbers(page, numbers(50));
      await part(page).locator(".line").nth(49).waitFor();
      assert.deepEqual(await scrollers(page), []);
      const first = part(page).locator(".line").first();
      await first.scrollIntoViewIfNeeded();
      const { x, y } = await first.boundingBox();
      const before_ = await page.evaluate(() => scrollY);
      await page.mouse.move(x + 40, y + 10);
      await page.mouse.wheel(0, 700);
      await page.waitForFunction((from) => scrollY >= from + 600, before_);
      assert.deepEqual(await findBarriers(page), []);
      await page.evaluate(() =>
        document
          .querySelector("sip-attach-builder")
          .renderRoot.querySelector("sip-attach-numbers")
          .reveal("/phone_numbers/49"),
      );
      assert.equal(await focused(page), "Edit +12127365049");
      const box = await part(page).locator(".line").last().boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= 900 - 70, `under the bar: ${JSON.stringify(box)}`);
      await addNumbers(page, ["+442079460018"]);
      await part(page).locator("[aria-rowcount='52']").waitFor();
      assert.deepEqual(await scrollers(page), ["scroller"]);
    });
});

test("who removes a row by keyboard goes on at the next", () =>
  american({}, async ({ page }) => {
    await addNumbers(page, numbers(12));
    await page.getByRole("button", { name: "Remove +12127365004" }).focus();
    await page.keyboard.press("Enter");
    await part(page).locator("[aria-rowcount='12']").waitFor();
    await assertFocused(page, "Edit +12127365005");
    await page.getByRole("button", { name: "Ignore +12127365011" }).focus();
    await page.keyboard.press("Enter");
    await part(page).locator("[aria-rowcount='11']").waitFor();
    await assertFocused(page, "Edit +12127365010", "of the last row");
  }));

test("who mends a row that only its filter shows goes on at the next, and at the table after the last", () =>
  american({}, async ({ page }) => {
    await addNumbers(page, ["+14155552671", "TBD", "+14155552672", "n/a", "0044 20 7946 0020"]);
    await page.getByRole("button", { name: /^To fix/ }).click();
    await part(page).getByRole("button", { name: "Edit TBD" }).focus();
    await page.keyboard.press("Enter");
    await focusComesTo(page, "Edit TBD");
    await page.keyboard.type("+14155552673");
    await page.keyboard.press("Enter");
    await focusComesTo(page, "Edit n/a");
    // The same for a fix.
    await part(page).getByRole("button", { name: "Write +442079460020" }).focus();
    await page.keyboard.press("Enter");
    await focusComesTo(page, "Edit n/a");
    await page.keyboard.press("Enter");
    await page.keyboard.type("+14155552674");
    await page.keyboard.press("Enter");
    await focusComesTo(page, "Numbers and their status");
    assert.equal((await plan(page)).numbers.filter(({ value }) => value !== null).length, 5);
  }));

test("of 10,000 rows those in sight are in the document, and those that the focus comes to", () =>
  american({ viewport: { width: 375, height: 900 } }, async ({ page }) => {
    const list = Array.from({ length: 10_000 }, (_, index) => `+1212${2_000_000 + index}`);
    await page.evaluate((value) => {
      document.querySelector("sip-attach-builder").draft = { phone_numbers: value };
    }, list);
    await part(page).locator("[aria-rowcount='10001']").waitFor();
    for (const index of [9_999, 0, 5_000]) {
      await page.evaluate(
        (at) =>
          document
            .querySelector("sip-attach-builder")
            .renderRoot.querySelector("sip-attach-numbers")
            .reveal(`/phone_numbers/${at}`),
        index,
      );
      assert.equal(await focused(page), `Edit ${list[index]}`);
      assert.ok((await part(page).locator(".line").count()) < 60);
    }
    // Filtered to a few, and back.
    await page.getByLabel("Add numbers").fill("front-desk");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^To fix/ }).click();
    await part(page).locator("[aria-rowcount='2']").waitFor();
    assert.deepEqual(await scrollers(page), []);
    await page.getByRole("button", { name: /^All/ }).click();
    await part(page).getByText(list[0], { exact: true }).waitFor();
  }));

test("the bar at the bottom counts what the panel counts", async () => {
  const { page, close } = await openPage(browser, { viewport: { width: 390, height: 900 } });
  await page.evaluate(() => {
    // Two errors, and an endpoint that is still missing.
    document.querySelector("sip-attach-builder").draft = {
      phone_numbers: ["4.47911E+11", "nonsense"],
      directions: [{ type: "outbound" }],
    };
  });
  const panel = await page.locator("sip-attach-request-panel .verdict h3").textContent();
  const [count] = /\d+/.exec(panel);
  assert.equal(count, "3");
  assert.match(await page.locator(".bottom button").first().textContent(), /\b3 problems/);
  await close();
});

test("both buttons that send lead on only when nothing is in the way", async () => {
  const { page, close } = await openPage(browser, { viewport: { width: 390, height: 900 } });
  const looks = async () => [
    await page.locator(".bottom button").last().getAttribute("class"),
    await page.locator("sip-attach-send-panel [part=send-button]").getAttribute("class"),
  ];
  const agree = async (look) => {
    for (const classes of await looks()) assert.ok(classes.split(" ").includes(look), `${classes}: not ${look}`);
  };
  await agree("blocked");
  await page.evaluate(() => {
    const register_auth = { username: "desk", password: "correct-horse" };
    document.querySelector("sip-attach-builder").draft = {
      phone_numbers: ["+14155552671", "+12127360199"],
      directions: [{ type: "inbound", auth_mode: "register", register_auth }],
    };
  });
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
  await agree("blocked"); // the key is missing
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await agree("primary");
  await send(page);
  await page.getByText("1 of 2 numbers attached").waitFor();
  await agree("blocked"); // the password for the PBX is not saved yet
  await page.getByLabel("I saved it").check();
  await agree("primary"); // one number may be tried again
  await close();
});
