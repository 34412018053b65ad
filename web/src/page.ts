// What the page does besides showing its element. An element that is embedded elsewhere does none of it,
// for that site is not ours: nothing is fetched before it is connected, and nothing is kept.
import { loadEngine, scriptUrl } from "./engine/load.js";

// The engine compiles while the element's script runs; the element tells of a failure.
loadEngine().catch(() => undefined);

/** What the page is called, and its languages by their own names. */
const LANGUAGES: Record<string, { name: string; title: string }> = {
  en: { name: "English", title: "SIP attach builder" },
  de: { name: "Deutsch", title: "SIP-Anbindung" },
};
const CHOICE = "sip-attach-page:language:1";
const languageOf = (tag: string | null) => tag?.toLowerCase().split("-")[0] ?? "";
const isKnown = (tag: string | null): tag is string => Object.hasOwn(LANGUAGES, languageOf(tag));
const address = new URL(location.href);

/** What the address asks for (for this visit), what was chosen here before, then what the browser prefers. */
function preferred(): string {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(CHOICE);
  } catch {
    // Forbidden: the browser's languages count.
  }
  return [address.searchParams.get("lang"), chosen, ...navigator.languages].find(isKnown) ?? "en";
}

const choice = document.createElement("button");
choice.type = "button";
choice.slot = "top";

/** The element follows the language of the page. The button leads to the next one. */
function speak(tag: string): void {
  const known = Object.keys(LANGUAGES);
  const at = known.indexOf(languageOf(tag));
  choice.lang = known[(at + 1) % known.length];
  choice.textContent = LANGUAGES[choice.lang].name;
  document.documentElement.lang = tag;
  document.title = LANGUAGES[known[at]].title;
  document.querySelector("h1")!.textContent = document.title;
}

choice.addEventListener("click", () => {
  speak(choice.lang);
  try {
    localStorage.setItem(CHOICE, document.documentElement.lang);
  } catch {
    // Forgotten on leaving the page.
  }
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address.pathname + address.search + location.hash);
});
speak(preferred());
document.querySelector("sip-attach-builder")!.append(choice);

// Fetching it all again waits for the first frame. Some browsers refuse it in private
// windows and frames, and outside https and localhost: then nothing is kept.
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
