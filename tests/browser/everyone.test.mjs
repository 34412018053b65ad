// For everyone: right-to-left writing, themes and headers of surrounding pages, forced colours, other widths.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, launchTestBrowser, switchOn, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const withPage = (options, walk) => walkPage(browser, options, walk);

test("on a page that runs from right to left, numbers and code do not", () =>
  withPage({}, async ({ page }) => {
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await addNumbers(page, ["+1 415 555 2671"]);
    await switchOn(page, "Outbound calls");
    await page.getByLabel("SIP endpoint").fill("sip:pbx.example.com;transport=tls");
    const directions = await page.evaluate(() => {
      const found = {};
      const visit = (root) => {
        for (const element of root.querySelectorAll(
          ".value, .mono, pre, input:not([type=radio], [type=checkbox], [type=file]), textarea",
        )) {
          found[`${element.localName}.${element.className}`] = getComputedStyle(element).direction;
        }
        for (const element of root.querySelectorAll("*")) if (element.shadowRoot) visit(element.shadowRoot);
      };
      visit(document);
      return found;
    });
    assert.ok(Object.keys(directions).length > 4);
    assert.deepEqual([...new Set(Object.values(directions))], ["ltr"], JSON.stringify(directions));
  }));

test("characters that turn the writing cannot turn what stands around a value", () =>
  withPage({}, async ({ page }) => {
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_number: "\u202Enonsense",
        directions: [{ type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { transport: "x\u202Ey" } }],
      };
    });
    await page.locator('[data-code="options.transport_unknown"]').first().waitFor({ state: "attached" });
    const turned = await page.evaluate(() => {
      const found = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll(".text, .fix, .label, .note"))
          if (/[\u202A-\u202E\u2066-\u2069]/.test(element.textContent)) found.push(element.textContent.trim());
        for (const element of root.querySelectorAll(".value, .input"))
          if (getComputedStyle(element).unicodeBidi === "normal" && getComputedStyle(element).display === "inline")
            found.push(element.className);
        for (const element of root.querySelectorAll("*")) if (element.shadowRoot) visit(element.shadowRoot);
      };
      visit(document);
      return found;
    });
    assert.deepEqual(turned, []);
    await page.locator("sip-attach-direction[data-type=outbound] summary", { hasText: "Connection" }).click();
    await page.getByText("x⟨U+202E⟩y").first().waitFor();
  }));

for (const [attribute, value, colorScheme, dark] of [
  ["data-theme", "dark", "light", true],
  ["data-bs-theme", "light", "dark", false],
  ["data-theme", "auto", "dark", true],
]) {
  // Without motion, colours change at once.
  test(`auto follows ${attribute}="${value}" of the page around, over ${colorScheme}`, () =>
    withPage({ colorScheme, reducedMotion: "reduce" }, async ({ page }) => {
      const hasBackground = (color) =>
        page.waitForFunction((wanted) => {
          const { shadowRoot } = document.querySelector("sip-attach-builder");
          return getComputedStyle(shadowRoot.querySelector(".root")).backgroundColor === wanted;
        }, color);
      await page.evaluate(([name, to]) => document.documentElement.setAttribute(name, to), [attribute, value]);
      await hasBackground(dark ? "rgb(14, 17, 22)" : "rgb(245, 246, 248)");
      assert.deepEqual(await findBarriers(page), []);
      await page.evaluate(() => {
        document.querySelector("sip-attach-builder").theme = "light";
      });
      await hasBackground("rgb(245, 246, 248)"); // a theme that is set explicitly stays
    }));
}

test("the panel stays below a sticky header of the page around", () =>
  withPage({}, async ({ page }) => {
    await page.evaluate(() => {
      const header = Object.assign(document.createElement("header"), { textContent: "Docs" });
      for (const [name, to] of Object.entries({
        position: "sticky",
        top: "0",
        height: "64px",
        background: "#fff",
        "z-index": "100",
      }))
        header.style.setProperty(name, to);
      document.body.prepend(header);
    });
    await switchOn(page, "Inbound calls");
    await switchOn(page, "Outbound calls");
    await page.evaluate(() => scrollTo(0, 500));
    await page.waitForFunction(() => {
      const panel = document.querySelector("sip-attach-builder").shadowRoot.querySelector("sip-attach-request-panel");
      const { y } = panel.shadowRoot.querySelector(".act").getBoundingClientRect();
      return y >= 64 && y < 110;
    });
  }));

