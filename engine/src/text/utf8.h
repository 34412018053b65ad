#ifndef SIPATTACH_TEXT_UTF8_H_
#define SIPATTACH_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

// What some editors put before a text. RFC 8259 §8.1 does not want it in JSON.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// U+FFFD, in place of what could not be read.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// Length in bytes (1 to 4) of the well-formed UTF-8 sequence (RFC 3629) at `text[at]`, or 0 if it
// is ill-formed. Precondition: at < text.size().
[[nodiscard]] std::size_t Utf8SequenceLength(std::string_view text, std::size_t at);

// A code point and how many bytes it takes; U+FFFD and one byte where the text is ill-formed.
struct CodePoint {
  char32_t value;
  std::size_t length;
};
// Precondition: at < text.size().
[[nodiscard]] CodePoint DecodeUtf8(std::string_view text, std::size_t at);

// Whether the text holds U+FFFD, which stands for what could not be read, or is not UTF-8 itself.
[[nodiscard]] bool HasLostCharacter(std::string_view text);

// Ill-formed bytes count as one each.
[[nodiscard]] std::size_t CountCharacters(std::string_view text);

void AppendUtf8(std::string& out, char32_t code_point);

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_UTF8_H_
