// An unfinished batch, for the tests that close its tab.
import { addNumbers, send, switchOn, UNTIL_RELEASED } from "./harness.mjs";

/** Enough numbers for three requests. */
export const NUMBERS = Array.from({ length: 250 }, (_, index) => `+1415${5_551_000 + index}`);

export const posts = (api) => api.requests.filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach");
export const notice = (page) => page.getByRole("region", { name: "Sending was interrupted" });
export const whenReady = (page) => page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan?.ok);

/** Starts sending; resolves when the second of three requests is waiting for its answer. */
export async function begin(page, api) {
  api.faults.add({ ...UNTIL_RELEASED, after: 1, times: "always" });
  await addNumbers(page, NUMBERS);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByText("Request 2 of 3", { exact: false }).first().waitFor();
  await page.waitForFunction(() => sessionStorage["sip-attach-builder:batch:1:1"]);
}
