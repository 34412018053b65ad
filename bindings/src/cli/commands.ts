// The commands and their options. Parsing, help, suggestions, completion and the reference are made from this table.

/** The formats in which the findings of a check can be written. */
export const FORMATS = ["text", "json", "sarif", "junit", "csv", "markdown"] as const;
/** The shells that there is completion for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

export interface OptionSpec {
  /** Without the dashes. */
  name: string;
  short?: string;
  /** What help calls its value; absent for a switch. */
  value?: string;
  /** The only values that it accepts. */
  values?: readonly string[];
  default?: string;
  repeatable?: true;
  /** What is wrong with an empty value is said when it is read. */
  saysEmpty?: true;
  /** What completion offers for its value, in addition to `values`. */
  complete?: "file";
  summary: string;
  /** It can be set in the configuration file. */
  isConfigurable?: true;
  /** Without this one it would do nothing, so it is refused: an option with its dashes, or an argument. */
  needs?: string;
  /** The actions of its command that take it; absent: all. */
  actions?: readonly string[];
  /** Names that other programs use for it. They are not accepted, but lead to a suggestion. */
  also?: readonly string[];
}

export interface ArgumentSpec {
  name: string;
  summary: string;
  required?: true;
  /** Takes all remaining words. */
  many?: true;
  /** What completion offers. */
  complete?: "file" | "code" | "provider" | "command" | "shell" | "schema";
  /** The only words that it accepts. */
  values?: readonly string[];
}

export interface ActionSpec {
  name: string;
  arguments: readonly ArgumentSpec[];
  summary: string;
}

export interface Example {
  run: string;
  why: string;
}

export interface CommandSpec {
  name: string;
  group: Group;
  summary: string;
  /** More than the summary, for the help text of the command. */
  about?: string;
  arguments: readonly ArgumentSpec[];
  /** For a command whose first argument says what to do. */
  actions?: readonly ActionSpec[];
  options: readonly OptionSpec[];
  examples: readonly Example[];
  also?: readonly string[];
}

export const GROUPS = ["Write and check a draft", "Attach numbers", "Look things up"] as const;
export type Group = (typeof GROUPS)[number];

const JSON_OPTION: OptionSpec = { name: "json", summary: "write JSON instead of text" };
const REGION: OptionSpec = {
  name: "region",
  value: "US",
  summary: "read national numbers as numbers of this country",
  isConfigurable: true,
  also: ["country", "default-region"],
};
const COLUMNS: readonly OptionSpec[] = [
  {
    name: "column",
    value: "NAME",
    summary:
      "the column of a table that holds the numbers, by its name or its place, counted from 1; otherwise it is looked for",
    isConfigurable: true,
    also: ["phone-column"],
  },
  {
    name: "country-column",
    value: "NAME",
    summary: "the column that tells the country of each row",
    isConfigurable: true,
  },
  { name: "expand-ranges", summary: "write ranges such as 4156732000-2018 out", isConfigurable: true },
];
/** The same where they are of the file of another option. */
const COLUMNS_OF_LIST: readonly OptionSpec[] = COLUMNS.map((option) =>
  option.value === undefined ? option : { ...option, needs: "--numbers" },
);
const ADDRESS: readonly OptionSpec[] = [
  {
    name: "base-url",
    value: "URL",
    saysEmpty: true,
    summary: "where the API is, if not https://api.bland.ai; otherwise the environment variable BLAND_BASE_URL",
    isConfigurable: true,
    also: ["url", "host"],
  },
  {
    name: "allow-http",
    value: "HOST",
    repeatable: true,
    summary: "let --base-url be plain http to this host; may be repeated",
    also: ["insecure"],
  },
];
const DRAFT: readonly OptionSpec[] = [
  REGION,
  { name: "trunk-id", value: "ID", summary: "bind the numbers to this trunk", isConfigurable: true },
  {
    name: "numbers",
    value: "FILE",
    complete: "file",
    summary: 'take the numbers from a list, a table or a document; "-": stdin',
  },
  ...COLUMNS_OF_LIST,
  {
    name: "skip-invalid",
    summary: "leave numbers that are errors out instead of refusing all",
    isConfigurable: true,
  },
  ...ADDRESS,
];
const KEY: OptionSpec = {
  name: "api-key-stdin",
  summary: "read the API key from stdin; otherwise it comes from the environment variable BLAND_API_KEY",
};
const YES: OptionSpec = { name: "yes", short: "y", summary: "do not ask", also: ["force"] };
const REVEAL: OptionSpec = { name: "reveal-secrets", summary: "write passwords as they are", also: ["show-secrets"] };

