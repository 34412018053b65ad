// What one button does to many rows: shown beforehand, reported afterwards, undone by one key, and never by accident.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, launchTestBrowser, setDraft, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);
const part = (page) => page.locator("sip-attach-numbers");
const lines = (count) => Array.from({ length: count }, (_, index) => `+1212736${String(5000 + index)}`);
const BROKEN = ["4.479E+11", "1.234E+12", "nonsense", "9.9E+14"];

test("a fix of many shows the first rows before and after, and how many follow; one key takes all back", () =>
  withPage({}, async ({ page }) => {
    const inputs = lines(6).map((line) => `${line}#`);
    await addNumbers(page, [...inputs, "+14155552671"]);
    await part(page).locator("summary", { hasText: "Fix all" }).click();
    const option = part(page).locator(".menu .option").first();
    const text = (await option.innerText()).replaceAll(/\s+/g, " ");
    for (const [at, line] of lines(3).entries()) assert.ok(text.includes(`${inputs[at]} → ${line}`), text);
    assert.match(text, /and 3 more/);
    assert.deepEqual((await draft(page)).phone_numbers.slice(0, 6), inputs, "nothing before the click");
    assert.deepEqual(await findBarriers(page), []);
    await option.click();
    assert.deepEqual((await draft(page)).phone_numbers, [...lines(6), "+14155552671"]);
    await part(page).getByText("6 fixes applied.").waitFor();
    const undo = part(page).getByRole("button", { name: "Revert this step" });
    await undo.and(page.locator(":focus")).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.keyboard.press("Control+z");
    assert.deepEqual((await draft(page)).phone_numbers, [...inputs, "+14155552671"]);
    assert.equal(await undo.count(), 0);
    // The focus is still in the page, so redo works by keyboard as well.
    await page.keyboard.press("Control+Shift+z");
    assert.equal((await draft(page)).phone_numbers[0], lines(1)[0]);
  }));

test("a range that a fix writes out is not shown as its first number", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, ["+1 212-736-5000 - 212-736-5019", "+14155552671"]);
    await part(page).locator("summary", { hasText: "Fix all" }).click();
    const text = await part(page).locator(".menu .option", { hasText: "range" }).first().innerText();
    assert.match(text.replaceAll(/\s+/g, " "), /5019 → Expand to 20 numbers/);
  }));

test("the button that fixes all of a kind in the list of problems shows them, too", () =>
  withPage({}, async ({ page }) => {
    const inputs = lines(5).map((line) => `${line}#`);
    await addNumbers(page, inputs);
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    const entry = page
      .locator("sip-attach-request-panel li")
      .filter({ has: page.getByRole("button", { name: "Fix all 5" }) });
    const text = (await entry.innerText()).replaceAll(/\s+/g, " ");
    assert.ok(text.includes(`${inputs[0]} → ${lines(1)[0]}`), text);
    assert.match(text, /and 2 more/);
    await entry.getByRole("button", { name: "Fix all 5" }).click();
    assert.deepEqual((await draft(page)).phone_numbers, lines(5));
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.deepEqual((await draft(page)).phone_numbers, inputs);
  }));

for (const [width, height] of [
  [1360, 900],
  [768, 900],
  [375, 800],
]) {
  test(`a double click on a button for many rows does its work once, at ${width} pixels`, () =>
    withPage({ viewport: { width, height } }, async ({ page }) => {
      await addNumbers(page, [...lines(20), ...BROKEN]);
      const doubleClick = async (button) => {
        await button.scrollIntoViewIfNeeded();
        const { x, y, width: w, height: h } = await button.boundingBox();
        await page.mouse.dblclick(x + w / 2, y + h / 2, { delay: 20 });
        await page.waitForTimeout(150);
      };
      await part(page)
        .getByRole("button", { name: /^To fix/ })
        .click();
      await doubleClick(part(page).getByRole("button", { name: "Ignore all 4 shown" }));
      assert.deepEqual((await draft(page)).phone_numbers, lines(20));
      assert.equal(await page.evaluate(() => document.querySelector("sip-attach-builder").plan.numbers.length), 20);
      await part(page).getByRole("button", { name: /^All/ }).click();
      const inbound = page.getByRole("switch", { name: "Inbound calls" });
      assert.equal(await inbound.getAttribute("aria-checked"), "false");
      await doubleClick(part(page).getByRole("button", { name: "Remove all 20 rows" }));
      assert.equal((await draft(page)).phone_numbers, undefined);
      assert.equal(
        await part(page)
          .getByRole("button", { name: /^Ignored/ })
          .locator(".count")
          .innerText(),
        "4",
        "what was ignored stays",
      );
      assert.equal(await inbound.getAttribute("aria-checked"), "false");
      await part(page).getByRole("button", { name: "Revert this step" }).click();
      assert.deepEqual((await draft(page)).phone_numbers, lines(20));
    }));
}

