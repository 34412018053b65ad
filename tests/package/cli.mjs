// Runs the built command line as a program.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));

/** What would change what the command line does. */
const REMOVED = ["BLAND_API_KEY", "BLAND_BASE_URL", "NODE_OPTIONS", "NODE_USE_ENV_PROXY"];
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"].flatMap((name) => [name, name.toLowerCase()]);

export function environment(env = {}) {
  const inherited = { ...process.env };
  for (const name of [...REMOVED, ...PROXIES]) delete inherited[name];
  return { ...inherited, LC_ALL: "C.UTF-8", ...env };
}

/** What a program runs with whose module `code` is loaded first. No blanks. */
export const preload = (code) => ({ NODE_OPTIONS: `--import=data:text/javascript,${code}` });
/** As if its input and its output for people were a terminal. */
export const ON_TERMINAL = preload("process.stdin.isTTY=process.stderr.isTTY=true");

/** Starts a command line. `ended` gives what came of it. */
export function start(args, { cwd, env, input = "" } = {}) {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: environment(env) });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  let heard = "";
  const waiting = new Set();
  child.stderr.on("data", (chunk) => {
    heard += chunk;
    for (const check of waiting) check();
  });
  const exit = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal })));
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(([end, stdout, stderr]) => ({
    ...end,
    stdout,
    stderr,
  }));
  /** Until stderr has said something that fits, or is closed. */
  const says = (pattern) =>
    new Promise((resolve) => {
      const check = () => {
        if (!pattern.test(heard)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
      child.on("close", resolve);
    });
  return { child, ended, says };
}

export const run = (args, options) => start(args, options).ended;
