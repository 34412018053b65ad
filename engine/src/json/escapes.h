#ifndef SIPATTACH_JSON_ESCAPES_H_
#define SIPATTACH_JSON_ESCAPES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sipattach {

// Whether a byte stands in a string of JSON as it is (RFC 8259 §7): ASCII without controls, quotes
// and backslashes.
[[nodiscard]] constexpr bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

// The same of eight bytes at once: none has its highest bit, is below a blank, a quote or a
// backslash. What is borrowed from a byte only makes another one fail where one has failed.
[[nodiscard]] constexpr bool ArePlain(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  const std::uint64_t quotes = bytes ^ (kEach * '"');
  const std::uint64_t backslashes = bytes ^ (kEach * '\\');
  const std::uint64_t bad =
      bytes | (bytes - kEach * ' ') | (quotes - kEach) | (backslashes - kEach);
  return (bad & (kEach * 0x80)) == 0;
}

// How many bytes from `at` on stand in a string as they are: plain ones, and sequences of UTF-8.
[[nodiscard]] std::size_t LengthUnescaped(std::string_view text, std::size_t at);

// What a backslash and a character mean (RFC 8259 §7), or NUL where they mean nothing, or \u
// begins.
[[nodiscard]] char MeaningOfEscape(char c);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_ESCAPES_H_
