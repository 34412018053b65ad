import type { Engine } from "../engine.js";
import { EngineError } from "../errors.js";
import { createEngine } from "../index.js";
import type { DerivedKind, Plan } from "../types.js";
import { runFirewall, runStatus, runTest } from "./account.js";
import { apiKeyFor, followPlan, isTold, printLive, sendPlan, surveyPlan, wasInterrupted } from "./api.js";
import { parseCommandLine } from "./args.js";
import { runCheck } from "./check.js";
import { runCodes, runExplain } from "./codes.js";
import { withDefaults } from "./config.js";
import { COMMANDS, type CommandName, type CommandSpec } from "./commands.js";
import { runCompletion } from "./completion.js";
import { planDraft } from "./draft.js";
import { helpOf, overview, reference, referenceOf } from "./help.js";
import { runInit } from "./init.js";
import { showProvider } from "./provider.js";
import { useProxyFor } from "./proxies.js";
import { runCurl, runEndpoint, runNumber, runNumbers, runRender } from "./read.js";
import { countSent, printPlan, type Locate } from "./report.js";
import { runSchema } from "./schema.js";
import { didYouMean } from "./suggest.js";
import { EXIT, jsonText, note, plain, print, printJson, UsageError } from "./terminal.js";
import { runTrunks } from "./trunks.js";
import { readsStdin, type Values } from "./values.js";

type Run = (engine: Engine, values: Values, positionals: string[]) => Promise<number>;

/** What runs each command, except for those that need no engine; `run` below handles these. */
const RUN: Record<Exclude<CommandName, "help" | "schema">, Run> = {
  init: runInit,
  check: runCheck,
  plan: runPlan,
  send: runSend,
  verify: follow("read_back"),
  detach: follow("detach"),
  update: follow("update"),
  trunks: runTrunks,
  number: runNumber,
  numbers: runNumbers,
  endpoint: runEndpoint,
  curl: runCurl,
  render: runRender,
  provider: async (engine, values, words) => {
    const format = values.json === true ? "json" : (values.format ?? "text");
    return showProvider(engine, words.length === 0 ? undefined : words.join(" "), values.region, format);
  },
  // Loaded only by this command.
  ui: async (engine, values) => (await import("./ui.js")).runUi(engine, values),
  status: runStatus,
  "test-call": runTest,
  firewall: runFirewall,
  codes: runCodes,
  explain: runExplain,
  completion: runCompletion,
};

async function runPlan(engine: Engine, values: Values, [file]: string[]): Promise<number> {
  const apiKey = values.live === true ? await apiKeyFor(values, readsStdin(file, values)) : null;
  const { plan, locate } = await planDraft(engine, file, values);
  const live = apiKey !== null && plan.ok ? await surveyPlan(engine, plan, apiKey) : null;
  if (values.json === true) {
    const shown = values["reveal-secrets"] === true ? plan : engine.redact(plan);
    printJson(live === null ? shown : { ...(shown as object), live });
  } else {
    printPlan(engine, plan, locate);
    if (live !== null) {
      print();
      printLive(live, countSent(plan));
    }
  }
  if (!plan.ok) return EXIT.planErrors;
  return live === null || isTold(live) ? EXIT.ok : EXIT.api;
}

/** Prints a plan with errors, with which nothing can be done; as JSON in one line, like the steps of other plans. */
function printRefused(engine: Engine, plan: Plan, locate: Locate, values: Values): number {
  if (values.json === true) print(jsonText(engine.redact(plan)));
  else printPlan(engine, plan, locate);
  return EXIT.planErrors;
}

async function runSend(engine: Engine, values: Values, [file]: string[]): Promise<number> {
  if (values["api-key-stdin"] === true && values.yes !== true) {
    throw new UsageError("With --api-key-stdin nobody can be asked: say --yes.");
  }
  const apiKey = await apiKeyFor(values, readsStdin(file, values));
  const { plan, locate } = await planDraft(engine, file, values);
  if (!plan.ok) return printRefused(engine, plan, locate, values);
  // Only the first 20 numbers: the result will list what became of them.
  if (values.json !== true) printPlan(engine, plan, locate, 20);
  return sendPlan(engine, plan, apiKey, values);
}

function follow(kind: DerivedKind): Run {
  return async (engine, values, [file]) => {
    const apiKey = await apiKeyFor(values, readsStdin(file, values));
    const { plan, locate } = await planDraft(engine, file, values);
    if (!plan.ok) return printRefused(engine, plan, locate, values);
    return followPlan(engine, plan, kind, apiKey, values);
  };
}

/** Runs a command line and returns the exit status. */
export async function main(args: string[]): Promise<number> {
  try {
    const status = await run(args);
    return status === EXIT.api && wasInterrupted() ? EXIT.interrupted : status;
  } catch (error) {
    if (error instanceof EngineError) {
      note(`sipattach: ${plain(error.message)} If the input is very large, give a part of it.`);
      return EXIT.usage;
    }
    if (!(error instanceof UsageError)) throw error;
    note(`sipattach: ${plain(error.message)}`);
    return EXIT.usage;
  }
}

async function run(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    print(overview());
    return EXIT.usage;
  }
  if (name === "--help" || name === "-h") return run(["help", ...rest]);
  if (name === "--version" || name === "-V" || name === "version") {
    const [extra] = rest;
    if (extra !== undefined) throw new UsageError(`${name} takes nothing; what is ${plain(extra)}?`);
    const { version, metadata_version } = (await createEngine()).info;
    print(`sipattach ${version}, number plans ${metadata_version}`);
    return EXIT.ok;
  }
  const command = commandNamed(name);
  const { values, positionals } = parseCommandLine(command, rest);
  if (values.help === true) {
    print(helpOf(command));
    return EXIT.ok;
  }
  if (command.name === "help") return showHelp(values, positionals);
  if (command.name === "schema") return runSchema(positionals[0]);
  const origins = withDefaults(command, values);
  const options: Values = { ...values, origins };
  const engine = await createEngine();
  if (callsApi(command, options)) prepareCalls(engine, options);
  return RUN[command.name](engine, options, positionals);
}

function callsApi({ name, options }: CommandSpec, { live }: Values): boolean {
  return name === "plan" ? live === true : options.some((option) => option.name === "api-key-stdin");
}

/** Says where calls will go, unless the command line said so, and sets up the proxy. */
function prepareCalls(engine: Engine, values: Values): void {
  const { base_url: address } = engine.readBaseUrl(values["base-url"], {
    allow_http_hosts: values["allow-http"] ?? [],
  });
  if (address === null) return;
  const origin = values.origins?.["base-url"];
  if (origin !== undefined) note(`The API is at ${plain(address)} (${plain(origin)}).`);
  useProxyFor(address);
}

function commandNamed(name: string): CommandSpec & { name: CommandName } {
  const command = COMMANDS.find((each) => each.name === name);
  if (command !== undefined) return command;
  if (name.startsWith("-")) {
    const [option = ""] = name.split("="); // its value may be a key
    throw new UsageError(`Begin with a command, not with ${plain(option)}: sipattach plan draft.json --region US.`);
  }
  const meant = didYouMean(name, COMMANDS);
  throw new UsageError(
    `There is no command ${plain(name)}.${meant === "" ? ` "sipattach help" lists all of them.` : meant}`,
  );
}

function showHelp({ format }: Values, [name]: string[]): number {
  const command = name === undefined ? undefined : commandNamed(name);
  if (format === "markdown") print(command === undefined ? reference() : referenceOf(command));
  else print(command === undefined ? overview() : helpOf(command));
  return EXIT.ok;
}
