import { css } from "lit";

export const followUpStyles = css`
  .state {
    display: grid;
    gap: var(--_s3);
    grid-template-columns: minmax(0, 1fr);
    padding-top: var(--_s2);
    border-top: 1px solid var(--_line);
  }
  .verdict {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .verdict > .icon {
    margin-top: 0.25em;
  }
  .list {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    max-height: 380px;
    overflow: auto;
  }
  .list > li {
    border-bottom: 1px solid var(--_line);
    padding: 2px 10px;
    font-size: var(--_text-s);
  }
  .list > li:last-child {
    border-bottom: 0;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 32px;
    flex-wrap: wrap;
  }
  .line .mono,
  summary .mono {
    overflow-wrap: anywhere;
  }
  .what {
    color: var(--_muted);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .line .what,
  summary .what {
    margin-inline-start: auto;
    text-align: end;
  }
  h4 {
    font-size: var(--_text-s);
    font-weight: var(--_bold);
    color: var(--_muted);
  }
  table {
    margin-bottom: 8px;
  }
  th,
  td {
    padding: 5px 8px 5px 0;
  }
  tbody th {
    width: 34%;
  }
  tr.differs > td,
  tr.missing > td {
    color: var(--_error);
  }
  .mark {
    display: inline-flex;
    gap: 5px;
    align-items: start;
  }
  .mark > .icon {
    margin-top: 0.25em;
    font-size: 12px;
  }
  pre {
    max-height: 300px;
  }
  .danger {
    background: var(--_error);
    border-color: var(--_error);
    color: light-dark(#fff, #2a0d0b);
    font-weight: var(--_bold);
  }
  .danger:hover {
    background: var(--_error);
    text-decoration: underline;
  }
  .actions {
    display: flex;
    gap: 8px;
    flex-wrap: wrap;
    justify-content: flex-end;
  }
  progress {
    width: 100%;
    accent-color: var(--_accent);
  }
`;
