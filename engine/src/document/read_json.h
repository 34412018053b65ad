#ifndef SIPATTACH_DOCUMENT_READ_JSON_H_
#define SIPATTACH_DOCUMENT_READ_JSON_H_

#include <optional>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Reads JSON text (RFC 8259) of any bytes; members keep their order. No value means that `report`
// got an error.
//
// Warnings, with a value: a byte order mark, which is skipped; a member name given twice, of which
// the last value counts. Errors, without a value, at the path "" and with `line`, `column`
// (characters) and `byte` parameters: everything else that is not JSON, and nesting beyond
// kMaxJsonDepth. Usual slips (comments, trailing commas, single quotes, …) have codes of their own
// and one fix, which replaces the whole document by what the text means. There is no fix when that
// value holds a password or key: a patch must not show one.
//
// Linear time and memory.
[[nodiscard]] std::optional<Json> ReadJsonText(std::string_view text, Report& report);

// The same for what programs wrote: read under the same bounds, but nothing is explained. Null
// where the text is not JSON.
[[nodiscard]] Json ReadJsonOrNull(std::string_view text);

// The same, but null where an object says something twice: it may mean either.
[[nodiscard]] Json ReadUniqueJsonOrNull(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_READ_JSON_H_
