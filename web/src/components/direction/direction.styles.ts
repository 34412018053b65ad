import { css } from "lit";

export const directionStyles = css`
  .on .badge {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .modes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 10px;
  }
  .mode {
    display: flex;
    gap: 10px;
    padding: 11px 13px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    cursor: pointer;
    align-items: start;
    font-weight: 400;
  }
  .mode:hover {
    background: var(--_hover);
  }
  .mode:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background: var(--_accent-soft);
  }
  .mode:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .mode input {
    margin-top: 1px;
  }
  .mode b {
    display: block;
    font-weight: var(--_bold);
    font-size: var(--_text-m);
    line-height: 1.4;
  }
  .mode span {
    color: var(--_muted);
    font-size: var(--_text-s);
    line-height: 1.4;
  }
  .register {
    display: grid;
    gap: var(--_s4);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    align-items: start;
  }
  .register > :last-child {
    flex-grow: 2;
  }
  .folds {
    display: grid;
    gap: var(--_s2);
    grid-template-columns: minmax(0, 1fr);
  }
`;
