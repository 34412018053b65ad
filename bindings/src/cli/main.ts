import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Engine } from "../engine.js";
import { EngineError } from "../errors.js";
import { createEngine } from "../index.js";
import type { DerivedKind, Language, NumberContext, RenderOptions } from "../types.js";
import { apiKeyFor, followPlan, printLive, sendPlan, surveyPlan, type ApiOptions } from "./api.js";
import { bulkContextOf, planDraft, type DraftOptions } from "./draft.js";
import { showProvider } from "./provider.js";
import { count, countSent, printDiagnostics, printPlan } from "./report.js";
import { runTrunks, TRUNKS_HELP, type TrunkOptions } from "./trunks.js";
import { EXIT, note, paint, plain, print, printJson, readInput, table, UsageError } from "./terminal.js";

type OptionTable = NonNullable<ParseArgsConfig["options"]>;
type Values = DraftOptions &
  ApiOptions &
  TrunkOptions & {
    trunk?: boolean;
    language?: string;
    live?: boolean;
    "reveal-secrets"?: boolean;
    format?: string;
    help?: boolean;
  };

/** Whether the draft or its numbers come from stdin, where a key cannot come from then. */
function readsStdin(file: string | undefined, { numbers }: Values): boolean {
  return (file ?? "-") === "-" || numbers === "-";
}

interface Command {
  usage: string;
  summary: string;
  help: string;
  options: OptionTable;
  run(engine: Engine, values: Values, positionals: string[]): Promise<number>;
}

const JSON_OPTION: OptionTable = { json: { type: "boolean" } };
const NUMBER_OPTIONS: OptionTable = {
  ...JSON_OPTION,
  region: { type: "string" },
  trunk: { type: "boolean" },
};
const BULK_OPTIONS: OptionTable = {
  ...NUMBER_OPTIONS,
  column: { type: "string" },
  "country-column": { type: "string" },
  "expand-ranges": { type: "boolean" },
};
const DRAFT_OPTIONS: OptionTable = {
  ...JSON_OPTION,
  region: { type: "string" },
  "trunk-id": { type: "string" },
  numbers: { type: "string" },
  column: { type: "string" },
  "country-column": { type: "string" },
  "expand-ranges": { type: "boolean" },
  "base-url": { type: "string" },
  "allow-http": { type: "string", multiple: true },
  "skip-invalid": { type: "boolean" },
};
const API_OPTIONS: OptionTable = {
  ...DRAFT_OPTIONS,
  "api-key-stdin": { type: "boolean" },
  yes: { type: "boolean", short: "y" },
};

const COLUMN_HELP = `  --column NAME      the column of a table that holds the numbers, by its name or
                     its place, counted from 1; otherwise it is looked for
  --country-column NAME  the column that tells the country of each row
  --expand-ranges    write ranges such as 4156732000-2018 out`;
const DRAFT_HELP = `  [file]             the draft, a JSON body as for the API; "-" or nothing: stdin
  --region US        read national numbers as numbers of this country
  --trunk-id ID      bind the numbers to this trunk
  --numbers FILE     take the numbers from a list, a table or a document; "-": stdin
${COLUMN_HELP}
  --skip-invalid     leave numbers that are errors out instead of refusing all
  --base-url URL     where the API is, if not https://api.bland.ai
  --allow-http HOST  let --base-url be plain http to this host; may be repeated`;
const KEY_HELP = `  --api-key-stdin    read the API key from stdin; otherwise it comes from the
                     environment variable BLAND_API_KEY
  --yes, -y          do not ask`;
const JSON_HELP = "  --json             write JSON instead of text";

const only = (positionals: string[], what: string): string => {
  const [first, ...rest] = positionals;
  if (first === undefined || rest.length > 0) throw new UsageError(`Give ${what}.`);
  return first;
};
const atMostOne = (positionals: string[]): string | undefined => {
  if (positionals.length > 1) throw new UsageError("Give one file at most.");
  return positionals[0];
};
const numberContext = ({ region, trunk }: Values): NumberContext => ({
  ...(region === undefined ? {} : { default_region: region }),
  trunk: trunk === true,
});
const nowhere = () => "";

