// A field for a SIP destination, which shows how the engine reads it while it is typed.
import type { EndpointReading } from "sipattach";
import { html, nothing } from "lit";
import { property } from "lit/decorators.js";
import { shownValue, textField } from "../../shared/field.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { Path } from "../../shared/pointer.js";
import { endpointFieldStyles } from "./endpoint-field.styles.js";

export class EndpointField extends Part {
  static override styles = [Part.styles, endpointFieldStyles];

  @property({ attribute: false }) path: Path = [];
  @property({ attribute: false }) note = "";
  @property({ attribute: false }) hint = "";

  protected override render(): Content {
    const { store, texts } = this;
    const value = shownValue(store, this.path);
    const reading = value === "" ? null : store.atOnce((engine) => engine.readEndpoint(value));
    return html`<div class="field">
      ${textField(store, {
        path: this.path,
        label: texts.endpoint,
        note: this.note,
        hint: this.hint,
        mono: true,
        inputMode: "url",
        placeholder: "sip:pbx.example.com;transport=tls",
      })}
      ${reading?.valid ? this.#understood(reading) : nothing}
    </div>`;
  }

  #understood(reading: EndpointReading): Content {
    const { texts } = this;
    const parts: [string, string | null][] = [
      [texts.uriUser, reading.user],
      [texts.uriHost, reading.host],
      [texts.uriPort, reading.port === null ? null : String(reading.port)],
      [texts.uriTransport, reading.transport],
      ...Object.entries(reading.params).filter(([name]) => name !== "transport"),
    ];
    return html`<dl aria-label=${texts.understoodAs} part="endpoint-reading">
      ${parts
        .filter(([, shown]) => shown !== null)
        .map(
          ([name, shown]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${shown}</dd>
            </div>`,
        )}
    </dl>`;
  }
}

define("sip-attach-endpoint-field", EndpointField);
