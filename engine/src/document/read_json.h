#ifndef SIPATTACH_DOCUMENT_READ_JSON_H_
#define SIPATTACH_DOCUMENT_READ_JSON_H_

#include <optional>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Reads JSON text (RFC 8259); any bytes are legal input, and members keep their order. Returns
// nullopt after reporting an error.
//
// Reported with a value: a byte order mark, which is skipped, and a member name that occurs twice,
// whose last value counts. Errors, without a value: everything else that is not JSON, and nesting
// beyond kMaxJsonDepth. They have the parameters `line`, `column` (in code points) and `byte`.
// Common slips (comments, trailing commas, single quotes, …) have codes of their own and one fix,
// which replaces the whole document by what the text means. There is no fix if that holds a
// password or key: a patch must not show one.
//
// Linear time and memory.
[[nodiscard]] std::optional<Json> ReadJsonText(std::string_view text, Report& report);

// Reads JSON text that a program wrote, within the same limits but without explanations. Null if
// the text is not JSON.
[[nodiscard]] Json ReadJsonOrNull(std::string_view text);

// The same, but also null if an object has two members of the same name: it may mean either.
[[nodiscard]] Json ReadUniqueJsonOrNull(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_READ_JSON_H_
