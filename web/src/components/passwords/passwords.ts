// The passwords that the API returns only once. They are shown, copied and downloaded only here.
import { html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { copyText, saveFile } from "../../shared/browser.js";
import { icon } from "../../shared/icons.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { IssuedPassword, PasswordGroup } from "../../state/passwords.js";
import { passwordsStyles } from "./passwords.styles.js";

/** How many numbers or trunks are named for one password. */
const MANY = 5;
const CONFIRMED_MS = 4000;

export class PasswordsPart extends Part {
  static override styles = [Part.styles, passwordsStyles];

  @state() private said = "";
  /** What was just copied. */
  @state() private copied: PasswordGroup | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Scrolls to the first password and focuses its button. */
  reveal(): void {
    const group = this.renderRoot.querySelector<HTMLElement>(".secret");
    group?.scrollIntoView({ block: "center" });
    group?.querySelector<HTMLElement>(".copy")?.focus({ preventScroll: true });
  }

  protected override render(): Content {
    const { texts } = this;
    const { passwords } = this.store;
    if (passwords.groups.length === 0) return nothing;
    return html`<div
        class="secret ${passwords.areSaved ? "saved" : ""}"
        role="group"
        aria-labelledby="secret-title"
        aria-describedby="secret-note"
      >
        <h3 id="secret-title">${texts.pbxPasswords(passwords.groups.length)}</h3>
        <p id="secret-note">${texts.pbxPasswordNote(passwords.groups.length)}</p>
        <ul class="all">
          ${passwords.groups.map((group) => this.#group(group))}
        </ul>
        ${passwords.groups.length > 1 ? html`<div class="row">${this.#downloader()}</div>` : nothing}
        <label class="check"
          ><input
            type="checkbox"
            .checked=${passwords.areSaved}
            @change=${(event: Event) => (passwords.areSaved = (event.target as HTMLInputElement).checked)}
          /><span>${texts.savedIt}</span></label
        >
      </div>
      <div class="hint" role="status">${this.said}</div>`;
  }

  #group(group: PasswordGroup): Content {
    const { texts } = this;
    const isCopied = this.copied === group;
    const isSingle = this.store.passwords.groups.length === 1;
    return html`<li>
      <div class="of">${this.#where(group.entries).map((line) => html`<div>${line}</div>`)}</div>
      <div class="bar ${isSingle ? "single" : ""}">
        <output class="value" part="pbx-password" aria-live="off">${group.password}</output>
        <button type="button" class="button copy ${isCopied ? "done" : ""}" @click=${() => this.#copy(group)}>
          ${icon(isCopied ? "ok" : "copy")}${isCopied ? texts.copied : texts.copy}
        </button>
        ${isSingle ? this.#downloader() : nothing}
      </div>
    </li>`;
  }

  /** The download button, next to "Copy" for a single password, below the list for several. */
  #downloader(): Content {
    return html`<button type="button" class="button" @click=${this.#download}>
      ${icon("download")}${this.texts.downloadPasswords(this.store.passwords.groups.length)}
    </button>`;
  }

  /** Which numbers, requests and trunk a password is for. */
  #where(entries: readonly IssuedPassword[]): string[] {
    const lines = entries
      .slice(0, MANY)
      .map((entry) => this.#place(entry))
      .filter((line) => line !== "");
    return entries.length > MANY ? [...lines, this.texts.andMore(entries.length - MANY)] : lines;
  }

  #place({ number, request, trunk, from }: IssuedPassword): string {
    const { texts } = this;
    const [first, ...others] = number === null ? (request?.numbers ?? []) : [number];
    const parts = [
      first === undefined ? "" : texts.passwordOf(first, others.length),
      request === null
        ? from.endsWith("/trunks")
          ? ""
          : texts.passwordOfUpdate
        : request.count > 1
          ? texts.passwordOfRequest(request.index + 1, request.count)
          : "",
      trunk === null ? "" : texts.passwordOfTrunk(trunk),
    ];
    return parts.filter((part) => part !== "").join(" · ");
  }

  async #copy(group: PasswordGroup): Promise<void> {
    const isCopied = await copyText(group.password);
    this.said = isCopied ? this.texts.copied : this.texts.copyFailed;
    this.copied = isCopied ? group : null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.said = "";
      this.copied = null;
    }, CONFIRMED_MS);
  }

  readonly #download = () => {
    const { texts } = this;
    const { groups } = this.store.passwords;
    const blocks = groups.map(({ password, entries }) =>
      [...entries.map((entry) => this.#place(entry) || entry.from), password].join("\n"),
    );
    const text = [texts.pbxPasswords(groups.length), groups[0].entries[0].from, "", blocks.join("\n\n"), ""].join("\n");
    saveFile("sip-attach-passwords.txt", text, "text/plain;charset=utf-8");
    this.said = texts.passwordsDownloaded;
  };
}

define("sip-attach-passwords", PasswordsPart);
