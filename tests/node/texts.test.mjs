// The page's texts: every language has everything that English has, with the same parameters.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { createEngine } from "sipattach";
import { functionOf, readCases, textsOf } from "./cases.mjs";
import { collectFixTitles } from "./fix-titles.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { build } = createRequire(`${root}web/package.json`)("esbuild");

/** The exports of a module in web/src/texts. */
async function load(name) {
  const { outputFiles } = await build({
    entryPoints: [`${root}web/src/texts/${name}.ts`],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
  });
  const text = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${text}`);
}

/** Every text by its path: a string, or a function with its number of parameters. */
function* leaves(value, path = "") {
  if (typeof value === "string" || typeof value === "function") yield [path, value];
  else for (const [name, member] of Object.entries(value)) yield* leaves(member, `${path}/${name}`);
}

/** Kept by code, and checked below. */
const BY_CODE = ["/diagnostics/", "/addressProblems/", "/phrases/", "/reasons/", "/keyProblems/"];
const placeholders = (text) =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .filter((name, at, all) => all.indexOf(name) === at)
    .sort();

let engine;
let en;
let others;
let providerEn;
let providerOthers;
before(async () => {
  engine = await createEngine();
  // The texts of the parts that ask the account are loaded together with these.
  const both = async (name) => ({ ...(await load(name))[name], account: (await load(`account/${name}`))[name] });
  en = { ...(await both("en")), ...(await load("en-later")).enLater };
  others = { de: await both("de") };
  ({ en: providerEn } = await load("provider/en"));
  providerOthers = { de: (await load("provider/de")).de };
});

describe("texts", () => {
  it("are as complete in every language as in English", () => {
    const isOwn = ([path]) => !BY_CODE.some((prefix) => path.startsWith(prefix));
    const english = new Map([...leaves(en)].filter(isOwn));
    assert.ok(english.size > 200);
    for (const [locale, texts] of Object.entries(others)) {
      const translated = new Map([...leaves(texts)].filter(isOwn));
      assert.deepEqual([...translated.keys()].sort(), [...english.keys()].sort(), locale);
      for (const [path, text] of english) {
        const other = translated.get(path);
        assert.equal(typeof other, typeof text, `${locale} ${path}`);
        if (typeof text === "string") assert.equal(other === "", text === "", `${locale} ${path}`);
      }
    }
  });

  it("use all that they are given", () => {
    // Numbers and strings that cannot come from anywhere else.
    const samples = [4711, 815, 42];
    for (const [locale, texts] of Object.entries({ en, ...others })) {
      for (const [path, text] of leaves(texts)) {
        if (typeof text !== "function" || /fixTitle|codeSummary|numberType/.test(path)) continue;
        const said = text(...samples.slice(0, text.length)).replaceAll(/[.,]/g, "");
        const english = leaf(en, path)(...samples.slice(0, text.length)).replaceAll(/[.,]/g, "");
        const used = (words) => samples.filter((sample) => words.includes(String(sample)));
        assert.deepEqual(used(said), used(english), `${locale} ${path}: ${said}`);
      }
    }
  });

  it("say every diagnostic with its own parameters, and sum up those of numbers", () => {
    for (const [locale, texts] of Object.entries(others)) {
      const codes = engine.info.codes.map(({ code }) => code);
      assert.deepEqual(
        Object.keys(texts.diagnostics).filter((code) => !codes.includes(code)),
        [],
        `${locale}: codes that are gone`,
      );
      for (const { code, message, summary } of engine.info.codes) {
        const template = texts.diagnostics[code];
        assert.ok(template, `${locale} has no ${code}: ${message}`);
        const unknown = placeholders(template).filter((name) => !placeholders(message).includes(name));
        assert.deepEqual(unknown, [], `${locale} ${code} names what the engine does not give`);
        const given = texts.codeSummary(code, engine.info.codes);
        assert.notEqual(given, summary, `${locale} sums ${code} up in English`);
        // There may be hundreds of similar diagnostics on numbers, which are summarised.
        if (/^(number|identity)\./.test(code)) assert.ok(given, `${locale} has no summary of ${code}`);
      }
    }
  });

  it("say in every language why a key cannot be used", () => {
    const source = readFileSync(`${root}bindings/src/api-key.ts`, "utf8");
    const problems = [...source.matchAll(/"(It (?:is|has) [^"]*\.)"/g)].map(([, problem]) => problem);
    assert.ok(problems.length >= 5);
    for (const [locale, texts] of Object.entries(others))
      assert.deepEqual(Object.keys(texts.keyProblems).sort(), problems.sort(), locale);
  });

  it("say in every language why a number is where it is", () => {
    // English texts are those of the package.
    const kindsOf = (file, pattern) => {
      const source = readFileSync(`${root}bindings/src/${file}`, "utf8");
      return [...(pattern.exec(source)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(([, kind]) => kind);
    };
    const kinds = [
      ...kindsOf("send-state.ts", /export type ReasonKind =\s+\| SendProblem\["kind"\]([^;]+);/),
      ...kindsOf("problem.ts", /export interface SendProblem \{[^]*?kind:([^;]+);/),
    ];
    assert.ok(kinds.length > 20);
    assert.deepEqual(en.reasons, {});
    for (const texts of Object.values(others)) assert.deepEqual(Object.keys(texts.reasons).sort(), kinds.sort());
  });

  it("say in every language why an address cannot be used", () => {
    const cases = readCases().filter(({ call }) => call === "read_base_url");
    const reasons = cases
      .flatMap((given) => JSON.parse(engine.text("readBaseUrl", ...textsOf(given))).diagnostics)
      .flatMap(({ params }) => params.reason ?? []);
    assert.ok(new Set(reasons).size > 10);
    for (const [locale, { addressProblems }] of Object.entries(others)) {
      for (const reason of reasons) assert.ok(addressProblems[reason], `${locale} ${reason}`);
    }
  });

  it("say in every language what the engine says of a value", async () => {
    const wrong = [5, true, null, "x", [], {}, [5]].flatMap((value) => [
      value,
      { phone_numbers: value, directions: value },
      { phone_numbers: [value], directions: [value] },
      { directions: [{ type: "outbound", sip_endpoint: value, headers: value, options: value }] },
      {
        directions: [
          { type: "inbound", register_auth: value, headers: { headers: [value] }, options: { port: value } },
        ],
      },
    ]);
    const plans = [
      ...wrong.map((draft) => engine.plan(draft)),
      ...readCases()
        .filter(({ call }) => call !== "judge_trunk")
        .map((given) => JSON.parse(engine.text(functionOf(given.call), ...textsOf(given)))),
    ];
    // None of the page's own options can be wrong, and for a port and a trunk's fields it says what they must be.
    const isShown = ({ code, path = "" }) => code !== "context.unusable" && !path.endsWith("/port");
    const phrases = plans
      .flatMap(({ diagnostics = [] }) => diagnostics)
      .filter(isShown)
      .flatMap(({ params = {} }) =>
        ["field", "actual", "expected", "character", "encoding"].map((name) => params[name]),
      )
      .filter((value) => typeof value === "string" && /^an? |^A |^true or |, read as /.test(value));
    assert.ok(new Set(phrases).size > 10);
    for (const [locale, texts] of Object.entries(others)) {
      for (const phrase of phrases) assert.ok(texts.phrases[phrase], `${locale}: ${phrase}`);
    }
    const { describe: say } = await load("index");
    const [found] = engine.plan({ phone_numbers: [5], directions: [{ type: "inbound" }] }).diagnostics;
    assert.equal(say(others.de, found), "Eine Rufnummer muss ein Text sein, nicht eine Zahl.");
    // What is written in a draft is not translated.
    assert.match(say(others.de, { ...found, code: "headers.invalid_name", params: { name: "a string" } }), /a string/);
  });

  it("translate the title of every fix", async () => {
    const titles = await collectFixTitles(engine);
    assert.ok(titles.size > 40, `${titles.size} titles`);
    for (const [locale, texts] of Object.entries(others)) {
      const english = [...titles].map((title) => texts.fixTitle(title, "")).filter(isEnglish);
      assert.deepEqual(english, [], locale);
    }
  });

  it("translate no title that no fix has", async () => {
    const { FIXED_TITLES } = await load("de");
    const titles = await collectFixTitles(engine);
    assert.deepEqual(
      Object.keys(FIXED_TITLES).filter((title) => !titles.has(title)),
      [],
    );
  });
});

describe("texts about providers", () => {
  /** The engine's own words, by the place of their translations. */
  const TABLES = ["questions", "settings", "values", "names", "steps", "transferWays", "sources"];

  it("are as complete in every language as in English", () => {
    const isOwn = ([path]) => !TABLES.some((table) => path.startsWith(`/${table}/`));
    const paths = (texts) => [...leaves(texts)].filter(isOwn).map(([path, text]) => `${path} ${typeof text}`);
    assert.ok(paths(providerEn).length > 60);
    for (const [locale, texts] of Object.entries(providerOthers))
      assert.deepEqual(paths(texts).sort(), paths(providerEn).sort(), locale);
  });

  it("translate what the engine says of providers, and nothing that it does not say", () => {
    const providers = engine.providers();
    const lists = providers.map(({ id }) => engine.providerChecklist(id));
    const asks = providers.flatMap(({ id }) => engine.applyProvider({}, id).asks);
    const isOfWords = (text) => /[a-z]{3} [a-z]|^Yes$/i.test(text) && !/^(UDP|sip:)/.test(text);
    const said = {
      questions: asks.map(({ name }) => name),
      settings: lists.flatMap(({ items }) => items.map(({ id }) => id)),
      steps: lists.flatMap(({ steps }) => steps.map(({ text }) => text)),
      transferWays: lists.flatMap(({ transfers }) => transfers ?? []).filter(isOfWords),
    };
    for (const [locale, texts] of Object.entries(providerOthers)) {
      for (const [table, keys] of Object.entries(said))
        for (const key of keys) assert.ok(texts[table][key], `${locale} ${table}: ${key}`);
      const known = {
        ...said,
        values: lists.flatMap(({ items }) => items.flatMap(({ values }) => values)),
        names: providers.map(({ name }) => name),
        sources: providers.map(({ source }) => source),
        transferWays: lists.map(({ transfers }) => transfers),
      };
      for (const table of TABLES)
        assert.deepEqual(
          Object.keys(texts[table]).filter((key) => !known[table].includes(key)),
          [],
          `${locale} ${table}`,
        );
    }
  });
});

/** A word that no other language has, or the verb at the beginning of an English title. */
function isEnglish(title) {
  return /\b(it|the|this|out|with|of|from|them|and|into|before)\b/.test(title) || VERB.test(title);
}
const VERB = /^(Add|Keep|Make|Move|Nest|Put|Remove|Rename|Repair|Send|Set|Swap|Take|Use|Write) /;

function leaf(texts, path) {
  return path
    .slice(1)
    .split("/")
    .reduce((value, name) => value[name], texts);
}
