// Tables for people: aligned text for a terminal, Markdown for a document.

/** `{ title, columns, rows }` as text, with the first column left-aligned and the others right-aligned. */
export function textTable({ title, columns, rows }) {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index].length)));
  const line = (row) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index])))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [title, "", line(cells[0]), rule, ...cells.slice(1).map(line), ""].join("\n");
}

/** The same in Markdown, without its title. */
export function markdownTable({ columns, rows }) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = `|${columns.map((_, index) => (index === 0 ? "---" : "---:")).join("|")}|`;
  return [line(columns), rule, ...rows.map(line)].join("\n");
}

/** With two or three significant digits: 0.0123, 1.23, 12.3, 123, 1,234. */
export function significant(value) {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString("en", {
    minimumFractionDigits: Math.min(digits, 3),
    maximumFractionDigits: Math.min(digits, 3),
  });
}

export const kilobytes = (bytes) => significant(bytes / 1024);

/** "12.3 (11.9–13)": the median, and the range of the middle half of the runs. */
export function spread({ median, low, high }, scale = 1) {
  const [middle, from, to] = [median, low, high].map((value) => significant(value * scale));
  return from === to ? middle : `${middle} (${from}–${to})`;
}

/** Makes the smallest cell of each column bold; `values` are the figures, null for none. */
export function boldBest(rows, values) {
  return rows.map((row, at) =>
    row.map((cell, column) => {
      const inColumn = values.map((figures) => figures[column]).filter((value) => value !== null);
      const isBest = values[at][column] !== null && values[at][column] === Math.min(...inColumn);
      return isBest ? `**${cell}**` : cell;
    }),
  );
}
