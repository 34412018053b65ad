#include <string>

#include "number/number_reader.h"
#include "number/typed_number.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Digits without "+" below this count are as likely national as international.
constexpr std::size_t kMinInternationalDigits = 11;

// As many as numbers have in most countries, without what is dialled first.
constexpr std::size_t kWholeDigits = 10;

// 011 is an area code too, of São Paulo, Buenos Aires and Delhi, with at most nine digits after it.
constexpr std::size_t kMinDigitsBehind011 = 10;

// Whether what follows a blank is written as hours are, "8-17", and as no last digits are.
bool AreHours(std::string_view text) {
  constexpr std::string_view kLastHour = "24";
  return text.size() > 2 && text.size() <= 4 && IsDigit(text[0]) && text[1] == '-' &&
         text[2] > '0' && (text.size() == 3 || text.substr(2) <= kLastHour);
}

// "(201) 555-0123", "201-555-0123", "201 555 0123": in groups, as in North America.
bool IsInAmericanGroups(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    if (IsDigit(c)) {
      shape += '0';
    } else if (std::string_view(" ().-").find(c) == std::string_view::npos) {
      return false;
    } else if (!shape.empty() && shape.back() == '0') {
      shape += '-';
    }
  }
  return shape == "000-000-0000";
}

}  // namespace

// "+(201) 555-0123", "+312-555-0132": a plus sign and no calling code. The digits may be a number
// of Egypt or of the Netherlands, which is written in other groups. "+4155552671" is one of North
// America at home only, where it is no other.
bool NumberReader::OfferAmerican() {
  const bool at_home = phone::CallingCodeOf(context_.default_region) == 1;
  const std::string digits = DigitsOf(text_);
  const bool in_row = digits.size() == 10 && text_.size() == digits.size() + 1;
  if (!(in_row ? at_home : IsInAmericanGroups(text_.substr(1)))) return false;
  const phone::Number meant = ReadMeant("+1" + digits);
  if (!meant.valid) return false;
  if (!number_.valid) return OfferMeant(meant);
  SayAmbiguous(number_.e164, meant.e164);
  return true;
}

// Where the text is no number as it stands, but with "+" in front (or in place of an
// international prefix, as of "+0044") it is an assigned one, that reading is offered. It is
// never taken without being asked. After a prefix it may also begin with a calling code that no
// known plan has.
bool NumberReader::OfferInternational() {
  // The digits of other things in the text are none of the number: "Suite 1, 4155550132".
  const std::size_t first = text_.find_first_of("0123456789");
  const std::size_t last = text_.find_last_of("0123456789");
  if (first == std::string_view::npos ||
      !IsDigitsAndSeparators(text_.substr(first, last - first + 1))) {
    return false;
  }
  const std::string digits = DigitsOf(text_);
  if (digits.size() + 2 < text_.size() / 2) return false;  // mostly something else
  const std::size_t prefix = InternationalPrefix(digits);
  if (prefix == 0 && (digits.size() < kMinInternationalDigits || HasOneDigitTooMany(digits))) {
    return false;
  }
  std::string value = "+" + digits.substr(prefix);
  const phone::Number other = phone::Read(value, "", /*formats=*/false);
  if (other.error == phone::ParseError::kNone && other.valid) {
    value = other.e164;
  } else if (prefix == 0 || other.error != phone::ParseError::kInvalidCountryCode ||
             !MayHaveUnknownCountryCode(prefix, std::string_view(value).substr(1))) {
    return false;
  }
  Diagnostic& diagnostic =
      SayMeant(prefix == 0 ? Code::kNumberMissingPlus : Code::kNumberIddPrefix, value);
  diagnostic.fix = WriteFix(value);
  // Digits without a + may be a national number of any country.
  diagnostic.fix->choice = prefix == 0 || !other.valid || IsPrefixInDoubt(digits, prefix);
  return true;
}

// A national number of the default region with a digit more at its end, or after the digit that
// an exchange wants for an outside line: not one of another country.
bool NumberReader::HasOneDigitTooMany(std::string_view digits) const {
  if (ReadMeant(digits.substr(0, digits.size() - 1)).valid) return true;
  return std::string_view("089").find(digits[0]) != std::string_view::npos &&
         ReadMeant(digits.substr(1)).valid;
}

// A region that does not dial this prefix may have the digits as a number of its own, or one with
// a digit too many. 001, 009 and 0011 dial abroad too, where these are dialled. 011 with fewer
// digits after it may be an area code.
bool NumberReader::IsPrefixInDoubt(std::string_view digits, std::size_t prefix) const {
  if (!context_.default_region.empty()) return true;
  if (prefix == 3) return digits.size() < 3 + kMinDigitsBehind011;
  for (std::size_t longer = prefix + 1; longer <= prefix + 3; ++longer) {
    const std::string other = std::string(1, '+').append(digits.substr(longer));
    if (phone::IsAssigned(other, "")) return true;
  }
  return false;
}

std::size_t NumberReader::InternationalPrefix(std::string_view digits) {
  if (digits.starts_with("00")) return 2;
  return digits.starts_with("011") ? 3 : 0;
}

// Whether what stands after an international prefix would be sent after a "+", and is nothing
// else.
bool NumberReader::MayHaveUnknownCountryCode(std::size_t prefix, std::string_view digits) const {
  const bool no_calling_code = number_.error == phone::ParseError::kInvalidCountryCode;
  const bool national =
      number_.error == phone::ParseError::kNone && number_.length == phone::Length::kPossible;
  const bool dialled_at_home = no_calling_code && !context_.default_region.empty();
  const std::size_t least =
      prefix == 3 && !dialled_at_home ? kMinDigitsBehind011 : kMinUnknownDigits;
  return !national && !digits.starts_with('0') && digits.size() >= least &&
         digits.size() <= kMaxE164Digits && IsDigitsAndSeparators(text_);
}

