// Where builds are, for tests.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const inBuild = (path) => fileURLToPath(new URL(`../../build/${path}`, import.meta.url));

/** The native program that answers the engine's calls (tests/engine/case_tool.cc). */
export const caseTool = () => present(process.env.SIPATTACH_CASE_TOOL ?? inBuild("native/tests/case_tool"), "native");

/** The one that counts the steps that a call takes, with --steps. */
export const stepTool = () =>
  present(process.env.SIPATTACH_STEP_TOOL ?? inBuild("sanitized/tests/case_tool"), "sanitized");

function present(tool, preset) {
  if (!existsSync(tool)) throw new Error(`${tool} is missing: build the ${preset} preset`);
  return tool;
}
