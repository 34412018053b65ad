#ifndef SIPATTACH_HEADERS_MAPPING_CHECKS_H_
#define SIPATTACH_HEADERS_MAPPING_CHECKS_H_

// The rules for the texts of any header mapping, whatever they mean.

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

// The text of a member that the mapping needs, or null if there is none: absent or blank, it is
// reported as `missing`. Written under another name ("header", "variable"), it depends on whether
// the mapping begins with the header which of the two it is.
[[nodiscard]] const std::string* TakeRequired(ObjectReader& reader, std::string_view name,
                                              Code missing, bool begins_with_header = false);

// Puts the text under the name, unless there is none.
void Put(Json& body, std::string_view name, const std::string* text);

// Refuses what can break out of a header (CR, LF, NUL) or is not allowed in one (control
// characters other than the tab, RFC 3261 §25.1), and warns of texts longer than others accept.
// Returns whether the text may be in a header.
bool CheckHeaderText(std::string_view text, std::string_view field, const Pointer& at,
                     Report& report);

// "{{ account }}" is `account` to a person.
[[nodiscard]] std::string_view WithoutBraces(std::string_view text);

// "{{account}}", as pathways write the variable.
[[nodiscard]] std::string InBraces(std::string_view variable);

// Warns of a name that is written as pathways refer to variables, or has blanks inside.
void CheckVariableName(std::string_view name, const Pointer& at, Report& report);

// Warns of a variable that the service sets itself.
void CheckSetVariable(std::string_view name, const Pointer& at, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_MAPPING_CHECKS_H_
