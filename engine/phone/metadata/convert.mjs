// Turns number plans into the text that the phone layer reads (plan_text.h), as a C++ source file.
//
//   node convert.mjs <google-libphonenumber/dist/libphonenumber.js> <out.cc>
//   node convert.mjs --test-plans <libphonenumber's test_metadata.cc> <out.cc>
//
// The npm package holds each message of phonemetadata.proto as an array that is indexed by protobuf
// field number. Of it is left out what the engine never asks for: example numbers, short and emergency
// numbers, carrier codes, rules for numbers dialled abroad, types that do not exist, and all but the
// last leading-digits pattern of a format (the earlier ones serve formatting while one types).
// libphonenumber's test plans are serialized messages; of them everything is kept.

import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

// Field numbers of phonemetadata.proto.
const ID = 9;
const FORMAT_LISTS = [19, 20];
const FLAGS = [18, 22, 32];
const DESCRIPTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 21, 24, 25, 28];
const TEXTS = [ID, 10, 11, 12, 13, 15, 16, 17, 23];
const UNUSED = [12, 17, 24, 32];
const DESC = { pattern: 2, example: 6, lengths: 9, localOnly: 10 };
const FORMAT = { pattern: 1, format: 2, leadingDigits: 3, rule: 4, carrierRule: 5, optional: 6 };

const lengthsText = (lengths) =>
  (lengths ?? []).map((length) => String.fromCharCode("@".charCodeAt(0) + length)).join("");

const columns = (values) =>
  values
    .map((value) => value ?? "")
    .join("\t")
    .replace(/\t+$/, "");

function descriptionText(desc, everything) {
  const { pattern, example, lengths, localOnly } = DESC;
  return columns([
    desc[pattern],
    lengthsText(desc[lengths]),
    lengthsText(desc[localOnly]),
    everything ? desc[example] : "",
  ]);
}

function formatText(format, everything) {
  const leading = format[FORMAT.leadingDigits] ?? [];
  return columns([
    format[FORMAT.pattern],
    format[FORMAT.format],
    format[FORMAT.rule],
    everything ? format[FORMAT.carrierRule] : "",
    everything && format[FORMAT.optional] ? "1" : "",
    ...(everything ? leading : leading.slice(-1)),
  ]);
}

function planText(plan, everything) {
  const lines = [];
  const add = (field, value) => {
    if (/[\n\f]/.test(value)) throw new Error(`number plans: a separator in field ${field}`);
    lines.push(String.fromCharCode("0".charCodeAt(0) + field) + value);
  };
  const wanted = (fields) => (everything ? fields : fields.filter((id) => !UNUSED.includes(id)));
  for (const id of wanted(TEXTS)) if (plan[id] !== undefined && plan[id] !== null) add(id, plan[id]);
  for (const id of wanted(FLAGS)) if (plan[id]) add(id, "");
  for (const id of wanted(DESCRIPTIONS)) {
    if (plan[id] && (everything || plan[id][DESC.pattern])) add(id, descriptionText(plan[id], everything));
  }
  for (const id of FORMAT_LISTS) {
    for (const format of plan[id] ?? []) add(id, formatText(format, everything));
  }
  return lines.join("\n");
}

// The plans in the order in which a shared calling code tries its regions: the main one first, then
// as the package lists them.
function orderedPlans({ countryToMetadata, countryCodeToRegionCodeMap }) {
  const plans = [];
  for (const [code, regions] of Object.entries(countryCodeToRegionCodeMap)) {
    for (const region of regions) plans.push(countryToMetadata[region === "001" ? code : region]);
  }
  const count = Object.keys(countryToMetadata).length;
  if (plans.length !== count || plans.includes(undefined)) {
    throw new Error(`number plans: ${plans.length} regions by calling code, ${count} in all`);
  }
  return plans;
}

function packagePlans(path) {
  const { metadata } = createRequire(import.meta.url)(path);
  const { version } = JSON.parse(readFileSync(join(dirname(path), "..", "package.json"), "utf8"));
  const text = orderedPlans(metadata)
    .map((plan) => planText(plan, false))
    .join("\f");
  return { text, version };
}

// Serialized messages, to arrays like those of the package. Every field is kept with all its values;
// `shape` says which are lists, and which are messages of what shape.
const DESC_SHAPE = { lists: [DESC.lengths, DESC.localOnly], messages: {} };
const FORMAT_SHAPE = { lists: [FORMAT.leadingDigits], messages: {} };
const PLAN_SHAPE = {
  lists: FORMAT_LISTS,
  messages: Object.fromEntries([
    ...DESCRIPTIONS.map((id) => [id, DESC_SHAPE]),
    ...FORMAT_LISTS.map((id) => [id, FORMAT_SHAPE]),
  ]),
};
const COLLECTION_SHAPE = { lists: [1], messages: { 1: PLAN_SHAPE } };

function parseMessage(bytes, shape) {
  const message = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const id = key >> 3;
    let value = varint();
    if ((key & 7) === 2) {
      const piece = bytes.subarray(at, at + value);
      at += value;
      value = shape.messages[id] ? parseMessage(piece, shape.messages[id]) : piece.toString("utf8");
    }
    if (shape.lists.includes(id)) (message[id] ??= []).push(value);
    else message[id] = value;
  }
  return message;
}

function testPlans(path) {
  const source = readFileSync(path, "utf8").replace(/\/\/.*$|\/\*[^]*?\*\//gm, "");
  const bytes = Buffer.from(source.match(/0x[0-9A-Fa-f]{2}\b/g).map(Number));
  const plans = parseMessage(bytes, COLLECTION_SHAPE)[1];
  return { text: plans.map((plan) => planText(plan, true)).join("\f"), version: "test" };
}

function cxxSource({ text, version }) {
  const bytes = Buffer.from(text, "utf8");
  const rows = [];
  for (let i = 0; i < bytes.length; i += 32) rows.push(`${[...bytes.subarray(i, i + 32)].join(",")},`);
  return `// Generated by engine/phone/metadata/convert.mjs. Number plans: ${version}.
#include "phone/metadata/number_plans.h"
#include "phonenumbers/metadata.h"

namespace {
const unsigned char kPlans[] = {
${rows.join("\n")}
};
}  // namespace

namespace i18n {
namespace phonenumbers {
int metadata_size() { return static_cast<int>(sizeof(kPlans)); }
const void* metadata_get() { return kPlans; }
}  // namespace phonenumbers
}  // namespace i18n

namespace sipattach::phone::metadata {
std::string_view Version() { return "${version}"; }
std::string_view Text() { return {reinterpret_cast<const char*>(kPlans), sizeof kPlans}; }
}  // namespace sipattach::phone::metadata
`;
}

function main(args) {
  const forTests = args[0] === "--test-plans";
  const [source, out] = forTests ? args.slice(1) : args;
  if (!source || !out) throw new Error("usage: convert.mjs [--test-plans] <source> <out.cc>");
  const plans = forTests ? testPlans(resolve(source)) : packagePlans(resolve(source));
  writeFileSync(out, cxxSource(plans));
}

main(process.argv.slice(2));
