// Tables as CSV (RFC 4180), which spreadsheets open.

/** A line without its end. What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