const COMMANDS: Record<string, Command> = {
  plan: {
    usage: "plan [file] [options]",
    summary: "check a draft and show what would be sent",
    help: `${DRAFT_HELP}
  --live             look at the account, and say of each number whether it is new, as
                     wanted already, differs, is held otherwise or was bought
  --api-key-stdin    with --live: read the API key from stdin; otherwise it comes from
                     the environment variable BLAND_API_KEY
  --reveal-secrets   with --json: write passwords as they are
${JSON_HELP}`,
    options: {
      ...DRAFT_OPTIONS,
      live: { type: "boolean" },
      "api-key-stdin": { type: "boolean" },
      "reveal-secrets": { type: "boolean" },
    },
    async run(engine, values, positionals) {
      const file = atMostOne(positionals);
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
      return live === null || live.problem === null ? EXIT.ok : EXIT.api;
    },
  },
  send: {
    usage: "send [file] [options]",
    summary: "check a draft and attach its numbers",
    help: `${DRAFT_HELP}
${KEY_HELP}
  --state FILE       keep the progress there, and go on from it when it exists
  --json             write one JSON object for each step`,
    options: { ...API_OPTIONS, state: { type: "string" } },
    async run(engine, values, positionals) {
      const file = atMostOne(positionals);
      if (values["api-key-stdin"] === true && values.yes !== true) {
        throw new UsageError("With --api-key-stdin nobody can be asked: say --yes.");
      }
      const apiKey = await apiKeyFor(values, readsStdin(file, values));
      const { plan, locate } = await planDraft(engine, file, values);
      if (!plan.ok || values.json !== true) printPlan(engine, plan, locate);
      return plan.ok ? sendPlan(engine, plan, apiKey, values) : EXIT.planErrors;
    },
  },
  verify: {
    usage: "verify [file] [options]",
    summary: "read back what is attached and compare it with a draft",
    help: `${DRAFT_HELP}\n${KEY_HELP}\n${JSON_HELP}`,
    options: API_OPTIONS,
    run: (engine, values, positionals) => follow(engine, "read_back", values, positionals),
  },
  detach: {
    usage: "detach [file] [options]",
    summary: "undo what a draft attaches",
    help: `${DRAFT_HELP}\n${KEY_HELP}\n${JSON_HELP}`,
    options: API_OPTIONS,
    run: (engine, values, positionals) => follow(engine, "detach", values, positionals),
  },
  update: {
    usage: "update [file] [options]",
    summary: "change numbers that are attached already to what a draft says",
    help: `${DRAFT_HELP}\n${KEY_HELP}\n${JSON_HELP}`,
    options: API_OPTIONS,
    run: (engine, values, positionals) => follow(engine, "update", values, positionals),
  },
  trunks: {
    usage: "trunks [action] [options]",
    summary: "list, show, create, update, delete or test trunks",
    help: TRUNKS_HELP,
    options: {
      ...JSON_OPTION,
      name: { type: "string" },
      provider: { type: "string" },
      direction: { type: "string" },
      endpoint: { type: "string" },
      default: { type: "boolean" },
      "base-url": { type: "string" },
      "allow-http": { type: "string", multiple: true },
      "api-key-stdin": { type: "boolean" },
      yes: { type: "boolean", short: "y" },
    },
    run: runTrunks,
  },
  number: {
    usage: "number <text> [options]",
    summary: "read one telephone number",
    help: `  --region US        read a national number as one of this country
  --trunk            it is bound to a trunk: kept as it is unless it begins with +
${JSON_HELP}`,
    options: NUMBER_OPTIONS,
    async run(engine, values, positionals) {
      const reading = engine.readNumber(only(positionals, "one number"), numberContext(values));
      if (values.json === true) {
        printJson(reading);
      } else {
        printDiagnostics(reading.diagnostics, nowhere);
        const { value, kind, validity, region, type, national, international } = reading;
        const rows = Object.entries({
          value,
          kind,
          validity,
          region,
          type,
          national,
          international,
        });
        for (const line of table(rows.map(([name, text]) => [name, plain(text ?? "-")]))) print(line);
      }
      return reading.kind === "invalid" ? EXIT.planErrors : EXIT.ok;
    },
  },
  numbers: {
    usage: "numbers [file] [options]",
    summary: "read the telephone numbers of a list, a table or a document",
    help: `  [file]             "-" or nothing: stdin
  --region US        read national numbers as numbers of this country
${COLUMN_HELP}
  --trunk            they are bound to a trunk: kept as they are unless they begin with +
${JSON_HELP}`,
    options: BULK_OPTIONS,
    async run(engine, values, positionals) {
      const text = await readInput(atMostOne(positionals) ?? "-", "list");
      const reading = engine.readNumbers(text, {
        ...bulkContextOf(values),
        ...numberContext(values),
      });
      if (values.json === true) {
        printJson(reading);
      } else {
        printDiagnostics(reading.diagnostics, nowhere);
        const rows = reading.rows.map(({ line, input, value, validity, diagnostics }) => [
          `${line}:`,
          plain(input),
          plain(value ?? "-"),
          validity,
          (diagnostics ?? []).join(" "),
        ]);
        for (const line of table(rows)) print(line);
        const { total, ...counts } = reading.summary;
        const parts = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
        print(paint("bold", `${total} numbers: ${parts.join(", ")}`));
      }
      return reading.summary.invalid > 0 || count(reading.diagnostics, "error") > 0 ? EXIT.planErrors : EXIT.ok;
    },
  },
  endpoint: {
    usage: "endpoint <text> [options]",
    summary: "read a SIP destination",
    help: JSON_HELP,
    options: JSON_OPTION,
    async run(engine, values, positionals) {
      const reading = engine.readEndpoint(only(positionals, "one destination"));
      if (values.json === true) {
        printJson(reading);
      } else {
        printDiagnostics(reading.diagnostics, nowhere);
        const { scheme, user, host, host_kind, port, transport, normalized } = reading;
        const rows = Object.entries({ scheme, user, host, host_kind, port, transport, normalized });
        for (const line of table(rows.map(([name, value]) => [name, plain(String(value ?? "-"))]))) {
          print(line);
        }
      }
      return reading.valid ? EXIT.ok : EXIT.planErrors;
    },
  },
  curl: {
    usage: "curl [file] [options]",
    summary: "take a curl command apart and print its draft",
    help: `  [file]             the command; "-" or nothing: stdin\n${JSON_HELP}`,
    options: JSON_OPTION,
    async run(engine, values, positionals) {
      const reading = engine.readCurl(await readInput(atMostOne(positionals) ?? "-"));
      if (values.json === true) {
        printJson(reading);
      } else {
        printDiagnostics(reading.diagnostics, nowhere);
        if (reading.draft !== null) printJson(reading.draft);
        if (reading.base_url !== null && reading.base_url !== engine.readBaseUrl().base_url) {
          note(`The command calls ${plain(reading.base_url)}; the draft goes there only with --base-url.`);
        }
        if (reading.has_api_key) note("The command holds an API key; it is not part of the draft.");
      }
      return reading.draft === null ? EXIT.planErrors : EXIT.ok;
    },
  },
  render: {
    usage: "render [file] --language <name> [options]",
    summary: "write the requests of a draft as a program",
    help: `${DRAFT_HELP}
  --language NAME    curl (default), curl_cmd, powershell, javascript or python
  --reveal-secrets   write passwords as they are`,
    options: {
      ...DRAFT_OPTIONS,
      language: { type: "string" },
      "reveal-secrets": { type: "boolean" },
    },
    async run(engine, values, positionals) {
      const { plan, locate } = await planDraft(engine, atMostOne(positionals), values);
      if (!plan.ok) {
        printPlan(engine, plan, locate);
        return EXIT.planErrors;
      }
      const options: RenderOptions = { reveal_secrets: values["reveal-secrets"] === true };
      const snippet = engine.render(plan, (values.language ?? "curl") as Language, options);
      if (values.json === true) printJson(snippet);
      else if (snippet.text !== null) print(snippet.text);
      else printDiagnostics(snippet.diagnostics, nowhere);
      return snippet.text === null ? EXIT.usage : EXIT.ok;
    },
  },
  provider: {
    usage: "provider [name] [options]",
    summary: "list the providers, or show what to enter at one",
    help: `  [name]             the name or id of a provider, such as twilio
  --region us2       the region of the service: us2, ca2, asia2 or eu2
  --format FORMAT    text (default), json or markdown`,
    options: { region: { type: "string" }, format: { type: "string" }, ...JSON_OPTION },
    run: (engine, values, positionals) => {
      if (positionals.length > 1) positionals = [positionals.join(" ")];
      const format = values.json === true ? "json" : (values.format ?? "text");
      return Promise.resolve(showProvider(engine, positionals[0], values.region, format));
    },
  },
  codes: {
    usage: "codes [code] [options]",
    summary: "list the codes of diagnostics, or explain one",
    help: JSON_HELP,
    options: JSON_OPTION,
    async run(engine, values, positionals) {
      const wanted = atMostOne(positionals);
      const codes = engine.info.codes.filter(({ code }) => wanted === undefined || code === wanted);
      if (codes.length === 0) throw new UsageError(`There is no code ${wanted}.`);
      if (values.json === true) printJson(codes);
      else if (wanted === undefined) {
        const rows = codes.map(({ code, severity, summary }) => [code, severity, summary]);
        for (const line of table(rows)) print(line);
      } else {
        for (const { code, severity, summary, message, source } of codes) {
          print(`${code} (${severity})\n${summary}\nSays: ${message}\nSource: ${source}`);
        }
      }
      return EXIT.ok;
    },
  },
};

