#include "text/clean_text.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// What copying from other programs leaves behind: Unicode's Default_Ignorable_Code_Point, but for
// rare scripts.
bool IsInvisible(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0x3164 ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

// Unicode general category Zs, and the line and paragraph separators.
bool IsSpace(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// The zeros of the decimal digits (general category Nd) of the scripts in everyday use. The other
// nine digits follow each zero in order.
constexpr std::array<char32_t, 20> kZeros = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                             0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                                             0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0xFF10};
static_assert(std::is_sorted(kZeros.begin(), kZeros.end()));
constexpr unsigned char kFirstByteOfDigits = 0xD9;  // of the first of them, in UTF-8

char32_t DigitToAscii(char32_t c) {
  const auto zero = std::upper_bound(kZeros.begin(), kZeros.end(), c);
  return zero != kZeros.begin() && c - *(zero - 1) < 10 ? c - *(zero - 1) + '0' : c;
}

char32_t ToAscii(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';  // full-width forms
  return DigitToAscii(c);
}

std::string_view Unquote(std::string_view text) {
  if (text.size() >= 2 && text.front() == text.back() &&
      (text.front() == '"' || text.front() == '\'')) {
    return Trim(text.substr(1, text.size() - 2));
  }
  if (!text.empty() && text.front() == '\'') text.remove_prefix(1);
  return text;
}

constexpr char32_t kMiddleDot = 0x30FB;  // "・", which parts the items of a list in Japanese

// The ASCII form of full-width signs between numbers and words, in East Asian texts.
std::string_view PlainSignOf(char32_t c) {
  switch (c) {
    case 0xFF1A:
      return ":";
    case 0xFF0F:
      return "/";
    case 0xFF1B:
      return ";";
    case 0xFF5C:
      return "|";
    case 0xFF1D:
      return "=";
    case kMiddleDot:
      return ",";
    default:
      return "";
  }
}

}  // namespace

CleanText Clean(std::string_view input) {
  CleanText result;
  if (IsAscii(input)) {
    result.text = Unquote(Trim(input));
    return result;
  }
  std::string folded;
  folded.reserve(input.size());
  for (std::size_t at = 0; at < input.size();) {
    if (static_cast<unsigned char>(input[at]) < 0x80) {
      folded += input[at++];
      continue;
    }
    const CodePoint point = DecodeUtf8(input, at);
    at += point.length;
    if (IsInvisible(point.value)) {
      result.had_invisible = true;
    } else if (IsSpace(point.value)) {
      folded += ' ';
    } else {
      AppendUtf8(folded, ToAscii(point.value));
    }
  }
  result.text = Unquote(Trim(folded));
  return result;
}

std::string WithPlainSigns(std::string_view text) {
  constexpr unsigned char kFirstByte = 0xC2;  // of a no-break space, in UTF-8
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    end = at + 1;
    const bool is_return = text[at] == '\r';
    if (static_cast<unsigned char>(text[at]) < kFirstByte && !is_return) continue;
    const CodePoint point = DecodeUtf8(text, at);
    end = at + point.length;
    const char32_t c = point.value;
    const char next = end < text.size() ? text[end] : ' ';
    std::string_view plain = " ";
    if (is_return) {
      plain = next == '\n' ? "" : "\n";
    } else if ((c | 1) == 0x2011) {
      plain = "-";
    } else if (const std::string_view sign = PlainSignOf(c); !sign.empty()) {
      // Words have a middle dot, too.
      if (c == kMiddleDot && !(at > 0 && IsDigit(text[at - 1]) && IsDigit(next))) continue;
      plain = c == 0xFF1A && next != ' ' ? ": " : c == 0xFF0F && !IsDigit(next) ? " / " : sign;
    } else if (c != 0xA0 && c != 0x202F) {
      const bool is_invisible = IsInvisible(c);
      const bool is_in_number = at > 0 && IsDigit(text[at - 1]) && IsDigit(next);
      const bool is_in_word =
          (c == 0x200C || c == 0x200D) && static_cast<unsigned char>(next) >= kFirstByte;
      const bool parts_lines = (c | 1) == 0x2029;
      if (is_in_number || is_in_word || parts_lines || !(is_invisible || IsSpace(c))) continue;
      if (is_invisible) plain = "";
    }
    out.append(text.substr(copied, at - copied)).append(plain);
    copied = end;
  }
  if (copied > 0) out += text.substr(copied);
  return out;
}

std::string WithAsciiDigits(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < kFirstByteOfDigits) {
      ++at;
      continue;
    }
    const CodePoint point = DecodeUtf8(text, at);
    const char32_t digit = DigitToAscii(point.value);
    if (digit != point.value) {
      out += text.substr(copied, at - copied);
      out += static_cast<char>(digit);
      copied = at + point.length;
    }
    at += point.length;
  }
  if (copied > 0) out += text.substr(copied);
  return out;
}

std::size_t CountAllDigits(std::string_view text) {
  return IsAscii(text) ? CountDigits(text) : CountDigits(Clean(text).text);
}

bool HasLetters(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), IsAlpha)) return true;
  if (IsAscii(text)) return false;
  const std::string clean = Clean(text).text;
  return !IsAscii(clean) || std::any_of(clean.begin(), clean.end(), IsAlpha);
}

}  // namespace sipattach
