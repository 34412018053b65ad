// The texts of the parts that are about providers, in the language of the page.
import { partTexts } from "../all.js";
import { en } from "./en.js";

export type ProviderTexts = typeof en;

export const { of: providerTexts, load: loadProviderTexts } = partTexts<ProviderTexts>(en, {
  de: async () => (await import("./de.js")).de,
});
