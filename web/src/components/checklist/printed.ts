// Prints only a checklist, from a frame with its own style sheet, whatever page surrounds it.
import type { ProviderChecklist } from "sipattach";
import type { ProviderTexts } from "../../texts/provider/index.js";
import { PRINTED } from "./checklist.styles.js";

export function printChecklist(checklist: ProviderChecklist, words: ProviderTexts, title: string, lang: string): void {
  const frame = document.createElement("iframe");
  // Firefox does not print frames that are not displayed, and clears a frame that is filled before it has loaded.
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
  frame.addEventListener("load", () => fill(frame, checklist, words, title, lang), { once: true });
  document.body.append(frame);
}

function fill(
  frame: HTMLIFrameElement,
  checklist: ProviderChecklist,
  words: ProviderTexts,
  title: string,
  lang: string,
): void {
  const view = frame.contentWindow as Window & typeof globalThis;
  const page = view.document;
  const { undocumented, transfers, source } = words.markdownWords;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(PRINTED);
  page.adoptedStyleSheets = [sheet];
  page.documentElement.lang = lang;
  page.title = title;

  const make = (name: string, ...children: (Node | string)[]) => {
    const element = page.createElement(name);
    element.append(...children);
    return element;
  };
  const doubt = (confidence: string) => (confidence === "documented" ? [] : [" ", make("i", `(${undocumented})`)]);
  const { steps, items } = checklist;
  page.body.append(
    make("h1", title),
    make("ul", ...steps.map(({ text, confidence }) => make("li", text, ...doubt(confidence)))),
    make(
      "table",
      ...items.map(({ label, values, confidence }) =>
        make("tr", make("th", label), make("td", ...values.map((value) => make("code", value)), ...doubt(confidence))),
      ),
    ),
    ...(checklist.transfers === null ? [] : [make("p", `${transfers}: ${checklist.transfers}`)]),
    make("p", `${source}: ${[checklist.source, checklist.source_url].filter((part) => part !== null).join(", ")}`),
  );
  view.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  view.focus();
  view.print();
}
