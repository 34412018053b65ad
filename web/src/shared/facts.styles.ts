import { css } from "lit";

/** Rows of facts with lines between them. */
export const factsStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: var(--_text-s);
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
    font-weight: var(--_bold);
    color: var(--_muted);
  }
  tr:last-child > * {
    border-bottom: 0;
  }
`;
