// The command line of the mock; scripts/mock-api starts it.
import { parseArgs } from "node:util";
import { magicHelp } from "./magic.mjs";
import { startMockApi } from "./server.mjs";

const DEFAULT_PORT = 8787;

const HELP = `Usage: scripts/mock-api [options]

Serves a stand-in for the SIP API on 127.0.0.1 and prints its URL.

  --port N       0 picks a free one (default ${DEFAULT_PORT}, or a free one when it is taken)
  --latency MS   delay each answer
  --fault JSON   a fault, or a list of them, that strikes from the start; may be repeated
  --no-magic     treat the numbers below like any other
  --quiet        print the URL only, no line per request
  --help         this text

API keys, bare or as "Bearer …"
  sk-test…           accepted
  sk-noentitlement…  403 SIP_NOT_ENABLED
  anything else      401

Numbers by their last four digits
${magicHelp}

Trunks: GET /v1/sip/trunks lists them.
Steering: GET, POST, DELETE /__mock/faults; GET /__mock/requests; POST /__mock/reset
  curl -H 'content-type: application/json' URL/__mock/faults \\
    -d '{"kind":"status","status":429,"retry_after":2,"path":"/v1/sip/attach"}'
tests/mock/README.md describes the faults.
`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      latency: { type: "string", default: "0" },
      fault: { type: "string", multiple: true, default: [] },
      "no-magic": { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    help: values.help,
    port: values.port === undefined ? null : wholeNumber("--port", values.port, 65535),
    latency: wholeNumber("--latency", values.latency, 3_600_000),
    faults: values.fault.flatMap((text) => JSON.parse(text)),
    magic: !values["no-magic"],
    log: values.quiet ? undefined : (line) => console.log(line),
  };
}

function wholeNumber(name, text, max) {
  if (/^\d{1,7}$/.test(text) && Number(text) <= max) return Number(text);
  throw new TypeError(`${name} must be a whole number from 0 to ${max}`);
}

async function startAnywhere({ port, ...options }) {
  try {
    return await startMockApi({ ...options, port: port ?? DEFAULT_PORT });
  } catch (error) {
    if (port !== null || error.code !== "EADDRINUSE") throw error;
    return startMockApi({ ...options, port: 0 });
  }
}

async function main() {
  const { help, ...options } = readOptions();
  if (help) return process.stdout.write(HELP);
  const api = await startAnywhere(options);
  console.log(api.url);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => api.close());
}

main().catch((error) => {
  console.error(`mock-api: ${error.message}`);
  process.exitCode = 2;
});
