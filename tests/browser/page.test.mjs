// The page as a whole: accessibility, narrow screens, hostile surrounding pages, very long lists.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import {
  addNumbers,
  draft,
  launchTestBrowser,
  openPage,
  plan,
  ready,
  send,
  switchOn,
  UNTIL_RELEASED,
} from "./harness.mjs";

const browser = await launchTestBrowser();

/** Has the same effect as dropping a spreadsheet file of numbers on the page. */
async function addFile(page, lines) {
  const buffer = Buffer.from(`phone_number\n${lines.join("\n")}\n`);
  await page.locator("input[type=file]").setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer });
  await page.waitForFunction(
    (count) => document.querySelector("sip-attach-builder").plan?.numbers.length === count,
    lines.length,
  );
}

async function everythingOpen(page) {
  await page.getByLabel("Default region").selectOption("US");
  await addNumbers(page, ["+14155552671", "(212) 736-5000", "442079460958", "nonsense", "+14155552671"]);
  await switchOn(page, "Inbound calls");
  await switchOn(page, "Outbound calls");
  await page.getByRole("radio", { name: /^Register/ }).check();
  for (const summary of await page.locator("sip-attach-direction summary").all()) await summary.click();
  await page.getByRole("button", { name: "Header", exact: true }).first().click();
  await page.getByRole("button", { name: "User-to-User", exact: true }).last().click();
}

const LOOKS = {
  "in light": { colorScheme: "light" },
  "in dark": { colorScheme: "dark" },
  "at a zoom of 200 %": { viewport: { width: 680, height: 450 }, deviceScaleFactor: 2 },
  "at 320 pixels": { viewport: { width: 320, height: 640 } },
};
for (const [look, context] of Object.entries(LOOKS)) {
  test(`no barriers ${look}: empty, errors, import, JSON, result`, async () => {
    const { page, close } = await openPage(browser, context);
    assert.deepEqual(await findBarriers(page), [], "empty");
    await everythingOpen(page);
    await page.getByRole("button", { name: "Attach" }).first().click();
    assert.deepEqual(await findBarriers(page), [], "errors");
    await page.getByRole("button", { name: "Import" }).click();
    assert.deepEqual(await findBarriers(page), [], "import");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    assert.deepEqual(await findBarriers(page), [], "JSON");
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_numbers: ["+14155552671", "+12127360199"],
        directions: [
          { type: "inbound", auth_mode: "register", register_auth: { username: "pbx", password: "Zebra-Quilt-77" } },
        ],
      };
    });
    await send(page);
    await page.getByText("1 of 2 numbers attached").waitFor();
    assert.deepEqual(await findBarriers(page), [], "result");
    await close();
  });
}

for (const [width, text] of [
  [320, 16],
  [640, 16],
  [1000, 16],
  [640, 32],
  [1280, 32],
]) {
  test(`nothing is cut off or scrolls sideways at ${width} pixels with text of ${text}`, async () => {
    const { page, close } = await openPage(browser, { viewport: { width, height: 800 } });
    await page.evaluate(
      (size) => document.querySelector("sip-attach-builder").style.setProperty("--sip-attach-font-size", size),
      `${text}px`,
    );
    await everythingOpen(page);
    const wide = await page.evaluate(() => {
      const found = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll("*")) {
          const { right, left, width } = element.getBoundingClientRect();
          if (
            width > 0 &&
            (right > innerWidth + 1 || left < -1) &&
            getComputedStyle(element).position !== "absolute" &&
            !element.closest(".tabs, pre, .visually-hidden")
          )
            found.push(`${element.localName}.${element.className} ${Math.round(right)}`);
          if (element.shadowRoot) visit(element.shadowRoot);
        }
      };
      visit(document);
      return [document.documentElement.scrollWidth, ...found.slice(0, 5)];
    });
    assert.deepEqual(wide, [width]);
    await close();
  });
}

test("forced colours and reduced motion are no obstacle", async () => {
  const { page, close } = await openPage(browser, { forcedColors: "active", reducedMotion: "reduce" });
  await everythingOpen(page);
  assert.deepEqual(
    (await findBarriers(page)).filter((line) => !line.startsWith("color-contrast")),
    [],
  );
  await close();
});

