import { join } from "node:path";
import { root } from "../../../scripts/download-sizes.mjs";
import { startPage } from "../../mock/page.mjs";
import { CPU_RATES, launchBrowser, measurePage } from "../chromium.mjs";
import { interleaved } from "../processes.mjs";
import { summarizeEach } from "../statistics.mjs";
import { spread } from "../tables.mjs";

export const title = "The page in Chromium: from the navigation to the first diagnostic";
export const defaultRuns = 10;

const ICON = "/icon.svg";

/** Runs in the page. Records when the first diagnostic has been painted; a missing value counts as one. */
function watchDiagnostics() {
  const isShown = (root) =>
    [...root.querySelectorAll("*")].some(
      (element) =>
        (element.matches(".diagnostic") && element.checkVisibility()) ||
        (element.shadowRoot !== null && isShown(element.shadowRoot)),
    );
  const note = () => {
    const shown = performance.now();
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    globalThis.report({
      origin: performance.timeOrigin,
      paint_ms: paint?.startTime ?? shown,
      planned_ms: planned,
      shown_ms: shown,
    });
  };
  let planned;
  const look = () => {
    if (!isShown(document)) return requestAnimationFrame(look);
    // A task that is queued in a frame's callbacks runs after that frame has been painted.
    setTimeout(note);
  };
  document.addEventListener(
    "validate",
    () => {
      planned = performance.now();
      requestAnimationFrame(look);
    },
    { once: true },
  );
}

/**
 * The record with the time at which the server had sent the last byte that the first plan needed. The page's
 * own clock would be late, because a slowed down main thread learns late of what has arrived.
 */
function withLastByte({ origin, ...record }, servedAt) {
  const needed = servedAt.map((time) => time - origin).filter((time) => time <= record.planned_ms);
  const bytes_ms = Math.max(...needed);
  return { ...record, bytes_ms, behind_bytes_ms: record.shown_ms - bytes_ms };
}

/** Serves the page of a folder; `open` measures it once. */
async function serve(folder) {
  const servedAt = [];
  const { url, close } = await startPage({
    root: join(root, folder),
    onServed: (path) => {
      if (path === ICON) return; // nothing waits for it
      servedAt.push(performance.timeOrigin + performance.now());
    },
  });
  const open = async (browser, cpuRate) => {
    servedAt.length = 0;
    return withLastByte(await measurePage(browser, { url, cpuRate, prepare: watchDiagnostics }), servedAt);
  };
  return { open, close };
}

export async function run({ runs }) {
  const pages = { page: await serve("web/dist"), least: await serve("tests/bench/least-page") };
  const browser = await launchBrowser();
  try {
    const items = Object.keys(pages).flatMap((name) => CPU_RATES.map((cpuRate) => ({ name, cpuRate })));
    const records = await interleaved(items, runs, ({ name, cpuRate }) => pages[name].open(browser, cpuRate));
    const results = { page: {}, least: {} };
    items.forEach(({ name, cpuRate }, index) => (results[name][cpuRate] = summarizeEach(records[index])));
    return { ...results.page, least: results.least };
  } finally {
    await browser.close();
    for (const { close } of Object.values(pages)) await close();
  }
}

export function tables(results) {
  const row = (name, rate, of) => [
    rate === 1 ? name : `${name}, ${rate} times slower`,
    spread(of.paint_ms),
    spread(of.bytes_ms),
    spread(of.planned_ms),
    spread(of.shown_ms),
    spread(of.behind_bytes_ms),
  ];
  return [
    {
      title: `${title}, ms`,
      columns: ["", "first paint", "last byte", "planned", "shown", "behind the last byte"],
      rows: CPU_RATES.flatMap((rate) => [
        row("the page", rate, results[rate]),
        row("a page of one line", rate, results.least[rate]),
      ]),
    },
  ];
}
