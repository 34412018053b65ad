// Writes the documentation of every diagnostic code to build/docs/codes.md: what it means, where the
// rule comes from, and the first shared case that brings it about, with what the engine says there
// and what its fix does. Needs the built package.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readSubjects } from "../../engine/src/codes/table.mjs";
import { functionOf, readCases, textsOf } from "../../tests/node/cases.mjs";
import { createEngine } from "../dist/index.js";

const OUT = new URL("../../build/docs/codes.md", import.meta.url);
const MAX_INPUT = 600;

/** The first diagnostic of each code, and the case that it is from. */
function examplesOf(engine) {
  const examples = new Map();
  for (const given of readCases()) {
    const output = JSON.parse(engine.text(functionOf(given.call), ...textsOf(given)));
    const rows = (output.rows ?? []).flatMap(({ diagnostics = [] }) => diagnostics);
    const all = [...(output.diagnostics ?? []), ...rows.map((code) => ({ code }))];
    for (const diagnostic of all) {
      if (!examples.has(diagnostic.code)) examples.set(diagnostic.code, { given, diagnostic });
    }
  }
  return examples;
}

/** A block of code, whatever backquotes are in it. */
function fenced(text, language) {
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}

function shortened(text) {
  return text.length > MAX_INPUT ? `${text.slice(0, MAX_INPUT)}…` : text;
}

function section({ code, severity, summary, message, source }, example) {
  const parts = [`### \`${code}\``, `**${severity}** · ${summary}`, `Says: “${message}”  \nSource: ${source}`];
  if (example !== undefined) {
    const { given, diagnostic } = example;
    const isText = typeof given.input === "string";
    const input = isText ? given.input : JSON.stringify(given.input, null, 2);
    const context = given.context === undefined ? "" : `, with ${JSON.stringify(given.context)}`;
    parts.push(`Example (\`${functionOf(given.call)}\`${context}): ${given.why ?? given.name}`);
    parts.push(fenced(shortened(input), isText ? "" : "json"));
    if (diagnostic.message !== undefined) {
      parts.push(`At \`${diagnostic.path}\`: ${diagnostic.message}`);
    }
    if (diagnostic.fix !== undefined) {
      parts.push(`Fix: ${diagnostic.fix.title}`, fenced(JSON.stringify(diagnostic.fix.patch), "json"));
    }
  }
  return parts.join("\n\n");
}

export async function generateDocs() {
  const subjects = readSubjects();
  const codes = subjects.flatMap((subject) => subject.codes);
  const examples = examplesOf(await createEngine());
  const text = [
    "# Diagnostic codes",
    `${codes.length} codes. error: the API will refuse it, or it cannot mean anything. warning: legal, but probably not meant. info: what the engine changed or assumed.`,
    ...subjects.flatMap(({ subject, about, codes: ofSubject }) => [
      `## ${subject}: ${about}`,
      ...ofSubject.map((info) => section(info, examples.get(info.code))),
    ]),
  ].join("\n\n");
  await mkdir(new URL(".", OUT), { recursive: true });
  await writeFile(OUT, `${text}\n`);
  return {
    codes,
    without: codes.filter(({ code }) => !examples.has(code)).map(({ code }) => code),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { codes, without } = await generateDocs();
  console.log(`${fileURLToPath(OUT)}: ${codes.length} codes`);
  if (without.length > 0) console.log(`without an example: ${without.join(", ")}`);
}
