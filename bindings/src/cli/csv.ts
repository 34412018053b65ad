// Writes CSV (RFC 4180) that is safe to open in a spreadsheet.

import { plain } from "./terminal.js";

/** A line without its line break. Removes control characters, and puts an apostrophe before what could be a formula. */
export function csvLine(cells: string[]): string {
  return cells
    .map((cell) => plain(/^[=+\-@]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}
