// What the page does besides showing its element. An element that is embedded elsewhere does none of it,
// for that site is not ours: nothing is fetched before it is connected, and nothing is kept.
import { loadEngine, scriptUrl } from "./engine/load.js";

// The engine compiles while the element's script runs; the element tells of a failure.
loadEngine().catch(() => undefined);

// Fetching it all again waits until the page has said its first word. Refused by some browsers' private
// windows and frames, and outside of https and localhost: then nothing is kept.
document.addEventListener(
  "validate",
  () => {
    setTimeout(async () => {
      try {
        await navigator.serviceWorker?.register(scriptUrl("service-worker.js"));
      } catch {
        // The page works without.
      }
    }, 1000);
  },
  { once: true },
);
