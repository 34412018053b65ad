import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/download-sizes.mjs";
import { startStaticServer } from "../../mock/static.mjs";
import { CPU_RATES, launchBrowser, measurePage } from "../chromium.mjs";
import { buildFolder, bundle, bundleSource, engine, precompiledPeers } from "../contenders/index.mjs";
import { CONTEXT, makeDraft, makeNumbers } from "../corpus.mjs";
import { interleaved } from "../processes.mjs";
import { summarizeEach } from "../statistics.mjs";
import { spread } from "../tables.mjs";

const CONTENDERS = [engine, ...precompiledPeers];
const FOLDER = join(buildFolder, "browser");
const NUMBERS = 100;
const WARM_PLANS = 20;

export const title = "Chromium: from the navigation to the first plan of 100 numbers";
export const defaultRuns = 10;

// What the page runs after the contender's module. Only its results leave the page.
const SCRIPT = `
const { draft, context } = JSON.parse(document.querySelector("#work").textContent);
const job = await start();
const ready = performance.now();
const plan = async () => {
  try {
    return job.plan(draft, context);
  } catch (error) {
    if (!job.complete) throw error;
    await job.complete();
    return job.plan(draft, context);
  }
};
const { requests } = await plan();
const planned = performance.now();
const bytes = Math.max(...performance.getEntriesByType("resource").map((entry) => entry.responseEnd));
const again = [];
for (let index = 0; index < ${WARM_PLANS}; index++) {
  const begin = performance.now();
  job.plan(draft, context);
  again.push(performance.now() - begin);
}
report({
  bytes_ms: bytes,
  ready_ms: ready,
  planned_ms: planned,
  again_ms: again.sort((a, b) => a - b)[again.length >> 1],
  requests: requests.length,
});
`;

async function writePage(contender) {
  const folder = join(FOLDER, contender.id);
  await mkdir(folder, { recursive: true });
  const source = bundleSource(contender).replace("export { start }", "import { start }") + SCRIPT;
  await bundle(source, undefined, { outdir: folder, splitting: true, entryNames: "main" });
  const isEngine = contender === engine;
  // As the page of web/ does, so that the module is fetched in parallel with the script, not after it.
  const preload = '<link rel="preload" href="sipattach-core.wasm" as="fetch" crossorigin>';
  if (isEngine) {
    for (const part of ["sipattach-core.wasm", "sipattach-tools.wasm"])
      await copyFile(join(root, "bindings/dist", part), join(folder, part));
  }
  const draft = makeDraft(makeNumbers(NUMBERS));
  const work = JSON.stringify({ draft, context: CONTEXT }).replaceAll("<", "\\u003c");
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>${contender.label}</title><link rel="icon" href="data:,">
${isEngine ? preload : ""}<script type="application/json" id="work">${work}</script>
<script type="module" src="main.js"></script>
`,
  );
}

export async function run({ runs }) {
  await rm(FOLDER, { recursive: true, force: true });
  for (const contender of CONTENDERS) await writePage(contender);
  const server = await startStaticServer({ root: FOLDER });
  const browser = await launchBrowser();
  try {
    const results = { chromium: browser.version() };
    for (const cpuRate of CPU_RATES) {
      const records = await interleaved(CONTENDERS, runs, ({ id }) =>
        measurePage(browser, { url: `${server.url}/${id}/`, cpuRate }),
      );
      results[cpuRate] = CONTENDERS.map(({ id, label }, index) => ({
        id,
        label,
        ...summarizeEach(records[index]),
      }));
    }
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}

export function tables(results) {
  return CPU_RATES.map((rate) => ({
    title: `${title}, ms${rate === 1 ? "" : `, processor slowed down ${rate} times`}`,
    columns: ["", "last byte", "ready", "first plan", "one more plan"],
    rows: results[rate].map((row) => [
      row.label,
      spread(row.bytes_ms),
      spread(row.ready_ms),
      spread(row.planned_ms),
      spread(row.again_ms),
    ]),
  }));
}
