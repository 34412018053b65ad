#include "number/number_reader.h"

#include <algorithm>
#include <utility>

#include "draft_limits.h"
#include "number/letters_for_digits.h"
#include "number/several_numbers.h"
#include "number/spreadsheet.h"
#include "number/trunk_identity.h"
#include "number/typed_number.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// Whether the text is nothing but a number, as most are: digits and their separators.
bool IsBare(std::string_view text) {
  for (const char c : text) {
    if (!IsDigit(c) && c != ' ' && c != '-' && c != '(' && c != ')' && c != '+') return false;
  }
  return IsDigit(text.back());
}

// Whether the text may have a plus sign but no calling code: "+(201) 555-0123", "+201-555-0123",
// and, in any groups, "+2015550123" if nobody has that number. A calling code of three digits is a
// group of its own.
bool MayLackCallingCode(std::string_view text, const phone::Number& number) {
  constexpr std::size_t kInRow = 11;
  constexpr std::size_t kInGroups = 13;
  constexpr std::size_t kOffice = 4;  // after the area code
  const std::size_t plus = text.find('+');
  if (plus == text.npos || text.size() < kInRow || number.country_code > 99) return false;
  const bool in_row = number.e164.size() == kInRow && number.country_code != 1;
  if (in_row && !number.valid && number.length == phone::Length::kPossible) return true;
  if (plus != 0 || text[1] == '1') return false;
  return !IsDigit(text[1]) || (text.size() == kInGroups && !IsDigit(text[kOffice]));
}

}  // namespace

NumberReader::NumberReader(std::string_view input, const NumberContext& context, const Pointer& at,
                           Report& report, NumberReading& reading)
    : context_(context),
      at_(at),
      report_(report),
      reading_(reading),
      remarks_(input, at, report),
      clean_(Clean(input)) {
  reading_.input = input;
  reading_.path = at.text();
}

void NumberReader::Read() {
  const bool identity = context_.trunk && !clean_.text.starts_with('+');
  const bool may_have_parameters =
      clean_.text.starts_with('+') || StartsWithIgnoringCase(clean_.text, "tel:");
  if (!identity && may_have_parameters && clean_.text.find(';') != std::string::npos)
    clean_.text = WithoutParameters(clean_.text);
  if (clean_.text.empty()) {
    report_.Add(Code::kNumberEmpty, at_);
  } else if (HasLostCharacter(reading_.input)) {
    report_.Add(Code::kTextLostCharacter, at_);
  } else if (clean_.text.size() > kMaxNumberLength && !identity) {
    remarks_.SayTooLong(Code::kNumberTextTooLong, reading_.input.size(), kMaxNumberLength);
  } else if (IsScientificNumber(clean_.text) && !IsLikelyIdentity()) {
    ReportScientific();
  } else if (!identity && clean_.text[0] == '#' && IsSpreadsheetError(clean_.text)) {
    Say(Code::kNumberSpreadsheetDamage);
  } else if (const auto range = FindRange(clean_.text, context_)) {
    ReadRange(*range);
  } else if (identity) {
    ReadIdentity(clean_, context_, remarks_, reading_);
  } else {
    ReadTelephoneNumber();
  }
}

// Spreadsheets write "4.479E+11"; on a trunk, "12e4" may be the name of a phone.
bool NumberReader::IsLikelyIdentity() const {
  return context_.trunk && clean_.text.find_first_of("+.,") == std::string::npos;
}

void NumberReader::ReportScientific() {
  if (std::string digits = DigitsOfScientific(clean_.text); !digits.empty()) {
    Say(Code::kNumberScientificNotation).fix = WriteFix(digits);
  } else {
    Say(Code::kNumberSpreadsheetDamage);
  }
}

void NumberReader::ReadRange(const NumberRange& range) {
  if (range.IsExtension()) {
    clean_.text = range.first + " ext. " + range.last;
    ReadTelephoneNumber();
  } else {
    ReportRange(range, ShownInput(), context_, at_, report_);
  }
}

void NumberReader::ReadTelephoneNumber() {
  text_ = clean_.text;
  is_bare_ = IsBare(text_);
  if (!is_bare_ && OfferWithoutRest()) return;
  number_ = phone::Read(text_, context_.default_region, /*formats=*/true);
  if (MayLackCallingCode(text_, number_) && OfferAmerican()) return;
  if (!number_.valid && text_.find('(') != text_.npos) ReadWithoutBracketedZero();
  if (number_.error == phone::ParseError::kNone) {
    if (!number_.extension.empty() || !OfferWithoutDialledCharacters()) AcceptNumber();
  } else if (!OfferWithoutDialledCharacters() && !OfferInternational()) {
    ReportUnreadable();
  }
}

// "+48 (0)22 123 45 68": in countries that dial no leading zero any longer, or never did, the zero
// is not part of the number. Italian numbers keep theirs.
void NumberReader::ReadWithoutBracketedZero() {
  constexpr std::string_view kZero = "(0)";
  const std::size_t zero = text_.find(kZero);
  if (zero == std::string_view::npos || text_.find('+') > 1) return;
  std::string without(text_);
  without.replace(zero, kZero.size(), 1, ' ');
  phone::Number number = phone::Read(without, "", /*formats=*/true);
  if (number.error == phone::ParseError::kNone && number.valid && number.extension.empty())
    number_ = std::move(number);
}

