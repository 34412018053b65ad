// What the page's thread spends on one input with a long list: `node tests/bench/long-lists.mjs [--runs N] [--json]`.
// It measures the processor time of that thread, to which other programs do not add. No test checks the figures.
import { parseArgs } from "node:util";
import { launchBrowser, openPage } from "../browser/harness.mjs";
import { median } from "./statistics.mjs";
import { textTable } from "./tables.mjs";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    numbers: { type: "string", default: "100000" },
    repeated: { type: "string", default: "30000" },
    only: { type: "string", multiple: true, default: [] },
    json: { type: "boolean", default: false },
  },
});
const RUNS = Number(options.runs);
const NUMBERS = Number(options.numbers);
const REPEATED = Number(options.repeated);
const SETTLE_MS = 400;

const browser = await launchBrowser();
const { page, close } = await openPage(browser);
page.setDefaultTimeout(240_000);
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable", { timeDomain: "threadTicks" });

/** The processor time, in milliseconds, that tasks of the page's thread have taken. */
async function taskTime() {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

/** Waits until nothing is being planned, and nothing has come from the worker for a while. */
async function settle() {
  await page.evaluate(async (quiet) => {
    const builder = document.querySelector("sip-attach-builder");
    const { store } = builder.renderRoot.querySelector("sip-attach-numbers, sip-attach-json-view, sip-attach-checks");
    for (let since = performance.now(); performance.now() - since < quiet;) {
      if (store.planning && !store.brokenText) since = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, SETTLE_MS);
}

/**
 * Measures the work between an input and the frame that answers it, and everything that follows until the page is at
 * rest. The input is made as a person makes it: between the two readings, Playwright evaluates only the wait.
 */
async function measure(input) {
  await settle();
  const framed = page.evaluate(
    () =>
      new Promise((resolve) => {
        const done = () => requestAnimationFrame(() => setTimeout(resolve));
        for (const type of ["keydown", "click"]) addEventListener(type, done, { capture: true, once: true });
      }),
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const before = await taskTime();
  await input();
  await framed;
  const answered = (await taskTime()) - before;
  await settle();
  return { answered, all: (await taskTime()) - before };
}

/** Clicks where the element is, as by hand: finding the element is not part of the work. */
async function clickOn(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  const at = [x + width / 2, y + height / 2];
  await page.mouse.move(...at);
  return () => page.mouse.down().then(() => page.mouse.up());
}
const press = (key) => () => page.keyboard.press(key);

const button = (name) => page.getByRole("button", { name, exact: true });
const numberField = page.getByLabel("Add numbers");
const editor = page.getByRole("textbox", { name: "Request body as JSON" });
const endpoint = page.locator("sip-attach-direction[data-type=outbound] sip-attach-endpoint-field input").first();

const figures = new Map();
async function note(name, input) {
  const { answered, all } = await measure(input);
  if (!figures.has(name)) figures.set(name, { answered: [], all: [] });
  figures.get(name).answered.push(answered);
  figures.get(name).all.push(all);
}

/** Puts the caret in the middle of the text, between two numbers, as a person who changes one does. */
async function intoEditor() {
  await editor.waitFor();
  await editor.click();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await settle();
}

const journeys = {
  async remove() {
    await note("remove a row", await clickOn(page.getByRole("button", { name: /^Remove \+/ }).nth(3)));
    await note("undo it in the form", await clickOn(button("Undo")));
    await note("redo it in the form", await clickOn(button("Redo")));
    await note("undo it in the form", await clickOn(button("Undo")));
  },
  async edit() {
    await page
      .getByRole("button", { name: /^Edit \+/ })
      .nth(2)
      .click();
    await page.keyboard.press("End");
    await note("type into a row", press("7"));
    await note("take the edited row", press("Enter"));
    await note("undo the edited row", press("Control+z"));
  },
  async number() {
    await numberField.click();
    await note("first key in the number field", press("+"));
    for (const key of "4420") await note("a key in the number field", press(key));
    await note("take a key back in the number field", press("Backspace"));
    await note("add the typed number", press("Enter"));
    await note("undo the added number", await clickOn(button("Undo")));
  },
  async field() {
    await endpoint.click();
    await page.keyboard.press("End");
    await note("first key in a SIP endpoint", press("x"));
    await note("a key in a SIP endpoint", press("y"));
    await note("undo the endpoint", await clickOn(button("Undo")));
  },
  async json() {
    await note("open the JSON view", await clickOn(button("JSON")));
    await intoEditor();
    await note("first key in the JSON view", press("5"));
    await note("a key in the JSON view", press("6"));
    await note("undo by key in the JSON view", press("Control+z"));
    await note("a key in the JSON view", press("6"));
    await note("undo by button in the JSON view", await clickOn(button("Undo")));
    await intoEditor();
    await note("a key that breaks the JSON text", press('"'));
    await note("a key in broken JSON text", press("7"));
    await note("mend the JSON text", press("Control+z"));
    await note("back to the form", await clickOn(button("Form")));
  },
};

async function load() {
  await page.evaluate(
    ([all, again]) => {
      const number = (index) => `+1415${2_000_000 + (index < all - again ? index : index % 1000)}`;
      globalThis.longDraft = {
        phone_numbers: Array.from({ length: all }, (_, index) => number(index)),
        directions: [{ type: "outbound", sip_endpoint: "sip:pbx.example.com" }],
      };
      addEventListener("keydown", function give({ key }) {
        if (key !== "F9") return;
        removeEventListener("keydown", give);
        document.querySelector("sip-attach-builder").draft = globalThis.longDraft;
      });
    },
    [NUMBERS, REPEATED],
  );
  await note("load the draft", press("F9"));
}

for (let run = 0; run < RUNS; run += 1) {
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  await load();
  for (const [name, walk] of Object.entries(journeys))
    if (options.only.length === 0 || options.only.includes(name)) await walk();
  process.stderr.write(`${run + 1} of ${RUNS} runs\n`);
}
await close();
await browser.close();
print();

function print() {
  if (options.json) return console.log(JSON.stringify(Object.fromEntries(figures), null, 2));
  const worst = (list) => Math.max(...list);
  console.log(
    textTable({
      title: `What the page's thread spends on one input, ${NUMBERS} numbers of which ${REPEATED} repeat others`,
      columns: ["input", "times", "to the frame, ms", "worst", "until at rest, ms", "worst"],
      rows: [...figures].map(([name, { answered, all }]) => [
        name,
        answered.length,
        ...[median(answered), worst(answered), median(all), worst(all)].map((value) => value.toFixed(0)),
      ]),
    }),
  );
}
