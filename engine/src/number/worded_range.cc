// Ranges that are marked as such: by a word or a sign between two numbers, by brackets around the
// last digits, or by how many numbers there are.

#include <algorithm>
#include <utility>

#include "number/range_ends.h"
#include "number/range_forms.h"
#include "number/range_words.h"
#include "number/two_numbers.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// `number` plus `by`; empty if that would take more digits.
std::string Advanced(const std::string& number, std::uint64_t by) {
  const std::size_t plus = number.starts_with('+') ? 1 : 0;
  if (number.size() > kMostNumerals) return "";
  const std::string digits = std::to_string(NumeralOf(number.substr(plus)) + by);
  const std::size_t width = number.size() - plus;
  if (digits.size() > width) return "";
  return number.substr(0, plus) + std::string(width - digits.size(), '0') + digits;
}

bool IsConnector(std::string_view gap, bool after_between = false) {
  for (const std::string_view sign : {"..", "~", "->", "=>"}) {
    // "415-555-0132 -> Ext 1001" says where the number leads.
    if (gap.find(sign) != std::string_view::npos)
      return std::none_of(gap.begin(), gap.end(), IsAlpha);
  }
  if (Trim(gap).starts_with(':') && gap.ends_with('+')) return true;
  return IsRangePhrase(gap, after_between);
}

// "x", "ext.", "-DW": labels the extensions that follow, so it ends the number.
bool IsLabel(std::string_view text) {
  return !IsRangeWord(text) && !IsListWord(text) && text.find_first_not_of(".:- ") < text.size() &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return IsAlpha(c) || static_cast<unsigned char>(c) >= 0x80 ||
                  std::string_view(".:- ").find(c) != std::string_view::npos;
         });
}

// "+49 30 90182 (0 1 2)", "(0, 1, 2)": extensions, not digits of the number. Blanks and slashes may
// also occur within a number, unless it is complete without what is in the brackets.
bool HasListInBrackets(std::string_view text, const RangeEnds& ends) {
  const std::size_t open = std::min(text.find_last_of("(["), text.size());
  const std::string_view stem = BareNumber(text.substr(0, open));
  const std::string_view list = Trim(text.substr(std::min(open + 1, text.size())));
  if (list.find_first_not_of("0123456789,; /") != std::string_view::npos ||
      list.find_first_of(",; /") == std::string_view::npos || !IsPlainNumber(stem) ||
      ends.IsIdentity(stem) || CountDigits(stem) < kLeastDigits) {
    return false;
  }
  return list.find_first_of(",;") != std::string_view::npos || ends.IsValid(stem);
}

// "044 123 45 00 - 49 (50 numbers)": the size tells which digits are the end of the range.
std::optional<NumberRange> FindSized(std::string_view text, std::uint64_t size,
                                     const RangeEnds& ends) {
  auto range = FindConnector(text, ends);
  for (std::size_t dash = text.rfind('-'); !range && dash != std::string_view::npos && dash > 0;
       dash = text.rfind('-', dash - 1)) {
    range = ends.Between(BareNumber(text.substr(0, dash)), BareNumber(text.substr(dash)));
    if (range->count != size) range.reset();
  }
  const bool unlike = range ? range->count != size : text.find(" - ") != std::string_view::npos;
  return unlike ? NumberRange() : range;
}

}  // namespace

std::optional<NumberRange> FindSize(std::string_view text, const RangeEnds& ends) {
  if (text.ends_with(')')) text.remove_suffix(1);
  const std::size_t behind = text.find_last_of("0123456789");
  if (behind == std::string_view::npos) return std::nullopt;
  const std::string_view noun = Trim(text.substr(behind + 1));
  std::size_t begin = behind + 1;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  const std::string_view size = text.substr(begin, behind + 1 - begin);
  const std::string_view first = BareNumber(text.substr(0, begin));
  if (size.size() > 6 || CountDigits(first) < ends.LeastDigits(first)) return std::nullopt;
  // "020 7946 01xx (100 numbers)"
  if (first.data() + first.size() < text.data() + begin && IsAlpha(*(first.data() + first.size())))
    return std::nullopt;
  const bool in_brackets = text.substr(0, begin).ends_with('(');
  if (noun.empty() ? in_brackets : IsSizeWord(noun)) {
    if (auto range = FindSized(text.substr(0, begin), NumeralOf(size), ends)) return range;
  }
  if (noun.empty()) {
    // "+49 30 901820 (100)": a size, or digits of the number? "(-29)": perhaps the end of a range.
    const std::size_t bracket = text.substr(0, begin).find_last_not_of("-/ ");
    const bool open = bracket != std::string_view::npos && text[bracket] == '(';
    if (!open || !ends.IsValid(first)) return std::nullopt;
    return NumberRange();
  }
  if (!IsSizeWord(noun)) return std::nullopt;
  NumberRange range;
  range.first = ends.BaseOf(first);
  const std::uint64_t count = NumeralOf(size);
  if (count > 0) range.last = Advanced(range.first, count - 1);
  if (!range.last.empty()) range.count = count;
  return range;
}

