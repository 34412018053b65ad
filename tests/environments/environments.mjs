// Where the package is used, and how: what is installed beside it, the files of a small program without any
// configuration, the commands, and the expected results. Versions are exact, so that a failure is ours.
// `quick` ones are part of the ordinary test run, with the tools of tests/package.json.
import { DOCS_SITES } from "./docs-sites.mjs";
import { DRAFT } from "./draft.mjs";

const ENGINE = `import { createEngine } from "sipattach";
async function main() {
  const engine = await createEngine();
  const plan = engine.plan(${JSON.stringify(DRAFT)});
  await engine.loadTools();
  const { recognized } = engine.readCurl("curl https://api.bland.ai/v1/sip/attach");
  return { ok: plan.ok, tools: recognized };
}
`;
const IN_PAGE = `${ENGINE}
main().then(
  (result) => (document.documentElement.dataset.result = JSON.stringify(result)),
  (error) => (document.documentElement.dataset.result = JSON.stringify({ error: String(error) })),
);
`;
const ELEMENT = `import "sipattach/define";
const builder = document.createElement("sip-attach-builder");
builder.addEventListener("validate", ({ detail }) => {
  document.documentElement.dataset.result = JSON.stringify({ ok: detail.ok, tools: true });
});
builder.draft = ${JSON.stringify(DRAFT)};
document.body.append(builder);
`;
const PRINT = "main().then((result) => console.log(JSON.stringify(result)));\n";
const html = (script, attributes = 'type="module"') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title>` +
  `<link rel="icon" href="data:,"></head><body><script ${attributes} src="${script}"></script></body></html>\n`;

/** The program with imports of the copy of the package beside the page. */
const fromFolder = (source) =>
  source
    .replace('"sipattach/define"', '"./sipattach/element/define.js"')
    .replace('"sipattach"', '"./sipattach/index.js"');

/** No more than is needed. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const IN_WORKER = `${ENGINE}
main().then(postMessage, (error) => postMessage({ error: String(error) }));
`;
const OF_WORKER = `const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => (document.documentElement.dataset.result = JSON.stringify(data));
worker.onerror = ({ message }) => (document.documentElement.dataset.result = JSON.stringify({ error: message }));
`;

const WORKER = `${ENGINE}
export default {
  async fetch() {
    return Response.json(await main().catch((error) => ({ error: String(error), cause: String(error.cause) })));
  },
};
`;
const CAPNP = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "sipattach.wasm?module", wasm = embed "dist/sipattach.wasm"),
  ],
  compatibilityDate = "2026-01-01",
);
`;

/** The tag in templates, right and wrong, as each framework's type checker sees it. */
const TEMPLATES = {
  react: "19.3.1",
  "@types/react": "19.3.0",
  preact: "11.2.0",
  "solid-js": "1.9.19",
  vue: "3.5.45",
  "vue-tsc": "3.3.14",
  svelte: "5.57.3",
  "svelte-check": "4.7.8",
  typescript: "5.9.3",
};
const tsconfig = (options) =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      module: "esnext",
      moduleResolution: "bundler",
      types: [],
      ...options,
    },
    vueCompilerOptions: { strictTemplates: true },
  });
