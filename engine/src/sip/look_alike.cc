#include "sip/look_alike.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "sip/punycode.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Cyrillic and Greek letters that look like Latin ones.
constexpr std::u32string_view kLikeLatin = U"асԁеһіјӏорԛѕԝхуѵανιορυ";

constexpr std::uint32_t kNoScript = 0;  // digits, hyphens, marks
constexpr std::uint32_t kLatin = 1;
constexpr std::uint32_t kEastAsian = 2;  // Han, kana and Hangul, which languages mix with Latin

// A number for the script of a character, judged by its Unicode block. Beyond the scripts named
// here, each 128 code points count as one script.
std::uint32_t ScriptOf(char32_t c) {
  if (c < 0x80) return IsAlpha(static_cast<char>(c)) ? kLatin : kNoScript;
  if (c < 0x250) return kLatin;
  if (c < 0x370) return kNoScript;
  if ((c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF)) return kEastAsian;
  if (c < 0x400 || (c >= 0x1F00 && c <= 0x1FFF)) return 3;  // Greek
  if (c < 0x530) return 4;                                  // Cyrillic
  return 16 + (c >> 7);
}

bool MayLookLikeAnother(const std::u32string& label) {
  std::uint32_t script = kNoScript;
  bool like_latin = true;
  for (const char32_t c : label) {
    const std::uint32_t next = ScriptOf(c);
    if (next == kNoScript || next == script) {
    } else if (script == kNoScript || (script == kLatin && next == kEastAsian)) {
      script = next;
    } else if (script != kEastAsian || next != kLatin) {
      return true;
    }
    like_latin = like_latin && (next == kNoScript || kLikeLatin.find(c) != kLikeLatin.npos);
  }
  return like_latin && script != kNoScript;
}

}  // namespace

bool MayLookLikeAnotherHost(std::string_view host) {
  while (!host.empty()) {
    const std::size_t end = std::min(host.find('.'), host.size());
    const std::string_view label = host.substr(0, end);
    if (StartsWithIgnoringCase(label, "xn--") && MayLookLikeAnother(DecodeALabel(label)))
      return true;
    host.remove_prefix(std::min(end + 1, host.size()));
  }
  return false;
}

}  // namespace sipattach