std::optional<NumberRange> FindBlock(std::string_view text, const RangeEnds& ends) {
  while (!text.empty() && !IsDigit(text.back())) text.remove_suffix(1);
  if (HasListInBrackets(text, ends)) return NumberRange();
  const auto take = [&](bool digits) {
    std::size_t begin = text.size();
    while (begin > 0 && IsDigit(text[begin - 1]) == digits) --begin;
    const std::string_view taken = text.substr(begin);
    text.remove_suffix(taken.size());
    return taken;
  };
  const std::string_view last = take(true);
  const std::string_view between = take(false);
  const std::string_view first = take(true);
  const std::string_view before = Trim(take(false));
  const std::string_view stem = BareNumber(text);
  if (std::max(first.size(), last.size()) > kMostLastDigits || !IsPlainNumber(stem)) {
    return std::nullopt;
  }
  const bool connected = Trim(between) == "-" || IsConnector(between);
  const bool bracketed = before.find_first_not_of("-/ ([") == std::string_view::npos &&
                         (before.ends_with('(') || before.ends_with('['));
  // The 0 of "0228 1234-0" reaches the switchboard, so it cannot begin other extensions.
  const bool from = IsFromWord(before) || (IsBlockWord(before) && !stem.ends_with("-0"));
  const std::size_t least = ends.LeastDigits(stem);
  const bool ascending =
      first.size() == last.size() && first <= last && CountDigits(stem) + first.size() >= least;
  const bool shortened = first.size() > last.size() && CountDigits(stem) >= least;
  if (connected && (bracketed || from) && (ascending || shortened)) {
    return ends.Between(std::string(stem).append(first), last);
  }
  // Whatever extensions these are, they are not digits of the number before them.
  const bool apart = bracketed ? connected || IsListWord(Trim(between))
                               : connected && (from || IsLabel(before) ||
                                               (before == "/" && first.size() == last.size()));
  if (!apart || ends.IsIdentity(stem) || CountDigits(stem) < kLeastDigits) return std::nullopt;
  return NumberRange();
}

std::optional<NumberRange> FindConnector(std::string_view text, const RangeEnds& ends) {
  const bool after_between = IsBetweenWord(text.substr(0, text.find(' ')));
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    while (at < text.size() && IsDigit(text[at])) ++at;
    const std::size_t next = text.find_first_of("0123456789", at);
    if (next == std::string_view::npos) return std::nullopt;
    const std::string_view gap = text.substr(at, next - at);
    if (!IsConnector(gap, after_between)) continue;
    const std::string_view first = BareNumber(text.substr(0, at));
    const std::size_t begin = at + gap.find_last_not_of("+(") + 1;
    std::string_view last = text.substr(begin);
    while (!last.empty() && !IsDigit(last.back())) last.remove_suffix(1);
    if (CountDigits(first) < ends.LeastDigits(first) || !IsPlainNumber(first)) {
      // "0300 bis 99": of an unknown number, and not one with keypad letters. "415~736~2671":
      // unclear.
      const bool are_endings =
          IsPlainNumber(first) &&
          (gap == "~" || (CountDigits(last) <= kMostLastDigits && IsPlainRangePhrase(Trim(gap))));
      return are_endings ? std::optional(NumberRange()) : std::nullopt;
    }
    const auto before = static_cast<std::size_t>(first.data() - text.data());
    const auto after = static_cast<std::size_t>(last.data() + last.size() - text.data());
    if (LeadOn({text.substr(0, before), first, gap, last, text.substr(after)})) return std::nullopt;
    return ends.Between(first, last);
  }
  return std::nullopt;
}

}  // namespace sipattach
