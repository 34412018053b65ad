// The fields of a trunk that is to be created or changed, each with the engine's diagnostics.
import type { Diagnostic, TrunkFields } from "sipattach";
import { css, html, nothing, type PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { generatePassword } from "../../shared/browser.js";
import { readInteger } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { sampleStyles } from "../../shared/sample.styles.js";
import {
  isObject,
  toPointer,
  valueAt,
  withValue,
  type Json,
  type JsonObject,
  type Path,
} from "../../shared/pointer.js";
import { accountTexts } from "../../texts/account/index.js";

/** Asks the dialog to create this trunk, or to change these members of one. */
export class CreateTrunkEvent extends CustomEvent<TrunkFields> {
  constructor(fields: TrunkFields) {
    super("create-trunk", { detail: fields });
  }
}

interface Control {
  label: string;
  hint?: string;
  type?: "text" | "password";
  placeholder?: string;
  read?: (text: string) => Json | undefined;
  canGenerate?: boolean;
}

const formStyles = css`
  form {
    display: grid;
    gap: 14px;
    grid-template-columns: minmax(0, 1fr);
  }
  .pair {
    display: grid;
    gap: 14px;
    grid-template-columns: repeat(auto-fit, minmax(min(210px, 100%), 1fr));
    align-items: start;
  }
  textarea {
    min-height: 84px;
    resize: vertical;
  }
  pre {
    max-height: 180px;
  }
`;

export class TrunkForm extends Part {
  static override styles = [Part.styles, sampleStyles, formStyles];

  /** The initial values. They are passed again whenever the dialog is rendered, without effect. */
  @property({ attribute: false }) start: TrunkFields = {};
  @property({ attribute: false }) isFromDraft = false;
  /** The trunk to be changed, with its ID; null to create one. */
  @property({ attribute: false }) changed: { id: string; fields: TrunkFields } | null = null;
  @property({ attribute: false }) isBusy = false;
  @state() private fields: TrunkFields = {};
  @state() private diagnostics: readonly Diagnostic[] = [];
  @state() private mappings: readonly string[] = [];
  @state() private isShown = false;
  @state() private wasTried = false;
  /** Text of the mappings that is not JSON yet. */
  @state() private headersText: string | null = null;
  #judged: TrunkFields | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("start")) this.fields = this.start;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  protected override updated(): void {
    if (this.#judged !== this.fields) void this.#judge(this.fields);
  }

  async #judge(fields: TrunkFields): Promise<void> {
    this.#judged = fields;
    const { engine, module } = await this.store.whenLoaded();
    const [{ diagnostics }, { directions }] = await Promise.all([
      module.judgeTrunk(engine, this.#body, this.changed ? "update" : undefined),
      module.explainTrunk(engine, fields),
    ]);
    if (this.fields !== fields) return;
    this.diagnostics = diagnostics.filter(({ severity }) => severity !== "info");
    this.mappings = directions.flatMap(({ headers }) => (headers.value ?? []).map(({ text }) => text));
  }

  protected override render(): Content {
    const { store, texts } = this;
    const words = accountTexts(store);
    const isInbound = this.fields.direction !== "outbound";
    const secret = this.isShown ? "text" : "password";
    const registers = isInbound && this.fields.auth_mode === "register";
    const hasSecrets = registers || this.#text(["options", "sip_username"]) !== "" || this.isShown;
    const choices = (values: Record<string, string>) => Object.entries(values);
    return html`<form novalidate @submit=${this.#submit}>
      <p class="hint">
        ${this.changed ? words.trunkChangeNote : this.isFromDraft ? words.trunkFromDraft : words.trunkFormNote}
      </p>
      <div class="pair">
        ${this.#input(["name"], { label: words.trunkName })}
        ${this.#input(["provider"], { label: words.trunkProvider, hint: words.trunkProviderHint })}
      </div>
      <div class="pair">
        ${this.#select(["direction"], words.trunkDirection, choices({ "": words.trunkAuthModes[""], ...words.trunkDirections }), "")}
        ${this.#input(["sip_endpoint"], { label: words.trunkEndpoint, hint: words.trunkEndpointHint })}
      </div>
      ${isInbound ? this.#select(["auth_mode"], words.trunkAuth, choices(words.trunkAuthModes), "") : nothing}
      ${
        registers
          ? html`<div class="pair">
              ${this.#input(["register_auth", "username"], { label: words.trunkRegisterUser })}
              ${this.#input(["register_auth", "password"], { label: words.trunkRegisterPassword, type: secret, canGenerate: true })}
            </div>`
          : nothing
      }
      <div class="pair">
        ${this.#input(["options", "port"], { label: words.trunkPort, placeholder: "5061", read: readInteger })}
        ${this.#select(
          ["options", "transport"],
          words.trunkTransport,
          choices({ "": words.trunkAuthModes[""], tls: "TLS", tcp: "TCP", udp: "UDP" }),
          "",
        )}
      </div>
      <div class="pair">
        ${this.#input(["options", "sip_username"], { label: words.trunkSipUser })}
        ${this.#input(["options", "sip_password"], { label: words.trunkSipPassword, type: secret })}
      </div>
      ${this.#check(["options", "secure_media"], words.trunkSecure)}
      ${
        hasSecrets
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(this.isShown)}
                @change=${(event: Event) => (this.isShown = (event.target as HTMLInputElement).checked)}
              /><span>${texts.revealSecrets}</span></label
            >`
          : nothing
      }
      ${this.#headers()} ${this.#check(["is_default"], words.trunkMakeDefault)}
      <div class="field">
        <h3 id="exactly">${words.trunkExactly}</h3>
        <pre tabindex="0" aria-labelledby="exactly">${this.#request()}</pre>
      </div>
      <div class="row">
        <button type="submit" class="button primary" ?disabled=${this.isBusy}>
          ${this.changed ? words.trunkChangeButton : words.trunkCreate}
        </button>
      </div>
    </form>`;
  }

  /** The body to send: to change a trunk, only members that differ. Members that were emptied are left as they are. */
  get #body(): TrunkFields {
    const { changed, fields } = this;
    if (!changed) return fields;
    const was = changed.fields as JsonObject;
    return Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name])),
    );
  }

  /** The text of a field. A value of the wrong type is shown as JSON. */
  #text(path: Path): string {
    const value = valueAt(this.fields as Json, path);
    if (value === undefined || value === null) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  /** Sets a value. An object is removed with its last member. */
  #set(path: Path, value: Json | undefined): void {
    let fields = withValue(this.fields as Json, path, value);
    const [head] = path;
    const parent = valueAt(fields, [head]);
    if (path.length > 1 && isObject(parent) && Object.keys(parent).length === 0)
      fields = withValue(fields, [head], undefined);
    this.fields = fields as TrunkFields;
  }

  #idOf(path: Path): string {
    return `t-${path.join("-")}`;
  }

  #input(path: Path, { label, hint, type = "text", placeholder, read, canGenerate }: Control): Content {
    const id = this.#idOf(path);
    const said = this.#said(path);
    const convert = read ?? ((text: string) => (text === "" ? undefined : text));
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <div class=${canGenerate ? "with-buttons" : ""}>
        <input
          id=${id}
          part="input"
          class=${path[0] === "name" || path[0] === "provider" ? "" : "mono"}
          type=${type}
          autocomplete=${type === "password" ? "new-password" : "off"}
          autocapitalize="off"
          spellcheck="false"
          placeholder=${placeholder ?? nothing}
          aria-required=${path[0] === "name" ? "true" : nothing}
          aria-invalid=${said.some(({ severity }) => severity === "error") || this.#isNameMissing(path) ? "true" : "false"}
          aria-describedby="${id}-hint ${id}-said"
          .value=${live(this.#text(path))}
          @input=${(event: Event) => this.#set(path, convert((event.target as HTMLInputElement).value))}
        />
        ${canGenerate ? html`<button type="button" class="button" @click=${() => this.#generate(path)}>${this.texts.generate}</button>` : nothing}
      </div>
      <div class="hint" id="${id}-hint" ?hidden=${!hint}>${hint ?? nothing}</div>
      ${this.#list(said, `${id}-said`, this.#isNameMissing(path))}
    </div>`;
  }

  #generate(path: Path): void {
    this.#set(path, generatePassword());
    this.isShown = true;
  }

  #select(path: Path, label: string, choices: [string, string][], absent: string): Content {
    const id = this.#idOf(path);
    const current = this.#text(path) || absent;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select
        id=${id}
        part="input"
        aria-describedby="${id}-said"
        @change=${(event: Event) => this.#set(path, (event.target as HTMLSelectElement).value || undefined)}
      >
        ${choices.map(([value, text]) => html`<option value=${value} .selected=${value === current}>${text}</option>`)}
      </select>
      ${this.#list(this.#said(path), `${id}-said`)}
    </div>`;
  }

  #check(path: Path, label: string): Content {
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${live(valueAt(this.fields as Json, path) === true)}
        @change=${(event: Event) => this.#set(path, (event.target as HTMLInputElement).checked ? true : undefined)}
      /><span>${label}</span></label
    >`;
  }

  #headers(): Content {
    const words = accountTexts(this.store);
    const { headers } = this.fields;
    const text = this.headersText ?? (headers === undefined ? "" : JSON.stringify(headers, null, 1));
    const said = this.diagnostics.filter(({ path }) => path === "/headers" || path.startsWith("/headers/"));
    const isBroken = this.headersText !== null;
    return html`<details ?open=${headers !== undefined}>
      <summary>${icon("chevron")}${words.trunkHeaders}</summary>
      <div class="inner field">
        <label for="t-headers">${words.trunkHeadersLabel}</label>
        <textarea
          id="t-headers"
          part="input"
          class="mono"
          spellcheck="false"
          autocomplete="off"
          placeholder=${'{"direction": "outbound", "headers": [{"type": "custom", "key": "account_id", "value": "X-Account-Id"}]}'}
          aria-invalid=${isBroken ? "true" : "false"}
          aria-describedby="t-headers-hint t-headers-said"
          .value=${live(text)}
          @change=${(event: Event) => this.#readHeaders((event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <div class="hint" id="t-headers-hint">
          ${this.mappings.map((mapping) => html`<div>${mapping}</div>`)}${words.trunkTransfers}
        </div>
        ${this.#list(said, "t-headers-said", isBroken ? words.trunkHeadersBroken : false)}
      </div>
    </details>`;
  }

  #readHeaders(text: string): void {
    this.headersText = null;
    if (text.trim() === "") return this.#set(["headers"], undefined);
    try {
      this.#set(["headers"], JSON.parse(text) as Json);
    } catch {
      this.headersText = text;
    }
  }

  #isNameMissing(path: Path): string | false {
    const name = this.fields.name ?? "";
    const most = this.store.tools?.engine.info.limits.max_trunk_name_length ?? Infinity;
    const isGood = name !== "" && [...name].length <= most;
    return path[0] === "name" && this.wasTried && !isGood ? accountTexts(this.store).trunkNameNeeded(most) : false;
  }

  #said(path: Path): Diagnostic[] {
    const pointer = toPointer(path);
    const isGroup = path.length === 2 && path[1] === "username";
    return this.diagnostics.filter(
      (diagnostic) => diagnostic.path === pointer || (isGroup && diagnostic.path === toPointer(path.slice(0, 1))),
    );
  }

  #list(diagnostics: readonly Diagnostic[], id: string, more: string | false = false): Content {
    const { store, texts } = this;
    if (diagnostics.length === 0 && !more) return html`<ul id=${id} hidden></ul>`;
    return html`<ul class="diagnostics" id=${id}>
      ${
        more
          ? html`<li class="diagnostic error">
              ${icon("error")}
              <div class="text">${more}</div>
            </li>`
          : nothing
      }
      ${diagnostics.map(
        (diagnostic) =>
          html`<li class="diagnostic ${diagnostic.severity}" data-code=${diagnostic.code}>
            ${icon(diagnostic.severity)}
            <div class="text">
              <span class="visually-hidden">${texts.severity[diagnostic.severity]}: </span>${store.message(diagnostic)}
              ${
                diagnostic.fix
                  ? html`<div>
                      <button type="button" class="fix" @click=${() => this.#mend(diagnostic)}>
                        ${icon("fix")}<span>${store.fixTitle(diagnostic.fix, diagnostic)}</span>
                      </button>
                    </div>`
                  : nothing
              }
            </div>
          </li>`,
      )}
    </ul>`;
  }

  #mend({ fix }: Diagnostic): void {
    const module = this.store.tools?.module;
    if (module && fix) this.fields = module.applyPatch(this.fields, fix.patch) as TrunkFields;
  }

  #request(): string {
    const { tools, address } = this.store;
    const body = this.#body;
    const shown = this.isShown ? body : (tools?.engine.redact(body) ?? {});
    const method = this.changed ? "PATCH" : "POST";
    const url = tools?.module.trunkUrl(address.url ?? "", this.changed?.id) ?? "";
    return `${method} ${url}\n${JSON.stringify(shown, null, 2)}`;
  }

  /** Sends the form, or moves the focus to what prevents that. */
  readonly #submit = async (event: Event) => {
    event.preventDefault();
    this.wasTried = true;
    await this.#judge(this.fields);
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]");
    const isWrong = wrong !== null || this.diagnostics.some(({ severity }) => severity === "error");
    if (isWrong) return (wrong ?? this.renderRoot.querySelector<HTMLElement>(".diagnostic.error"))?.focus();
    if (Object.keys(this.#body).length > 0) this.dispatchEvent(new CreateTrunkEvent(this.#body));
  };
}

define("sip-attach-trunk-form", TrunkForm);
