import { engine, otherBuilds, precompiledPeers } from "../contenders/index.mjs";
import { measure } from "../measure.mjs";
import { significant, spread } from "../tables.mjs";

const CONTENDERS = [engine, ...otherBuilds, ...precompiledPeers];
const LISTS = [
  { key: 10_000, count: 10_000, named: "10,000 numbers" },
  { key: 100_000, count: 100_000, named: "100,000 numbers" },
  { key: "unassigned", count: 100_000, numbers: "unassigned", named: "100,000 numbers, mostly unassigned" },
];

export const title = "Pasted lists: read and plan";
export const defaultRuns = 3;

export async function run({ runs }) {
  const results = {};
  for (const { key, count, numbers } of LISTS) {
    results[key] = await measure("bulk", { count, numbers, contenders: CONTENDERS, runs });
  }
  return results;
}

export function tables(results) {
  return LISTS.map(({ key, named }) => ({
    title: `${title} ${named}`,
    columns: ["", "read, ms", "plan, ms", "together, ms", "peak, MB", "before, MB", "wasm, MB"],
    rows: results[key].map((row) => [
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
