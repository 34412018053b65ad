// The styles that all parts of the page share: type, controls, diagnostics. Colours and sizes are custom
// properties of the outer element (builder.styles.ts), which all parts inherit.
import { css } from "lit";

export const baseStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset,
  legend,
  pre {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }

  .icon {
    width: 1em;
    height: 1em;
    flex: none;
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .mono {
    font-family: var(--_mono);
    font-size: 0.94em;
    unicode-bidi: isolate;
  }
  input,
  textarea,
  pre {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .muted {
    color: var(--_muted);
  }
  .row {
    display: flex;
    gap: var(--_s2);
    align-items: center;
    flex-wrap: wrap;
  }
  .spread {
    justify-content: space-between;
  }
  .stack {
    display: grid;
    gap: var(--_s4);
    grid-template-columns: minmax(0, 1fr);
  }
  .grid {
    display: grid;
    gap: var(--_s4);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    align-items: start;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  /* ---- cards */
  .card {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    box-shadow: var(--_shadow);
  }
  .card > .head {
    display: flex;
    align-items: center;
    gap: var(--_s3);
    padding: var(--_s4) var(--_s5);
  }
  .card > .body {
    padding: 0 var(--_s5) var(--_s5);
    display: grid;
    gap: var(--_s5);
    grid-template-columns: minmax(0, 1fr);
  }
  h2 {
    font-size: var(--_text-l);
    font-weight: var(--_bold);
    letter-spacing: -0.011em;
    line-height: 1.3;
  }
  h3 {
    font-size: var(--_text-m);
    font-weight: var(--_bold);
    line-height: 1.4;
  }
  .card > .head p {
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  /* The icon before the heading of a card. */
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

  /* ---- buttons */
  button {
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 34px;
    padding: 5px 12px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_text-m);
    font-weight: var(--_medium);
    line-height: 1.3;
    max-width: 100%;
    text-decoration: none;
    transition:
      background-color 0.12s,
      border-color 0.12s;
  }
  .button:hover {
    background: var(--_hover);
  }
  .button:disabled,
  .button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: var(--_bold);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--_accent-strong);
    border-color: var(--_accent-strong);
  }
  .button.blocked {
    background: var(--_accent-soft);
    border-color: var(--_accent-line);
    color: var(--_accent-text);
    font-weight: var(--_bold);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
  }
  .button.quiet:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .button.small {
    min-height: 28px;
    padding: 2px 9px;
    font-size: var(--_text-s);
    border-radius: var(--_radius-s);
  }
  .button.wide {
    width: 100%;
    min-height: 40px;
    font-size: var(--_text-m);
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    width: 30px;
    height: 30px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-s);
    background: transparent;
    color: var(--_muted);
    font-size: 15px;
  }
  .icon-button:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .icon-button:is(:disabled, [aria-disabled="true"]) {
    opacity: 0.4;
    cursor: not-allowed;
  }
  .link {
    border: 0;
    padding: 0;
    background: none;
    color: var(--_accent-text);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
    text-align: start;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }

  /* ---- fields */
  .field {
    display: grid;
    gap: 5px;
    align-content: start;
    min-width: 0;
    grid-template-columns: minmax(0, 1fr);
  }
  label,
  .label {
    font-size: var(--_text-s);
    font-weight: var(--_bold);
    color: var(--_text);
  }
  legend.label {
    margin-bottom: 5px;
  }
  .label-note {
    font-weight: 400;
    color: var(--_muted);
  }
  .hint {
    font-size: var(--_text-s);
    color: var(--_muted);
    line-height: 1.45;
  }
  input:not([type="checkbox"], [type="radio"], [type="file"]),
  select,
  textarea {
    width: 100%;
    min-height: 36px;
    padding: 6px 10px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_field);
    font-size: var(--_text-m);
    line-height: 1.45;
    transition:
      border-color 0.12s,
      box-shadow 0.12s;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_placeholder);
    opacity: 1;
  }
  input:hover,
  select:hover,
  textarea:hover {
    border-color: var(--_muted);
  }
  input:not([type="checkbox"], [type="radio"]):focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  [aria-invalid="true"]:is(input, select, textarea) {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  .warned:is(input, select, textarea) {
    border-color: var(--_warning-line);
  }
  input:disabled,
  select:disabled,
  textarea:disabled,
  input[readonly],
  textarea[readonly] {
    background: var(--_sunken);
    color: var(--_muted);
  }
  input.mono,
  textarea.mono {
    font-family: var(--_mono);
    font-size: var(--_text-m);
  }
  select {
    appearance: none;
    padding-right: 30px;
    text-overflow: ellipsis;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_muted) 50%),
      linear-gradient(135deg, var(--_muted) 50%, transparent 50%);
    background-position:
      right 15px center,
      right 10px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
  }
  .with-buttons {
    display: flex;
    gap: 4px;
    align-items: start;
  }
  .with-buttons > input {
    flex: 1;
    min-width: 0;
  }
  .with-buttons > .button,
  .with-buttons > .icon-button {
    height: 36px;
    flex: none;
  }
  input[type="checkbox"],
  input[type="radio"] {
    accent-color: var(--_accent);
    width: 16px;
    height: 16px;
    flex: none;
  }
  .check {
    display: flex;
    gap: 8px;
    align-items: start;
    font-weight: 400;
    font-size: var(--_text-s);
    line-height: 1.4;
    min-height: 24px;
    padding-top: 3px;
    cursor: pointer;
  }

  .segments {
    display: inline-flex;
    padding: 2px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    border: 1px solid var(--_line);
    gap: 2px;
    max-width: 100%;
  }
  .segments > button,
  .segments > label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    justify-content: center;
    min-height: 28px;
    padding: 2px 11px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--_muted);
    font-size: var(--_text-s);
    font-weight: var(--_medium);
    cursor: pointer;
    white-space: nowrap;
  }
  .segments > :is([aria-pressed="true"], [aria-selected="true"]),
  .segments > label:has(:checked) {
    background: var(--_surface);
    color: var(--_text);
    box-shadow:
      0 1px 2px rgb(0 0 0 / 0.12),
      0 0 0 1px var(--_line);
  }
  .segments > label:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .segments > label:has(:disabled) {
    opacity: 0.5;
    cursor: not-allowed;
  }
  .segments > label {
    position: relative;
  }
  .segments input {
    position: absolute;
    inset: 0;
    opacity: 0;
    width: 100%;
    height: 100%;
    cursor: pointer;
  }

  .switch {
    position: relative;
    width: 38px;
    height: 22px;
    padding: 0;
    border-radius: 11px;
    border: 1px solid var(--_field-line);
    background: var(--_sunken);
    flex: none;
    transition: background-color 0.15s;
  }
  .switch::after {
    content: "";
    position: absolute;
    top: 2px;
    left: 2px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--_muted);
    transition: transform 0.15s;
  }
  .switch[aria-checked="true"] {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .switch[aria-checked="true"]::after {
    transform: translateX(16px);
    background: var(--_on-accent);
  }

  details > summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    cursor: pointer;
    list-style: none;
    font-size: var(--_text-m);
    font-weight: var(--_bold);
    border-radius: var(--_radius-s);
    color: var(--_text);
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  details > summary > .icon:first-child {
    color: var(--_muted);
    transition: transform 0.12s;
  }
  details[open] > summary > .icon:first-child {
    transform: rotate(90deg);
  }
  details > .inner {
    padding: var(--_s3) 0 var(--_s2);
    display: grid;
    gap: var(--_s4);
    grid-template-columns: minmax(0, 1fr);
  }
  .fold {
    border-top: 1px solid var(--_line);
    padding-top: var(--_s2);
  }

  .count {
    display: inline-grid;
    place-items: center;
    min-width: 20px;
    height: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: var(--_bold);
    font-variant-numeric: tabular-nums;
  }
  .count.error {
    background: var(--_error-soft);
    color: var(--_error);
  }
  .count.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .count.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }

  /* ---- what stopped, and how to go on */
  .banner {
    display: grid;
    gap: 8px;
    margin-block-end: var(--_s4);
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    line-height: 1.45;
  }
  .banner.ok {
    background: var(--_ok-soft);
  }

  /* ---- diagnostics */
  .diagnostics {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .diagnostic {
    display: flex;
    gap: 7px;
    font-size: var(--_text-s);
    line-height: 1.45;
    align-items: start;
    overflow-wrap: anywhere;
  }
  .diagnostic > .icon {
    margin-top: 0.2em;
    font-size: 14px;
  }
  .error > .icon,
  .icon.error {
    color: var(--_error);
  }
  .warning > .icon,
  .icon.warning {
    color: var(--_warning);
  }
  .info > .icon,
  .icon.info,
  .todo > .icon,
  .icon.todo {
    color: var(--_muted);
  }
  .ok > .icon,
  .icon.ok {
    color: var(--_ok);
  }
  .diagnostic.error > .text {
    color: var(--_error);
  }
  .diagnostic.info > .text,
  .diagnostic.todo > .text {
    color: var(--_muted);
  }
  .diagnostic > .text {
    flex: 1;
    min-width: 0;
  }
  .fix {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 24px;
    margin: 2px 0 0;
    padding: 1px 8px;
    border-radius: var(--_radius-s);
    border: 1px solid var(--_line-strong);
    background: var(--_surface);
    color: var(--_accent-text);
    font-size: var(--_text-s);
    font-weight: var(--_bold);
    max-width: 100%;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .fix:hover {
    background: var(--_accent-soft);
    border-color: var(--_accent-line);
  }
  .fix .icon {
    font-size: 13px;
  }
  .fix .outcome {
    font-weight: 400;
    color: var(--_text);
  }

  dialog {
    width: min(680px, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-l);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 24px 64px rgb(0 0 0 / 0.28);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(10 14 20 / 0.45);
  }
  dialog > .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s3);
    padding: var(--_s4) var(--_s5);
  }
  dialog > .body {
    padding: 0 var(--_s5) var(--_s5);
    display: grid;
    gap: var(--_s4);
    grid-template-columns: minmax(0, 1fr);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    select {
      appearance: auto;
      background-image: none;
    }
    .switch::after {
      background: ButtonText;
    }
    .switch[aria-checked="true"] {
      background: Highlight;
    }
    .segments > :is([aria-pressed="true"], [aria-selected="true"]),
    .segments > label:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (pointer: coarse) {
    .icon-button {
      width: 36px;
      height: 36px;
    }
    .button.small,
    .fix {
      min-height: 32px;
    }
  }
`;
