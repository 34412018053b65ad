// Importing a carrier's inventory: the page shows the table and how each column is read, the person changes that,
// expands ranges, corrects rows, and attaches.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { draft, launchTestBrowser, paste, send, switchOn, walkPage } from "./harness.mjs";

const browser = await launchTestBrowser();

const walk = (options, steps) => walkPage(browser, options, steps);
const field = (page) => page.getByLabel("Add numbers");
const preview = (page) => page.locator("sip-attach-table-preview");
const part = (page) => page.locator("sip-attach-numbers");

function numbersAre(page, count) {
  return page.waitForFunction(
    (wanted) => document.querySelector("sip-attach-builder").plan?.numbers.length === wanted,
    count,
  );
}

/** Two columns have names that do not reveal that they hold the numbers and their countries. */
const INVENTORY = [
  "Site\tMarket\tPrimary\tBackup",
  "London\tGB\t020 7946 0018\t020 7946 0118",
  "Leeds\tGB\t0113 496 0010\t0113 496 0110",
  "Berlin\tDE\t030 901820\t030 901920",
  "New York\tUS\t(212) 736-5000 to 5019\t(212) 736-5100",
  "Miami\tUS\t305 603 8000 - 8004\t305 603 8100",
  "Boston\tUS\t617 253\t617 253 1000",
  "Chicago\tUS\t312-744-50OO\t312 744 5100",
  "Denver\tUS\t1-720-913-1311 ext. 7\t720 913 1312",
].join("\n");

/** `count` consecutive numbers of the same hundred, from `first` on. */
const block = (first, count) => Array.from({ length: count }, (_, index) => `+${first + index}`);
const NEW_YORK = block(12127365000, 20);
const MIAMI = block(13056038000, 5);
const EXPECTED = [
  "+442079460018",
  "+441134960010",
  "+4930901820",
  ...NEW_YORK,
  ...MIAMI,
  "+16172531001",
  "+13127445000",
  "+17209131311",
];

const column = (page, name) => page.getByLabel(`Column ${name} is read as`);
const inList = (page, text) => page.locator("sip-attach-number-table").getByRole("row").filter({ hasText: text });

/** The numbers that the API was asked to attach. */
const arrived = (api) =>
  api.requests
    .filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach")
    .flatMap(({ body }) => body.phone_numbers ?? [body.phone_number]);

async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return readFile(await file.path(), "utf8");
}

test("an inventory by mouse: two columns are mapped, ranges expanded, three rows mended, all attached", () =>
  walk({}, async ({ page, api }) => {
    await paste(page, INVENTORY);
    await numbersAre(page, 8);
    await column(page, "2 (Market)").selectOption({ label: "Country" });
    await column(page, "4 (Backup)").selectOption({ label: "Left out" });
    await column(page, "3 (Primary)").selectOption({ label: "Number" });
    await inList(page, "+442079460018").getByText("London").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    const range = inList(page, "New York");
    await range.getByText("range of 20 numbers", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Expand all ranges (2)" }).click();
    await numbersAre(page, 6 + 25);
    await inList(page, "+12127365001").getByText("New York").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Expand/ }).count(), 0);
    await page.getByRole("button", { name: "Revert this step" }).click();
    await inList(page, "Miami").getByRole("button", { name: "Expand to 5 numbers" }).click();
    await range.getByRole("button", { name: "Expand to 20 numbers" }).click();
    await numbersAre(page, 6 + 25);
    await page.getByRole("button", { name: /^To fix/ }).click();
    await page.getByRole("button", { name: "Edit +1 617 253" }).click();
    await page.getByRole("textbox", { name: "Edit +1 617 253" }).fill("+1 617 253 1001");
    await page.keyboard.press("Enter");
    await inList(page, "Chicago")
      .getByRole("button", { name: /^Write/ })
      .click();
    await inList(page, "Denver")
      .getByRole("button", { name: /^Write/ })
      .click();
    await switchOn(page, "Inbound calls");
    await send(page);
    await page.getByText("31 numbers attached").waitFor();
    assert.deepEqual(arrived(api), EXPECTED);
    const csv = await downloaded(page, page.getByRole("button", { name: "Results as CSV" }));
    const [header, ...rows] = csv.trim().split("\r\n");
    assert.match(header, /"Site","Market","Backup"$/);
    for (const number of NEW_YORK)
      assert.match(
        rows.find((row) => row.includes(number)),
        /"New York","US",/,
      );
    assert.match(
      rows.find((row) => row.includes("+16172531001")),
      /"Boston","US",/,
    );
  }));

