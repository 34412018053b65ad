// What options are when they are not given: sipattach.config.json, and the environment.

import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { checkValue, type Value } from "./args.js";
import { COMMANDS, type CommandSpec, type OptionSpec } from "./commands.js";
import { parseJson, withoutMark } from "./json-file.js";
import { didYouMean } from "./suggest.js";
import { placeIn, plain, reasonOf, UsageError } from "./terminal.js";

const CONFIG_NAME = "sipattach.config.json";

/** "baseUrl" of "base-url" */
const keyOf = ({ name }: Pick<OptionSpec, "name">) =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What a configuration may hold: each option once, whichever commands take it. */
function configurable(): OptionSpec[] {
  const options = COMMANDS.flatMap((command) =>
    command.options.filter(({ isConfigurable }) => isConfigurable === true),
  );
  return [...new Map(options.map((option) => [option.name, option])).values()];
}

/** Where a value that was not given on the command line comes from: a file, or a variable. */
export type Origins = Record<string, string>;

const ADDRESS_VARIABLE = "BLAND_BASE_URL";

/** Where an option was given: on the command line, in a variable, or in a file that has it as a member. */
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

/** Adds to the values of a command what the environment and the configuration say. */
export function withDefaults(command: CommandSpec, values: Record<string, Value>): Origins {
  const origins: Origins = {};
  const own = new Set(command.options.filter(({ isConfigurable }) => isConfigurable === true).map(({ name }) => name));
  const address = process.env[ADDRESS_VARIABLE] ?? "";
  const add = (name: string, value: Value, origin: string) => {
    if (!own.has(name) || values[name] !== undefined || value === false) return;
    values[name] = value;
    origins[name] = origin;
  };
  if (address !== "") add("base-url", address, ADDRESS_VARIABLE);
  if (values["no-config"] === true || own.size === 0) return origins;
  const file = typeof values.config === "string" ? values.config : findConfig(process.cwd());
  if (file === null) return origins;
  for (const [name, value] of readConfig(file)) add(name, value, file);
  return origins;
}

/**
 * The nearest configuration from a folder up to the root of its project, or to the home folder. Outside of
 * both only that folder itself is looked at: what is above it may be anybody's.
 */
function findConfig(folder: string): string | null {
  const chain: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    chain.push(at);
    if (existsSync(join(at, ".git")) || at === resolve(homedir())) break;
    if (dirname(at) === at) {
      chain.length = 1;
      break;
    }
  }
  const found = chain.map((at) => join(at, CONFIG_NAME)).find((file) => existsSync(file));
  return found !== undefined && isOurs(found) ? found : null;
}

/** A configuration says where the API key goes, so it must not be somebody else's. */
function isOurs(file: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  return [statSync(file), lstatSync(file)].every(({ uid }) => uid === user || uid === 0);
}

const NOT_JSON =
  'this is not JSON. Quote names and strings with ", and take out comments and commas after the last value.';

/** ":3:14", where the platform says it. Its message may repeat a secret. */
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
    // The value may be a secret in the wrong place.
    if (typeof value !== wanted) throw new UsageError(`${shown}: ${key} must be a ${wanted}.`);
    if (key === "baseUrl" && /\/\/[^/]*@/.test(String(value))) {
      throw new UsageError(`${shown}: baseUrl holds a username or a password. Take it out.`);
    }
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
