// Documentation sites, each a new project of its framework with the recipe from the page about embedding and the files
// of the packed package: a visitor goes from another page of the site to the builder, in the light and the dark theme.
import { readFileSync } from "node:fs";
import { samplesOf } from "../../docs/samples.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const SAMPLES = samplesOf(read("docs/pages/embedding.md"));

/** Frameworks write scripts and styles into their pages. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
].join("; ");

function recipe(name) {
  const found = SAMPLES.filter(({ does }) => does.recipe === name);
  if (found.length === 0) throw new Error(`there is no recipe for ${name}`);
  return Object.fromEntries(found.map(({ does, text }) => [does.file, text]));
}

async function follow(page) {
  await page.getByRole("link", { name: "Go and attach" }).first().click();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  await page.evaluate(() => (document.documentElement.dataset.result = '{"ok":true,"tools":true}'));
}

/** The builder follows what such a framework sets. */
async function followInBothThemes(page) {
  await page.getByRole("link", { name: "Go and attach" }).first().click();
  await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
    await page.waitForFunction((chosen) => {
      const root = document.querySelector("sip-attach-builder").shadowRoot.querySelector(".root");
      return getComputedStyle(root).colorScheme === chosen;
    }, theme);
  }
  await page.evaluate(() => (document.documentElement.dataset.result = '{"ok":true,"tools":true}'));
}

/** `folder`: the folder whose files the framework serves unchanged. */
const site = ({ name, packages, files, folder, build, out, start = "", steps = followInBothThemes, manifest }) => ({
  name,
  packages,
  manifest,
  variants: [{ of: "element", files }],
  run: [["mkdir", "-p", folder], ["cp", "-r", "node_modules/sipattach/dist/page", `${folder}/sip-attach`], build],
  page: out,
  start,
  steps,
  policy: POLICY,
  module: "file",
});

const REACT = { react: "19.3.1", "react-dom": "19.3.1" };

export const DOCS_SITES = [
  site({
    name: "Docusaurus",
    packages: { "@docusaurus/core": "3.10.2", "@docusaurus/preset-classic": "3.10.2", ...REACT },
    // The framework writes modules of both kinds, so the package must not declare one.
    manifest: { type: undefined },
    files: {
      ...recipe("docusaurus"),
      "docs/other.md": "---\nslug: /other\n---\n\n# Other\n\n[Go and attach](/)\n",
    },
    folder: "static",
    build: ["docusaurus", "build"],
    out: "build",
    start: "other/",
  }),
  site({
    name: "VitePress",
    packages: { vitepress: "1.6.4", vue: "3.5.45" },
    files: {
      ...recipe("vitepress"),
      ".vitepress/theme/LiveBuilder.vue": read("docs/.vitepress/theme/LiveBuilder.vue"),
      "index.md": "# Home\n\n[Go and attach](/attach)\n",
      "attach.md": "# Attach SIP configuration\n\n<LiveBuilder />\n",
    },
    folder: "public",
    build: ["vitepress", "build"],
    out: ".vitepress/dist",
    steps: follow,
  }),
  site({
    name: "Astro Starlight",
    packages: { astro: "5.18.2", "@astrojs/starlight": "0.36.3" },
    files: {
      ...recipe("starlight"),
      "astro.config.mjs":
        'import starlight from "@astrojs/starlight";\nexport default { site: "https://docs.example.com", integrations: [starlight({ title: "Docs" })] };\n',
      "public/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
      "src/content.config.mjs": [
        'import { defineCollection } from "astro:content";',
        'import { docsLoader } from "@astrojs/starlight/loaders";',
        'import { docsSchema } from "@astrojs/starlight/schema";',
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
      ].join("\n"),
      "src/content/docs/index.md": "---\ntitle: Home\n---\n\n[Go and attach](/attach/)\n",
    },
    folder: "public",
    build: ["astro", "build"],
    out: "dist",
  }),
  site({
    name: "MDX with Next",
    packages: {
      "@mdx-js/loader": "3.1.1",
      "@mdx-js/react": "3.1.1",
      "@next/mdx": "15.5.28",
      next: "15.5.29",
      ...REACT,
    },
    files: {
      ...recipe("nextra"),
      "next.config.mjs": [
        'import createMDX from "@next/mdx";',
        'const options = { output: "export", trailingSlash: true, pageExtensions: ["jsx", "mdx"] };',
        "export default createMDX({})(options);\n",
      ].join("\n"),
      "mdx-components.js": "export const useMDXComponents = (components) => components;\n",
      "app/layout.jsx":
        'export default ({ children }) => <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;\n',
      "app/page.mdx": 'import Link from "next/link";\n\n# Home\n\n<Link href="/attach/">Go and attach</Link>\n',
    },
    folder: "public",
    build: ["next", "build", "--turbopack"],
    out: "out",
  }),
];