test("styles of the page do not reach in, and none leak out", async () => {
  const { page, watched, close } = await openPage(browser, { path: "examples/docs-page/" });
  const look = await page.evaluate(() => {
    const builder = document.querySelector("sip-attach-builder");
    const button = builder.shadowRoot.querySelector(".tools .button");
    const { fontSize, textTransform, letterSpacing, borderStyle } = getComputedStyle(button);
    return {
      fontSize: Math.round(parseFloat(fontSize)),
      textTransform,
      letterSpacing,
      borderStyle,
      outside: getComputedStyle(document.querySelector("p")).textTransform,
    };
  });
  assert.deepEqual(look, {
    fontSize: 13,
    textTransform: "none",
    letterSpacing: "normal",
    borderStyle: "solid",
    outside: "uppercase",
  });
  assert.deepEqual(watched.violations, []);
  const modules = watched.requests.filter((url) => url.endsWith(".wasm")).map((url) => url.replace(/.*\//, ""));
  assert.deepEqual(modules.sort(), ["sipattach-core.wasm", "sipattach-tools.wasm"], "both builders share one engine");
  const second = page.locator("sip-attach-builder").nth(1);
  assert.equal(await second.getByLabel("API key").count(), 0, "hide-send");
  await close();
});

test("the first plan takes the core alone, started once", async () => {
  const { page, close } = await openPage(browser, {
    prepare: (_, opened) =>
      opened.addInitScript(() => {
        // A call that lacks the tools discards the instance, and is made again on another.
        globalThis.instances = 0;
        globalThis.instancesOfFirstPlan = new Promise((resolve) => {
          document.addEventListener("validate", () => resolve(globalThis.instances), { once: true });
        });
        const { Instance } = WebAssembly;
        WebAssembly.Instance = class extends Instance {
          constructor(...given) {
            super(...given);
            ++globalThis.instances;
          }
        };
      }),
  });
  assert.equal(await page.evaluate(() => globalThis.instancesOfFirstPlan), 1);
  await close();
});

test("attributes, properties and events", async () => {
  const { page, close } = await openPage(browser);
  const seen = await page.evaluate(async () => {
    const builder = document.createElement("sip-attach-builder");
    const events = [];
    for (const name of ["change", "validate"])
      builder.addEventListener(name, (event) =>
        events.push([name, event.composed, "draft" in event.detail, "requests" in event.detail]),
      );
    builder.setAttribute("draft", '{"phone_number":"030 901820","directions":[{"type":"inbound"}]}');
    builder.setAttribute("default-region", "de");
    builder.setAttribute("trunk-id", "");
    builder.setAttribute("locale", "de");
    document.body.append(builder);
    await new Promise((resolve) => {
      builder.addEventListener("validate", resolve, { once: true });
    });
    await builder.updateComplete;
    const heading = builder.shadowRoot.querySelector("sip-attach-numbers").shadowRoot.querySelector("h2");
    // The German texts are loaded when they are asked for.
    while (heading.textContent === "Phone numbers") await new Promise(requestAnimationFrame);
    const title = heading.textContent;
    return { events: events.slice(-1), title, value: builder.plan.numbers[0].value, ok: builder.plan.ok };
  });
  assert.deepEqual(seen, {
    events: [["validate", true, false, true]],
    title: "Rufnummern",
    value: "+4930901820",
    ok: true,
  });
  await close();
});

test("100,000 numbers: read, shown and scrolled", async (context) => {
  const { page, close } = await openPage(browser);
  page.setDefaultTimeout(60_000);
  const count = 100_000;
  const lines = Array.from({ length: count }, (_, index) => `+1415${2_000_000 + index}`);
  const started = Date.now();
  await addFile(page, lines);
  context.diagnostic(`read and planned in ${Date.now() - started} ms`);
  assert.equal((await draft(page)).phone_numbers.length, count);
  const frames = await page.evaluate(async () => {
    const builder = document.querySelector("sip-attach-builder");
    const table = builder.shadowRoot
      .querySelector("sip-attach-numbers")
      .shadowRoot.querySelector("sip-attach-number-list")
      .shadowRoot.querySelector("sip-attach-number-table").shadowRoot;
    const scroller = table.querySelector(".scroller");
    const times = [];
    let last = performance.now();
    for (let step = 0; step < 120; step += 1) {
      scroller.scrollTop += 12_345;
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    times.sort((one, other) => one - other);
    return {
      median: times[60],
      slow: times[114],
      rows: table.querySelectorAll(".line").length,
      shown: table.querySelector(".line").textContent,
    };
  });
  context.diagnostic(
    `frames while scrolling: median ${frames.median.toFixed(1)} ms, 95 % under ${frames.slow.toFixed(1)} ms`,
  );
  assert.ok(frames.rows < 60, `${frames.rows} rows in the document`);
  assert.match(frames.shown, /\+1415/);
  await switchOn(page, "Inbound calls");
  await ready(page, "100,000 numbers").waitFor();
  assert.equal((await plan(page)).requests.length, count / 100);
  await close();
});

test("5,000 numbers in 50 requests with failures, stopped and gone on with", async () => {
  const { page, api, close } = await openPage(browser);
  page.setDefaultTimeout(60_000);
  const lines = Array.from({ length: 5000 }, (_, index) => `+1415${2_000_000 + index}`).filter(
    (line) => !/019[5-9]$/.test(line),
  );
  await addFile(page, lines);
  await switchOn(page, "Inbound calls");
  await ready(page).waitFor();
  api.faults.add({ kind: "status", status: 429, retry_after: 1, path: "/v1/sip/attach", after: 3 });
  const twoFail = {
    kind: "partial",
    numbers: [lines[0], lines[1234]],
    reason: "busy",
    path: "/v1/sip/attach",
    times: "always",
  };
  api.faults.add(twoFail);
  api.faults.add({ ...UNTIL_RELEASED, times: "always", after: 20 });
  await send(page);
  const sent = () =>
    api.requests
      .filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach")
      .map(({ body }) => body.phone_numbers);
  while (sent().length <= 20) await page.waitForTimeout(20);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  const panel = page.locator("sip-attach-send-panel");
  await panel.getByRole("button", { name: /^Retry/ }).waitFor();
  const before = sent().length;
  assert.ok(before < 50, `${before} requests before it stopped`);
  await page.waitForTimeout(300);
  assert.equal(sent().length, before, "nothing is sent after Stop");
  // The stopped request is carried out all the same; reading back too early would see it half done.
  const [late] = sent().at(-1);
  api.faults.release();
  while (!api.state.attached.some(({ number }) => number === late)) await page.waitForTimeout(50);
  api.faults.clear();
  api.faults.add(twoFail);

  const some = (count) => count.toLocaleString("en");
  await panel.getByRole("button", { name: /^Retry/ }).click();
  await page.getByText(`${some(lines.length - 2)} of ${some(lines.length)} numbers attached`).waitFor();
  api.faults.clear();
  await page.getByRole("button", { name: "Retry 2 numbers" }).first().click();
  await page.getByText(`${some(lines.length)} numbers attached`, { exact: true }).waitFor();
  assert.deepEqual(sent().slice(-2), [[lines[0]], [lines[1234]]]);
  assert.deepEqual(api.state.attached.map(({ number }) => number).sort(), lines);
  await close();
});
