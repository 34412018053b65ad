import { engine, precompiledPeers } from "../contenders/index.mjs";
import { measure } from "../measure.mjs";
import { significant, spread } from "../tables.mjs";

const CONTENDERS = [engine, ...precompiledPeers];
const COUNTS = [10_000, 100_000];

export const title = "Pasted lists: read and plan";
export const defaultRuns = 3;

export async function run({ runs }) {
  const results = {};
  for (const count of COUNTS) {
    results[count] = await measure("bulk", { count, contenders: CONTENDERS, runs });
  }
  return results;
}

export function tables(results) {
  return COUNTS.map((count) => ({
    title: `${title} ${count.toLocaleString("en")} numbers`,
    columns: ["", "read, ms", "plan, ms", "together, ms", "peak, MB", "before, MB", "wasm, MB"],
    rows: results[count].map((row) => [
      row.label,
      spread(row.read_ms),
      spread(row.plan_ms),
      spread(row.total_ms),
      spread(row.peak_mb),
      significant(row.before_mb.median),
      row.wasm_mb.median === 0 ? "–" : significant(row.wasm_mb.median),
    ]),
  }));
}
