// The texts of the parts that ask the account, in the language of the page.
import { partTexts } from "../all.js";
import { en } from "./en.js";

export type AccountTexts = typeof en;

export const { of: accountTexts } = partTexts<AccountTexts>(en, { de: async () => (await import("./de.js")).de });
