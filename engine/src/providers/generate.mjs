// Writes the table of providers as C++: each row as JSON text, after its id and domains. A page reads
// endpoints long before anybody asks for a preset, so what the rules need is a table by itself.
//
//   node generate.mjs <providers.json> <out.cc>

import { readFileSync, writeFileSync } from "node:fs";

const [input, output] = process.argv.slice(2);
const { regions, questions, providers } = JSON.parse(readFileSync(input, "utf8"));

// What the rules of endpoints and plans ask for.
const RULED = [
  ...["id", "name", "hosts", "choices", "user", "endpoint", "port", "tcp_port", "default_transport"],
  ...["credentials", "register", "clear", "confidence"],
];
const ruled = (row) => Object.fromEntries(Object.entries(row).filter(([name]) => RULED.includes(name)));
const rows = (members) =>
  providers.map((row) => `${row.id}\t${row.domains.join(" ")}\t${JSON.stringify(members(row))}\n`);
const literal = (text) => `R"~(${text})~"`;

writeFileSync(
  output,
  `// Made of engine/src/providers/providers.json by generate.mjs.
#include "providers/table.h"

namespace sipattach {

const std::string_view kProviderRows =
${rows((row) => row)
  .map((row) => `    ${literal(row)}`)
  .join("\n")};

const std::string_view kProviderRules =
${rows(ruled)
  .map((row) => `    ${literal(row)}`)
  .join("\n")};

const std::string_view kProviderQuestions = ${literal(JSON.stringify(questions))};

const std::string_view kServiceRegions = ${literal(JSON.stringify(regions))};

}  // namespace sipattach
`,
);
