#ifndef SIPATTACH_JSON_ESCAPES_H_
#define SIPATTACH_JSON_ESCAPES_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// The number of bytes from `at` on that a JSON string can hold as they are: no quote, backslash or
// control character, and valid UTF-8.
[[nodiscard]] std::size_t LengthUnescaped(std::string_view text, std::size_t at);

// The character that a backslash and `c` stand for (RFC 8259 §7). NUL for an unknown escape, and
// for \u, which needs four digits.
[[nodiscard]] char MeaningOfEscape(char c);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_ESCAPES_H_
