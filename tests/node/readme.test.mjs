// The README's Node sample, run unchanged against the mock API.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { it } from "node:test";
import { promisify } from "node:util";
import { startMockApi } from "../mock/server.mjs";

const root = new URL("../../", import.meta.url);

it("the README's Node sample attaches its numbers", async () => {
  const readme = await readFile(new URL("README.md", root), "utf8");
  const sample = /```js\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(sample, "the README has a js block");
  // Inside the repository, so that "sipattach" is resolved as in a user's project.
  await mkdir(new URL("build/", root), { recursive: true });
  const file = fileURLToPath(new URL("build/readme-sample.mjs", root));
  await writeFile(file, sample);

  const api = await startMockApi();
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      env: { ...process.env, BLAND_BASE_URL: api.url, BLAND_API_KEY: "sk-test" },
    });
    assert.match(stdout, /^info \/phone_numbers\/0 .*\+14155552671/m);
    assert.match(stdout, /^All 2 numbers are attached\.$/m);
    assert.deepEqual(
      api.state
        .list()
        .map(({ phone_number }) => phone_number)
        .sort(),
      ["+14155552671", "+442079460018"],
    );
  } finally {
    await api.close();
  }
});
