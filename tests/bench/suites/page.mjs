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

/** Runs in the page. Notes when the first diagnostic has been painted; what is missing counts as one. */
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
    // A task behind a frame's callbacks runs when that frame has been painted.
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
 * The record with the time at which the server had sent the last byte that the first plan needed. The
 * page's own clock would be late: a slowed down main thread hears late of what has arrived.
 */
function withLastByte({ origin, ...record }, servedAt) {
  const needed = servedAt.map((time) => time - origin).filter((time) => time <= record.planned_ms);
  const bytes_ms = Math.max(...needed);
  return { ...record, bytes_ms, behind_bytes_ms: record.shown_ms - bytes_ms };
}

export async function run({ runs }) {
  let servedAt = [];
  const served = await startPage({
    root: join(root, "web/dist"),
    onServed: (path) => {
      if (path === ICON) return; // nothing waits for it, whenever it comes
      servedAt.push(performance.timeOrigin + performance.now());
    },
  });
  const browser = await launchBrowser();
  try {
    const records = await interleaved(CPU_RATES, runs, async (cpuRate) => {
      servedAt = [];
      const record = await measurePage(browser, {
        url: served.url,
        cpuRate,
        prepare: watchDiagnostics,
      });
      return withLastByte(record, servedAt);
    });
    return Object.fromEntries(CPU_RATES.map((rate, index) => [rate, summarizeEach(records[index])]));
  } finally {
    await browser.close();
    await served.close();
  }
}

export function tables(results) {
  return [
    {
      title: `${title}, ms`,
      columns: ["", "first paint", "last byte", "planned", "shown", "behind the last byte"],
      rows: CPU_RATES.map((rate) => [
        rate === 1 ? "this machine" : `${rate} times slower`,
        spread(results[rate].paint_ms),
        spread(results[rate].bytes_ms),
        spread(results[rate].planned_ms),
        spread(results[rate].shown_ms),
        spread(results[rate].behind_bytes_ms),
      ]),
    },
  ];
}
