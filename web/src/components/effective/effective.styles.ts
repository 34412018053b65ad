import { css } from "lit";

export const effectiveStyles = css`
  thead th {
    font-size: var(--_text-xs);
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
