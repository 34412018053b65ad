import { css } from "lit";

export const requestPanelStyles = css`
  :host,
  .panel {
    height: 100%;
  }
  .panel {
    display: flex;
    flex-direction: column;
    gap: var(--_s4);
  }
  /* The key and the button stay visible next to a long form. */
  .act {
    position: var(--_act-position, static);
    top: calc(var(--_s4) + var(--_act-top, 0px));
    z-index: 3;
    /* What scrolls past is not seen above it. */
    box-shadow:
      0 calc(-1 * var(--_s4)) var(--_page),
      var(--_shadow);
  }
  .verdict {
    display: flex;
    gap: 12px;
    align-items: start;
    padding: var(--_s4) var(--_s5);
    border-bottom: 1px solid var(--_line);
    border-radius: var(--_radius-l) var(--_radius-l) 0 0;
  }
  .verdict > .mark {
    display: grid;
    place-items: center;
    width: 34px;
    height: 34px;
    flex: none;
    border-radius: 50%;
    font-size: 17px;
    background: var(--_sunken);
    color: var(--_muted);
  }
  .verdict.ok > .mark {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .verdict.error > .mark {
    background: var(--_error-soft);
    color: var(--_error);
  }
  .verdict p {
    font-size: var(--_text-s);
    color: var(--_muted);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .part {
    padding: var(--_s4) var(--_s5);
    border-bottom: 1px solid var(--_line);
    display: grid;
    gap: var(--_s3);
    grid-template-columns: minmax(0, 1fr);
  }
  .part:last-child {
    border-bottom: 0;
  }
  .problems {
    display: grid;
    gap: 2px;
    grid-template-columns: minmax(0, 1fr);
    margin-inline: -8px;
  }
  .problem {
    border-radius: var(--_radius-s);
    padding: 6px 8px;
  }
  .problem:hover {
    background: var(--_hover);
  }
  .jump {
    border: 0;
    padding: 0;
    background: none;
    text-align: start;
    font: inherit;
    color: inherit;
    overflow-wrap: anywhere;
  }
  .jump:hover .where {
    text-decoration: underline;
  }
  .where {
    display: block;
    font-size: var(--_text-xs);
    color: var(--_muted);
    font-family: var(--_mono);
    overflow-wrap: anywhere;
  }
  .diagnostic .jump {
    color: var(--_text);
  }
  .changes {
    display: grid;
    gap: 1px;
    margin-top: 3px;
    font-size: var(--_text-s);
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .changes b {
    color: var(--_text);
    font-weight: var(--_medium);
  }
  summary .count {
    margin-inline-start: auto;
  }
  .problem .jump .count {
    margin-inline-start: 6px;
  }
  .problem .jump:hover .label {
    text-decoration: underline;
  }
`;
