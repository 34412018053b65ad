#ifndef SIPATTACH_IMPORT_PASTED_KIND_H_
#define SIPATTACH_IMPORT_PASTED_KIND_H_

// What is pasted or dropped for a list of numbers and is none.

#include <string_view>

namespace sipattach {

// "curl", "request_body" or "binary"; empty where the text may be a list of numbers. Looks at the
// beginning of a long text.
[[nodiscard]] std::string_view KindOfOtherText(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_PASTED_KIND_H_
