// Suggests what a mistyped name may have meant.

/** Levenshtein distance in which swapping two adjacent letters counts as one edit. */
function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      let least = Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1);
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]) least = Math.min(least, (before[j - 1] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** A name, and other names that people use for the same thing. */
export interface Named {
  name: string;
  also?: readonly string[] | undefined;
}

/** The names most similar to `wanted`, the most similar first; empty if none is similar enough. */
export function nearest(wanted: string, names: readonly Named[], most = 3): string[] {
  const word = wanted.toLowerCase().slice(0, 64);
  const limit = Math.max(1, Math.floor(word.length / 3));
  const score = (name: string) => {
    if (name === word) return 0;
    const letters = distance(word, name);
    if (letters <= limit) return letters;
    return word.length >= 2 && name.startsWith(word) ? limit + 1 : Infinity;
  };
  return names
    .map(({ name, also = [] }) => ({ name, score: Math.min(...[name, ...also].map(score)) }))
    .filter((each) => each.score < Infinity)
    .sort((a, b) => a.score - b.score)
    .filter(({ score }, _, [first]) => score <= (first?.score ?? 0) + 1)
    .slice(0, most)
    .map(({ name }) => name);
}

/** " Did you mean check or codes?", or "". */
export function didYouMean(wanted: string, names: readonly Named[], prefix = ""): string {
  const near = nearest(wanted, names).map((name) => prefix + name);
  return near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
}