/** Presses Tab until the focus is on an element with this name. */
async function tabTo(page, name, key = "Tab") {
  for (let count = 0; count < 150; count += 1) {
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const by = element?.getRootNode().getElementById?.(element.getAttribute("aria-labelledby"));
      return (
        by?.innerText ??
        element?.getAttribute("aria-label") ??
        element?.labels?.[0]?.innerText ??
        element?.innerText ??
        ""
      );
    });
    if (typeof name === "string" ? focused.trim() === name : name.test(focused)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`no way by ${key} to ${name}`);
}

test("columns that are chosen in quick succession give each number once", () =>
  walk({}, async ({ page }) => {
    await paste(page, INVENTORY);
    await numbersAre(page, 8);
    const market = preview(page).getByLabel("Column 2 (Market) is read as");
    await market.waitFor();
    // Before the table has been read with the first, there is the second.
    await market.evaluate((select) => {
      for (const label of ["Area code", "Country"]) {
        select.value = [...select.options].find((option) => option.label === label).value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    await inList(page, "+442079460018").getByText("London").waitFor();
    await numbersAre(page, 8);
  }));

test("an inventory by keyboard alone", () =>
  walk({}, async ({ page, api }) => {
    await paste(page, INVENTORY);
    await numbersAre(page, 8);
    await preview(page).getByLabel("Column 2 (Market) is read as").waitFor();
    for (const [name, label] of [
      ["2 (Market)", "Country"],
      ["4 (Backup)", "Left out"],
      ["3 (Primary)", "Number"],
    ]) {
      await tabTo(page, `Column ${name} is read as`, name.startsWith("3") ? "Shift+Tab" : "Tab");
      await page.keyboard.type(label, { delay: 20 });
      await page.waitForFunction(
        ([wanted, role]) => {
          const parts = document.querySelector("sip-attach-builder").shadowRoot.querySelector("sip-attach-numbers");
          const shown = parts.shadowRoot.querySelector("sip-attach-table-preview").shadowRoot;
          const select = shown.querySelector(`select[aria-label="Column ${wanted} is read as"]`);
          return select.selectedOptions[0].label === role && shown.activeElement === select;
        },
        [name, label],
      );
    }
    await inList(page, "+442079460018").getByText("London").waitFor();
    await page.getByRole("button", { name: "Expand all ranges (2)" }).waitFor();
    await tabTo(page, "Expand all ranges (2)");
    await page.keyboard.press("Enter");
    await numbersAre(page, 6 + 25);
    await tabTo(page, /^To fix/, "Shift+Tab");
    await page.keyboard.press("Space");
    await tabTo(page, "Edit +1 617 253");
    await page.keyboard.press("Enter");
    await page.keyboard.type("+1 617 253 1001");
    await page.keyboard.press("Enter");
    for (const site of ["Chicago", "Denver"]) {
      await inList(page, site).waitFor();
      await tabTo(page, /^To fix/, "Shift+Tab");
      await tabTo(page, /^Write \+1/);
      await page.keyboard.press("Enter");
      await inList(page, site).waitFor({ state: "detached" });
    }
    await tabTo(page, "Inbound calls");
    await page.keyboard.press("Space");
    await tabTo(page, "API key", "Tab");
    await page.keyboard.type("sk-test");
    await page.keyboard.press("Control+Enter");
    await page.getByText("31 numbers attached").waitFor();
    assert.deepEqual(arrived(api), EXPECTED);
  }));

/** What the browser has stored, as text. */
const kept = (page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

test("how a table was read is remembered for one with the same header, without a name or a number", () =>
  walk({}, async ({ page }) => {
    await paste(page, INVENTORY);
    await numbersAre(page, 8);
    await column(page, "2 (Market)").selectOption({ label: "Country" });
    await inList(page, "+442079460018").waitFor();
    const text = await kept(page);
    assert.match(text, /left_out/);
    assert.doesNotMatch(text, /Market|Site|Primary|London|7946|GB/);
    await page.evaluate(() => sessionStorage.clear());
    await page.getByRole("button", { name: /^Remove all/ }).click();
    await part(page).getByRole("button", { name: "Dismiss" }).click();
    await paste(page, "Site\tMarket\tPrimary\tBackup\nKyoto\tJP\t075 222 3111\t\nOsaka\tJP\t06 6208 8181\t\n");
    await inList(page, "+81752223111").getByText("Kyoto").waitFor();
    await preview(page).getByText("as you chose for an earlier table").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await preview(page).getByRole("button", { name: "Forget that choice" }).click();
    await inList(page, "075 222 3111").waitFor();
    assert.equal(await column(page, "2 (Market)").inputValue(), "left_out");
    assert.doesNotMatch(await kept(page), /left_out/);
  }));

test("an element that is not asked to remembers nothing", () =>
  walk({}, async ({ page }) => {
    await page.evaluate(() => document.querySelector("sip-attach-builder").removeAttribute("remember-columns"));
    await paste(page, INVENTORY);
    await column(page, "2 (Market)").selectOption({ label: "Country" });
    await inList(page, "+442079460018").waitFor();
    assert.doesNotMatch(await kept(page), /columns/);
  }));

test("what was changed since stays, when a column is read otherwise", () =>
  walk({}, async ({ page }) => {
    await paste(page, "+14155552671\n+14155552672");
    await paste(
      page,
      "Name\tRufnummer\tMobile\nAda\t+12127365000\t+12127365001\nBob\t+1 212-736-50O2\t+12127365003\nCy\t+12127365004\t+12127365005\nDi\t+12127365006\t+12127365007\n",
    );
    await numbersAre(page, 6);
    await inList(page, "Bob")
      .getByRole("button", { name: /^Write/ })
      .click();
    await page.getByRole("button", { name: "Remove +14155552671" }).click();
    await switchOn(page, "Inbound calls");
    await column(page, "2 (Rufnummer)").selectOption({ label: "Left out" });
    await numbersAre(page, 1);
    await column(page, "3 (Mobile)").selectOption({ label: "Number" });
    await numbersAre(page, 5);
    assert.deepEqual(await draft(page), {
      phone_numbers: ["+14155552672", "+12127365001", "+12127365003", "+12127365005", "+12127365007"],
      directions: [{ type: "inbound" }],
    });
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.equal(await column(page, "3 (Mobile)").inputValue(), "left_out");
  }));

test("words beside a number in a line of text stay beside it", () =>
  walk({}, async ({ page }) => {
    await paste(page, "Front desk: +14155552671\nLobby +14155552672\n+14155552673\n");
    await inList(page, "+14155552671").getByText("Front desk").waitFor();
    await inList(page, "+14155552672").getByText("Lobby").waitFor();
    assert.equal(await inList(page, "+14155552673").getByText("Lobby").count(), 0);
  }));

for (const [encoding, toBytes] of [
  ["UTF-16LE", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16BE", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["Windows-1252", (text) => Buffer.from(text, "latin1")],
]) {
  test(`a file in ${encoding}, as spreadsheets save it, is read with its names`, () =>
    walk({}, async ({ page }) => {
      const buffer = toBytes("Name,Phone\r\nZürich Büro,+41 44 668 18 00\r\nKöln,+49 221 2212 0\r\n");
      await page.locator("input[type=file]").setInputFiles({ name: "sites.csv", mimeType: "text/csv", buffer });
      await numbersAre(page, 2);
      await part(page).getByText("Zürich Büro").first().waitFor();
      const { phone_numbers } = await draft(page);
      assert.deepEqual(phone_numbers, ["+41 44 668 18 00", "+49 221 2212 0"]);
      // A guess is said to be one.
      const guesses = part(page).getByText("was read as Windows-1252");
      if (encoding === "Windows-1252") await guesses.waitFor();
      else assert.equal(await guesses.count(), 0);
    }));
}

test("what is typed while the tools cannot be loaded waits until they can", () =>
  walk({ serviceWorkers: "block" }, async ({ page }) => {
    await page.route("**/sipattach-tools.wasm", (route) => route.abort());
    await page.reload();
    await page.getByText("The engine could not be loaded").waitFor();
    await field(page).fill("+1 415 555 2671");
    await page.unroute("**/sipattach-tools.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await numbersAre(page, 1);
    assert.equal(await page.getByText("The engine could not be loaded").count(), 0);
  }));

test("what is drawn behind the first frame can be asked for again when it could not be loaded", () =>
  walk({ serviceWorkers: "block" }, async ({ page }) => {
    await page.route("**/rest-*.js", (route) => route.abort());
    await page.reload();
    await page.getByText("The rest of the page could not be loaded.").waitFor();
    await paste(page, "+1 415 555 2671\n+1 415 555 2672");
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    await page.unroute("**/rest-*.js");
    await page.getByRole("button", { name: "Try again" }).click();
    await numbersAre(page, 2);
    await page.getByRole("switch", { name: "Outbound" }).waitFor();
    assert.equal(await page.getByText("The rest of the page could not be loaded.").count(), 0);
  }));

test("what is pasted before the tools are there is read when they are, after a failure too", () =>
  walk({ serviceWorkers: "block" }, async ({ page }) => {
    let fail;
    const asked = new Promise((resolve) => {
      const isFailing = new Promise((settle) => (fail = settle));
      void page.route("**/sipattach-tools.wasm", async (route) => {
        resolve();
        await isFailing;
        await route.abort();
      });
    });
    await page.reload();
    await asked;
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    await paste(page, "+1 415 555 2671\n+1 415 555 2672");
    fail();
    await page.getByText("The engine could not be loaded").waitFor();
    await page.unroute("**/sipattach-tools.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await numbersAre(page, 2);
  }));

test("a draft that takes the tools is planned when they are there", () =>
  walk({ serviceWorkers: "block" }, async ({ page }) => {
    let bring;
    const isBringing = new Promise((settle) => (bring = settle));
    await page.route("**/sipattach-tools.wasm", async (route) => {
      await isBringing;
      await route.continue();
    });
    await page.addInitScript(() => {
      // An endpoint without a scheme and a number without a country, which few drafts have when a page starts.
      const draft = {
        phone_numbers: ["020 7946 0018", "+1 (415) 555-2671 ext. 5"],
        trunk_id: "t-1",
        directions: [
          {
            type: "outbound",
            sip_endpoint: "tls://pbx.example.com:5061",
            headers: [{ type: "custom", key: "Authorization", value: "Bearer not-a-secret", passthrough: true }],
          },
        ],
      };
      sessionStorage.setItem("sip-attach-builder:draft:1", JSON.stringify({ draft, region: "" }));
    });
    await page.reload();
    const builder = page.locator("sip-attach-builder");
    await page.waitForFunction(() =>
      document.querySelector("sip-attach-builder").shadowRoot?.querySelector(".panel, sip-attach-numbers"),
    );
    assert.equal(await builder.evaluate(({ plan }) => plan), null, "nothing is claimed before it can be told");
    // What is typed meanwhile is not lost.
    await page.getByLabel("SIP endpoint").first().fill("tls://sbc.example.com:5061");
    bring();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 2);
    const codes = await builder.evaluate(({ plan }) => plan.diagnostics.map(({ code }) => code));
    assert.ok(codes.includes("endpoint.transport_url"), codes.join(" "));
    assert.equal((await draft(page)).directions[0].sip_endpoint, "tls://sbc.example.com:5061");
  }));
