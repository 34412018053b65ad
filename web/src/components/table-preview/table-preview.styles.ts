import { css } from "lit";

export const tablePreviewStyles = css`
  :host {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
  }
  .frame {
    overflow-x: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  table {
    border-collapse: collapse;
    min-width: 100%;
    font-size: var(--_text-s);
  }
  th,
  td {
    max-width: 15rem;
    padding: 4px 10px;
    border-inline-end: 1px solid var(--_line);
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    background: var(--_accent-soft);
  }
  :is(th, td):last-child {
    border-inline-end: 0;
  }
  th {
    padding-block: 8px 2px;
  }
  thead td {
    padding-block: 2px 8px;
    border-block-end: 1px solid var(--_line);
  }
  tbody td {
    font-variant-numeric: tabular-nums;
  }
  tbody td:not(.left_out) {
    font-family: var(--_mono);
  }
  .left_out {
    background: none;
    color: var(--_muted);
  }
  select {
    width: auto;
    min-width: 8.5rem;
    min-height: 28px;
    padding-block: 2px;
    font-size: var(--_text-s);
  }
  .row:empty {
    display: none;
  }
`;