const jsx = (framework, attributes, more = "") => `import "sipattach/define";
import type {} from "sipattach/jsx/${framework}";
import type { SipAttachBuilder } from "sipattach/element";
${more}
let builder: SipAttachBuilder | null = null;
const codes: string[] = [];
export const right = (
  <sip-attach-builder
    ref={(element: SipAttachBuilder | null) => void (builder = element)}
    id="builder"
    theme="dark"
    default-region="US"
    draft={{ phone_number: "+14155552671", directions: [{ type: "inbound" }] }}
    ${attributes}
  />
);
// @ts-expect-error: there is no such theme.
export const wrongTheme = <sip-attach-builder theme="blue" />;
// @ts-expect-error: there is no such property.
export const wrongName = <sip-attach-builder defaultRegions="US" />;
void builder;
`;
const VUE = `<script setup lang="ts">
import "sipattach/define";
import type {} from "sipattach/jsx/vue";
import type { ValidateEvent } from "sipattach/element";
const codes: string[] = [];
const onValidate = ({ detail }: ValidateEvent) => codes.push(...detail.diagnostics.map(({ code }) => code));
</script>
<template>
  <sip-attach-builder id="builder" theme="dark" default-region="US" @validate="onValidate" />
  <!-- @vue-expect-error: there is no such theme. -->
  <sip-attach-builder theme="blue" />
</template>
`;
const SVELTE = `<script lang="ts">
  import "sipattach/define";
  import type {} from "sipattach/jsx/svelte";
  import type { SvelteHTMLElements } from "svelte/elements";
  const codes: string[] = [];
  // @ts-expect-error: there is no such theme.
  const wrong: SvelteHTMLElements["sip-attach-builder"] = { theme: "blue" };
  void wrong;
</script>
<sip-attach-builder
  id="builder"
  theme="dark"
  default-region="US"
  onvalidate={({ detail }) => codes.push(...detail.diagnostics.map(({ code }) => code))}
></sip-attach-builder>
`;

/** A page of SvelteKit or Astro, of which all is made before anybody visits. */
const SVELTE_PAGE = (script) => `<script>\n  import { onMount } from "svelte";\n${script}</script>\n<h1>App</h1>\n`;
const SVELTE_ENGINE = SVELTE_PAGE(
  IN_PAGE.replace("main().then(", "onMount(() => {\n  main().then(").trimEnd() + "\n});\n",
);
const SVELTE_ELEMENT = SVELTE_PAGE(
  `onMount(async () => {\n${ELEMENT.replace('import "sipattach/define";', 'await import("sipattach/define");')}});\n`,
);
const SVELTE_FILES = (page) => ({
  "vite.config.js": 'import { sveltekit } from "@sveltejs/kit/vite";\nexport default { plugins: [sveltekit()] };\n',
  "svelte.config.js":
    'import adapter from "@sveltejs/adapter-static";\nexport default { kit: { adapter: adapter() } };\n',
  "src/app.html":
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
  "src/routes/+page.js": "export const prerender = true;\n",
  "src/routes/+page.svelte": page,
});
const SVELTEKIT = {
  "@sveltejs/kit": "2.70.4", // later ones need a newer Node than the tests use
  "@sveltejs/adapter-static": "3.0.11",
  "@sveltejs/vite-plugin-svelte": "6.2.3",
  svelte: "5.57.3",
  vite: "7.3.8",
};
const ASTRO_PAGE = (script) =>
  `<html lang="en"><head><meta charset="utf-8" /><title>App</title><link rel="icon" href="data:," /></head><body><script>\n${script}</script></body></html>\n`;
/** For frameworks that write scripts and styles into the page. */
const INLINE_SCRIPTS =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

const RUNTIMES = { deno: "2.9.6", bun: "1.4.5" };
const REACT = { react: "19.3.1", "react-dom": "19.3.1" };

/** The two programs for bundlers of pages. */
const pages = (source, more) => [
  { of: "engine", files: { [source]: IN_PAGE, ...more } },
  { of: "element", files: { [source]: ELEMENT, ...more } },
];

const TEST = `import { createEngine } from "sipattach";
import { expect, test } from "vitest";
test("plans", async () => {
  const engine = await createEngine();
  expect(engine.plan(${JSON.stringify(DRAFT)}).ok).toBe(true);
  expect(engine.readCurl("curl https://api.bland.ai/v1/sip/attach").recognized).toBe(true);
});
`;
const JEST = `const { createEngine } = require("sipattach");
test("plans", async () => {
  const engine = await createEngine();
  expect(engine.plan(${JSON.stringify(DRAFT)}).ok).toBe(true);
  expect(engine.readCurl("curl https://api.bland.ai/v1/sip/attach").recognized).toBe(true);
});
`;

