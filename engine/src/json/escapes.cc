#include "json/escapes.h"

#include <cstring>

#include "text/utf8.h"

namespace sipattach {

std::size_t LengthUnescaped(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::uint64_t bytes; text.size() - end >= sizeof bytes; end += sizeof bytes) {
    std::memcpy(&bytes, text.data() + end, sizeof bytes);
    if (!ArePlain(bytes)) break;
  }
  while (end < text.size()) {
    const std::size_t length = IsPlain(text[end]) ? 1
                               : static_cast<unsigned char>(text[end]) < 0x80
                                   ? 0
                                   : Utf8SequenceLength(text, end);
    if (length == 0) break;
    end += length;
  }
  return end - at;
}

char MeaningOfEscape(char c) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t index = kNames.find(c);
  return index == std::string_view::npos ? '\0' : kMeanings[index];
}

}  // namespace sipattach
