#ifndef SIPATTACH_TEXT_UTF8_H_
#define SIPATTACH_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

// What some editors put at the start of a text. RFC 8259 §8.1 forbids it in JSON.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// U+FFFD, which replaces what could not be decoded.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// Length in bytes (1 to 4) of the well-formed UTF-8 sequence (RFC 3629) at `text[at]`, or 0 if it
// is ill-formed. Precondition: at < text.size().
[[nodiscard]] std::size_t Utf8SequenceLength(std::string_view text, std::size_t at);

// A code point and its length in bytes: U+FFFD and 1 if the text is ill-formed.
struct CodePoint {
  char32_t value;
  std::size_t length;
};
// Precondition: at < text.size().
[[nodiscard]] CodePoint DecodeUtf8(std::string_view text, std::size_t at);

// Whether the text contains U+FFFD, which stands for a lost character, or ill-formed UTF-8.
[[nodiscard]] bool HasLostCharacter(std::string_view text);

// The number of code points. Each ill-formed byte counts as one.
[[nodiscard]] std::size_t CountCharacters(std::string_view text);

void AppendUtf8(std::string& out, char32_t code_point);

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_UTF8_H_
