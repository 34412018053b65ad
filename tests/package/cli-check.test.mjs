// `sipattach check`: places, excerpts, groups, formats, corrections.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import Ajv from "ajv";
import { inFolder, moduleOf, ON_TERMINAL, run } from "./cli.mjs";

const PASSWORD = "hunter2-Zq8";
/** Each line has a problem that an editor can jump to. */
const BAD = `{
  "phone_numbers": ["+14155552671", 14155552672],
  "directions": [
    { "type": "outbound", "sip_endpoint": "pbx.example.com", "options": { "port": "5061" } },
\t{ "type": "inbound", "auth_mode": "register", "register_auth": { "username": "p", "password": " ${PASSWORD}" } }
  ],
  "service": "sip"
}
`;

let folder;
inFolder((path) => (folder = path));

async function file(name, content) {
  await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return name;
}
const check = (args, options) => run(["check", ...args], { cwd: folder, ...options });
const national = (count) => ({
  phone_numbers: Array.from({ length: count }, (_, at) => `(415) 555-${String(at + 2000)}`),
  directions: [{ type: "inbound" }],
  service: "sip",
});
const good = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };

describe("what check writes for people", () => {
  it("begins with file:line:column: severity code: message", async () => {
    const { code, stdout } = await check([await file("bad.json", BAD)]);
    assert.equal(code, 1);
    const heads = stdout.split("\n").filter((line) => line.startsWith("bad.json:"));
    for (const head of heads) assert.match(head, /^bad\.json:\d+:\d+: (error|warning|info) [a-z]+\.[a-z_0-9]+: ./);
    // Where an editor shows them, counted by hand.
    assert.ok(
      heads.some((head) => head.startsWith("bad.json:2:37: error field.wrong_type: ")),
      stdout,
    );
    assert.ok(
      heads.some((head) => head.startsWith("bad.json:4:43: error endpoint.")),
      stdout,
    );
    assert.ok(
      heads.some((head) => head.startsWith("bad.json:4:83: error field.wrong_type: ")),
      stdout,
    );
    assert.ok(
      heads.some((head) => head.startsWith("bad.json:5:96: warning auth.blank_at_ends: ")),
      stdout,
    );
  });

  it("has an excerpt with a caret under what is meant", async () => {
    const { stdout } = await check([await file("bad.json", BAD)]);
    const lines = stdout.split("\n");
    const at = lines.findIndex((line) => line.includes(":2:37: error"));
    const [excerpt, caret] = lines.slice(at + 1, at + 3);
    assert.equal(excerpt, '  2 |   "phone_numbers": ["+14155552671", 14155552672],');
    assert.equal(caret.slice(caret.indexOf("^")), "^~~~~~~~~~~");
    assert.equal(excerpt.slice(caret.indexOf("^"), caret.length), "14155552672");
  });

  it("never has a password in it, in any format, excerpt or diff", async () => {
    const broken = `{"password": "${PASSWORD}",\n"a": "${PASSWORD}" "b",\n "sip_password":\n"${PASSWORD}"}`;
    const twice = `{"phone_number": "1", "register_auth": {"password": "${PASSWORD}"}, "register_auth": {"password": "x"}}`;
    for (const [name, text] of Object.entries({ "bad.json": BAD, "twice.json": twice })) {
      for (const format of ["text", "json", "sarif", "junit", "csv", "markdown"]) {
        const { stdout, stderr } = await check([await file(name, text), "--format", format]);
        assert.ok(stdout.length > 20);
        assert.ok(!(stdout + stderr).includes(PASSWORD), `${name} ${format}`);
      }
    }
    // In broken JSON, only the value at the place of a secret is known to be one.
    const { stdout } = await check([await file("broken.json", broken)]);
    assert.ok(!stdout.includes(PASSWORD), stdout);
    const fixed = await check([await file("bad.json", BAD), "--fix", "--yes"]);
    assert.match(fixed.stdout, /^\+ .*"port": 5061/m);
    assert.ok(!(fixed.stdout + fixed.stderr).includes(PASSWORD));
    assert.ok((await readFile(join(folder, "bad.json"), "utf8")).includes(PASSWORD));
  });

  it("groups repeats, and proposes a region in which the numbers are valid", async () => {
    const { code, stdout } = await check([await file("many.json", national(1000))]);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^many\.json:3:5: error number\.region_required: 1,000 numbers need a region: --region US\?$/m,
    );
    assert.match(stdout, /and 999 more, on lines 4 to 1,002; --all lists them/);
    assert.ok(stdout.split("\n").length < 12, stdout);
    const region = await check(["many.json", "--region", "US"]);
    assert.doesNotMatch(region.stdout, /region_required/);
    const all = await check(["many.json", "--all"]);
    assert.equal(all.stdout.match(/^many\.json:\d+:5: error number\.region_required: /gm).length, 1000);
  });

  it("proposes no region where none of the likely ones has all numbers", async () => {
    const numbers = ["(415) 555-2671", "020 7946 0018", "030 901820", "1234567", "99"];
    const { stdout } = await check([
      await file("mixed.json", { ...good, phone_number: undefined, phone_numbers: numbers }),
    ]);
    assert.match(stdout, /numbers need a region, such as --region US\.|region_required/);
    assert.doesNotMatch(stdout, /--region [A-Z]{2}\?/);
  });

  it("names the line of a list of numbers", async () => {
    await file("list.csv", "name,phone\nAda,+14155552671\nBob,12\n");
    const { stdout } = await check([
      await file("bare.json", { directions: [{ type: "inbound" }] }),
      "--numbers",
      "list.csv",
    ]);
    assert.match(stdout, /^list\.csv:3:5: error number\./m);
    assert.match(stdout, /^ {2}3 \| Bob,12\n {4}\| {5}\^~$/m);
  });

  it("is silent with --quiet where there are no errors", async () => {
    const { service, ...warned } = good;
    const { code, stdout, stderr } = await check([await file("warned.json", warned), "--quiet"]);
    assert.deepEqual([code, stdout, stderr], [0, "", ""]);
    const errors = await check([await file("bad.json", BAD), "-q"]);
    assert.equal(errors.code, 1);
    assert.doesNotMatch(errors.stdout, /warning|info/);
  });

  it("takes several files, and the numbers of each", async () => {
    const { code, stdout } = await check([await file("good.json", good), await file("bad.json", BAD)]);
    assert.equal(code, 1);
    assert.match(stdout, / in 2 files\.\n/);
    assert.equal((await check(["good.json"])).code, 0);
    assert.equal((await check(["good.json", "missing.json"])).code, 2);
    assert.equal((await check(["-", "-"])).code, 2);
  });

  it("says what to do with a list of numbers", async () => {
    const hint =
      /error.* This looks like a list of numbers, not a draft\. To write a draft for it: sipattach init --numbers (.*)\n/;
    await file("my list.txt", "+14155552671\n(415) 555-2672\n");
    const { code, stdout } = await check(["my list.txt"]);
    assert.equal(code, 1);
    assert.equal(hint.exec(stdout)?.[1], "'my list.txt'");
    // With Excel's byte order mark. Nothing is said about JSON, which nobody meant.
    await file("list.csv", "\ufeffname;number\r\nAda;+14155552671\r\nBob;+14155552672\r\n");
    const planned = await run(["plan", "list.csv"], { cwd: folder });
    assert.match(
      planned.stdout,
      /^error {3}This looks like a list .*--numbers list\.csv {2}json\.syntax list\.csv:1:\d+\n\n1 error/,
    );
    for (const text of ['{ "phone_number": +14155552671 }', "phone_number: none", "", "hello\nworld\n"]) {
      assert.doesNotMatch((await check([await file("other.txt", text)])).stdout, /list of numbers/, text);
    }
  });

  it("names the option that a few national numbers need", async () => {
    await file("few.json", JSON.stringify({ phone_numbers: ["(415) 555-2671"], directions: [{ type: "inbound" }] }));
    for (const command of ["check", "plan"]) {
      const { stdout } = await run([command, "few.json"], { cwd: folder });
      assert.match(stdout, /has no country code.*\n[^]*Numbers without a country code: .* with --region\./, command);
      assert.doesNotMatch((await run([command, "few.json", "--region", "US"], { cwd: folder })).stdout, /--region/);
    }
    const { stdout } = await run(["number", "4155552671"]);
    assert.match(stdout, /Numbers without a country code: .* with --region\./);
  });

  it("counts no byte order mark, and shows none", async () => {
    await file("marked.json", `\ufeff{"phone_number": 5, "directions": []}`);
    const { stdout } = await check(["marked.json"]);
    assert.match(stdout, /^marked\.json:1:18: error field\./m);
    assert.match(stdout, /^ {2}1 \| \{"phone_number": 5, "directions": \[\]\}\n {4}\| {18}\^$/m);
    await file("broken.json", `\ufeff{"phone_number" 5}`);
    const broken = await check(["broken.json"]);
    assert.match(broken.stdout, /^broken\.json:1:17: error json\.syntax: /m);
    assert.match(broken.stdout, /^ {2}1 \| \{"phone_number" 5\}\n {4}\| {17}\^$/m);
  });

  it("takes a byte order mark away, and leaves the rest as it is", async () => {
    const text = '{"phone_number":"+14155552671",\r\n\t"directions":[{"type":"inbound"}], "service":"sip"}';
    await file("marked.json", `\ufeff${text}`);
    const { code, stdout } = await check(["marked.json", "--fix", "--yes"]);
    assert.equal(code, 0);
    assert.match(stdout, /Nothing to remark\.\n$/);
    assert.equal(await readFile(join(folder, "marked.json"), "utf8"), text);
  });

  it("does not choose between two values of a name", async () => {
    const text =
      '{"phone_number":"+14155552671","phone_number":"+14155552672","directions":[{"type":"inbound"}],"service":"sip"}';
    await file("twice.json", text);
    const { stdout } = await check(["twice.json", "--fix", "--yes"]);
    assert.match(stdout, /warning json\.duplicate_key: /);
    assert.doesNotMatch(stdout, /--fix applies/);
    assert.equal(await readFile(join(folder, "twice.json"), "utf8"), text);
  });

  it("refuses a country that there is not, as an option and in the configuration", async () => {
    await file("good.json", good);
    for (const fix of [[], ["--fix"]]) {
      const option = await check(["good.json", "--region", "XX", ...fix]);
      assert.deepEqual([option.code, option.stdout], [2, ""]);
      assert.match(option.stderr, /^sipattach: --region: XX is not an ISO 3166-1 code /); // before anything else
    }
    await file("settings.json", { region: "XX" });
    const configured = await check(["good.json", "--config", "settings.json"]);
    assert.equal(configured.code, 2);
    assert.match(configured.stderr, /^sipattach: settings\.json: region: XX is not an ISO 3166-1 code /m);
    assert.equal((await check(["good.json", "--region", "us"])).code, 0);
    for (const name of ["UK", "uk", "United Kingdom"])
      assert.match((await check(["good.json", "--region", name])).stderr, /such as GB\.\n$/);
  });

  it("says of a remark on the address where that was given", async () => {
    const address = "https://api.bland.ai/v1/sip/attach";
    await file("good.json", good);
    const option = await check(["good.json", "--base-url", address]);
    assert.match(option.stdout, /^--base-url: info context\.base_url_path: /m);
    const env = { BLAND_BASE_URL: address };
    const variable = await run(["check", "good.json"], { cwd: folder, env });
    assert.match(variable.stdout, /^BLAND_BASE_URL: info context\.base_url_path: /m);
    await file("settings.json", `{\n  "region": "US",\n  "baseUrl": "${address}"\n}`);
    const configured = await check(["good.json", "--config", "settings.json"]);
    assert.match(configured.stdout, /^settings\.json:3:14: info context\.base_url_path: /m);
    assert.match(configured.stdout, /^ {2}3 \| {3}"baseUrl": "https:/m);
    // Also what is said about a call.
    const plan = await run(["plan", "good.json", "--base-url", address], { cwd: folder });
    assert.match(plan.stdout, /context\.base_url_path --base-url$/m);
    const sarif = JSON.parse((await check(["good.json", "--base-url", address, "--format", "sarif"])).stdout);
    assertSarif(sarif);
    const [{ physicalLocation, logicalLocations }] = sarif.runs[0].results[0].locations;
    assert.equal(physicalLocation.artifactLocation.uri, "good.json");
    assert.deepEqual(logicalLocations, [{ fullyQualifiedName: "--base-url", kind: "parameter" }]);
    const refused = await run(["check", "good.json"], { cwd: folder, env: { BLAND_BASE_URL: "ftp://x" } });
    assert.match(refused.stderr, /^sipattach: BLAND_BASE_URL: The base URL /m);
  });

  it("expands ranges after a byte order mark too", async () => {
    const draft = { ...good, phone_number: undefined, phone_numbers: ["+14155552671", "+14156732000-2003"] };
    await file("marked.json", `\ufeff${JSON.stringify(draft)}`);
    const { code, stdout } = await run(["plan", "marked.json", "--expand-ranges"], { cwd: folder });
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^Ready: 5 of 5 numbers in 1 request /m);
  });

  it("counts characters as editors do", async () => {
    // A surrogate pair, a combining character, and a tab.
    const text = `{\t"note": "\u{1f600}e\u0301", "phone_number": 5,\r\n"directions": []}`;
    const { stdout } = await check([await file("wide.json", text), "--format", "json"]);
    const found = JSON.parse(stdout).files[0].diagnostics.find(({ path }) => path === "/phone_number");
    assert.deepEqual(
      [found.line, found.column, found.end_column],
      [1, [...text.slice(0, text.indexOf("5,"))].length + 1, [...text.slice(0, text.indexOf("5,"))].length + 2],
    );
  });
});

