#include <string>

#include "draft_limits.h"
#include "number/number_range.h"
#include "number/number_reader.h"
#include "number/several_numbers.h"
#include "number/typed_number.h"
#include "text/ascii.h"

namespace sipattach {

void NumberReader::ReportUnreadable() {
  const bool may_be_more = IsDigit(text_.back()) && (CountDigits(text_) >= 2 * kLeastDigits ||
                                                     !IsDigitsAndSeparators(text_));
  if (may_be_more && (SaySeveral() || SayExtensionBehindDigits())) return;
  switch (number_.error) {
    case phone::ParseError::kInvalidCountryCode:
      if (text_.starts_with('+')) {
        AcceptUnknownCountryCode();
      } else {
        Say(context_.default_region.empty() ? Code::kNumberRegionRequired : Code::kNumberNotE164);
      }
      return;
    case phone::ParseError::kTooLong:
      SayTooLong();
      return;
    case phone::ParseError::kTooShortAfterIdd:
    case phone::ParseError::kTooShortNsn:
      SayTooShort();
      return;
    default:
      if (CountDigits(text_) < kMinUnknownDigits || !OfferWithoutSigns()) Say(Code::kNumberNotE164);
  }
}

// "+2001": without its plus sign, a trunk may have it as an extension.
void NumberReader::OfferExtension(Diagnostic& diagnostic) {
  constexpr std::size_t kMost = 6;
  const std::string digits = DigitsOf(text_);
  const bool is_extension = digits.size() <= kMost && digits.size() + 1 == text_.size();
  if (text_.starts_with('+') && is_extension) diagnostic.fix = remarks_.Choose(digits);
}

void NumberReader::SayTooShort() {
  Diagnostic& diagnostic = Say(Code::kNumberTooShort);
  if (context_.trunk) OfferExtension(diagnostic);
}

// Returns false, after reporting it, if the length fits no complete number of the plan.
bool NumberReader::ReportLength() {
  const bool is_possible = number_.length == phone::Length::kPossible;
  const bool lacks_area =
      is_possible && !number_.valid && number_.from_default_region && LacksArea();
  if (is_possible && !lacks_area) return true;
  if (number_.length == phone::Length::kLocalOnly || lacks_area) {
    // Some short numbers are assigned nationwide, such as 310-0000 in Canada.
    if (number_.valid) return true;
    Say(IsShortCode() ? Code::kNumberTooShort : Code::kNumberLocalOnly);
    return false;
  }
  reading_.validity = Validity::kInvalid;
  if (OfferInternational()) return false;
  switch (number_.length) {
    case phone::Length::kTooShort:
      SayTooShort();
      break;
    case phone::Length::kTooLong:
      SayTooLong();
      break;
    default:
      Say(Code::kNumberInvalidLength);
  }
  return false;
}

// Reports a national prefix 0 that was kept after the calling code. Numbers of Italy and San Marino
// do begin with 0.
bool NumberReader::ReportLeadingZero() {
  const std::string_view national = number_.national_significant;
  if (!national.starts_with('0') || number_.country_code == 39 || number_.country_code == 378) {
    return false;
  }
  const std::size_t zeros = national.find_first_not_of('0');
  if (zeros == std::string_view::npos) return false;
  std::string without = "+" + std::to_string(number_.country_code);
  without += national.substr(zeros);
  Diagnostic& diagnostic =
      report_.Add(Code::kNumberLeadingZero, at_, {{"number", reading_.value}, {"value", without}});
  const phone::Number other = phone::Read(without, "", /*formats=*/false);
  if (other.error == phone::ParseError::kNone && other.valid && other.e164 == without) {
    diagnostic.fix = ChoiceFix(without);
  }
  return true;
}

void NumberReader::SayTooLong() {
  if (!SaySeveral() && !OfferNumberBeforeWordWithin())
    Say(IsForeign() ? Code::kNumberRegionRequired : Code::kNumberTooLong);
}

bool NumberReader::SaySeveral() {
  if (NumbersIn(text_, context_).empty()) return false;
  Say(Code::kNumberSeveral);
  return true;
}

Diagnostic& NumberReader::SayExtension(std::string_view extension, const std::string& value) {
  Diagnostic& diagnostic = report_.Add(
      Code::kNumberExtension, at_,
      {{"number", ShownInput()}, {"extension", std::string(extension)}, {"value", value}});
  diagnostic.fix = ChoiceFix(value);
  return diagnostic;
}

// "14155552671;ext=12" without a region, which reads as a number once it has a plus sign.
bool NumberReader::SayExtensionBehindDigits() {
  if (!context_.default_region.empty() || !IsDigit(text_[0])) return false;
  const phone::Number other = phone::Read(std::string(1, '+').append(text_), "", /*formats=*/false);
  if (other.error != phone::ParseError::kNone || !other.valid || other.extension.empty())
    return false;
  SayExtension(other.extension, other.e164);
  return true;
}

std::optional<Fix> NumberReader::WriteWithZero() const {
  const phone::Number other = ReadMeant("+390" + number_.national_significant);
  return other.valid ? std::optional(ChoiceFix(other.e164)) : std::nullopt;
}

// In plans whose numbers vary in length, "10-19" is more likely two extensions, and "901820" a
// number without its area code.
bool NumberReader::LacksArea() const {
  const std::string& national = number_.national_significant;
  if (national.size() < kMinUnknownDigits && WithPlainDashes(text_).find('-') != std::string::npos)
    return true;
  return national[0] != '0' && DigitsOf(text_) == national &&
         phone::MayLackArea(national, context_.default_region);
}

// "020 7946 0018" belongs to another country if the default region dials no zero first.
bool NumberReader::IsForeign() const {
  const std::string& national = number_.national_significant;
  return number_.from_default_region && number_.country_code != 39 && national.starts_with('0') &&
         InternationalPrefix(national) == 0;
}

// "112", "2010": no area code would make it a complete number.
bool NumberReader::IsShortCode() const {
  constexpr std::size_t kMostDigits = 4;
  return text_.size() <= kMostDigits && IsDigit(text_[0]);
}

}  // namespace sipattach
