// Where the package is used, and how somebody there uses it: what is installed beside it, the files of a small
// program without any configuration, the commands, and what comes of them. Versions are exact, so that a
// failure is ours. `quick` ones are part of the ordinary test run, with the tools of tests/package.json.
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

const REACT = { react: "19.3.1", "react-dom": "19.3.1" };

/** The two programs that a bundler of pages is given. */
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
 * `page`: the folder to serve under a strict policy and open. `serve`: a command that serves by itself, and what
 * to open of it. `module`: how the module gets into the page: a "file", or in a "script" where the tool has no
 * way to emit one unless it is configured.
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
    name: "Parcel",
    packages: { parcel: "2.16.4" },
    variants: pages("src/main.js", { "src/index.html": html("./main.js") }),
    run: ["parcel", "build", "src/index.html", "--no-cache", "--public-url", "./"],
    page: "dist",
    // Parcel writes an import map into the page.
    policy: "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; img-src 'self' data:",
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
  ...["node", "jsdom", "happy-dom"].map((environment) => ({
    name: `Vitest, ${environment}`,
    packages: { vitest: "5.1.1", jsdom: "26.1.0", "happy-dom": "21.0.4" },
    variants: [{ of: "engine", files: { "main.test.js": TEST } }],
    run: ["vitest", "run", "--environment", environment],
  })),
  ...["node", "jsdom"].map((environment) => ({
    name: `Jest, ${environment}`,
    packages: { jest: "30.5.2", "jest-environment-jsdom": "30.5.2" },
    variants: [{ of: "engine", files: { "main.test.js": JEST } }],
    manifest: { type: "commonjs" },
    run: ["jest", "--env", environment],
  })),
];
