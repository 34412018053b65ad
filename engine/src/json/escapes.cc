#include "json/escapes.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace sipattach {
namespace {

// Whether a byte is ASCII that needs no escape in a JSON string (RFC 8259 §7): anything but control
// characters, quotes and backslashes.
constexpr bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

// Tests eight bytes at once: sets the highest bit of each byte that is not plain. A subtraction may
// borrow from the next higher byte and mark it too, so only the lowest mark is certain.
constexpr std::uint64_t MarksOfOthers(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  const std::uint64_t quotes = bytes ^ (kEach * '"');
  const std::uint64_t backslashes = bytes ^ (kEach * '\\');
  const std::uint64_t bad =
      bytes | (bytes - kEach * ' ') | (quotes - kEach) | (backslashes - kEach);
  return bad & (kEach * 0x80);
}

// Where the part that needs no escape ends, taking valid UTF-8 sequences into account.
std::size_t EndWithUtf8(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool is_ascii = static_cast<unsigned char>(text[at]) < 0x80;
    if (is_ascii && !IsPlain(text[at])) break;
    const std::size_t length = Utf8SequenceLength(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

std::size_t LengthUnescaped(std::string_view text, std::size_t at) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  std::size_t end = at;
  if (text.size() - at >= kWord) {
    // The last word may overlap the one before it.
    const std::size_t last = text.size() - kWord;
    for (;; end = std::min(end + kWord, last)) {
      std::uint64_t bytes;
      std::memcpy(&bytes, text.data() + end, kWord);
      const std::uint64_t marks = MarksOfOthers(bytes);
      if (marks == 0 && end == last) return text.size() - at;
      if (marks == 0) continue;
      constexpr bool kLowestIsFirst = std::endian::native == std::endian::little;
      if constexpr (kLowestIsFirst) end += static_cast<std::size_t>(std::countr_zero(marks)) / 8;
      break;
    }
  }
  while (end < text.size() && IsPlain(text[end])) ++end;
  const bool is_end = end == text.size() || static_cast<unsigned char>(text[end]) < 0x80;
  return (is_end ? end : EndWithUtf8(text, end)) - at;
}

char MeaningOfEscape(char c) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t index = kNames.find(c);
  return index == std::string_view::npos ? '\0' : kMeanings[index];
}

}  // namespace sipattach