async function follow(engine: Engine, kind: DerivedKind, values: Values, positionals: string[]): Promise<number> {
  const file = atMostOne(positionals);
  const apiKey = await apiKeyFor(values, (file ?? "-") === "-" || values.numbers === "-");
  const { plan, locate } = await planDraft(engine, file, values);
  if (plan.ok) return followPlan(engine, plan, kind, apiKey, values);
  printPlan(engine, plan, locate);
  return EXIT.planErrors;
}

function help(): void {
  print("Usage: sipattach <command> [options]\n");
  const rows = Object.values(COMMANDS).map(({ usage, summary }) => [`  ${usage}`, summary]);
  for (const line of table(rows)) print(line);
  print(`
  <command> --help   more on a command
  --version          the version, and that of the number plans

Exit status: 0 all is well; 1 the input has errors; 2 wrong use of the command,
or a file that cannot be read or written; 3 the API was not reached, refused, or
failed for some numbers, or sending was stopped.`);
}

/** Runs a command line and returns the exit status. */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === "help" && rest.length > 0) return main([...rest, "--help"]);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    help();
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  try {
    if (name === "--version") {
      const { version, metadata_version } = (await createEngine()).info;
      print(`sipattach ${version}, number plans ${metadata_version}`);
      return EXIT.ok;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(`There is no command ${plain(name)}.`);
    const { values, positionals } = parse(command, rest);
    if (values.help === true) {
      print(`Usage: sipattach ${command.usage}\n\n${command.summary}\n\n${command.help}`);
      return EXIT.ok;
    }
    return await command.run(await createEngine(), values, positionals);
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

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  if (args.some((argument) => /^--(api-?)?(key|token)(=|$)/.test(argument))) {
    throw new UsageError(
      "No API key on the command line, where others can read it: set BLAND_API_KEY, or use --api-key-stdin.",
    );
  }
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...command.options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    return { values: values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
