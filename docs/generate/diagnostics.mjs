// The reference of diagnostics: an index of all codes, and a page for each subject with what a code means, where the
// rule comes from, and the first shared case that causes it, with what the engine says there and what its fix does.
import { readSubjects } from "../../engine/src/codes/table.mjs";
import { functionOf, readCases, textsOf } from "../../tests/node/cases.mjs";
import { block, code, page, plain, table } from "./markdown.mjs";

const MAX_INPUT = 600;
const SEVERITIES = {
  error: "The API will refuse it, or it cannot mean anything. Nothing is sent until it is gone.",
  warning: "Legal, but probably not what you want. It does not stop a send.",
  info: "What the engine changed or assumed.",
};

/** Where a code is explained, relative to the root of the site. */
export const pathOfCode = (name) => `diagnostics/${name.split(".")[0]}/#${name}`;

/** A diagnostic of each code, with its case; if there are several cases, the shortest. */
function examplesOf(engine) {
  const examples = new Map();
  for (const given of readCases()) {
    const output = JSON.parse(engine.text(functionOf(given.call), ...textsOf(given)));
    const rows = (output.rows ?? []).flatMap(({ diagnostics = [] }) => diagnostics);
    const all = [...(output.diagnostics ?? []), ...rows.map((name) => ({ code: name }))];
    for (const diagnostic of all) {
      // A row of a list has only the code, so a diagnostic with its message is preferred.
      const length = JSON.stringify(given.input).length + (diagnostic.message === undefined ? 1e6 : 0);
      const known = examples.get(diagnostic.code);
      if (known === undefined || length < known.length) examples.set(diagnostic.code, { given, diagnostic, length });
    }
  }
  return examples;
}

const badge = (severity) => `<span class="severity ${severity}">${severity}</span>`;
const shortened = (text) => (text.length > MAX_INPUT ? `${text.slice(0, MAX_INPUT)}…` : text);

function exampleOf({ given, diagnostic }) {
  const isText = typeof given.input === "string";
  const input = isText ? given.input : JSON.stringify(given.input, null, 2);
  const context = given.context === undefined ? "" : ` with ${code(JSON.stringify(given.context))}`;
  const says =
    diagnostic.message === undefined
      ? ""
      : `At ${diagnostic.path === "" ? "the draft itself" : code(diagnostic.path)}: ${plain(diagnostic.message)}`;
  const fix =
    diagnostic.fix === undefined
      ? ""
      : `Fix: ${plain(diagnostic.fix.title)}\n\n${block(JSON.stringify(diagnostic.fix.patch, null, 2), "json")}`;
  const body = [
    `Given to ${code(functionOf(given.call))}${context}:`,
    block(shortened(input), isText ? "text" : "json"),
    says,
    fix,
  ];
  return `::: details Example\n\n${body.filter(Boolean).join("\n\n")}\n\n:::`;
}

function section({ code: name, severity, summary, message, params, source }, example) {
  const rows = Object.entries(params).map(([param, type]) => [
    code(param),
    type.endsWith("?") ? `${type.slice(0, -1)}, not always there` : type,
  ]);
  return [
    `## ${name} {#${name}}`,
    `${badge(severity)} ${plain(summary)}`,
    `> ${plain(message)}`,
    table(["Parameter", "Type"], rows),
    `Source: ${plain(source)}`,
    example === undefined ? "" : exampleOf(example),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function indexPage(subjects, count, command) {
  const codes = subjects.map(({ subject, about, codes: ofSubject }) => ({
    subject,
    about,
    codes: ofSubject.map(({ code: name, severity, summary }) => ({ name, severity, summary })),
  }));
  return page(
    { title: "Diagnostics", description: "Every code that the engine can report, and what to do about it", outline: 2 },
    "# Diagnostics",
    `The engine reports what it finds as diagnostics. Each has a code that never changes, a severity, a JSON Pointer into
the draft, a message that says what to do and, where one meaning is plain, a fix as a JSON Patch. There are ${count} codes.`,
    table(
      ["Severity", "Meaning"],
      Object.entries(SEVERITIES).map(([severity, text]) => [badge(severity), text]),
    ),
    `Each code names the source of its rule: *API* is the documentation of the attach call and its neighbors, *RFC* and *E.164* are the
standards, *practice* is what is seen in the field. A rule that no document states never stops a send.`,
    `On the command line, ${code(`sipattach ${command} number.range`)} explains a code. On this site, the address of a code is
${code("/diagnostics/#number.range")}.`,
    `<CodeList :subjects='${JSON.stringify(codes)
      .replaceAll("&", "&amp;")
      .replaceAll("'", "&#39;")
      .replaceAll("<", "&lt;")}' />`,
  );
}

/**
 * `{pages: path → Markdown, subjects, codes, without: codes that no shared case causes}`. `command` is the name of the
 * command that explains a code.
 */
export function diagnosticsPages(engine, command) {
  const subjects = readSubjects();
  const examples = examplesOf(engine);
  const codes = subjects.flatMap((subject) => subject.codes);
  const pages = new Map([["diagnostics/index.md", indexPage(subjects, codes.length, command)]]);
  for (const { subject, about, codes: ofSubject } of subjects) {
    pages.set(
      `diagnostics/${subject}/index.md`,
      page(
        { title: `${about} (${subject})`, description: `Diagnostics: ${about}`, outline: 2, pageClass: "codes" },
        `# ${plain(about)}`,
        `The codes of ${code(`${subject}.*`)}. [All codes](/diagnostics/)`,
        ...ofSubject.map((info) => section(info, examples.get(info.code))),
      ),
    );
  }
  return { pages, subjects };
}
