#include "lines/last_digits.h"

#include <algorithm>
#include <string>

#include "lines/line_token.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {

[[gnu::noinline]] bool IsLastDigits(std::string_view text) {
  return text.size() > 1 && text.size() <= kMostLastDigits + 1 && text[0] == '-' &&
         SkipDigits(text, 1) == text.size();
}

[[gnu::noinline]] std::string_view StemOf(std::string_view number, std::size_t ending_digits) {
  constexpr std::size_t kLeast = 5;  // digits
  const std::size_t dash = number.rfind('-');
  if (dash >= number.size() || !IsLastDigits(number.substr(dash))) return {};
  const std::size_t digits = number.size() - dash - 1;
  const std::string_view stem = number.substr(0, dash);
  // All endings of "415-555-0132" have four digits.
  const bool fits = ending_digits == digits || stem.find('-') == std::string_view::npos;
  const bool is_number = stem.find_first_not_of("0123456789+.()/ ") == std::string_view::npos ||
                         IsNorthAmerican(number);
  return fits && is_number && CountDigits(stem) >= kLeast ? stem : std::string_view();
}

LineSpan FindStem(const ClassifiedLine& line, LineSpan number, LineSpan ending) {
  const std::string_view text = line.TextOf(ending);
  if (!IsLastDigits(text)) return {0, 0};
  const std::size_t stem = StemOf(line.TextOf(number), text.size() - 1).size();
  return stem > 0 ? LineSpan{number.begin, number.begin + stem} : LineSpan{0, 0};
}

LineSpan FindStemAfter(const ClassifiedLine& line, const Piece& number, LineSpan ending) {
  if (!number.has_stem())
    return number.beside > 0 ? LineSpan{0, 0} : FindStem(line, {number.begin, number.end}, ending);
  return IsLastDigits(line.TextOf(ending)) ? LineSpan{number.beside, number.range_end}
                                           : LineSpan{0, 0};
}

bool IsEndingAfter(const ClassifiedLine& line, const Piece& number, LineSpan word) {
  constexpr std::size_t kLongest = 7;  // four digits and a dash
  const std::string_view text = line.TextOf(word);
  if (text.size() > kLongest) return false;
  const std::string ending = WithPlainDashes(text);
  const LineSpan span{number.begin, number.end};
  return number.like_number && number.beside == 0 && !line.Has(span, TextClass::kLetter) &&
         line.HasDigits(span, kLeastDigits) && ending.starts_with('-') &&
         IsNextEnding(line.TextOf(span), ending);
}

[[gnu::noinline]] bool ContinuesWith(const ClassifiedLine& line, const Piece& number,
                                     LineSpan next) {
  constexpr std::size_t kLongest = 200;
  const LineSpan span{number.begin, number.end};
  if (next.end - number.begin > kLongest || number.beside > 0) return false;
  bool after_digits = false;
  for (std::string_view rest = line.TextOf(next); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    // "030 90182011" is not the last digits of two.
    const bool is_list = IsListWord(word);
    if (word.size() > 2 * kMostEndingDigits + 1 ||
        (after_digits && word.find_first_of("0123456789") == 0) ||
        (!is_list && !IsNextEnding(line.TextOf(span), word)))
      return false;
    after_digits = !is_list;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return !line.Has(span, TextClass::kLetter) && line.HasDigits(span, kLeastDigits) &&
         line.TextOf({number.end, next.begin}).find_first_not_of(", ") == std::string_view::npos;
}

}  // namespace sipattach
