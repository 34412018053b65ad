// Walks through sending that a generator chooses: faults, Stop, Retry, reload and Resume, other keys, closing and undoing.
// After each step what the page says of numbers is compared with what the mock was asked and did.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addNumbers, launchTestBrowser, openPage, press, switchOn } from "./harness.mjs";

const browser = await launchTestBrowser();

const WALKS = Number(process.env.SIPATTACH_WALKS ?? (process.env.SIPATTACH_LONG === "1" ? 60 : 8));
const FIRST = Number(process.env.SIPATTACH_WALK ?? 1);
const STEPS = 7;
const NUMBERS = ["+14155552671", "+14155552672", "+14155552673"];
const ATTACH = { path: "/v1/sip/attach", method: "POST" };
const KEYS = ["sk-test", "sk-test-b", "refused"];
/** What may meet the next requests. */
const FAULTS = {
  none: [],
  drop: [{ kind: "drop", ...ATTACH }],
  drop_after: [{ kind: "drop_after", ...ATTACH }],
  truncate: [{ kind: "truncate", ...ATTACH }],
  page: [{ kind: "unreadable", ...ATTACH }],
  page_processed: [{ kind: "unreadable", processed: true, ...ATTACH }],
  error: [{ kind: "status", status: 500, ...ATTACH }],
  error_processed: [{ kind: "status", status: 503, processed: true, ...ATTACH }],
  busy: [{ kind: "status", status: 429, retry_after: 1, ...ATTACH }],
  busy_for_long: [{ kind: "status", status: 429, retry_after: 3600, ...ATTACH }],
  unauthorized: [{ kind: "status", status: 401, ...ATTACH }],
  not_entitled: [{ kind: "status", status: 403, errors: [{ error: "SIP_NOT_ENABLED", message: "No." }], ...ATTACH }],
  rejected: [{ kind: "status", status: 400, ...ATTACH }],
  one_fails: [{ kind: "partial", numbers: [NUMBERS[1]] }],
  one_omitted: [{ kind: "partial", numbers: [NUMBERS[1]], form: "omitted" }],
  errors_beside: [{ kind: "beside_errors", errors: ["Odd."], ...ATTACH }],
  lost_and_unread: [
    { kind: "drop_after", ...ATTACH },
    { kind: "status", status: 500, path: "/v1/sip", method: "GET", times: 2 },
  ],
};

/** Numbers from 0 to 1, always the same from a seed. */
function chance(seed) {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const panel = (page) => page.locator("sip-attach-send-panel");
const isSending = (page) => panel(page).getByRole("button", { name: "Stop" }).isVisible();
const isOver = (page) =>
  page.waitForFunction(() => {
    const { renderRoot } = document.querySelector("sip-attach-builder");
    const side = renderRoot.querySelector("sip-attach-request-panel")?.renderRoot;
    return side?.querySelector("sip-attach-send-panel")?.renderRoot.querySelector("[part=send-button]") != null;
  });
/** What the table says of each number. */
const statuses = (page) =>
  page
    .locator("sip-attach-number-table .line")
    .evaluateAll((lines) =>
      lines.map((line) => [line.textContent.match(/\+\d{8,}/)[0], line.querySelector(".status").textContent.trim()]),
    );

const STEP = {
  async send({ page }) {
    await press(panel(page).locator("[part=send-button]"));
    await page.waitForTimeout(30);
    await isOver(page);
  },
  async stop({ page, api }) {
    api.faults.add({ kind: "slow", ms: 300, processed: true, ...ATTACH });
    await press(panel(page).locator("[part=send-button]"));
    await page.waitForTimeout(100);
    if (await isSending(page)) await panel(page).getByRole("button", { name: "Stop" }).click();
    await isOver(page);
  },
  async reload({ page, api, changes }) {
    api.faults.add({ kind: "slow", ms: 300, processed: true, ...ATTACH });
    await press(panel(page).locator("[part=send-button]"));
    await page.waitForTimeout(100);
    const key = await page.getByLabel("API key", { exact: true }).inputValue();
    await page.reload();
    changes.add(api.requests.length);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan?.ok);
    await page.getByLabel("API key", { exact: true }).fill(key);
    const resume = page.getByRole("button", { name: "Resume sending" });
    if (await resume.isVisible()) await resume.click();
    await page.waitForTimeout(30);
    await isOver(page);
  },
  async close({ page }) {
    const close = page.getByRole("button", { name: "Close the result" });
    if ((await close.isVisible()) && (await close.isEnabled())) await close.click();
  },
  async key({ page, api, choose, changes }) {
    changes.add(api.requests.length);
    await page.getByLabel("API key", { exact: true }).fill(choose(KEYS));
  },
  async undo({ page }) {
    const undo = page.getByRole("button", { name: "Undo (detach)" });
    if (!(await undo.isVisible())) return;
    await undo.click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Detach \d/ })
      .click();
    await page.locator("sip-attach-follow-up .state .verdict:is(.ok, .warning, .error)").waitFor();
  },
};

