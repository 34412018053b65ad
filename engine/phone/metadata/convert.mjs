// Converts number plans into a C++ source file with the packed form that the phone layer reads (packed_plans.h).
//
//   node convert.mjs <google-libphonenumber/dist/libphonenumber.js> <out.cc>
//   node convert.mjs --test-plans <libphonenumber's test_metadata.cc> <out.cc>
//
// The npm package has each message of phonemetadata.proto as an array, indexed by protobuf field number. What
// the engine never uses is left out: example numbers, short and emergency numbers, carrier codes, rules for
// numbers that cannot be dialled from abroad, types that do not exist, and all but the last leading-digits
// pattern of a format (the earlier ones are for as-you-type formatting). libphonenumber's test plans are
// serialized messages, which are kept completely.

import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

// Field numbers of phonemetadata.proto.
const ID = 9;
const GENERAL = 1;
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

// If the international formats are all based on national formats of the plan, there is an entry for each
// national format: only the format that differs, nothing if it is the same, or "-" if it has no international
// form. Otherwise, the formats as they are.
function internationalText(plan, everything) {
  const own = plan[FORMAT_LISTS[0]] ?? [];
  const listed = plan[FORMAT_LISTS[1]] ?? [];
  if (listed.length === 0) return "";
  const keyOf = (format) => formatText({ ...format, [FORMAT.format]: "", [FORMAT.rule]: "" }, false);
  const places = own.map((format) => listed.findIndex((one) => keyOf(one) === keyOf(format)));
  const found = places.filter((place) => place >= 0);
  if (!everything && found.length === listed.length && found.every((place, i) => place === i)) {
    const differing = (format, other) => (other === format ? "" : other);
    return places
      .map((place, i) => (place < 0 ? "-" : differing(own[i][FORMAT.format], listed[place][FORMAT.format])))
      .join("\v");
  }
  const rows = listed.map((format) => formatText(format, everything));
  return [...rows, ...own.slice(rows.length).map(() => "-")].join("\v");
}

// The values of a plan's fields, keyed by the character of the field.
function planFields(plan, everything) {
  const fields = new Map();
  const add = (id, value) => {
    if (/[\n\f\x80-\uffff]/.test(value)) throw new Error(`number plans: a separator or no ASCII in field ${id}`);
    if (value !== "") fields.set(String.fromCharCode("0".charCodeAt(0) + id), value);
  };
  const wanted = (ids) => (everything ? ids : ids.filter((id) => !UNUSED.includes(id)));
  for (const id of wanted(TEXTS)) add(id, String(plan[id] ?? ""));
  for (const id of wanted(FLAGS)) add(id, plan[id] ? "1" : "");
  for (const id of wanted(DESCRIPTIONS)) {
    if (!plan[id] || !(everything || plan[id][DESC.pattern])) continue;
    // The pattern of a kind implies its lengths, and lengths are only asked of the plan as a whole.
    const hasLengths = everything || id === GENERAL;
    add(id, hasLengths ? descriptionText(plan[id], everything) : plan[id][DESC.pattern]);
  }
  const [own, international] = FORMAT_LISTS;
  add(own, (plan[own] ?? []).map((format) => formatText(format, everything)).join("\v"));
  add(international, internationalText(plan, everything));
  return fields;
}

// Common pieces of patterns: classes and groups of digits, with quantifiers. Each becomes one byte, from 128 on.
const PIECES = /\[[^\]]*\](?:\{\d+(?:,\d+)?\})?|\\d(?:\{\d+(?:,\d+)?\})?|\(\?:|\(\\d\{\d\}\)|\(\\d\)|\$\d/g;
const MOST_PIECES = 128;

// The plans by column, because the values of one field are more alike than those of one plan (packed_plans.h).
function packedText(plans, everything) {
  const rows = plans.map((plan) => planFields(plan, everything));
  const order = [...TEXTS, ...FLAGS, ...DESCRIPTIONS, ...FORMAT_LISTS].map((id) =>
    String.fromCharCode("0".charCodeAt(0) + id),
  );
  const columns = order
    .filter((field) => rows.some((row) => row.has(field)))
    .map((field) => `${field}${rows.map((row) => row.get(field) ?? "").join("\n")}\f`)
    .join("");
  const counts = new Map();
  for (const [piece] of columns.matchAll(PIECES)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const saved = ([piece, count]) => count * (piece.length - 1);
  const pieces = [...counts]
    .sort((a, b) => saved(b) - saved(a))
    .slice(0, MOST_PIECES)
    .map(([piece]) => piece)
    .sort();
  const bytes = new Map(pieces.map((piece, i) => [piece, String.fromCharCode(128 + i)]));
  const text = columns.replace(PIECES, (piece) => bytes.get(piece) ?? piece);
  return `${pieces.map((piece) => `${piece}\n`).join("")}\f${text}`;
}

// The plans in the order in which the regions of a shared calling code are tried: the main region first, then
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
  return { text: packedText(orderedPlans(metadata), false), version };
}

// Parses serialized messages into arrays like those of the package. Every field is kept with all its values;
// `shape` tells which fields are lists, and which are messages and of what shape.
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
  return { text: packedText(plans, true), version: "test" };
}

function cxxSource({ text, version }) {
  const bytes = Buffer.from(text, "latin1");
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
