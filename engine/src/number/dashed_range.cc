// Ranges with a dash: a number, and then the last number or only its last digits.

#include <algorithm>

#include "number/range_ends.h"
#include "number/range_forms.h"
#include "phone/phone.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// "12345-00-99", "12345-0-9": all the extensions of a block. "12345 00-49": after a blank, any of
// them.
bool IsFromZeros(std::string_view first, std::string_view last) {
  const std::size_t dash = first.find_last_of("- ");
  if (dash == std::string_view::npos) return false;
  return first.find_first_not_of('0', dash + 1) == std::string_view::npos &&
         (first[dash] == ' ' || last.find_first_not_of('9') == std::string_view::npos);
}

// "+49 30 12345-100-199": read as one number, this would have 15 digits.
bool IsTooLongForOne(std::string_view text, std::string_view first, std::string_view last) {
  constexpr std::size_t kUnusual = 15;
  const std::size_t dash = first.rfind('-');
  return dash != std::string_view::npos && first.size() - dash - 1 == last.size() &&
         first.substr(dash + 1) < last && CountDigits(text) >= kUnusual;
}

// "030 12345600 - 99", "030 9018200-299": there are blanks around the dash, or the digits before it
// begin a block, and with an extension the number would be longer than any assigned today (eleven
// digits after the zero, BNetzA). So it may be the end of a range, or an extension all the same.
bool MayBeEnd(std::string_view text, std::string_view first) {
  constexpr std::size_t kTooLong = 13;
  const auto behind = static_cast<std::size_t>(first.data() + first.size() - text.data());
  const bool begins_block = first.ends_with("00");
  const std::size_t least = kTooLong + (begins_block && text.starts_with('+') ? 1 : 0);
  return (begins_block || text.substr(behind).starts_with(" - ")) && CountDigits(text) >= least;
}

// "030 123456 Fax -99": the last digits belong to another line.
bool HasWordBehind(std::string_view first, std::string_view text) {
  if (first.empty()) return false;
  const auto behind = static_cast<std::size_t>(first.data() + first.size() - text.data());
  return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(behind), text.end(), IsAlpha);
}

// "010-61234000-8001"
[[gnu::noinline]] std::optional<NumberRange> FindChineseExtension(std::string_view first,
                                                                  std::string_view end,
                                                                  const RangeEnds& ends) {
  const bool is_chinese =
      first.starts_with('+') ? DigitsOf(first).starts_with("86") : ends.region() == "CN";
  if (!is_chinese || IsNextEnding(first, end) || !ends.IsValid(first)) return std::nullopt;
  NumberRange number;
  number.first = ends.BaseOf(first);
  number.last = end;
  return number;
}

// Most numbers are written with a dash before a few digits. It makes a range if the digits before
// it are a number and all the digits together are not.
std::optional<NumberRange> JudgeLastDigits(std::string_view text, std::string_view first,
                                           std::string_view last, const RangeEnds& ends) {
  const std::string before = DigitsOf(first);
  const std::string end = DigitsOf(last);
  const bool forward = before.substr(before.size() - end.size()) < end;
  const bool has_plus = first.starts_with('+');
  if (ends.IsIdentity(text)) {
    if (!IsAllDigits(first) || !forward ||
        (before.size() == end.size() && before.size() > kMostDifferent + 1))
      return std::nullopt;
    const bool is_number = !ends.region().empty() && before.size() >= kLeastDigits &&
                           phone::IsAssigned(text, ends.region());
    return is_number ? std::nullopt : std::optional(ends.Between(first, last));
  }
  if (end.size() >= 3) {
    if (auto extension = FindChineseExtension(first, end, ends)) return extension;
  }
  // If the end does not come after the first number, that must be long enough to be a complete one.
  if (!forward && before.size() + (has_plus ? 0 : 1) < kLeastDigits + 3) return std::nullopt;
  if (ends.region().empty() && !has_plus) {
    return before.size() + end.size() > 11 && forward ? std::optional(ends.Between(first, last))
                                                      : std::nullopt;
  }
  bool all_valid = false;
  const bool all_possible = !ends.BaseOf(BareNumber(text), &all_valid).empty();
  const bool like_block = IsFromZeros(first, last) || IsTooLongForOne(text, first, last);
  // "030 23125110 - 10": repeats the extension that the number already has.
  const bool repeats = end.size() > 1 && before.ends_with(end);
  const bool may_be_end = (forward || repeats) && MayBeEnd(text, first);
  if (all_valid && !like_block && !may_be_end) return std::nullopt;  // the usual case
  bool first_valid = false;
  if (ends.BaseOf(first, &first_valid).empty()) return std::nullopt;
  if (all_valid && !(first_valid && like_block)) {
    return first_valid && may_be_end ? std::optional(NumberRange()) : std::nullopt;
  }
  if (!all_valid && all_possible && !first_valid) return std::nullopt;
  return ends.Between(first, last);
}

}  // namespace

std::optional<NumberRange> FindDash(std::string_view text, const RangeEnds& ends) {
  const std::size_t least = ends.LeastDigits(text);
  for (std::size_t dash = text.find('-'); dash != std::string_view::npos;
       dash = text.find('-', dash + 1)) {
    const std::string_view first = BareNumber(text.substr(0, dash));
    if (CountDigits(first) < least) continue;  // the usual case
    const std::string_view last = BareNumber(text.substr(dash));
    const std::size_t digits = CountDigits(last);
    if (text.substr(dash).starts_with("->")) continue;
    if (HasWordBehind(first, text.substr(0, dash))) continue;
    if (digits == 0 || !IsPlainNumber(first) || !IsPlainNumber(last)) continue;
    const bool whole = digits >= kLeastDigits - 1;
    if (whole && AreEndsOfRange(first, last)) return ends.Between(first, last);
    if (whole || last.find('-') != std::string_view::npos) continue;
    if (digits > kMostLastDigits || digits > CountDigits(first)) continue;
    return JudgeLastDigits(text, first, last, ends);
  }
  return std::nullopt;
}

}  // namespace sipattach
