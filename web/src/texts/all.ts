// All texts, for what is drawn after the first frame. Whoever imports this brings the English ones along.
import { enLater } from "./en-later.js";
import { en, type FirstTexts } from "./en.js";
import type { Texts } from "./index.js";

const allEn: Texts = { ...en, ...enLater };

/** In the language of the page. */
export function allTexts({ texts }: { texts: FirstTexts }): Texts {
  return texts === en ? allEn : (texts as Texts); // other languages are loaded whole
}
