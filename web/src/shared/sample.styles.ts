// Text that is copied or sent as it is. A part that shows much of it limits its height.
import { css } from "lit";

export const sampleStyles = css`
  pre {
    padding: 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_code);
    font-family: var(--_mono);
    font-size: var(--_text-s);
    white-space: pre-wrap;
    overflow: auto;
    overflow-wrap: anywhere;
  }
`;
