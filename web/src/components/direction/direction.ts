// One direction of calls: a switch, and the fields that apply to it.
import { asText } from "../../shared/json-text.js";
import type { Diagnostic, EffectiveValue } from "sipattach";
import { html, nothing } from "lit";
import { property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { diagnosticList } from "../../shared/diagnostics.js";
import { readInteger, selectField, textField, wiring } from "../../shared/field.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import { isObject, isWithin, toPointer, valueAt, type Json, type JsonObject, type Path } from "../../shared/pointer.js";
import { directionIndex, withDirection, type DirectionType } from "../../state/draft.js";
import "../effective/effective.js";
import "../endpoint-field/endpoint-field.js";
import "../mappings/mappings.js";
import "../provider/provider.js";
import "../secret-field/secret-field.js";
import { directionStyles } from "./direction.styles.js";

const OPTIONS = ["transport", "port", "secure_media", "sip_username", "sip_password", "sip_realm"];
const SHOWN_MEMBERS = ["auth_mode", "register_auth", "sip_endpoint", "options", "headers"];

export class Direction extends Part {
  static override styles = [Part.styles, directionStyles];

  @property({ attribute: false }) type: DirectionType = "inbound";
  /** What the card held when it was switched off, so that switching it on again loses nothing. */
  #kept: JsonObject | undefined;

  /** Unfolds the place where a value of the draft is shown. */
  async reveal(pointer: string): Promise<void> {
    await this.updateComplete;
    for (const details of this.renderRoot.querySelectorAll("details")) {
      if (details.dataset.holds && pointer.includes(details.dataset.holds)) details.open = true;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  protected override render(): Content {
    const { texts, store, type } = this;
    const index = directionIndex(store.draft, type);
    const isOn = index >= 0;
    return html`<section class="card ${isOn ? "on" : ""}" part="section" aria-labelledby="title">
      <div class="head">
        <span class="badge">${icon(type)}</span>
        <div class="grow">
          <h2 id="title">${texts.directionTitle[type]}</h2>
          <p id="note">${texts.directionNote[type]}</p>
        </div>
        <button
          type="button"
          class="switch"
          role="switch"
          aria-checked=${isOn ? "true" : "false"}
          aria-labelledby="title"
          aria-describedby="note"
          data-path=${isOn ? toPointer(["directions", index]) : "/directions"}
          ?disabled=${store.readOnly}
          @click=${() => this.#toggle(isOn)}
        ></button>
      </div>
      ${isOn ? html`<div class="body">${this.#fields(["directions", index])}</div>` : nothing}
    </section>`;
  }

  #toggle(isOn: boolean): void {
    const { store, type } = this;
    if (isOn) {
      const current = valueAt(store.draft, ["directions", directionIndex(store.draft, type)]);
      this.#kept = isObject(current) ? current : undefined;
      store.edit(withDirection(store.draft, type, undefined));
    } else {
      store.edit(withDirection(store.draft, type, this.#kept ?? { type }));
    }
  }

  #fields(base: Path): Content {
    const { texts, type } = this;
    const isInbound = type === "inbound";
    const hasTrunk = valueAt(this.store.draft, ["trunk_id"]) !== undefined;
    return html` ${diagnosticList(this.store, this.#ownDiagnostics(base))}
      ${isInbound || this.#has(base, "auth_mode") ? this.#authentication(base) : nothing}
      ${this.#usesRegister(base) ? this.#register(base) : nothing}
      <sip-attach-endpoint-field
        .store=${this.store}
        .path=${[...base, "sip_endpoint"]}
        .note=${isInbound || hasTrunk ? texts.optional : ""}
        .hint=${isInbound ? texts.endpointHintInbound : hasTrunk ? texts.endpointHintTrunk : texts.endpointHintOutbound}
      ></sip-attach-endpoint-field>
      ${isInbound ? html`<sip-attach-provider exportparts="input" .store=${this.store} .isDestination=${true}></sip-attach-provider>` : nothing}
      <div class="folds">
        ${this.#fold("/options", texts.connection, this.#countMembers([...base, "options"]), base, this.#options(base))}
        ${this.#fold("/headers", texts.mappings, this.#countMappings(base), base, html`<sip-attach-mappings .store=${this.store} .type=${type} .base=${base}></sip-attach-mappings>`)}
        ${this.#fold("", texts.effective, 0, base, html`<sip-attach-effective .store=${this.store} .type=${type}></sip-attach-effective>`)}
      </div>`;
  }

  #has(base: Path, member: string): boolean {
    return valueAt(this.store.draft, [...base, member]) !== undefined;
  }

  #usesRegister(base: Path): boolean {
    return valueAt(this.store.draft, [...base, "auth_mode"]) === "register" || this.#has(base, "register_auth");
  }

  /** The trunk's value for a field that the request leaves out. */
  #inherited(name: string): EffectiveValue<Json> | undefined {
    const direction = this.store.plan?.directions.find(({ type }) => type === this.type);
    const value = (direction as unknown as Record<string, EffectiveValue<Json>> | undefined)?.[name];
    return value?.source === "trunk" ? value : undefined;
  }

  /** The diagnostics at a value, except those at one of these members. */
  #unclaimed(path: Path, members: readonly string[]): Diagnostic[] {
    return this.store.problems
      .at(toPointer(path))
      .filter((diagnostic) => !members.some((name) => isWithin(diagnostic.path, toPointer([...path, name]))));
  }

  /** The diagnostics that belong to no field of this card. */
  #ownDiagnostics(base: Path): Diagnostic[] {
    return this.#unclaimed(base, SHOWN_MEMBERS);
  }

  #authentication(base: Path): Content {
    const { texts, store } = this;
    const path = [...base, "auth_mode"];
    const { pointer, diagnostics, describedBy, id } = wiring(store, path);
    const inherited = this.#has(base, "auth_mode") ? undefined : this.#inherited("auth_mode");
    const current = valueAt(store.draft, path) ?? (inherited ? inherited.value : "ip");
    const mode = (value: "ip" | "register") =>
      html`<label class="mode">
        <input
          type="radio"
          name="mode"
          value=${value}
          data-path=${pointer}
          .checked=${live(current === value)}
          ?disabled=${store.readOnly}
          @change=${() => this.#setMode(base, value)}
        />
        <span><b>${texts.authModes[value]}</b><span>${texts.authNotes[value]}</span></span></label
      >`;
    return html`<fieldset class="field" aria-describedby=${describedBy}>
      <legend class="label">
        ${texts.authentication}${inherited ? html` <span class="label-note">${texts.inherited}</span>` : nothing}
      </legend>
      <div class="modes">${mode("ip")}${mode("register")}</div>
      ${inherited?.value === "register" ? html`<p class="hint">${texts.registerUser}: <span class="mono" dir="ltr">${this.#inherited("register_username")?.value ?? "–"}</span> · ${texts.registerPassword}: ${texts.setOnTrunk}</p>` : nothing}
      ${diagnosticList(store, diagnostics, `${id}-said`)}
    </fieldset>`;
  }

  #setMode(base: Path, mode: "ip" | "register"): void {
    const direction = valueAt(this.store.draft, base) as JsonObject;
    const { register_auth: credentials, ...rest } = direction;
    if (mode === "register") {
      const kept = this.#kept?.register_auth;
      const restored = credentials ?? kept;
      return this.store.set(base, {
        ...rest,
        auth_mode: mode,
        ...(restored === undefined ? {} : { register_auth: restored }),
      });
    }
    this.#kept = direction;
    return this.store.set(base, { ...rest, auth_mode: mode });
  }

  #register(base: Path): Content {
    const { texts, store } = this;
    const path = [...base, "register_auth"];
    const own = this.#unclaimed(path, ["username", "password"]);
    return html`<div class="stack">
      ${diagnosticList(store, own)}
      <div class="register">
        ${textField(store, { path: [...path, "username"], label: texts.registerUser, mono: true })}
        <sip-attach-secret-field
          .store=${store}
          .path=${[...path, "password"]}
          .label=${texts.registerPassword}
          .hint=${texts.registerHint}
          .canGenerate=${true}
        ></sip-attach-secret-field>
      </div>
    </div>`;
  }

  #options(base: Path): Content {
    const { texts, store } = this;
    const at = (name: string) => [...base, "options", name];
    const own = this.#unclaimed([...base, "options"], OPTIONS);
    // An option that is not given comes from the trunk, and is shown in its field as the placeholder.
    const inherited = (name: string) => (this.#has([...base, "options"], name) ? undefined : this.#inherited(name));
    const from = (name: string) =>
      inherited(name)?.value == null ? {} : { note: texts.inherited, placeholder: asText(inherited(name)!.value) };
    const unsetOr = (name: string, shown: (value: Json) => string) =>
      inherited(name)?.value == null
        ? unset
        : { ...unset, label: `${shown(inherited(name)!.value)} (${texts.inherited})` };
    const unset = { value: "", label: texts.notSet };
    const readSwitch = (text: string) => (text === "true" ? true : text === "false" ? false : undefined);
    return html`${diagnosticList(store, own)}
      <div class="grid">
        ${selectField(store, { path: at("transport"), label: texts.transport }, [unsetOr("transport", (value) => asText(value).toUpperCase()), ...["tls", "tcp", "udp"].map((value) => ({ value, label: value.toUpperCase() }))])}
        ${textField(store, { path: at("port"), label: texts.port, mono: true, inputMode: "numeric", placeholder: "5061", ...from("port"), read: readInteger })}
        ${selectField(store, { path: at("secure_media"), label: texts.secureMedia, read: readSwitch }, [
          unsetOr("secure_media", (value) => (value ? texts.secureOn : texts.secureOff)),
          { value: "true", label: texts.secureOn },
          { value: "false", label: texts.secureOff },
        ])}
        ${textField(store, { path: at("sip_username"), label: texts.sipUser, mono: true, ...from("sip_username") })}
        <sip-attach-secret-field
          .store=${store}
          .path=${at("sip_password")}
          .label=${texts.sipPassword}
          .placeholder=${inherited("sip_password") && this.#inherited("sip_username")?.value ? texts.setOnTrunk : ""}
        ></sip-attach-secret-field>
        ${textField(store, { path: at("sip_realm"), label: texts.sipRealm, mono: true, ...from("sip_realm") })}
      </div>`;
  }

  #countMembers(path: Path): number {
    const value = valueAt(this.store.draft, path);
    return isObject(value) ? Object.keys(value).length : 0;
  }

  #countMappings(base: Path): number {
    const list = valueAt(this.store.draft, [...base, "headers", "headers"]);
    return Array.isArray(list) ? list.length : 0;
  }

  #fold(holds: string, title: string, count: number, base: Path, content: Content): Content {
    const pointer = toPointer(base) + holds;
    const said = holds === "" ? [] : this.store.problems.at(pointer);
    const worst = ["error", "warning"].find((severity) => said.some((diagnostic) => diagnostic.severity === severity));
    return html`<details class="fold" data-holds=${holds}>
      <summary>
        ${icon("chevron")}${title} ${count > 0 ? html`<span class="count">${count}</span>` : nothing}
        ${worst ? html`<span class=${worst}>${icon(worst as "error" | "warning")}<span class="visually-hidden">${this.texts.severity[worst as "error" | "warning"]}</span></span>` : nothing}
      </summary>
      <div class="inner">${content}</div>
    </details>`;
  }
}

define("sip-attach-direction", Direction);
