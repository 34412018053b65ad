// The command "schema": the JSON Schemas of the package, and the description of the calls.

import { readFile } from "node:fs/promises";
import { configSchema } from "./config.js";
import { EXIT, print, printJson, reasonOf, UsageError } from "./terminal.js";

/** Prints the schema of that name, as the package has it. */
export async function runSchema(name = "attach-request"): Promise<number> {
  if (name === "config") {
    printJson(configSchema());
    return EXIT.ok;
  }
  const file = name === "openapi" ? "openapi.json" : `${name}.schema.json`;
  try {
    print((await readFile(new URL(`./schema/${file}`, import.meta.url), "utf8")).trimEnd());
  } catch (error) {
    throw new UsageError(`${file} of the package: ${reasonOf(error)}.`);
  }
  return EXIT.ok;
}
