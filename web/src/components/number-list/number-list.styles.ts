import { css } from "lit";

export const numberListStyles = css`
  .toolbar {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_s2);
    justify-content: space-between;
    align-items: center;
  }
  .filters {
    flex-wrap: wrap;
  }
  .toolbar select.small {
    width: auto;
    max-width: min(100%, 19rem);
    min-height: 28px;
    padding-block: 2px;
    font-size: var(--_text-s);
    text-overflow: ellipsis;
  }
  .button[aria-pressed="true"] {
    background: var(--_accent-soft);
    border-color: var(--_accent-line);
    color: var(--_accent-text);
  }
  .filters .icon {
    font-size: 13px;
  }
  .tools {
    display: flex;
    gap: 6px;
    flex-wrap: wrap;
    min-width: 0;
  }
  .menu > summary {
    list-style: none;
  }
  .menu > .popup {
    position: absolute;
    z-index: 5;
    right: 0;
    top: calc(100% + 6px);
    width: min(400px, 100%);
    max-height: 320px;
    overflow: auto;
    padding: 6px;
    background: var(--_surface);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow-l);
  }
  .menu .option {
    display: flex;
    width: 100%;
    gap: 10px;
    align-items: center;
    padding: 8px 10px;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    text-align: start;
    font-size: var(--_text-s);
    line-height: 1.4;
  }
  .changes {
    display: grid;
    gap: 1px;
    margin-top: 2px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .changes b {
    color: var(--_text);
    font-weight: var(--_medium);
  }
  .menu .option:hover {
    background: var(--_hover);
  }
  .menu .option > span:first-child {
    flex: 1;
  }
  .ignored {
    display: grid;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    max-height: 320px;
    overflow: auto;
  }
  .ignored li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 6px 8px 6px 12px;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_text-s);
  }
  .ignored li:last-child {
    border: 0;
  }
`;
