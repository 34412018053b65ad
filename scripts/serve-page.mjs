#!/usr/bin/env node
// Serves the built page (web/dist) with the mock API, and prints both URLs. The page is exactly what is published, with
// the security policy that it must work under; only its base-url is set to the mock.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPage } from "../tests/mock/page.mjs";

const DEFAULTS = { port: 8080, apiPort: 8787 };
const HELP = `Usage: scripts/serve-page.mjs [options]

  --root DIR       the built page (default web/dist)
  --port N         of the page (default ${DEFAULTS.port}, or a free one when it is taken)
  --api-port N     of the mock API (default ${DEFAULTS.apiPort}, or a free one when it is taken)
  --base-url URL   let the page call this API instead of the mock
  --quiet          print the URL of the page only
  --help           this text
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: fileURLToPath(new URL("../web/dist", import.meta.url)) },
      port: { type: "string" },
      "api-port": { type: "string" },
      "base-url": { type: "string" },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return values;
}

function readPort(name, text) {
  if (text === undefined) return null;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new TypeError(`${name} must be a port, 0 to 65535`);
}

/** Starts on the ports asked for. If a default port is taken, uses a free one instead. */
async function startAnywhere(options, port, apiPort) {
  const wanted = { port: port ?? DEFAULTS.port, apiPort: apiPort ?? DEFAULTS.apiPort };
  for (;;) {
    try {
      return await startPage({ ...options, ...wanted });
    } catch (error) {
      const pageTaken = port === null && error.port === wanted.port;
      const apiTaken = apiPort === null && error.port === wanted.apiPort;
      if (error.code !== "EADDRINUSE" || error.port === 0 || !(pageTaken || apiTaken)) throw error;
      if (pageTaken) wanted.port = 0;
      if (apiTaken) wanted.apiPort = 0;
    }
  }
}

async function main() {
  const values = readOptions();
  if (values.help) return process.stdout.write(HELP);
  if (!existsSync(`${values.root}/index.html`)) {
    throw new Error(`no index.html in ${values.root}: build the page first (scripts/build)`);
  }
  const log = values.quiet ? undefined : (line) => console.log(line);
  const options = { root: values.root, baseUrl: values["base-url"], mock: { log } };
  const page = await startAnywhere(
    options,
    readPort("--port", values.port),
    readPort("--api-port", values["api-port"]),
  );
  console.log(values.quiet ? page.url : `Page  ${page.url}\nAPI   ${page.api.url}  (key: sk-test)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => page.close());
}

main().catch((error) => {
  console.error(`serve-page: ${error.message}`);
  process.exitCode = 2;
});
