// What the page does besides showing its element. An element embedded in another site does none of it, because that
// site is not ours: nothing is fetched before the element is connected, and nothing is stored.
import { loadEngine, scriptUrl } from "./engine/load.js";

// The engine compiles while the element's script runs. The element reports a failure.
loadEngine().catch(() => undefined);

/** The languages of the page by their own names, and the page's title in each. */
const LANGUAGES: Record<string, { name: string; title: string }> = {
  en: { name: "English", title: "SIP attach builder" },
  de: { name: "Deutsch", title: "SIP-Anbindung" },
};
const CHOICE = "sip-attach-page:language:1";
const languageOf = (tag: string | null) => tag?.toLowerCase().split("-")[0] ?? "";
const isKnown = (tag: string | null): tag is string => Object.hasOwn(LANGUAGES, languageOf(tag));
const address = new URL(location.href);

/** The language in the address (for this visit), else the one chosen earlier, else what the browser prefers. */
function preferred(): string {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(CHOICE);
  } catch {
    // Storage is forbidden, so the browser's languages decide.
  }
  return [address.searchParams.get("lang"), chosen, ...navigator.languages].find(isKnown) ?? "en";
}

const choice = document.createElement("button");
choice.type = "button";
choice.slot = "top";

/** Sets the language of the page, which the element follows. The button switches to the next one. */
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
    // Storage is forbidden, so the choice is lost on leaving the page.
  }
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address.pathname + address.search + location.hash);
});
speak(preferred());
document.querySelector("sip-attach-builder")!.append(choice);

// The service worker fetches everything again, so it waits for the first plan. Some browsers refuse it
// in private windows and frames, and outside https and localhost: then nothing works offline.
document.addEventListener(
  "validate",
  () => {
    setTimeout(async () => {
      try {
        await navigator.serviceWorker?.register(scriptUrl("service-worker.js"));
      } catch {
        // The page works without it.
      }
    }, 1000);
  },
  { once: true },
);
