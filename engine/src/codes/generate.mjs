// Writes the table of codes as C++.
//
//   node generate.mjs <code_list.h> <code_table.cc>

import { writeFileSync } from "node:fs";
import { readCodes } from "./table.mjs";

const [list, table] = process.argv.slice(2);
const codes = readCodes();
// JSON's escapes of what these texts hold are C++'s too. Texts follow one another, each ended by a NUL.
const literals = (texts) => texts.map((text) => `    ${JSON.stringify(text).slice(0, -1)}\\0"`).join("\n");

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
${literals(codes.flatMap(({ code, severity, message }) => [severity[0] + code, message]))};

const char kCodeDocumentation[] =
${literals(codes.flatMap(({ summary, source }) => [summary, source]))};

}  // namespace sipattach
`,
);
