// Measurements in Chromium: each in a context of its own, which shares nothing with the one before.
import { launchBrowser } from "../browser/harness.mjs";

export { launchBrowser };

/** How many times slower than this machine the page's main thread is made. */
export const CPU_RATES = [1, 4];

/**
 * Opens `url` in a new context and resolves to what `measured()` of the page resolves to. The main
 * thread is slowed down `cpuRate` times; compilation in the background and workers are not.
 */
export async function measurePage(browser, { url, cpuRate, prepare, measured }) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuRate });
    if (prepare !== undefined) await page.addInitScript(prepare);
    await page.goto(url);
    await page.waitForFunction(measured, undefined, { timeout: 60_000 });
    return await page.evaluate(measured);
  } finally {
    await context.close();
  }
}
