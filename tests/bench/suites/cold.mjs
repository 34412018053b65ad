import { allContenders, engine, installedEngine, otherBuilds, precompiledPeers } from "../contenders/index.mjs";
import { measure } from "../measure.mjs";
import { significant, spread } from "../tables.mjs";

const TASKS = [
  { count: 100, contenders: [...allContenders, ...otherBuilds] },
  { count: 1, contenders: [engine, installedEngine, ...otherBuilds, ...precompiledPeers] },
];

export const title = "Fresh process: from the import to the first plan";
export const defaultRuns = 11;

export async function run({ runs }) {
  const results = {};
  for (const { count, contenders } of TASKS) {
    results[count] = await measure("cold", { count, contenders, runs });
  }
  return results;
}

export function tables(results) {
  return TASKS.map(({ count }) => ({
    title: `${title} of ${count === 1 ? "1 number" : `${count} numbers`}, ms`,
    columns: ["", "ready", "plan", "together", "fastest"],
    rows: results[count].map((row) => [
      row.label,
      spread(row.ready_ms),
      spread(row.plan_ms),
      spread(row.total_ms),
      significant(row.total_ms.least),
    ]),
  }));
}
