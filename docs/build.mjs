// Puts the pages of the site together and builds it: `node docs/build.mjs [--base /path/] [--force]`. Needs the built
// package, command line and page (scripts/build). Does nothing if the same sources were already built.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));
const PAGES = `${root}build/docs-pages`;
const PUBLIC = `${root}build/docs-public`;
const STAMP = `${root}build/docs.stamp`;
const API_STAMP = `${root}build/docs-api.json`;

/** Everything that pages are made from. */
const SOURCES = [
  "docs",
  "bindings/src",
  "bindings/dist",
  "web/dist",
  "engine/src/codes",
  "engine/src/providers",
  "tests/cases",
  "tests/node/cases.mjs",
  "tests/mock",
  "SECURITY.md",
  "bindings/package.json",
  "package-lock.json",
];

const { values: options } = parseArgs({ options: { base: { type: "string" }, force: { type: "boolean" } } });
if (options.base !== undefined) {
  if (!/^\/(.*\/)?$/.test(options.base))
    fail(`--base must begin and end with a slash, such as /docs/: ${options.base}`);
  process.env.SIPATTACH_DOCS_BASE = options.base;
}
async function main() {
  const wanted = await hashOf(SOURCES, process.env.SIPATTACH_DOCS_BASE ?? "/");
  if (!options.force && (await readFile(STAMP, "utf8").catch(() => "")) === wanted) {
    console.log("build/docs is as its sources are");
    return;
  }
  await rm(STAMP, { force: true });
  await assemble();
  const { build } = await import("vitepress");
  await build(fileURLToPath(new URL(".", import.meta.url)));
  await writeFile(STAMP, wanted);
  console.log(`build/docs: the site, below ${process.env.SIPATTACH_DOCS_BASE ?? "/"}`);
}

async function assemble() {
  const { createEngine } = await import("../bindings/dist/index.js").catch((error) =>
    fail(`build the package first, with scripts/build (${error.message})`),
  );
  const { diagnosticsPages } = await import("./generate/diagnostics.mjs");
  const { providersPage } = await import("./generate/providers.mjs");
  const { elementReference } = await import("./generate/element.mjs");
  const { environmentsTable } = await import("./generate/environments.mjs");
  const { examplesTable } = await import("./generate/examples.mjs");
  const { commandLineReference, readCommandLine } = await import("./generate/command-line.mjs");
  const { captureCheck, captureInit, captureSend } = await import("./generate/captures.mjs");
  const { runSamples, withWhatIsThere, withOutputs } = await import("./samples.mjs");

  const engine = await createEngine();
  const pages = new Map();
  const commandLine = await readCommandLine();
  const isExplained = commandLine.commands.some(({ name }) => name === "explain");
  const diagnostics = diagnosticsPages(engine, isExplained ? "explain" : "codes");
  for (const [path, text] of diagnostics.pages) pages.set(path, text);
  pages.set("providers/index.md", providersPage(engine));
  const api = await readApi();
  for (const [path, text] of api.pages) pages.set(path, text);

  const manifest = JSON.parse(await readFile(`${root}web/dist/custom-elements.json`, "utf8"));
  /** What replaces <!-- generated: name --> in a written page. */
  const parts = {
    examples: () => examplesTable(engine),
    environments: async () =>
      environmentsTable(JSON.parse(await readFile(new URL("environments.json", import.meta.url), "utf8"))),
    element: () => elementReference(manifest),
    "capture-check": captureCheck,
    "capture-init": captureInit,
    "capture-send": captureSend,
    "command-line": () => commandLineReference(commandLine),
    security: async () => withoutTitle(ofRepository(await readFile(`${root}SECURITY.md`, "utf8"))),
  };
  const { exports: exported } = JSON.parse(await readFile(`${root}bindings/package.json`, "utf8"));
  for (const name of await readdir(new URL("pages/", import.meta.url))) {
    let text = await readFile(new URL(`pages/${name}`, import.meta.url), "utf8");
    for (const [mark, part] of text.matchAll(/^<!-- generated: ([\w-]+) -->$/gm)) {
      const generated = await parts[part]();
      text = text.replace(mark, () => generated);
    }
    text = withWhatIsThere(text, { exported, commands: commandLine.commands.map((command) => command.name) });
    const title = name.replace(/\.md$/, "");
    text = withOutputs(text, await runSamples(title, text));
    pages.set(name === "index.md" ? name : `${title}/index.md`, text);
  }
  pages.set("comparison/index.md", ofRepository(await readFile(new URL("comparison.md", import.meta.url), "utf8")));
  const reliability = await readFile(new URL("reliability.md", import.meta.url), "utf8").catch(() => null);
  if (reliability !== null) pages.set("reliability/index.md", ofRepository(reliability));

  await rm(PAGES, { recursive: true, force: true });
  for (const [path, text] of pages) {
    await mkdir(dirname(join(PAGES, path)), { recursive: true });
    await writeFile(join(PAGES, path), text);
  }
  await rm(PUBLIC, { recursive: true, force: true });
  await cp(`${root}web/dist`, `${PUBLIC}/sip-attach`, { recursive: true });
  const subjects = diagnostics.subjects.map(({ subject, about }) => ({ subject, about }));
  const generated = { subjects, api: api.contents, hasReliability: reliability !== null };
  await writeFile(`${root}build/docs-generated.json`, `${JSON.stringify(generated)}\n`);
  console.log(`build/docs-pages: ${pages.size} pages`);
}

/** TypeDoc's pages. It reads all sources with their types, so it runs only when they have changed. */
async function readApi() {
  const wanted = await hashOf(["bindings/src", "docs/generate/api.mjs", "package-lock.json"]);
  const kept = JSON.parse(await readFile(API_STAMP, "utf8").catch(() => "{}"));
  if (kept.wanted === wanted) return kept;
  const { apiPages } = await import("./generate/api.mjs");
  const { pages, contents } = await apiPages();
  const made = { wanted, pages: [...pages], contents };
  await writeFile(API_STAMP, JSON.stringify(made));
  return made;
}

/** A document of the repository without its links to files that the site does not have. */
const ofRepository = (markdown) =>
  markdown.replaceAll(/(?<!!)\[([^\]]+)\]\((?!https?:|mailto:|#|\/)[^)]*\)/g, (_, text) => text);

const withoutTitle = (markdown) => markdown.replace(/^# .*\n+/, "");

/** One hash of files and folders, of their names and contents. */
async function hashOf(paths, ...more) {
  const hash = createHash("sha256").update(JSON.stringify(more));
  for (const path of paths) {
    const files = await readdir(join(root, path), { recursive: true, withFileTypes: true }).then(
      (entries) =>
        entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
      () => [join(root, path)],
    );
    for (const file of files.sort()) {
      const bytes = await readFile(file).catch(() => null);
      if (bytes !== null) hash.update(file.slice(root.length)).update(String(bytes.length)).update(bytes);
    }
  }
  return hash.digest("hex");
}

function fail(message) {
  console.error(`docs: error: ${message}`);
  process.exit(1);
}

await main();
