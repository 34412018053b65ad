#ifndef SIPATTACH_HEADERS_MAPPING_CHECKS_H_
#define SIPATTACH_HEADERS_MAPPING_CHECKS_H_

// Checks of the strings in any header mapping, whatever they mean.

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "document/object_reader.h"
#include "json/json.h"
#include "json/pointer.h"

namespace sipattach {

// What one header mapping means.
struct Mapping {
  Pointer at;  // where it is in the draft
  Json body;
  std::string header;       // the SIP header that it reads or sets; empty if there is none
  std::string variable;     // the pathway variable that it sets; empty if there is none
  std::string explanation;  // one sentence; empty if the mapping is not complete
};

// Takes a required string; null if there is none. If it is absent or blank, it is reported as
// `missing`, with a fix if it is under another name. For "header" and "variable" the order matters:
// `begins_with_header` says whether `key` is the header.
[[nodiscard]] const std::string* TakeRequired(ObjectReader& reader, std::string_view name,
                                              Code missing, bool begins_with_header = false);

// Sets the member to the text, unless that is null.
void Put(Json& body, std::string_view name, const std::string* text);

// Reports characters that can break out of a header (CR, LF, NUL) or are not allowed in one
// (control characters other than tab, RFC 3261 §25.1), and warns of text longer than other systems
// accept. Returns whether the text may be in a header.
bool CheckHeaderText(std::string_view text, std::string_view field, const Pointer& at,
                     Report& report);

// The name without braces: "{{ account }}" means `account`.
[[nodiscard]] std::string_view WithoutBraces(std::string_view text);

// The name as pathways refer to a variable: "{{account}}".
[[nodiscard]] std::string InBraces(std::string_view variable);

// Warns of a variable's name that is in braces, as pathways refer to it, or that has blanks inside.
void CheckVariableName(std::string_view name, const Pointer& at, Report& report);

// Warns of the same, and of a variable that the service sets itself.
void CheckSetVariable(std::string_view name, const Pointer& at, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_MAPPING_CHECKS_H_
