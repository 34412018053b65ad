#include "lines/asides.h"

#include <algorithm>
#include <string>

#include "lines/date_or_address.h"
#include "lines/line_words.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "phone/phone.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kPlainDigits = 10;  // of a number in North America

// Whether numerals after a dash may be the last digits of a range that begins with the number.
bool AreEnds(const ClassifiedLine& line, LineSpan number, LineSpan numerals) {
  const std::string between = WithPlainDashes(line.TextOf({number.end, numerals.begin}));
  const std::string last(line.TextOf(numerals));
  const std::string first = DigitsOf(line.TextOf(number));
  return Trim(between) == "-" && IsAllDigits(last) && last.size() > 1 &&
         AreEndsOfRange(first, first.substr(0, first.size() - last.size()) + last);
}

}  // namespace

std::size_t LengthOfAside(std::string_view text) {
  constexpr std::size_t kLeastWithZero = 9;
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return 0;
  const std::string_view head = text.substr(0, blank);
  const std::string_view number = Trim(text.substr(blank));
  bool is_number = false;
  if (text[0] == '0' && !head.ends_with('.')) return 0;
  if (HasShape(head, " 00000 00000-0000 ")) {
    is_number = HasShape(number, " 000-000-0000 000.000.0000 0000000000 (000)000-0000 ") ||
                (number.starts_with('(') && number.find(") ") == 4 &&
                 HasShape(number.substr(6), " 000-0000 ")) ||
                (number.starts_with('0') && CountDigits(number) >= kLeastWithZero);
  } else if (HasShape(head, " 0.0. 00.0. 0.00. 00.00. 0.00 00.00 000.00 ")) {
    is_number = BeginsWholeNumber(number) || SkipDigits(number, 0) >= kLeastDigits;
  }
  return is_number ? blank : 0;
}

bool IsAsideBefore(std::string_view text, std::string_view next) {
  if (!IsDigit(text[0]) || (text[0] == '0' && IsAllDigits(text))) return false;
  if (CountDigits(next) < kLeastDigits) return false;
  const bool is_amount = HasShape(text, " 0.00 00.00 000.00 0000.00 ");
  return is_amount || BeginsWholeNumber(next) || SkipDigits(next, 0) >= kLeastDigits;
}

bool IsAfterWord(const ClassifiedLine& line, std::size_t begin, std::size_t at) {
  if (at <= begin + 1 || line.ClassAt(at) != TextClass::kDigit || line.text()[at] == '0' ||
      !line.IsAfterBlank(at))
    return false;
  std::size_t last = at - 2;
  while (last > begin && line.ClassAt(last) == TextClass::kTail) --last;
  return line.ClassAt(last) == TextClass::kLetter;
}

[[gnu::noinline]] bool AreHoursOfDay(std::string_view word_before, std::string_view text) {
  constexpr std::size_t kLongest = 16;
  return !word_before.empty() && text.size() <= kLongest && BeginOfHours(text) == 0 &&
         IsDayWord(word_before);
}

bool BeginsItem(const ClassifiedLine& line, LineSpan rest) {
  constexpr std::size_t kMostDigits = 3;
  constexpr std::size_t kLookedAt = 40;  // a number, and the item before it
  std::string_view text = line.TextOf(rest).substr(0, kLookedAt);
  const std::size_t end = SkipDigits(text, 0);
  if (end == 0 || end > kMostDigits || end + 1 >= text.size() ||
      (text[end] != '.' && text[end] != ')') || text[end + 1] != ' ')
    return false;
  const bool has_bracket = text[end] == ')';
  text = Trim(text.substr(end + 1));
  if (has_bracket && SkipDigits(text, 0) >= kLeastDigits) return true;
  return BeginsWholeNumber(text) && CountDigits(text) >= kLeastDigits;
}

