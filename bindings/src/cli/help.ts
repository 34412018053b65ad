// Writes help, and the reference of all commands, from the table of commands.

import {
  COMMANDS,
  EXIT_STATUSES,
  GROUPS,
  optionsOf,
  type ArgumentSpec,
  type CommandSpec,
  type OptionSpec,
} from "./commands.js";

const WIDTH = 80;
/** The column where descriptions begin. After a longer option, the description begins right behind it. */
const COLUMN = 21;

function usageOf({ name, arguments: specs, actions, options }: CommandSpec): string {
  const words = actions === undefined ? specs.map(shownArgument) : ["[action]"];
  return [name, ...words, ...(options.length > 0 ? ["[options]"] : [])].join(" ");
}

function shownArgument({ name, required, many }: ArgumentSpec): string {
  const shown = many === true ? `${name}...` : name;
  return required === true ? `<${shown}>` : `[${shown}]`;
}

function shownOption({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return short === undefined ? long : `${long}, -${short}`;
}

function saidOf({ summary, values, default: preset, needs, actions }: OptionSpec): string {
  const only = actions === undefined ? [] : [`of ${actions.join(" and ")}`];
  const first = needs === undefined ? only : [`with ${needs.startsWith("-") ? needs : `a ${needs}`}`];
  const list = values === undefined ? [] : [values.map((each) => (each === preset ? `${each} (default)` : each))];
  return [...first, summary, ...list.map((each) => each.join(", "))].join(": ");
}

/** The help text for all commands. */
export function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => usageOf(command).length)) + 2;
  const groups = GROUPS.map((group) => {
    const rows = COMMANDS.filter((command) => command.group === group).map(
      (command) => `  ${usageOf(command).padEnd(width)}${command.summary}`,
    );
    return `${group}:\n${rows.join("\n")}`;
  });
  return `Usage: sipattach <command> [options]

${groups.join("\n\n")}

  <command> --help   explain a command
  --version, -V      the version, and that of the number plans

${exitStatuses()}`;
}

function exitStatuses(): string {
  const text = EXIT_STATUSES.map(({ status, meaning }) => `${status} ${meaning}`).join("; ");
  return wrap(`Exit status: ${text}.`, 0);
}

/** The help text for one command. */
export function helpOf(command: CommandSpec): string {
  const { summary, about, arguments: specs, actions, examples } = command;
  const parts = [`Usage: sipattach ${usageOf(command)}`, summary];
  if (about !== undefined) parts.push(wrap(about, 0));
  const rows = [
    ...(actions ?? []).map((action) =>
      row([action.name, ...action.arguments.map(plainArgument)].join(" "), action.summary),
    ),
    ...specs.map((spec) => row(shownArgument(spec), spec.summary)),
  ];
  if (rows.length > 0) parts.push(rows.join("\n"));
  parts.push(
    optionsOf(command)
      .map((option) => row(shownOption(option), saidOf(option)))
      .join("\n"),
  );
  if (examples.length > 0) {
    parts.push(["Examples:", ...examples.map(({ run, why }) => `  ${run}\n      ${why}`)].join("\n"));
  }
  parts.push(exitStatuses());
  return parts.join("\n\n");
}

function plainArgument({ name, required }: ArgumentSpec): string {
  return required === true ? name : `[${name}]`;
}

function row(left: string, right: string): string {
  const head = `  ${left}`;
  const begin = head.length + 2 > COLUMN ? `${head}  ` : head.padEnd(COLUMN);
  return wrap(begin + right, COLUMN, begin.length);
}

/** Wraps a line at blanks; further lines are indented by `indent`. The first `fixed` characters are not broken. */
function wrap(text: string, indent: number, fixed = 0): string {
  const lines: string[] = [];
  let line = text.slice(0, fixed);
  let isEmpty = true;
  for (const word of text.slice(fixed).split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** The reference of all commands, in Markdown. */
export function reference(): string {
  const parts = [
    "# Command line",
    "`sipattach <command> [options]`",
    commandTable(),
    ...COMMANDS.map((command) => referenceOf(command)),
    "## Exit status",
    markdownTable(
      ["Status", "Meaning"],
      EXIT_STATUSES.map(({ status, meaning }) => [String(status), meaning]),
    ),
  ];
  return parts.join("\n\n");
}

/** The list of commands, in Markdown. */
function commandTable(): string {
  return markdownTable(
    ["Command", "What it does"],
    COMMANDS.map(({ name, summary }) => [`\`${name}\``, summary]),
  );
}

export function referenceOf(command: CommandSpec): string {
  const { name, summary, about, arguments: specs, actions, examples } = command;
  const options = optionsOf(command).filter(({ name: option }) => option !== "help");
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const parts = [`## sipattach ${name}`, about === undefined ? sentence : `${sentence} ${about}`];
  parts.push(fenced([`sipattach ${usageOf(command)}`]));
  if (actions !== undefined) {
    const rows = actions.map((action) => [
      code([action.name, ...action.arguments.map(plainArgument)].join(" ")),
      action.summary,
    ]);
    parts.push(markdownTable(["Action", "What it does"], rows));
  }
  if (specs.length > 0) {
    parts.push(
      markdownTable(
        ["Argument", "What it is"],
        specs.map((spec) => [code(shownArgument(spec)), spec.summary]),
      ),
    );
  }
  if (options.length > 0) {
    const rows = options.map((option) => [code(shownOption(option)), saidOf(option)]);
    parts.push(markdownTable(["Option", "What it does"], rows));
  }
  if (examples.length > 0) parts.push(fenced(examples.map(({ run, why }) => `${run}  # ${why}`)));
  return parts.join("\n\n");
}

const code = (text: string) => `\`${text}\``;
const fenced = (lines: string[]) => ["```sh", ...lines, "```"].join("\n");

function markdownTable(head: string[], rows: string[][]): string {
  const cells = [head, ...rows].map((each) => each.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, at) => Math.max(3, ...cells.map((each) => (each[at] ?? "").length)));
  const line = (each: string[]) => `| ${each.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...others.map(line)].join("\n");
}