describe("what check writes for programs", () => {
  it("is JSON that holds what the plan says", async () => {
    const { stdout } = await check([await file("bad.json", BAD), "--json"]);
    const { ok, summary, files } = JSON.parse(stdout);
    assert.equal(ok, false);
    const plan = JSON.parse((await run(["plan", "bad.json", "--json"], { cwd: folder })).stdout);
    assert.deepEqual(
      files[0].diagnostics.map(({ code, path }) => [code, path]),
      plan.diagnostics.map(({ code, path }) => [code, path]),
    );
    assert.equal(summary.errors, plan.diagnostics.filter(({ severity }) => severity === "error").length);
  });

  it("is SARIF 2.1.0", async () => {
    const name = await file("a b#1.json", BAD);
    const { stdout } = await check([name, "--format", "sarif"]);
    const log = JSON.parse(stdout);
    assertSarif(log);
    const [{ results, tool }] = log.runs;
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, "a%20b%231.json");
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.ok(results.some(({ locations }) => locations[0].physicalLocation.region.startLine === 4));
    assertSarif(JSON.parse((await check([await file("good.json", good), "--format", "sarif"])).stdout));
  });

  it("is refused by the checks of SARIF when it is wrong", async () => {
    const log = JSON.parse((await check([await file("bad.json", BAD), "--format", "sarif"])).stdout);
    log.runs[0].results[0].level = "info";
    assert.throws(() => assertSarif(log));
  });

  it("is JUnit, whatever is in names and messages", async () => {
    const name = await file('a&<"b>.json', { ...good, phone_number: "x]]>\u0001<&\u{1f600}" });
    const { stdout } = await check([name, await file("good.json", good), "--format", "junit"]);
    assertJunit(stdout);
    assert.match(stdout, /<testsuite name="good.json" tests="\d+" failures="0"/);
    assert.match(stdout, /<failure message="[^"]+" type="number\./);
  });

  it("is CSV that no spreadsheet takes for formulas", async () => {
    const { stdout } = await check([await file("bad.json", BAD), "--format", "csv"]);
    const [head, ...rows] = stdout.trimEnd().split("\r\n");
    assert.equal(head, "file,line,column,severity,code,path,message");
    assert.ok(rows.length > 3);
    for (const row of rows) assert.match(row, /^bad\.json,\d+,\d+,(error|warning|info),[a-z._0-9]+,/);
    const formula = await file("=cmd.json", { ...good, phone_number: 5 });
    assert.match((await check([formula, "--format", "csv"])).stdout, /^'=cmd\.json,/m);
  });

  it("has no control characters of the draft in it, in any format", async () => {
    const steering = "\u001b[2J\u0007\u009b31m\u202e\r\n\t";
    const name = await file("steering.json", { ...good, phone_number: `5${steering}5`, [`a${steering}b`]: steering });
    for (const format of ["text", "json", "sarif", "junit", "csv", "markdown"]) {
      const { stdout } = await check([name, "--format", format, "--all"]);
      assert.match(stdout, /number\.|field\./, format);
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/, format);
      if (format === "csv")
        assert.ok(
          stdout
            .trimEnd()
            .split("\r\n")
            .every((line) => !/[\r\n]/.test(line)),
          format,
        );
    }
  });

  it("is Markdown in which nothing of the draft is formatting", async () => {
    const draft = { ...good, phone_number: "<b>|`*_[x](y)@z" };
    const { stdout } = await check([await file("md.json", draft), "--format", "markdown"]);
    const row = stdout.split("\n").find((line) => line.includes("`number."));
    assert.equal(row.split(/(?<!\\)\|/).length, 6, row);
    assert.doesNotMatch(row, /<b>|@z|(?<!\\)\*/);
  });
});

