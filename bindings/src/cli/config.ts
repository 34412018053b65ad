// Values of options that are not given on the command line: from sipattach.config.json and the environment.

import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { checkValue, type Value } from "./args.js";
import { COMMANDS, type CommandSpec, type OptionSpec } from "./commands.js";
import { parseJson, withoutMark } from "./json-file.js";
import { didYouMean } from "./suggest.js";
import { placeIn, plain, reasonOf, UsageError } from "./terminal.js";

const CONFIG_NAME = "sipattach.config.json";

/** "baseUrl" for "base-url" */
const keyOf = ({ name }: Pick<OptionSpec, "name">) =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The options that a configuration may set, each once, even if several commands take it. */
function configurable(): OptionSpec[] {
  const options = COMMANDS.flatMap((command) =>
    command.options.filter(({ isConfigurable }) => isConfigurable === true),
  );
  return [...new Map(options.map((option) => [option.name, option])).values()];
}

/** The file or variable of each option that was not given on the command line, by option name. */
export type Origins = Record<string, string>;

const ADDRESS_VARIABLE = "BLAND_BASE_URL";

/** Where an option was given: on the command line, in a variable, or in a configuration file. */
export interface Given {
  /** "--region", "BLAND_BASE_URL", "sipattach.config.json: region" */
  shown: string;
  file: string | null;
  /** JSON Pointer into the file. */
  pointer: string;
}

export function whereGiven(name: string, origins: Origins = {}): Given {
  const origin = origins[name];
  const key = keyOf({ name });
  if (origin === undefined) return { shown: `--${name}`, file: null, pointer: "" };
  if (origin === ADDRESS_VARIABLE) return { shown: origin, file: null, pointer: "" };
  return { shown: `${origin}: ${key}`, file: origin, pointer: `/${key}` };
}

/** Adds values from the environment and the configuration to those of the command line. */
export function withDefaults(command: CommandSpec, values: Record<string, Value>): Origins {
  const origins: Origins = {};
  const own = new Set(command.options.filter(({ isConfigurable }) => isConfigurable === true).map(({ name }) => name));
  const address = process.env[ADDRESS_VARIABLE];
  const add = (name: string, value: Value, origin: string) => {
    if (!own.has(name) || values[name] !== undefined || value === false) return;
    values[name] = value;
    origins[name] = origin;
  };
  // An empty one was meant to hold an address: BLAND_BASE_URL=$STAGING
  if (address !== undefined) add("base-url", address, ADDRESS_VARIABLE);
  if (values["no-config"] === true || own.size === 0) return origins;
  const file = typeof values.config === "string" ? values.config : findConfig(process.cwd());
  if (file === null) return origins;
  for (const [name, value] of readConfig(file)) {
    // To go on without it would call another address.
    if (name === "base-url" && own.has(name) && values[name] === undefined && values.config === undefined) {
      if (isAnybodys(file)) throw new UsageError(`${plain(file)}: ${ANYBODYS}`);
    }
    add(name, value, file);
  }
  return origins;
}

/**
 * Searches for a configuration from a folder upwards, as far as the root of the project (of its repository, or its
 * topmost package) or the home folder. Outside of these, only the folder itself is searched, since those above it may
 * belong to anybody.
 */
function findConfig(folder: string): string | null {
  const chain: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    chain.push(at);
    if (existsSync(join(at, ".git")) || at === resolve(homedir())) break;
    if (dirname(at) === at) {
      chain.length = Math.max(1, chain.findLastIndex((each) => existsSync(join(each, "package.json"))) + 1);
      break;
    }
  }
  const found = chain.map((at) => join(at, CONFIG_NAME)).find((file) => existsSync(file));
  return found !== undefined && isOurs(found) ? found : null;
}

/** Whether every user may write to a file, or replace it in its folder. */
function isAnybodys(file: string): boolean {
  const STICKY = 0o1000; // then only its owner may replace a file
  const [{ mode }, folder] = [statSync(file), statSync(dirname(file))];
  return process.getuid !== undefined && ((mode | (folder.mode & STICKY ? 0 : folder.mode)) & 0o002) !== 0;
}

const ANYBODYS =
  "every user of this machine may write to this file or its folder, so its baseUrl, to which the API key is sent, is not used. Forbid that (chmod o-w), or name the file with --config, or use --no-config.";

/** Whether a file belongs to the user or to root. A configuration decides where the API key is sent. */
function isOurs(file: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  return [statSync(file), lstatSync(file)].every(({ uid }) => uid === user || uid === 0);
}

const NOT_JSON =
  'this is not JSON. Quote names and strings with ", and take out comments and commas after the last value.';

/** ":3:14", if the platform's message says it. The message itself is not shown: it may quote a secret. */
function placeOf({ message }: SyntaxError, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? "" : `:${placeIn(withoutMark(text), Number(position))}`;
}

const SECRET = /key|token|password|passwd|secret|authorization|credential/i;

function readConfig(file: string): [string, Value][] {
  const shown = plain(file);
  let text = "";
  let config: unknown;
  try {
    text = readFileSync(file, "utf8");
    config = parseJson(text);
  } catch (error) {
    throw new UsageError(
      error instanceof SyntaxError ? `${shown}${placeOf(error, text)}: ${NOT_JSON}` : `${shown}: ${reasonOf(error)}.`,
    );
  }
  if (config === null || typeof config !== "object" || Array.isArray(config)) {
    throw new UsageError(`${shown}: this is not a JSON object.`);
  }
  const options = configurable();
  return Object.entries(config).flatMap(([key, value]): [string, Value][] => {
    if (key === "$schema") return [];
    const option = options.find((each) => keyOf(each) === key);
    if (option === undefined && SECRET.test(key)) {
      throw new UsageError(
        `${shown}: ${plain(key)} looks like a secret. Take it out: this file is for all who have the project. The API key comes from BLAND_API_KEY or --api-key-stdin.`,
      );
    }
    if (option === undefined) {
      const meant = didYouMean(
        key,
        options.map((each) => ({ name: keyOf(each), also: [each.name, ...(each.also ?? [])] })),
      );
      throw new UsageError(`${shown}: there is no setting ${plain(key)}.${meant}`);
    }
    const wanted = option.value === undefined ? "boolean" : "string";
    // The message does not quote the value, which may be a misplaced secret.
    if (typeof value !== wanted) throw new UsageError(`${shown}: ${key} must be a ${wanted}.`);
    if (key === "baseUrl" && /\/\/[^/]*@/.test(String(value))) {
      throw new UsageError(`${shown}: baseUrl holds a username or a password. Take it out.`);
    }
    if (value === "") throw new UsageError(`${shown}: ${key} is empty. Take it out, or give it a value.`);
    if (typeof value === "string") checkValue(option, value, `${shown}: ${key}`);
    return [[option.name, value as Value]];
  });
}

/** JSON Schema 2020-12 of a configuration. */
export function configSchema(): object {
  const properties = configurable().map((option) => [
    keyOf(option),
    {
      type: option.value === undefined ? "boolean" : "string",
      description: `--${option.name}: ${option.summary}.`,
      ...(option.values === undefined ? {} : { enum: option.values }),
    },
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: CONFIG_NAME,
    description: "What options of sipattach are when they are not given. Never holds a secret.",
    type: "object",
    additionalProperties: false,
    properties: { $schema: { type: "string" }, ...(Object.fromEntries(properties) as object) },
  };
}
