// Ranges that say so themselves: with a word or a sign between two numbers, with brackets around
// the last digits, or with how many numbers there are.

#include <algorithm>
#include <utility>

#include "number/range_ends.h"
#include "number/range_forms.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The number so many places further; empty where it would need more digits.
std::string Advanced(const std::string& number, std::uint64_t by) {
  const std::size_t plus = number.starts_with('+') ? 1 : 0;
  if (number.size() > kMostNumerals) return "";
  const std::string digits = std::to_string(NumeralOf(number.substr(plus)) + by);
  const std::size_t width = number.size() - plus;
  if (digits.size() > width) return "";
  return number.substr(0, plus) + std::string(width - digits.size(), '0') + digits;
}

bool IsConnector(std::string_view gap) {
  if (gap.find("..") != std::string_view::npos || gap.find('~') != std::string_view::npos ||
      gap.find("->") != std::string_view::npos || gap.find("=>") != std::string_view::npos) {
    return true;
  }
  if (Trim(gap).starts_with(':') && gap.ends_with('+')) return true;
  bool words = false;
  while (!gap.empty()) {
    const std::size_t end = std::min(gap.find(' '), gap.size());
    const std::string_view word = gap.substr(0, end);
    gap.remove_prefix(std::min(end + 1, gap.size()));
    if (word.find_first_not_of("-+().:\"'") == std::string_view::npos) continue;
    if (StartsWithIgnoringCase(word, "tel:")) continue;
    if (!IsRangeWord(word)) return false;
    words = true;
  }
  return words;
}

}  // namespace

std::optional<NumberRange> FindSize(std::string_view text, const RangeEnds& ends) {
  const bool closed = text.ends_with(')');
  if (closed) text.remove_suffix(1);
  const std::size_t behind = text.find_last_of("0123456789");
  if (behind == std::string_view::npos) return std::nullopt;
  const std::string_view noun = Trim(text.substr(behind + 1));
  std::size_t begin = behind + 1;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  const std::string_view size = text.substr(begin, behind + 1 - begin);
  const std::string_view first = BareNumber(text.substr(0, begin));
  if (size.size() > 6 || CountDigits(first) < ends.LeastDigits(first)) return std::nullopt;
  if (noun.empty()) {
    // "+49 30 901820 (100)": a size, or digits of the number?
    const bool bracket = closed && begin > 0 && text[begin - 1] == '(';
    if (!bracket || !ends.IsValid(first)) return std::nullopt;
    return NumberRange();
  }
  if (!IsSizeWord(noun)) return std::nullopt;
  NumberRange range;
  range.first = ends.BaseOf(first);
  const std::uint64_t count = NumeralOf(size);
  if (range.first.empty() || count == 0) return NumberRange();
  range.last = Advanced(range.first, count - 1);
  if (range.last.empty()) return NumberRange();
  range.count = count;
  return range;
}

std::optional<NumberRange> FindBlock(std::string_view text, const RangeEnds& ends) {
  while (!text.empty() && !IsDigit(text.back())) text.remove_suffix(1);
  const auto take_digits = [&] {
    std::size_t begin = text.size();
    while (begin > 0 && IsDigit(text[begin - 1])) --begin;
    const std::string_view digits = text.substr(begin);
    text.remove_suffix(digits.size());
    return digits;
  };
  const std::string_view last = take_digits();
  const std::size_t gap = text.find_last_of("0123456789");
  if (gap == std::string_view::npos) return std::nullopt;
  const std::string_view between = text.substr(gap + 1);
  if (Trim(between) != "-" && !IsConnector(between)) return std::nullopt;
  text.remove_suffix(between.size());
  const std::string_view first = take_digits();
  if (first.size() != last.size() || first.size() > kMostLastDigits || last < first) {
    return std::nullopt;
  }
  const std::string_view stem = BareNumber(text);
  const std::size_t end = text.find_last_of("0123456789");
  if (CountDigits(stem) + first.size() < ends.LeastDigits(stem) || !IsPlainNumber(stem))
    return std::nullopt;
  const std::string_view before = Trim(text.substr(std::min(end + 1, text.size())));
  if (before != "(" && !IsFromWord(before)) return std::nullopt;
  const std::string whole(stem);
  return ends.Between(whole + std::string(first), whole + std::string(last));
}

std::optional<NumberRange> FindConnector(std::string_view text, const RangeEnds& ends) {
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    while (at < text.size() && IsDigit(text[at])) ++at;
    const std::size_t next = text.find_first_of("0123456789", at);
    if (next == std::string_view::npos) return std::nullopt;
    const std::string_view gap = text.substr(at, next - at);
    if (!IsConnector(gap)) continue;
    const std::string_view first = BareNumber(text.substr(0, at));
    std::size_t begin = at + gap.find_last_not_of("+(") + 1;
    if (begin < at || begin > next) begin = next;
    std::string_view last = text.substr(begin);
    while (!last.empty() && !IsDigit(last.back())) last.remove_suffix(1);
    if (CountDigits(first) < ends.LeastDigits(first)) return std::nullopt;
    if (!IsPlainNumber(first) || !IsPlainNumber(last)) return std::nullopt;
    return ends.Between(first, last);
  }
  return std::nullopt;
}

}  // namespace sipattach
