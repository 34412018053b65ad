import { css } from "lit";

// The editor's own style sheets are adopted after these, so overriding them takes the higher
// specificity of a selector with a parent.
export const jsonViewStyles = css`
  .state {
    display: flex;
    gap: 7px;
    align-items: center;
    font-size: var(--_text-s);
  }
  .editor {
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_field);
    overflow: hidden;
    min-height: 200px;
  }
  .editor:focus-within {
    border-color: var(--_focus);
    box-shadow: 0 0 0 1px var(--_focus);
  }
  .editor .cm-editor {
    height: 62vh;
    min-height: 380px;
    color: var(--_text);
    background: none;
  }
  .editor .cm-editor.cm-focused {
    outline: none;
  }
  .editor .cm-editor .cm-scroller {
    font-family: var(--_mono);
    font-size: var(--_text-s);
    line-height: 1.55;
  }
  .editor .cm-editor .cm-content {
    caret-color: var(--_text);
  }
  .editor .cm-editor .cm-cursor {
    border-left-color: var(--_text);
  }
  .editor .cm-editor .cm-gutters {
    color: var(--_muted);
    background: var(--_sunken);
    border-right-color: var(--_line);
  }
  .editor .cm-editor .cm-activeLine {
    background: none;
  }
  .editor .cm-editor .cm-selectionBackground,
  .editor .cm-editor.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground {
    background: var(--_accent-soft);
  }
  .editor .cm-editor .cm-matchingBracket {
    background: var(--_accent-soft);
    outline: 1px solid var(--_accent-line);
  }
  .editor .cm-editor .cm-foldPlaceholder {
    color: var(--_muted);
    background: var(--_sunken);
    border-color: var(--_line);
  }
  .editor .cm-editor .cm-tooltip,
  .editor .cm-editor .cm-panels {
    color: var(--_text);
    background: var(--_raised);
    border-color: var(--_line);
    font-family: var(--_font);
    font-size: var(--_text-s);
  }
  .editor .cm-editor .cm-tooltip {
    max-width: min(30rem, 92vw);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    box-shadow: var(--_shadow-l);
  }
  .editor .cm-editor .cm-diagnostic {
    padding: 6px 10px;
    white-space: normal;
  }
  .editor .cm-editor .cm-diagnostic-error {
    border-left-color: var(--_error);
  }
  .editor .cm-editor .cm-diagnostic-warning {
    border-left-color: var(--_warning);
  }
  .editor .cm-editor .cm-diagnostic-info {
    border-left-color: var(--_muted);
  }
  .editor .cm-editor .cm-diagnosticAction {
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: var(--_radius-s);
    padding: 3px 8px;
    margin: 4px 0 0;
    display: block;
  }
  .editor .cm-editor .cm-lintRange {
    background: none;
    text-decoration: underline wavy 1px;
    text-underline-offset: 3px;
    text-decoration-skip-ink: none;
  }
  .editor .cm-editor .cm-lintRange-error {
    text-decoration-color: var(--_error);
  }
  .editor .cm-editor .cm-lintRange-warning {
    text-decoration-color: var(--_warning);
  }
  .editor .cm-editor .cm-lintRange-info {
    text-decoration-color: var(--_muted);
  }
  .editor .tok-propertyName {
    color: var(--_code-key);
  }
  .editor .tok-string {
    color: var(--_code-string);
  }
  .editor .tok-number,
  .editor .tok-bool,
  .editor .tok-null,
  .editor .tok-keyword {
    color: var(--_code-number);
  }
`;