test("a double click on the last rows reaches nothing that came in their place", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, lines(3));
    const { x, y, width, height } = await part(page).getByRole("button", { name: "Remove all 3 rows" }).boundingBox();
    await page.evaluate(() => {
      globalThis.clicked = [];
      document
        .querySelector("sip-attach-builder")
        .renderRoot.addEventListener("click", (event) => globalThis.clicked.push(event.detail));
    });
    await page.mouse.dblclick(x + width / 2, y + height / 2, { delay: 20 });
    assert.deepEqual(await page.evaluate(() => globalThis.clicked), [1]);
    await page.mouse.click(x + width / 2, y + height / 2, { delay: 700 });
    assert.deepEqual(await page.evaluate(() => globalThis.clicked), [1, 1], "clicks after it count again");
  }));

test("Ignore, Remove, Fix and Download are for the rows that are shown, and say how many", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, [
      ...lines(3),
      ...lines(2).map((line) => line.replace("+1", "+1 ")),
      ...BROKEN,
      "+16502530000#",
    ]);
    const names = async () =>
      (await part(page).locator(".tools").getByRole("button").allInnerTexts()).map((text) => text.trim());
    const all = await names();
    assert.ok(all.includes("Ignore all 10 rows") && all.includes("Remove all 10 rows"), String(all));
    await part(page)
      .getByRole("button", { name: /^Ready/ })
      .click();
    assert.equal(await part(page).locator("summary", { hasText: "Fix all" }).count(), 0, "nothing to fix among these");
    assert.ok((await names()).includes("Remove all 3 shown"), String(await names()));
    assert.ok(!(await names()).some((name) => /Download/.test(name)));
    await part(page)
      .getByRole("button", { name: /^To fix/ })
      .click();
    assert.match(String(await names()), /Download problems \((4|5)\)/);
    await part(page)
      .getByRole("button", { name: /^Remove all \d shown/ })
      .click();
    const left = (await draft(page)).phone_numbers;
    assert.ok(
      lines(3).every((line) => left.includes(line)),
      String(left),
    );
    assert.ok(
      BROKEN.every((line) => !left.includes(line)),
      String(left),
    );
    await page.keyboard.press("Control+z");
    assert.equal((await draft(page)).phone_numbers.length, 10);
  }));

test("rows are numbered as they stand in the list, whichever are shown", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, [...lines(2), "nonsense", "+14155552671"]);
    const headers = page.locator("sip-attach-number-table").getByRole("rowheader");
    assert.deepEqual(await headers.allInnerTexts(), ["1", "2", "3", "4"]);
    await part(page)
      .getByRole("button", { name: /^To fix/ })
      .click();
    assert.deepEqual(await headers.allInnerTexts(), ["3"]);
    assert.deepEqual(await findBarriers(page), []);
  }));

