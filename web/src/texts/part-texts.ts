// The texts of parts that are loaded late: English comes with them, other languages are loaded when they are asked for.
import type { Store } from "../state/store.js";
import { languageOf } from "./language.js";

export interface PartTexts<Texts> {
  /** Those in the language of the page; English until they are loaded. */
  of: (store: Store) => Texts;
  /** Resolves when the texts in the language of the page are loaded, or cannot be. */
  load: (store: Store) => Promise<void>;
}

export function partTexts<Texts>(english: Texts, others: Record<string, () => Promise<Texts>>): PartTexts<Texts> {
  const loaded: Record<string, Texts> = {};
  const load = async (store: Store) => {
    const language = languageOf(store.locale);
    if (loaded[language]) return;
    const texts = await others[language]?.().catch(() => null);
    if (!texts || loaded[language]) return;
    loaded[language] = texts;
    store.notify();
  };
  const of = (store: Store) => {
    void load(store);
    return loaded[languageOf(store.locale)] ?? english;
  };
  return { of, load };
}
