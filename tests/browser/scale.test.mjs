// A long list with everything that occurs in lists: made sendable by choosing, not by typing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, launchTestBrowser, openPage, plan, send, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const digits = (index, length) => String(index).padStart(length, "0");
/** 300 numbers: 20 cannot be read at all, 30 are national ones of Britain, 10 repeat another. */
const LINES = [
  ...Array.from({ length: 120 }, (_, index) => `+1 (212) 736-${digits(5000 + index, 4)}`),
  ...Array.from({ length: 120 }, (_, index) => `tel:+49-30-1234${digits(index, 4)}`),
  ...Array.from({ length: 30 }, (_, index) => `020 7946 ${digits(18 + index, 4)}`),
  ...Array.from({ length: 10 }, (_, index) => `+1 212 736 ${digits(5000 + index, 4)}`),
  ...Array.from({ length: 20 }, (_, index) => `4.47911E+1${index % 2}`),
];

const table = (page) => page.locator("sip-attach-number-table [role=table]");
/** Waits until there are that many rows, visible or not. */
const rowsAre = (page, count) =>
  page.locator(`sip-attach-number-table [role=table][aria-rowcount="${count + 1}"]`).waitFor();
const rowCount = async (page) => Number(await table(page).getAttribute("aria-rowcount")) - 1;

test("300 mixed numbers of which 20 are beyond help: sent after five choices", async () => {
  const { page, api, watched, close } = await openPage(browser);
  await addNumbers(page, LINES);
  await switchOn(page, "Inbound calls");
  assert.equal((await plan(page)).ok, false);

  // The British ones have no calling code: they can be shown alone, and read as what they are.
  const remark = page.getByLabel("Only with the remark");
  const choose = async (pattern) => {
    const options = await remark.locator("option").allTextContents();
    await remark.selectOption({ label: options.find((label) => pattern.test(label)) });
  };
  await choose(/\(30\)$/);
  assert.equal(await rowCount(page), 30);
  await page.getByLabel("Read these as numbers of…").selectOption("GB");
  await page.waitForFunction(() =>
    document.querySelector("sip-attach-builder").draft.phone_numbers.includes("+442079460018"),
  );

  // What a spreadsheet has damaged is left out, and can be restored.
  await page.getByRole("button", { name: /^To fix/ }).click();
  assert.equal(await rowCount(page), 20);
  await page.getByRole("button", { name: "Ignore all" }).click();
  // Repeated numbers are shown once, until all of them are asked for.
  await page.getByRole("button", { name: /^All/ }).click();
  await rowsAre(page, 270);
  await page.getByRole("button", { name: "Show 10 repeated" }).click();
  await rowsAre(page, 280);
  assert.deepEqual(await findBarriers(page), []);

  const { ok, requests } = await plan(page);
  assert.equal(ok, true);
  assert.deepEqual(
    requests.map(({ numbers }) => numbers.length),
    [100, 100, 70],
  );
  await send(page);
  await page.getByText("270 numbers attached").waitFor();
  const sent = api.requests
    .filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach")
    .flatMap(({ body }) => body.phone_numbers);
  assert.equal(new Set(sent).size, 270);
  assert.equal((await draft(page)).phone_numbers.length, 280);
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("undo takes back what was done to all rows at once", async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, ["020 7946 0018", "020 7946 0019", "+14155552671"]);
  await page.getByRole("button", { name: /^To fix/ }).click();
  await page.getByLabel("Read these as numbers of…").selectOption("GB");
  await page.waitForFunction(
    () => document.querySelector("sip-attach-builder").draft.phone_numbers[0] === "+442079460018",
  );
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual((await draft(page)).phone_numbers, ["020 7946 0018", "020 7946 0019", "+14155552671"]);
  await close();
});

test("undo takes back the choice of a region, and tells of no other draft", async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, ["020 7946 0018"]);
  await page.evaluate(() => {
    globalThis.changes = 0;
    document.addEventListener("change", ({ detail }) => {
      if (detail) globalThis.changes += 1;
    });
  });
  const region = page.getByLabel("Default region");
  await region.selectOption("GB");
  assert.equal((await plan(page)).numbers[0].value, "+442079460018");
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await region.inputValue(), "");
  assert.equal((await plan(page)).numbers[0].value, null);
  await page.getByRole("button", { name: "Redo" }).click();
  assert.equal(await region.inputValue(), "GB");
  assert.deepEqual((await draft(page)).phone_numbers ?? [(await draft(page)).phone_number], ["020 7946 0018"]);
  assert.equal(await page.evaluate(() => globalThis.changes), 0);
  await close();
});