bool HasWordOfStreet(std::string_view text) {
  constexpr WordList kWords =
      " st street ave avenue rd road dr drive blvd boulevard ln lane ct court pl place sq square "
      "way "
      "hwy highway pkwy parkway ter terrace plaza circle cir suite ste floor fl ";
  constexpr int kMostWords = 4;
  for (int i = 0; i < kMostWords && !text.empty(); ++i) {
    const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
    if (IsOneOf(kWords, SmallWord(text.substr(0, end)))) return true;
    text = Trim(text.substr(std::min(end + 1, text.size())));
  }
  return false;
}

bool BeginsStreet(const ClassifiedLine& line, LineSpan number, const LineToken& numerals,
                  std::size_t end) {
  if (numerals.digits >= kLeastDigits || line.ClassAt(numerals.span.begin) != TextClass::kDigit)
    return false;
  const std::size_t next = line.SkipBlanks({numerals.span.end, end});
  if (next == end || line.ClassAt(next) != TextClass::kLetter) return false;
  const LineToken word = TokenAt(line, next, end);
  if (word.kind != LineToken::Kind::kWord || word.word != LineWord::kNone ||
      IsSizeWord(line.TextOf(word.span)))
    return false;
  if (!IsNorthAmerican(line.TextOf(number)))
    return line.TextOf(number).size() >= kPlainDigits && IsAllDigits(line.TextOf(number)) &&
           HasWordOfStreet(line.TextOf({next, end}));
  // "415-673-3100 - 3109 SF" is a range, unless it is "415-673-3100 - 3109 Main St".
  return !AreEnds(line, number, numerals.span) || HasWordOfStreet(line.TextOf({next, end}));
}

bool AreAmount(const ClassifiedLine& line, const DividedRun& run) {
  constexpr std::size_t kMostDigits = 4;  // of an amount after a number, with nothing between them
  const std::string_view text = line.TextOf({run.number.begin, run.last.end});
  const bool is_clear = HasShape(Trim(line.TextOf(run.last)), " 0,00 00,00 0.00 00.00 ") ||
                        SkipDigits(text, text[0] == '+' ? 1 : 0) >= kLeastDigits;
  const std::size_t least = is_clear ? kLeastDigits : LeastDigitsBeforeAmount(text);
  return line.HasDigits(run.number, least) && line.CountDigits(run.last) <= kMostDigits;
}

bool AreQuantity(const ClassifiedLine& line, const DividedRun& run) {
  constexpr std::size_t kMostDigits = 3;
  return line.HasDigits(run.number, kLeastDigits) && line.CountDigits(run.last) <= kMostDigits;
}

bool ArePostalCode(const ClassifiedLine& line, const DividedRun& run, std::string_view town,
                   std::string_view region) {
  constexpr std::size_t kLeastBeforeFour = 8;  // "0664 1234 5678 Wien" is a number and its town
  constexpr std::size_t kLeastBeforeFive = 7;
  constexpr std::size_t kLeastOfVienna = 5;  // "01 23456 1010 Wien"
  constexpr std::size_t kLength = 5;
  const std::string_view code = Trim(line.TextOf(run.last));
  if (run.number.begin == run.number.end || !IsAllDigits(code) || code.size() > kLength ||
      code.size() + 1 < kLength || !line.IsAfterBlank(run.last.end - code.size()))
    return false;
  const bool is_dutch = town.size() == 2 && IsUpper(town[0]) && IsUpper(town[1]);
  const bool is_town = town.size() > 2 && !IsUpper(town[1]) &&
                       (IsUpper(town[0]) || static_cast<unsigned char>(town[0]) >= 0x80);
  if (!is_town && !is_dutch) return false;
  const std::string_view before = line.TextOf(run.number);
  std::string digits = DigitsOf(before);
  if (before.find("(0)") != std::string_view::npos) digits.pop_back();
  constexpr std::size_t kCallingCode = 2;
  const std::size_t code_digits = line.text()[run.number.begin] == '+' ? kCallingCode
                                  : digits.starts_with("00")           ? kCallingCode + 2
                                  : digits.starts_with('0')            ? 1
                                                                       : 0;
  const bool is_vienna = IsOneOf(" Wien Vienna ", town) && HasShape(code, " 0000 ") &&
                         code[0] == '1' && code.back() == '0';
  const std::size_t least = is_vienna                ? kLeastOfVienna
                            : code.size() == kLength ? kLeastBeforeFive
                                                     : kLeastBeforeFour;
  if (digits.size() < code_digits + least) return false;
  // "+63 1800 1 234 5678 Ann" is a number only with all its digits. The country of a number without
  // a calling code may be given elsewhere.
  return phone::IsAssigned(before, region) ||
         (before[0] != '+' &&
          !phone::IsAssigned(line.TextOf({run.number.begin, run.last.end}), region));
}