/** What the requests that came tell of a number: whether it may be sent again without asking what became of it. */
function checkRequests(requests, changes) {
  const open = new Map();
  for (const [at, { method, path, body, query, status, faults }] of requests.entries()) {
    // What is attached for one account may be sent for another one, and a new page knows of none.
    if (changes.has(at)) for (const [number, state] of open) if (state === "attached") open.delete(number);
    if (path === "/v1/sip/attach" && method === "POST") {
      const isAnswered = status === 200 && !faults.includes("slow") && !faults.includes("truncate");
      for (const number of body.phone_numbers ?? [body.phone_number]) {
        const before = open.get(number);
        assert.notEqual(before, "open", `${number} was sent again before it was read back`);
        assert.notEqual(before, "attached", `${number} was sent again although it is attached`);
        const isNamed = isAnswered && !faults.includes("partial") && !faults.includes("beside_errors");
        if (isNamed) open.set(number, "attached");
        else if (status === null || status >= 500 || (status === 200 && !isAnswered)) open.set(number, "open");
        else open.delete(number);
      }
    }
    // Whatever it tells, it was asked.
    if (path === "/v1/sip" && method === "GET" && open.get(query.phone_number) === "open")
      open.delete(query.phone_number);
    if (path === "/v1/sip/detach" && method === "POST") open.delete(body.phone_number);
  }
}

for (let seed = FIRST; seed < FIRST + WALKS; seed += 1)
  test(`walk ${seed}: nothing is sent blindly, and none is called attached that is not`, async () => {
    const random = chance(seed);
    const choose = (list) => list[Math.floor(random() * list.length)];
    const { page, api, watched, close } = await openPage(browser);
    const steps = [];
    /** The key was changed, or the page is another one, before the requests at these places. */
    const changes = new Set();
    page.setDefaultTimeout(60_000);
    try {
      await addNumbers(page, NUMBERS);
      await switchOn(page, "Outbound calls");
      await page.getByRole("textbox", { name: "SIP endpoint", exact: true }).fill("sip:pbx.example.com;transport=tls");
      await page.getByLabel("API key", { exact: true }).fill("sk-test");
      for (let count = 0; count < STEPS; count += 1) {
        const name = count === 0 ? "send" : choose(["send", "send", "send", "stop", "reload", "close", "key", "undo"]);
        const fault = choose(Object.keys(FAULTS));
        steps.push(`${name} (${fault})`);
        api.faults.clear();
        if (FAULTS[fault].length > 0) api.faults.add(FAULTS[fault]);
        await STEP[name]({ page, api, choose, changes });
        const attached = new Set(api.state.list().map(({ phone_number: number }) => number));
        for (const [number, status] of await statuses(page)) {
          if (/^attached/i.test(status)) assert.ok(attached.has(number), `${number} is called "${status}"`);
        }
        checkRequests(api.requests, changes);
      }
      assert.deepEqual(watched.errors, []);
    } catch (error) {
      error.message = `${error.message}\n${steps.join(", ")}`;
      throw error;
    } finally {
      await close();
    }
  });
