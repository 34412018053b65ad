import { engine, precompiledPeers } from "../contenders/index.mjs";
import { interleaved, runChild } from "../processes.mjs";
import { summarizeEach } from "../statistics.mjs";
import { spread } from "../tables.mjs";
import { writeWork } from "../work.mjs";

// How the schema was compiled makes no difference any more.
const CONTENDERS = [engine, ...precompiledPeers];
const COUNTS = [100, 1];

export const title = "Warm: one more plan";
export const defaultRuns = 7;

export async function run({ runs }) {
  const results = {};
  for (const count of COUNTS) {
    const work = await writeWork(count);
    const records = await interleaved(CONTENDERS, runs, ({ module }) =>
      runChild({ task: "warm", module, work }),
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
