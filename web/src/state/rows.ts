// Makes the rows of a plan and counts what is in them, with pauses, because there may be very many.
import type { Diagnostic, NumberReading, Plan } from "sipattach";

/** How many rows are read without a pause. */
const AT_ONCE = 4000;
const NONE: readonly Diagnostic[] = [];

export type RowLevel = "error" | "warning" | "ok";
export interface Row {
  /** Its position in the whole list, from 1. */
  row: number;
  reading: NumberReading;
  diagnostics: readonly Diagnostic[];
  level: RowLevel;
}

export class Statistics {
  readonly levels: Record<RowLevel, number> = { error: 0, warning: 0, ok: 0 };
  /** One diagnostic of each code, and how many rows have it. */
  readonly remarks = new Map<string, { diagnostic: Diagnostic; count: number }>();
  /** Diagnostics that have a fix, by code. */
  readonly kinds = new Map<string, Diagnostic[]>();
  /** Those of them that are errors or warnings. */
  readonly needed: Diagnostic[] = [];

  static of(rows: readonly Row[]): Statistics {
    const statistics = new Statistics();
    for (const row of rows) statistics.add(row);
    return statistics;
  }

  /** The statistics without these rows, which must be among those that were counted. */
  without(rows: readonly Row[]): Statistics {
    const left = new Statistics();
    Object.assign(left.levels, this.levels);
    for (const [code, remark] of this.remarks) left.remarks.set(code, { ...remark });
    const gone = new Set<Diagnostic>();
    for (const { level, diagnostics } of rows) {
      left.levels[level] -= 1;
      for (const diagnostic of diagnostics) {
        const remark = left.remarks.get(diagnostic.code)!;
        remark.count -= 1;
        if (remark.count === 0) left.remarks.delete(diagnostic.code);
        if (diagnostic.fix) gone.add(diagnostic);
      }
    }
    const isLeft = (diagnostic: Diagnostic) => !gone.has(diagnostic);
    for (const [code, kind] of this.kinds) {
      const rest = gone.size === 0 ? kind : kind.filter(isLeft);
      if (rest.length > 0) left.kinds.set(code, rest);
    }
    for (const diagnostic of this.needed) if (isLeft(diagnostic)) left.needed.push(diagnostic);
    return left;
  }

  add({ level, diagnostics }: Row): void {
    this.levels[level] += 1;
    for (const diagnostic of diagnostics) {
      const remark = this.remarks.get(diagnostic.code);
      if (remark) remark.count += 1;
      else this.remarks.set(diagnostic.code, { diagnostic, count: 1 });
      // A choice between readings must be made for each row.
      if (!diagnostic.fix || diagnostic.fix.choice) continue;
      if (diagnostic.severity !== "info") this.needed.push(diagnostic);
      const kind = this.kinds.get(diagnostic.code);
      if (kind) kind.push(diagnostic);
      else this.kinds.set(diagnostic.code, [diagnostic]);
    }
  }
}

export interface CountedRows {
  rows: Row[];
  statistics: Statistics;
}

export function* readRows(plan: Plan): Generator<void, CountedRows> {
  const byPath = new Map<string, Diagnostic[]>();
  let read = 0;
  for (const diagnostic of plan.diagnostics) {
    const list = byPath.get(diagnostic.path);
    if (list) list.push(diagnostic);
    else byPath.set(diagnostic.path, [diagnostic]);
    if (++read % AT_ONCE === 0) yield;
  }
  const rows: Row[] = [];
  const statistics = new Statistics();
  for (const reading of plan.numbers) {
    const diagnostics = byPath.get(reading.path) ?? NONE;
    const row: Row = { row: rows.length + 1, reading, diagnostics, level: levelOf(diagnostics) };
    rows.push(row);
    statistics.add(row);
    if (++read % AT_ONCE === 0) yield;
  }
  return { rows, statistics };
}

function levelOf(diagnostics: readonly Diagnostic[]): RowLevel {
  let level: RowLevel = "ok";
  for (const { severity } of diagnostics) {
    if (severity === "error") return "error";
    if (severity === "warning") level = "warning";
  }
  return level;
}