describe("check --fix", () => {
  it("keeps what it does not change as it was", async () => {
    const text =
      '{\n\t"phone_numbers" : [ "+14155552671" ,14155552672 ],\n\n\t"directions":[{"type":"inbound"}],\n\t"service":"sip" }\n';
    const { code, stdout } = await check([await file("style.json", text), "--fix", "--yes"]);
    assert.equal(code, 1, "the number has no + yet, and that is a choice");
    assert.equal(await readFile(join(folder, "style.json"), "utf8"), text.replace(",14155552672", ',"14155552672"'));
    assert.match(stdout, /^@@ -1,5 \+1,5 @@$/m);
  });

  it("adds and removes in the style of the file", async () => {
    const text =
      '{\r\n    "phone_numbers": [\r\n        "+14155552671",\r\n        "+14155552671"\r\n    ],\r\n    "directions": [{ "type": "inbound" }]\r\n}';
    await check([await file("crlf.json", text), "--fix", "--yes"]);
    const expected =
      '{\r\n    "phone_numbers": [\r\n        "+14155552671"\r\n    ],\r\n    "directions": [{ "type": "inbound" }],\r\n    "service": "sip"\r\n}';
    assert.equal(await readFile(join(folder, "crlf.json"), "utf8"), expected);
  });

  it("means the same as the engine's corrections, for many drafts", async () => {
    const { createEngine, applyFixes } = await import("../../bindings/dist/index.js");
    const engine = await createEngine();
    const drafts = [
      { phone_numbers: ["tel:+14155552671", "+14155552671", 5], directions: { type: "inbound" } },
      { phone_number: " +14155552671 ", directions: ["inbound"], service: "SIP" },
      { phoneNumbers: ["+14155552671"], direction: "both" },
      JSON.parse(BAD),
    ];
    for (const [at, draft] of drafts.entries()) {
      let expected = draft;
      for (let before = null; JSON.stringify(before) !== JSON.stringify(expected);) {
        before = expected;
        expected = applyFixes(expected, engine.plan(expected)).draft;
      }
      for (const indent of [undefined, 2]) {
        await file(`same${at}.json`, JSON.stringify(draft, null, indent));
        await check([`same${at}.json`, "--fix", "--yes"]);
        assert.deepEqual(JSON.parse(await readFile(join(folder, `same${at}.json`), "utf8")), expected);
      }
    }
  });

  it("asks on a terminal, and takes only yes for yes", async () => {
    const text = JSON.stringify({ ...good, service: undefined });
    const name = await file("asked.json", text);
    for (const input of ["n\n", "\n", ""]) {
      const { stderr } = await check([name, "--fix"], { env: ON_TERMINAL, input });
      assert.match(stderr, /Write these changes to asked\.json\? \[y\/N\]/);
      assert.equal(await readFile(join(folder, name), "utf8"), text);
    }
    const { code } = await check([name, "--fix"], { env: ON_TERMINAL, input: "y\n" });
    assert.equal(code, 0);
    assert.equal(JSON.parse(await readFile(join(folder, name), "utf8")).service, "sip");
  });

  it("needs leave where nobody can be asked, and a file", async () => {
    const name = await file("unasked.json", { ...good, service: undefined });
    const { code, stderr } = await check([name, "--fix"]);
    assert.equal(code, 2);
    assert.match(stderr, /no terminal to ask on: add --yes/);
    assert.equal((await check(["--fix", "--yes"], { input: "{}" })).code, 2);
    assert.equal((await check([name, "--fix", "--yes", "--numbers", "list.csv"])).code, 2);
  });
});