const DRAFT_FILE: ArgumentSpec = {
  name: "file",
  summary: 'the draft, a JSON body as for the API; "-" or nothing: stdin',
  complete: "file",
};
const STDIN_FILE: ArgumentSpec = { name: "file", summary: '"-" or nothing: stdin', complete: "file" };
const JSON_STEPS: OptionSpec = { name: "json", summary: "write one JSON object for each step, as soon as it is known" };
const FOLLOW = { arguments: [DRAFT_FILE], options: [...DRAFT, KEY, YES, JSON_STEPS] } as const;
const TRUNK_ID: ArgumentSpec = { name: "ID", summary: "the ID of the trunk", required: true };
const TRUNK_FILE: ArgumentSpec = { name: "file", summary: "its fields, as JSON", complete: "file" };
const TRUNK_FIELDS: readonly OptionSpec[] = [
  { name: "name", value: "TEXT", summary: "its name, 1 to 128 characters" },
  { name: "provider", value: "TEXT", summary: "a label of your own, such as twilio" },
  {
    name: "direction",
    value: "TYPE",
    values: ["inbound", "outbound", "both"],
    summary: "which calls it is for",
  },
  { name: "endpoint", value: "URI", summary: "its SIP endpoint, such as sip:pbx.example.com" },
  { name: "default", summary: "make it the default trunk" },
].map((option) => ({ ...option, actions: ["create", "update"] }));

