// Writes the findings of a check in each format, for people and for programs.

import type { Engine } from "../engine.js";
import type { Severity } from "../types.js";
import type { FORMATS } from "./commands.js";
import { csvLine } from "./csv.js";
import { counted, groupsOf, messageOf, numeral, type Checked, type Finding, type FindingGroup } from "./findings.js";
import { needsRegion, REGION_HINT } from "./report.js";
import { jsonText, paint, plain, print, width } from "./terminal.js";

export type Format = (typeof FORMATS)[number];

export interface FormatOptions {
  isQuiet: boolean;
  /** Report repeated findings one by one. */
  isAll: boolean;
}

export function printChecked(engine: Engine, checked: Checked[], format: Format, options: FormatOptions): void {
  switch (format) {
    case "text":
      return printText(engine, checked, options);
    case "json":
      return print(jsonText(asJson(checked), 2));
    case "sarif":
      return print(jsonText(asSarif(engine, checked), 2));
    case "junit":
      return print(asJunit(checked));
    case "csv":
      return print(asCsv(checked));
    case "markdown":
      return print(asMarkdown(engine, checked, options));
  }
}

function countsOf(checked: Checked[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of checked) for (const { severity } of findings) counts[severity]++;
  return counts;
}

function summaryOf(checked: Checked[]): string {
  const counts = countsOf(checked);
  const parts = (["error", "warning", "info"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity));
  const files = checked.length === 1 ? "" : ` in ${counted(checked.length, "file")}`;
  return `${parts.length === 0 ? "Nothing to remark" : parts.join(", ")}${files}`;
}

// Text.

const STYLE = { error: "red", warning: "yellow", info: "cyan" } as const;

function printText(engine: Engine, checked: Checked[], { isQuiet, isAll }: FormatOptions): void {
  for (const each of checked) {
    for (const group of groupsOf(each.findings, isAll)) {
      const { severity, code, diagnostic } = group.first;
      const message = messageOf(engine, group, each.plan);
      print(`${paint("bold", `${shownPlace(group.first)}:`)} ${paint(STYLE[severity], severity)} ${code}: ${message}`);
      printExcerpt(group.first);
      if (diagnostic.fix !== undefined && group.rest.length === 0) print(`  fix: ${plain(diagnostic.fix.title)}`);
      if (group.rest.length > 0) print(`  ${restOf(group)}`);
    }
  }
  if (isQuiet) return;
  if (checked.some(({ findings }) => findings.length > 0)) print();
  const isOk = checked.every(({ ok }) => ok);
  const canFix = checked.some(({ findings }) =>
    findings.some(({ diagnostic: { fix } }) => fix !== undefined && fix.choice !== true),
  );
  print(paint(isOk ? "green" : "red", `${summaryOf(checked)}.`));
  if (canFix) print("--fix applies the corrections, and shows them first.");
  // The message of a group says so itself.
  const isAsked = checked.some(({ findings }) =>
    groupsOf(findings, isAll).some(({ first, rest }) => needsRegion(first) && rest.length === 0),
  );
  if (isAsked) print(REGION_HINT);
}

function shownPlace({ place: { file, source, line, column } }: Finding): string {
  return source === null ? plain(file) : [plain(file), line ?? 1, column ?? 1].join(":");
}

function restOf({ rest }: FindingGroup): string {
  const lines = rest.flatMap(({ place }) => place.line ?? []);
  // They are in the order of the document.
  const [first = 0, last = first] = [lines[0], lines.at(-1)];
  const where =
    lines.length === 0
      ? ""
      : first === last
        ? `, on line ${numeral(first)}`
        : `, on lines ${numeral(first)} to ${numeral(last)}`;
  return `and ${numeral(rest.length)} more${where}; --all lists them`;
}

const EXCERPT_WIDTH = 100;

/** Prints the line, with a caret under the place. */
function printExcerpt({ place: { source, line, column, endLine, endColumn } }: Finding): void {
  const shown = source === null || line === null ? null : source.line(line);
  if (shown === null || line === null || shown.text.trim() === "") return;
  const gutter = String(line).length;
  // One column of the terminal for each character, including tabs and control characters.
  const characters = [...shown.text].map((character) => (character === "\t" ? " " : plain(character)));
  const mark =
    shown.at === null || column === null
      ? null
      : markOf(shown.text, shown.at, column, endLine === line ? endColumn : null);
  const from = mark === null || mark.begin < EXCERPT_WIDTH - 20 ? 0 : mark.begin - 40;
  const visible = characters
    .slice(from, from + EXCERPT_WIDTH)
    .join("")
    .trimEnd();
  const [before, after] = [from > 0 ? "…" : "", from + EXCERPT_WIDTH < characters.length ? "…" : ""];
  print(paint("dim", `  ${line} | `) + before + visible + after);
  if (mark === null) return;
  const blank = " ".repeat(Math.max(0, width(characters.slice(from, mark.begin)) + before.length));
  const length = Math.max(1, width(characters.slice(mark.begin, Math.min(mark.end, from + EXCERPT_WIDTH))));
  print(`${paint("dim", `  ${" ".repeat(gutter)} | `)}${blank}${paint("cyan", "^" + "~".repeat(length - 1))}`);
}

