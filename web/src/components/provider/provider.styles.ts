import { css } from "lit";

export const providerStyles = css`
  .head {
    flex-wrap: wrap;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 34px;
    height: 34px;
    border-radius: 10px;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: 17px;
    flex: none;
  }
  .head > .grow {
    flex: 2 1 200px;
  }
  .picker {
    position: relative;
    flex: 1 1 260px;
    min-width: 0;
  }
`;
