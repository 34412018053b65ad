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
