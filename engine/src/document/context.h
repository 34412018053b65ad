#ifndef SIPATTACH_DOCUMENT_CONTEXT_H_
#define SIPATTACH_DOCUMENT_CONTEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "draft_limits.h"
#include "json/json.h"

namespace sipattach {

// What the caller says besides the draft.
struct Context {
  std::string default_region;      // upper case and known to the number plans, or empty
  Json trunk;                      // an object, or null if nothing is known about the trunk
  bool reading_for_trunk = false;  // ReadNumber, ReadNumbers: the numbers are bound to a trunk
  std::string base_url;            // without a trailing slash; empty after an error
  Json phone_column;               // ReadNumbers: an index from 0, a name, or null to find it
  Json country_column;             // like phone_column
  Json roles;                      // ReadNumbers: the role of each column, or null to find them
  bool expand_ranges = false;      // ReadNumbers: replace a range by its numbers
  bool beside = false;             // SplitNumbers: also give the text beside the numbers
  std::size_t max_numbers_per_request = kMaxNumbersPerRequest;
  bool skip_invalid = false;
};

// Reads a context from JSON text; empty text is an empty context. An option that is unknown or
// cannot be used is reported at the path "", as there is no place in the draft to point at. That is
// an error if using the default instead would change where or what is sent.
[[nodiscard]] Context ReadContext(std::string_view text, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_CONTEXT_H_
