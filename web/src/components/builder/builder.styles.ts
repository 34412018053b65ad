// The design: colours, sizes and spacing as custom properties that all parts inherit. Those beginning
// with --sip-attach- are public, for the embedding page; those beginning with --_ are internal.
import { css } from "lit";

export const builderStyles = css`
  :host {
    color-scheme: light dark;
    display: block;
    --_accent: var(--sip-attach-accent, light-dark(#2a4bc7, #8ea6ff));
    --_accent-strong: var(--sip-attach-accent-strong, light-dark(#1f3aa3, #a9bcff));
    --_accent-text: var(--sip-attach-accent-text, light-dark(#2443b5, #a5b8ff));
    --_on-accent: var(--sip-attach-on-accent, light-dark(#fff, #0e1530));
    --_accent-soft: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    --_accent-line: color-mix(in srgb, var(--_accent) 45%, var(--_surface));
    --_focus: var(--sip-attach-focus, var(--_accent));
    --_page: var(--sip-attach-background, light-dark(#f5f6f8, #0e1116));
    --_surface: var(--sip-attach-surface, light-dark(#fff, #161b22));
    --_raised: light-dark(#fbfcfd, #1a2029);
    --_sunken: light-dark(#f0f2f5, #212833);
    --_hover: light-dark(#f1f4f8, #222a35);
    --_field: light-dark(#fff, #10151c);
    --_code: light-dark(#f8f9fb, #10151c);
    --_text: var(--sip-attach-text, light-dark(#161b24, #e8ecf2));
    --_muted: var(--sip-attach-muted, light-dark(#566072, #9fabbc));
    --_placeholder: light-dark(#707a8b, #7f8b9c);
    --_line: var(--sip-attach-line, light-dark(#e2e6ec, #29313d));
    --_line-strong: light-dark(#cbd2dc, #3a4553);
    --_field-line: light-dark(#858f9f, #66727f);
    --_error: light-dark(#b3221c, #ff968c);
    --_error-soft: light-dark(#fdeceb, #371a1c);
    --_warning: light-dark(#835200, #f2c063);
    --_warning-soft: light-dark(#fff5de, #31270f);
    --_warning-line: light-dark(#cf9a30, #9a7424);
    --_ok: light-dark(#12703f, #6dd9a0);
    --_ok-soft: light-dark(#e5f5ec, #12301f);
    --_ok-solid: light-dark(#1d9257, #45b87d);
    --_code-key: light-dark(#2443b5, #a5b8ff);
    --_code-string: light-dark(#12703f, #7ddca9);
    --_code-number: light-dark(#8a4a00, #f2c063);
    --_shadow: 0 1px 2px light-dark(rgb(20 28 45 / 0.05), rgb(0 0 0 / 0.3));
    --_shadow-l: 0 12px 32px light-dark(rgb(20 28 45 / 0.16), rgb(0 0 0 / 0.5));
    --_font: var(
      --sip-attach-font,
      system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      "Noto Sans",
      sans-serif
    );
    --_mono: var(
      --sip-attach-font-mono,
      ui-monospace,
      "SF Mono",
      "Cascadia Code",
      Menlo,
      Consolas,
      "DejaVu Sans Mono",
      monospace
    );
    /* Few sizes and weights, because the browser sets up a font for each pair before it can draw. */
    --_u: var(--sip-attach-font-size, 16px);
    --_text-xs: calc(0.75 * var(--_u));
    --_text-s: calc(0.8125 * var(--_u));
    --_text-m: calc(0.875 * var(--_u));
    --_text-l: calc(1.0625 * var(--_u));
    --_text-xl: calc(1.25 * var(--_u));
    --_medium: 540;
    --_bold: 600;
    --_radius-s: 6px;
    --_radius: var(--sip-attach-radius, 8px);
    --_radius-l: calc(var(--_radius) + 4px);
    --_s1: 4px;
    --_s2: 8px;
    --_s3: 12px;
    --_s4: 16px;
    --_s5: 20px;
    --_s6: 28px;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }

  /* Inherited styles of the page end here; only custom properties pass. */
  .root {
    all: initial;
    display: block;
    position: relative;
    container: builder / inline-size;
    color-scheme: inherit;
    font-family: var(--_font);
    font-size: var(--_text-m);
    line-height: 1.5;
    color: var(--_text);
    background: var(--_page);
    -webkit-font-smoothing: antialiased;
    text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  .root.light {
    color-scheme: light;
  }
  .root.dark {
    color-scheme: dark;
  }
  .frame {
    max-width: 1360px;
    margin-inline: auto;
    padding: var(--_s5) var(--_s6) var(--_s6);
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--_s3) var(--_s4);
    flex-wrap: wrap;
    margin-bottom: var(--_s4);
  }
  .name {
    display: flex;
    gap: 11px;
    align-items: center;
    margin-inline-end: auto;
    font-weight: var(--_bold);
    font-size: var(--_text-l);
    letter-spacing: -0.014em;
  }
  .name ::slotted(*) {
    all: unset;
    display: block;
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
  }
  .logo {
    width: 30px;
    height: 30px;
    padding: 6px;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .logo .icon {
    width: 18px;
    height: 18px;
  }
  .tools {
    display: flex;
    gap: 4px;
    align-items: center;
    flex-wrap: wrap;
  }
  .tools > .segments {
    margin-right: 6px;
    background: var(--_sunken);
  }
  .layout {
    display: grid;
    gap: var(--_s5);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .form {
    display: grid;
    gap: var(--_s4);
    grid-template-columns: minmax(0, 1fr);
  }
  /* Messages that come and go lie over what is below them: a button that moved would be missed. */
  .messages {
    position: sticky;
    bottom: 76px;
    z-index: 11;
    height: 1px;
    margin-top: -1px;
    pointer-events: none;
  }
  .toast {
    position: absolute;
    bottom: 0;
    inset-inline: var(--_s3);
    width: fit-content;
    max-width: 60ch;
    margin-inline: auto;
    padding: 9px 14px;
    border-radius: var(--_radius);
    border: 1px solid var(--_accent-line);
    background: var(--_accent-soft);
    box-shadow: var(--_shadow-l);
    font-size: var(--_text-s);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .bottom {
    position: sticky;
    bottom: 0;
    z-index: 10;
    display: flex;
    gap: 10px;
    padding: 10px var(--_s4) calc(10px + env(safe-area-inset-bottom));
    border-top: 1px solid var(--_line);
    background: var(--_surface);
    box-shadow: 0 -4px 16px rgb(0 0 0 / 0.06);
  }
  .bottom .button:last-child {
    flex: 1;
  }
  .bottom .button {
    min-height: 40px;
  }

  @container builder (max-width: 560px) {
    .frame {
      padding: var(--_s4) var(--_s3) var(--_s5);
    }
    .tools {
      gap: 0;
    }
    .tools > .button.small {
      padding-inline: 5px;
    }
    .tools > .segments > button {
      padding-inline: 7px;
    }
    .tools .label-text {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .card > .head,
    .card > .body {
      padding-inline: var(--_s4);
    }
  }
  @container builder (min-width: 1000px) {
    .layout {
      grid-template-columns: minmax(0, 1fr) minmax(360px, 34%);
    }
    .side {
      align-self: stretch;
    }
    .bottom {
      display: none;
    }
    .messages {
      bottom: 16px;
    }
  }
  @media (min-height: 620px) {
    @container builder (min-width: 1000px) {
      .side {
        --_act-position: sticky;
      }
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .layout {
      scroll-behavior: smooth;
    }
  }
  @media print {
    .bottom,
    .tools,
    slot[name="top"] {
      display: none;
    }
    .side {
      --_act-position: static;
    }
  }
`;
