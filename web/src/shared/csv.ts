// Tables that a spreadsheet opens without taking a cell for a formula.

/** Full-width ones as well, which a spreadsheet of East Asia takes for the same. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: string): string {
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** RFC 4180 with a BOM, by which spreadsheets know UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
