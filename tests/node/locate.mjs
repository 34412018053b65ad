// Finds builds, for tests.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const inBuild = (path) => fileURLToPath(new URL(`../../build/${path}`, import.meta.url));

/** The native program that runs the engine's calls (tests/engine/case_tool.cc). */
export const caseTool = () => present(process.env.SIPATTACH_CASE_TOOL ?? inBuild("native/tests/case_tool"), "native");

/** The program that counts the steps of a call, with --steps. */
export const stepTool = () =>
  present(process.env.SIPATTACH_STEP_TOOL ?? inBuild("sanitized/tests/case_tool"), "sanitized");

function present(tool, preset) {
  if (!existsSync(tool)) throw new Error(`${tool} is missing: build the ${preset} preset`);
  return tool;
}
