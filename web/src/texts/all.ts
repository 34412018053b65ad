// All texts, for what is drawn after the first frame. Whoever imports this brings the English ones along.
import { enLater } from "./en-later.js";
import { en, type FirstTexts } from "./en.js";
import type { Texts } from "./index.js";

// With these, rather than in a file of its own, which the browser would fetch for a few lines.
export { partTexts } from "./part-texts.js";

const allEn: Texts = { ...en, ...enLater };

/** In the language of the page. */
export function allTexts({ texts }: { texts: FirstTexts }): Texts {
  return texts === en ? allEn : (texts as Texts); // other languages are loaded whole
}
