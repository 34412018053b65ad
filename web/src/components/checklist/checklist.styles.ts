import { css } from "lit";

export const checklistStyles = css`
  .list {
    container: list / inline-size;
    display: grid;
    gap: var(--_s4);
    grid-template-columns: minmax(0, 1fr);
    padding: var(--_s4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    font-size: var(--_text-s);
    line-height: 1.5;
  }
  .region {
    max-width: 260px;
  }
  .steps {
    display: grid;
    gap: 2px;
  }
  .doubt {
    color: var(--_warning);
  }
  .settings {
    display: grid;
    grid-template-columns: minmax(110px, max-content) minmax(0, 1fr);
  }
  .settings > div {
    display: contents;
  }
  dt,
  dd {
    padding: 5px 0;
    border-top: 1px solid var(--_line);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 14px;
  }
  dt {
    color: var(--_muted);
    padding-inline-end: 16px;
    line-height: 24px;
  }
  .value {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
    overflow-wrap: anywhere;
  }
  .value .icon-button {
    flex: none;
    width: 24px;
    height: 24px;
    font-size: 13px;
  }
  a {
    color: var(--_accent-text);
    text-underline-offset: 2px;
  }
  @container list (max-width: 440px) {
    .settings {
      grid-template-columns: minmax(0, 1fr);
    }
    dt {
      padding-bottom: 0;
    }
    dd {
      border-top: 0;
      padding-top: 0;
    }
  }
  @media (pointer: coarse) {
    .value .icon-button {
      width: 32px;
      height: 32px;
    }
  }
  @media print {
    button,
    .button {
      display: none;
    }
    .list {
      border: 0;
      padding: 0;
    }
  }
`;

/** The style sheet of the printed page, which has only the checklist. */
export const PRINTED = `
  body { font: 11pt/1.5 system-ui, sans-serif; color: #000; margin: 0; }
  h1 { font-size: 15pt; margin: 0 0 8pt; }
  ul { list-style: none; padding: 0; margin: 0 0 12pt; }
  li { padding-left: 18pt; text-indent: -18pt; break-inside: avoid; }
  li::before { content: "☐"; display: inline-block; width: 18pt; text-indent: 0; }
  table { border-collapse: collapse; width: 100%; margin: 0 0 12pt; }
  th, td { text-align: start; vertical-align: top; padding: 3pt 12pt 3pt 0; border-top: 0.5pt solid #999; }
  tr { break-inside: avoid; }
  th { font-weight: 400; width: 32%; }
  code { font: 10pt ui-monospace, monospace; display: block; overflow-wrap: anywhere; }
  i, p { color: #444; }
`;
