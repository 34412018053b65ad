// Where a diagnostic belongs, in the form's own labels, and whether the form shows it there.
import type { Diagnostic } from "sipattach";
import { directionIndex, type DirectionType } from "../state/draft.js";
import { isOfAddress } from "../state/address.js";
import type { Store } from "../state/store.js";
import { allTexts } from "../texts/all.js";
import { labelOf } from "../texts/labels.js";
import { toPath, valueAt } from "./pointer.js";

export interface Place {
  label: string;
  /** The form shows it at a field. A diagnostic without a field is shown next to the form. */
  isShown: boolean;
}

export function placeOf(store: Store, diagnostic: Diagnostic): Place {
  const { draft, hideSend } = store;
  const texts = allTexts(store);
  // There may be very many of these.
  if (diagnostic.path.startsWith("/phone_number")) return { label: texts.numbersTitle, isShown: true };
  if (isOfAddress(diagnostic)) return { label: texts.baseUrl, isShown: !hideSend };
  if (diagnostic.code.startsWith("bulk.")) return { label: texts.numbersTitle, isShown: true };
  const [head, index, ...rest] = toPath(diagnostic.path);
  if (head === undefined) return { label: texts.wholeDraft, isShown: false };
  if (head !== "directions" || index === undefined) {
    const label = labelOf(texts, head);
    return { label: label ?? head, isShown: label !== undefined };
  }
  const type = valueAt(draft, ["directions", index, "type"]) as DirectionType;
  if (!Object.hasOwn(texts.directionTitle, String(type)) || directionIndex(draft, type) !== Number(index))
    return { label: texts.directionsPlace, isShown: false };
  const field = rest.map((name) => labelOf(texts, name)).findLast((label) => label !== undefined);
  const title = texts.directionTitle[type];
  return { label: field === undefined ? title : `${title}: ${field}`, isShown: true };
}
