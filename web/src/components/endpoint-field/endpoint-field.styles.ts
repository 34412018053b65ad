import { css } from "lit";

export const endpointFieldStyles = css`
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }
  dl > div {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    padding: 2px 9px;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
    font-size: var(--_text-s);
    line-height: 1.5;
    max-width: 100%;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    font-family: var(--_mono);
    overflow-wrap: anywhere;
  }
`;
