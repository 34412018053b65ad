// Stand-ins for what a server lacks, so that a page rendered there may import the element's script:
// nothing is defined or drawn until a browser does. The build puts these in place of the globals,
// in Lit too, which uses them as it is loaded.
const { document = { createTreeWalker() {}, createComment() {} } as unknown as Document } = globalThis;
const { HTMLElement = class {} as unknown as typeof globalThis.HTMLElement } = globalThis;
const { CSSStyleSheet = class {} as unknown as typeof globalThis.CSSStyleSheet } = globalThis;

export { document as __document, HTMLElement as __HTMLElement, CSSStyleSheet as __CSSStyleSheet };
