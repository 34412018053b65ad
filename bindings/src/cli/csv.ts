// Tables as CSV (RFC 4180), which spreadsheets open.

import { plain } from "./terminal.js";

/** A line without its end, and without control characters. What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: string[]): string {
  return cells
    .map((cell) => plain(/^[=+\-@]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
