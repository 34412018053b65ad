// The samples of the site: code blocks in its written pages. The words after a block's language say how it is used:
//   run, run=1      is run after the others of its page; must end with this exit status. Its output is shown below it
//   file=NAME       is written to the folder in which the samples of its page run
//   types           is compiled, with the types of the package
//   page            is opened in a browser, beside the files of the element
//   syntax          belongs to a separate project: only parsed in its language
//   bundle          is bundled, as the script of a page
//   install         an installation, which is not run
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startMockApi } from "../tests/mock/server.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
/** Inside the repository, so that "sipattach" is resolved as in a user's project. */
const FOLDER = `${root}build/docs-samples`;
const FENCE = /^(`{3,})([\w-]+)?[ \t]*(.*)\n([\s\S]*?)^\1[ \t]*$/gm;
const TIMEOUT = 60_000;

/** Every block of code of a page: {language, does: {run: "0", file: "draft.json", …}, text, start, end}. */
export function samplesOf(markdown) {
  return [...markdown.matchAll(FENCE)].map((match) => {
    const does = {};
    for (const word of match[3].split(/\s+/).filter(Boolean)) {
      const [name, value] = word.split("=");
      does[name] = value ?? "0";
    }
    return { language: match[2] ?? "", does, text: match[4], start: match.index, end: match.index + match[0].length };
  });
}

/**
 * The page without its parts about entries of the package and commands that do not exist: those between
 * `<!-- if: ./entry -->` or `<!-- if: command:name -->` and `<!-- end -->`.
 */
export function withWhatIsThere(markdown, { exported, commands }) {
  return markdown.replaceAll(/^<!-- if: (\S+) -->\n([\s\S]*?)^<!-- end -->\n/gm, (_, entry, text) =>
    entry in exported || commands.includes(entry.replace(/^command:/, "")) ? text : "",
  );
}

/** Runs the samples of a page in order: [{sample, status, output}]. Throws if one ends with an unexpected status. */
export async function runSamples(name, markdown) {
  const samples = samplesOf(markdown);
  if (!samples.some(({ does }) => "run" in does)) return [];
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeCommands(join(folder, ".bin"));
  const api = await startMockApi();
  const ran = [];
  try {
    for (const [index, sample] of samples.entries()) {
      if (sample.does.file !== undefined) await writeFile(join(folder, sample.does.file), sample.text);
      if (sample.does.run === undefined) continue;
      const result = await run(sample, folder, api.url, index);
      if (String(result.status) !== sample.does.run) {
        throw new Error(`${name}: sample ${index} ends with ${result.status}:\n${sample.text}\n${result.output}`);
      }
      ran.push({ sample, ...result });
    }
  } finally {
    await api.close();
  }
  return ran;
}

/** `npx sipattach` and `sipattach`, as installed. */
async function writeCommands(bin) {
  await mkdir(bin, { recursive: true });
  const cli = fileURLToPath(new URL("../bindings/dist/cli.js", import.meta.url));
  const command = (shift) => `#!/bin/sh\n${shift}exec "${process.execPath}" "${cli}" "$@"\n`;
  await writeFile(join(bin, "sipattach"), command(""), { mode: 0o755 });
  await writeFile(join(bin, "npx"), command('[ "$1" = sipattach ] || exit 127\nshift\n'), { mode: 0o755 });
}

async function run({ language, text }, folder, apiUrl, index) {
  const env = {
    ...process.env,
    PATH: `${join(folder, ".bin")}:${process.env.PATH}`,
    NODE_OPTIONS: `--import=${pathToFileURL(fileURLToPath(new URL("redirect-fetch.mjs", import.meta.url))).href}`,
    SIPATTACH_SAMPLES_API: apiUrl,
    BLAND_API_KEY: "sk-test",
    NO_COLOR: "1",
  };
  if (language === "sh") return execute("bash", ["-euc", text], folder, env);
  if (language !== "js") throw new Error(`a sample in ${language} cannot be run`);
  const file = join(folder, `sample-${index}.mjs`);
  await writeFile(file, text);
  return execute(process.execPath, [file], folder, env);
}

function execute(command, args, cwd, env) {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { cwd, env, timeout: TIMEOUT });
    let output = "";
    // Both together, as a terminal shows them.
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
    child.stdin.end();
  });
}

/** The page with the output of each sample below it. */
export function withOutputs(markdown, ran) {
  let text = markdown;
  for (const { sample, output } of [...ran].reverse()) {
    if (output.trim() === "") continue;
    const shown = `\n\n\`\`\`text output\n${output.trimEnd()}\n\`\`\``;
    text = text.slice(0, sample.end) + shown + text.slice(sample.end);
  }
  return text;
}
