import { engine, precompiledPeers } from "../contenders/index.mjs";
import { interleaved, runChild } from "../processes.mjs";
import { summarizeEach } from "../statistics.mjs";
import { significant, spread } from "../tables.mjs";
import { writeWork } from "../work.mjs";

const CONTENDERS = [engine, ...precompiledPeers];
const COUNTS = [10_000, 100_000];

export const title = "Pasted lists: read and plan";
export const defaultRuns = 3;

export async function run({ runs }) {
  const results = {};
  for (const count of COUNTS) {
    const work = await writeWork(count);
    const records = await interleaved(CONTENDERS, runs, ({ module }) =>
      runChild({ task: "bulk", module, work }),
    );
    results[count] = CONTENDERS.map(({ id, label }, index) => ({
      id,
      label,
      ...summarizeEach(records[index]),
    }));
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
