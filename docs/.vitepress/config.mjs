// The documentation site. build.mjs puts its pages together in build/docs-pages: those that are written by hand, and
// those that are generated from the engine, the package, the element and the command line.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** What was generated: {subjects, hasReliability, api}. */
const generated = JSON.parse(readFileSync(here("../../build/docs-generated.json"), "utf8"));

/** Where the site is served: "/" or "/docs/sipattach/". */
const base = process.env.SIPATTACH_DOCS_BASE ?? "/";

export default defineConfig({
  title: "sipattach",
  description: "Checks, explains and sends the requests that attach phone numbers to Bland AI over SIP",
  lang: "en",
  base,
  srcDir: here("../../build/docs-pages"),
  outDir: here("../../build/docs"),
  cacheDir: here("../../build/docs-cache"),
  head: [["link", { rel: "icon", href: `${base}sip-attach/icon.svg`, type: "image/svg+xml" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "sip-attach-builder" } } },
  // The element's files are served unchanged.
  vite: { publicDir: here("../../build/docs-public"), build: { chunkSizeWarningLimit: 2000 } },
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    headers: { level: [2, 3] },
  },
  themeConfig: {
    logo: { src: "/sip-attach/icon.svg", alt: "" },
    search: { provider: "local", options: { detailedView: "auto" } },
    outline: { level: [2, 3] },
    docFooter: { prev: "Previous", next: "Next" },
    externalLinkIcon: true,
    nav: [
      { text: "Start", link: "/start/" },
      { text: "Builder", link: "/builder/" },
      { text: "Diagnostics", link: "/diagnostics/", activeMatch: "^/diagnostics/" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
    ],
    sidebar: [
      {
        text: "Guide",
        items: [
          { text: "Start in five minutes", link: "/start/" },
          { text: "The builder, live", link: "/builder/" },
          { text: "Attach from a carrier's file", link: "/carrier-file/" },
          { text: "Providers", link: "/providers/" },
          { text: "Sending and resuming", link: "/sending/" },
          ...(generated.hasReliability ? [{ text: "Reliability", link: "/reliability/" }] : []),
          { text: "Security", link: "/security/" },
        ],
      },
      {
        text: "In your site",
        items: [
          { text: "Embedding", link: "/embedding/" },
          { text: "Element", link: "/element/" },
          { text: "Where it runs", link: "/environments/" },
          { text: "Beside other playgrounds", link: "/comparison/" },
        ],
      },
      {
        text: "Reference",
        items: [
          { text: "Command line", link: "/command-line/" },
          { text: "Limits", link: "/limits/" },
          {
            text: "API",
            link: "/api/",
            collapsed: true,
            items: generated.api.map(({ title, path }) => ({ text: title, link: path })),
          },
          {
            text: "Diagnostics",
            link: "/diagnostics/",
            collapsed: true,
            items: generated.subjects.map(({ subject, about }) => ({ text: about, link: `/diagnostics/${subject}/` })),
          },
        ],
      },
    ],
  },
});