/** 2,000 numbers, enough to be planned in the worker. */
const MANY = Array.from({ length: 2000 }, (_, index) => `+1212736${digits(index, 4)}`);

test("cancelling a reading does not take the plan along that runs beside it", async () => {
  const { page, close } = await openPage(browser);
  const isPlanned = await page.evaluate(async (numbers) => {
    // Nothing reaches the worker, so both calls wait until one is cancelled.
    const asked = [];
    const { postMessage } = Worker.prototype;
    const bothAsked = new Promise((resolve) => {
      Worker.prototype.postMessage = ({ name }) => {
        if (asked.push(name) === 2) resolve();
      };
    });
    const builder = document.querySelector("sip-attach-builder");
    const planned = new Promise((resolve) => {
      builder.addEventListener("validate", ({ detail }) => {
        if (detail.numbers.length === 2000) resolve(true);
      });
    });
    const field = builder.renderRoot.querySelector("sip-attach-numbers").renderRoot.querySelector("textarea");
    const data = new DataTransfer();
    data.setData("text/plain", Array.from({ length: 5000 }, (_, index) => `+1415${5550000 + index}`).join("\n"));
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
    );
    builder.draft = { phone_numbers: numbers };
    await bothAsked;
    Worker.prototype.postMessage = postMessage;
    builder.renderRoot.querySelector("sip-attach-numbers").renderRoot.querySelector(".busy button").click();
    return Promise.race([planned, new Promise((resolve) => setTimeout(resolve, 10_000, false))]);
  }, MANY);
  assert.equal(isPlanned, true);
  await close();
});

test("a builder that is moved while it plans goes on where it is put", async () => {
  const { page, close } = await openPage(browser);
  const numbers = await page.evaluate(async (list) => {
    const builder = document.querySelector("sip-attach-builder");
    const planned = new Promise((resolve) => {
      builder.addEventListener("validate", ({ detail }) => {
        if (detail.numbers.length === 2000) resolve(detail.numbers.length);
      });
    });
    builder.draft = { phone_numbers: list };
    document.body.append(builder);
    return Promise.race([planned, new Promise((resolve) => setTimeout(resolve, 10_000, 0))]);
  }, MANY);
  assert.equal(numbers, 2000);
  await close();
});

/** The visible lines: the inputs, with a star for repetitions. */
const lines = (page) =>
  page.locator("sip-attach-number-table .line").evaluateAll((all) =>
    all.map((line) => {
      const text = (line.querySelector(".input") ?? line.querySelector(".value")).lastChild.textContent;
      return `${text}${line.classList.contains("repetition") ? "*" : ""}`;
    }),
  );
const linesAre = async (page, wanted) => {
  await rowsAre(page, wanted.length);
  assert.deepEqual(await lines(page), wanted);
};

test("repetitions stand below what they repeat, when they are asked for", async () => {
  for (const width of [1360, 390]) {
    const { page, watched, close } = await openPage(browser, { viewport: { width, height: 900 } });
    await addNumbers(page, [
      "+12127365000",
      "+493090182",
      "+1 212 736 5000",
      "+1 212 736 5001",
      "+49 30 90182",
      "+1-212-736-5000",
    ]);
    await linesAre(page, ["+12127365000", "+493090182", "+1 212 736 5001"]);
    assert.match(await page.locator("sip-attach-numbers").getByRole("button", { name: /^All/ }).textContent(), /6/);

    const more = page.getByRole("button", { name: "2 more: +12127365000" });
    const other = page.getByRole("button", { name: "1 more: +493090182" });
    await more.press("Enter");
    await linesAre(page, ["+12127365000", "+1 212 736 5000*", "+1-212-736-5000*", "+493090182", "+1 212 736 5001"]);
    assert.equal(await more.getAttribute("aria-expanded"), "true");
    assert.equal(await other.getAttribute("aria-expanded"), "false");
    assert.equal(
      await page.evaluate(() => {
        let element = document.activeElement;
        while (element.shadowRoot) element = element.shadowRoot.activeElement;
        return element.getAttribute("aria-label");
      }),
      "2 more: +12127365000",
    );
    assert.deepEqual(await findBarriers(page), []);

    // A repetition has its own actions, and its group stays open.
    await page.getByRole("button", { name: "Remove +1 212 736 5000" }).click();
    await linesAre(page, ["+12127365000", "+1-212-736-5000*", "+493090182", "+1 212 736 5001"]);
    await page.getByRole("button", { name: "Ignore +1-212-736-5000" }).click();
    await linesAre(page, ["+12127365000", "+493090182", "+1 212 736 5001"]);
    assert.equal(await page.getByRole("button", { name: /more: \+1212/ }).count(), 0);
    await page.getByRole("button", { name: "Undo" }).click();
    await linesAre(page, ["+12127365000", "+1-212-736-5000*", "+493090182", "+1 212 736 5001"]);

    // All of them at once, and then none.
    const all = page.getByRole("button", { name: "Show 2 repeated" });
    assert.equal(await all.getAttribute("aria-pressed"), "false");
    await all.click();
    await rowsAre(page, 5);
    await page.locator("sip-attach-numbers [aria-pressed=true]", { hasText: "Show 2 repeated" }).click();
    await rowsAre(page, 3);

    // Repetitions whose first number is of another kind are shown by themselves.
    await page.getByRole("button", { name: /^To check/ }).click();
    await linesAre(page, ["+49 30 90182*", "+1-212-736-5000*"]);
    assert.deepEqual(watched.errors, []);
    await close();
  }
});

