import { css } from "lit";

export const mappingsStyles = css`
  .mapping {
    display: grid;
    gap: 10px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    grid-template-columns: minmax(0, 1fr);
  }
  .mapping > .bar {
    display: flex;
    gap: 4px;
    align-items: center;
    justify-content: space-between;
  }
  .mapping select.kind {
    width: auto;
    min-height: 32px;
    padding-block: 3px;
    max-width: 100%;
    font-size: var(--_text-s);
  }
  .sentence {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    font-size: var(--_text-m);
    line-height: 1.5;
  }
  .sentence > input,
  .sentence > select {
    width: auto;
    flex: 1 1 130px;
    min-width: 0;
    max-width: 260px;
    min-height: 34px;
  }
  .sentence > select {
    flex: 0 1 120px;
  }
  .explanation {
    font-size: var(--_text-s);
    color: var(--_muted);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  ol {
    display: grid;
    gap: 10px;
    grid-template-columns: minmax(0, 1fr);
  }
`;