describe("locating", () => {
  /** A text that counts how much of it is read. */
  class CountedText {
    read = 0;
    #text;
    constructor(text) {
      this.#text = text;
    }
    get length() {
      return this.#text.length;
    }
    charCodeAt(at) {
      this.read++;
      return this.#text.charCodeAt(at);
    }
    slice(begin, end) {
      const part = this.#text.slice(begin, end);
      this.read += part.length;
      return part;
    }
  }

  let Places;
  before(async () => {
    ({ Places } = await moduleOf("locate"));
  });

  /** How much of a document with that many numbers is read to locate all of them. */
  function readFor(count, indent) {
    const text = new CountedText(JSON.stringify({ phone_numbers: Array(count).fill("(415) 555-2671") }, null, indent));
    const places = new Places(text);
    for (let at = 0; at < count; at++) places.positionOf(places.nearest(`/phone_numbers/${at}`).begin);
    return text.read / text.length;
  }

  it("reads a document a few times, however many places are looked for", () => {
    const few = readFor(100, 2);
    const many = readFor(10_000, 2);
    assert.ok(many < 10, `${many} times`);
    assert.ok(many < few * 1.5, `${few} times, and then ${many} times`);
  });

  it("does so of a document that is one line", () => {
    assert.ok(readFor(10_000) < 20);
  });

  it("finds what JSON.parse finds, of a name that is given twice the last", () => {
    const text = '\ufeff{"a": 1, "~/": [true, {"x": "\\"]"}], "a": {"b": null}}';
    const places = new Places(text);
    const at = (pointer) => {
      const { begin, end } = places.nearest(pointer);
      return text.slice(begin, end);
    };
    assert.equal(at("/a"), '{"b": null}');
    assert.equal(at("/a/b"), "null");
    assert.equal(at("/~0~1/1/x"), '"\\"]"');
    assert.equal(at("/~0~1/7"), at("/~0~1"));
  });
});

