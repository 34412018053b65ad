#include "number/number_range.h"

#include <algorithm>
#include <utility>

#include "number/range_ends.h"
#include "number/range_forms.h"
#include "number/range_words.h"
#include "number/two_numbers.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostTextLength = 250;

std::optional<NumberRange> FindAny(std::string_view text, const RangeEnds& ends) {
  if (auto range = FindPattern(text, ends)) return range;
  if (auto range = FindBlock(text, ends)) return range;
  if (auto range = FindSize(text, ends)) return range;
  if (auto range = FindConnector(text, ends)) return range;
  if (auto range = FindListed(text, ends)) return range;
  return FindDash(text, ends);
}

enum class Sign { kNone, kDash, kAny };

// Looks for what a single number does not have. Dashes have a value of their own, because most
// numbers have them.
Sign SignOfRange(std::string_view text) {
  std::size_t digits = 0;
  Sign sign = Sign::kNone;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (IsDigit(c)) {
      ++digits;
    } else if (c == '(') {
      if (digits >= kLeastDigits) return Sign::kAny;
    } else if (c == '.') {
      if (at + 1 < text.size() && text[at + 1] == '.') return Sign::kAny;
    } else if (c == '-') {
      sign = Sign::kDash;
    } else if (c != ' ' && c != ')' && c != '+') {
      return Sign::kAny;
    }
  }
  return sign;
}

// Whether there is a digit or a wildcard for one: "n/a" has neither.
bool HasDigitOrOpenOne(std::string_view text) {
  return text.find_first_of("0123456789xXN?*[_") != std::string_view::npos;
}

// "A2000-1", which may be the name of a user on a trunk; "x2000-2010" is a range.
bool IsName(std::string_view text) {
  if (text.empty() || !IsAlpha(text[0]) || text.find(' ') != text.npos) return false;
  const std::string word = Lowercase(text.substr(0, text.find_first_of("0123456789")));
  return word.find_first_of(":/") == word.npos && !IsOneOf(" x ext ext. extn ", word);
}

}  // namespace

std::string WithPlainDashes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeUtf8(text, at);
    const char32_t c = point.value;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63) {
      out += '-';
    } else if (c == 0x2026 || c == 0x2025) {
      out += "..";
    } else if (c == 0x301C || c == 0x223C) {
      out += '~';
    } else if (LengthOfArrow(text.substr(at, point.length)) > 0) {
      out += "->";
    } else {
      out += text.substr(at, point.length);
    }
    at += point.length;
  }
  return out;
}

bool AreEndsOfBlock(std::string_view text) {
  const std::size_t first = SkipDigits(text, 0);
  const std::size_t last = text.find_last_not_of("0123456789") + 1;
  if (first == 0 || first >= last || last == text.size() || first > kMostLastDigits ||
      text.size() - last > kMostLastDigits)
    return false;
  const std::string_view between = Trim(text.substr(first, last - first));
  return IsRangePhrase(between) || WithPlainDashes(between) == "-";
}

std::optional<NumberRange> FindRange(std::string_view text, const NumberContext& context) {
  if (text.size() > kMostTextLength || (context.trunk && IsName(text))) return std::nullopt;
  switch (SignOfRange(text)) {
    case Sign::kNone:
      return std::nullopt;
    case Sign::kDash:
      return FindDash(text, RangeEnds(context));
    default:
      if (!HasDigitOrOpenOne(text)) return std::nullopt;
      // The plus sign of a phone-context does not begin another number (RFC 3966 §5.1.5).
      if (text.find(";phone-context=") != std::string_view::npos) return std::nullopt;
      return FindAny(WithPlainDashes(text), RangeEnds(context));
  }
}

std::vector<std::string> NumbersOf(const NumberRange& range) {
  if (!range.scattered.empty()) return range.scattered;
  std::vector<std::string> numbers{range.first};
  numbers.reserve(static_cast<std::size_t>(range.count));
  while (numbers.size() < range.count) {
    std::string next = numbers.back();
    std::size_t at = next.size() - 1;
    while (next[at] == '9') next[at--] = '0';
    ++next[at];
    numbers.push_back(std::move(next));
  }
  return numbers;
}

}  // namespace sipattach
