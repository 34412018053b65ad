// Fresh processes, one at a time.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const CHILD = fileURLToPath(new URL("child.mjs", import.meta.url));

/** Runs a job of child.mjs in a new process and resolves to its result. */
export async function runChild(job) {
  const args = ["--no-warnings", CHILD, JSON.stringify(job)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status !== 0) throw new Error(`${job.task} of ${job.module} failed`);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/**
 * Calls `measure(item)` for each item in turn, `rounds` times over, so that other work on the machine affects all
 * alike. Each round begins with a different item. Resolves to the results of each item.
 */
export async function interleaved(items, rounds, measure) {
  const results = items.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let step = 0; step < items.length; step++) {
      const index = (round + step) % items.length;
      results[index].push(await measure(items[index]));
    }
  }
  return results;
}
