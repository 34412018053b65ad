// Measurements in Chromium, each in a separate context that shares nothing with the one before.
import { launchBrowser } from "../browser/harness.mjs";

export { launchBrowser };

/** How many times the page's main thread is slowed down. */
export const CPU_RATES = [1, 4];

/**
 * Opens `url` in a new context and resolves to what the page passes to its only call of `report()`. The main
 * thread is slowed down `cpuRate` times; background compilation and workers are not. Nothing is evaluated in
 * the page before that, because a slowed down page takes 50 ms to parse what Playwright adds for it.
 */
export async function measurePage(browser, { url, cpuRate, prepare }) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuRate });
    await devtools.send("Runtime.enable");
    await devtools.send("Runtime.addBinding", { name: "reportText" });
    const reported = new Promise((resolve, reject) => {
      devtools.once("Runtime.bindingCalled", ({ payload }) => resolve(JSON.parse(payload)));
      page.once("pageerror", reject);
      setTimeout(() => reject(new Error(`${url} has reported nothing for 60 s`)), 60_000).unref();
    });
    await page.addInitScript(() => {
      globalThis.report = (record) => globalThis.reportText(JSON.stringify(record));
    });
    if (prepare !== undefined) await page.addInitScript(prepare);
    await page.goto(url);
    return await reported;
  } finally {
    await context.close();
  }
}
