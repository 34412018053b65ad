#include "lines/last_digits.h"

#include <algorithm>
#include <string>

#include "lines/asides.h"
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

[[gnu::noinline]] std::size_t EndOfContinuation(const ClassifiedLine& line, const Piece& number,
                                                LineSpan next) {
  constexpr std::size_t kLongest = 200;
  const LineSpan span{number.begin, number.end};
  if (number.beside > 0 || line.Has(span, TextClass::kLetter) ||
      !line.HasDigits(span, kLeastDigits) || next.begin - number.begin > kLongest ||
      line.TextOf({number.end, next.begin}).find_first_not_of(", ") != std::string_view::npos)
    return 0;
  const std::string_view text = line.TextOf(next).substr(0, kLongest);
  std::size_t ended = 0;  // the last ending
  bool after_digits = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool is_list = IsListWord(word);
    if (!is_list) {
      // "030 90182011" is not the last digits of two.
      const bool is_ending = !word.empty() && word.size() <= 2 * kMostEndingDigits + 1 &&
                             !(after_digits && IsDigit(word[0])) &&
                             IsNextEnding(line.TextOf(span), word);
      if (!is_ending) break;
      ended = end;
    }
    after_digits = !is_list;
    begin = end + 1;
  }
  // In "415-673-2000, 2001 4156732005" and "415-673-2000, 2001 Main St" they are something else.
  const std::size_t rest = next.begin + ended;
  const bool is_more = rest < next.end && (line.Has({rest, next.end}, TextClass::kDigit) ||
                                           HasWordOfStreet(Trim(line.TextOf({rest, next.end}))));
  return ended == 0 || is_more ? 0 : rest;
}

}  // namespace sipattach
