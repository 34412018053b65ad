#ifndef SIPATTACH_PHONE_REGEX_UTF8_H_
#define SIPATTACH_PHONE_REGEX_UTF8_H_

#include <cstddef>
#include <string_view>

namespace sipattach::phone::regex {

// Not a code point: stands for a byte that does not begin a well-formed UTF-8 sequence.
inline constexpr char32_t kMalformed = 0xFFFFFFFF;

struct Decoded {
  char32_t code_point;
  std::size_t length;  // in bytes; 1 for a malformed byte
};

// Decodes the code point at text[at]; `at` must be inside the text. Overlong forms, surrogates and
// values over U+10FFFF are malformed (Unicode 15, table 3-7).
[[nodiscard]] inline Decoded DecodeUtf8(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto trail = [](char32_t b) { return (b & 0xC0) == 0x80; };
  const char32_t b0 = byte(at);
  if (b0 < 0x80) return {b0, 1};
  const char32_t b1 = byte(at + 1);
  if (b0 < 0xC2 || !trail(b1)) return {kMalformed, 1};
  if (b0 < 0xE0) return {(b0 & 0x1F) << 6 | (b1 & 0x3F), 2};
  const char32_t b2 = byte(at + 2);
  if (!trail(b2)) return {kMalformed, 1};
  if (b0 < 0xF0) {
    const char32_t c = (b0 & 0x0F) << 12 | (b1 & 0x3F) << 6 | (b2 & 0x3F);
    if (c < 0x800 || (c >= 0xD800 && c < 0xE000)) return {kMalformed, 1};
    return {c, 3};
  }
  const char32_t b3 = byte(at + 3);
  if (b0 > 0xF4 || !trail(b3)) return {kMalformed, 1};
  const char32_t c = (b0 & 0x07) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | (b3 & 0x3F);
  if (c < 0x10000 || c > 0x10FFFF) return {kMalformed, 1};
  return {c, 4};
}

// Writes a code point as UTF-8 into `out`, and returns the number of bytes.
inline std::size_t EncodeUtf8(char32_t c, char (&out)[4]) {
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  std::size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (std::size_t i = length - 1; i > 0; --i, c >>= 6) {
    out[i] = static_cast<char>(0x80 | (c & 0x3F));
  }
  constexpr unsigned char kLead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  out[0] = static_cast<char>(kLead[length] | c);
  return length;
}

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_UTF8_H_