void NumberReader::AcceptNumber() {
  ModernizeMexican();
  TakeFacts(number_, reading_);
  if (!ReportLength()) return;
  if (!number_.from_default_region && text_.starts_with("00") && OfferOwnCountry()) return;
  // If the national reading is unassigned and an international one is assigned, that one is more
  // likely.
  if (!number_.valid && number_.from_default_region && (OfferInternational() || OfferAssigned()))
    return;
  if (number_.extension.size() >= kLeastDigits && SaySeveral()) return;
  if (!number_.extension.empty()) {
    SayExtension(number_.extension, number_.e164);
    return;
  }
  if (!is_bare_ && std::any_of(text_.begin(), text_.end(), IsAlpha) && OfferBesideWords()) return;
  if (OfferBothReadings()) return;
  if (HasLooseEnd() && OfferWithoutEnd()) return;
  if (LengthOfPlace(text_) > 0 && OfferWithoutPlace()) return;
  // No North American area code begins with 0, so this is another country's: "01 42 68 53 00".
  if (!number_.valid && number_.country_code == 1 && IsForeign()) {
    Say(Code::kNumberRegionRequired);
    return;
  }
  std::optional<std::string> value = StableValue();
  if (!value || (!is_bare_ && HasLettersThatGetLost(text_, number_.valid))) {
    Say(Code::kNumberNotE164);
    return;
  }
  reading_.kind = NumberKind::kE164;
  reading_.value = *std::move(value);
  if (!number_.valid) {
    if (!ReportLeadingZero()) {
      report_.Add(Code::kNumberUnassigned, at_,
                  {{"number", reading_.value}, {"country_code", number_.country_code}});
      // Italian numbers keep their zero, but spreadsheets drop it.
      if (number_.country_code == 39) report_.last().fix = WriteWithZero();
    }
  } else if (IsFictional()) {
    SayValue(Code::kNumberFictional);
  } else if (number_.length == phone::Length::kLocalOnly) {
    SayValue(Code::kNumberOnlyAtHome);
  }
  if (reading_.value.size() > kMaxE164Digits + 1) {
    report_.Add(Code::kNumberOver15Digits, at_,
                {{"value", reading_.value},
                 {"length", reading_.value.size() - 1},
                 {"limit", kMaxE164Digits}});
  }
  ReportChanges();
}

// New calling codes come into use before the metadata knows them, so a number that is otherwise
// well-formed is sent. No calling code starts with 0.
void NumberReader::AcceptUnknownCountryCode() {
  const std::string digits = DigitsOf(text_);
  if (digits.starts_with('0') || !IsDigitsAndSeparators(text_.substr(1))) {
    Say(Code::kNumberNotE164);
  } else if (digits.size() < kMinUnknownDigits) {
    SayTooShort();
  } else if (digits.size() > kMaxE164Digits) {
    Say(Code::kNumberTooLong);
  } else {
    reading_.kind = NumberKind::kE164;
    reading_.validity = Validity::kPossible;
    reading_.value = "+" + digits;
    report_.Add(Code::kNumberUnknownCountryCode, at_, {{"number", reading_.value}});
    ReportChanges();
  }
}

// Until 2019, Mexican mobile numbers had a 1 after the calling code, and 01, 044 or 045 was dialled
// before national numbers. Lists still have these prefixes, but the number plan does not (Plan
// Técnico Fundamental de Numeración, IFT).
void NumberReader::ModernizeMexican() {
  const std::string& digits = number_.national_significant;
  if (number_.country_code != 52 || digits.size() <= 10) return;
  const std::size_t prefix = digits.size() - 10;
  if (!IsOneOf(" 1 01 044 045 ", digits.substr(0, prefix))) return;
  phone::Number current = phone::Read("+52" + digits.substr(prefix), "", /*formats=*/true);
  current.from_default_region = number_.from_default_region;
  if (current.valid) number_ = std::move(current);
}

// libphonenumber may take a leading zero of an unassigned number for a national prefix, and remove
// another one when its own result is read again. Such a number keeps the digits that were typed.
// Returns nullopt if not all of them were typed, since there is no telling what was meant.
std::optional<std::string> NumberReader::StableValue() const {
  if (number_.valid) return number_.e164;
  const phone::Number again = phone::Read(number_.e164, "", /*formats=*/false);
  if (again.e164 == number_.e164) return number_.e164;
  const bool all_typed = text_.starts_with('+') && IsDigitsAndSeparators(text_.substr(1));
  return all_typed ? std::optional("+" + DigitsOf(text_)) : std::nullopt;
}

// Reads a text that may be what was meant. `valid` is set only for an assigned number without an
// extension.
phone::Number NumberReader::ReadMeant(std::string_view text) const {
  phone::Number meant = phone::Read(text, context_.default_region, /*formats=*/false);
  if (meant.error != phone::ParseError::kNone || !meant.extension.empty()) meant.valid = false;
  return meant;
}

NumberReading ReadNumber(std::string_view input, const NumberContext& context, const Pointer& at,
                         Report& report) {
  NumberReading reading;
  NumberReader(input, context, at, report, reading).Read();
  return reading;
}

}  // namespace sipattach
