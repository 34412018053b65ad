import { css } from "lit";

export const codeViewStyles = css`
  .tabs {
    display: flex;
    gap: 2px;
    overflow: auto hidden;
    scrollbar-width: thin;
    border-bottom: 1px solid var(--_line);
    margin-inline: calc(-1 * var(--_s2));
  }
  .tab {
    border: 0;
    background: none;
    padding: 7px 9px;
    font-size: var(--_text-s);
    font-weight: var(--_medium);
    color: var(--_muted);
    white-space: nowrap;
    border-bottom: 2px solid transparent;
    margin-bottom: -1px;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected="true"] {
    color: var(--_text);
    border-bottom-color: var(--_accent);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  .code {
    position: relative;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_code);
    overflow: hidden;
  }
  pre {
    margin: 0;
    padding: 12px 14px;
    overflow-x: auto;
    font-family: var(--_mono);
    font-size: var(--_text-s);
    line-height: 1.55;
    tab-size: 2;
    color: var(--_text);
  }
  pre:focus-visible {
    outline-offset: -2px;
  }
  .wrap pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .k {
    color: var(--_code-key);
  }
  .s {
    color: var(--_code-string);
  }
  .n {
    color: var(--_code-number);
  }
  .p {
    color: var(--_muted);
  }
  #code {
    margin-top: 10px;
  }
  .bar {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    align-items: center;
    flex-wrap: wrap;
  }
  .empty {
    color: var(--_muted);
    font-size: var(--_text-s);
    padding: 16px;
    text-align: center;
  }
  @media (forced-colors: active) {
    .tab {
      border-bottom-color: Canvas;
    }
    .tab[aria-selected="true"] {
      border-bottom-color: Highlight;
    }
  }
`;
