// Stand-ins for globals that a server lacks, so that a page rendered there may import the element's script.
// Nothing is defined or rendered until a browser runs it. The build replaces the globals by these, in Lit
// too, which uses them while it is loaded.
const { document = { createTreeWalker() {}, createComment() {} } as unknown as Document } = globalThis;
const { HTMLElement = class {} as unknown as typeof globalThis.HTMLElement } = globalThis;
const { CSSStyleSheet = class {} as unknown as typeof globalThis.CSSStyleSheet } = globalThis;

export { document as __document, HTMLElement as __HTMLElement, CSSStyleSheet as __CSSStyleSheet };
