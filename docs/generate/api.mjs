// The reference of the package's API: TypeDoc's, from the sources of bindings, split into a page for each kind.
import { mkdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Application } from "typedoc";
import { page } from "./markdown.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const OUT = `${root}build/docs-typedoc`;

/** TypeDoc's headings, and the pages that they become. */
const KINDS = {
  Functions: { path: "functions", title: "Functions", about: "What the package exports besides the engine." },
  Classes: { path: "classes", title: "Engine and errors", about: "The engine, and what it throws." },
  Interfaces: {
    path: "interfaces",
    title: "Documents",
    about: "What goes in and comes out. Documents have the snake_case names of the API; options have camelCase names.",
  },
  "Type Aliases": { path: "types", title: "Types", about: "Names for texts, unions and the like." },
  Variables: { path: "variables", title: "Constants", about: "Values that do not change." },
};

/** Headings that the tables below them make unnecessary, and those that are labels rather than headings. */
const NEEDLESS = new Set(["Properties", "Methods", "Accessors", "Constructors", "Get Signature"]);
const LABELS = new Set([
  ...["Parameters", "Returns", "Type Parameters", "Inherited from", "Extends", "Extended by", "Overrides", "See"],
  ...["Throws", "Example", "Default Value", "Type Declaration", "Implements", "Deprecated", "Remarks"],
]);

async function writeModel() {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const app = await Application.bootstrapWithPlugins({
    entryPoints: [`${root}bindings/src/index.ts`],
    tsconfig: `${root}bindings/tsconfig.json`,
    out: OUT,
    plugin: ["typedoc-plugin-markdown"],
    readme: "none",
    excludePrivate: true,
    excludeInternal: true,
    excludeExternals: true, // what every Error has
    disableSources: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    outputFileStrategy: "modules",
    entryFileName: "index.md",
    useCodeBlocks: true,
    expandObjects: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    typeDeclarationFormat: "table",
    logLevel: "Error",
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc cannot read bindings/src/index.ts");
  await app.generateOutputs(project);
  return readFile(`${OUT}/index.md`, "utf8");
}

/** Escapes text outside code for a Vue template: comments in the sources name things such as <key>. */
function safe(markdown) {
  return markdown
    .split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return part.replaceAll(/<a id="[^"]*"><\/a> ?/g, "").replaceAll(/(?<!\\)<(?!br>)/g, "&lt;");
    })
    .join("");
}

/** Makes a symbol a heading with its name as its anchor, and a member of a class a heading one level below. */
function withHeadings(markdown) {
  let symbol = "";
  const ids = new Map();
  const idOf = (id) => {
    const count = ids.get(id) ?? 0;
    ids.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  };
  return markdown.replaceAll(/^(#{3,6}) (.*)$|^\*\*\*$/gm, (_, marks = "", text = "") => {
    if (marks === "") return ""; // the theme draws the rules between symbols
    const name = text.replaceAll(/\\?<.*$/g, "").trim();
    if (marks.length === 3) {
      symbol = /^\w+/.exec(name)?.[0] ?? name;
      return `## ${name} {#${symbol}}`;
    }
    if (NEEDLESS.has(name)) return "";
    if (LABELS.has(name)) return `**${name}**`;
    return `### ${name} {#${idOf(`${symbol}.${name.replaceAll(/\W/g, "")}`)}}`;
  });
}

/** Divides TypeDoc's one page: `{pages, contents: [{title, path}]}`. */
export function divide(markdown) {
  const kinds = markdown.split(/^## /m).slice(1);
  const pathOf = new Map(); // symbol → page
  const parts = kinds.map((text) => {
    const [heading] = text.split("\n", 1);
    const kind = KINDS[heading.trim()] ?? {
      path: heading.trim().toLowerCase().replaceAll(/\W+/g, "-"),
      title: heading.trim(),
      about: "",
    };
    const body = text.slice(heading.length);
    for (const [, name] of body.matchAll(/^### (\w+)/gm)) pathOf.set(name, kind.path);
    return { ...kind, body };
  });
  const linked = (text) =>
    text.replaceAll(/\[(`?)(\w+)\1\]\(#[\w-]+\)/g, (_, tick, name) =>
      pathOf.has(name) ? `[${tick}${name}${tick}](/api/${pathOf.get(name)}/#${name})` : `${tick}${name}${tick}`,
    );
  const pages = new Map();
  for (const { path, title, about, body } of parts) {
    const text = withHeadings(linked(safe(body)));
    pages.set(
      `api/${path}/index.md`,
      page(
        { title: `API: ${title}`, description: about, outline: path === "classes" ? [2, 3] : 2 },
        `# ${title}`,
        about,
        text.trim(),
      ),
    );
  }
  return { pages, contents: parts.map(({ title, path }) => ({ title, path: `/api/${path}/` })), pathOf };
}

export async function apiPages() {
  return divide(await writeModel());
}
