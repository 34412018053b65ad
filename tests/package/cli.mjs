// Runs the built command line as a program, and prepares what its tests need.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startMockApi } from "../mock/server.mjs";

export const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));

/** Variables that would change what the command line does. */
const REMOVED = ["BLAND_API_KEY", "BLAND_BASE_URL", "NODE_OPTIONS", "NODE_USE_ENV_PROXY"];
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"].flatMap((name) => [name, name.toLowerCase()]);

export function environment(env = {}) {
  const inherited = { ...process.env };
  for (const name of [...REMOVED, ...PROXIES]) delete inherited[name];
  return { ...inherited, LC_ALL: "C.UTF-8", ...env };
}

/** The environment that makes a program load the module `code` first. The code must not contain blanks. */
export const preload = (code) => ({ NODE_OPTIONS: `--import=data:text/javascript,${code}` });
/** Makes the program believe that its stdin and stderr are a terminal. */
export const ON_TERMINAL = preload("process.stdin.isTTY=process.stderr.isTTY=true");

/** Starts a command line. `ended` resolves to its result. */
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
  /** Resolves when stderr matches, or is closed. */
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

/** Starts `sipattach ui`, and resolves when it has printed its address: `stdout`, with the `url`. */
export async function startUi(args = [], options = {}) {
  const started = start(["ui", ...args], options);
  let stdout = "";
  await new Promise((resolve) => {
    started.child.stdout.on("data", (chunk) => {
      stdout += chunk;
      if (stdout.includes("\n")) resolve();
    });
    started.child.on("close", resolve);
  });
  const url = /http:\S+/.exec(stdout)?.[0];
  if (url === undefined) throw new Error(`no page: ${stdout}${(await started.ended).stderr}`);
  return { ...started, stdout, url };
}

async function newFolder(files) {
  const folder = await mkdtemp(join(tmpdir(), "sipattach-cli-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

/** A folder with these files, for all tests of a file or a new one for each; `use` is called with its path. */
export function inFolder(use, files = {}) {
  let folder;
  before(async () => use((folder = await newFolder(files))));
  after(() => rm(folder, { recursive: true }));
}
export function eachInFolder(use, files = {}) {
  let folder;
  beforeEach(async () => use((folder = await newFolder(files))));
  afterEach(() => rm(folder, { recursive: true }));
}

/** A mock of the API for all tests of a file. It is reset between them. */
export function withMockApi(use) {
  let api;
  before(async () => use((api = await startMockApi())));
  afterEach(() => api.reset());
  after(() => api.close());
}

/** A single module of the command line: "locate" is bindings/src/cli/locate.ts. */
export async function moduleOf(name) {
  const source = fileURLToPath(new URL(`../../bindings/src/cli/${name}.ts`, import.meta.url));
  const common = { bundle: true, format: "esm", platform: "node", write: false };
  const { outputFiles } = await build({ entryPoints: [source], ...common });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
