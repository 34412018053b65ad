// axe-core over the whole page, shadow roots included.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe's findings, as lines "rule: selector (what to do)". */
export async function findBarriers(page) {
  // Evaluated, because the page's policy forbids an added script element.
  await page.evaluate(source);
  const results = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }),
    TAGS,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id}: ${JSON.stringify(node.target)} ${node.failureSummary.replaceAll(/\s+/g, " ").slice(0, 300)}`,
    ),
  );
}
