// One measurement in a separate process. Takes a job as JSON on the command line and prints its figures as
// JSON. The job: `{ task, module, work }`, where `work` is a file with `{ draft, context, text }`: a draft
// without numbers, and the text that lists them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { median } from "./statistics.mjs";

const WARM_UP_MS = 400;
const WARM_MS = 400;
const KB = 1024;
const MB = 1024 * 1024;

/** From the import to the first plan. */
async function cold({ module, work }) {
  const { draft, context } = readDraft(work);
  const begin = performance.now();
  const job = await load(module);
  const ready = performance.now();
  job.plan(draft, context);
  const planned = performance.now();
  return { ready_ms: ready - begin, plan_ms: planned - ready, total_ms: planned - begin };
}

/** A plan after everything has been compiled, with warm caches. */
async function warm({ module, work }) {
  const { draft, context } = readDraft(work);
  const job = await load(module);
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end;) {
    job.plan(draft, context);
  }
  const times = [];
  for (const end = performance.now() + WARM_MS; performance.now() < end;) {
    const begin = performance.now();
    job.plan(draft, context);
    times.push(performance.now() - begin);
  }
  return { plan_ms: median(times) };
}

/** A pasted list, from its text to its plan, and the peak memory. */
async function bulk({ module, work }) {
  const memories = watchMemories();
  const { draft, context, text } = readWork(work);
  const job = await load(module);
  const before = maxResidentMb();
  const begin = performance.now();
  const inputs = job.inputsOf(text, context);
  const read = performance.now();
  const { requests } = job.plan({ ...draft, phone_numbers: inputs }, context);
  const planned = performance.now();
  return {
    read_ms: read - begin,
    plan_ms: planned - read,
    total_ms: planned - begin,
    before_mb: before,
    peak_mb: maxResidentMb(),
    wasm_mb: [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / MB,
    requests: requests.length,
  };
}

/** A contender's answers to the work, for comparison: every reading, and everything that would be sent. */
async function answers({ module, work }) {
  const { draft, context, text } = readWork(work);
  const job = await load(module);
  const inputs = job.inputsOf(text, context);
  const { ok, numbers, requests } = job.plan({ ...draft, phone_numbers: inputs }, context);
  return {
    ok,
    numbers: numbers.map(({ input, value, validity }) => ({ input, value, validity })),
    requests,
  };
}

function readWork(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The work with its numbers in the draft. */
function readDraft(file) {
  const { draft, context, text } = readWork(file);
  return { draft: { ...draft, phone_numbers: text.split("\n") }, context };
}

async function load(module) {
  const { start } = await import(pathToFileURL(module));
  return start();
}

function maxResidentMb() {
  return process.resourceUsage().maxRSS / KB;
}

/** A set to which every WebAssembly memory is added when it is created. */
function watchMemories() {
  const memories = new Set(); // the tools use the memory of the core
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(Instance, [module, imports]) {
      const instance = new Instance(module, imports);
      const values = [
        ...Object.values(instance.exports),
        ...Object.values(imports ?? {}).flatMap((group) => Object.values(group)),
      ];
      for (const value of values) if (value instanceof WebAssembly.Memory) memories.add(value);
      return instance;
    },
  });
  return memories;
}

const job = JSON.parse(process.argv[2]);
const result = await { cold, warm, bulk, answers }[job.task](job);
process.stdout.write(JSON.stringify(result));
