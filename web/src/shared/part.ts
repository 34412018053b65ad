// The base class of the parts that are rendered after the first frame. They have all texts.
import { allTexts } from "../texts/all.js";
import type { Texts } from "../texts/index.js";
import { FirstPart } from "./first-part.js";

export { define, type Content } from "./first-part.js";

export abstract class Part extends FirstPart {
  protected override get texts(): Texts {
    return allTexts(this.store);
  }
}
