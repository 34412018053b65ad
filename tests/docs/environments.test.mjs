// The table of environments matches the list: nothing is left out, and no other versions are shown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { environmentsTable } from "../../docs/generate/environments.mjs";
import { ENVIRONMENTS } from "../environments/environments.mjs";

const text = readFileSync(new URL("../../docs/environments.json", import.meta.url), "utf8");
const rows = JSON.parse(text);

describe("the table of environments", () => {
  it("has each of them, with its versions; otherwise run scripts/test-packages --record", () => {
    const wanted = ENVIRONMENTS.flatMap(({ name, packages = {}, variants }) =>
      variants.map(({ of }) => ({ environment: name, of, packages })),
    );
    assert.deepEqual(
      rows.map(({ environment, of, packages }) => ({ environment, of, packages })),
      wanted,
    );
  });

  it("has no fault", () => {
    assert.deepEqual(
      rows.filter(({ result }) => result !== "ok").map(({ environment, of }) => `${environment}: ${of}`),
      [],
    );
  });

  it("tells nothing of the machine", () => {
    assert.doesNotMatch(text, /https?:|\/(tmp|work|root|home)\//);
  });

  it("shortens commands, and leaves out what only copies", () => {
    const table = environmentsTable([
      {
        environment: "A|One",
        of: "engine",
        command: `mkdir -p dist; build ${"--option ".repeat(20)}; serve -p PORT`,
        result: "ok",
        date: "2026-01-02",
        node: "20.0.0",
        packages: { one: "1.0.0", two: "2.0.0", three: "3.0.0" },
        module: "file",
        emitted_bytes: 2048,
        loaded_bytes: 0,
      },
    ]);
    assert.match(table, /^Tried on 2026-01-02, with Node 20\.0\.0: 1 programs? in 1 environments?\.$/m);
    assert.match(table, /\| one 1\.0\.0 +\| engine/);
    assert.match(table, /`build (--option )*--option …`, `serve -p PORT`/);
    assert.doesNotMatch(table, /mkdir/);
    assert.match(table, /\| a file \| 2 \| +\|$/m);
  });
});
