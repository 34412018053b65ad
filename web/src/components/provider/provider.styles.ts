import { css } from "lit";

export const providerStyles = css`
  .head {
    flex-wrap: wrap;
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