/** The range of characters to mark in the shown line. */
function markOf(
  text: string,
  at: (offset: number) => number,
  column: number,
  endColumn: number | null,
): { begin: number; end: number } {
  const characterAt = (offset: number) => [...text.slice(0, offset)].length;
  // In a line without masked secrets, the shown text is that of the file, so columns need no conversion.
  const offsetOf = (wanted: number) => [...text].slice(0, wanted - 1).join("").length;
  const isPlain = at(text.length) === text.length && at(0) === 0;
  const place = (wanted: number) => (isPlain ? wanted - 1 : characterAt(at(offsetOf(wanted))));
  const begin = place(column);
  return { begin, end: endColumn === null ? begin + 1 : Math.max(begin + 1, place(endColumn)) };
}

// JSON.

function asJson(checked: Checked[]): object {
  const { error: errors, warning: warnings, info: infos } = countsOf(checked);
  return {
    ok: checked.every(({ ok }) => ok),
    summary: { errors, warnings, infos },
    files: checked.map(({ file, ok, findings }) => ({
      file,
      ok,
      diagnostics: findings.map(({ diagnostic, place }) => ({
        ...diagnostic,
        file: place.file,
        line: place.line,
        column: place.column,
        end_line: place.endLine,
        end_column: place.endColumn,
      })),
    })),
  };
}

// SARIF 2.1.0, for code scanning.

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

function asSarif(engine: Engine, checked: Checked[]): object {
  const used = [...new Set(checked.flatMap(({ findings }) => findings.map(({ code }) => code)))];
  const infos = new Map(engine.info.codes.map((info) => [info.code, info]));
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "sipattach",
            version: engine.info.version,
            semanticVersion: engine.info.version,
            rules: used.map((code) => {
              const info = infos.get(code);
              return {
                id: code,
                shortDescription: { text: info?.summary ?? code },
                fullDescription: { text: info?.summary ?? code },
                help: { text: `${info?.message ?? code} Source: ${info?.source ?? "sipattach"}.` },
                defaultConfiguration: { level: LEVELS[info?.severity ?? "error"] },
              };
            }),
          },
        },
        columnKind: "unicodeCodePoints",
        results: checked.flatMap(({ file, findings }) =>
          findings.map((finding) => sarifResult(finding, used.indexOf(finding.code), file)),
        ),
      },
    ],
  };
}

function sarifResult({ code, severity, message, path, place }: Finding, ruleIndex: number, draft: string): object {
  const { source, line, column, endLine, endColumn } = place;
  // Code scanning requires a file for every result.
  const [file, member, kind] = source === null ? [draft, place.file, "parameter"] : [place.file, path, "member"];
  const region = {
    startLine: line ?? 1,
    ...(column === null ? {} : { startColumn: column }),
    ...(endLine === null || endColumn === null ? {} : { endLine, endColumn }),
  };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region },
        ...(member === "" ? {} : { logicalLocations: [{ fullyQualifiedName: member, kind }] }),
      },
    ],
  };
}

/** A path as a URI reference, with colons escaped: one in the first segment would be taken for a scheme. */
function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${path}` : path;
}

// JUnit.

/** Escapes a text for XML 1.0, replacing characters that XML cannot represent. */
function xml(text: string): string {
  return plain(text)
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function asJunit(checked: Checked[]): string {
  const suites = checked.map(({ file, findings }) => {
    const cases = findings.map((finding) => {
      const { severity, code, message, path } = finding;
      const text = xml(`${shownPlace(finding)}: ${severity} ${code}: ${message}${path === "" ? "" : ` (${path})`}`);
      const inner =
        severity === "error"
          ? `<failure message="${xml(message)}" type="${xml(code)}">${text}</failure>`
          : `<system-out>${text}</system-out>`;
      const name = xml(`${code} at ${shownPlace(finding)}`);
      return `    <testcase name="${name}" classname="${xml(file)}" time="0">${inner}</testcase>`;
    });
    if (cases.length === 0) cases.push(`    <testcase name="check" classname="${xml(file)}" time="0"/>`);
    const failures = findings.filter(({ severity }) => severity === "error").length;
    const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="0"`;
    return `  <testsuite name="${xml(file)}" ${counts}>\n${cases.join("\n")}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sipattach">\n${suites.join("\n")}\n</testsuites>`;
}

// Tables.

function asCsv(checked: Checked[]): string {
  const rows = checked.flatMap(({ findings }) =>
    findings.map(({ severity, code, message, path, place }) =>
      csvLine([place.file, String(place.line ?? ""), String(place.column ?? ""), severity, code, path, message]),
    ),
  );
  return [csvLine(["file", "line", "column", "severity", "code", "path", "message"]), ...rows].join("\r\n");
}

function asMarkdown(engine: Engine, checked: Checked[], { isAll }: FormatOptions): string {
  const rows = checked.flatMap((each) =>
    groupsOf(each.findings, isAll).map((group) => {
      const { severity, code } = group.first;
      const message = messageOf(engine, group, each.plan);
      // A message for the whole group includes their number.
      const isOfAll = message !== group.first.message || group.rest.length === 0;
      const more = isOfAll ? "" : ` (and ${numeral(group.rest.length)} more)`;
      const cells = [shownPlace(group.first), severity, `\`${code}\``, message + more];
      return `| ${cells.map((cell, at) => (at === 2 ? cell : markdown(cell))).join(" | ")} |`;
    }),
  );
  const head =
    rows.length === 0 ? [] : ["| Place | Severity | Code | Message |", "| --- | --- | --- | --- |", ...rows, ""];
  return [...head, `**${summaryOf(checked)}.**`].join("\n");
}

/** Escapes what Markdown would take for formatting, a link, a mention or HTML. */
function markdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#@]/g, (character) =>
    character === "<" ? "&lt;" : character === "@" ? "&#64;" : `\\${character}`,
  );
}