test("forced colours keep the arrows of choices", () =>
  withPage({ forcedColors: "active" }, async ({ page }) => {
    assert.equal(
      await page.getByLabel("Default region").evaluate((select) => getComputedStyle(select).appearance),
      "auto",
    );
  }));

test("the code that is shown can be selected as it is, and forced colours tell its tab", () =>
  withPage({ forcedColors: "active" }, async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Inbound calls");
    const tabs = page.locator("sip-attach-code-view").getByRole("tab");
    const begins = { JSON: "{", cURL: "curl ", cmd: "curl", PowerShell: "$", JavaScript: "const ", Python: "import " };
    for (const [index, [name, start]] of Object.entries(begins).entries()) {
      await page.getByRole("tab", { name, exact: true }).click();
      const code = page.locator("sip-attach-code-view pre[part=code]");
      await page.getByRole("tabpanel", { name }).waitFor();
      const text = await code.evaluate((pre) => pre.textContent);
      assert.ok(text.startsWith(start), `${name}: ${JSON.stringify(text.slice(0, 20))}`);
      const lines = await tabs.evaluateAll((all) => all.map((tab) => getComputedStyle(tab).borderBottomColor));
      assert.deepEqual(
        lines.map((colour, at) => lines.filter((other) => other === colour).length === 1 && at),
        lines.map((_, at) => at === index && at),
      );
    }
  }));

/** Elements whose text is wider than they are, or that overflow their parent card. */
const cutOff = (page) =>
  page.evaluate(() => {
    const found = [];
    const visit = (root) => {
      for (const element of root.querySelectorAll(
        ".segments, .segments > *, .button, label, h2, h3, .hint, .mode, summary, .reason",
      )) {
        if (element.closest(".visually-hidden, [hidden], .tabs") || element.matches(".visually-hidden")) continue;
        const box = element.getBoundingClientRect();
        const outer = element.closest(".field, .card, .tools, .bottom, .frame")?.getBoundingClientRect();
        if (box.width === 0 || !outer) continue;
        if (
          box.right > outer.right + 1 ||
          box.left < outer.left - 1 ||
          (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
        )
          found.push(
            `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}" ${Math.round(box.right)} > ${Math.round(outer.right)}`,
          );
      }
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) visit(element.shadowRoot);
    };
    visit(document);
    return [...new Set(found)];
  });

for (const [locale, width] of ["en", "de"].flatMap((locale) =>
  [320, 400, 560, 700, 740, 768, 1000, 1100, 1130, 1160, 1360].map((width) => [locale, width]),
)) {
  test(`nothing is cut off in ${locale} at ${width} pixels`, () =>
    withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
      await page.evaluate(
        (to) =>
          Object.assign(document.querySelector("sip-attach-builder"), {
            locale: to,
            draft: {
              phone_numbers: ["+14155552671", "x"],
              directions: [{ type: "inbound" }, { type: "outbound", sip_endpoint: "pbx.example.com" }],
            },
          }),
        locale,
      );
      await page
        .getByText(locale === "de" ? "Rufnummern" : "Phone numbers", { exact: true })
        .first()
        .waitFor();
      await page.waitForTimeout(200);
      assert.deepEqual(await cutOff(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    }));
}

test("a column of 400 pixels has room for phone_numbers", () =>
  withPage({}, async ({ page }) => {
    await page.evaluate(() => {
      document.querySelector("main").style.setProperty("width", "400px");
      document.querySelector("sip-attach-builder").draft = { phone_numbers: ["+14155552671", "+14155552672"] };
    });
    await page.waitForTimeout(200);
    assert.deepEqual(await cutOff(page), []);
  }));

test("the fields of a mapping are named by their role", () =>
  withPage({}, async ({ page }) => {
    await switchOn(page, "Inbound calls");
    await switchOn(page, "Outbound calls");
    for (const [type, expected] of [
      ["inbound", ["Header of mapping 1", "Variable of mapping 1"]],
      ["outbound", ["Variable of mapping 1", "Header of mapping 1"]],
    ]) {
      const card = page.locator(`sip-attach-direction[data-type=${type}]`);
      await card.locator("summary", { hasText: "Header mappings" }).click();
      await card.getByRole("button", { name: "Header", exact: true }).click();
      await card.getByRole("textbox", { name: expected[0] }).waitFor();
      const names = await card
        .locator(".sentence input")
        .evaluateAll((inputs) => inputs.map((input) => input.getAttribute("aria-label")));
      assert.deepEqual(names, expected, type);
    }
  }));
