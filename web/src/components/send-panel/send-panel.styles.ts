import { css } from 'lit';

export const sendPanelStyles = css`
  .reason { display: flex; gap: 7px; font-size: calc(.7969 * var(--_u)); color: var(--_muted); line-height: 1.45; }
  .reason .icon { margin-top: .2em; font-size: 14px; }
  .to { font-size: calc(.7656 * var(--_u)); color: var(--_muted); overflow-wrap: anywhere; text-align: center; }
`;
