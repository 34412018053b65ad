/** From how many seconds on a unit is used, how many it has, and its name. */
const UNITS = [
  [172_800, 86_400, "day"],
  [7200, 3600, "hour"],
  [600, 60, "minute"],
  [0, 1, "second"],
] as const;

/** A wait in words: nobody counts the seconds of an hour. */
export function waitIn(language: string, seconds: number): string {
  const [, size, unit] = UNITS.find(([least]) => seconds >= least) ?? UNITS[3];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
    Math.ceil(seconds / size),
  );
}
