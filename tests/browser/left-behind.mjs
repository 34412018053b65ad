// Collects everything that a page leaves behind where others could read it: its address and history, storage, caches,
// cookies, attributes, texts and fields of the document with its shadow roots, the console, requests, downloads, the
// clipboard, and messages and events to the surrounding page.
import { readFile } from "node:fs/promises";

/** Records, from now on, what a page tells others. Call it before the page is loaded. */
export async function listen(context) {
  const heard = [];
  await context.exposeBinding("noteSaid", (_, place, text) => heard.push([place, text]));
  await context.addInitScript(() => {
    const note = (place, value) => {
      let text;
      try {
        text = typeof value === "string" ? value : JSON.stringify(value);
      } catch {
        text = String(value);
      }
      void window.noteSaid(place, text ?? "");
    };
    const wrap = (owner, name, place) => {
      const original = owner?.[name];
      if (!original) return;
      owner[name] = function (...args) {
        note(place, args);
        return original.apply(this, args);
      };
    };
    wrap(window, "postMessage", "a message to a window");
    wrap(BroadcastChannel.prototype, "postMessage", "a message to other tabs");
    wrap(ServiceWorker.prototype, "postMessage", "a message to the service worker");
    wrap(Navigator.prototype, "sendBeacon", "a beacon");
    wrap(History.prototype, "pushState", "the history of the tab");
    wrap(History.prototype, "replaceState", "the history of the tab");
    wrap(Clipboard.prototype, "writeText", "the clipboard");
    wrap(Clipboard.prototype, "write", "the clipboard");
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      // Events that leave the element and that listeners of the surrounding page can hear.
      if (event instanceof CustomEvent && event.composed && event.bubbles)
        note(`the event ${event.type}`, event.detail === undefined ? "" : event.detail);
      return dispatch.call(this, event);
    };
    addEventListener("error", (event) => note("an uncaught error", `${event.message} ${event.error?.stack}`));
    addEventListener("unhandledrejection", (event) =>
      note("an uncaught error", String(event.reason?.stack ?? event.reason)),
    );
  });
  return heard;
}

/** Records the requests, with their contents, and the downloads of a page and its frames. */
export function watch(context, page) {
  const requests = [];
  const downloads = [];
  const console = [];
  context.on("request", (request) => {
    const noted = {
      url: request.url(),
      method: request.method(),
      body: request.postData() ?? "",
      headers: request.headers(),
    };
    requests.push(noted);
    request.allHeaders().then(
      (headers) => (noted.headers = headers),
      () => {},
    );
  });
  page.on("download", (download) => downloads.push(download));
  page.on("console", (message) => console.push(`${message.text()} ${JSON.stringify(message.location())}`));
  page.on("pageerror", (error) => console.push(String(error.stack)));
  return { requests, downloads, console };
}

export const contentOf = async (download) =>
  `${download.suggestedFilename()}\n${await readFile(await download.path(), "latin1")}`;

/** What is in the document now: a list of places, each with its text. */
export function leftInDocument(page) {
  return page.evaluate(async () => {
    const left = [];
    const add = (place, text) => left.push([place, String(text ?? "")]);
    add("the address", location.href);
    add("the address", document.URL + document.baseURI + document.referrer);
    add("the title", document.title);
    add("the history of the tab", JSON.stringify(history.state));
    add("cookies", document.cookie);
    add("window.name", window.name);
    for (const [place, storage] of Object.entries({ localStorage, sessionStorage }))
      for (const [name, value] of Object.entries(storage)) add(place, `${name}=${value}`);
    for (const entry of performance.getEntries())
      add("performance entries", JSON.stringify(entry) + JSON.stringify(entry.detail ?? ""));
    for (const name of Object.keys(window)) {
      const value = window[name];
      if (typeof value === "string") add("globals", `${name}=${value}`);
    }
    const { held = [], pending = [] } = (await navigator.locks?.query()) ?? {};
    add("locks", JSON.stringify([held, pending]));
    for (const name of (await globalThis.caches?.keys()) ?? []) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const isText = /\.(js|css|html|json|svg)$/.test(new URL(request.url).pathname);
        add("caches", `${name} ${request.url} ${isText ? "" : await (await cache.match(request)).text()}`);
      }
    }
    for (const { name } of (await indexedDB.databases?.()) ?? []) {
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
        });
        add("IndexedDB", JSON.stringify(all));
      }
      database.close();
    }
    const isField = (node) => node.matches("input, textarea, select");
    const visit = async (root, around) => {
      for (const node of root.querySelectorAll("*")) {
        const place = `${around}<${node.localName}>`;
        for (const { name, value } of node.attributes) {
          add(`the attribute ${name} of ${place}`, value);
          if (value.startsWith("blob:")) add(`what ${place} links to`, await (await fetch(value)).text());
        }
        if (isField(node) && node.type !== "password") {
          const label = node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent.trim() ?? node.id;
          add(`the field "${label}" of ${place}`, node.value);
        }
        if (isField(node)) add(`the default of ${place}`, node.defaultValue ?? "");
        if (node.content instanceof DocumentFragment) await visit(node.content, place);
        if (node.shadowRoot) await visit(node.shadowRoot, `${node.localName} `);
      }
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
      const texts = new Map();
      while (walker.nextNode()) {
        const of = walker.currentNode.parentElement;
        // Together with the surrounding text, because highlighting splits texts into pieces.
        const block = of?.closest("pre, output, li, td, p, dialog, .cm-line") ?? of;
        texts.set(block, `${texts.get(block) ?? ""}${walker.currentNode.data}`);
      }
      for (const [node, text] of texts) add(`the text of ${around}<${node?.localName}>`, text);
      for (const sheet of [...(root.styleSheets ?? []), ...(root.adoptedStyleSheets ?? [])])
        try {
          add(`the styles of ${around}`, [...sheet.cssRules].map(({ cssText }) => cssText).join(""));
        } catch {
          // A frame of another origin.
        }
    };
    await visit(document, "");
    return left;
  });
}
