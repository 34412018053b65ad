// Every sample of the site: programs and commands are run against the mock of the API, types are compiled, and samples
// that belong to a separate project are at least parsed in their language. site.test.mjs opens the pages.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build, transform } from "esbuild";
import { readCommands } from "../../docs/generate/command-line.mjs";
import { runSamples, samplesOf, withWhatIsThere } from "../../docs/samples.mjs";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "docs/pages");
const { exports: exported } = JSON.parse(await readFile(join(root, "bindings/package.json"), "utf8"));
const commands = await readCommands();
const pages = await Promise.all(
  (await readdir(folder)).map(async (name) => ({
    name: name.replace(/\.md$/, ""),
    markdown: withWhatIsThere(await readFile(join(folder, name), "utf8"), { exported, commands }),
  })),
);
const all = pages.flatMap(({ name, markdown }) => samplesOf(markdown).map((sample) => ({ page: name, ...sample })));

/** How the blocks of each language may be tested; a block of another kind would go untested. */
const WAYS = {
  js: ["run", "syntax", "bundle"],
  ts: ["types"],
  jsx: ["recipe"],
  mdx: ["recipe"],
  sh: ["run", "install"],
  html: ["page"],
  json: ["file"],
  csv: ["file"],
  http: ["csp"],
};

describe("the samples of the site", () => {
  it("are each tested in one of the ways of its language", () => {
    assert.ok(all.length > 20);
    for (const { page, language, does, text } of all) {
      const ways = (WAYS[language] ?? []).filter((way) => way in does);
      assert.equal(ways.length, 1, `${page}: a block in ${language || "no language"} is not tested:\n${text}`);
    }
  });

  for (const { name, markdown } of pages.filter((page) => samplesOf(page.markdown).some(({ does }) => "run" in does))) {
    it(`run: ${name}`, async () => {
      const ran = await runSamples(`test-${name}`, markdown);
      assert.ok(ran.length > 0);
      for (const { sample, output } of ran) {
        assert.notEqual(output.trim(), "", `writes nothing:\n${sample.text}`);
        assert.doesNotMatch(output, /undefined|\[object Object\]|sk-test|not-a-real-secret|127\.0\.0\.1/, sample.text);
      }
      EXPECTED[name]?.((words) => {
        const found = ran.filter(({ sample }) => sample.text.includes(words));
        assert.equal(found.length, 1, `${name}: samples with ${words}`);
        return found[0].output;
      });
    });
  }

  it("install what the package is called", async () => {
    const { name } = JSON.parse(await readFile(join(root, "bindings/package.json"), "utf8"));
    for (const { text } of all.filter(({ does }) => "install" in does)) assert.equal(text, `npm install ${name}\n`);
  });

  it("of projects are of their language", async () => {
    const scripts = all.filter(({ language, does }) => "syntax" in does || language === "jsx");
    assert.ok(scripts.length > 3);
    for (const { language, text } of scripts) await transform(text, { loader: language });
    for (const { text, page } of all.filter(({ language }) => language === "mdx")) {
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, "");
      const isElement = /<(sip-attach-builder|iframe|SipAttach)\b/.test(body);
      assert.ok(isElement, `${page}: shows nothing:\n${text}`);
      // As an element of JSX, because that is what MDX turns it into.
      const elements = body.slice(body.indexOf("<"));
      await transform(`const page = <>${elements}</>;`, { loader: "jsx" });
    }
  });

  it("are bundled", async () => {
    for (const { text } of all.filter(({ does }) => "bundle" in does)) {
      const stdin = { contents: text, resolveDir: join(root, "tests") };
      const options = { bundle: true, splitting: true, format: "esm", outdir: join(root, "build/docs-samples/bundle") };
      const { warnings, outputFiles } = await build({ ...options, stdin, write: false, logLevel: "silent" });
      assert.deepEqual(warnings, []);
      assert.ok(outputFiles.length > 0);
    }
  });

  it("compile with the types of the package", async (test) => {
    const typed = all.filter(({ does }) => "types" in does);
    assert.ok(typed.length > 0);
    const out = join(root, "build/docs-samples/types");
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    test.after(() => rm(out, { recursive: true }));
    for (const [index, { text }] of typed.entries()) await writeFile(join(out, `sample-${index}.mts`), text);
    const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom"];
    const files = typed.map((_, index) => `sample-${index}.mts`);
    const args = [...flags, "--module", "nodenext", "--types", "node", ...files];
    await execute(process.execPath, [tsc, ...args], { cwd: out }).catch(({ stdout }) => assert.fail(stdout));
  });
});

/** What the outputs of a page must contain, according to the page. */
const EXPECTED = {
  start(outputOf) {
    const plan = outputOf("sipattach plan");
    const sent = outputOf("sipattach send");
    const program = outputOf("createEngine");
    assert.match(plan, /\+14155552671/);
    assert.match(plan, /\+442079460018/);
    assert.match(plan, /https:\/\/api\.bland\.ai\/v1\/sip\/attach/);
    assert.match(sent, /2 numbers/);
    assert.match(program, /^info number\.region_assumed: /m);
    assert.match(program, /configured: 1/);
  },
  "carrier-file"(outputOf) {
    const read = outputOf("sipattach numbers");
    const plan = outputOf("sipattach plan");
    const sent = outputOf("sipattach send");
    const program = outputOf("splitNumbers");
    for (const number of ["+4930901820", "+442079460018", "+16174951000"]) {
      assert.ok(read.includes(number) && plan.includes(number), number);
    }
    assert.match(sent, /3 numbers/);
    assert.match(program, /Site: left_out, Number: number, Country: country, Status: left_out/);
    assert.match(program, /^line 3: .*30 ?901820$/m);
  },
  sending(outputOf) {
    const resumed = outputOf("AbortController");
    const retried = outputOf("retryFailed");
    const password = outputOf("register_passwords");
    const around = outputOf("survey");
    assert.match(resumed, /^stopped with 100\ndone with 250\n$/);
    assert.match(retried, /configured: 1[\s\S]*failed: 1/);
    assert.match(retried, /\+14157360199 failed \S/);
    assert.match(retried, /\[ 'configured', 'pending' \]/);
    assert.match(password, /^save it now: \d+ characters, for \S/m);
    assert.match(around, /^before: \+14157362673 new$/m);
    assert.match(around, /^after: \+14157362673 not_attached$/m);
  },
};
