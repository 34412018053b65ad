// Writes a source file that contains many mutants, each behind a question that is asked at run time.

export const COMPARISONS = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "==": "!=",
  "!=": "==",
  "===": "!==",
  "!==": "===",
};

// If two mutants have the same text, this says which one encloses the other.
const ORDER = ["statement", "returned", "condition", "operator", "integer"];

/**
 * `source` with all of `mutants` (`{ id, kind, begin, end, change, … }`), and where each of them is now:
 * `lines.get(id)` is a list of first and last lines. `asks(mutant)` is the question.
 */
export function withMutants(source, mutants, write) {
  const outerFirst = [...mutants].sort(
    (a, b) => a.begin - b.begin || b.end - a.end || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.id - b.id,
  );
  const render = (begin, end, inside) => {
    let text = "";
    let at = begin;
    while (inside.length > 0) {
      const [outer, ...rest] = inside;
      const within = rest.filter((mutant) => mutant.begin >= outer.begin && mutant.end <= outer.end);
      const behind = rest.filter((mutant) => mutant.begin >= outer.end);
      const part = (from, to) =>
        render(
          from,
          to,
          within.filter((mutant) => mutant.begin >= from && mutant.end <= to),
        );
      text += source.slice(at, outer.begin) + `\u0001${outer.id} ` + write(outer, part, source) + `\u0002${outer.id} `;
      at = outer.end;
      inside = behind;
    }
    return text + source.slice(at, end);
  };
  const marked = render(0, source.length, outerFirst);
  const lines = new Map(mutants.map(({ id }) => [id, []]));
  const open = new Map();
  let line = 1;
  let out = "";
  for (const piece of marked.split(/(\n|[\u0001\u0002]\d+ )/)) {
    if (piece === "\n") ++line;
    const id = Number(piece.slice(1));
    if (piece.startsWith("\u0001")) open.set(id, line);
    else if (piece.startsWith("\u0002")) lines.get(id).push([open.get(id), line]);
    else out += piece;
  }
  return { text: out, lines };
}

/** The parts that are the same in C++ and TypeScript; null for the others. */
export function writeCommon({ kind, begin, end, change, operator, place }, asks, part) {
  if (kind === "condition" && change === "true") return `(${asks} || (${part(begin, end)}))`;
  if (kind === "condition" && change === "false") return `(!${asks} && (${part(begin, end)}))`;
  if (kind !== "operator") return null;
  const left = part(begin, place);
  const right = part(place + operator.length, end);
  return `(${asks} ? (${left}${change}${right}) : (${left}${operator}${right}))`;
}

/** C++: `Active(id)` of mutants.h. */
export function writeCpp(mutant, part) {
  const asks = `::mutants::${mutant.constexpr ? "ActiveAtRunTime" : "Active"}(${mutant.id})`;
  const { kind, begin, end, change } = mutant;
  const common = writeCommon(mutant, asks, part);
  if (common !== null) return common;
  switch (kind) {
    case "condition":
      return `(static_cast<bool>(${part(begin, end)}) != ${asks})`;
    case "integer": {
      const value = `(${part(begin, end)} ${change[0]} (${asks} ? 1 : 0))`;
      return mutant.type === undefined ? value : `static_cast<${mutant.type}>${value}`;
    }
    case "returned":
      if (change !== "{}") return `(${asks} ? ${change} : (${part(begin, end)}))`;
      return `{ if (${asks}) return {}; ${part(begin, end)} }`;
    case "statement":
      return `{ if (!${asks}) { ${part(begin, end)} } }`;
  }
}

/** TypeScript: `mutantActive(id)` of the module that package.mjs writes. */
export function writeTs(mutant, part) {
  const asks = `mutantActive(${mutant.id})`;
  const { kind, begin, end, change } = mutant;
  const common = writeCommon(mutant, asks, part);
  if (common !== null) return common;
  switch (kind) {
    case "condition":
      return `(${asks} ? !(${part(begin, end)}) : (${part(begin, end)}))`;
    case "integer":
      return `(${part(begin, end)} ${change[0]} (${asks} ? 1 : 0))`;
    case "returned":
      return `(${asks} ? ${change} : (${part(begin, end)}))`;
    case "statement":
      return `{ if (!${asks}) { ${part(begin, end)} } }`;
  }
}
