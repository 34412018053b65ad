// Writes the table of providers as a C++ source file: each row as JSON text, after its id and domains.
//
//   node generate.mjs <providers.json> <out.cc>

import { readFileSync, writeFileSync } from "node:fs";

const [input, output] = process.argv.slice(2);
const { regions, questions, providers } = JSON.parse(readFileSync(input, "utf8"));

const rows = providers.map((row) => `${row.id}\t${row.domains.join(" ")}\t${JSON.stringify(row)}\n`);
const literal = (text) => `R"~(${text})~"`;

writeFileSync(
  output,
  `// Made of engine/src/providers/providers.json by generate.mjs.
#include "providers/table.h"

namespace sipattach {

const std::string_view kProviderRows =
${rows.map((row) => `    ${literal(row)}`).join("\n")};

const std::string_view kProviderQuestions = ${literal(JSON.stringify(questions))};

const std::string_view kServiceRegions = ${literal(JSON.stringify(regions))};

}  // namespace sipattach
`,
);
