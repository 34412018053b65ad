// The texts of the parts that are about providers, by locale; all but English are loaded when asked for.
import type { Store } from "../state/store.js";
import { providerEn } from "./provider-en.js";

export type ProviderTexts = typeof providerEn;

const OTHERS: Record<string, () => Promise<ProviderTexts>> = {
  de: async () => (await import("./provider-de.js")).providerDe,
};
const loaded: Record<string, ProviderTexts> = {};

const languageOf = ({ locale }: Store) => locale.toLowerCase().split("-")[0];

/** Resolves when the texts in the language of the page are loaded, or cannot be. */
export async function loadProviderTexts(store: Store): Promise<void> {
  const language = languageOf(store);
  const load = OTHERS[language];
  if (!load || loaded[language]) return;
  try {
    loaded[language] = await load();
    store.notify();
  } catch {
    // English is there.
  }
}

/** English until others are there. */
export function providerTexts(store: Store): ProviderTexts {
  const language = languageOf(store);
  if (!loaded[language]) void loadProviderTexts(store);
  return loaded[language] ?? providerEn;
}
