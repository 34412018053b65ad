// The base of the parts that are drawn after the first frame: they have all texts.
import { allTexts } from "../texts/all.js";
import type { Texts } from "../texts/index.js";
import { FirstPart } from "./first-part.js";

export { define, type Content } from "./first-part.js";

export abstract class Part extends FirstPart {
  protected override get texts(): Texts {
    return allTexts(this.store);
  }
}
