import { css } from "lit";

export const effectiveStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_text-s);
    table-layout: fixed;
  }
  th,
  td {
    text-align: start;
    padding: 6px 10px 6px 0;
    border-bottom: 1px solid var(--_line);
    font-weight: 400;
    vertical-align: top;
    overflow-wrap: anywhere;
    line-height: 1.4;
  }
  thead th {
    font-size: var(--_text-xs);
    font-weight: var(--_bold);
    color: var(--_muted);
  }
  tr:last-child > * {
    border-bottom: 0;
  }
  tbody th {
    color: var(--_muted);
    width: 36%;
  }
  .source {
    display: inline-block;
    padding: 0 7px;
    border-radius: 9px;
    font-size: var(--_text-xs);
    font-weight: var(--_bold);
    line-height: 18px;
    background: var(--_sunken);
    color: var(--_muted);
  }
  .source.request {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
`;
