// What will be in effect for a direction, and whether that comes from the request, the trunk or a default.
import { asText } from "../../shared/json-text.js";
import type { EffectiveDirection, EffectiveValue } from "sipattach";
import { html, nothing } from "lit";
import { property } from "lit/decorators.js";
import { breakable } from "../../shared/breakable.js";
import { Part, define, type Content } from "../../shared/part.js";
import { isObject, type Json } from "../../shared/pointer.js";
import type { DirectionType } from "../../state/draft.js";
import { factsStyles } from "../../shared/facts.styles.js";
import { effectiveStyles } from "./effective.styles.js";

type Shown = EffectiveValue<Json> & { redacted?: true };

function readFields(direction: EffectiveDirection): [string, Shown][] {
  return Object.entries(direction).filter((entry): entry is [string, Shown] => isObject(entry[1] as Json));
}

export class Effective extends Part {
  static override styles = [Part.styles, factsStyles, effectiveStyles];

  @property({ attribute: false }) type: DirectionType = "inbound";

  protected override render(): Content {
    const { texts, store } = this;
    const direction = store.plan?.directions.find((candidate) => candidate.type === this.type);
    const fields = direction ? readFields(direction) : [];
    if (fields.length === 0) return nothing;
    return html`<table part="effective">
      <thead>
        <tr>
          <th scope="col">${texts.field}</th>
          <th scope="col">${texts.value}</th>
          <th scope="col">${texts.source}</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          ([name, field]) =>
            html`<tr>
              <th scope="row" class="mono">${breakable(name)}</th>
              <td class="mono" dir="ltr">${this.#shown(name, field, direction!)}</td>
              <td><span class="source ${field.source}">${texts.sources[field.source]}</span></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #shown(name: string, { value, redacted, source }: Shown, direction: EffectiveDirection): Content | string {
    if (redacted && source === "request") return "••••••••";
    // The API never returns a trunk's passwords. If there is a username, there is a password.
    const user = Object.entries(direction).find(
      ([other]) => name.endsWith("_password") && other === name.replace("password", "username"),
    )?.[1] as Shown | undefined;
    if (redacted || (source === "trunk" && user?.source === "trunk" && user.value))
      return html`<span class="muted">${this.texts.setOnTrunk}</span>`;
    if (value === null || value === undefined) return html`<span class="muted">–</span>`;
    return Array.isArray(value) ? this.texts.entries(value.length) : asText(value);
  }
}

define("sip-attach-effective", Effective);
