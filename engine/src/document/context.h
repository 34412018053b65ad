#ifndef SIPATTACH_DOCUMENT_CONTEXT_H_
#define SIPATTACH_DOCUMENT_CONTEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "draft_limits.h"
#include "json/json.h"

namespace sipattach {

// What the caller knows besides the draft.
struct Context {
  std::string default_region;      // upper case and known to the number plans, or empty
  Json trunk;                      // an object, or null if nothing is known about the trunk
  bool reading_for_trunk = false;  // of readNumber and readNumbers: the number is bound to a trunk
  std::string base_url;            // without a slash at its end; empty after an error
  Json phone_column;    // of readNumbers: an index from 0, a name, or null to look for it
  Json country_column;  // as phone_column
  Json roles;           // of readNumbers: a list with the role of each column, or null to find them
  bool expand_ranges = false;  // of readNumbers: a range becomes its numbers
  bool beside = false;         // of splitNumbers: what is beside the numbers is wanted too
  std::size_t max_numbers_per_request = kMaxNumbersPerRequest;
  bool skip_invalid = false;
};

// What cannot be used is reported at "" (there is no place in the draft to point at). It is an
// error where its default would change where or what is sent. `text` is JSON text; empty text is an
// empty context.
[[nodiscard]] Context ReadContext(std::string_view text, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_CONTEXT_H_
