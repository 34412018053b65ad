// Remembers how the user had the columns of a table read, for the next table with the same header. Only a hash of the
// header and the roles are stored: no names of columns, and no cells.
import type { BulkColumns, ColumnRole } from "sipattach";
import { safeStorage } from "../shared/browser.js";
import { enLater } from "../texts/en-later.js";

const NAME = "sip-attach-builder:columns:1";
const LIMIT = 40;
const local = safeStorage(() => localStorage);

type Kept = [key: string, roles: ColumnRole[]][];

export function recall(table: BulkColumns): ColumnRole[] | null {
  const key = keyOf(table);
  const roles = read().find(([name]) => name === key)?.[1];
  const isUsable =
    roles?.length === table.columns.length && roles.every((role) => Object.hasOwn(enLater.columnRoles, role));
  return isUsable ? roles : null;
}

/** Stores the roles of a table that was read as the user wants it. */
export function remember(table: BulkColumns): void {
  const key = keyOf(table);
  if (key === "") return;
  write([[key, table.columns.map(({ role }) => role)], ...without(key)].slice(0, LIMIT) as Kept);
}

export function forget(table: BulkColumns): void {
  write(without(keyOf(table)));
}

function without(key: string): Kept {
  return read().filter(([name]) => name !== key);
}

function read(): Kept {
  try {
    const list = JSON.parse(local.read(NAME) ?? "[]") as unknown;
    return Array.isArray(list) ? (list as Kept).filter((each) => Array.isArray(each) && Array.isArray(each[1])) : [];
  } catch {
    return [];
  }
}

function write(list: Kept): void {
  local.write(NAME, list.length === 0 ? null : JSON.stringify(list));
}

/** A 53-bit hash of the header, after cyrb53 by bryc (public domain); "" if the table has no header. */
function keyOf({ columns }: BulkColumns): string {
  if (columns.every(({ name }) => name === null)) return "";
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (const letter of JSON.stringify(columns.map(({ name }) => name))) {
    const code = letter.codePointAt(0)!;
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return (4294967296 * (2097151 & (two ^ (two >>> 13))) + ((one ^ (one >>> 16)) >>> 0)).toString(36);
}