const NEXT_FILES = (body) => ({
  "app/layout.js": `export default function Layout({ children }) {
  return <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;
}\n`,
  "app/page.js": body,
});
const NEXT_ENGINE = `"use client";
import { useEffect } from "react";
${ENGINE}
export default function Page() {
  useEffect(() => {
    main().then(
      (result) => (document.documentElement.dataset.result = JSON.stringify(result)),
      (error) => (document.documentElement.dataset.result = JSON.stringify({ error: String(error) })),
    );
  }, []);
  return <p>Page</p>;
}
`;
const NEXT_ELEMENT = `"use client";
import "sipattach/define";
import { useEffect, useRef } from "react";
export default function Page() {
  const builder = useRef(null);
  useEffect(() => {
    const { current } = builder;
    current.addEventListener("validate", ({ detail }) => {
      if (detail.ok) document.documentElement.dataset.result = JSON.stringify({ ok: true, tools: true });
    });
    current.draft = ${JSON.stringify(DRAFT)};
  }, []);
  return <sip-attach-builder ref={builder} />;
}
`;
const NEXT_ROUTE = `${ENGINE}
export const dynamic = "force-dynamic";
export async function GET() {
  return Response.json(await main());
}
`;

/**
 * `page`: the folder to serve under a strict policy and open. `serve`: a command that serves by itself, and what to
 * open of it. `start` and `steps`: the page to begin with, and what a visitor does there. `module`: how the module gets
 * into the page: as a "file", or in a "script" if the tool cannot emit files unless it is configured.
 */