const TABLE = [
  {
    name: "init",
    group: "Write and check a draft",
    summary: "write a first draft, from answers to questions",
    about:
      "Asks for what the options do not say. A file that is there is never replaced without asking. A password is typed unseen, and the file that holds one can be read by you alone.",
    arguments: [{ name: "file", summary: "the draft to write; draft.json if none is given", complete: "file" }],
    options: [
      {
        name: "direction",
        value: "TYPE",
        values: ["inbound", "outbound", "both"],
        summary: "which calls it is for",
      },
      { name: "provider", value: "NAME", summary: "the carrier, PBX or service, such as twilio", also: ["carrier"] },
      {
        name: "answer",
        value: "NAME=TEXT",
        repeatable: true,
        summary: "what the provider asks for, such as trunk=acme; may be repeated",
      },
      { name: "endpoint", value: "URI", summary: "your SIP endpoint, such as sip:pbx.example.com" },
      { name: "trunk-id", value: "ID", summary: "bind the numbers to this trunk of the account" },
      {
        name: "numbers",
        value: "FILE",
        complete: "file",
        summary: 'take the numbers from a list, a table or a document; "-": stdin',
      },
      { name: "number", value: "NUMBER", repeatable: true, summary: "one number; may be repeated" },
      REGION,
      ...COLUMNS_OF_LIST,
      { name: "password-stdin", needs: "--yes", summary: "read the SIP password from stdin" },
      { name: "overwrite", summary: "replace a file that is there" },
      { ...YES, summary: "do not ask: take what the options say", also: [] },
    ],
    examples: [
      { run: "sipattach init", why: "asks, and writes draft.json" },
      {
        run: "sipattach init --yes --provider twilio --answer trunk=acme --answer auth=ip --numbers list.csv --region US",
        why: "without a question, for scripts",
      },
    ],
    also: ["new", "create", "start"],
  },
  {
    name: "check",
    group: "Write and check a draft",
    summary: "say what is wrong with drafts, and where",
    about:
      'Each remark is a line "file:line:column: severity code: message", and the place in the file. sipattach explain CODE explains a code. The exit status is 1 when there are errors; warnings do not change it.',
    arguments: [{ ...DRAFT_FILE, many: true, summary: 'drafts, JSON bodies as for the API; "-" or nothing: stdin' }],
    options: [
      ...DRAFT,
      {
        name: "format",
        value: "FORMAT",
        values: FORMATS,
        default: "text",
        summary: "how the remarks are written",
        also: ["output", "reporter"],
      },
      { name: "quiet", short: "q", summary: "errors only, and no summary", also: ["silent", "errors-only"] },
      { name: "all", summary: "list remarks that repeat one by one" },
      { name: "fix", summary: "correct what has one plain correction; shows the changes, and asks" },
      { ...YES, summary: "with --fix: do not ask" },
      { ...JSON_OPTION, summary: "the same as --format json" },
    ],
    examples: [
      { run: "sipattach check draft.json --region US", why: "national numbers are of the United States" },
      { run: "sipattach check draft.json --fix", why: "correct what can be corrected" },
      { run: "sipattach check drafts/a.json drafts/b.json --format sarif > check.sarif", why: "for code scanning" },
    ],
    also: ["validate", "lint", "test"],
  },
  {
    name: "plan",
    group: "Write and check a draft",
    summary: "check a draft and show what would be sent",
    arguments: [DRAFT_FILE],
    options: [
      ...DRAFT,
      {
        name: "live",
        summary:
          "look at the account, and say of each number whether it is new, as wanted already, differs, lacks a direction or was bought",
      },
      { ...KEY, needs: "--live" },
      { ...REVEAL, needs: "--json" },
      JSON_OPTION,
    ],
    examples: [
      { run: "sipattach plan draft.json --region US", why: "national numbers are of the United States" },
      { run: "sipattach plan draft.json --live", why: "also compare with what the account has" },
    ],
    also: ["preview", "dry-run", "survey", "live"],
  },
  {
    name: "render",
    group: "Write and check a draft",
    summary: "write the requests of a draft as a program",
    arguments: [DRAFT_FILE],
    options: [
      ...DRAFT,
      {
        name: "language",
        value: "NAME",
        values: ["curl", "curl_cmd", "powershell", "javascript", "python"],
        default: "curl",
        summary: "the language of the program",
        also: ["format", "lang"],
      },
      REVEAL,
      JSON_OPTION,
    ],
    examples: [{ run: "sipattach render draft.json --language python", why: "a program in Python" }],
    also: ["snippet", "export"],
  },
  {
    name: "curl",
    group: "Write and check a draft",
    summary: "take a curl command, or code that calls attach, apart and print its draft",
    arguments: [{ name: "file", summary: 'the command; "-" or nothing: stdin', complete: "file" }],
    options: [JSON_OPTION],
    examples: [{ run: "sipattach curl command.txt > draft.json", why: "a draft from a curl command" }],
    also: ["import"],
  },
  {
    name: "send",
    group: "Attach numbers",
    summary: "check a draft and attach its numbers",
    arguments: [DRAFT_FILE],
    options: [
      ...DRAFT,
      KEY,
      YES,
      {
        name: "state",
        value: "FILE",
        complete: "file",
        summary: "keep the progress there, and go on from it when it exists",
        also: ["resume"],
      },
      { name: "retry-failed", needs: "--state", summary: "send the numbers again that failed", also: ["retry"] },
      {
        name: "results",
        value: "FILE",
        complete: "file",
        summary: "write what became of each number there, as CSV: number, state, reason, time",
        also: ["output", "report"],
      },
      { name: "json", summary: "write one JSON object for each step; the last has the state" },
    ],
    examples: [
      {
        run: "sipattach send draft.json --numbers numbers.csv --state progress.json",
        why: "the same command goes on where it was stopped",
      },
      {
        run: "sipattach send draft.json --state progress.json --retry-failed --results results.csv",
        why: "once more what failed; --numbers reads the table of results, too",
      },
    ],
    also: ["attach", "apply", "push"],
  },
  {
    name: "ui",
    group: "Attach numbers",
    summary: "serve the page on this machine, with a relay to the API",
    about:
      "For browsers that the API does not answer. The page and the relay are on 127.0.0.1; the relay passes on only the calls of the page, and only from that page. An API key of the environment is never shown to it.",
    arguments: [],
    options: [
      { name: "port", value: "PORT", default: "0", summary: "the port to listen on; otherwise a free one" },
      ...ADDRESS,
      KEY,
    ],
    examples: [{ run: "sipattach ui", why: "prints the link of the page" }],
    also: ["serve", "page", "web", "open"],
  },
  {
    name: "verify",
    group: "Attach numbers",
    summary: "read back what is attached and compare it with a draft",
    ...FOLLOW,
    examples: [{ run: "sipattach verify draft.json", why: "is it attached as the draft says?" }],
    also: ["compare", "diff", "read-back"],
  },
  {
    name: "update",
    group: "Attach numbers",
    summary: "change numbers that are attached already to what a draft says",
    about:
      "An update cannot change the trunk of a number, or take away an endpoint that the draft does not name: detach the number, then attach it again.",
    ...FOLLOW,
    examples: [{ run: "sipattach update draft.json", why: "change what is attached" }],
    also: ["patch"],
  },
  {
    name: "detach",
    group: "Attach numbers",
    summary: "undo what a draft attaches",
    ...FOLLOW,
    examples: [{ run: "sipattach detach draft.json", why: "undo it" }],
    also: ["undo", "remove"],
  },
  {
    name: "trunks",
    group: "Attach numbers",
    summary: "list, show, create, update, delete or test trunks",
    about: "Passwords belong in the file, not on the command line.",
    arguments: [],
    actions: [
      { name: "list", arguments: [], summary: "the trunks of the account" },
      { name: "show", arguments: [TRUNK_ID], summary: "one trunk: what it gives to numbers, and the numbers on it" },
      {
        name: "create",
        arguments: [TRUNK_FILE],
        summary: 'make one; the file is a JSON body as for the API, "-": stdin',
      },
      { name: "update", arguments: [TRUNK_ID, TRUNK_FILE], summary: "change the fields that are given" },
      { name: "delete", arguments: [TRUNK_ID], summary: "delete one" },
      { name: "test", arguments: [TRUNK_ID], summary: "ask the service to reach its endpoint (SIP OPTIONS)" },
    ],
    options: [...TRUNK_FIELDS, ...ADDRESS, KEY, YES, JSON_OPTION],
    examples: [
      { run: "sipattach trunks", why: "list them" },
      { run: "sipattach trunks create trunk.json --name Office", why: "make one" },
    ],
    also: ["trunk", "list"],
  },
  {
    name: "status",
    group: "Attach numbers",
    summary: "ask whether the endpoints of attached numbers were reachable",
    arguments: [{ name: "number", summary: "attached numbers", required: true, many: true }],
    options: [REGION, ...ADDRESS, KEY, JSON_OPTION],
    examples: [{ run: "sipattach status +14155552671", why: "healthy, unreachable or unchecked" }],
    also: ["health", "ping"],
  },
  {
    name: "test-call",
    group: "Attach numbers",
    summary: "place a test call to an attached number, and follow it",
    about: "The API allows 10 in 15 minutes for an organisation.",
    arguments: [{ name: "number", summary: "an attached number", required: true }],
    options: [REGION, ...ADDRESS, KEY, YES, JSON_OPTION],
    examples: [{ run: "sipattach test-call +14155552671", why: "does it ring?" }],
    also: ["call"],
  },
  {
    name: "firewall",
    group: "Look things up",
    summary: "list the addresses of the service that a firewall has to let through",
    arguments: [],
    options: [
      {
        name: "format",
        value: "FORMAT",
        values: ["text", "list", "json"],
        default: "text",
        summary: "how it is written, with one address a line for scripts",
      },
      ...ADDRESS,
      KEY,
      JSON_OPTION,
    ],
    examples: [{ run: "sipattach firewall --format list", why: "addresses, for a script" }],
    also: ["ips", "addresses"],
  },
  {
    name: "number",
    group: "Look things up",
    summary: "read one telephone number",
    arguments: [{ name: "number", summary: "as it was written", required: true }],
    options: [
      REGION,
      { name: "trunk", summary: "it is bound to a trunk: kept as it is unless it begins with +" },
      JSON_OPTION,
    ],
    examples: [{ run: 'sipattach number "020 7946 0018" --region GB', why: "a national number" }],
    also: ["phone", "lookup"],
  },
  {
    name: "numbers",
    group: "Look things up",
    summary: "read the telephone numbers of a list, a table or a document",
    arguments: [STDIN_FILE],
    options: [
      REGION,
      ...COLUMNS,
      { name: "trunk", summary: "they are bound to a trunk: kept as they are unless they begin with +" },
      JSON_OPTION,
    ],
    examples: [{ run: "sipattach numbers numbers.csv --region US", why: "what is in the table?" }],
    also: ["phones"],
  },
  {
    name: "endpoint",
    group: "Look things up",
    summary: "read a SIP destination",
    arguments: [{ name: "destination", summary: "a SIP URI, a host or host:port", required: true }],
    options: [JSON_OPTION],
    examples: [{ run: "sipattach endpoint tls://pbx.example.com", why: "as a SIP URI" }],
    also: ["uri", "sip"],
  },
  {
    name: "provider",
    group: "Look things up",
    summary: "list the providers, or show what to enter at one",
    arguments: [
      { name: "name", summary: "the name or ID of a provider, such as twilio", many: true, complete: "provider" },
    ],
    options: [
      { name: "region", value: "us2", needs: "name", summary: "the region of the service: us2, ca2, asia2 or eu2" },
      {
        name: "format",
        value: "FORMAT",
        values: ["text", "json", "markdown"],
        default: "text",
        summary: "how it is written",
      },
      JSON_OPTION,
    ],
    examples: [{ run: "sipattach provider twilio --region us2", why: "what to enter at Twilio" }],
    also: ["providers", "carrier"],
  },
  {
    name: "explain",
    group: "Look things up",
    summary: "say what a code means, what to do, and where the rule comes from",
    arguments: [
      {
        name: "code",
        summary: "such as number.region_required, or a subject such as number",
        required: true,
        many: true,
        complete: "code",
      },
    ],
    options: [JSON_OPTION],
    examples: [{ run: "sipattach explain number.region_required", why: "what does it mean?" }],
    also: ["why", "describe"],
  },
  {
    name: "codes",
    group: "Look things up",
    summary: "list the codes of diagnostics, or show one of them",
    arguments: [{ name: "code", summary: "such as number.not_e164, or a subject such as number", complete: "code" }],
    options: [JSON_OPTION],
    examples: [{ run: "sipattach codes --json", why: "all of them, for a program" }],
    also: ["rules", "errors"],
  },
  {
    name: "schema",
    group: "Look things up",
    summary: "print the JSON Schema of a draft or of the configuration, or the API as OpenAPI",
    arguments: [
      {
        name: "name",
        summary:
          "attach-request (default): the draft, which is the body of the request; config: sipattach.config.json; openapi: the calls of the API (OpenAPI 3.1)",
        complete: "schema",
        values: ["attach-request", "config", "openapi"],
      },
    ],
    options: [],
    examples: [{ run: "sipattach schema > attach-request.schema.json", why: "for an editor, as $schema" }],
    also: ["json-schema"],
  },
  {
    name: "completion",
    group: "Look things up",
    summary: "print a script that lets a shell complete commands and options",
    about:
      "bash: add the line  source <(sipattach completion bash)  to ~/.bashrc. zsh: the same with zsh, to ~/.zshrc, after compinit. fish: sipattach completion fish > ~/.config/fish/completions/sipattach.fish.",
    arguments: [
      {
        name: "shell",
        summary: "bash, zsh or fish",
        required: true,
        complete: "shell",
        values: SHELLS,
      },
    ],
    options: [],
    examples: [{ run: "sipattach completion bash", why: "the script for bash" }],
    also: ["completions", "autocomplete"],
  },
  {
    name: "help",
    group: "Look things up",
    summary: "list the commands, or explain one",
    arguments: [{ name: "command", summary: "the command to explain", complete: "command" }],
    options: [
      {
        name: "format",
        value: "FORMAT",
        values: ["text", "markdown"],
        default: "text",
        summary: "how it is written; markdown without a command: the reference of all commands",
      },
    ],
    examples: [
      { run: "sipattach help send", why: "the same as sipattach send --help" },
      { run: "sipattach help --format markdown", why: "the reference of all commands" },
    ],
    also: ["man", "usage"],
  },
] as const satisfies readonly CommandSpec[];

