// Generates src/generated/codes.ts, the closed union of diagnostic codes and the parameters of each, from the
// table in engine/src/codes.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readCodes } from "../../engine/src/codes/table.mjs";

const OUT = new URL("../src/generated/codes.ts", import.meta.url);
const TYPES = { string: "string", integer: "number" };

function memberOf([name, type]) {
  const optional = type.endsWith("?") ? "?" : "";
  return `${name}${optional}: ${TYPES[type.replace("?", "")]}`;
}

export async function generateCodes() {
  const members = readCodes().map(({ code, params }) => {
    const list = Object.entries(params).map(memberOf);
    return `  ${JSON.stringify(code)}: ${list.length > 0 ? `{ ${list.join("; ")} }` : "Record<never, never>"};`;
  });
  const text = `// Generated from engine/src/codes/*.json. Do not edit.

/** The parameters of each diagnostic code. */
export interface DiagnosticParams {
${members.join("\n")}
}

/** Every code that a diagnostic can have. */
export type DiagnosticCode = keyof DiagnosticParams;

export type DiagnosticSeverity = "error" | "warning" | "info";
`;
  const old = await readFile(OUT, "utf8").catch(() => "");
  if (old === text) return;
  await mkdir(new URL(".", OUT), { recursive: true });
  await writeFile(OUT, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateCodes();