test("a repetition shows what is said of it, and stays in sight while it is typed", async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, [
    ...Array.from({ length: 60 }, (_, index) => `+1212736${digits(index, 4)}`),
    "+1 212 736 0003",
    "+1 212 736 0055",
  ]);
  await rowsAre(page, 60);
  await page.evaluate(() =>
    document
      .querySelector("sip-attach-builder")
      .renderRoot.querySelector("sip-attach-numbers")
      .reveal("/phone_numbers/61"),
  );
  await rowsAre(page, 61);
  await page.waitForFunction(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.closest("[data-row]")?.dataset.row === "/phone_numbers/61";
  });
  const field = page.getByLabel("Add numbers");
  await field.pressSequentially("+1 212 736 0054");
  await page.waitForFunction(
    () => document.querySelector("sip-attach-builder").plan?.numbers.at(-1).duplicate_of === 54,
  );
  await rowsAre(page, 62);
  await field.press("Enter");
  await rowsAre(page, 61);
  await page.getByRole("button", { name: "1 more: +12127360054" }).waitFor();
  await close();
});

test("100,000 rows of which half repeat others open and close at once", async () => {
  const { page, close } = await openPage(browser);
  page.setDefaultTimeout(120_000);
  await page.evaluate(() => {
    const numbers = Array.from({ length: 100_000 }, (_, index) => `+1212${2_000_000 + (index % 50_000)}`);
    document.querySelector("sip-attach-builder").draft = { phone_numbers: numbers };
  });
  await rowsAre(page, 50_000);
  const all = page.getByRole("button", { name: "Show 50,000 repeated" });
  await all.click();
  await rowsAre(page, 100_000);
  const first = page.getByRole("button", { name: "1 more: +12122000000" });
  await first.click();
  await rowsAre(page, 99_999);
  await page.evaluate(() =>
    document
      .querySelector("sip-attach-builder")
      .renderRoot.querySelector("sip-attach-numbers")
      .reveal("/phone_numbers/50000"),
  );
  await rowsAre(page, 100_000);
  // Rendering again does not visit the rows: the lines are the same as before.
  const isSame = await page.evaluate(async () => {
    const numbers = document.querySelector("sip-attach-builder").renderRoot.querySelector("sip-attach-numbers");
    const list = numbers.renderRoot.querySelector("sip-attach-number-list");
    const table = list.renderRoot.querySelector("sip-attach-number-table");
    const { rows, repetitions } = table;
    list.requestUpdate();
    await list.updateComplete;
    return table.rows === rows && table.repetitions === repetitions;
  });
  assert.equal(isSame, true);
  await close();
});

/** Reports what the page asks its worker, and the progress that the worker reports. */
const watchWorker = (page) =>
  page.evaluate(() => {
    globalThis.asked = [];
    globalThis.shares = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message) {
      if (message.name !== "plan") globalThis.asked.push(message.name);
      this.onmessage ??= ({ data }) => {
        if ("share" in data) globalThis.shares.push(data.share);
      };
      postMessage.call(this, message);
    };
  });
const numbersPart = (page) => page.locator("sip-attach-numbers");

