import { css } from "lit";

export const resultStyles = css`
  .result {
    padding: var(--_s4) var(--_s5);
    border-bottom: 1px solid var(--_line);
    display: grid;
    gap: var(--_s4);
    grid-template-columns: minmax(0, 1fr);
  }
  .title {
    display: flex;
    gap: 12px;
    align-items: center;
  }
  .title > .mark {
    display: grid;
    place-items: center;
    width: 34px;
    height: 34px;
    border-radius: 50%;
    flex: none;
    font-size: 17px;
    background: var(--_sunken);
    color: var(--_muted);
  }
  .ok > .mark {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .error > .mark {
    background: var(--_error-soft);
    color: var(--_error);
  }
  .warning > .mark {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .title p {
    font-size: var(--_text-s);
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .meter {
    display: block;
    height: 8px;
    border-radius: 4px;
    background: var(--_sunken);
  }
  .meter > .attached {
    fill: var(--_ok-solid);
  }
  .meter > .already {
    fill: var(--_muted);
  }
  .meter > .failed {
    fill: var(--_error);
  }
  .meter > .unknown {
    fill: var(--_warning-line);
  }
  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 112px), 1fr));
    gap: 8px;
  }
  .counts > div {
    padding: 9px 11px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .counts dd {
    font-size: var(--_text-xl);
    font-weight: var(--_bold);
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .counts dt {
    font-size: var(--_text-xs);
    color: var(--_muted);
    overflow-wrap: break-word;
  }
  .counts .attached.some dd {
    color: var(--_ok);
  }
  .counts .failed.some dd {
    color: var(--_error);
  }
  .counts .unknown.some dd {
    color: var(--_warning);
  }
  .list {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    max-height: 260px;
    overflow: auto;
  }
  .list li {
    display: grid;
    gap: 1px;
    padding: 8px 12px;
    border-bottom: 1px solid var(--_line);
    font-size: var(--_text-s);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .list li:last-child {
    border-bottom: 0;
  }
  .list .why {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .list .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
  }
  .title .left {
    font-variant-numeric: tabular-nums;
  }
  .missed {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    border: 1px solid var(--_warning-line);
    background: var(--_warning-soft);
    border-radius: var(--_radius);
  }
  .causes {
    display: grid;
    gap: 6px;
    font-size: var(--_text-s);
    line-height: 1.5;
    padding-inline-start: 18px;
    list-style: disc;
  }
`;
