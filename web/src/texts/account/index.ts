// The words of the parts that ask the account, in the language of the page.
import type { Store } from "../../state/store.js";
import { en } from "./en.js";

export type Words = typeof en;

let german: Words | null = null;

/** English until those of another language are there. */
export function wordsOf(store: Store): Words {
  if (!store.locale.toLowerCase().startsWith("de")) return en;
  if (german === null)
    void import("./de.js").then(({ de }) => {
      german = de;
      store.notify();
    });
  return german ?? en;
}
