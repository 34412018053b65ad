// Writes the tables of providers as C++: the domains of each, and each row as JSON text. The page reads endpoints long
// before anybody asks for a preset, so the members that the rules need are in a table of their own.
//
//   node generate.mjs <providers.json> <out.cc>

import { readFileSync, writeFileSync } from "node:fs";

const [input, output] = process.argv.slice(2);
const { regions, questions, providers } = JSON.parse(readFileSync(input, "utf8"));

// The members that the rules for endpoints and plans use.
const RULED = [
  ...["id", "name", "hosts", "choices", "user", "endpoint", "port", "tcp_port", "default_transport"],
  ...["credentials", "register", "clear", "confidence"],
];
// Calls to a carrier's hosts go to the telephone network, unless the hosts may run an application.
const networkOf = ({ role, applications }) => (role === "carrier" && applications !== true ? { network: true } : {});
const ruled = (row) => ({
  ...Object.fromEntries(Object.entries(row).filter(([name]) => RULED.includes(name))),
  ...networkOf(row),
});
const literal = (text) => `R"~(${text})~"`;
const lines = (textOf) => providers.map((row) => `    ${literal(`${row.id}\t${textOf(row)}\n`)}`).join("\n");

writeFileSync(
  output,
  `// Made of engine/src/providers/providers.json by generate.mjs.
#include "providers/table.h"

namespace sipattach {

const std::string_view kProviderDomains =
${lines(({ domains }) => domains.join(" "))};

const std::string_view kProviderRows =
${lines(({ applications: _, ...row }) => JSON.stringify(row))};

const std::string_view kProviderRules =
${lines((row) => JSON.stringify(ruled(row)))};

const std::string_view kProviderQuestions = ${literal(JSON.stringify(questions))};

const std::string_view kServiceRegions = ${literal(JSON.stringify(regions))};

}  // namespace sipattach
`,
);
