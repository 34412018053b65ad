// No single input, however slow it tries to be, may block a page.
import { createEngine } from "sipattach";
import { adversarialInputs } from "../adversarial-inputs.mjs";
import { growthExponent } from "../statistics.mjs";
import { significant } from "../tables.mjs";

const KB = 1024;
const SIZES_KB = [1, 4, 16, 64];
const MOST_MS_PER_KB = 10;
// A line through four points of a busy machine is not exactly straight.
const MOST_EXPONENT = 1.3;
// Below this, times are dominated by the clock and the cost of calls.
const LEAST_MS = 1;
const REPEATS = 5;
const BUDGET_MS = 250;
const SHOWN = 12;

export const title = "Adversarial inputs of 1 to 64 KB";

/** The time of the fastest of a few calls, and what failed. */
function timeOf(engine, call, texts) {
  let best = Infinity;
  const end = performance.now() + BUDGET_MS;
  for (let repeat = 0; repeat < REPEATS && (repeat === 0 || performance.now() < end); repeat++) {
    const begin = performance.now();
    try {
      engine.text(call, ...texts);
    } catch (error) {
      return { time: performance.now() - begin, fault: error.message };
    }
    best = Math.min(best, performance.now() - begin);
  }
  return { time: best };
}

function measure(engine, { name, call, texts }) {
  const points = SIZES_KB.map((kb) => {
    const input = texts(kb * KB);
    const size = input.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / KB;
    return { size, ...timeOf(engine, call, input) };
  });
  const msPerKb = Math.max(...points.map(({ size, time }) => time / size));
  const exponent = growthExponent(points.slice(1));
  const fault = points.find((point) => point.fault !== undefined)?.fault;
  const isSuperlinear = exponent > MOST_EXPONENT && points.at(-1).time > LEAST_MS;
  const flags = [
    ...(fault === undefined ? [] : [fault]),
    ...(msPerKb > MOST_MS_PER_KB ? ["slow"] : []),
    ...(isSuperlinear ? ["superlinear"] : []),
  ];
  return { name, call, points, ms_per_kb: msPerKb, exponent, flags };
}

export async function run() {
  const engine = await createEngine();
  for (const { call, texts } of adversarialInputs) engine.text(call, ...texts(KB)); // to warm up
  const inputs = adversarialInputs.map((input) => measure(engine, input));
  return {
    count: inputs.length,
    worst_ms_per_kb: Math.max(...inputs.map(({ ms_per_kb }) => ms_per_kb)),
    flagged: inputs.filter(({ flags }) => flags.length > 0).map(({ name }) => name),
    inputs,
  };
}

export function tables({ inputs, flagged }) {
  const worst = inputs.toSorted((a, b) => b.points.at(-1).time - a.points.at(-1).time);
  const shown = worst.filter(({ flags }, index) => index < SHOWN || flags.length > 0);
  return [
    {
      title: `${title}: the slowest of ${inputs.length}; ${flagged.length} over ${MOST_MS_PER_KB} ms per KB, superlinear or failing`,
      columns: ["input", ...SIZES_KB.map((kb) => `${kb} KB, ms`), "ms per KB", "exponent", ""],
      rows: shown.map(({ name, points, ms_per_kb, exponent, flags }) => [
        name,
        ...points.map(({ time }) => significant(time)),
        significant(ms_per_kb),
        exponent.toFixed(2),
        flags.join(", "),
      ]),
    },
  ];
}
