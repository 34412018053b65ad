#ifndef SIPATTACH_IMPORT_PASTED_KIND_H_
#define SIPATTACH_IMPORT_PASTED_KIND_H_

// Recognises what is pasted or dropped in place of a list of numbers.

#include <string_view>

namespace sipattach {

// "curl", "request_body" or "binary"; empty if the text may be a list of numbers. Looks only at the
// beginning of a long text.
[[nodiscard]] std::string_view KindOfOtherText(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_PASTED_KIND_H_
