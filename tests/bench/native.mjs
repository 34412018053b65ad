// Native benchmarks of single parts of the engine, with Google Benchmark.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/download-sizes.mjs";

const FOLDER = join(root, "build/native-bench");

function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} failed`);
}

/** Builds the benchmarks and runs them; their figures are also in build/bench/native.json. */
export function runNative() {
  run("cmake", ["--preset", "native-bench"], { stdio: ["ignore", "ignore", "inherit"] });
  run("cmake", ["--build", FOLDER, "--target", "engine_bench"]);
  run(join(FOLDER, "tests/bench/native/engine_bench"), [
    "--benchmark_out_format=json",
    `--benchmark_out=${join(root, "build/bench/native.json")}`,
  ]);
}
