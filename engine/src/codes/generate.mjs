// Writes the table of codes as C++.
//
//   node generate.mjs <code_list.h> <code_table.cc>

import { writeFileSync } from "node:fs";
import { readCodes } from "./table.mjs";

const [list, table] = process.argv.slice(2);
const codes = readCodes();
// The codes whose texts are in the core of the WebAssembly module: those that usual drafts get, and drafts that lack
// something. All other texts are in the tools, with most of the code that reports them. A code that is missing here only
// waits for the tools to load; a superfluous one is downloaded by everybody.
const USUAL = {
  auth:
    "derived_password mode_unknown password_needs_escape password_required password_too_short password_weak " +
    "register_auth_required registrar_unknown username_required",
  context: "base_url_path insecure_base_url unknown unknown_region",
  directions: "empty required",
  endpoint: "loopback own_service required",
  headers:
    "already_arrives direction_missing empty_list key_missing prefer_uui reserved_name reserved_variable value_missing",
  options: "port_out_of_range",
  service: "added unsupported",
  trunk: "context_unused id_blank",
};
/** Subjects of which any code may come with the first list of numbers. */
const OF_NUMBERS = ["identity", "number", "numbers"];
const usual = new Set(
  Object.entries(USUAL).flatMap(([subject, list]) => list.split(" ").map((name) => `${subject}.${name}`)),
);
for (const code of usual) if (!codes.some((each) => each.code === code)) throw new Error(`no code ${code}`);
const isUsual = ({ code }) => usual.has(code) || OF_NUMBERS.includes(code.split(".")[0]);
// For the characters in these texts, JSON's escapes are also those of C++. Each text is terminated by a NUL.
const literals = (texts) => texts.map((text) => `    ${JSON.stringify(text).slice(0, -1)}\\0"`).join("\n");
const textsOf = (isWanted) =>
  literals(codes.flatMap((each) => (isWanted(each) ? [each.severity[0] + each.code, each.message] : [""])));

writeFileSync(
  list,
  `// Made of engine/src/codes/*.json by generate.mjs.
#ifndef SIPATTACH_CODES_CODE_LIST_H_
#define SIPATTACH_CODES_CODE_LIST_H_

#include <cstddef>
#include <cstdint>

namespace sipattach {

enum class Code : std::uint16_t {
${codes.map(({ enumerator }) => `  ${enumerator},`).join("\n")}
};

inline constexpr std::size_t kCodeCount = ${codes.length};

}  // namespace sipattach

#endif  // SIPATTACH_CODES_CODE_LIST_H_
`,
);

writeFileSync(
  table,
  `// Made of engine/src/codes/*.json by generate.mjs.
#include "codes/code_texts.h"

namespace sipattach {

const char kCodeTexts[] =
${textsOf(isUsual)};

const char kUnusualCodeTexts[] =
${textsOf((each) => !isUsual(each))};

const char kCodeDocumentation[] =
${literals(codes.flatMap(({ summary, source }) => [summary, source]))};

}  // namespace sipattach
`,
);
