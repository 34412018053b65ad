#ifndef SIPATTACH_REDACT_EXCERPT_H_
#define SIPATTACH_REDACT_EXCERPT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "redact/marks.h"

namespace sipattach {

inline constexpr std::size_t kLongestExcerpt = 80;

// A text for a message or a title: without its secrets, then cut, with an ellipsis, where it is too
// long to be read there. In this order, as half a password has no form that gives it away.
[[nodiscard]] std::string Excerpt(std::string_view text);

// Cuts a text that is shown with its secrets, or has none any more.
[[nodiscard]] std::string Excerpt(std::string_view text, std::size_t longest);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_EXCERPT_H_
