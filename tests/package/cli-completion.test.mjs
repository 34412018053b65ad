// Completion, tested in the shells themselves; and `explain` and `schema`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inFolder, run } from "./cli.mjs";

let folder;
inFolder(
  async (path) => {
    folder = path;
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, stdout } = await run(["completion", shell]);
      assert.equal(code, 0);
      await writeFile(join(folder, `sipattach.${shell}`), stdout);
    }
  },
  { "draft.json": "{}" },
);

const has = (shell) => spawnSync(shell, ["-c", "true"]).status === 0;
const skip = (shell) => (has(shell) ? false : `${shell} is not installed`);

/** What bash offers for a line, with the line split into words as bash does: at "=" too. */
function bash(line) {
  const words = line.split(/(=)| +/).filter((word) => word !== undefined);
  const script = `
    source ./sipattach.bash
    COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}
    _sipattach sipattach; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], { cwd: folder, encoding: "utf8" });
  // Outside of a completion, the shell's compopt has nothing to set.
  assert.equal(stderr.replace(/.*compopt.*\n/g, ""), "");
  return stdout.split("\n").filter((word) => word !== "");
}

describe("completion in bash", { skip: skip("bash") }, () => {
  for (const [line, offered] of [
    ["sipattach ch", ["check"]],
    ["sipattach completion ", ["bash", "zsh", "fish"]],
    ["sipattach trunks t", ["test"]],
    ["sipattach check --reg", ["--region"]],
    ["sipattach check --format s", ["sarif"]],
    ["sipattach check --format=s", ["sarif"]],
    ["sipattach explain number.region_r", ["number.region_required"]],
    ["sipattach provider twi", ["twilio"]],
    ["sipattach nothing ", []],
    // Empty, because bash itself then offers files.
    ["sipattach send dr", []],
    ["sipattach send --state ", []],
  ]) {
    it(`offers ${offered.join(" ") || "nothing of its own"} for "${line}"`, () =>
      assert.deepEqual(bash(line), offered));
  }

  it("offers every command, and every option of one", async () => {
    const help = (await run(["help"])).stdout;
    const commands = [...help.matchAll(/^ {2}([a-z-]+)(?= )/gm)].map(([, name]) => name);
    assert.deepEqual(bash("sipattach "), [...commands, "--help", "--version"]);
    const options = [...(await run(["help", "send"])).stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
    assert.deepEqual(
      bash("sipattach send --").filter((word) => word.startsWith("--")),
      options,
    );
  });

  it("is registered for the command", () => {
    const { stdout } = spawnSync("bash", ["--norc", "-c", "source ./sipattach.bash; complete -p sipattach"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(stdout, "complete -o default -F _sipattach sipattach\n");
  });
});

describe("completion in fish", { skip: skip("fish") }, () => {
  const fish = (line) => {
    const script = `source ./sipattach.fish; complete -C '${line}'`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", script], { cwd: folder, encoding: "utf8" });
    assert.equal(stderr, "");
    return stdout
      .split("\n")
      .map((each) => each.split("\t")[0])
      .filter((word) => word !== "");
  };
  it("offers commands, options, values and files", () => {
    assert.deepEqual(fish("sipattach che"), ["check"]);
    assert.deepEqual(fish("sipattach check --form"), ["--format"]);
    assert.deepEqual(fish("sipattach check --format js"), ["json"]);
    assert.deepEqual(fish("sipattach check dr"), ["draft.json"]);
    assert.deepEqual(fish("sipattach trunks tes"), ["test"]);
  });
});

describe("completion in zsh", { skip: skip("zsh") }, () => {
  it("is a script that zsh reads without complaint", () => {
    const { status, stderr } = spawnSync("zsh", ["-n", "sipattach.zsh"], { cwd: folder, encoding: "utf8" });
    assert.deepEqual([status, stderr], [0, ""]);
  });

  // In a separate shell on its own terminal: each line is typed, completed, and run.
  it("completes commands, options, values, actions, codes, providers and files", () => {
    const lines = {
      "sipattach che": ["check"],
      "sipattach check --form": ["check", "--format"],
      "sipattach check --format sar": ["check", "--format", "sarif"],
      "sipattach check --reg": ["check", "--region"],
      "sipattach check dr": ["check", "draft.json"],
      "sipattach send --numbers dr": ["send", "--numbers", "draft.json"],
      "sipattach trunks tes": ["trunks", "test"],
      "sipattach schema op": ["schema", "openapi"],
      "sipattach completion zs": ["completion", "zsh"],
      "sipattach explain number.region_req": ["explain", "number.region_required"],
      "sipattach provider twil": ["provider", "twilio"],
      "sipattach help test-": ["help", "test-call"],
    };
    const script = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell 'PS1="" PS2="" RPS1=""; stty -echo; unsetopt prompt_cr prompt_sp
        sipattach() { print -r -- "RAN<\${(j:|:)@}>" }
        autoload -Uz compinit; compinit -u -D; source ./sipattach.zsh; print READY'
      while zpty -r shell line; do [[ $line == *READY* ]] && break; done
      for typed in "$@"; do
        zpty -w -n shell "$typed"$'\t'
        zpty -w -n shell $'\n'
        while zpty -r shell line; do [[ $line == *"RAN<"* ]] && break; done
        print -r -- "\${\${line#*RAN<}%>*}"
      done
      zpty -d shell`;
    const { stdout, stderr } = spawnSync("zsh", ["-f", "-c", script, "zsh", ...Object.keys(lines)], {
      cwd: folder,
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.equal(stderr, "");
    const completed = stdout.trimEnd().split("\n");
    assert.deepEqual(
      completed.map((line) => line.split("|")),
      Object.values(lines),
    );
  });
});