// "49 7755 91155" in Germany, with the calling code that it seems to begin with and as a number
// of the area 4977, and "442079460123", which lacks the zero of its area: two assigned numbers
// each. "14155552671" in Mexico has the 1 of North America, or that of mobile numbers until 2019.
bool NumberReader::OfferBothReadings() {
  if (!number_.valid || !number_.from_default_region) return false;
  const std::string& digits = number_.national_significant;
  const bool may_be_international =
      digits.starts_with(std::to_string(number_.country_code)) || LacksUsualPrefix();
  if (!may_be_international && number_.country_code != 52) return false;
  const std::string typed = DigitsOf(text_);
  if (typed == digits ? !may_be_international : !MayBeAmerican(typed)) return false;
  const phone::Number other = phone::Read("+" + typed, "", /*formats=*/false);
  if (other.error != phone::ParseError::kNone || !other.valid) return false;
  SayAmbiguous(other.e164, number_.e164);
  return true;
}

// As many digits as an international number has, of one that is written with a zero at home.
bool NumberReader::LacksUsualPrefix() const {
  return number_.national_significant.size() >= kMinInternationalDigits &&
         reading_.national.find_first_of("0123456789") == reading_.national.find('0');
}

// "14155552671", "1 415 555 2671" in Mexico, and not "1 55 1234 5671".
bool NumberReader::MayBeAmerican(std::string_view typed) const {
  constexpr std::size_t kLine = 4;
  constexpr std::size_t kOffice = 3;
  const std::size_t line = text_.size() - kLine;
  return number_.country_code == 52 && typed[0] == '1' &&
         typed.substr(1) == number_.national_significant &&
         (IsAllDigits(text_) || (IsAllDigits(text_.substr(line)) && !IsDigit(text_[line - 1]) &&
                                 !IsDigit(text_[line - 1 - kOffice - 1])));
}

// "0055 11 96123-4567" in Brazil, where 00 55 chooses a carrier for calls abroad: it may be a
// number of Brazil, as others dial it.
bool NumberReader::OfferOwnCountry() {
  const phone::Number own = ReadMeant("+" + DigitsOf(text_).substr(2));
  if (!own.valid || own.country_code == number_.country_code ||
      own.country_code != phone::CallingCodeOf(context_.default_region))
    return false;
  SayAmbiguous(own.e164, number_.e164);
  return true;
}

// Whether few digits stand apart behind as many as numbers have, "030 23125010 214", or those of
// hours behind fewer, "01 51580 8-17".
bool NumberReader::HasLooseEnd() const {
  constexpr std::size_t kLongest = 6;  // " 10-19"
  constexpr std::size_t kLeastBefore = 9;
  constexpr std::size_t kLeastBeforeHours = 4;  // "01 4000 8-17"
  const std::size_t blank = text_.rfind(' ');
  const std::size_t least = AreHours(text_.substr(blank + 1)) ? kLeastBeforeHours : kLeastBefore;
  return blank + 1 < text_.size() && IsDigit(text_[blank + 1]) &&
         blank + kLongest >= text_.size() &&
         number_.national_significant.size() + blank + 1 >= text_.size() + least;
}

// "+493023125010 12", "030 23125010 214", "030 23125010 8-17": digits apart from a number that is
// one without them, and as long as numbers are. In plans whose numbers have many lengths all of
// them may be one, too.
bool NumberReader::OfferWithoutEnd() {
  constexpr std::size_t kLeastInRow = 9;
  const std::size_t blank = text_.rfind(' ');
  const std::string_view before = Trim(text_.substr(0, blank));
  const std::size_t plus = text_[0] == '+' ? 1 : 0;
  if (!IsDigitsAndSeparators(text_.substr(plus))) return false;  // "… ext. 12"
  const phone::Number meant = ReadMeant(before);
  if (!meant.valid ||
      (!AreHours(std::string_view(text_).substr(blank + 1)) &&
       meant.national_significant.size() <
           (SkipDigits(before, plus) == before.size() ? kLeastInRow : kWholeDigits)))
    return false;
  Diagnostic& diagnostic = SayExtension(text_.substr(blank + 1), meant.e164);
  if (number_.valid) diagnostic.alternatives.push_back(ChoiceFix(number_.e164));
  return true;
}

// "20 030 23125117": no digits of one number, for those after the first are one by themselves.
bool NumberReader::OfferWithoutPlace() {
  const phone::Number meant = ReadMeant(text_.substr(LengthOfPlace(text_)));
  return meant.e164 != number_.e164 && OfferMeant(meant);
}

void NumberReader::SayAmbiguous(const std::string& value, const std::string& other) {
  Diagnostic& diagnostic = report_.Add(
      Code::kNumberAmbiguous, at_, {{"number", ShownInput()}, {"value", value}, {"other", other}});
  diagnostic.fix = ChoiceFix(value);
  diagnostic.alternatives.push_back(ChoiceFix(other));
}

bool NumberReader::OfferMeant(const phone::Number& meant) {
  if (meant.valid) Say(Code::kNumberNotE164).fix = ChoiceFix(meant.e164);
  return meant.valid;
}

}  // namespace sipattach
