import { css } from "lit";

export const sendPanelStyles = css`
  .reason {
    display: flex;
    gap: 7px;
    font-size: var(--_text-s);
    color: var(--_muted);
    line-height: 1.45;
  }
  .reason .icon {
    margin-top: 0.2em;
    font-size: 14px;
  }
  .reason > .icon {
    flex: none;
  }
  /* No line begins with the comma. */
  .place {
    white-space: nowrap;
  }
  .place > .link {
    white-space: normal;
  }
  .reasons {
    display: grid;
    gap: 5px;
    grid-template-columns: minmax(0, 1fr);
  }
  .to {
    font-size: var(--_text-s);
    color: var(--_muted);
    overflow-wrap: anywhere;
    text-align: center;
  }
`;
