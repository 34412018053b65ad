#include "phone/parse/common_form.h"

#include <algorithm>
#include <cstddef>

#include "phone/regex/unicode_digits.h"
#include "phone/regex/utf8.h"

namespace sipattach::phone {
namespace {

// google-libphonenumber and libphonenumber 9 refuse longer inputs; 8.13 does not check.
constexpr std::size_t kMaxInputUnits = 250;

// False for characters that no edition of libphonenumber uses, but that affect the rest of the text
// in the C++ edition: it gives up a text with those not meant for interchange (its UniLib), and its
// search for a second number loses the first one at a line feed.
bool IsSafe(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\f' || c == '\r';
  if (c >= 0x7F && c <= 0x9F) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  return c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE;
}

// Replaces such characters: just as meaningless, but harmless.
constexpr std::string_view kHarmless = "\xEF\xBF\xBD";  // U+FFFD
// The other editions treat it as punctuation; all of them do so for the plain tilde.
constexpr char32_t kFullWidthTilde = 0xFF5E;

bool IsPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool CanBeginNumber(std::string_view text, std::size_t at) {
  const char32_t c = regex::DecodeUtf8(text, at).code_point;
  return c == '+' || c == 0xFF0B || regex::DigitValue(c) >= 0;
}

}  // namespace

std::optional<std::string_view> CommonForm(std::string_view text, std::string& own) {
  if (IsPlainAscii(text)) {
    return text.size() > kMaxInputUnits ? std::nullopt : std::optional(text);
  }
  own.reserve(text.size());
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const regex::Decoded decoded = regex::DecodeUtf8(text, at);
    units += decoded.length == 4 ? 2 : 1;
    if (units > kMaxInputUnits) return std::nullopt;
    // Digits of all scripts become ASCII: in numbers with letters, the C++ edition would drop the
    // others.
    if (const int digit = regex::DigitValue(decoded.code_point); digit >= 0) {
      own.push_back(static_cast<char>('0' + digit));
    } else if (decoded.code_point == kFullWidthTilde) {
      own.push_back('~');
    } else if (IsSafe(decoded.code_point)) {
      own.append(text.substr(at, decoded.length));
    } else {
      own.append(kHarmless);
    }
    at += decoded.length;
  }
  return own;
}

// For two numbers in one text, "302 /x2303", libphonenumber keeps what precedes a slash and an "x".
// The C++ edition looks for the last such pair, the others for the first one after the first
// character that can begin a number. Cutting after that pair leaves only one to be found.
void CutAfterSecondNumber(std::string* text) {
  std::size_t at = text->find_first_of("/\\");
  if (at == std::string::npos || text->find(";phone-context=") != std::string::npos) return;
  std::size_t start = 0;
  while (start < text->size() && !CanBeginNumber(*text, start)) ++start;
  for (; at != std::string::npos; at = text->find_first_of("/\\", at + 1)) {
    const std::size_t x = text->find_first_not_of(' ', at + 1);
    if (at > start && x != std::string::npos && (*text)[x] == 'x') {
      text->resize(x + 1);
      return;
    }
  }
}

}  // namespace sipattach::phone
