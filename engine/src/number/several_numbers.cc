#include "number/several_numbers.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "number/range_ends.h"
#include "number/range_words.h"
#include "number/two_numbers.h"
#include "phone/phone.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Whether the text between two numbers only separates them.
bool PartsNumbers(std::string_view between) {
  between = TrimOf(between, " ,;|/\t\r\n");
  const std::size_t arrow = LengthOfArrow(between);
  return between.size() == arrow || IsListWord(between);
}

// Extensions under a trunk: "2001;2002".
std::vector<std::string> IdentitiesIn(std::string_view text) {
  std::vector<std::string> numbers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(";|"), text.size());
    const std::string_view number = Trim(text.substr(0, end));
    if (number.size() < 2 || CountDigits(number) + (number[0] == '+' ? 1 : 0) != number.size())
      return {};
    numbers.emplace_back(number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (numbers.size() < 2) numbers.clear();
  return numbers;
}

}  // namespace

std::vector<std::string> NumbersIn(std::string_view text, const NumberContext& context) {
  constexpr std::size_t kMostTried = 40;  // places where the text may be split
  if (text.size() > kMaxNumberLength) return {};
  if (context.trunk && !text.starts_with('+')) return IdentitiesIn(text);
  std::vector<std::string> numbers;
  std::size_t begin = text.find_first_of("+(0123456789");
  std::size_t tried = 0;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t gap =
        SkipDigits(text, std::min(text.find_first_of(kDigits, at), text.size()));
    const std::string_view number = text.substr(begin, gap - begin);
    at = gap;
    if (++tried > kMostTried) return {};
    const std::size_t next = std::min(text.find_first_of("+(0123456789", gap), text.size());
    if (CountDigits(number) < kLeastDigits || !IsPlainNumber(number) ||
        !PartsNumbers(text.substr(gap, next - gap)) ||
        !phone::IsAssigned(number, context.default_region))
      continue;
    numbers.emplace_back(number);
    begin = at = next;
  }
  if (begin < text.size() || numbers.size() < 2) numbers.clear();
  return numbers;
}

std::string_view NumberBeforeWords(std::string_view text) {
  const std::size_t behind = text.find_last_of(kDigits) + 1;
  const std::string_view words = text.substr(behind);
  const bool has_words = std::any_of(words.begin(), words.end(), [](char c) {
    return IsAlpha(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const std::string_view number = BareNumber(text.substr(0, behind));
  return has_words && IsPlainNumber(number) ? number : std::string_view();
}

}  // namespace sipattach
