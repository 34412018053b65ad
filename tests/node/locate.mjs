// Where builds are, for tests.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The native program that answers the engine's calls (tests/engine/case_tool.cc). */
export function caseTool() {
  const tool =
    process.env.SIPATTACH_CASE_TOOL ?? fileURLToPath(new URL("../../build/native/tests/case_tool", import.meta.url));
  if (!existsSync(tool)) {
    throw new Error(`${tool} is missing: build the native preset, or set SIPATTACH_CASE_TOOL`);
  }
  return tool;
}
