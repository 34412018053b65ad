import { join } from "node:path";
import { root } from "../../../scripts/download-sizes.mjs";
import { startPage } from "../../mock/page.mjs";
import { CPU_RATES, launchBrowser, measurePage } from "../chromium.mjs";
import { interleaved } from "../processes.mjs";
import { summarizeEach } from "../statistics.mjs";
import { spread } from "../tables.mjs";

export const title = "The page in Chromium: from the navigation to the first diagnostic";
export const defaultRuns = 10;

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
    // What the page loads behind the first plan, such as parts for later, has no part in it; nor has
    // the module's own entry, which ends when it has been compiled.
    const entries = performance
      .getEntriesByType("resource")
      .filter(({ name, responseEnd }) => responseEnd <= planned && !name.endsWith(".wasm"));
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const bytes = Math.max(...entries.map((entry) => entry.responseEnd));
    globalThis.measured = {
      paint_ms: paint?.startTime ?? shown,
      bytes_ms: bytes,
      planned_ms: planned,
      shown_ms: shown,
      behind_bytes_ms: shown - bytes,
    };
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

export async function run({ runs }) {
  const served = await startPage({ root: join(root, "web/dist") });
  const browser = await launchBrowser();
  try {
    const records = await interleaved(CPU_RATES, runs, (cpuRate) =>
      measurePage(browser, {
        url: served.url,
        cpuRate,
        prepare: watchDiagnostics,
        measured: () => globalThis.measured,
      }),
    );
    return Object.fromEntries(
      CPU_RATES.map((rate, index) => [rate, summarizeEach(records[index])]),
    );
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
