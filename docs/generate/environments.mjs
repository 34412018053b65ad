// Where the package has been tested, from docs/environments.json, which scripts/test-packages --record writes.
import { cellCode, plain, table } from "./markdown.mjs";

const MODULE = { file: "a file", script: "in the script" };
const MAX_COMMAND = 48;
/** Commands that only move files into place. */
const IS_ASIDE = /^(cp|mkdir) /;

export function environmentsTable(rows) {
  const from = rows.map(({ date }) => date).sort();
  const dates = from[0] === from.at(-1) ? `on ${from[0]}` : `from ${from[0]} to ${from.at(-1)}`;
  const nodes = [...new Set(rows.map(({ node }) => node))];
  const head = `Tried ${dates}, with Node ${nodes.join(", ")}: ${rows.length} programs in ${new Set(rows.map(({ environment }) => environment)).size} environments.`;
  const cells = rows.map((row) => [
    plain(row.environment),
    versionsOf(row).map(plain).join(", "),
    row.of,
    commandsOf(row).map(cellCode).join(", "),
    plain(row.result),
    MODULE[row.module] ?? "",
    kilobytes(row.emitted_bytes),
    kilobytes(row.loaded_bytes),
  ]);
  const names = ["Environment", "Versions", "Program", "Commands", "Result", "Module", "Emitted, KB", "Loaded, KB"];
  return `${head}\n\n${table(names, cells)}`;
}

/** The versions of those packages that give this environment its name, or that its commands call. */
function versionsOf({ environment, command, packages }) {
  const words = `${environment} ${command}`.toLowerCase();
  const isMeant = (name) =>
    (ALSO_CALLED[name] ?? name).split(/[@/]/).some((part) => part !== "" && words.includes(part));
  const all = Object.keys(packages);
  const meant = all.filter(isMeant);
  return (meant.length > 0 ? meant : all).map((name) => `${name} ${packages[name]}`);
}

function commandsOf({ command }) {
  return command
    .split("; ")
    .filter((each) => each !== "" && !IS_ASIDE.test(each))
    .map((each) => (each.length > MAX_COMMAND ? `${each.slice(0, MAX_COMMAND).replace(/\s\S*$/, "")} …` : each));
}

const ALSO_CALLED = { "@arethetypeswrong/cli": "attw" };

const kilobytes = (bytes) => (bytes ? String(Math.round(bytes / 1024)) : "");
