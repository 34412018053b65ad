// What is left to do elsewhere once numbers are attached: at the provider, the firewall, an agent, a test call.
import type { LookUp, ServiceAddresses } from "sipattach";
import { css, html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { copyText } from "../../shared/browser.js";
import { clip } from "../../shared/clip.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { sampleStyles } from "../../shared/sample.styles.js";
import { senderOf } from "../../state/sender.js";
import { loadProviderTexts, providerTexts } from "../../texts/provider/index.js";
import "../checklist/checklist.js";

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
    max-height: 220px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_text-s);
    line-height: 1.45;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    border-top: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead th {
    border-top: 0;
    color: var(--_muted);
  }
  th {
    font-weight: var(--_bold);
  }
`;

export class NextSteps extends Part {
  static override styles = [Part.styles, sampleStyles, nextStepsStyles];

  @state() private addresses: LookUp<ServiceAddresses> | null = null;
  @state() private isBusy = false;
  @state() private said = "";

  override connectedCallback(): void {
    super.connectedCallback();
    void loadProviderTexts(this.store);
  }

  protected override render(): Content {
    const words = providerTexts(this.store);
    return html`<details>
        <summary>${icon("chevron")}${words.nextSteps}</summary>
        <div class="inner">
          <ol>
            <li>
              <b>${words.nextPbx}</b>
              ${this.#registration()}
              <sip-attach-checklist .store=${this.store} .provider=${this.#provider}></sip-attach-checklist>
            </li>
            <li><b>${words.nextFirewall}</b>${this.#firewall()}</li>
            <li><b>${words.nextAgent}</b></li>
            <li><b>${words.nextTest}</b></li>
          </ol>
          <div class="visually-hidden" role="status">${this.said}</div>
        </div>
      </details>
      <details>
        <summary>${icon("chevron")}${words.ifCallsFail}</summary>
        <div class="inner">
          <table>
            <thead>
              <tr>
                <th scope="col">${words.symptom}</th>
                <th scope="col">${words.remedy}</th>
              </tr>
            </thead>
            <tbody>
              ${words.failures.map(
                ([symptom, remedy]) =>
                  html`<tr>
                    <th scope="row">${symptom}</th>
                    <td>${remedy}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  /** The provider of the endpoint that was sent, or the one that was chosen. */
  get #provider(): string {
    const { loaded, provider } = this.store;
    const outbound = senderOf(this.store).plan?.directions.find(({ type }) => type === "outbound")?.sip_endpoint.value;
    const found = outbound ? loaded!.engine.readEndpoint(outbound).provider : null;
    return found ?? loaded!.engine.providerChecklist(provider).provider ?? "other";
  }

  #registration(): Content {
    const { texts } = this;
    const inbound = senderOf(this.store).plan?.directions.find(({ type }) => type === "inbound");
    if (inbound?.auth_mode?.value !== "register") return nothing;
    return html`<dl>
      <dt>${texts.registerUser}</dt>
      <dd>${inbound.register_username?.value ?? "–"}</dd>
      <dt>${texts.registerPassword}</dt>
      <dd>${providerTexts(this.store).pbxPasswordAbove}</dd>
    </dl>`;
  }

  #firewall(): Content {
    const { texts, addresses } = this;
    const words = providerTexts(this.store);
    const ask = (label: string) =>
      html`<div>
        <button type="button" class="button small" ?disabled=${this.isBusy} @click=${this.#ask}>
          ${icon("refresh")}${label}
        </button>
      </div>`;
    if (!addresses) return ask(words.askAddresses);
    if (addresses.problem)
      return html`<p class="hint">${words.addressesFailed}</p>
        ${ask(texts.tryAgain)}`;
    const { groups, raw } = addresses.value;
    const { region, items } = this.#known();
    const isSame = this.#agrees(
      groups,
      region,
      items.flatMap(({ id, values }) => (/_addresses$/.test(id) ? values : [])),
    );
    if (isSame)
      return html`<p class="diagnostic ok">${icon("ok")}<span class="text">${words.sameAddresses(region)}</span></p>`;
    const text =
      groups.length > 0
        ? groups.map(({ name, addresses: list }) => `${clip(name)}: ${list.join(", ")}`).join("\n")
        : JSON.stringify(raw, null, 2);
    return html`<p class="diagnostic warning">
        ${icon("warning")}<span class="text">${words.otherAddresses(region)}</span>
      </p>
      <pre tabindex="0" aria-label=${words.nextFirewall}>${clip(text, 20_000)}</pre>
      <div>
        <button type="button" class="button small" @click=${() => this.#copy(text)}>
          ${icon("copy")}${texts.copy}
        </button>
      </div>`;
  }

  #known() {
    const { engine } = this.store.loaded!;
    const list = engine.providerChecklist(this.#provider, this.store.serviceRegion);
    const { region, items } = list.region === null ? engine.providerChecklist(this.#provider) : list;
    return { region: String(region), items };
  }

  /** Whether the API returned exactly the known addresses: in the region's group, or over all groups if it has none. */
  #agrees(groups: ServiceAddresses["groups"], region: string, known: readonly string[]): boolean {
    const own = groups.filter(({ name }) => name.split(/[^a-z0-9]+/i).includes(region));
    const named = new Set((own.length > 0 ? own : groups).flatMap((group) => group.addresses));
    return named.size === new Set(known).size && known.every((address) => named.has(address));
  }

  readonly #ask = async () => {
    const { tools, apiKey, address } = this.store;
    if (!tools || apiKey.value === "") return;
    this.said = address.error ? this.store.message(address.error) : "";
    if (address.error) return;
    this.isBusy = true;
    this.addresses = await tools.module.getServiceAddresses(tools.engine, {
      apiKey: apiKey.value,
      ...address.forLookUps,
    });
    this.isBusy = false;
    this.said = this.addresses.problem ? providerTexts(this.store).addressesFailed : "";
  };

  async #copy(text: string): Promise<void> {
    this.said = (await copyText(text)) ? this.texts.copied : this.texts.copyFailed;
  }
}

define("sip-attach-next-steps", NextSteps);
