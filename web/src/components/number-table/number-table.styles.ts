import { css } from "lit";

export const numberTableStyles = css`
  .frame {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_surface);
  }
  .header,
  .line {
    display: grid;
    grid-template-columns: var(--_row) 112px minmax(0, 1.1fr) minmax(0, 0.92fr) minmax(0, 1.58fr) 92px;
    gap: 10px;
    padding: 0 6px 0 12px;
    align-items: center;
  }
  .surveyed .header,
  .surveyed .line {
    grid-template-columns:
      var(--_row) 112px minmax(140px, 1.1fr) minmax(0, 1.1fr) minmax(0, 0.7fr) minmax(0, 0.9fr)
      92px;
  }
  .account .more {
    display: -webkit-box;
    -webkit-line-clamp: 1;
    -webkit-box-orient: vertical;
    overflow: hidden;
    word-break: break-all;
    color: var(--_muted);
    font-weight: 400;
  }
  .header {
    height: 32px;
    background: var(--_sunken);
    border-bottom: 1px solid var(--_line);
    font-size: var(--_text-xs);
    font-weight: var(--_bold);
    color: var(--_muted);
    letter-spacing: 0.01em;
  }
  .scroller {
    overflow: auto;
    max-height: min(62vh, 506px);
    overscroll-behavior: contain;
    contain: content;
  }
  .short .scroller {
    overflow: visible;
    max-height: none;
    contain: none;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .spacer {
    position: relative;
  }
  .window {
    position: absolute;
    inset-inline: 0;
    top: 0;
  }
  .short .spacer {
    height: auto;
  }
  .short .window {
    position: static;
  }
  .line {
    height: 72px;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_text-s);
    overflow: hidden;
  }
  .line.repetition {
    background: var(--_sunken);
  }
  .line.repetition > .number {
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--_line-strong);
  }
  .line:hover {
    background: var(--_hover);
  }
  .no {
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: var(--_text-xs);
    font-weight: var(--_bold);
    line-height: 1.25;
  }
  .status > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .status.error {
    color: var(--_error);
  }
  .status.warning {
    color: var(--_warning);
  }
  .status.ok {
    color: var(--_ok);
  }
  .status.info {
    color: var(--_muted);
  }
  .status .icon {
    font-size: 15px;
  }
  .number {
    display: grid;
    gap: 1px;
    min-width: 0;
    line-height: 1.35;
  }
  .number > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .number .input {
    font-family: var(--_mono);
    font-size: var(--_text-s);
    color: var(--_muted);
  }
  .number .value {
    font-family: var(--_mono);
    font-size: var(--_text-m);
    font-weight: var(--_bold);
    color: var(--_text);
  }
  .number .none,
  .number .beside {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .place {
    line-height: 1.35;
    min-width: 0;
  }
  .place > * {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .place .type {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .note .text {
    flex: 1;
    min-width: 0;
    font-size: var(--_text-s);
    line-height: 1.35;
    display: -webkit-box;
    -webkit-line-clamp: 3;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: anywhere;
    color: var(--_muted);
  }
  .error .note .text,
  .warning .note .text {
    color: var(--_text);
  }
  .note.error .text {
    color: var(--_error);
  }
  .note .fixes {
    flex: none;
    display: grid;
    gap: 3px;
    max-width: min(62%, 15em);
    max-height: 100%;
    overflow: auto;
  }
  .note .fix {
    margin: 0;
    line-height: 1.25;
    font-size: var(--_text-xs);
    overflow-wrap: anywhere;
  }
  .short .note,
  .narrow .note {
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .short .note .text,
  .narrow .note .text {
    flex: 1 1 13em;
  }
  .short .note .fixes,
  .narrow .note .fixes {
    flex: 0 1 auto;
    max-width: 100%;
  }
  .short .note .text {
    display: block;
  }
  .expander {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    flex: none;
    min-height: 24px;
    margin-inline-start: auto;
    padding: 1px 8px 1px 5px;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: var(--_accent-text);
    font-size: var(--_text-s);
    font-weight: var(--_bold);
    white-space: nowrap;
  }
  .expander:hover {
    background: var(--_accent-soft);
  }
  .expander[aria-expanded="true"] .icon {
    transform: rotate(90deg);
  }
  .actions {
    display: flex;
    justify-content: end;
  }
  .empty {
    padding: var(--_s5);
    text-align: center;
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .line .edit {
    min-height: 32px;
    padding: 3px 8px;
  }
  .line select.edit {
    padding-right: 26px;
    font-size: var(--_text-s);
  }

  .narrow .header {
    display: none;
  }
  .narrow .line {
    grid-template-columns: var(--_row) minmax(0, 1fr) auto auto;
    grid-template-areas: "no number number actions" "no place status status" ". note note note";
    grid-template-rows: minmax(42px, auto) minmax(20px, auto) 1fr;
    height: 164px;
    padding-block: 6px;
    gap: 2px 6px;
  }
  .narrow .line.editing {
    grid-template-rows: 36px 32px 1fr;
  }
  .narrow .editing .note .text {
    -webkit-line-clamp: 1;
  }
  .narrow .no {
    grid-area: no;
    align-self: start;
    line-height: 42px;
  }
  .narrow .number {
    grid-area: number;
  }
  .narrow .number > .value {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .narrow .status {
    grid-area: status;
    justify-self: end;
    padding-right: 8px;
  }
  .narrow .place {
    grid-area: place;
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    max-height: 36px;
    overflow: hidden; /* a type without room is left out, and not cut */
  }
  .short.narrow .place {
    max-height: none;
  }
  .narrow .note {
    grid-area: note;
    align-self: start;
  }
  .narrow.surveyed .line {
    grid-template-columns: var(--_row) minmax(0, 1fr) auto auto;
    grid-template-areas: "no number number actions" "no account status status" ". note note note";
  }
  .narrow .account {
    grid-area: account;
  }
  .narrow.surveyed .place,
  .narrow .account .more {
    display: none;
  }
  .narrow .note .text {
    -webkit-line-clamp: 2;
  }
  .narrow .note:not(:has(button)) .text {
    -webkit-line-clamp: 4;
  }
  .narrow .note:has(.fix + .fix) .text {
    -webkit-line-clamp: 1;
  }
  .narrow .actions {
    grid-area: actions;
  }
  .short .line {
    height: auto;
    min-height: 60px;
    padding-block: 6px;
  }
  .short.narrow .line {
    grid-template-rows: minmax(42px, auto) minmax(20px, auto) auto;
  }
`;
export const ROW_HEIGHT = 72;
export const NARROW_ROW_HEIGHT = 164;
export const NARROW_BELOW = 680;
