// Code that the suites of Node processes share.
import { interleaved, runChild } from "./processes.mjs";
import { summarizeEach } from "./statistics.mjs";
import { writeWork } from "./work.mjs";

/**
 * Runs a task of child.mjs with `count` numbers, "usual" or "unassigned", for each contender, in turns and in separate
 * processes. Resolves to a row for each: its id, its label and a summary of every figure.
 */
export async function measure(task, { count, numbers, contenders, runs }) {
  const work = await writeWork(count, numbers);
  const records = await interleaved(contenders, runs, ({ module }) => runChild({ task, module, work }));
  return contenders.map(({ id, label }, index) => ({
    id,
    label,
    ...summarizeEach(records[index]),
  }));
}
