// Which language the page and the element use, and who may change it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launchTestBrowser, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const heading = (page, name) => page.getByRole("heading", { name, exact: true, level: 2 }).first();
const english = (page) => heading(page, "Phone numbers").waitFor();
const german = (page) => heading(page, "Rufnummern").waitFor();
const languageOfPage = (page) => page.evaluate(() => [document.documentElement.lang, document.title]);

for (const [locale, speaks, tag] of [
  ["de-AT", german, "de-AT"],
  ["en-GB", english, "en-GB"],
  ["fr-FR", english, "en"],
])
  test(`a browser in ${locale}`, () =>
    walkPage(browser, { locale }, async ({ page }) => {
      await speaks(page);
      const title = speaks === german ? "SIP-Anbindung" : "SIP attach builder";
      assert.deepEqual(await languageOfPage(page), [tag, title]);
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    }));

test("the second of the browser's languages, where the first is not known", () =>
  walkPage(
    browser,
    {
      prepare: (_, page) =>
        page.addInitScript(() =>
          Object.defineProperty(Navigator.prototype, "languages", { get: () => ["fr-CH", "de-CH", "en"] }),
        ),
    },
    async ({ page }) => {
      await german(page);
      assert.equal((await languageOfPage(page))[0], "de-CH");
    },
  ));

test("the first word of a German page is German", () =>
  walkPage(
    browser,
    {
      locale: "de-DE",
      prepare: (_, page) =>
        page.addInitScript(() => {
          // The page waits a second for its texts, which may be too short on a busy machine.
          const { setTimeout } = window;
          window.setTimeout = (call, ms, ...given) => setTimeout(call, ms === 1000 ? 60_000 : ms, ...given);
          window.said = new Set();
          const look = () => {
            const numbers = document
              .querySelector("sip-attach-builder")
              ?.shadowRoot?.querySelector("sip-attach-numbers");
            const text = numbers?.shadowRoot?.querySelector("h2")?.textContent;
            if (text) window.said.add(text);
            requestAnimationFrame(look);
          };
          look();
        }),
    },
    async ({ page }) => {
      await german(page);
      assert.deepEqual(await page.evaluate(() => [...window.said]), ["Rufnummern"]);
    },
  ));

test("the switch changes the page at once, keeps what was entered, and is remembered", () =>
  walkPage(browser, { locale: "en-US", path: "?lang=en&x=1#y" }, async ({ page }) => {
    await english(page);
    await page.getByLabel("Add numbers").fill("+14155552671");
    await page.getByRole("button", { name: "Deutsch" }).click();
    await german(page);
    await page.getByRole("row", { name: "+14155552671" }).waitFor();
    assert.equal(await page.evaluate(() => location.search + location.hash), "?x=1#y");
    await page.reload();
    await german(page);
    await page.getByRole("button", { name: "English" }).click();
    await english(page);
    await page.reload();
    await english(page);
  }));

for (const width of [1360, 320])
  test(`German names of countries are whole in the table at ${width} pixels`, () =>
    walkPage(browser, { locale: "de-DE", viewport: { width, height: 900 } }, async ({ page }) => {
      const long = Array.from({ length: 60 }, (_, index) => `+1415200${1000 + index}`);
      for (const phone_numbers of [["+14155552671", "+442079460958", "+16846331234"], long]) {
        await page.evaluate((draft) => (document.querySelector("sip-attach-builder").draft = draft), { phone_numbers });
        const cells = page.locator("sip-attach-number-table").locator(".place > :first-child, .number > .value");
        await page.locator("sip-attach-number-table").getByText(phone_numbers[0], { exact: true }).waitFor();
        assert.deepEqual(
          await cells.evaluateAll((all) =>
            all
              .filter((cell) => {
                const [own, row] = [cell.getBoundingClientRect(), cell.parentElement.getBoundingClientRect()];
                return (
                  cell.scrollWidth > cell.clientWidth ||
                  cell.scrollHeight > cell.clientHeight + 1 ||
                  own.bottom > row.bottom + 1
                );
              })
              .map(({ textContent }) => textContent),
          ),
          [],
        );
      }
    }));

test("?lang= counts for a visit, and is not remembered", () =>
  walkPage(browser, { locale: "en-US", path: "?lang=de" }, async ({ page, url }) => {
    await german(page);
    await page.goto(`${url}?lang=constructor`);
    await english(page);
    await page.goto(url);
    await english(page);
  }));

test("where storage is forbidden the switch works for the visit", () =>
  walkPage(
    browser,
    {
      locale: "en-US",
      prepare: (_, page) =>
        page.addInitScript(() =>
          Object.defineProperty(window, "localStorage", {
            get() {
              throw new DOMException("denied", "SecurityError");
            },
          }),
        ),
    },
    async ({ page }) => {
      await page.getByRole("button", { name: "Deutsch" }).click();
      await german(page);
    },
  ));

test("an element speaks as its attribute says, else as what is around it, else as the browser", () =>
  walkPage(browser, { locale: "de-DE", path: "?lang=en" }, async ({ page }) => {
    const add = (properties, around) =>
      page.evaluate(
        ([properties, around]) => {
          if (around === null) document.documentElement.removeAttribute("lang");
          else document.documentElement.lang = around;
          const section = document.createElement("section");
          section.append(Object.assign(document.createElement("sip-attach-builder"), properties));
          document.querySelector("main").replaceChildren(section);
        },
        [properties, around],
      );
    const set = (tag, selector) =>
      page.evaluate(([tag, selector]) => (document.querySelector(selector).lang = tag), [tag, selector]);
    const spoken = () =>
      page.evaluate(() => document.querySelector("sip-attach-builder").shadowRoot.querySelector(".root").lang);

    await add({}, "en");
    await english(page);
    await set("de-CH", "section");
    await german(page);
    assert.equal(await spoken(), "de-CH");
    await set("fr", "section");
    await english(page);
    assert.equal(await spoken(), "en", "what is English is not called French");
    await add({ locale: "de" }, "en");
    await german(page);
    await page.evaluate(() => (document.querySelector("sip-attach-builder").locale = ""));
    await english(page);
    await add({}, null);
    await german(page);
  }));

test("of two changes in a row the last one holds, with texts and tag", () =>
  walkPage(browser, { locale: "en-US" }, async ({ page }) => {
    await english(page);
    const spoken = await page.evaluate(async () => {
      const builder = document.querySelector("sip-attach-builder");
      for (const locale of ["de", "en"]) {
        builder.locale = locale;
        await builder.updateComplete;
      }
      // By then, what was requested first has arrived.
      const other = document.createElement("sip-attach-builder");
      other.locale = "de";
      document.body.append(other);
      const title = (element) =>
        element.shadowRoot.querySelector("sip-attach-numbers")?.shadowRoot.querySelector("h2")?.textContent;
      while (title(other) !== "Rufnummern") await new Promise(requestAnimationFrame);
      await builder.updateComplete;
      const said = [builder.shadowRoot.querySelector(".root").lang, title(builder)];
      other.remove();
      return said;
    });
    assert.deepEqual(spoken, ["en", "Phone numbers"]);
  }));
