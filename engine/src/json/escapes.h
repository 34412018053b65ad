#ifndef SIPATTACH_JSON_ESCAPES_H_
#define SIPATTACH_JSON_ESCAPES_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// How many bytes from `at` on need no escape in a string: plain ones, and sequences of UTF-8.
[[nodiscard]] std::size_t LengthUnescaped(std::string_view text, std::size_t at);

// What a backslash and a character mean (RFC 8259 §7), or NUL if they mean nothing or begin \u.
[[nodiscard]] char MeaningOfEscape(char c);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_ESCAPES_H_