const schema = JSON.parse(await readFile(new URL("sarif-2.1.0.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: true });
const isSarif = ajv.compile(schema);

/** Checks what the standard says about the objects that we write, and the whole log if the OASIS schema is at hand. */
function assertSarif(log) {
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 1));
}

/**
 * Checks what Jenkins' schema for JUnit reports requires of our output, with an XML parser that is not ours
 * if there is one.
 */
function assertJunit(text) {
  if (spawnSync("xmllint", ["--version"]).status === 0) {
    execFileSync("xmllint", ["--noout", "-"], { input: text });
    const suites = Number(execFileSync("xmllint", ["--xpath", "count(/testsuites/testsuite)", "-"], { input: text }));
    for (let at = 1; at <= suites; at++) {
      const value = (xpath) =>
        execFileSync("xmllint", ["--xpath", xpath, "-"], { input: text, encoding: "utf8" }).trim();
      const suite = `/testsuites/testsuite[${at}]`;
      assert.equal(value(`string(${suite}/@tests)`), value(`count(${suite}/testcase)`));
      assert.equal(value(`string(${suite}/@failures)`), value(`count(${suite}/testcase/failure)`));
    }
  }
  // The elements and their attributes, in the order that the schema requires.
  const [declaration, ...tags] = text.match(/<[^>]*>/g);
  assert.equal(declaration, '<?xml version="1.0" encoding="UTF-8"?>');
  const parents = {
    testsuites: [],
    testsuite: ["testsuites"],
    testcase: ["testsuite"],
    failure: ["testcase"],
    "system-out": ["testcase"],
  };
  const attributes = {
    testsuites: ["name"],
    testsuite: ["name", "tests", "failures", "errors", "skipped", "time"],
    testcase: ["name", "classname", "time"],
    failure: ["message", "type"],
    "system-out": [],
  };
  const open = [];
  for (const tag of tags) {
    const [, isEnd, name, rest, isEmpty] =
      /^<(\/?)([a-z-]+)((?: [a-z]+="[^"<>]*")*)(\/?)>$/.exec(tag) ?? assert.fail(tag);
    if (isEnd) {
      assert.equal(open.pop(), name);
      continue;
    }
    assert.deepEqual(open.slice(-1), parents[name], tag);
    assert.deepEqual(
      [...rest.matchAll(/ ([a-z]+)=/g)].map(([, attribute]) => attribute),
      attributes[name],
    );
    if (!isEmpty) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  assert.doesNotMatch(text, /&(?!#\d+;)/);
}