export type CommandName = (typeof TABLE)[number]["name"];
export const COMMANDS: readonly (CommandSpec & { name: CommandName })[] = TABLE;

/** The options that every command takes. */
const COMMON_OPTIONS: readonly OptionSpec[] = [{ name: "help", short: "h", summary: "explain the command" }];

/** The additional options of commands that have configurable options. */
const CONFIG_OPTIONS: readonly OptionSpec[] = [
  {
    name: "config",
    value: "FILE",
    complete: "file",
    summary: "the configuration, if not sipattach.config.json of this folder or one above it in the project",
  },
  { name: "no-config", summary: "read no configuration" },
];

/** All options of a command. */
export function optionsOf({ options }: CommandSpec): OptionSpec[] {
  const isConfigurable = options.some((option) => option.isConfigurable === true);
  return [...options, ...(isConfigurable ? CONFIG_OPTIONS : []), ...COMMON_OPTIONS];
}

export const EXIT_STATUSES: readonly { status: number; meaning: string }[] = [
  { status: 0, meaning: "all is well" },
  { status: 1, meaning: "the input has errors" },
  { status: 2, meaning: "wrong use of the command, or a file that cannot be read or written" },
  {
    status: 3,
    meaning:
      "the API was not reached, refused, failed for some numbers or reported an error, a password for the PBX was lost, or sending was stopped",
  },
  { status: 130, meaning: "stopped by Ctrl-C" },
];
