#ifndef SIPATTACH_REWRITES_CODE_FENCES_H_
#define SIPATTACH_REWRITES_CODE_FENCES_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with blanks for the lines by which Markdown begins and ends a block of code, "```csv".
// All other bytes keep their places. Empty if there are none.
[[nodiscard]] std::string WithoutCodeFences(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_CODE_FENCES_H_
