import { css } from 'lit';

export const jsonViewStyles = css`
  textarea { min-height: 380px; height: 62vh; resize: vertical; white-space: pre; overflow: auto; line-height: 1.55; tab-size: 2; }
  .state { display: flex; gap: 7px; align-items: center; font-size: calc(.8125 * var(--_u)); }
`;
