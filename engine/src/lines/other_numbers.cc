#include "lines/other_numbers.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "number/number_range.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// 94105-1234 in "CA 94105-1234", 94105 in "San Francisco, CA 94105", or the VAT number in "BE
// 0123.456.789". Belgian mobile numbers, which begin with 04, are written like that, too.
bool IsAfterCapitals(std::string_view before, std::string_view text) {
  // "DID 0800.123.456"
  constexpr std::size_t kWithBlank = 4;
  constexpr std::size_t kWithComma = 5;
  if (before.size() >= kWithBlank && IsAlpha(before[before.size() - kWithBlank])) return false;
  const bool is_state = before.size() >= kWithComma && before[before.size() - kWithComma] == ',';
  return before.size() > 2 &&
         IsPartOfOther(LineWord::kOtherNumber, before.substr(before.size() - 3, 2)) &&
         !text.starts_with("04") &&
         (HasShape(text, " 00000-0000 0000.000.000 ") || (is_state && HasShape(text, " 00000 ")));
}

}  // namespace

bool IsShapedAsOther(std::string_view text) {
  if (text[0] == '0') return false;
  // "10.000,00"
  if (text.find('.') != text.npos && text.find(',') != text.npos) return true;
  return HasShape(text, text[0] < '6' ? " 00000-00000 " : " ") ||
         HasShape(text,
                  " 000-00-00000 0.000.000-0 00.000.000-0 000.000.000-0 000.000.000-00 "
                  "00.000.000/0000-00 000000-0000 00000000-000 0-000-000000 "
                  "00000000-0000-0000-0000-000000000000 ");
}

bool IsMarkedAsOther(std::string_view before, std::string_view text) {
  return IsAfterCapitals(before, text) || text.starts_with("〒") || before.ends_with("〒");
}

bool IsPartOfOther(LineWord said, std::string_view text) {
  if (said == LineWord::kRegister) return IsUpper(text[0]);
  if (said != LineWord::kOtherNumber) return false;
  return text.size() == 2 ? IsUpper(text[0]) && IsUpper(text[1]) : CountDigits(text) > 0;
}

LineWord MeantIn(LineWord word, std::string_view text, std::string_view before,
                 std::string_view region) {
  constexpr WordList kBeforeVerbs = " please to then we i and must should will can ";
  constexpr WordList kBeforeCases = " this that in any either which such ";
  // "So 4156733105 …", "btw 020 7946 0132"; a sales order is "SO", and Dutch for VAT "btw"
  if (text == "So" || text == "so" || (text == "btw" && region != "NL" && region != "BE"))
    return LineWord::kNone;
  const std::string small = SmallWord(before);
  const bool is_verb = text == "order" && IsOneOf(kBeforeVerbs, small);
  const bool is_case = text == "case" && IsOneOf(kBeforeCases, small);
  return is_verb || is_case ? LineWord::kNone : word;
}

LineWord SaidWith(LineWord said, LineWord word, std::string_view text) {
  constexpr std::size_t kLongestOf = 2;  // "de", "di"
  // "customer number", "N° de client"
  const bool is_number = word == LineWord::kNumber;
  const bool after_number = said == LineWord::kNumber;
  // "Référence client", "Identifiant client"
  const bool is_more =
      IsNameOfOther(word) && (said == LineWord::kOtherNumber || said == LineWord::kDocument);
  if ((is_number && IsNameOfOther(said)) || (after_number && IsNameOfOther(word)) || is_more)
    return LineWord::kOtherNumber;
  const bool is_news = is_number ? said == LineWord::kNone
                                 : !IsExtensionWord(word) && !IsPartOfOther(said, text) &&
                                       !(after_number && text.size() <= kLongestOf);
  return is_news ? word : said;
}

bool NamesOther(LineWord said, const LineToken& numerals) {
  return said == LineWord::kOtherNumber || said == LineWord::kRegister ||
         (said == LineWord::kDocument && numerals.digits >= kLeastDigits &&
          numerals.digits == numerals.span.end - numerals.span.begin);
}

bool IsOtherNumber(std::string_view text) {
  return !text.starts_with('(') && text.find('+') == std::string_view::npos &&
         !IsNorthAmerican(text);
}

bool BeginsOwnNumber(const ClassifiedLine& line, LineSpan other, LineSpan rest) {
  constexpr std::size_t kMostOfOther = 7;
  constexpr std::size_t kWhole = 10;
  constexpr std::size_t kOfThreeGroups = 12;
  constexpr std::size_t kLeastBeforeGroups = 5;
  constexpr std::size_t kLeastWithZero = 8;
  constexpr std::size_t kMostWithZero = 12;
  constexpr std::size_t kOfBusiness = 9;  // "ABN 33 051 775 556", from its zero on
  const std::string_view text = line.TextOf(rest);
  if (text.starts_with('+') || IsNorthAmerican(text.substr(0, text.find(' '))) ||
      (text.size() > 5 && text[0] == '(' && SkipDigits(text, 1) == 4 && text[4] == ')'))
    return line.HasDigits(rest, kLeastDigits);
  const std::size_t digits = line.CountFirstDigits(rest);
  const std::string_view before = line.TextOf(other);
  if (IsAllDigits(before) && SkipDigits(text, 0) >= kWhole) return true;
  // "Acct 12345 415 673 3105"; in "Acct 1234 567 890 1234", all is one number.
  std::string groups(text.substr(0, kOfThreeGroups));
  std::replace(groups.begin(), groups.end(), ' ', '-');
  if (IsAllDigits(before) && before.size() >= kLeastBeforeGroups && IsNorthAmerican(groups) &&
      SkipDigits(text, groups.size()) == groups.size())
    return true;
  return text.size() > 1 && text[0] == '0' && text[1] != '0' && IsAllDigits(before) &&
         before.size() <= kMostOfOther && digits >= kLeastWithZero && digits <= kMostWithZero &&
         !(text[4] == ' ' && HasShape(text.substr(5, 4), " 0000 ")) &&
         !(before.size() == 2 && digits == kOfBusiness && text[3] == ' ' && text[7] == ' ');
}

}  // namespace sipattach
