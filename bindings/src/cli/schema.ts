// The command "schema": prints the JSON Schemas of the package, or the OpenAPI description.

import { readFile } from "node:fs/promises";
import { configSchema } from "./config.js";
import { EXIT, print, printJson, reasonOf, UsageError } from "./terminal.js";

/** Prints the schema with that name, as it is in the package. */
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
