// What a list of tens of thousands of numbers costs. The tests count work instead of measuring time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { draft, launchTestBrowser, openPage } from "./harness.mjs";

const browser = await launchTestBrowser();

/** The maximum number of elements in a piece of the worker's answer. */
const PIECE = 2000;

/** Shows `count` numbers, the last `repeated` of which repeat the first thousand, and waits for the plan. */
async function showNumbers(page, count, repeated) {
  page.setDefaultTimeout(120_000);
  await page.evaluate(
    ([all, again]) => {
      const builder = document.querySelector("sip-attach-builder");
      globalThis.numbers = builder.renderRoot.querySelector("sip-attach-numbers");
      const number = (index) => `+1415${2_000_000 + (index < all - again ? index : index % 1000)}`;
      const planned = new Promise((resolve) => {
        builder.addEventListener("validate", ({ detail }) => {
          if (detail.numbers.length === all) resolve();
        });
      });
      builder.draft = {
        phone_numbers: Array.from({ length: all }, (_, index) => number(index)),
        directions: [{ type: "outbound", sip_endpoint: "sip:pbx.example.com" }],
      };
      return planned;
    },
    [count, repeated],
  );
}

const table = (page) => page.locator("sip-attach-number-table [role=table]");
const rowCount = async (page) => Number(await table(page).getAttribute("aria-rowcount")) - 1;
/** Records the plans, and the requests to the worker and its answers. */
const watchWorker = (page) =>
  page.evaluate(() => {
    Object.assign(globalThis, { plans: [], asked: [], pieces: [] });
    document.querySelector("sip-attach-builder").addEventListener("validate", ({ detail }) => plans.push(detail));
    const longest = (value) =>
      Array.isArray(value)
        ? value.length
        : Math.max(0, ...(value && typeof value === "object" ? Object.values(value).map(longest) : []));
    globalThis.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", ({ data }) => pieces.push(longest(data))); // before anybody handles it
      }
    };
    const { postMessage } = Object.getPrototypeOf(Worker.prototype);
    Object.getPrototypeOf(Worker.prototype).postMessage = function (message) {
      asked.push(message.name);
      postMessage.call(this, message);
    };
  });

test("an answer of the worker comes in pieces that do not hold up the page", async () => {
  const { page, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 20_000, 5000);
  const { pieces, plan } = await page.evaluate(() => ({
    pieces: globalThis.pieces,
    plan: document.querySelector("sip-attach-builder").plan,
  }));
  assert.ok(Math.max(...pieces) <= PIECE, `a piece of ${Math.max(...pieces)}`);
  assert.equal(plan.numbers.length, 20_000);
  assert.deepEqual(
    plan.numbers.map(({ path }) => path),
    Array.from({ length: 20_000 }, (_, index) => `/phone_numbers/${index}`),
  );
  assert.equal(plan.requests.flatMap(({ numbers }) => numbers).length, 15_000);
  await close();
});

