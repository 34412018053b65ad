#include "text/folded_name.h"

#include <cstddef>

#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// U+00C0 to U+017F without their accents. The "s" for sharp s is doubled below.
constexpr std::string_view kBaseLetters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrr"
    "ssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t kSharpS = 0xDF;

}  // namespace

std::string FoldedName(std::string_view name) {
  std::string folded = " ";
  bool after_lower = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = DecodeUtf8(name, at);
    const std::string_view bytes = name.substr(at, point.length);
    at += point.length;
    const char32_t c = point.value;
    if (c < 0x80 && IsAlphanumeric(static_cast<char>(c))) {
      const char letter = static_cast<char>(c);
      if (IsUpper(letter) && after_lower) folded += ' ';
      folded += Lower(letter);
      after_lower = IsLower(letter);
      continue;
    }
    after_lower = false;
    if (c >= 0xC0 && c <= 0x17F && kBaseLetters[c - 0xC0] != ' ') {
      folded += kBaseLetters[c - 0xC0];
      if (c == kSharpS) folded += 's';
      after_lower = c >= 0xDF && (c < 0x100 || c % 2 == 1);  // the capitals are the even ones
    } else if (c >= 0x300 && c < 0x370) {
      continue;  // an accent by itself
    } else if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
      // Greek and Cyrillic capitals are 0x20 before the small letters.
      const bool is_next = static_cast<unsigned char>(bytes[1]) >= 0xA0;
      folded += static_cast<char>(bytes[0] + (is_next ? 1 : 0));
      folded += static_cast<char>(bytes[1] + (is_next ? -0x20 : 0x20));
    } else if (c >= 0x370 && c != 0xFFFD && (c < 0x2000 || c > 0x206F)) {
      folded += bytes;
    } else if (folded.back() != ' ' && c != '\'') {
      folded += ' ';
    }
  }
  if (folded.back() != ' ') folded += ' ';
  return folded;
}

}  // namespace sipattach
