// Runs the built page in a real browser against the mock API, and watches for everything that must not happen.
import assert from "node:assert/strict";
import { after, afterEach } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startPage } from "../mock/page.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const DIST = process.env.SIPATTACH_PAGE ?? fileURLToPath(new URL("../../web/dist", import.meta.url));
/** How many times slower the pages run, to find tests that pass only on a fast machine. */
const SLOWER = Number(process.env.SIPATTACH_SLOWER ?? 1);
/** How long what must come may take, in ms: long, since the machine may be busy with other work. */
const PATIENCE = 60_000;

export function launchBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** What the page that was closed last showed; shown with the error of a test that fails. */
let lastSeen;

/** Launches a browser for a test file; it is closed after the file's tests. */
export async function launchTestBrowser() {
  const browser = await launchBrowser();
  after(() => browser.close());
  afterEach(({ error }) => {
    if (error?.cause instanceof Error) error.cause.lastSeen = lastSeen;
  });
  return browser;
}

/** Whether a page still draws frames, what its panel says, and what the API was asked. */
async function lookAt(page, api) {
  const within = { timeout: 5000 };
  const reasonOf = ({ message }) => message.split("\n", 1)[0];
  const frame = page.waitForFunction(
    () => new Promise((done) => requestAnimationFrame(() => done(true))),
    null,
    within,
  );
  return {
    frame: await frame.then(() => "drawn", reasonOf),
    panel: await page.locator("sip-attach-request-panel").first().ariaSnapshot(within).catch(reasonOf),
    asked: api.requests.map(({ method, path, status, faults }) => [method, path, status, ...faults].join(" ")),
  };
}

/**
 * Opens the page; resolves to `{page, api, watched, close()}`. `watched` collects console lines, page errors,
 * policy violations and the addresses of all requests made by the page and its service worker; `close` allows
 * only requests to the page's origin and to the API. A test that fails before its `close` leaves nothing running: the
 * servers end with the context, and the context ends with the browser. `prepare` is called with the context and the
 * page before the page is loaded.
 */
export async function openPage(browser, { path = "", mock = {}, root = DIST, prepare, ...context } = {}) {
  const served = await startPage({ root, mock });
  const browserContext = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...context });
  const closed = new Promise((resolve) => {
    browserContext.once("close", () => resolve(served.close()));
  });
  const page = await browserContext.newPage();
  page.setDefaultTimeout(PATIENCE);
  const watched = { console: [], errors: [], violations: [], requests: [], ofServiceWorker: [] };
  page.on("console", (message) => watched.console.push(message.text()));
  page.on("pageerror", (error) => watched.errors.push(String(error)));
  browserContext.on("request", (request) => {
    // The service worker prefetches everything that the page may need, at no fixed time.
    (request.serviceWorker() === null ? watched.requests : watched.ofServiceWorker).push(request.url());
  });
  await page.exposeFunction("reportViolation", (text) => watched.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  if (SLOWER > 1) {
    const session = await browserContext.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    page.setDefaultTimeout(PATIENCE * SLOWER);
  }
  await prepare?.(browserContext, page);
  await page.goto(served.url + path);
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan, undefined, { timeout: 60_000 });
  const close = async () => {
    lastSeen = await lookAt(page, served.api);
    await browserContext.close();
    await closed;
    assert.deepEqual(watched.violations, [], "violations of the page's policy");
    const known = [served.url, served.api.url, "blob:"];
    assert.deepEqual(
      [...watched.requests, ...watched.ofServiceWorker].filter((url) => !known.some((start) => url.startsWith(start))),
      [],
      "requests to third parties",
    );
  };
  return { page, api: served.api, url: served.url, watched, close };
}

/** Opens the page, runs `walk`, and then checks that nothing forbidden was attempted. */
export async function walkPage(browser, options, walk) {
  const opened = await openPage(browser, options);
  try {
    await walk(opened);
    assert.deepEqual(opened.watched.errors, []);
  } finally {
    await opened.close();
  }
}

/** A request that waits until a test calls `api.faults.release()`. */
export const UNTIL_RELEASED = { kind: "slow", method: "POST", path: "/v1/sip/attach", ms: 600_000 };

/** Numbers as lists have them: telephone numbers of several countries, extensions and a name. */
export const MIXED = [
  "+1 415 555 2671",
  "+1 (212) 736-5000",
  "+44 20 7946 0958",
  "+49 30 901820",
  "2001",
  "2002",
  "+1-650-253-0000",
  "+33 1 42 68 53 00",
  "+61 2 9374 4000",
  "+81 3-6384-9000",
  "+1-212-736-0199",
  "front-desk",
];

/** Adds numbers as a person does by pasting a list. */
export async function addNumbers(page, lines) {
  await page.getByLabel("Add numbers").fill(lines.join("\n"));
  await page.waitForFunction((count) => {
    const { plan } = document.querySelector("sip-attach-builder");
    return plan && plan.numbers.length >= count;
  }, lines.length);
}

export async function switchOn(page, name) {
  const control = page.getByRole("switch", { name });
  if ((await control.getAttribute("aria-checked")) !== "true") await control.click();
}

/**
 * Presses what Playwright would wait for or not hit: a button that says it is disabled, a radio button under its label.
 * (A click with `force` fails at once if the page is laid out anew between its steps.)
 */
export function press(control) {
  return control.evaluate((element) => element.click());
}

/** The heading that says that `count` numbers are ready. (A moment later, the same is also announced.) */
export function ready(page, count = "") {
  return page.getByRole("heading", { name: new RegExp(`^Ready: ${count}`) });
}

export function plan(page) {
  return page.evaluate(() => document.querySelector("sip-attach-builder").plan);
}

export function draft(page) {
  return page.evaluate(() => document.querySelector("sip-attach-builder").draft);
}

export function setDraft(page, value) {
  return page.evaluate((value) => (document.querySelector("sip-attach-builder").draft = value), value);
}

export async function send(page, key = "sk-test") {
  await page.getByLabel("API key", { exact: true }).fill(key);
  await page
    .locator("sip-attach-send-panel")
    .getByRole("button", { name: /^(Attach|Retry)/ })
    .click();
}

/** Whether the element with this ID has the focus, in any shadow tree. */
export function isFocused(page, id) {
  return page.evaluate((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id === wanted;
  }, id);
}

/** Resolves when the element with this `data-path` or ID has the focus, in any shadow tree. */
export function focusComesTo(page, place) {
  return page.waitForFunction((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.dataset.path ?? element?.id) === wanted;
  }, place);
}

/** Calls `press`; resolves to the clipboard's text once something has been copied. */
export async function copiedBy(page, press) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await press();
  for (let tries = 0; tries < 400; ++tries) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (text !== "") return text;
    await page.waitForTimeout(50);
  }
  throw new Error("nothing was copied");
}

/** Pastes a text into the field of numbers, as from the clipboard. */
export function paste(page, text) {
  return page.getByLabel("Add numbers").evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    input.focus();
    input.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
    );
  }, text);
}
