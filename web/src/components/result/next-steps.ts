// What is left to do outside of the API once numbers are attached: the PBX, the firewall, a test.
import type { LookUp, ServiceAddresses } from "sipattach";
import { css, html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { copyText } from "../../shared/browser.js";
import { clip } from "../../shared/clip.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";

/** The edges of the service; where there is a choice, the one that is closest to the PBX. */
const EDGES = ["us2", "ca2", "asia2", "eu2"].map((region) => `${region}.sip.bland.ai`);

const nextStepsStyles = css`
  ol {
    display: grid;
    gap: 14px;
    font-size: var(--_text-s);
    line-height: 1.5;
    counter-reset: step;
  }
  ol > li {
    display: grid;
    gap: 6px;
    padding-inline-start: 26px;
    position: relative;
    overflow-wrap: anywhere;
    grid-template-columns: minmax(0, 1fr);
  }
  ol > li::before {
    counter-increment: step;
    content: counter(step);
    position: absolute;
    inset-inline-start: 0;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: var(--_bold);
    line-height: 18px;
    text-align: center;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 3px 12px;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    font-family: var(--_mono);
    font-size: 0.94em;
    overflow-wrap: anywhere;
  }
  pre {
    padding: 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_code);
    font-family: var(--_mono);
    font-size: var(--_text-s);
    max-height: 220px;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;

export class NextSteps extends Part {
  static override styles = [Part.styles, nextStepsStyles];

  @state() private addresses: LookUp<ServiceAddresses> | null = null;
  @state() private isBusy = false;
  @state() private said = "";

  protected override render(): Content {
    const { texts } = this;
    const inbound = this.store.sender.plan?.directions.find(({ type }) => type === "inbound");
    const registers = inbound?.auth_mode?.value === "register";
    return html`<details>
      <summary>${icon("chevron")}${texts.nextSteps}</summary>
      <div class="inner">
        <ol>
          <li>
            <b>${texts.nextPbx}</b>
            <dl>
              <dt>${texts.pbxServer}</dt>
              <dd>${EDGES.join(", ")}</dd>
              <dt>${texts.transport}</dt>
              <dd>TLS, 5061</dd>
              <dt>${texts.pbxMedia}</dt>
              <dd>SRTP, UDP 16384–32768</dd>
              ${
                registers
                  ? html`<dt>${texts.registerUser}</dt>
                      <dd>${inbound?.register_username?.value ?? "–"}</dd>
                      <dt>${texts.registerPassword}</dt>
                      <dd>${texts.pbxPasswordAbove}</dd>`
                  : nothing
              }
            </dl>
          </li>
          <li><b>${texts.nextFirewall}</b>${this.#firewall()}</li>
          <li><b>${texts.nextTest}</b></li>
        </ol>
        <div class="visually-hidden" role="status">${this.said}</div>
      </div>
    </details>`;
  }

  #firewall(): Content {
    const { texts, addresses } = this;
    const ask = (label: string) =>
      html`<div>
        <button type="button" class="button small" ?disabled=${this.isBusy} @click=${this.#ask}>
          ${icon("refresh")}${label}
        </button>
      </div>`;
    if (!addresses) return ask(texts.askAddresses);
    if (addresses.problem)
      return html`<p class="hint">${texts.addressesFailed}</p>
        ${ask(texts.tryAgain)}`;
    const { groups, raw } = addresses.value;
    const text =
      groups.length > 0
        ? groups.map(({ name, addresses: list }) => `${clip(name)}: ${list.join(", ")}`).join("\n")
        : JSON.stringify(raw, null, 2);
    return html`<pre tabindex="0" aria-label=${texts.nextFirewall}>${clip(text, 20_000)}</pre>
      <div>
        <button type="button" class="button small" @click=${() => this.#copy(text)}>
          ${icon("copy")}${texts.copy}
        </button>
      </div>`;
  }

  readonly #ask = async () => {
    const { loaded, sender, lookUpAddress, addressError } = this.store;
    if (!loaded || sender.apiKey === "") return;
    this.said = addressError ? this.store.message(addressError) : "";
    if (addressError) return;
    this.isBusy = true;
    this.addresses = await loaded.module.readServiceAddresses(loaded.engine, {
      apiKey: sender.apiKey,
      ...lookUpAddress,
    });
    this.isBusy = false;
    this.said = this.addresses.problem ? this.texts.addressesFailed : "";
  };

  async #copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? this.texts.copied : this.texts.copyFailed;
  }
}

define("sip-attach-next-steps", NextSteps);
