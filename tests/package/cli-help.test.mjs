// Help, versions, and the messages for mistyped commands and options.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { run } from "./cli.mjs";

/** The names that a help text lists, indented by two blanks. */
const listed = (help) => [...help.matchAll(/^ {2}([a-z-]+)(?= )/gm)].map(([, name]) => name);

let commands;
/** The help of each command. */
let helps;
let reference;
before(async () => {
  commands = listed((await run(["help"])).stdout);
  const results = await Promise.all(commands.map((command) => run([command, "--help"])));
  for (const [at, { code }] of results.entries()) assert.equal(code, 0, commands[at]);
  helps = new Map(commands.map((command, at) => [command, results[at].stdout]));
  reference = (await run(["help", "--format", "markdown"])).stdout;
});

describe("the help of the command line", () => {
  it("is the same however it is asked for", async () => {
    const { stdout } = await run(["help"]);
    assert.equal((await run(["--help"])).stdout, stdout);
    const bare = await run([]);
    assert.equal(bare.stdout, stdout);
    assert.equal(bare.code, 2);
    assert.equal((await run(["help", "send"])).stdout, helps.get("send"));
    assert.equal((await run(["send", "-h"])).stdout, helps.get("send"));
  });

  it("fits a terminal of 80 columns where it explains a command", () => {
    for (const [command, stdout] of helps) {
      const long = stdout.split("\n").filter((line) => line.length > 80 && !line.startsWith("  sipattach "));
      assert.deepEqual(long, [], command);
    }
  });

  it("states the exit statuses", async () => {
    for (const help of [(await run(["help"])).stdout, helps.get("send")]) {
      assert.match(help, /Exit status: 0 all is well; 1 the input has errors; 2 /);
    }
  });

  it("lists only options that the command takes", async () => {
    for (const [command, stdout] of helps) {
      const options = [...stdout.matchAll(/^ {2}--([a-z-]+)( [A-Za-z]\S*)?(?: {2}|,|$)/gm)];
      assert.ok(options.length > 0, command);
      const values = (name) =>
        new RegExp(`^ {2}--${name} [^]*?:\\s+([a-z_]+)(?= \\(default\\)|,)`, "m").exec(stdout)?.[1] ?? "x";
      const given = options.map(([, name, value]) => (value === undefined ? `--${name}` : `--${name}=${values(name)}`));
      const { code, stderr } = await run([command, ...given]);
      assert.doesNotMatch(stderr, /There is no option|takes no value|needs a value/, command);
      assert.equal(code, 0, `${command}: ${stderr}`);
    }
  });

  it("has examples that run as far as parsing goes", async () => {
    for (const [command, stdout] of helps) {
      const examples = [...stdout.matchAll(/^ {2}sipattach (.*)$/gm)].map(([, words]) => words.split(" > ")[0]);
      assert.ok(examples.length > 0, `${command} has no example`);
      for (const example of examples) {
        const args = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
        assert.equal((await run([...args, "--help"])).code, 0, example);
      }
    }
  });
});

