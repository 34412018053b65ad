// The reference of the command line: its own help, command by command.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { block } from "./markdown.mjs";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));

async function help(...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args], {
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "80" },
  });
  return stdout.trimEnd();
}

/** The commands that an overview lists: the indented lines before the line about the help of each command. */
export function commandsOf(overview) {
  const lines = overview.split("\n");
  const end = lines.findIndex((line) => /^\s+<command>/.test(line));
  return lines.slice(1, end < 0 ? undefined : end).flatMap((line) => /^ {2}([a-z][\w-]*)\s/.exec(line)?.[1] ?? []);
}

/** The names of all commands. */
export const readCommands = async () => commandsOf(await help("--help"));

/** `{overview, commands: [{name, text}]}` */
export async function readCommandLine() {
  const overview = await help("--help");
  const names = commandsOf(overview).filter((name) => name !== "help");
  if (names.length === 0) throw new Error("the help of the command line lists no commands");
  const commands = [];
  for (const name of names) commands.push({ name, text: await help("help", name) });
  return { overview, commands };
}

export function commandLineReference({ overview, commands }) {
  return [
    block(overview, "text"),
    ...commands.map(({ name, text }) => `## ${name} {#${name}}\n\n${block(text, "text")}`),
  ].join("\n\n");
}
