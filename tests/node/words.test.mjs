// The words that the engine looks for, alone and beside what usually surrounds them, in every place of
// every call: code that expects something after a word must cope with nothing there.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine } from "sipattach";

const sources = fileURLToPath(new URL("../../engine/src/", import.meta.url));
const engine = await createEngine();

function wordsOfTheEngine() {
  const words = new Set();
  for (const name of readdirSync(sources, { recursive: true })) {
    if (!/\.(cc|h)$/.test(name)) continue;
    const code = readFileSync(join(sources, name), "utf8").replaceAll(/^\s*(#include|\/\/).*$/gm, "");
    for (const [, literal] of code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)) {
      for (const word of literal.split(/[^\w-]+/)) if (word.length > 1) words.add(word);
    }
  }
  return [...words];
}

const NUMBER = "+14155552671";
const REQUEST = {
  method: "POST",
  url: "https://api.bland.ai/v1/sip/attach",
  headers: {},
  body: { phone_number: NUMBER, directions: [{ type: "inbound" }], service: "sip" },
  numbers: [0],
};

/** Values that contain `text` as a name and as a value, alone and beside others. */
const valuesWith = (text) => [
  text,
  { [text]: null },
  { [text]: text, number: text },
  [text, { x: { [text]: [text] } }],
];

const callsOnText = [
  (text) => engine.plan(text),
  (text) => engine.readNumber(text, { default_region: "US" }),
  (text) => engine.readNumbers(text),
  (text) => engine.readNumbers(`${text}\n${text},${NUMBER}\n`),
  (text) => engine.readTable(`${text}\n${NUMBER}\n`),
  (text) => engine.readEndpoint(text),
  (text) => engine.readEndpoint(`sip:${text}`),
  (text) => engine.readCurl(text),
  (text) => engine.readCurl(`curl ${text}`),
  (text) => engine.readBaseUrl(text),
  (text) => engine.redact(text),
];

const callsOnValue = [
  (value) => engine.plan(value),
  (value) =>
    engine.plan({
      ...(typeof value === "object" ? value : {}),
      phone_number: value,
      directions: [{ type: "inbound", options: value, headers: value, register_auth: value }, value],
    }),
  (value) => engine.readResponse({ status: 200, body: value }, REQUEST),
  (value) => engine.readResponse({ status: 400, body: { errors: value, message: value } }, REQUEST),
  (value) => engine.readResponse({ status: 200, body: { data: { configured: value, failed: value } } }, REQUEST),
  (value) => engine.readConfiguration({ status: 200, body: { data: { inbound: value, outbound: value } } }, REQUEST),
  (value) =>
    engine.readAccount({ numbers: { status: 200, body: { data: { numbers: value } } }, inbound: null }, [REQUEST]),
  (value) => engine.redact(value),
];

it("bears each word that the engine knows, wherever it stands", () => {
  const words = wordsOfTheEngine();
  assert.ok(words.length > 1000);
  for (const word of words) {
    for (const text of [word, `${word}:`, `${word}=`, `${word}@`, `:${word}`, `(${word}`, `+${word} 1`]) {
      for (const call of callsOnText) assert.doesNotThrow(() => call(text), `${call} ${text}`);
    }
    for (const value of valuesWith(word)) {
      for (const call of callsOnValue) assert.doesNotThrow(() => call(value), `${call} ${JSON.stringify(value)}`);
    }
  }
});
