// The recipes of the page on embedding, as projects of their frameworks: installed, built and opened. They install much,
// so they are tried by `scripts/test --long` only. VitePress needs none here: the site itself is built by its recipe.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { samplesOf } from "../../docs/samples.mjs";
import { launchBrowser } from "../browser/harness.mjs";
import { startStaticServer } from "../mock/static.mjs";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const isLong = process.env.SIPATTACH_LONG === "1";
const MINUTES = 60_000;

/** What a new project of a framework has besides the files of the recipe, and how it is built. */
const PROJECTS = {
  docusaurus: {
    dependencies: {
      "@docusaurus/core": "3.10.2",
      "@docusaurus/preset-classic": "3.10.2",
      react: "19.3.1",
      "react-dom": "19.3.1",
    },
    files: { "docs/other.md": "---\nslug: /other\n---\n\n# Other\n\n[Go and attach](/)\n" },
    public: "static",
    command: ["docusaurus", "build"],
    out: "build",
    start: "/other/",
  },
  starlight: {
    dependencies: { astro: "5.18.2", "@astrojs/starlight": "0.36.3" },
    files: {
      "astro.config.mjs":
        'import starlight from "@astrojs/starlight";\nexport default { integrations: [starlight({ title: "Docs" })] };\n',
      "src/content.config.mjs": [
        'import { defineCollection } from "astro:content";',
        'import { docsLoader } from "@astrojs/starlight/loaders";',
        'import { docsSchema } from "@astrojs/starlight/schema";',
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
      ].join("\n"),
      "src/content/docs/index.md": "---\ntitle: Home\n---\n\n[Go and attach](/attach/)\n",
    },
    public: "public",
    command: ["astro", "build"],
    out: "dist",
    start: "/",
  },
  nextra: {
    dependencies: {
      "@mdx-js/loader": "3.1.1",
      "@mdx-js/react": "3.1.1",
      "@next/mdx": "15.5.28",
      next: "15.5.29",
      react: "19.3.1",
      "react-dom": "19.3.1",
    },
    files: {
      "next.config.mjs": [
        'import createMDX from "@next/mdx";',
        'const options = { output: "export", trailingSlash: true, pageExtensions: ["jsx", "mdx"] };',
        "export default createMDX({})(options);\n",
      ].join("\n"),
      "mdx-components.js": "export const useMDXComponents = (components) => components;\n",
      "app/layout.jsx": 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
      "app/page.mdx": 'import Link from "next/link";\n\n# Home\n\n<Link href="/attach/">Go and attach</Link>\n',
    },
    public: "public",
    command: ["next", "build", "--turbopack"],
    out: "out",
    start: "/",
  },
};

describe("the recipes of frameworks", { skip: isLong ? false : "they install much; scripts/test --long" }, () => {
  for (const [name, project] of Object.entries(PROJECTS)) {
    it(`have a builder that plans: ${name}`, { timeout: 30 * MINUTES }, async (test) => {
      const folder = join(root, "build/docs-recipes", name);
      await writeProject(name, project, folder);
      const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
      await execute("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, env });
      const [command, ...args] = project.command;
      await execute("npx", ["--no-install", command, ...args], { cwd: folder, env, maxBuffer: 1 << 26 });

      const server = await startStaticServer({ root: join(folder, project.out) });
      test.after(() => server.close());
      const browser = await launchBrowser();
      test.after(() => browser.close());
      const page = await browser.newPage();
      const faults = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      await page.goto(server.url + project.start);
      await page.getByRole("link", { name: "Go and attach" }).click();
      await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
      for (const theme of ["light", "dark"]) {
        await page.evaluate((chosen) => document.documentElement.setAttribute("data-theme", chosen), theme);
        await page.waitForFunction((chosen) => document.querySelector("sip-attach-builder").scheme === chosen, theme);
      }
      assert.deepEqual(faults, []);
    });
  }
});

/** A new project with the files of the page, and those of the element where the page says. */
async function writeProject(name, project, folder) {
  const markdown = await readFile(join(root, "docs/pages/embedding.md"), "utf8");
  const recipe = samplesOf(markdown).filter(({ does }) => does.recipe === name);
  assert.ok(recipe.length > 0);
  const files = {
    "package.json": JSON.stringify({ private: true, dependencies: project.dependencies }),
    ...project.files,
    ...Object.fromEntries(recipe.map(({ does, text }) => [does.file, text])),
  };
  for (const kept of [project.out, project.public, "docs", "src"]) {
    await rm(join(folder, kept), { recursive: true, force: true });
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(join(root, "web/dist"), join(folder, project.public, "sip-attach"), { recursive: true });
}
