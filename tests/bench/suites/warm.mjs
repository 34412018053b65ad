import { engine, otherBuilds, precompiledPeers } from "../contenders/index.mjs";
import { measure } from "../measure.mjs";
import { spread } from "../tables.mjs";

// It no longer matters how the schema was compiled.
const CONTENDERS = [engine, ...otherBuilds, ...precompiledPeers];
const COUNTS = [100, 1];

export const title = "Warm: one more plan";
export const defaultRuns = 7;

export async function run({ runs }) {
  const results = {};
  for (const count of COUNTS) {
    results[count] = await measure("warm", { count, contenders: CONTENDERS, runs });
  }
  return results;
}

export function tables(results) {
  return [
    {
      title: `${title}, ms`,
      columns: ["", ...COUNTS.map((count) => (count === 1 ? "1 number" : `${count} numbers`))],
      rows: results[COUNTS[0]].map(({ label }, index) => [
        label,
        ...COUNTS.map((count) => spread(results[count][index].plan_ms)),
      ]),
    },
  ];
}