test("many rows are read as numbers of a region in the worker, few are not", async () => {
  const national = (count) =>
    Array.from({ length: count }, (_, index) => `020 79${digits(index, 2)} ${digits(index, 4)}`);
  const { page, close } = await openPage(browser);
  await watchWorker(page);
  const draftOf = (numbers) =>
    page.evaluate((list) => {
      document.querySelector("sip-attach-builder").draft = { phone_numbers: list };
    }, numbers);
  const choose = async () => {
    await page.getByRole("button", { name: /^To fix/ }).click();
    await page.getByLabel("Read these as numbers of…").selectOption("GB");
  };
  const written = (count) =>
    page.waitForFunction((wanted) => {
      const { draft, plan } = document.querySelector("sip-attach-builder");
      return (
        draft.phone_numbers.filter((number) => number.startsWith("+4420")).length === wanted &&
        plan.numbers.length === draft.phone_numbers.length
      );
    }, count);

  await draftOf([...national(99), "front desk"]);
  await rowsAre(page, 100);
  await choose();
  await written(99);
  assert.deepEqual(await page.evaluate(() => globalThis.asked), []);
  await numbersPart(page)
    .getByRole("status")
    .filter({ hasText: "99 rewritten as numbers of United Kingdom" })
    .first()
    .waitFor({ state: "attached" });

  const list = [...Array.from({ length: 40 }, () => national(99)).flat(), "front desk"];
  await draftOf(list);
  await rowsAre(page, list.length);
  await choose();
  await written(list.length - 1);
  assert.deepEqual(await page.evaluate(() => globalThis.asked), ["readAs"]);
  const shares = await page.evaluate(() => globalThis.shares);
  assert.ok(shares.length > 0);
  assert.ok(
    shares.every((share, index) => share >= (shares[index - 1] ?? 0) && share < 1),
    String(shares),
  );
  await numbersPart(page).locator(".busy").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(
    () => document.querySelector("sip-attach-builder").draft.phone_numbers[0] === "020 7900 0000",
  );
  await close();
});

test("reading many rows as numbers of a region can be cancelled, and leaves what was changed meanwhile", async () => {
  const { page, close } = await openPage(browser);
  const list = Array.from(
    { length: 30_000 },
    (_, index) => `020 79${digits(index % 100, 2)} ${digits(index % 10_000, 4)}`,
  );
  await page.evaluate((numbers) => {
    document.querySelector("sip-attach-builder").draft = { phone_numbers: numbers };
  }, list);
  await rowsAre(page, list.length);
  await page.getByRole("button", { name: /^To fix/ }).click();
  await page.waitForFunction(
    () =>
      document
        .querySelector("sip-attach-builder")
        .renderRoot.querySelector("sip-attach-numbers")
        .renderRoot.querySelector("sip-attach-number-list")
        .renderRoot.querySelectorAll(".tools select option").length > 100,
  );
  /** Chooses the region of all rows, and immediately does what a person might do while they are read. */
  const meanwhile = (act) =>
    page.evaluate(async (action) => {
      const builder = document.querySelector("sip-attach-builder");
      const part = builder.renderRoot.querySelector("sip-attach-numbers");
      const list = part.renderRoot.querySelector("sip-attach-number-list");
      const select = list.renderRoot.querySelector(".tools select");
      select.value = "GB";
      select.dispatchEvent(new Event("change"));
      await part.updateComplete;
      if (action === "cancel") part.renderRoot.querySelector(".busy button").click();
      else builder.draft = { phone_numbers: ["front desk", ...builder.draft.phone_numbers.slice(1)] };
    }, act);
  await meanwhile("cancel");
  await numbersPart(page).getByRole("status").filter({ hasText: "Cancelled." }).first().waitFor({ state: "attached" });
  assert.equal(
    (await draft(page)).phone_numbers.some((number) => number.startsWith("+")),
    false,
  );

  await meanwhile("change");
  await page.waitForFunction(() =>
    document.querySelector("sip-attach-builder").draft.phone_numbers[1].startsWith("+44"),
  );
  const numbers = (await draft(page)).phone_numbers;
  assert.deepEqual([numbers.length, numbers[0], numbers[1]], [30_000, "front desk", "+442079010001"]);
  await close();
});

