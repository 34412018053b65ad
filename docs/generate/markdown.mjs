// What the generated pages are written with.

const SPECIAL = /[\\`*_{}[\]<>#|~&$]/g;

/** Plain text as Markdown that shows just that, also in a table and in a template of Vue. */
export function plain(text) {
  const escaped = String(text).replaceAll(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
  // Entities are characters again when Vue reads the template, where two braces begin an expression.
  return text.includes("{{") ? `<span v-pre>${escaped}</span>` : escaped;
}

/** Code within a line, whatever backquotes are in it. */
export function code(text) {
  const longest = Math.max(0, ...(String(text).match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const blank = longest > 0 ? " " : "";
  return `${fence}${blank}${text}${blank}${fence}`;
}

/** Code within a cell of a table, where a bar would end the cell. */
export const cellCode = (text) => code(String(text).replaceAll("|", "\\|"));

/** A block of code, whatever backquotes are in it. */
export function block(text, info = "") {
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${info}\n${text}\n${fence}`;
}

/** Rows of Markdown cells under a head; nothing for no rows. */
export function table(head, rows) {
  if (rows.length === 0) return "";
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text of Markdown that is in a JSON or TypeScript source: its code stays code, the rest is plain. */
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