describe("the version", () => {
  it("is that of the package", async () => {
    const { version } = JSON.parse(await readFile(new URL("../../bindings/package.json", import.meta.url), "utf8"));
    for (const option of ["--version", "-V"]) {
      const { code, stdout } = await run([option]);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^sipattach ${version.replaceAll(".", "\\.")}, number plans \\d`));
    }
  });
});

describe("what is mistyped", () => {
  for (const [args, meant] of [
    [["paln"], "plan"],
    [["verfy"], "verify"],
    [["prov"], "provider"],
    [["attach"], "send"],
    [["survey", "draft.json"], "plan"],
    [["list"], "trunks"],
    [["lookup", "+14155552671"], "number"],
    [["render", "--format", "python"], "--language"],
    [["plan", "--regoin", "US"], "--region"],
    [["plan", "--country=US"], "--region"],
    [["send", "--stat", "x"], "--state"],
    [["trunks", "lst"], "list"],
    [["render", "--language", "pyhton"], "python"],
    [["codes", "number.regon_required"], "number.region_required"],
    [["help", "sned"], "send"],
  ]) {
    it(`sipattach ${args.join(" ")} suggests ${meant}`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, new RegExp(`^sipattach: .* Did you mean .*${meant.replaceAll(".", "\\.")}.*\\?\\n$`));
    });
  }

  it("is not guessed when nothing is near", async () => {
    assert.match((await run(["xyzzy"])).stderr, /no command xyzzy\. "sipattach help" lists/);
    assert.match((await run(["plan", "--xyzzy"])).stderr, /no option --xyzzy\. "sipattach help plan" lists/);
  });

  it("is not a code whose subject is named", async () => {
    const { code, stdout } = await run(["codes", "number"]);
    assert.equal(code, 0);
    assert.match(stdout, /^number\.region_required +error /m);
    assert.doesNotMatch(stdout, /^(?!number\.)./m);
    assert.equal((await run(["explain", "number"])).stdout, stdout);
  });

  it("is not a PBX that has no entry of its own", async () => {
    const { code, stderr } = await run(["provider", "freepbx"]);
    assert.equal(code, 0);
    assert.match(stderr, /^freepbx has no entry of its own; this is for any SBC or PBX\.\n$/);
    for (const name of ["other", "3cx"]) assert.equal((await run(["provider", name])).stderr, "");
  });

  it("is told of values and arguments too", async () => {
    assert.match((await run(["plan", "--region"])).stderr, /--region needs a value: --region US\./);
    assert.match((await run(["plan", "--region", "--json"])).stderr, /--region needs a value/);
    assert.match((await run(["plan", "--json=yes"])).stderr, /--json takes no value/);
    assert.match((await run(["plan", "a", "b"])).stderr, /plan takes one file; what is b\?/);
    assert.match((await run(["firewall", "eu2"])).stderr, /firewall takes nothing; what is eu2\?\n$/);
    assert.match((await run(["send", "--dry-run"])).stderr, /no option --dry-run\. "sipattach plan" shows/);
    assert.match((await run(["number"])).stderr, /number needs: number/);
    assert.match((await run(["--region", "US"])).stderr, /Begin with a command/);
  });

  it("is told of words and options after --version", async () => {
    for (const name of ["version", "--version", "-V"]) {
      const { code, stdout, stderr } = await run([name, "foo"]);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.equal(stderr, `sipattach: ${name} takes nothing; what is foo?\n`);
      assert.match((await run([name, "--json"])).stderr, /what is --json\?/);
    }
  });

  it("is help for the command after --help", async () => {
    const { code, stdout } = await run(["--help", "plan"]);
    assert.equal(code, 0);
    assert.equal(stdout, (await run(["plan", "--help"])).stdout);
    assert.equal((await run(["-h", "plann"])).code, 2);
  });

  it("is told of empty values, as of variables that are not set", async () => {
    for (const args of [
      ["plan", "--region="],
      ["plan", "--region", ""],
      ["send", "--results="],
      ["send", "--state", ""],
      ["init", "--yes", "--number", ""],
      ["init", "--yes", "--trunk-id="],
      ["trunks", "update", "t-1", "--provider", ""],
    ]) {
      const { code, stdout, stderr } = await run(args);
      assert.equal(code, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, /^sipattach: --[a-z-]+ needs a value: /);
    }
  });
});

describe("the reference", () => {
  it("has a section for each command, with all of its options", () => {
    for (const [command, help] of helps) {
      const section = reference.split(`\n## sipattach ${command}\n`)[1]?.split("\n## ")[0];
      assert.ok(section !== undefined, command);
      for (const [, name] of help.matchAll(/^ {2}--([a-z-]+)/gm)) {
        if (name !== "help") assert.ok(section.includes(`--${name}`), `${command} --${name}`);
      }
    }
  });

  it("is what the README says", async () => {
    const readme = await readFile(new URL("../../bindings/README.md", import.meta.url), "utf8");
    const [table] = /\| Command[^]*?(?=\n\n)/.exec(reference);
    const block = /<!-- commands:.*-->\n\n([^]*?)\n\n<!-- \/commands -->/.exec(readme)?.[1];
    assert.equal(block, table, "copy the table of `sipattach help --format markdown` into bindings/README.md");
  });
});
