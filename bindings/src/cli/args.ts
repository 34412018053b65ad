// Parses a command line according to the table of commands.

import { parseArgs, type ParseArgsConfig } from "node:util";
import { optionsOf, type ActionSpec, type ArgumentSpec, type CommandSpec, type OptionSpec } from "./commands.js";
import { didYouMean } from "./suggest.js";
import { plain, UsageError } from "./terminal.js";

export type Value = string | boolean | string[];

export interface Parsed {
  /** By option name. */
  values: Record<string, Value>;
  positionals: string[];
}

const KEY_OPTION = /^--?(api-?)?(key|token)(=|$)/i;

/** Throws UsageError for options and arguments that the command does not take. */
export function parseCommandLine(command: CommandSpec, args: string[]): Parsed {
  const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (own.some((argument) => KEY_OPTION.test(argument))) {
    throw new UsageError(
      "No API key on the command line, where others can read it: set BLAND_API_KEY, or use --api-key-stdin.",
    );
  }
  const specs = optionsOf(command);
  const { tokens, positionals } = parseArgs({
    args,
    options: Object.fromEntries(specs.map((spec) => [spec.name, configOf(spec)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, Value> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (spec === undefined) throw new UsageError(unknownOption(command, specs, token.rawName));
    const value = valueOf(spec, token);
    const before = values[spec.name];
    if (spec.repeatable === true) {
      values[spec.name] = [...((before as string[]) ?? []), value as string];
      continue;
    }
    if (before !== undefined && before !== value) {
      const given = `${plain(String(before))} and ${plain(String(value))}`;
      throw new UsageError(`--${spec.name} is given twice, with ${given}: which one is meant?`);
    }
    values[spec.name] = value;
  }
  if (values.help === true) return { values, positionals };
  const { format = "json" } = values;
  if (values.json === true && format !== "json") {
    throw new UsageError(`--json and --format ${String(format)} contradict each other: give one.`);
  }
  checkPositionals(command, positionals);
  for (const spec of specs) if (values[spec.name] !== undefined) checkEffect(command, spec, values, positionals);
  return { values, positionals };
}

/** Throws UsageError for an option that would do nothing. */
function checkEffect(
  { name: command }: CommandSpec,
  spec: OptionSpec,
  values: Parsed["values"],
  words: string[],
): void {
  const { name, needs, actions } = spec;
  const [action = "list"] = words;
  if (actions !== undefined && !actions.includes(action)) {
    throw new UsageError(`${command} ${action} takes no --${name}; ${actions.join(" and ")} do.`);
  }
  if (needs === undefined) return;
  const isGiven = needs.startsWith("--") ? values[needs.slice(2)] !== undefined : words.length > 0;
  const what = needs.startsWith("--") ? needs : `a ${needs}`;
  if (!isGiven) throw new UsageError(`--${name} needs ${what}: alone it does nothing.`);
}

function configOf({ value, short }: OptionSpec): NonNullable<ParseArgsConfig["options"]>[string] {
  return { type: value === undefined ? "boolean" : "string", ...(short === undefined ? {} : { short }) };
}

function unknownOption(command: CommandSpec, specs: readonly OptionSpec[], rawName: string): string {
  const name = rawName.replace(/^--?/, "");
  if (name === "dry-run")
    return `There is no option --dry-run. "sipattach plan" shows what would be sent, and sends nothing.`;
  const meant = didYouMean(name, specs, "--");
  const shown = plain(rawName);
  return `There is no option ${shown}.${meant === "" ? ` "sipattach help ${command.name}" lists all of them.` : meant}`;
}

interface OptionToken {
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function valueOf(spec: OptionSpec, { rawName, value, inlineValue }: OptionToken): string | boolean {
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    return true;
  }
  const isOption = inlineValue !== true && value !== undefined && value.length > 1 && value.startsWith("-");
  // An empty one is a variable of a script that is not set, and the command would do something else.
  const isEmpty = value === "" && spec.saysEmpty !== true;
  if (value === undefined || isEmpty || isOption) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${spec.values?.join("|") ?? spec.value}.`);
  }
  checkValue(spec, value, rawName);
  return value;
}

/** Throws UsageError for a value that the option does not take. */
export function checkValue({ values }: Pick<OptionSpec, "values">, value: string, shownName: string): void {
  if (values === undefined || values.includes(value)) return;
  const all = values.length > 1 ? `${values.slice(0, -1).join(", ")} or ${values.at(-1)}` : values[0];
  const meant = didYouMean(
    value,
    values.map((name) => ({ name })),
  );
  throw new UsageError(`${shownName} takes ${all}, not ${plain(value)}.${meant}`);
}

function checkPositionals(command: CommandSpec, positionals: string[]): void {
  const { actions } = command;
  if (actions === undefined) return checkArguments(command.name, command.arguments, positionals);
  const [name, ...rest] = positionals;
  if (name === undefined) return;
  const action = actions.find((each) => each.name === name);
  if (action === undefined) throw new UsageError(unknownAction(command, actions, name));
  checkArguments(`${command.name} ${name}`, action.arguments, rest);
}

function unknownAction({ name }: CommandSpec, actions: readonly ActionSpec[], given: string): string {
  const meant = didYouMean(given, actions);
  const all = actions.map((action) => action.name).join(", ");
  return `There is no command "${name} ${plain(given)}".${meant === "" ? ` Use one of ${all}.` : meant}`;
}

function checkArguments(name: string, specs: readonly ArgumentSpec[], positionals: string[]): void {
  const missing = specs.slice(positionals.length).find(({ required }) => required === true);
  if (missing !== undefined) throw new UsageError(`${name} needs: ${missing.name} (${missing.summary}).`);
  specs.forEach((spec, at) => {
    const given = positionals[at];
    if (given !== undefined) checkValue(spec, given, name);
  });
  if (specs.at(-1)?.many === true || positionals.length <= specs.length) return;
  const extra = plain(positionals[specs.length] ?? "");
  const takes = specs.length === 0 ? "nothing" : specs.map((spec) => `one ${spec.name}`).join(" and ");
  const hint = specs.length === 0 ? "" : " Put a value that holds blanks in quotes.";
  throw new UsageError(`${name} takes ${takes}; what is ${extra}?${hint}`);
}