export const ENVIRONMENTS = [
  {
    name: "Node, import",
    quick: true,
    variants: [{ of: "engine", files: { "main.mjs": ENGINE + PRINT } }],
    run: ["node", "main.mjs"],
    prints: true,
  },
  {
    name: "Node, require",
    quick: true,
    variants: [
      {
        of: "engine",
        files: { "main.cjs": ENGINE.replace(/^import (.*) from (.*);/, "const $1 = require($2);") + PRINT },
      },
    ],
    run: ["node", "main.cjs"],
    prints: true,
  },
  {
    // Node 20.19 and 22.12 can require modules. The element is only a module, because it is for pages, which import.
    name: "Node, require of a module",
    quick: true,
    variants: [
      {
        of: "element",
        files: {
          "main.cjs": `const { SipAttachBuilder } = require("sipattach/element");
require("sipattach/define");
console.log(JSON.stringify({ ok: typeof SipAttachBuilder === "function", tools: true }));
`,
        },
      },
    ],
    run: ["node", "--no-warnings=ExperimentalWarning", "main.cjs"],
    prints: true,
  },
  {
    name: "Packaging",
    packages: { publint: "0.3.25", "@arethetypeswrong/cli": "0.18.5", "@redocly/cli": "2.77.0" },
    variants: [{ of: "files", files: {} }],
    run: [
      ["publint", "node_modules/sipattach", "--strict"],
      [
        "attw",
        "sipattach.tgz",
        "--format",
        "ascii",
        // The element and its typings are modules only. The element defines a tag, once in a page; a second copy for
        // `require` could not define it again. Node can require modules since 20.19 and 22.12, see above.
        "--ignore-rules",
        "cjs-resolves-to-esm",
        // Files to be read, served or bundled, about which TypeScript knows nothing.
        "--exclude-entrypoints",
        "./custom-elements.json",
        "./sipattach.wasm",
        "./sipattach-core.wasm",
        "./sipattach-tools.wasm",
      ],
      [
        "redocly",
        "lint",
        "node_modules/sipattach/dist/schema/openapi.json",
        // What is required under a condition has its properties beside the condition.
        "--skip-rule",
        "no-required-schema-properties-undefined",
      ],
    ],
  },
  {
    name: "Deno",
    packages: RUNTIMES,
    variants: [{ of: "engine", files: { "main.mjs": ENGINE + PRINT } }],
    run: ["deno", "run", "--allow-read", "main.mjs"],
    prints: true,
  },
  {
    name: "Bun",
    packages: RUNTIMES,
    variants: [
      { of: "engine", files: { "main.mjs": ENGINE + PRINT } },
      {
        of: "required",
        files: { "main.mjs": ENGINE.replace(/^import (.*) from (.*);/, "const $1 = require($2);") + PRINT },
      },
    ],
    run: ["bun", "main.mjs"],
    prints: true,
  },
  {
    name: "workerd, by Wrangler",
    packages: { wrangler: "4.50.0" }, // later ones need a newer Node than the tests use
    variants: [
      {
        of: "engine",
        files: {
          "worker.js": WORKER,
          "wrangler.json": JSON.stringify({ name: "app", main: "worker.js", compatibility_date: "2025-11-18" }),
        },
      },
    ],
    run: ["wrangler", "deploy", "--dry-run", "--outdir", "dist"],
    serve: ["wrangler", "dev", "--ip", "127.0.0.1", "--port", "PORT"],
    emitted: "dist",
    get: "",
  },
  {
    name: "workerd, by esbuild",
    packages: { workerd: "1.20261117.1", esbuild: "0.28.2" },
    variants: [{ of: "engine", files: { "worker.js": WORKER, "config.capnp": CAPNP } }],
    run: [
      [
        "esbuild",
        "worker.js",
        "--bundle",
        "--format=esm",
        "--conditions=workerd",
        "--external:*.wasm?module",
        "--outdir=dist",
      ],
      ["cp", "node_modules/sipattach/dist/sipattach.wasm", "dist/"],
    ],
    serve: ["workerd", "serve", "config.capnp", "--socket-addr=http=127.0.0.1:PORT"],
    emitted: "dist",
    get: "",
  },
  {
    name: "Plain page, strict policy",
    quick: true,
    variants: [
      { of: "engine", files: { "dist/index.html": html("main.js"), "dist/main.js": fromFolder(IN_PAGE) } },
      { of: "element", files: { "dist/index.html": html("main.js"), "dist/main.js": fromFolder(ELEMENT) } },
    ],
    run: ["cp", "-r", "node_modules/sipattach/dist", "dist/sipattach"],
    page: "dist",
    policy: STRICT,
    module: "file",
  },
  {
    name: "Module worker",
    quick: true,
    variants: [
      {
        of: "engine",
        files: {
          "dist/index.html": html("main.js"),
          "dist/main.js": OF_WORKER,
          "dist/worker.js": fromFolder(IN_WORKER),
        },
      },
    ],
    run: ["cp", "-r", "node_modules/sipattach/dist", "dist/sipattach"],
    page: "dist",
    policy: STRICT.replace(/; require-trusted.*/, ""), // which is for the page to do
    module: "file",
  },
  {
    name: "Vite, build",
    quick: true,
    packages: { vite: "8.3.8" },
    variants: pages("main.js", { "index.html": html("./main.js") }),
    run: ["vite", "build"],
    page: "dist",
    module: "file",
  },
  {
    name: "Vite, dev",
    quick: true,
    packages: { vite: "8.3.8" },
    variants: pages("main.js", { "index.html": html("./main.js") }),
    serve: ["vite", "--port", "PORT", "--strictPort"],
    module: "file",
  },
  {
    name: "webpack",
    quick: true,
    packages: { webpack: "5.113.0", "webpack-cli": "7.3.1" },
    variants: pages("src/index.js", { "dist/index.html": html("main.js", "defer") }),
    run: ["webpack", "--mode", "production", "--performance-hints", "false"],
    page: "dist",
    module: "file",
  },
  {
    name: "Vite 6, build",
    packages: { vite: "6.4.6" },
    variants: pages("main.js", { "index.html": html("./main.js") }),
    run: ["vite", "build"],
    page: "dist",
    module: "file",
  },
  {
    name: "Vite 6, dev",
    packages: { vite: "6.4.6" },
    variants: pages("main.js", { "index.html": html("./main.js") }),
    serve: ["vite", "--port", "PORT", "--strictPort"],
    module: "file",
  },
  {
    name: "SvelteKit, build",
    packages: SVELTEKIT,
    variants: [
      { of: "engine", files: SVELTE_FILES(SVELTE_ENGINE) },
      { of: "element", files: SVELTE_FILES(SVELTE_ELEMENT) },
    ],
    run: ["vite", "build"],
    page: "build",
    policy: INLINE_SCRIPTS,
    module: "file",
  },
  {
    name: "SvelteKit, dev",
    packages: SVELTEKIT,
    variants: [
      { of: "engine", files: SVELTE_FILES(SVELTE_ENGINE) },
      { of: "element", files: SVELTE_FILES(SVELTE_ELEMENT) },
    ],
    serve: ["vite", "dev", "--port", "PORT", "--strictPort"],
    module: "file",
  },
  {
    name: "Astro, build",
    packages: { astro: "5.18.2" },
    variants: [
      { of: "engine", files: { "src/pages/index.astro": ASTRO_PAGE(IN_PAGE) } },
      { of: "element", files: { "src/pages/index.astro": ASTRO_PAGE(ELEMENT) } },
    ],
    run: ["astro", "build"],
    page: "dist",
    policy: INLINE_SCRIPTS,
    module: "file",
  },
  {
    name: "Rollup",
    packages: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    variants: pages("main.js", { "dist/index.html": html("main.js") }),
    run: ["rollup", "main.js", "-d", "dist", "-f", "es", "-p", "node-resolve"],
    page: "dist",
    module: "script",
  },
  {
    name: "esbuild",
    packages: { esbuild: "0.28.2" },
    variants: pages("main.js", { "dist/index.html": html("main.js") }),
    run: ["esbuild", "main.js", "--bundle", "--format=esm", "--splitting", "--minify", "--outdir=dist"],
    page: "dist",
    module: "script",
  },
  {
    // The recipes for those who want the module as a file there.
    name: "Rollup, with assets",
    packages: {
      rollup: "4.68.8",
      "@rollup/plugin-node-resolve": "16.0.3",
      "@web/rollup-plugin-import-meta-assets": "2.3.3",
    },
    variants: [{ of: "engine", files: { "main.js": IN_PAGE, "dist/index.html": html("main.js") } }],
    run: [
      "rollup",
      "main.js",
      "-d",
      "dist",
      "-f",
      "es",
      "-p",
      "node-resolve",
      "-p",
      "@web/rollup-plugin-import-meta-assets",
    ],
    page: "dist",
    module: "file",
  },
  {
    name: "esbuild, with its loader",
    packages: { esbuild: "0.28.2" },
    variants: [
      {
        of: "engine",
        files: {
          "main.js": IN_PAGE.replace(
            'import { createEngine } from "sipattach";',
            'import { createEngine } from "sipattach/slim";\nimport wasm from "sipattach/sipattach.wasm";',
          ).replace("createEngine()", "createEngine({ url: new URL(wasm, import.meta.url) })"),
          "dist/index.html": html("main.js"),
        },
      },
    ],
    run: ["esbuild", "main.js", "--bundle", "--format=esm", "--minify", "--loader:.wasm=file", "--outdir=dist"],
    page: "dist",
    module: "file",
  },
  {
    name: "Parcel",
    packages: { parcel: "2.16.4" },
    variants: pages("src/main.js", { "src/index.html": html("./main.js") }),
    run: ["parcel", "build", "src/index.html", "--no-cache", "--public-url", "./"],
    page: "dist",
    // Parcel writes an import map into the page.
    policy: INLINE_SCRIPTS,
    module: "file",
  },
  {
    name: "Next, build",
    packages: { next: "16.4.6", ...REACT },
    variants: [
      { of: "engine", files: NEXT_FILES(NEXT_ENGINE) },
      { of: "element", files: NEXT_FILES(NEXT_ELEMENT) },
    ],
    run: ["next", "build"],
    serve: ["next", "start", "-p", "PORT"],
    emitted: ".next/static",
    module: "file",
  },
  {
    name: "Next with webpack, build",
    packages: { next: "16.4.6", ...REACT },
    variants: [
      { of: "engine", files: NEXT_FILES(NEXT_ENGINE) },
      { of: "element", files: NEXT_FILES(NEXT_ELEMENT) },
    ],
    run: ["next", "build", "--webpack"],
    serve: ["next", "start", "-p", "PORT"],
    emitted: ".next/static",
    module: "file",
  },
  {
    name: "Next, on the server",
    packages: { next: "16.4.6", ...REACT },
    variants: [
      {
        of: "engine",
        files: {
          ...NEXT_FILES("export default function Page() {\n  return <p>Page</p>;\n}\n"),
          "app/plan/route.js": NEXT_ROUTE,
        },
      },
    ],
    run: ["next", "build"],
    serve: ["next", "start", "-p", "PORT"],
    get: "plan",
  },
  ...[
    [
      "React",
      "react",
      'className="wide" onvalidate={({ detail }) => void codes.push(detail.diagnostics[0]?.code ?? "")}',
    ],
    [
      "Preact",
      "preact",
      'class="wide" onvalidate={({ detail }) => void codes.push(detail.diagnostics[0]?.code ?? "")}',
    ],
    [
      "Solid",
      "solid-js",
      'class="wide" on:validate={({ detail }) => void codes.push(detail.diagnostics[0]?.code ?? "")}',
    ],
  ].map(([name, source, attributes]) => ({
    name: `TypeScript, ${name}`,
    packages: TEMPLATES,
    variants: [
      {
        of: "types",
        files: {
          "tsconfig.json": tsconfig({
            jsx: source === "solid-js" ? "preserve" : "react-jsx",
            jsxImportSource: source,
            skipLibCheck: true,
          }),
          "main.tsx": jsx(source.replace("-js", ""), attributes),
        },
      },
    ],
    run: ["tsc"],
  })),
  {
    name: "TypeScript, Vue",
    packages: TEMPLATES,
    variants: [{ of: "types", files: { "tsconfig.json": tsconfig({ skipLibCheck: true }), "App.vue": VUE } }],
    run: ["vue-tsc"],
  },
  {
    name: "TypeScript, Svelte",
    packages: TEMPLATES,
    variants: [{ of: "types", files: { "tsconfig.json": tsconfig({ skipLibCheck: true }), "App.svelte": SVELTE } }],
    run: ["svelte-check", "--fail-on-warnings"],
  },
  ...["node", "jsdom", "happy-dom"].map((environment) => ({
    name: `Vitest, ${environment}`,
    packages: { vitest: "5.1.1", jsdom: "26.1.0", "happy-dom": "21.0.4" },
    variants: [{ of: "engine", files: { "main.test.js": TEST } }],
    run: ["vitest", "run", "--environment", environment],
  })),
  ...["node", "jsdom", "@happy-dom/jest-environment"].map((environment) => ({
    name: `Jest, ${environment.replace(/^@|\/.*/g, "")}`,
    packages: {
      jest: "30.5.2",
      "jest-environment-jsdom": "30.5.2",
      ...(environment.startsWith("@") ? { [environment]: "20.14.5" } : {}),
    },
    variants: [{ of: "engine", files: { "main.test.js": JEST } }],
    manifest: { type: "commonjs" },
    run: ["jest", "--env", environment],
  })),
  ...DOCS_SITES,
];
