// What a builder takes from the surrounding page: its theme, its language, and the size of its sticky header.
import type { LitElement, ReactiveController } from "lit";

const SCROLL_PAUSE_MS = 100;

export class Surroundings implements ReactiveController {
  /** The theme that the page declares: light, dark, or "". */
  scheme = "";
  /** The language of the surrounding page as a BCP 47 tag; "" if none is declared. */
  lang = "";
  readonly #builder: LitElement;
  #watcher?: MutationObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(builder: LitElement) {
    this.#builder = builder;
    builder.addController(this);
  }

  hostConnected(): void {
    this.#read();
    this.#watcher = new MutationObserver(() => this.#read());
    this.#watcher.observe(document, {
      subtree: true,
      attributes: true,
      attributeFilter: ["data-theme", "data-bs-theme", "lang"],
    });
    addEventListener("scroll", this.#onScroll, { passive: true });
    addEventListener("resize", this.#onScroll);
  }

  hostDisconnected(): void {
    this.#watcher?.disconnect();
    removeEventListener("scroll", this.#onScroll);
    removeEventListener("resize", this.#onScroll);
  }

  /** Tells the panel how much of it a header of the page covers. */
  measure(): void {
    const side = this.#builder.renderRoot.querySelector<HTMLElement>(".side");
    if (!side) return;
    const { left, width } = side.getBoundingClientRect();
    let header = document.elementFromPoint(left + width / 2, 1);
    while (header && (header.contains(this.#builder) || !/sticky|fixed/.test(getComputedStyle(header).position)))
      header = header.parentElement;
    const reach =
      header?.getBoundingClientRect().bottom ??
      (Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0);
    const top = `${Math.round(reach)}px`;
    if (side.style.getPropertyValue("--_act-top") !== top) side.style.setProperty("--_act-top", top);
  }

  /** Measures once scrolling pauses, because each measurement takes a layout. */
  readonly #onScroll = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.measure(), SCROLL_PAUSE_MS);
  };

  #read(): void {
    let scheme: string | undefined;
    let lang: string | undefined;
    for (let node: Node | null = this.#builder; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
      const { dataset, lang: said } = node as Partial<HTMLElement>;
      scheme ??= [dataset?.theme, dataset?.bsTheme].find((name) => name === "dark" || name === "light");
      lang ||= said;
    }
    if (this.scheme === (scheme ?? "") && this.lang === (lang ?? "")) return;
    Object.assign(this, { scheme: scheme ?? "", lang: lang ?? "" });
    this.#builder.requestUpdate();
  }
}
