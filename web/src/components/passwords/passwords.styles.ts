import { css } from "lit";

export const passwordsStyles = css`
  .secret {
    display: grid;
    gap: 10px;
    padding: 14px;
    border: 1px solid var(--_warning-line);
    background: var(--_warning-soft);
    border-radius: var(--_radius);
    grid-template-columns: minmax(0, 1fr);
  }
  .secret.saved {
    border-color: var(--_line);
    background: var(--_sunken);
  }
  .secret p {
    font-size: var(--_text-s);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .all {
    display: grid;
    gap: 10px;
    max-height: 300px;
    overflow: auto;
    padding: 2px;
  }
  .all li {
    display: grid;
    gap: 3px;
    grid-template-columns: minmax(0, 1fr);
  }
  .of {
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: stretch;
  }
  .value {
    padding: 7px 11px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-family: var(--_mono);
    font-size: var(--_text-m);
    line-height: 1.4;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    user-select: all;
    flex: 1 1 12em;
    min-width: 0;
    max-height: 9em;
    overflow: auto;
  }
  .bar.single .value {
    flex-basis: 100%;
  }
  .bar .button {
    flex: none;
    align-self: start;
  }
  .button.done {
    color: var(--_ok);
    border-color: currentColor;
  }
  .group {
    outline: none;
  }
`;