test("one row is read as a number of a region of its own", async () => {
  for (const width of [1360, 320]) {
    const { page, watched, close } = await openPage(browser, { viewport: { width, height: 900 } });
    const inputs = ["020 7946 0018", "+14155552671", "030 901820"];
    const becomes = (wanted) =>
      page.waitForFunction(
        (list) => JSON.stringify(document.querySelector("sip-attach-builder").draft.phone_numbers) === list,
        JSON.stringify(wanted),
      );
    await addNumbers(page, inputs);
    const edit = page.getByRole("button", { name: "Edit 030 901820" });
    const region = page.getByLabel("Region of 030 901820");
    const field = page.getByRole("textbox", { name: "Edit 030 901820" });

    // By keyboard: to the region, and on to the button that applies it.
    await edit.press("Enter");
    await page.keyboard.press("Tab");
    await region.and(page.locator(":focus")).waitFor();
    await region.selectOption("BS");
    assert.deepEqual(await findBarriers(page), []);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const table = page.locator("sip-attach-number-table");
    await table.getByRole("cell").getByText("Not a number of Bahamas.").waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.deepEqual(await findBarriers(page), []);
    assert.deepEqual((await draft(page)).phone_numbers, inputs);
    await region.selectOption("DE");
    await page.getByRole("button", { name: "Keep 030 901820 as edited" }).click();
    await becomes([inputs[0], inputs[1], "+4930901820"]);
    await page.getByRole("button", { name: "Edit +4930901820" }).and(page.locator(":focus")).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await becomes(inputs);

    // What was typed counts as well, and leaving the row applies both.
    await edit.click();
    await field.fill("030 901821");
    await region.selectOption("DE");
    await page.getByLabel("Add numbers").focus();
    await becomes([inputs[0], inputs[1], "+4930901821"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await becomes(inputs);

    // In a region that the number does not belong to, what was typed stays.
    await edit.click();
    await field.fill("030 901822");
    await region.selectOption("BS");
    await page.getByLabel("Add numbers").focus();
    await becomes([inputs[0], inputs[1], "030 901822"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await becomes(inputs);

    // Cancelled, with the key and with the button.
    await edit.click();
    await region.selectOption("DE");
    await region.press("Escape");
    await edit.and(page.locator(":focus")).waitFor();
    await edit.click();
    await field.fill("030 1");
    await page.getByRole("button", { name: "Leave 030 901820 as it was" }).click();
    await edit.and(page.locator(":focus")).waitFor();
    assert.deepEqual((await draft(page)).phone_numbers, inputs);
    assert.deepEqual(watched.errors, []);
    await close();
  }
});

test("a long list tells how much of it is checked", async () => {
  const { page, close } = await openPage(browser);
  await page.evaluate(() => {
    const { renderRoot } = document.querySelector("sip-attach-builder").renderRoot.querySelector("sip-attach-numbers");
    globalThis.bars = [];
    new MutationObserver(() => {
      const bar = renderRoot.querySelector("progress[value]");
      if (bar) globalThis.bars.push([bar.value, bar.getAttribute("aria-label")]);
    }).observe(renderRoot, { subtree: true, childList: true, attributeFilter: ["value"] });
  });
  const numbers = Array.from({ length: 60_000 }, (_, index) => `+1415${2_000_000 + index}`);
  await page.evaluate((list) => {
    document.querySelector("sip-attach-builder").draft = { phone_numbers: list };
  }, numbers);
  await rowsAre(page, numbers.length);
  const bars = await page.evaluate(() => globalThis.bars);
  const shares = bars.map(([share]) => share);
  assert.equal(shares[0], 0);
  assert.ok(shares.some((share) => share > 0 && share < 0.5) && shares.at(-1) > 0.9, String(shares));
  assert.deepEqual(
    shares,
    shares.toSorted((one, other) => one - other),
  );
  assert.equal(bars[0][1], "Checking 60,000 numbers…");
  await page.waitForFunction(
    () =>
      !document
        .querySelector("sip-attach-builder")
        .renderRoot.querySelector("sip-attach-numbers")
        .renderRoot.querySelector("progress"),
  );
  await close();
});

test("the tools of the table stay within the page in German, at 320 pixels", async () => {
  const { page, close } = await openPage(browser, { viewport: { width: 320, height: 900 } });
  await page.evaluate(() => {
    document.querySelector("sip-attach-builder").locale = "de";
  });
  await page.getByLabel("Nummern hinzufügen").fill("020 7946 0018\n+12127365000\n+1 212 736 5000\n");
  await page.getByRole("button", { name: "1 weitere: +12127365000" }).click();
  await rowsAre(page, 3);
  await page.getByRole("button", { name: /^Zu beheben/ }).click(); // which shows the region of rows
  await page.waitForFunction(() => {
    const { renderRoot } = document
      .querySelector("sip-attach-builder")
      .renderRoot.querySelector("sip-attach-numbers")
      .renderRoot.querySelector("sip-attach-number-list");
    return renderRoot.querySelectorAll(".tools select option").length > 100;
  });
  const outside = await page.evaluate(() => {
    const { renderRoot } = document
      .querySelector("sip-attach-builder")
      .renderRoot.querySelector("sip-attach-numbers")
      .renderRoot.querySelector("sip-attach-number-list");
    const { right } = renderRoot.querySelector(".toolbar").getBoundingClientRect();
    return [...renderRoot.querySelectorAll(".toolbar *")]
      .filter((element) => element.getBoundingClientRect().right > right + 1)
      .map(({ className }) => String(className));
  });
  assert.deepEqual(outside, []);
  assert.deepEqual(await findBarriers(page), []);
  await close();
});
