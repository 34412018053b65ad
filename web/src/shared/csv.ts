// Tables that a spreadsheet opens without reading a cell as a formula.

/** Full-width ones as well, which East Asian spreadsheets treat as the same. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: string): string {
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** RFC 4180 with a BOM, by which spreadsheets recognise UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
