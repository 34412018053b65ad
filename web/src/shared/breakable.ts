// Names of fields in narrow columns.
import { html } from "lit";

/** The name of a field, which may be broken after its signs instead of inside a word. */
export function breakable(name: string): unknown[] {
  return name.split(/(?<=[_/])/).map((part) => html`${part}<wbr />`);
}
