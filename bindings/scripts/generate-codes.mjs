// Writes src/generated/codes.ts: the closed union of diagnostic codes, from codes.def.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { readCodes } from "./codes.mjs";

const OUT = new URL("../src/generated/codes.ts", import.meta.url);

export async function generateCodes() {
  const codes = await readCodes();
  const union = codes.map(({ code }) => `  | ${JSON.stringify(code)}`).join("\n");
  const text = `// Generated from engine/src/codes/codes.def. Do not edit.

/** Every code that a diagnostic can have. */
export type DiagnosticCode =
${union};

export type DiagnosticSeverity = "error" | "warning" | "info";
`;
  const old = await readFile(OUT, "utf8").catch(() => "");
  if (old === text) return;
  await mkdir(new URL(".", OUT), { recursive: true });
  await writeFile(OUT, text);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await generateCodes();
