// The text editor of the JSON view: CodeMirror, loaded when the view is first opened. It knows text,
// places and remarks, but neither drafts nor the engine.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, setDiagnostics, type Diagnostic as Mark } from "@codemirror/lint";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { placesIn, type Range } from "./places.js";

/** One-based, as the engine gives them; a column is a character. */
export interface Place {
  line: number;
  column: number;
}

export interface Remark {
  /** A JSON Pointer into the text's value, or a place in a text that is not JSON. */
  at: string | Place;
  severity: "error" | "warning" | "info";
  message: string;
  fix?: { title: string; apply: () => void };
}

export interface EditorOptions {
  parent: HTMLElement;
  label: string;
  phrases: Readonly<Record<string, string>>;
  onInput: (text: string) => void;
}

const NOWHERE: Range = { from: 0, to: 0 };

export class JsonEditor {
  readonly #view: EditorView;
  readonly #mode = new Compartment();
  #isOwn = false;

  constructor({ parent, label, phrases, onInput }: EditorOptions) {
    this.#view = new EditorView({
      parent,
      root: parent.getRootNode() as ShadowRoot, // styles go into its adopted sheets
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          json(),
          syntaxHighlighting(classHighlighter),
          // After Escape, Tab moves on, so that nobody is trapped in the editor.
          keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            "aria-label": label,
            spellcheck: "false",
            autocapitalize: "off",
            "data-path": "",
            tabindex: "0",
          }),
          EditorState.phrases.of(phrases),
          EditorState.tabSize.of(2),
          this.#mode.of([]),
          EditorView.domEventHandlers({ beforeinput: typeOver }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.#isOwn) onInput(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Shows a text from elsewhere. Only what differs is replaced, which preserves caret and scroll position. */
  set text(text: string) {
    const old = this.text;
    if (text === old) return;
    const from = countSame(text, old);
    const same = Math.min(countSameAtEnd(text, old), Math.min(text.length, old.length) - from);
    this.#isOwn = true;
    this.#view.dispatch({
      changes: { from, to: old.length - same, insert: text.slice(from, text.length - same) },
      annotations: Transaction.addToHistory.of(false),
    });
    this.#isOwn = false;
  }

  set readOnly(readOnly: boolean) {
    if (readOnly === this.#view.state.readOnly) return;
    this.#view.dispatch({ effects: this.#mode.reconfigure(EditorState.readOnly.of(readOnly)) });
  }

  set remarks(remarks: readonly Remark[]) {
    const places = this.#placesOf(remarks.flatMap(({ at }) => (typeof at === "string" ? at : [])));
    const marks = remarks.map(({ at, severity, message, fix }): Mark => ({
      ...(typeof at === "string" ? (places.get(at) ?? NOWHERE) : this.#rangeAt(at)),
      severity,
      message,
      actions: fix ? [{ name: fix.title, apply: fix.apply }] : [],
    }));
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  focus(): void {
    this.#view.focus();
  }

  /** Selects the value at a place and scrolls to it. */
  reveal(at: string | Place): void {
    const { from, to } = typeof at === "string" ? (this.#placesOf([at]).get(at) ?? NOWHERE) : this.#rangeAt(at);
    this.#view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #placesOf(pointers: readonly string[]): Map<string, Range> {
    return pointers.length === 0 ? new Map<string, Range>() : placesIn(this.text, pointers);
  }

  #rangeAt({ line, column }: Place): { from: number; to: number } {
    const { doc } = this.#view.state;
    const { from, text, to } = doc.line(Math.min(line, doc.lines));
    const before = [...text].slice(0, column - 1).join("").length;
    const start = Math.min(from + before, to);
    return { from: start, to: Math.min(start + 1, doc.length) };
  }
}

/** How many characters are compared at once, which takes no longer than comparing one. */
const CHUNK = 4096;

/** How many characters both begin with. */
function countSame(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  for (let step = CHUNK; step >= 1; step /= 16)
    while (same + step <= shorter && one.slice(same, same + step) === other.slice(same, same + step)) same += step;
  return same;
}

/** How many characters both end with. */
function countSameAtEnd(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  const isSame = (from: number, to: number) =>
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from);
  let same = 0;
  for (let step = CHUNK; step >= 1; step /= 16)
    while (same + step <= shorter && isSame(same, same + step)) same += step;
  return same;
}

/** Chromium gives text that is typed over coloured text an inline style, which the policy forbids. */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { from, to } = selectedIn(view);
  if (event.inputType !== "insertText" || event.data === null || view.state.readOnly || from === to) return false;
  event.preventDefault();
  view.dispatch({
    changes: { from, to, insert: event.data },
    selection: { anchor: from + event.data.length },
    userEvent: "input.type",
    scrollIntoView: true,
  });
  return true;
}

/** The selection in the document, which the editor learns only a moment later. */
function selectedIn(view: EditorView): { from: number; to: number } {
  // Only Chromium, which needs it, has this method of shadow roots.
  const selection = (view.root as { getSelection?: () => Selection | null }).getSelection?.();
  if (!selection?.anchorNode || !selection.focusNode || !view.contentDOM.contains(selection.anchorNode))
    return view.state.selection.main;
  const anchor = view.posAtDOM(selection.anchorNode, selection.anchorOffset);
  const head = view.posAtDOM(selection.focusNode, selection.focusOffset);
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) };
}
