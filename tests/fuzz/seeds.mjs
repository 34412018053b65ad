// Writes the inputs of the shared cases as a seed corpus, and the words in them as a dictionary:
// seeds.mjs OUTPUT_FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const casesDir = fileURLToPath(new URL("../cases/", import.meta.url));
const targetsOfCall = {
  plan: ["plan", "follow_up", "json_text"],
  read_number: ["number"],
  read_numbers: ["bulk"],
  read_endpoint: ["endpoint"],
  read_curl: ["curl"],
  read_base_url: ["base_url"],
  read_response: ["response"],
  read_configuration: ["response"],
};

const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function seedOf(target, call, { input, context = {} }) {
  if (target === "json_text") return text(input);
  if (targetsOfCall[call].includes("response")) return `${text(input.request)}\n${text(input.response)}`;
  if (call === "read_endpoint" || call === "read_curl") return text(input);
  if (call === "read_base_url") return `${JSON.stringify(context)}\n${JSON.stringify(input)}`;
  return `${JSON.stringify(context)}\n${text(input)}`;
}

// Names and short values, and the characters between them in addresses: mutations of single bytes hardly
// ever produce these.
function wordsOf(seed) {
  return seed.match(/[A-Za-z][\w-]{1,30}|[^\w\s"\\]{2,4}|\/v\d/g) ?? [];
}

const words = new Set();
const output = process.argv[2];
for (const target of new Set(Object.values(targetsOfCall).flat())) mkdirSync(join(output, target), { recursive: true });
for (const file of readdirSync(casesDir).filter((name) => name.endsWith(".json"))) {
  for (const given of JSON.parse(readFileSync(join(casesDir, file), "utf8"))) {
    const call = given.call ?? "plan";
    for (const target of targetsOfCall[call] ?? []) {
      const seed = seedOf(target, call, given);
      const name = createHash("sha256").update(seed).digest("hex").slice(0, 16);
      writeFileSync(join(output, target, name), seed);
      for (const word of wordsOf(seed)) words.add(word);
    }
  }
}
const printable = [...words].filter((word) => /^[\x21-\x7e]+$/.test(word));
writeFileSync(
  join(output, "words.dict"),
  printable
    .sort()
    .map((word) => `"${word}"\n`)
    .join(""),
);
