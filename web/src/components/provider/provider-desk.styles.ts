import { css } from "lit";

export const deskStyles = css`
  .options {
    position: absolute;
    inset: calc(100% + 4px) 0 auto;
    z-index: 20;
    max-height: min(330px, 60vh);
    overflow-y: auto;
    /* The height of the bar at the bottom. */
    scroll-margin-bottom: 70px;
    padding: 4px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow-l);
  }
  .options li {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 4px 12px;
    padding: 6px 10px;
    border-radius: var(--_radius-s);
    cursor: pointer;
    font-size: var(--_text-m);
  }
  .options .role {
    color: var(--_muted);
    font-size: var(--_text-s);
    text-align: end;
  }
  .options li:hover,
  .options .active {
    background: var(--_hover);
  }
  .options .active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .options li[aria-selected="true"] {
    background: var(--_accent-soft);
  }
  .options .last {
    border-top: 1px solid var(--_line);
    border-radius: 0 0 var(--_radius-s) var(--_radius-s);
  }
  .asks {
    display: grid;
    gap: var(--_s4);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    align-items: start;
  }
  .asks > fieldset {
    grid-column: 1 / -1;
  }
  .segments {
    flex-wrap: wrap;
  }
  .written {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 14px;
    font-size: var(--_text-s);
    align-items: baseline;
  }
  .written .link {
    min-height: 24px;
  }
  .written dd {
    overflow-wrap: anywhere;
  }
  @container builder (max-width: 560px) {
    .written {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .written dd {
      margin-bottom: 6px;
    }
  }
  @media (forced-colors: active) {
    .options .active {
      outline-color: Highlight;
    }
  }
`;
