// All texts, for what is drawn behind the first frame. Whoever imports this brings the English ones along.
import type { Store } from "../state/store.js";
import { enLater } from "./en-later.js";
import { en } from "./en.js";
import type { Texts } from "./index.js";

const allEn: Texts = { ...en, ...enLater };

/** In the language of the page. */
export function allTexts({ texts }: Pick<Store, "texts">): Texts {
  return texts === en ? allEn : (texts as Texts); // other languages are loaded whole
}
