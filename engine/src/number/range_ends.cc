#include "number/range_ends.h"

#include <algorithm>
#include <utility>

#include "phone/phone.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kLeastIdentity = 2;  // digits of an extension under a trunk

// Whether the last number is written as the end of the first one is: "673-2099" after "(415)
// 673-2000".
bool IsWrittenLikeEndOf(std::string_view first, std::string_view last) {
  if (last.size() >= first.size()) return false;
  const std::size_t begin = first.size() - last.size();
  return !IsDigit(first[begin - 1]) &&
         std::equal(last.begin(), last.end(), first.begin() + static_cast<std::ptrdiff_t>(begin),
                    [](char a, char b) { return a == b || (IsDigit(a) && IsDigit(b)); });
}

}  // namespace

bool IsNumberSeparator(char c) {
  return std::string_view(" -.()/").find(c) != std::string_view::npos;
}

bool IsPlainNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsDigit(c) || IsNumberSeparator(c); });
}

std::string_view BareNumber(std::string_view text) {
  const std::size_t begin = text.find_first_of("+(0123456789");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  while (!text.empty() && !IsDigit(text.back())) text.remove_suffix(1);
  return text;
}

std::uint64_t NumeralOf(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

std::uint64_t CountBetween(std::string_view first, std::string_view last) {
  if (first.size() != last.size() || first.size() > kMostNumerals) return 0;
  const std::size_t plus = first.starts_with('+') ? 1 : 0;
  if (plus != (last.starts_with('+') ? 1u : 0u) || last < first) return 0;
  const std::uint64_t count = NumeralOf(last.substr(plus)) - NumeralOf(first.substr(plus)) + 1;
  return count <= 1'000'000 ? count : 0;
}

bool HasShorterGroup(std::string_view first, std::size_t digits) {
  const std::size_t sign = first.find_last_of("- /");
  if (sign == std::string_view::npos) return false;
  const std::string_view group = first.substr(sign + 1);
  return CountDigits(group) < digits &&
         (first[sign] == '-' || group.find_first_not_of('0') == std::string_view::npos);
}

bool AreEndsOfRange(std::string_view first, std::string_view last) {
  std::string a = DigitsOf(first);
  std::string b = DigitsOf(last);
  if (std::min(a.size(), b.size()) < kLeastDigits - 1) return false;
  // Leaves out a calling code or a zero that only one of them has.
  const std::size_t common = std::min(a.size(), b.size()) - (a.size() == b.size() ? 0 : 1);
  a.erase(0, a.size() - common);
  b.erase(0, b.size() - common);
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin()).first;
  const auto alike = static_cast<std::size_t>(differ - a.begin());
  if (alike < 3 || a > b) return false;
  // "415-000-0000 to 415-999-9999": a whole block, however large.
  return common - alike <= kMostDifferent ||
         (a.find_first_not_of('0', alike) == std::string::npos &&
          b.find_first_not_of('9', alike) == std::string::npos);
}

bool IsLongerEnd(std::string_view first, std::string_view last) {
  constexpr std::size_t kMostMore = 3;
  const std::string begin = DigitsOf(first);
  const std::string end = DigitsOf(last);
  return begin.size() >= kLeastDigits && end.size() > begin.size() &&
         end.size() <= begin.size() + kMostMore &&
         end.starts_with(std::string_view(begin).substr(0, begin.size() - 1));
}

std::size_t RangeEnds::LeastDigits(std::string_view text) const {
  return IsIdentity(text) ? kLeastIdentity : kLeastDigits;
}

std::string RangeEnds::BaseIn(std::string_view region, std::string_view text, bool* valid) const {
  if (!IsPlainNumber(text)) return "";
  if (IsIdentity(text) || (region.empty() && !text.starts_with('+'))) return DigitsOf(text);
  const phone::Number number = phone::Read(text, region, /*formats=*/false);
  if (number.error != phone::ParseError::kNone || number.length != phone::Length::kPossible) {
    return "";
  }
  if (valid != nullptr) *valid = number.valid;
  return number.e164;
}

bool RangeEnds::IsValid(std::string_view text) const {
  bool valid = false;
  return !BaseOf(text, &valid).empty() && valid;
}

NumberRange RangeEnds::Between(std::string_view first, std::string_view last) const {
  NumberRange range;
  range.first = BaseOf(first);
  const std::string digits = DigitsOf(last);
  if (range.first.empty() || !IsPlainNumber(last) || digits.empty()) return range;
  std::string whole;
  if (last.starts_with('+') || digits.size() >= kLeastDigits) {
    whole = BaseIn(RegionOf(first), last);
    if (CountBetween(range.first, whole) == 0) whole = "+" + digits;
  }
  if (CountBetween(range.first, whole) == 0) whole = digits;
  if (CountBetween(range.first, whole) == 0 && digits.size() < range.first.size() &&
      (IsWrittenLikeEndOf(first, last) || !HasShorterGroup(first, digits.size()))) {
    whole = range.first.substr(0, range.first.size() - digits.size()) + digits;
  }
  range.count = CountBetween(range.first, whole);
  if (range.count > 0) range.last = std::move(whole);
  return range;
}

std::string RangeEnds::RegionOf(std::string_view first) const {
  if (!first.starts_with('+')) return context_.default_region;
  return phone::Read(first, "", /*formats=*/false).region;
}

}  // namespace sipattach
