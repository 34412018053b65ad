import { css } from "lit";

export const numbersStyles = css`
  .add {
    position: relative;
  }
  .add textarea {
    min-height: 78px;
    resize: vertical;
    font-family: var(--_mono);
    font-size: var(--_text-m);
    padding: 10px 12px;
    display: block;
  }
  .drop {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-weight: var(--_bold);
    pointer-events: none;
  }
  .notice {
    display: grid;
    gap: 9px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
    grid-template-columns: minmax(0, 1fr);
  }
  .notice .more {
    padding-inline-start: 21px;
  }
  .settings {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
  }
  .settings > * {
    flex: 1 1 200px;
  }
  .settings > :first-child {
    flex: 2 1 322px;
  }
  .settings > :last-child {
    flex: 0 1 238px;
  }
  .settings .segments {
    flex-wrap: wrap;
  }
  .settings .segments {
    min-height: 36px;
  }
  .settings .segments > label {
    min-height: 30px;
  }
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
  .done {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    justify-content: space-between;
    padding: 6px 6px 6px 12px;
    border: 1px solid var(--_accent-line);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    font-size: var(--_text-s);
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
  progress {
    width: 100%;
    height: 6px;
    accent-color: var(--_accent);
  }
  .busy {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 6px 12px;
    align-items: center;
    font-size: var(--_text-s);
  }
  .busy progress {
    grid-column: 1 / -1;
  }
`;
