#include "numbers.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "../phone/phone.h"
#include "ascii.h"
#include "clean_text.h"
#include "draft_limits.h"
#include "excerpt.h"
#include "letters_for_digits.h"
#include "number_range.h"
#include "redact.h"
#include "utf8.h"

namespace sipattach {
namespace {

// Digits without "+" below this count are as likely national as international.
constexpr std::size_t kMinInternationalDigits = 11;

// What a number under an unknown calling code must have at least, and E.164 §6 allows at most.
constexpr std::size_t kMinUnknownDigits = 7;
constexpr std::size_t kMaxE164Digits = 15;

// 011 is an area code too, of São Paulo, Buenos Aires and Delhi, with at most nine digits behind.
constexpr std::size_t kMinDigitsBehind011 = 10;

// A point behind this many digits in a row parts no groups. The numbers of a spreadsheet have 15
// significant digits, so that no more decimals than these are left.
constexpr std::size_t kMinDigitsBeforeDecimals = 10;
constexpr std::size_t kMaxDecimals = 5;

constexpr std::string_view kDigitsAndSeparators = "0123456789 -.()/";

std::size_t CountDigits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}

std::string DigitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), IsDigit);
  return digits;
}

bool IsDigitsAndSeparators(std::string_view text) {
  return text.find_first_not_of(kDigitsAndSeparators) == std::string_view::npos;
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view prefix) {
  return EqualsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

std::size_t SkipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

// "4.479E+11", "4,479e11": what a spreadsheet makes of a long number. The digits behind are gone.
bool IsScientific(std::string_view text) {
  std::size_t at = SkipDigits(text, text.starts_with('+') ? 1 : 0);
  if (at == 0 || at == text.size()) return false;
  if (text[at] == '.' || text[at] == ',') at = SkipDigits(text, at + 1);
  if (at >= text.size() || Lower(text[at]) != 'e') return false;
  ++at;
  if (at < text.size() && text[at] == '+') ++at;
  const std::size_t end = SkipDigits(text, at);
  return end == text.size() && end > at && end - at <= 3;
}

// The "14155550132" of "14155550132.0", or empty.
std::string_view BeforeDecimalZeros(std::string_view text) {
  const std::size_t point = SkipDigits(text, text.starts_with('+') ? 1 : 0);
  if (point < 5 || point + 1 >= text.size() || text[point] != '.') return {};
  const std::string_view decimals = text.substr(point + 1);
  return decimals.find_first_not_of('0') == std::string_view::npos ? text.substr(0, point)
                                                                   : std::string_view();
}

// "14155550132.5": a spreadsheet computed with a number. "+1.4155550132" only groups the digits.
bool HasDecimals(std::string_view text) {
  const std::size_t begin = text.starts_with('+') ? 1 : 0;
  const std::size_t point = SkipDigits(text, begin);
  if (point < begin + kMinDigitsBeforeDecimals || point == text.size() || text[point] != '.') {
    return false;
  }
  const std::size_t decimals = text.size() - point - 1;
  return decimals > 0 && decimals <= kMaxDecimals && SkipDigits(text, point + 1) == text.size();
}

// The user part of "sip:+14155550132@host;user=phone", or empty for anything but a SIP URI.
std::string_view SipUser(std::string_view text) {
  if (StartsWithIgnoringCase(text, "sips:")) {
    text.remove_prefix(5);
  } else if (StartsWithIgnoringCase(text, "sip:")) {
    text.remove_prefix(4);
  } else {
    return {};
  }
  return text.substr(0, text.find_first_of("@;:?"));
}

// Reads one number; the state is what the steps need of each other.
class NumberReader {
 public:
  NumberReader(std::string_view input, const NumberContext& context, const Pointer& at,
               Report& report)
      : context_(context), at_(at), report_(report) {
    reading_.input = input;
    reading_.path = at.text();
    clean_ = Clean(input);
  }

  NumberReading Read() {
    const bool identity = context_.trunk && !clean_.text.starts_with('+');
    if (clean_.text.empty()) {
      report_.Add(Code::kNumberEmpty, at_);
    } else if (HasLostCharacter(reading_.input)) {
      report_.Add(Code::kTextLostCharacter, at_);
    } else if (clean_.text.size() > kMaxNumberLength && !identity) {
      report_.Add(Code::kNumberTextTooLong, at_,
                  {{"length", reading_.input.size()}, {"limit", kMaxNumberLength}});
    } else if (IsScientific(clean_.text) && !IsLikelyIdentity()) {
      Say(Code::kNumberSpreadsheetDamage);
    } else if (const auto range = FindRange(clean_.text, context_)) {
      ReportRange(*range, ShownInput(), context_, at_, report_);
    } else if (identity) {
      ReadIdentity();
    } else {
      ReadTelephoneNumber();
    }
    return std::move(reading_);
  }

 private:
  // Spreadsheets write "4.479E+11"; under a trunk "12e4" may be the name of a telephone.
  [[nodiscard]] bool IsLikelyIdentity() const {
    return context_.trunk && clean_.text.find_first_of("+.,") == std::string::npos;
  }

  Diagnostic& Say(Code code) { return report_.Add(code, at_, {{"number", ShownInput()}}); }
  Diagnostic& SayValue(Code code) {
    return report_.Add(code, at_, {{"number", ShownInput()}, {"value", reading_.value}});
  }
  // A SIP URI that was pasted for a number may hold a password.
  [[nodiscard]] std::string ShownInput() const { return Excerpt(reading_.input); }
  Fix WriteFix(std::string value) const {
    std::string title = "Write " + value;
    return Fix{std::move(title), {Replace(at_, std::move(value))}};
  }

  void ReadTelephoneNumber() {
    text_ = clean_.text;
    if (const std::string_view user = SipUser(text_); !user.empty()) {
      text_ = user;
      from_sip_uri_ = true;
    }
    if (const std::string_view whole = BeforeDecimalZeros(text_); !whole.empty()) {
      Say(Code::kNumberSpreadsheetDecimal).fix = WriteFix(std::string(whole));
      return;
    }
    if (HasDecimals(text_)) {
      Say(Code::kNumberSpreadsheetDecimal);
      return;
    }
    if (OfferDigits()) return;
    number_ = phone::Read(text_, context_.default_region, /*formats=*/true);
    if (number_.error == phone::ParseError::kNone) {
      AcceptNumber();
    } else if (!OfferInternational()) {
      ReportUnreadable();
    }
  }

  // A letter typed for a digit, where that makes an assigned number. Before any other reading, for
  // without the letter it may be another assigned number.
  bool OfferDigits() {
    const std::string text = WithDigitsForLetters(text_);
    if (text.empty()) return false;
    const phone::Number meant = phone::Read(text, context_.default_region, /*formats=*/false);
    if (meant.error != phone::ParseError::kNone || !meant.valid || !meant.extension.empty()) {
      return false;
    }
    report_.Add(Code::kNumberLetterForDigit, at_, {{"number", ShownInput()}, {"value", meant.e164}})
        .fix = WriteFix(meant.e164);
    return true;
  }

  void ReportUnreadable() {
    switch (number_.error) {
      case phone::ParseError::kInvalidCountryCode:
        if (text_.starts_with('+')) {
          AcceptUnknownCountryCode();
        } else {
          Say(context_.default_region.empty() ? Code::kNumberRegionRequired : Code::kNumberNotE164);
        }
        return;
      case phone::ParseError::kTooLong:
        Say(Code::kNumberTooLong);
        return;
      case phone::ParseError::kTooShortAfterIdd:
      case phone::ParseError::kTooShortNsn:
        Say(Code::kNumberTooShort);
        return;
      default:
        Say(Code::kNumberNotE164);
    }
  }

  // Calling codes come into use faster than metadata does: a number that is otherwise well-formed
  // is sent. None starts with 0.
  void AcceptUnknownCountryCode() {
    const std::string digits = DigitsOf(text_);
    if (digits.starts_with('0') || !IsDigitsAndSeparators(text_.substr(1))) {
      Say(Code::kNumberNotE164);
    } else if (digits.size() < kMinUnknownDigits) {
      Say(Code::kNumberTooShort);
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

  // Where the text is no number as it stands, but with "+" in front (or in place of an
  // international prefix) it is an assigned one, that reading is offered. It is never taken without
  // being asked. Behind a prefix it may also begin with a calling code that no known plan has.
  bool OfferInternational() {
    if (text_.starts_with('+')) return false;
    const std::string digits = DigitsOf(text_);
    if (digits.size() + 2 < text_.size() / 2) return false;  // mostly something else
    const std::size_t prefix = InternationalPrefix(digits);
    if (prefix == 0 && digits.size() < kMinInternationalDigits) return false;
    std::string value = "+" + digits.substr(prefix);
    const phone::Number other = phone::Read(value, "", /*formats=*/false);
    if (other.error == phone::ParseError::kNone && other.valid) {
      value = other.e164;
    } else if (prefix == 0 || other.error != phone::ParseError::kInvalidCountryCode ||
               !MayHaveUnknownCountryCode(prefix, std::string_view(value).substr(1))) {
      return false;
    }
    report_
        .Add(prefix == 0 ? Code::kNumberMissingPlus : Code::kNumberIddPrefix, at_,
             {{"number", reading_.input}, {"value", value}})
        .fix = WriteFix(value);
    return true;
  }

  // The length of the prefix with which many countries dial abroad, 0 for none.
  static std::size_t InternationalPrefix(std::string_view digits) {
    if (digits.starts_with("00")) return 2;
    return digits.starts_with("011") ? 3 : 0;
  }

  // Whether what stands behind an international prefix would be sent behind a "+", and is nothing
  // else.
  [[nodiscard]] bool MayHaveUnknownCountryCode(std::size_t prefix, std::string_view digits) const {
    const bool no_calling_code = number_.error == phone::ParseError::kInvalidCountryCode;
    const bool national =
        number_.error == phone::ParseError::kNone && number_.length == phone::Length::kPossible;
    const bool dialled_at_home = no_calling_code && !context_.default_region.empty();
    const std::size_t least =
        prefix == 3 && !dialled_at_home ? kMinDigitsBehind011 : kMinUnknownDigits;
    return !national && !digits.starts_with('0') && digits.size() >= least &&
           digits.size() <= kMaxE164Digits && IsDigitsAndSeparators(text_);
  }

  void AcceptNumber() {
    ModernizeMexican();
    TakeFacts();
    if (!ReportLength()) return;
    // A national reading that is not assigned, where an international one is: more likely that one.
    if (!number_.valid && number_.from_default_region && OfferInternational()) return;
    if (!number_.extension.empty()) {
      report_
          .Add(Code::kNumberExtension, at_,
               {{"number", reading_.input},
                {"extension", number_.extension},
                {"value", number_.e164}})
          .fix = WriteFix(number_.e164);
      return;
    }
    std::optional<std::string> value = StableValue();
    if (!value || HasLettersThatGetLost(text_)) {
      Say(Code::kNumberNotE164);
      return;
    }
    reading_.kind = NumberKind::kE164;
    reading_.value = *std::move(value);
    if (!number_.valid) {
      report_.Add(Code::kNumberUnassigned, at_,
                  {{"number", reading_.value}, {"country_code", number_.country_code}});
    } else if (IsFictional()) {
      SayValue(Code::kNumberFictional);
    }
    ReportChanges();
  }

  // Until 2019 a 1 stood between Mexico's calling code and a mobile number; lists still have it,
  // the number plan has not (Plan Técnico Fundamental de Numeración, IFT).
  void ModernizeMexican() {
    const std::string& digits = number_.national_significant;
    if (number_.country_code != 52 || digits.size() != 11 || digits[0] != '1') return;
    phone::Number current = phone::Read("+52" + digits.substr(1), "", /*formats=*/true);
    if (current.valid) number_ = std::move(current);
  }

  // Of a number that is not assigned, libphonenumber may take a leading zero for a national prefix,
  // and another one when its own result is read again. Then the digits stay as they were typed;
  // where not all of them were typed, there is no telling what was meant.
  [[nodiscard]] std::optional<std::string> StableValue() const {
    if (number_.valid) return number_.e164;
    const phone::Number again = phone::Read(number_.e164, "", /*formats=*/false);
    if (again.e164 == number_.e164) return number_.e164;
    const bool all_typed = text_.starts_with('+') && IsDigitsAndSeparators(text_.substr(1));
    return all_typed ? std::optional("+" + DigitsOf(text_)) : std::nullopt;
  }

  void TakeFacts() {
    reading_.validity = number_.valid ? Validity::kValid : Validity::kPossible;
    reading_.region = number_.region;
    reading_.type = number_.type;
    reading_.national = number_.national;
    reading_.international = number_.international;
  }

  // False where the length fits no number of the plan.
  bool ReportLength() {
    if (number_.length == phone::Length::kPossible) return true;
    if (number_.length == phone::Length::kLocalOnly) {
      Say(Code::kNumberLocalOnly);
      return false;
    }
    reading_.validity = Validity::kInvalid;
    if (OfferInternational()) return false;
    switch (number_.length) {
      case phone::Length::kTooShort:
        Say(Code::kNumberTooShort);
        break;
      case phone::Length::kTooLong:
        Say(Code::kNumberTooLong);
        break;
      default:
        Say(Code::kNumberInvalidLength);
    }
    return false;
  }

  // 555-0100 to 555-0199 of every area code is set aside for fiction (ATIS-0300115).
  [[nodiscard]] bool IsFictional() const {
    return number_.country_code == 1 && number_.national_significant.size() == 10 &&
           number_.national_significant.compare(3, 5, "55501") == 0;
  }

  // "+44 (0)20 …": one digit more than is sent, between the calling code and the rest.
  [[nodiscard]] bool HasNationalPrefix() const {
    const std::string typed = DigitsOf(text_);
    return !HasMobilePrefix() && typed.size() == reading_.value.size() &&
           typed.ends_with(number_.national_significant) &&
           typed.starts_with(std::to_string(number_.country_code));
  }

  // Mexico wrote a 1 and Argentina writes a 9 or 15 between the calling code and a mobile number.
  [[nodiscard]] bool HasMobilePrefix() const {
    return number_.country_code == 52 || number_.country_code == 54;
  }

  // One diagnostic for each thing that was assumed or taken out, and at least one where the wire
  // differs from the input. They share one fix: to write what is sent.
  void ReportChanges() {
    if (reading_.value == reading_.input) return;
    bool told = false;
    const auto tell = [&](Code code, bool applies) {
      if (!applies) return;
      SayValue(code).fix = WriteFix(reading_.value);
      told = true;
    };
    const std::size_t digits = CountDigits(text_);
    const std::size_t sent = reading_.value.size() - 1;
    const std::size_t national = number_.national_significant.size();
    const bool plus = text_.starts_with('+');
    const bool vanity = digits < (number_.from_default_region ? national : sent);
    tell(Code::kNumberInvisibleCharacters, clean_.had_invisible);
    tell(Code::kNumberFromSipUri, from_sip_uri_);
    tell(Code::kNumberVanityLetters, vanity);
    tell(Code::kNumberNationalPrefix, plus && HasNationalPrefix());
    tell(Code::kNumberLegacyForm, plus && !told && !vanity && HasMobilePrefix() &&
                                      DigitsOf(text_) != reading_.value.substr(1));
    if (number_.from_default_region) {
      report_
          .Add(Code::kNumberRegionAssumed, at_,
               {{"number", reading_.input},
                {"value", reading_.value},
                {"region", context_.default_region}})
          .fix = WriteFix(reading_.value);
      told = true;
    }
    tell(Code::kNumberReformatted, !told);
  }

  void ReadIdentity() {
    text_ = clean_.text;
    number_ = phone::Read(text_, context_.default_region, /*formats=*/true);
    const bool is_number =
        number_.error == phone::ParseError::kNone && number_.valid && number_.extension.empty();
    if (is_number) TakeFacts();
    if (const auto code = Unsendable()) {
      Say(*code).fix = is_number ? WriteFix(number_.e164) : WriteFix(WithoutBlanks());
      return;
    }
    reading_.kind = NumberKind::kIdentity;
    reading_.value = reading_.input;
    if (reading_.input.size() > kMaxIdentityLength) {
      report_.Add(Code::kIdentityTooLong, at_,
                  {{"length", reading_.input.size()}, {"limit", kMaxIdentityLength}});
    }
    if (const std::string_view whole = BeforeDecimalZeros(text_); !whole.empty()) {
      Say(Code::kIdentitySpreadsheetDecimal).fix = WriteFix(std::string(whole));
    } else if (HasDecimals(text_)) {
      Say(Code::kIdentitySpreadsheetDecimal);
    }
    if (NeedsEscape(reading_.input)) {
      Diagnostic& diagnostic = Say(Code::kIdentityNeedsEscape);
      const std::string_view user = SipUser(text_);
      if (!user.empty() && !NeedsEscape(user)) diagnostic.fix = WriteFix(std::string(user));
    }
    if (is_number) {
      report_
          .Add(Code::kIdentityE164Available, at_,
               {{"number", reading_.input}, {"value", number_.e164}})
          .fix = WriteFix(number_.e164);
    } else if (CountDigits(text_) >= 7) {
      Say(Code::kIdentityVerbatim);
    }
  }

  // An identity is compared byte by byte with the user part of a Request-URI (RFC 3261 §19.1.4), so
  // what cannot stand there can never match.
  [[nodiscard]] std::optional<Code> Unsendable() const {
    const std::string_view input = reading_.input;
    if (std::any_of(input.begin(), input.end(),
                    [](char c) { return IsControl(c) && !IsBlank(c); })) {
      return Code::kIdentityControlCharacter;
    }
    if (clean_.had_invisible) return Code::kIdentityInvisibleCharacters;
    const bool blank_inside = std::any_of(text_.begin(), text_.end(), IsBlank);
    // Unicode spaces, and blanks or quotes around, are what cleaning took off.
    const bool changed_by_cleaning = clean_.text != input && IsAscii(text_);
    return blank_inside || changed_by_cleaning ? std::optional(Code::kIdentityBlank) : std::nullopt;
  }

  [[nodiscard]] static bool IsAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }

  [[nodiscard]] std::string WithoutBlanks() const {
    std::string out;
    std::copy_if(text_.begin(), text_.end(), std::back_inserter(out),
                 [](char c) { return !IsBlank(c) && !IsControl(c); });
    return out;
  }

  // Whether a character stands outside user = 1*( unreserved / escaped / user-unreserved )
  // (RFC 3261 §25.1).
  [[nodiscard]] static bool NeedsEscape(std::string_view text) {
    static constexpr std::string_view kUserMarks = "-_.!~*'()&=+$,;?/%";
    return std::any_of(text.begin(), text.end(), [](char c) {
      return !IsAlphanumeric(c) && kUserMarks.find(c) == std::string_view::npos;
    });
  }

  const NumberContext& context_;
  const Pointer& at_;
  Report& report_;
  NumberReading reading_;
  CleanText clean_;
  std::string_view text_;  // the part of clean_.text that is read as a number
  bool from_sip_uri_ = false;
  phone::Number number_;
};

}  // namespace

NumberReading ReadNumber(std::string_view input, const NumberContext& context, const Pointer& at,
                         Report& report) {
  return NumberReader(input, context, at, report).Read();
}

void WriteMembers(JsonWriter& writer, const NumberReading& reading) {
  writer.Key("input").String(reading.input);
  writer.Key("path").String(reading.path);
  writer.Key("kind").String(NameOf(reading.kind));
  writer.Key("value").StringOrNull(reading.value);
  writer.Key("validity").String(NameOf(reading.validity));
  writer.Key("region").StringOrNull(reading.region);
  writer.Key("type").StringOrNull(reading.type);
  writer.Key("national").StringOrNull(reading.national);
  writer.Key("international").StringOrNull(reading.international);
  writer.Key("duplicate_of");
  if (reading.duplicate_of) {
    writer.Integer(static_cast<std::int64_t>(*reading.duplicate_of));
  } else {
    writer.Null();
  }
}

std::string_view NameOf(NumberKind kind) {
  switch (kind) {
    case NumberKind::kE164:
      return "e164";
    case NumberKind::kIdentity:
      return "identity";
    default:
      return "invalid";
  }
}

std::string_view NameOf(Validity validity) {
  switch (validity) {
    case Validity::kValid:
      return "valid";
    case Validity::kPossible:
      return "possible";
    case Validity::kInvalid:
      return "invalid";
    default:
      return "not_a_number";
  }
}

}  // namespace sipattach
