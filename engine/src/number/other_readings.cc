#include <string>

#include "number/number_reader.h"
#include "number/typed_number.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Below this count, digits without "+" are as likely a national number as an international one.
constexpr std::size_t kMinInternationalDigits = 11;

// How many digits a number has in most countries, without a national prefix.
constexpr std::size_t kWholeDigits = 10;

// 011 is also the area code of São Paulo, Buenos Aires and Delhi, with at most nine digits after
// it.
constexpr std::size_t kMinDigitsBehind011 = 10;

// Whether the text is written like opening hours, "8-17", and not like the last digits of a number.
bool AreHours(std::string_view text) {
  constexpr std::string_view kLastHour = "24";
  return text.size() > 2 && text.size() <= 4 && IsDigit(text[0]) && text[1] == '-' &&
         text[2] > '0' && (text.size() == 3 || text.substr(2) <= kLastHour);
}

// "(201) 555-0123", "201-555-0123", "201 555 0123": grouped as in North America.
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

// "+(201) 555-0123", "+312-555-0132": a plus sign but no calling code. The digits may also be a
// number of Egypt or the Netherlands, although those are grouped differently. "+4155552671" is
// North American only if the default region is, and if no such international number is assigned.
bool NumberReader::OfferAmerican() {
  const bool at_home = phone::CallingCodeOf(context_.default_region) == 1;
  const std::string digits = DigitsOf(text_);
  const bool in_groups = text_.size() > digits.size() + 1 && IsInAmericanGroups(text_.substr(1));
  const bool is_unassigned_at_home = at_home && digits.size() == 10 && !number_.valid;
  if (!in_groups && !is_unassigned_at_home) return false;
  const phone::Number meant = ReadMeant("+1" + digits);
  if (!meant.valid) return false;
  if (!number_.valid) return OfferMeant(meant);
  SayAmbiguous(number_.e164, meant.e164);
  return true;
}

// If the text is not a number as it stands, but is an assigned one with "+" in front (or in place
// of an international prefix, as in "+0044"), offers that reading. It is never taken without
// asking. After such a prefix, a calling code that no known plan has is accepted, too.
bool NumberReader::OfferInternational() {
  // Digits of other things in the text do not belong to the number: "Suite 1, 4155550132".
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

// "14155552671" in India, "3225551212" in the United States: nobody has that number there, but
// somebody has the one that begins with a calling code. Either may have been meant.
[[gnu::noinline]] bool NumberReader::OfferAssigned() {
  if (!IsAllDigits(text_) || text_.size() < kWholeDigits) return false;
  const phone::Number other = phone::Read("+" + std::string(text_), "", /*formats=*/false);
  if (other.error != phone::ParseError::kNone || !other.valid) return false;
  SayAmbiguous(other.e164, number_.e164);
  return true;
}

// Whether this is a national number of the default region with one more digit at its end, or after
// the digit that a PBX needs for an outside line, and so not a number of another country.
bool NumberReader::HasOneDigitTooMany(std::string_view digits) const {
  if (ReadMeant(digits.substr(0, digits.size() - 1)).valid) return true;
  return std::string_view("089").find(digits[0]) != std::string_view::npos &&
         ReadMeant(digits.substr(1)).valid;
}

// If the default region does not dial this prefix, the digits may be one of its own numbers, or one
// with a digit too many. Some countries dial 001, 009 or 0011 instead of 00. With few digits after
// it, 011 may be an area code.
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

// Whether the digits after an international prefix may be sent after a "+" and can be nothing else,
// although no known plan has their calling code.
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

// "49 7755 91155" in Germany is assigned both with the calling code that it seems to begin with and
// as a number of the area 4977. So is "442079460123", which lacks the zero of its area code. In
// "14155552671", Mexico has the 1 of North America, or the one of its mobile numbers until 2019.
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

// Whether it has as many digits as an international number, and is written with a zero nationally.
bool NumberReader::LacksUsualPrefix() const {
  return number_.national_significant.size() >= kMinInternationalDigits &&
         reading_.national.find_first_of("0123456789") == reading_.national.find('0');
}

// "14155552671" or "1 415 555 2671" in Mexico, but not "1 55 1234 5671".
bool NumberReader::MayBeAmerican(std::string_view typed) const {
  constexpr std::size_t kLine = 4;
  constexpr std::size_t kOffice = 3;
  const std::size_t line = text_.size() - kLine;
  return number_.country_code == 52 && typed[0] == '1' &&
         typed.substr(1) == number_.national_significant &&
         (IsAllDigits(text_) || (IsAllDigits(text_.substr(line)) && !IsDigit(text_[line - 1]) &&
                                 !IsDigit(text_[line - 1 - kOffice - 1])));
}

// "0055 11 96123-4567" in Brazil, where 00 55 selects a carrier for calls abroad: it may also be a
// Brazilian number as dialled from abroad.
bool NumberReader::OfferOwnCountry() {
  const phone::Number own = ReadMeant("+" + DigitsOf(text_).substr(2));
  if (!own.valid || own.country_code == number_.country_code ||
      own.country_code != phone::CallingCodeOf(context_.default_region))
    return false;
  SayAmbiguous(own.e164, number_.e164);
  return true;
}

// Whether a few digits follow a complete number after a blank, "030 23125010 214", or opening hours
// follow a shorter one, "01 51580 8-17".
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

// "+493023125010 12", "030 23125010 214", "030 23125010 8-17": the digits before the blank are a
// complete number. In plans whose numbers vary in length, all the digits may be one, too.
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

// "20 030 23125117": the digits after the first group are a complete number, so the group is not
// part of it.
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
