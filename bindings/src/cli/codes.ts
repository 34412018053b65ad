// The command "codes".

import type { Engine } from "../engine.js";
import { didYouMean } from "./suggest.js";
import { EXIT, plain, print, printJson, table, UsageError } from "./terminal.js";
import type { Values } from "./values.js";

export async function runCodes(engine: Engine, values: Values, [wanted]: string[]): Promise<number> {
  const { codes: all } = engine.info;
  const codes = all.filter(({ code }) => wanted === undefined || code === wanted);
  if (codes.length === 0) {
    const meant = didYouMean(
      wanted ?? "",
      all.map(({ code }) => ({ name: code })),
    );
    throw new UsageError(`There is no code ${plain(wanted ?? "")}.${meant}`);
  }
  if (values.json === true) printJson(codes);
  else if (wanted === undefined) {
    const rows = codes.map(({ code, severity, summary }) => [code, severity, summary]);
    for (const line of table(rows)) print(line);
  } else {
    for (const { code, severity, summary, message, source } of codes) {
      print(`${code} (${severity})\n${summary}\nSays: ${message}\nSource: ${source}`);
    }
  }
  return EXIT.ok;
}
