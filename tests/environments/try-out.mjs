// One program in one environment: writes it, builds it, runs or opens it, and judges the result.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { serveFolder, visit } from "./browser.mjs";

const LIMIT_MS = 580_000;
/** Messages about an empty folder, about the tool itself, or about a machine without a network. */
const NOT_OURS =
  /\b0 warnings\b|No build cache found|Deprecation warning: Node\.js|Unable to fetch the `Request\.cf`|Slow filesystem detected|Upgrade to `\w+@|update available/;
const WARNING = /warning|\bwarn\b|critical dependency|⚠/i;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start([command, ...args], folder) {
  const tool = join(folder, "node_modules/.bin", command);
  const program = command === "node" ? process.execPath : existsSync(tool) ? tool : command;
  const child = spawn(program, args, {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${join(folder, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
      NODE_PATH: "",
      NO_COLOR: "1",
      FORCE_COLOR: "0",
      NEXT_TELEMETRY_DISABLED: "1",
      WRANGLER_SEND_METRICS: "false",
      ASTRO_TELEMETRY_DISABLED: "1",
      DENO_NO_UPDATE_CHECK: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output = { text: "", out: "" };
  child.stdout.on("data", (chunk) => {
    output.text += chunk;
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => (output.text += chunk));
  const ended = new Promise((resolve) => {
    child.on("error", () => resolve(-1));
    child.on("close", resolve);
  });
  const stop = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended.
    }
    return ended;
  };
  return { output, ended, stop };
}

async function run(command, folder) {
  const { output, ended, stop } = start(command, folder);
  const timer = setTimeout(stop, LIMIT_MS);
  const status = await ended;
  clearTimeout(timer);
  return { status, ...output };
}

async function untilItAnswers(url) {
  for (let left = 300; left > 0; left--) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const warningsOf = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => WARNING.test(line) && !NOT_OURS.test(line));

/** Returns a row of the table. */
export async function tryOut(environment, variant, installed, browser, tarball) {
  const folder = join(dirname(installed), `${environment.name}-${variant.of}`.replace(/\W+/g, "-").toLowerCase());
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Links each file, because a link to the folder would lead tools out of their root.
  execFileSync("cp", ["-al", join(installed, "node_modules"), join(folder, "node_modules")]);
  if (tarball !== undefined) copyFileSync(tarball, join(folder, "sipattach.tgz"));
  const manifest = { name: "app", private: true, type: "module", ...environment.manifest };
  const files = { "package.json": `${JSON.stringify(manifest)}\n`, ...variant.files };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const runs = typeof environment.run?.[0] === "string" ? [environment.run] : (environment.run ?? []);
  const commands = [...runs, environment.serve].filter(Boolean).map((command) => command.join(" "));
  const row = { environment: environment.name, of: variant.of, command: commands.join("; "), result: "ok", notes: [] };
  const fail = (result, notes = []) => Object.assign(row, { result, notes: [...row.notes, ...notes] });

  for (const command of runs) {
    const { status, text, out } = await run(command, folder);
    const warnings = warningsOf(text);
    if (status !== 0) return fail(`failed with status ${status}`, text.trim().split("\n").slice(-25));
    if (warnings.length > 0) fail("warnings", warnings.slice(0, 10));
    if (environment.prints && !out.includes('{"ok":true,"tools":true}')) return fail(`printed ${out.trim()}`);
  }
  if (environment.page === undefined && environment.serve === undefined) return row;

  const emitted = environment.page ?? environment.emitted;
  if (emitted !== undefined) {
    const all = filesUnder(join(folder, emitted));
    row.emitted_bytes = all.reduce((sum, path) => sum + statSync(path).size, 0);
    row.emitted = all.map((path) => ({ file: path.slice(folder.length + 1), bytes: statSync(path).size }));
  }
  let server;
  if (environment.serve) {
    const port = await freePort();
    const command = environment.serve.map((word) => word.replace("PORT", String(port)));
    const process_ = start(command, folder);
    server = { url: `http://localhost:${port}/`, close: process_.stop, output: process_.output };
    await untilItAnswers(server.url);
  } else {
    server = await serveFolder(join(folder, environment.page), environment.policy);
  }
  try {
    if (environment.get !== undefined) {
      const answer = await fetch(server.url + environment.get)
        .then((response) => response.json())
        .catch((error) => ({ error: String(error.cause ?? error) }));
      if (answer.ok !== true || answer.tools !== true) fail(`answered ${JSON.stringify(answer)}`);
    } else {
      judge(await visit(browser, server.url + (environment.start ?? ""), environment), environment, row, fail);
    }
    const warnings = warningsOf(server.output?.text ?? "");
    if (warnings.length > 0) fail("warnings", warnings.slice(0, 10));
  } finally {
    await server.close();
  }
  return row;
}

function judge({ result, loaded, complaints }, environment, row, fail) {
  row.loaded_bytes = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  const hasFile = loaded.some(({ path, status, bytes }) => path.endsWith(".wasm") && status === 200 && bytes > 1000);
  row.module = hasFile ? "file" : "script";
  const isExpected = (complaint) => environment.module === "script" && /status of 404/.test(complaint);
  const unexpected = complaints.filter((complaint) => !isExpected(complaint));
  if (result.ok !== true || result.tools !== true) return fail(`wrong: ${JSON.stringify(result)}`, complaints);
  if (unexpected.length > 0) fail("complaints of the browser", unexpected);
  if (environment.module !== row.module) fail(`the module is in a ${row.module}, not a ${environment.module}`);
  return row;
}