describe("sipattach explain", () => {
  it("says what a code means, what to do, and where it comes from", async () => {
    const { code, stdout } = await run(["explain", "number.region_required"]);
    assert.equal(code, 0);
    assert.match(stdout, /^number\.region_required \(error\)\n/);
    assert.match(stdout, /^What to do: .*write it with \+/m);
    assert.match(stdout, /^Source: +E\.164/m);
    assert.doesNotMatch(stdout, /\{/);
  });

  it("lists a subject, takes several codes, and writes JSON", async () => {
    assert.match((await run(["explain", "auth"])).stdout, /^auth\.password_too_short +error /m);
    const { stdout } = await run(["explain", "auth.password_weak", "json.empty", "--json"]);
    assert.deepEqual(
      JSON.parse(stdout).map(({ code }) => code),
      ["auth.password_weak", "json.empty"],
    );
  });

  it("suggests a code that is near, or the half that somebody remembers", async () => {
    assert.match((await run(["explain", "number.region_requird"])).stderr, /Did you mean number\.region_required\?/);
    assert.match((await run(["explain", "region_required"])).stderr, /Did you mean number\.region_required\?/);
    assert.match((await run(["explain", "xyzzy"])).stderr, /"sipattach codes" lists them/);
    assert.equal((await run(["explain"])).code, 2);
  });
});

describe("sipattach schema", () => {
  const file = new URL("../../bindings/dist/schema/attach-request.schema.json", import.meta.url);
  it("prints the schema of the package", async () => {
    const { code, stdout } = await run(["schema"]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), JSON.parse(await readFile(file, "utf8")));
  });

  it("prints the description of the calls", async () => {
    const { stdout } = await run(["schema", "openapi"]);
    assert.equal(JSON.parse(stdout).openapi, "3.1.1");
  });

  it("knows its names", async () => {
    const { code, stderr } = await run(["schema", "attach-requets"]);
    assert.equal(code, 2);
    assert.match(stderr, /Did you mean attach-request\?/);
  });
});