const STATUS = { en: /Attached already/, de: /War schon angebunden/ };
for (const locale of ["en", "de"]) {
  for (const width of [1360, 1040, 768, 375]) {
    test(`statuses stay in their column at ${width} pixels (${locale})`, () =>
      withPage({ viewport: { width, height: 900 } }, async ({ page, api }) => {
        await page.evaluate((to) => {
          document.querySelector("sip-attach-builder").locale = to;
        }, locale);
        api.state.attach({ phone_number: "+442079460958", directions: [{ type: "inbound" }] }, () => null);
        await page.evaluate(() => {
          document.querySelector("sip-attach-builder").draft = {
            phone_numbers: ["+442079460958", "+12127360199", "+14155552671"],
            directions: [{ type: "inbound" }],
          };
        });
        await page.locator("#key").fill("sk-test");
        await page.locator("sip-attach-send-panel").locator("[part=send-button]").click();
        const table = page.locator("sip-attach-number-table");
        await table.getByText(STATUS[locale]).waitFor();
        const faults = await table.locator(".line").evaluateAll((all) =>
          all.flatMap((line) => {
            const range = document.createRange();
            const status = line.querySelector(".status");
            range.selectNodeContents(status.querySelector("span"));
            const text = range.getBoundingClientRect();
            const box = status.getBoundingClientRect();
            const number = line.querySelector(".number .value");
            const isCut = number.scrollWidth > number.clientWidth + 1;
            // A word is broken if one of its lines ends inside it.
            const breaks = [...status.textContent.trim().matchAll(/\S+/g)].some((word) => {
              const piece = document.createRange();
              const node =
                status.querySelector("span").firstChild.nodeType === 3
                  ? status.querySelector("span").firstChild
                  : status.querySelector("span").childNodes[1];
              const at = node.textContent.indexOf(word[0]);
              if (at < 0) return false;
              piece.setStart(node, at);
              piece.setEnd(node, at + word[0].length);
              return new Set([...piece.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
            });
            return [
              ...(text.right > box.right + 1 || text.left < box.left - 1 ? ["outside"] : []),
              ...(isCut ? ["number cut"] : []),
              ...(breaks ? ["broken word"] : []),
              ...(text.height > line.getBoundingClientRect().height ? ["too high"] : []),
            ].map((fault) => `${fault}: ${line.textContent.trim().slice(0, 60)}`);
          }),
        );
        assert.deepEqual(faults, []);
      }));
  }
}

test("a fix of all rows of a kind is for all of them, though only a thousand have the remark", () =>
  withPage({}, async ({ page }) => {
    await page.getByLabel("Default region").selectOption("US");
    const national = Array.from({ length: 2500 }, (_, index) => `(212) 736-${String(2000 + index)}`);
    await setDraft(page, { phone_numbers: [...national, "+1 415 555 2671"] });
    const remark = part(page).getByLabel("Only with the remark").locator("option", { hasText: "1,000 of 2,500" });
    await remark.waitFor({ state: "attached" });
    await part(page).locator("summary", { hasText: "Fix all" }).click();
    const option = part(page).locator(".menu .option", { hasText: "(212) 736-2000" });
    const text = (await option.innerText()).replaceAll(/\s+/g, " ");
    assert.match(text, /and 2,497 more/);
    assert.match(text, /2,500$/);
    await option.click();
    await part(page).getByText("2,500 fixes applied.", { exact: true }).first().waitFor();
    const { phone_numbers: fixed } = await draft(page);
    assert.deepEqual(
      fixed.slice(0, 2500),
      national.map((line) => `+1${line.replaceAll(/\D/g, "")}`),
    );
    assert.equal(fixed[2500], "+1 415 555 2671", "of another kind");
    await part(page).getByRole("button", { name: "Revert this step" }).click();
    assert.deepEqual((await draft(page)).phone_numbers.slice(0, 2500), national);
  }));

test("numbers that only lack the + are corrected together once a person says that they are meant", () =>
  withPage({}, async ({ page }) => {
    const bare = lines(30).map((line) => line.slice(1));
    await addNumbers(page, [...bare, "4.479E+11", "+14155552671#"]);
    await part(page).locator("summary", { hasText: "Fix all" }).click();
    const option = part(page).locator(".menu .option", { hasText: "Only if this is meant:" });
    const text = (await option.innerText()).replaceAll(/\s+/g, " ");
    for (const line of bare.slice(0, 3)) assert.ok(text.includes(`${line} → +${line}`), text);
    assert.match(text, /and 27 more/);
    assert.deepEqual(await findBarriers(page), []);
    await option.click();
    await part(page).getByText("30 fixes applied.").waitFor();
    assert.deepEqual((await draft(page)).phone_numbers, [...lines(30), "4.479E+11", "+14155552671#"]);
  }));

test("what can be meant in two ways is never corrected with others", () =>
  withPage({}, async ({ page }) => {
    await page.getByLabel("Default region").selectOption("MX");
    await addNumbers(page, ["14155552671", "14155552672"]);
    const { diagnostics } = await page.evaluate(() => document.querySelector("sip-attach-builder").plan);
    assert.equal(diagnostics.filter(({ code }) => code === "number.ambiguous").length, 2);
    assert.equal(await part(page).locator(".menu .option", { hasText: "Only if this is meant" }).count(), 0);
  }));

test("only what has one answer is corrected with everything else, and the button says so", () =>
  withPage({}, async ({ page }) => {
    await addNumbers(page, ["+12127365000#", "+12127365001.0", "14157362100", "14157362101"]);
    await part(page).locator("summary", { hasText: "Fix all" }).click();
    const option = part(page).locator(".menu .option", { hasText: "All clear cases" });
    assert.match(await option.innerText(), /2$/);
    await option.click();
    assert.deepEqual((await draft(page)).phone_numbers, [...lines(2), "14157362100", "14157362101"]);
  }));
