import { join } from "node:path";
import { engineFiles, pageFiles, sizeOf, toolsFile } from "../../../scripts/download-sizes.mjs";
import { buildFolder, bundle, engine, LIBRARIES, labelOf, peers } from "../contenders/index.mjs";
import { kilobytes } from "../tables.mjs";

export const title = "What is downloaded, KB";

function total(files) {
  return files.map(sizeOf).reduce((sum, size) => ({
    raw: sum.raw + size.raw,
    gzip: sum.gzip + size.gzip,
    brotli: sum.brotli + size.brotli,
  }));
}

/** The size of a library by itself, as the peers use it. */
async function librarySize(library) {
  const file = join(buildFolder, "libraries", `${library}.mjs`);
  await bundle(`export { readNumber } from "./${library}.mjs";`, file);
  return sizeOf(file);
}

export async function run() {
  const libraries = [];
  for (const library of LIBRARIES) {
    libraries.push({ label: `${labelOf(library)} alone`, ...(await librarySize(library)) });
  }
  return {
    contenders: [
      { id: engine.id, label: engine.label, ...total(engineFiles()) },
      ...peers.map(({ id, label, module }) => ({ id, label, ...sizeOf(module) })),
    ],
    libraries,
    whole: total([...engineFiles(), toolsFile()]),
    page: total(pageFiles()),
  };
}

export function tables({ contenders, libraries, whole, page }) {
  const row = ({ label, raw, gzip, brotli }) => [label, ...[raw, gzip, brotli].map(kilobytes)];
  return [
    {
      title,
      columns: ["", "raw", "gzip", "brotli"],
      rows: [
        ...contenders,
        ...libraries,
        { label: `${engine.label} with its tools`, ...whole },
        { label: "the page to its first plan", ...page },
      ].map(row),
    },
  ];
}
