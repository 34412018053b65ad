// What the command line says about the numbers that it takes from a table, and what makes it stop.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
const DRAFT = { directions: [{ type: "inbound" }], service: "sip" };

let folder;
let draft;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sipattach-cli-numbers-"));
  draft = await file("draft.json", JSON.stringify(DRAFT));
});
after(() => rm(folder, { recursive: true }));

async function file(name, content) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function run(...args) {
  const { BLAND_API_KEY, ...inherited } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...inherited, BLAND_API_KEY: "sk-test-0123456789" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await exit, stdout, stderr };
}

async function planOf(numbers, ...options) {
  const { code, stdout } = await run("plan", draft, "--json", "--numbers", numbers, ...options);
  return { code, plan: JSON.parse(stdout) };
}
const codesOf = ({ diagnostics }) => diagnostics.map((one) => one.code);
const valuesOf = ({ numbers }) => numbers.map(({ value }) => value);

describe("a list without numbers", () => {
  for (const [name, content, said] of [
    ["empty", "", /Nothing was given/],
    ["blank", " \n\n", /Nothing was given/],
  ]) {
    it(`is an error of the input: ${name}`, async () => {
      const path = await file(`${name}.txt`, content);
      for (const options of [[], ["--json"]]) {
        const { code, stderr } = await run("numbers", path, ...options);
        assert.equal(code, 1);
        assert.match(stderr, said);
      }
    });
  }
});

describe("numbers from a table", () => {
  const two = "Site,Main,Direct\nSF,+14156732000,+14156732001\nLA,+12136732000,+12136732001\n";

  it("says which column was read and which were not", async () => {
    const numbers = await file("two.csv", two);
    const { code, stdout } = await run("plan", draft, "--numbers", numbers);
    assert.equal(code, 0);
    assert.match(stdout, /warning Only column 2 \(Main\) is read.*3 \(Direct\)/);
    assert.match(stdout, /bulk\.other_phone_columns .*two\.csv/);
  });

  it("reads the column that is named, or counted from 1", async () => {
    const numbers = await file("two.csv", two);
    for (const column of ["direct", "3"]) {
      const { plan } = await planOf(numbers, "--column", column);
      assert.deepEqual(valuesOf(plan), ["+14156732001", "+12136732001"]);
      assert.ok(!codesOf(plan).includes("bulk.other_phone_columns"));
    }
  });

  it("takes no other column in place of one that is not there", async () => {
    const numbers = await file("two.csv", two);
    for (const option of [
      ["--column", "Directs"],
      ["--column", "9"],
      ["--country-column", "Land"],
    ]) {
      for (const command of [
        ["plan", draft, "--numbers", numbers],
        ["numbers", numbers],
      ]) {
        const { code, stdout, stderr } = await run(...command, ...option);
        assert.equal(code, 2);
        assert.equal(stdout, "");
        assert.match(stderr, new RegExp(`${option.join(" ")}: there is no such column`));
      }
    }
  });

  it("says that the numbers of the draft are not those that are taken", async () => {
    const numbers = await file("one.txt", "+14156732000\n");
    const given = await file("given.json", JSON.stringify({ phone_number: "+442079460018", service: "sip" }));
    const { stderr } = await run("plan", given, "--numbers", numbers);
    assert.match(stderr, /The numbers of .*one\.txt are taken, and those of the draft are not\./);
    const missing = await run("plan", given, "--numbers", join(folder, "none.txt"));
    assert.match(missing.stderr, /^sipattach: .*none\.txt: there is no such file or folder\.\n$/);
    const nothing = await run("check", given, "--numbers", await file("nothing.txt", ""));
    assert.match(nothing.stdout, /nothing\.txt:1:1: error numbers\.empty/, "it is not the draft that is empty");
  });

  it("reads each number as one of its row's country", async () => {
    const numbers = await file("market.csv", "Market,Phone\nGB,020 7946 0018\nDE,030 901820\n");
    const { plan } = await planOf(numbers, "--country-column", "Market", "--region", "US");
    assert.deepEqual(valuesOf(plan), ["+442079460018", "+4930901820"]);
  });

  it("stops at a country that it does not know", async () => {
    const numbers = await file("atlantis.csv", "Country,Phone\nGB,020 7946 0018\nAtlantis,(415) 555-2671\n");
    const { code, plan } = await planOf(numbers, "--region", "US");
    assert.equal(code, 1);
    assert.equal(plan.ok, false);
    assert.deepEqual(plan.requests, []);
    const sent = await run(
      ...["send", draft, "--yes", "--region", "US", "--numbers", numbers],
      ...["--base-url", "http://127.0.0.1:9"],
    );
    assert.equal(sent.code, 1);
    assert.match(sent.stdout, /atlantis\.csv:3/);
    assert.doesNotMatch(sent.stdout, /Ready/);
  });

  it("is not a draft, and the command that reads one is named", async () => {
    const { code, stdout } = await run("numbers", draft);
    assert.equal(code, 1);
    assert.match(stdout, /bulk\.not_numbers\n +It is a draft: sipattach plan reads it\.\n/);
  });

  it("takes nothing out of a curl command, and repeats nothing of it", async () => {
    const command = await file(
      "command.txt",
      "curl https://api.bland.ai/v1/sip/attach -H 'authorization: sk-not-a-key-4155552671' -d '{}'",
    );
    for (const args of [
      ["plan", draft, "--numbers", command],
      ["numbers", command],
      ["numbers", command, "--trunk", "--json"],
    ]) {
      const { code, stdout, stderr } = await run(...args);
      assert.equal(code, 1);
      assert.match(stdout, /bulk\.not_numbers/);
      assert.doesNotMatch(stdout + stderr, /not-a-key/);
    }
  });
});

describe("ranges", () => {
  it("stop the plan, and are written out when asked", async () => {
    const numbers = await file("ranges.csv", "Start,End\n+14156732000,+14156732018\n");
    const refused = await planOf(numbers);
    assert.equal(refused.code, 1);
    const range = refused.plan.diagnostics.find(({ code }) => code === "number.range");
    assert.equal(range.params.count, 19);
    const { code, plan } = await planOf(numbers, "--expand-ranges");
    assert.equal(code, 0);
    assert.equal(plan.numbers.length, 19);
    assert.deepEqual(valuesOf(plan).at(-1), "+14156732018");
  });

  it("are written out in the draft itself", async () => {
    const path = await file(
      "ranges.json",
      JSON.stringify({
        ...DRAFT,
        phone_numbers: ["4156732000 to 2002", "+14155552671", "+14156733000-3001"],
      }),
    );
    const { code, stdout } = await run(...["plan", path, "--json", "--region", "US", "--expand-ranges"]);
    assert.equal(code, 0);
    assert.deepEqual(valuesOf(JSON.parse(stdout)), [
      "+14156732000",
      "+14156732001",
      "+14156732002",
      "+14155552671",
      "+14156733000",
      "+14156733001",
    ]);
  });
});
