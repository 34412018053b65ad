// Writes CSV in which no spreadsheet will take a cell for a formula.

/** Includes full-width characters, which East Asian spreadsheets treat the same. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: string): string {
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** RFC 4180 with a BOM, by which spreadsheets recognise UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
