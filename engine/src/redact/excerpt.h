#ifndef SIPATTACH_REDACT_EXCERPT_H_
#define SIPATTACH_REDACT_EXCERPT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "redact/marks.h"

namespace sipattach {

inline constexpr std::size_t kLongestExcerpt = 80;

// The text for a message or a title: without its secrets, then cut to kLongestExcerpt bytes, with
// an ellipsis. In this order, because half a password does not look like a secret.
[[nodiscard]] std::string Excerpt(std::string_view text);

// Cuts text to at most `longest` bytes and an ellipsis. Hides no secrets.
[[nodiscard]] std::string Excerpt(std::string_view text, std::size_t longest);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_EXCERPT_H_
