// Parts of a document that a program writes, between comments that name them.

const begin = (name) => `<!-- ${name}: written by scripts/bench -->`;
const end = (name) => `<!-- ${name}: end -->`;

function find(document, name) {
  const from = document.indexOf(begin(name));
  const to = document.indexOf(end(name), from);
  if (from < 0 || to < 0) throw new Error(`the document has no part ${name}`);
  return { from: from + begin(name).length, to };
}

/** `document` with `content` as its part `name`. */
export function replaceMarked(document, name, content) {
  const { from, to } = find(document, name);
  return `${document.slice(0, from)}\n\n${content.trim()}\n\n${document.slice(to)}`;
}

/** `document` with one more line at the end of its part `name`, which is a table. */
export function appendMarked(document, name, line) {
  const { from, to } = find(document, name);
  return replaceMarked(document, name, `${document.slice(from, to).trim()}\n${line}`);
}
