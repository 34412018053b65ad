// Helpers that write the generated pages.

const SPECIAL = /[\\`*_{}[\]<>#|~&$]/g;

/** Plain text as Markdown that shows exactly that text, also in a table and in a Vue template. */
export function plain(text) {
  const escaped = String(text).replaceAll(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
  // Vue decodes entities before it reads the template, where two braces would begin an expression.
  return text.includes("{{") ? `<span v-pre>${escaped}</span>` : escaped;
}

/** Inline code, whatever backquotes are in it. */
export function code(text) {
  const longest = Math.max(0, ...(String(text).match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const blank = longest > 0 ? " " : "";
  return `${fence}${blank}${text}${blank}${fence}`;
}

/** Inline code in a table cell, where a bar would end the cell. */
export const cellCode = (text) => code(String(text).replaceAll("|", "\\|"));

/** A block of code, whatever backquotes are in it. */
export function block(text, info = "") {
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${info}\n${text}\n${fence}`;
}

/** A table of Markdown cells with a header; nothing if there are no rows. */
export function table(head, rows) {
  if (rows.length === 0) return "";
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Markdown text from a JSON or TypeScript source: code stays code, everything else becomes plain text. */
export function prose(text = "") {
  return text
    .replaceAll(/\s*\n\s*/g, " ")
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll("|", "\\|") : plain(part)))
    .join("");
}

export const page = (front, ...parts) =>
  `---\n${Object.entries(front)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join("\n")}\n---\n\n${parts.filter(Boolean).join("\n\n")}\n`;
