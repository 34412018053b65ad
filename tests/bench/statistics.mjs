// Order statistics: a busy machine makes some runs slow and none fast, so means say little.

/** The value below which the share `p` (0 to 1) of `values` lies, interpolated linearly. */
export function quantile(values, p) {
  if (values.length === 0) throw new RangeError("no values");
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

export function median(values) {
  return quantile(values, 0.5);
}

/**
 * `{ least, median, low, high, runs }`; half of the values lie between `low` and `high`, the quartiles.
 */
export function summarize(values) {
  return {
    least: Math.min(...values),
    median: median(values),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    runs: values.length,
  };
}

/** Summarizes each member of objects of the same shape; members that are not numbers are copied from the first. */
export function summarizeEach(records) {
  return Object.fromEntries(
    Object.entries(records[0]).map(([key, first]) => [
      key,
      typeof first === "number" ? summarize(records.map((record) => record[key])) : first,
    ]),
  );
}

/**
 * The exponent with which time grows with size (1 is linear, 2 quadratic): the slope of the least-squares line
 * through the logarithms.
 */
export function growthExponent(points) {
  const logs = points.map(({ size, time }) => [Math.log(size), Math.log(time)]);
  const mean = (index) => logs.reduce((sum, pair) => sum + pair[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0);
  const under = logs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0);
  return over / under;
}