[[gnu::noinline]] bool BeginsDate(const ClassifiedLine& line, const DividedRun& run, LineSpan rest,
                                  std::string_view region) {
  constexpr std::size_t kMostDigits = 2;
  constexpr std::size_t kYear = 4;
  const std::string_view day = Trim(line.TextOf(run.last));
  const std::size_t digits = SkipDigits(day, 0);
  if (digits == 0 || digits > kMostDigits || !line.HasDigits(run.number, kLeastDigits))
    return false;
  // "15. Januar", "3. Stock", "15 januari 2025"
  const std::string_view between = line.TextOf({run.last.end, rest.begin});
  const std::string_view words = line.TextOf(rest);
  const std::string_view next = Trim(words.substr(std::min(words.find(' '), words.size())));
  const bool has_year = (next.starts_with("19") || next.starts_with("20")) &&
                        SkipDigits(next, 0) == kYear && next.substr(kYear, 1) != "-";
  constexpr WordList kCounted =
      " januar j\u00E4nner februar m\u00E4rz april mai juni juli august september oktober november "
      "dezember stock stockwerk og etage obergeschoss ";
  const bool has_point = day.substr(digits) == "." || between.starts_with('.');
  const bool is_ordinal =
      has_point && IsOneOf(kCounted, SmallWord(words.substr(0, words.find(' '))));
  return (is_ordinal || has_year) && phone::IsAssigned(line.TextOf(run.number), region);
}

[[gnu::noinline]] std::size_t EndBeforeHours(const ClassifiedLine& line, LineSpan run,
                                             LineSpan unit, std::size_t segment_end,
                                             std::string_view region) {
  const std::string_view text = line.TextOf(run);
  const auto is_assigned = [&](std::size_t end) {
    return phone::IsAssigned(text.substr(0, end), region);
  };
  const std::size_t next = line.SkipBlanks({unit.end, segment_end});
  const auto is_next = [&](TextClass kind) {
    return next < segment_end && line.ClassAt(next) == kind;
  };
  // "am" in "030 23125 17 am Montag" is not about hours.
  if (EqualsIgnoringCase(line.TextOf(unit), "am") && is_next(TextClass::kLetter) &&
      is_assigned(text.size()))
    return run.end;
  // "8-12 und 13-17 Uhr"
  std::size_t end = text.size();
  for (bool is_one = false; !is_one;) {
    std::size_t begin = BeginOfHours(text.substr(0, end));
    // "24 h". In "06 698212 12 ore 9-18", the digits before the word belong to the number.
    is_one = begin == text.size() && !is_next(TextClass::kDigit);
    if (is_one) begin = BeginOfHour(text);
    if (begin == 0 || begin == end) break;
    // "03-5555-1234（9-17時）"
    const std::string_view ahead = text.substr(0, begin);
    if (!line.IsAfterBlank(run.begin + begin) && !ahead.ends_with('(') && !ahead.ends_with("（"))
      break;
    const std::size_t before = text.find_last_of("0123456789", begin - 1) + 1;
    // "01 86 26 00 10-12 h"
    if (!is_assigned(before) &&
        (is_one || !line.HasDigits({run.begin, run.begin + before}, kLeastDigits) ||
         is_assigned(begin + SkipDigits(text.substr(begin), 0))))
      break;
    end = before;
  }
  return run.begin + end;
}

}  // namespace sipattach
