// The first rows of a pasted table, with what each column is read as.
import type { ColumnRole } from "sipattach";
import { html, nothing } from "lit";
import { property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { Part, define, type Content } from "../../shared/part.js";
import type { Again, Reading } from "../../state/bulk.js";
import { tablePreviewStyles } from "./table-preview.styles.js";

const SHOWN_ROWS = 5;

/** Asks with `read-again` for the table to be read with other columns. */
export class TablePreview extends Part {
  static override styles = [Part.styles, tablePreviewStyles];

  @property({ attribute: false }) reading!: Reading;

  protected override render(): Content {
    const { texts, store } = this;
    const { columns, rows } = this.reading.inputs.table!;
    const others = columns.flatMap(({ numbers, role }, column) => (numbers && role === "left_out" ? [column] : []));
    return html`<div class="frame" role="group" aria-label=${texts.previewLabel}>
        <table>
          <thead>
            <tr>
              ${columns.map(({ name, role }, column) => html`<th scope="col" class=${role}>${name ?? texts.columnOfFile(column + 1)}</th>`)}
            </tr>
            <tr>
              ${columns.map(({ role }, column) => html`<td class=${role}>${this.#role(column, role)}</td>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, SHOWN_ROWS).map(
              (row) =>
                html`<tr>
                  ${columns.map(({ role }, column) => html`<td class=${role} title=${row[column] ?? ""}>${row[column] ?? ""}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="hint">${this.reading.isRemembered ? texts.columnsRemembered : texts.previewHint}</p>
      ${
        store.readOnly
          ? nothing
          : html`<div class="row">
              ${this.reading.isRemembered ? this.#button(texts.forgetColumns, { roles: null }) : nothing}
              ${others.map((column) => this.#button(texts.readColumn(this.#nameOf(column)), { phone_column: column }))}
            </div>`
      }`;
  }

  /** "2 (mobile)", or "2". */
  #nameOf(column: number): string {
    const { name } = this.reading.inputs.table!.columns[column];
    return name === null ? String(column + 1) : `${column + 1} (${name})`;
  }

  #button(label: string, again: Again): Content {
    return html`<button type="button" class="button small" @click=${() => this.#ask(again)}>${label}</button>`;
  }

  #role(column: number, role: ColumnRole): Content {
    const { columnRoles, roleOfColumn } = this.texts;
    const onChange = (event: Event) => {
      const now = this.reading.inputs.table!.columns.map((each) => each.role);
      now[column] = (event.target as HTMLSelectElement).value as ColumnRole;
      this.#ask({ roles: now });
    };
    return html`<select
      aria-label=${roleOfColumn(this.#nameOf(column))}
      ?disabled=${this.store.readOnly}
      @change=${onChange}
    >
      ${Object.entries(columnRoles).map(([value, label]) => html`<option value=${value} .selected=${live(value === role)}>${label}</option>`)}
    </select>`;
  }

  #ask(again: Again): void {
    this.dispatchEvent(new CustomEvent("read-again", { detail: again }));
  }
}

define("sip-attach-table-preview", TablePreview);