test("while a long list is checked, what is wrong with it is not gone through again", async () => {
  const { page, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 60_000, 30_000);
  const reads = await page.evaluate(async () => {
    const { plan, renderRoot } = document.querySelector("sip-attach-builder");
    let count = 0;
    const [one] = plan.diagnostics.filter(({ path }) => path === "/phone_numbers/50000");
    const { severity } = one;
    Object.defineProperty(one, "severity", {
      get: () => {
        count += 1;
        return severity;
      },
    });
    const field = renderRoot
      .querySelector("sip-attach-direction[data-type=outbound]")
      .renderRoot.querySelector("sip-attach-endpoint-field")
      .renderRoot.querySelector("input");
    field.focus();
    const before = globalThis.plans.length;
    field.value = "sip:pbx2.example.com";
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    while (globalThis.plans.length === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    return count;
  });
  assert.ok(reads <= 12, `its severity was read ${reads} times`);
  await close();
});

test("a row that is removed goes at once, the next one is the right one, and undo asks for no plan", async () => {
  const { page, watched, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 20_000, 0);
  const remove = (number) => page.getByRole("button", { name: `Remove ${number}`, exact: true });
  // The worker receives nothing, so that the list stays as it was planned.
  await page.evaluate(() => {
    globalThis.post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = ({ name }) => globalThis.asked.push(name);
  });
  await remove("+14152000001").click();
  await page.locator('sip-attach-number-table [role=table][aria-rowcount="20000"]').waitFor();
  await remove("+14152000003").click();
  await page.locator('sip-attach-number-table [role=table][aria-rowcount="19999"]').waitFor();
  assert.deepEqual((await draft(page)).phone_numbers.slice(0, 4), [
    "+14152000000",
    "+14152000002",
    "+14152000004",
    "+14152000005",
  ]);
  await page.evaluate(() => {
    Worker.prototype.postMessage = globalThis.post;
  });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator('sip-attach-number-table [role=table][aria-rowcount="20001"]').waitFor();
  await page.evaluate(() => {
    globalThis.asked.length = 0;
  });
  await remove("+14152000001").click();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 19_999);
  assert.deepEqual(await page.evaluate(() => globalThis.asked), ["plan"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 20_000);
  assert.deepEqual(await page.evaluate(() => globalThis.asked), ["plan"]);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("a fix of a list that was changed since does nothing to another number", async () => {
  const { page, close } = await openPage(browser);
  await watchWorker(page);
  await page.evaluate(() => {
    document.querySelector("sip-attach-builder").draft = {
      phone_numbers: [
        "+14152000000",
        "+14152000001",
        "+14152000000 ext. 12",
        "+14152000000 ext. 13",
        ...Array.from({ length: 1500 }, (_, index) => `+1415${2_100_000 + index}`),
      ],
    };
  });
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 1504);
  const diagnostic = await page.evaluate(() =>
    document
      .querySelector("sip-attach-builder")
      .plan.diagnostics.find(({ path, fix }) => path === "/phone_numbers/2" && fix),
  );
  assert.ok(diagnostic, "there is something to fix in the third row");
  await page.evaluate(() => {
    Worker.prototype.postMessage = () => {};
  });
  await page.getByRole("button", { name: "Remove +14152000000", exact: true }).click();
  await page.locator('sip-attach-number-table [role=table][aria-rowcount="1504"]').waitFor();
  const before = (await draft(page)).phone_numbers;
  await page.locator('[data-row="/phone_numbers/2"] .fix').first().click();
  const now = (await draft(page)).phone_numbers;
  assert.equal(now[2], before[2], "what was the fourth number");
  await close();
});

test("the check of a long list can be cancelled, and made up for", async () => {
  const { page, watched, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 20_000, 0);
  await page.evaluate(() => {
    globalThis.post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {};
  });
  await page.getByRole("button", { name: "Remove +14152000001", exact: true }).click();
  // Nothing that is not checked is sent, and whoever tries is told why.
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  const attach = page.locator("sip-attach-send-panel").getByRole("button", { name: /^Attach/ });
  const told = page.locator("sip-attach-builder").getByRole("status");
  await attach.click();
  await told.filter({ hasText: "Checking 19,999 numbers…" }).waitFor();
  await page.locator("sip-attach-numbers .busy").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "Not checked" }).waitFor();
  assert.equal(await page.locator("sip-attach-numbers progress").count(), 0);
  assert.equal((await draft(page)).phone_numbers.length, 19_999, "the change stays");
  await attach.click();
  await told.filter({ hasText: "Checking was cancelled." }).first().waitFor();
  assert.equal(await page.getByText("Not checked").first().isVisible(), true);
  await page.evaluate(() => {
    Worker.prototype.postMessage = globalThis.post;
  });
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByRole("heading", { name: "Ready: 19,999 numbers" }).waitFor();
  assert.equal(await rowCount(page), 19_999);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("the JSON view takes time in proportion to the list, and lays out what is in sight", async () => {
  const costs = [];
  let marked;
  for (const count of [3000, 12_000]) {
    const { page, close } = await openPage(browser);
    await watchWorker(page);
    await showNumbers(page, count, count - 1000);
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    const work = async () => {
      const { metrics } = await client.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration").value;
    };
    const before = await work();
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    await page.getByText(/more remarks are not marked here/).waitFor();
    costs.push((await work()) - before);
    const laidOut = await page.evaluate(() => {
      const { renderRoot } = document
        .querySelector("sip-attach-builder")
        .renderRoot.querySelector("sip-attach-json-view");
      return renderRoot.querySelectorAll("*").length;
    });
    assert.ok(laidOut < 1500, `${laidOut} elements`);
    marked = await page.getByText(/more remarks are not marked here/).textContent();
    await close();
  }
  assert.match(marked, /^10,\d{3} more remarks/);
  assert.ok(costs[1] < 8 * costs[0], `four times the numbers, ${costs[1] / costs[0]} times the work`);
});

test("a row that is removed, and brought back, has all others left alone", async () => {
  const { page, watched, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 20_000, 10_000);
  /** Starts to count how often a row far from the first is read. */
  const count = () =>
    page.evaluate(() => {
      globalThis.looks = { level: 0, duplicate_of: 0 };
      const row = globalThis.numbers.store.rows[15_000];
      for (const [owner, name] of [
        [row, "level"],
        [row.reading, "duplicate_of"],
      ]) {
        const value = owner[name];
        Object.defineProperty(owner, name, {
          configurable: true,
          enumerable: true,
          get: () => {
            globalThis.looks[name] += 1;
            return value;
          },
        });
      }
    });
  const looks = () => page.evaluate(() => globalThis.looks);
  await count();
  // The worker receives nothing, so that the list stays as it was planned.
  await page.evaluate(() => {
    globalThis.post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {};
  });
  await page.getByRole("button", { name: "Remove +14152000001", exact: true }).first().click();
  await page.waitForFunction(() => globalThis.numbers.store.rows.length === 19_999);
  await page.evaluate(() => globalThis.numbers.updateComplete);
  const removed = await looks();
  assert.equal(removed.level, 0);
  assert.ok(removed.duplicate_of <= 1, `looked at ${removed.duplicate_of} times`);
  const { levels } = await page.evaluate(() => globalThis.numbers.store.statistics);
  assert.equal(levels.ok + levels.warning + levels.error, 19_999);

  await page.evaluate(() => {
    Worker.prototype.postMessage = globalThis.post;
  });
  await count();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(() => globalThis.numbers.store.rows.length === 20_000);
  await page.evaluate(() => globalThis.numbers.updateComplete);
  assert.deepEqual(await looks(), { level: 0, duplicate_of: 0 });
  assert.deepEqual(watched.errors, []);
  await close();
});

test("of a long text the JSON view goes through the characters once, whatever was changed", async () => {
  const { page, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 20_000, 10_000);
  const settled = () =>
    page.waitForFunction(() => {
      const { draft, plan } = document.querySelector("sip-attach-builder");
      return plan.numbers.length === draft.phone_numbers.length && !globalThis.numbers.store.planning;
    });
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  await page.getByText(/more remarks are not marked here/).waitFor();
  const editor = page.getByRole("textbox", { name: "Request body as JSON" });
  await editor.click();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("5");
  await settled();
  const { reads, length } = await page.evaluate(async () => {
    const builder = document.querySelector("sip-attach-builder");
    const { charCodeAt } = String.prototype;
    const counts = { reads: 0, length: JSON.stringify(builder.draft, null, 2).length };
    String.prototype.charCodeAt = function (...args) {
      counts.reads += 1;
      return charCodeAt.apply(this, args);
    };
    builder.renderRoot.querySelector('button[aria-label="Undo"]').click();
    await builder.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    String.prototype.charCodeAt = charCodeAt;
    return counts;
  });
  assert.ok(reads < length, `${reads} reads of ${length} characters`);
  await close();
});

test("scrolling measures the header of the page once, and makes no style sheet", async () => {
  const { page, close } = await openPage(browser);
  await watchWorker(page);
  await showNumbers(page, 5000, 0);
  const counts = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const counts = { measured: 0, sheets: 0 };
    const { elementFromPoint } = Document.prototype;
    Document.prototype.elementFromPoint = function (...args) {
      counts.measured += 1;
      return elementFromPoint.apply(this, args);
    };
    const { replaceSync } = CSSStyleSheet.prototype;
    CSSStyleSheet.prototype.replaceSync = function (...args) {
      counts.sheets += 1;
      return replaceSync.apply(this, args);
    };
    const list = globalThis.numbers.renderRoot.querySelector("sip-attach-number-list");
    const { renderRoot } = list.renderRoot.querySelector("sip-attach-number-table");
    for (let step = 0; step < 12; step += 1) {
      renderRoot.querySelector(".scroller").scrollTop += 3000;
      window.scrollBy(0, 20);
      await frame();
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { ...counts, last: renderRoot.querySelectorAll(".line")[10].querySelector(".no").textContent };
  });
  assert.equal(counts.sheets, 0);
  assert.ok(counts.measured <= 6, `measured ${counts.measured} times in 12 steps`);
  assert.equal(counts.last, "505");
  await close();
});

test("the history of a long list ends where it would fill the memory", async () => {
  const { page, close } = await openPage(browser);
  const steps = await page.evaluate(async () => {
    const builder = document.querySelector("sip-attach-builder");
    const list = Array.from({ length: 200_000 }, (_, index) => `+1415${2_000_000 + index}`);
    for (let step = 0; step < 40; step += 1) builder.draft = { phone_numbers: list.slice(step) };
    await builder.updateComplete;
    const undo = builder.renderRoot.querySelector('button[aria-label="Undo"]');
    let count = 0;
    for (; undo.ariaDisabled === "false" && count < 100; count += 1) {
      undo.click();
      await builder.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
    }
    return count;
  });
  assert.ok(steps >= 10 && steps <= 16, `${steps} steps`);
  await close();
});
