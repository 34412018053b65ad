// Compares two texts line by line, like `diff -u`.

/** A line of a diff: its index in the text before and after, from 0; -1 if it is not in that text. */
export interface DiffLine {
  before: number;
  after: number;
}

/** Up to so many lines are compared optimally, which takes quadratic time and memory. */
const MAX_LINES = 3000;

/** All lines of both texts in the order of a diff. */
export function diffLines(before: string[], after: string[]): DiffLine[] {
  let begin = 0;
  while (begin < before.length && begin < after.length && before[begin] === after[begin]) begin++;
  let end = 0;
  while (
    end < before.length - begin &&
    end < after.length - begin &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const same = (from: number, to: number, shift: number) =>
    Array.from({ length: to - from }, (_, at) => ({ before: from + at, after: from + at + shift }));
  const middle = changed(before.slice(begin, before.length - end), after.slice(begin, after.length - end));
  return [
    ...same(0, begin, 0),
    ...middle.map(({ before: b, after: a }) => ({ before: b < 0 ? -1 : b + begin, after: a < 0 ? -1 : a + begin })),
    ...same(before.length - end, before.length, after.length - before.length),
  ];
}

function changed(before: string[], after: string[]): DiffLine[] {
  const [rows, columns] = [before.length, after.length];
  if (rows > MAX_LINES || columns > MAX_LINES) return linewise(before, after);
  // Longest common subsequence: how many lines are common from a pair of places on.
  const width = columns + 1;
  const common = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column;
      common[at] =
        before[row] === after[column]
          ? (common[at + width + 1] ?? 0) + 1
          : Math.max(common[at + width] ?? 0, common[at + 1] ?? 0);
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const at = row * width + column;
    if (row < rows && column < columns && before[row] === after[column]) {
      lines.push({ before: row++, after: column++ });
    } else if (row < rows && (column === columns || (common[at + width] ?? 0) >= (common[at + 1] ?? 0))) {
      lines.push({ before: row++, after: -1 });
    } else {
      lines.push({ before: -1, after: column++ });
    }
  }
  return lines;
}

/** Compares lines with the same index, if there are too many for the optimum. */
function linewise(before: string[], after: string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    if (at < before.length && before[at] === after[at]) lines.push({ before: at, after: at });
    else {
      if (at < before.length) lines.push({ before: at, after: -1 });
      if (at < after.length) lines.push({ before: -1, after: at });
    }
  }
  return lines;
}

const CONTEXT = 3;

/** The hunks: lines that differ, with those around them. Each has a head such as "@@ -1,3 +1,4 @@". */
export function hunksOf(lines: DiffLine[]): { head: string; lines: DiffLine[] }[] {
  const isKept = new Uint8Array(lines.length);
  lines.forEach(({ before, after }, at) => {
    if (before >= 0 && after >= 0) return;
    isKept.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1);
  });
  const hunks: { head: string; lines: DiffLine[] }[] = [];
  let [before, after] = [0, 0];
  let hunk: { from: [number, number]; lines: DiffLine[] } | null = null;
  const close = () => {
    if (hunk === null) return;
    const count = (side: keyof DiffLine) => hunk?.lines.filter((line) => line[side] >= 0).length ?? 0;
    const range = (from: number, length: number) => `${length === 0 ? from : from + 1},${length}`;
    const head = `@@ -${range(hunk.from[0], count("before"))} +${range(hunk.from[1], count("after"))} @@`;
    hunks.push({ head, lines: hunk.lines });
    hunk = null;
  };
  lines.forEach((line, at) => {
    if (isKept[at] === 1) {
      hunk ??= { from: [before, after], lines: [] };
      hunk.lines.push(line);
    } else close();
    if (line.before >= 0) before++;
    if (line.after >= 0) after++;
  });
  close();
  return hunks;
}
