#include "number/number_reading.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "draft_limits.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/letters_for_digits.h"
#include "number/number_range.h"
#include "number/number_remarks.h"
#include "number/several_numbers.h"
#include "number/spreadsheet.h"
#include "number/trunk_identity.h"
#include "number/typed_number.h"
#include "phone/phone.h"
#include "redact/redact.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// Digits without "+" below this count are as likely national as international.
constexpr std::size_t kMinInternationalDigits = 11;

// What a number under an unknown calling code must have at least, and E.164 §6 allows at most.
constexpr std::size_t kMinUnknownDigits = 7;
constexpr std::size_t kMaxE164Digits = 15;

// As many as numbers have in most countries, without what is dialled first.
constexpr std::size_t kWholeDigits = 10;

// 011 is an area code too, of São Paulo, Buenos Aires and Delhi, with at most nine digits after it.
constexpr std::size_t kMinDigitsBehind011 = 10;

constexpr std::string_view kDigitsAndSeparators = "0123456789 -.()/";

bool IsDigitsAndSeparators(std::string_view text) {
  return text.find_first_not_of(kDigitsAndSeparators) == std::string_view::npos;
}

// Whether a text is a number and nothing beside it, as most are: digits, and what parts them.
bool IsBare(std::string_view text) {
  for (const char c : text) {
    if (!IsDigit(c) && c != ' ' && c != '-' && c != '(' && c != ')' && c != '+') return false;
  }
  return IsDigit(text.back());
}

// Whether a number may begin with a plus sign and no calling code: "+(201) 555-0123",
// "+201-555-0123", and "+2015550123" if nobody has that. Of three digits the code is a group
// itself.
bool MayLackCallingCode(std::string_view text, const phone::Number& number) {
  constexpr std::size_t kInRow = 11;
  constexpr std::size_t kInGroups = 13;
  constexpr std::size_t kOffice = 4;  // behind the area code
  if (text[0] != '+' || text.size() < kInRow || text[1] == '1' || number.country_code > 99)
    return false;
  if (text.size() == kInRow) return !number.valid && number.length == phone::Length::kPossible;
  return !IsDigit(text[1]) || (text.size() == kInGroups && !IsDigit(text[kOffice]));
}

// Whether what follows a blank is written as hours are, "8-17", and as no last digits are.
bool AreHours(std::string_view text) {
  constexpr std::string_view kLastHour = "24";
  return text.size() > 2 && text.size() <= 4 && IsDigit(text[0]) && text[1] == '-' &&
         text[2] > '0' && (text.size() == 3 || text.substr(2) <= kLastHour);
}

// Whether few digits stand apart behind as many as numbers have, "030 23125010 214", or those of
// hours behind fewer, "01 51580 8-17".
bool HasLooseEnd(std::string_view text, std::size_t national_digits) {
  constexpr std::size_t kLongest = 6;  // " 10-19"
  constexpr std::size_t kLeastBefore = 9;
  constexpr std::size_t kLeastBeforeHours = 4;  // "01 4000 8-17"
  const std::size_t blank = text.rfind(' ');
  const std::size_t least = AreHours(text.substr(blank + 1)) ? kLeastBeforeHours : kLeastBefore;
  return blank + 1 < text.size() && IsDigit(text[blank + 1]) && blank + kLongest >= text.size() &&
         national_digits + blank + 1 >= text.size() + least;
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

// Reads one number; the state is what the steps need of each other.
class NumberReader {
 public:
  NumberReader(std::string_view input, const NumberContext& context, const Pointer& at,
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

  void Read() {
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

 private:
  // Spreadsheets write "4.479E+11"; under a trunk "12e4" may be the name of a telephone.
  [[nodiscard]] bool IsLikelyIdentity() const {
    return context_.trunk && clean_.text.find_first_of("+.,") == std::string::npos;
  }

  Diagnostic& Say(Code code) { return remarks_.Say(code); }
  Diagnostic& SayMeant(Code code, std::string_view value) { return remarks_.Say(code, value); }
  Diagnostic& SayValue(Code code) { return remarks_.Say(code, reading_.value); }
  [[nodiscard]] std::string ShownInput() const { return remarks_.shown_input(); }
  [[nodiscard]] Fix WriteFix(std::string_view value) const { return remarks_.Write(value); }
  [[nodiscard]] Fix ChoiceFix(std::string_view value) const { return remarks_.Choose(value); }

  // A number that is assigned, and nothing but a number.
  [[nodiscard]] phone::Number ReadMeant(std::string_view text) const {
    phone::Number meant = phone::Read(text, context_.default_region, /*formats=*/false);
    if (meant.error != phone::ParseError::kNone || !meant.extension.empty()) meant.valid = false;
    return meant;
  }

  [[gnu::noinline]] void ReportScientific() {
    if (std::string digits = DigitsOfScientific(clean_.text); !digits.empty()) {
      Say(Code::kNumberScientificNotation).fix = WriteFix(digits);
    } else {
      Say(Code::kNumberSpreadsheetDamage);
    }
  }

  [[gnu::noinline]] void ReadRange(const NumberRange& range) {
    if (range.IsExtension()) {
      clean_.text = range.first + " ext. " + range.last;
      ReadTelephoneNumber();
    } else {
      ReportRange(range, ShownInput(), context_, at_, report_);
    }
  }

  void ReadTelephoneNumber() {
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

  // "+(201) 555-0123", "+312-555-0132": a plus sign and no calling code. The digits may be a number
  // of Egypt or of the Netherlands, which is written in other groups. "+4155552671" is one of North
  // America at home only, where it is no other.
  [[gnu::noinline]] bool OfferAmerican() {
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

  // "+48 (0)22 123 45 68": where no zero is dialled at home any more, or never was, it is none of
  // the number either. Italy keeps its zeros.
  [[gnu::noinline]] void ReadWithoutBracketedZero() {
    constexpr std::string_view kZero = "(0)";
    const std::size_t zero = text_.find(kZero);
    if (zero == std::string_view::npos || text_.find('+') > 1) return;
    std::string without(text_);
    without.replace(zero, kZero.size(), 1, ' ');
    phone::Number number = phone::Read(without, "", /*formats=*/true);
    if (number.error == phone::ParseError::kNone && number.valid && number.extension.empty())
      number_ = std::move(number);
  }

  // Finds the number in what stands around it. Returns whether that is all there is to say.
  [[gnu::noinline]] bool OfferWithoutRest() {
    if (const std::string_view address = InAngleBrackets(text_); !address.empty()) {
      text_ = address;
      from_name_addr_ = true;
    }
    if (const std::string_view user = SipUser(text_); !user.empty()) {
      text_ = user;
      from_sip_uri_ = true;
    }
    if (const std::string_view whole = BeforeDecimalZeros(text_); !whole.empty()) {
      Say(Code::kNumberSpreadsheetDecimal).fix = WriteFix(whole);
      return true;
    }
    const bool has_comma = text_.find(',') != std::string_view::npos;
    if (std::string digits = has_comma ? WithoutThousands(text_) : ""; !digits.empty()) {
      Say(Code::kNumberSpreadsheetDecimal).fix = WriteFix(digits);
      return true;
    }
    if (HasDecimals(text_)) {
      Say(Code::kNumberSpreadsheetDecimal);
      return true;
    }
    if (OfferDecoded() || OfferWithoutDialledPrefix() || OfferDigits() || OfferWithoutWords())
      return true;
    if (std::string unbracketed = WithoutBracketsOfExtension(text_); !unbracketed.empty()) {
      clean_.text = std::move(unbracketed);
      text_ = clean_.text;
    }
    return false;
  }

  // "%2B14155550132", as it stands in a URL.
  bool OfferDecoded() {
    const std::string percent_decoded = PercentDecoded(text_);
    if (percent_decoded.empty()) return false;
    const std::string decoded = Clean(percent_decoded).text;
    if (decoded.empty()) return false;
    const phone::Number meant = ReadMeant(decoded);
    if (!meant.valid) return false;
    SayMeant(Code::kNumberPercentEncoded, meant.e164).fix = WriteFix(meant.e164);
    return true;
  }

  bool OfferWithoutDialledPrefix() {
    const std::size_t end = EndOfDialledPrefix(text_);
    if (end == std::string_view::npos || CountDigits(text_.substr(end)) < kMinUnknownDigits) {
      return false;
    }
    const std::string_view rest = text_.substr(end);
    phone::Number meant = ReadMeant(rest);
    if (!meant.valid) meant = ReadMeant(WithoutAll(rest, ",;pPwW"));
    Diagnostic& diagnostic = Say(Code::kNumberDialledPrefix);
    if (meant.valid) diagnostic.fix = WriteFix(meant.e164);
    return true;
  }

  // "415*555*0132", "4155550132#": libphonenumber leaves a star out or gives up at a #. After the
  // number a # ends what is dialled; anywhere else these could stand for something else.
  bool OfferWithoutDialledCharacters() {
    const std::size_t first = std::min(text_.find('*'), text_.find('#'));
    if (first == std::string_view::npos) return false;
    const phone::Number meant = ReadMeant(WithoutAll(text_, "*#"));
    Diagnostic& diagnostic = Say(Code::kNumberDialledCharacters);
    if (!meant.valid) return true;
    diagnostic.fix = WriteFix(meant.e164);
    diagnostic.fix->choice = text_.find_first_not_of("# ", first) != std::string_view::npos;
    return true;
  }

  // A letter typed for a digit, where that makes an assigned number. Before any other reading, for
  // without the letter it may be another assigned number.
  bool OfferDigits() {
    const std::string text = WithDigitsForLetters(text_);
    if (text.empty()) return false;  // as almost always: reading takes longer
    const phone::Number meant = ReadMeant(text);
    if (!meant.valid) {
      // Without an O before its digits the rest would be somebody else's: "O2079460018" in the US.
      if (std::any_of(text.begin(), text.end(), IsAlpha)) return false;
      Say(text.starts_with('0') ? Code::kNumberRegionRequired : Code::kNumberNotE164);
      return true;
    }
    // The letter may belong to a word too, as keypads spell it: 6 for O, 4 for I, 5 for l.
    SayMeant(Code::kNumberLetterForDigit, meant.e164).fix = ChoiceFix(meant.e164);
    return true;
  }

  // "030 901820 Max": with its letters as digits it would be an assigned number, too.
  bool OfferWithoutWords() {
    if (IsDigit(text_.back())) return false;  // as almost always
    // "1-800-FLOWERS"
    const std::size_t last = text_.find_last_of("0123456789");
    if (last == std::string_view::npos || text_[last + 1] == '-' || IsAlpha(text_[last + 1]))
      return false;
    return OfferNumberBeforeWords();
  }

  [[gnu::noinline]] bool OfferNumberBeforeWords() {
    const std::string_view number = NumberBeforeWords(text_);
    if (number.empty()) return false;
    const phone::Number meant = ReadMeant(number);
    const phone::Number whole = ReadMeant(text_);
    if (!meant.valid || (whole.valid && whole.e164 == meant.e164)) return false;
    Diagnostic& diagnostic = SayMeant(Code::kNumberWordsBehind, meant.e164);
    diagnostic.fix = ChoiceFix(meant.e164);
    if (whole.valid) diagnostic.alternatives.push_back(ChoiceFix(whole.e164));
    return true;
  }

  [[nodiscard]] bool HasLetters() const { return std::any_of(text_.begin(), text_.end(), IsAlpha); }

  [[gnu::noinline]] bool OfferBesideWords() {
    if (text_.find(' ') != text_.npos &&
        (OfferNumberBeforeWordWithin() || OfferNumberBehindWords()))
      return true;
    return OfferNumberBehindCode();
  }

  // "CAF0123456789", "SN4155552671": letters that are none of a telephone and glued to the number,
  // which may be one of anything.
  bool OfferNumberBehindCode() {
    const std::size_t end = std::min(text_.find_first_of("0123456789"), text_.size());
    std::size_t begin = end;
    while (begin > 0 && IsUpper(text_[begin - 1])) --begin;
    const std::string_view code = text_.substr(begin, end - begin);
    if (code.size() < 2 || end == text_.size() || SkipDigits(text_, end) < text_.size() ||
        ReadNameOfNumbers(code) >= NameOfNumbers::kAlso)
      return false;
    SayMeant(Code::kNumberWordsBefore, number_.e164).fix = ChoiceFix(number_.e164);
    return true;
  }

  // "030 123456 App. 12": what libphonenumber knows no word for, it takes for letters of a keypad.
  [[gnu::noinline]] bool OfferNumberBeforeWordWithin() {
    const std::string_view number = NumberBeforeWordWithin(text_);
    if (number.empty()) return false;
    const phone::Number meant = ReadMeant(number);
    if (!meant.valid) return false;
    SayMeant(Code::kNumberWordsBehind, meant.e164).fix = ChoiceFix(meant.e164);
    return true;
  }

  // "Fax: 415 555 2671", "do not use 415 555 2671"
  [[gnu::noinline]] bool OfferNumberBehindWords() {
    const std::string_view words = text_.substr(0, text_.find_first_of("+(0123456789"));
    if (!MayExclude(words)) return false;
    SayMeant(Code::kNumberWordsBefore, number_.e164).fix = ChoiceFix(number_.e164);
    return true;
  }

  [[gnu::noinline]] bool SaySeveral() {
    if (NumbersIn(text_, context_).empty()) return false;
    Say(Code::kNumberSeveral);
    return true;
  }

  void ReportUnreadable() {
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
        Say(Code::kNumberTooShort);
        return;
      default:
        if (CountDigits(text_) < kMinUnknownDigits || !OfferWithoutSigns())
          Say(Code::kNumberNotE164);
    }
  }

  [[gnu::noinline]] Diagnostic& SayExtension(std::string_view extension, const std::string& value) {
    Diagnostic& diagnostic = report_.Add(
        Code::kNumberExtension, at_,
        {{"number", ShownInput()}, {"extension", std::string(extension)}, {"value", value}});
    diagnostic.fix = ChoiceFix(value);
    return diagnostic;
  }

  // "14155552671;ext=12", without a region.
  [[gnu::noinline]] bool SayExtensionBehindDigits() {
    if (!context_.default_region.empty() || !IsDigit(text_[0])) return false;
    const phone::Number other =
        phone::Read(std::string(1, '+').append(text_), "", /*formats=*/false);
    if (other.error != phone::ParseError::kNone || !other.valid || other.extension.empty())
      return false;
    SayExtension(other.extension, other.e164);
    return true;
  }

  bool OfferMeant(const phone::Number& meant) {
    if (meant.valid) Say(Code::kNumberNotE164).fix = ChoiceFix(meant.e164);
    return meant.valid;
  }

  // "415_555_0132", "01·42·68·53·00": it may be a number but for signs that none is written with.
  [[gnu::noinline]] bool OfferWithoutSigns() {
    std::string spaced(text_);
    for (char& c : spaced) {
      if (IsAlpha(c)) return false;
      if (!IsDigit(c) && c != '+') c = ' ';
    }
    return OfferMeant(ReadMeant(spaced));
  }

  // "020 7946 0018" in a country whose numbers have no zero to be dialled first is one of another.
  [[nodiscard]] bool IsForeign() const {
    const std::string& national = number_.national_significant;
    return number_.from_default_region && number_.country_code != 39 && national.starts_with('0') &&
           InternationalPrefix(national) == 0;
  }

  [[gnu::noinline]] void SayTooLong() {
    if (!SaySeveral() && !OfferNumberBeforeWordWithin())
      Say(IsForeign() ? Code::kNumberRegionRequired : Code::kNumberTooLong);
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
  // international prefix, as of "+0044") it is an assigned one, that reading is offered. It is
  // never taken without being asked. After a prefix it may also begin with a calling code that no
  // known plan has.
  bool OfferInternational() {
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
  [[nodiscard]] bool HasOneDigitTooMany(std::string_view digits) const {
    if (ReadMeant(digits.substr(0, digits.size() - 1)).valid) return true;
    return std::string_view("089").find(digits[0]) != std::string_view::npos &&
           ReadMeant(digits.substr(1)).valid;
  }

  // A region that does not dial this prefix may have the digits as a number of its own, or one with
  // a digit too many. 001, 009 and 0011 dial abroad too, where these are dialled. 011 with fewer
  // digits after it may be an area code.
  [[nodiscard]] bool IsPrefixInDoubt(std::string_view digits, std::size_t prefix) const {
    if (!context_.default_region.empty()) return true;
    if (prefix == 3) return digits.size() < 3 + kMinDigitsBehind011;
    for (std::size_t longer = prefix + 1; longer <= prefix + 3; ++longer) {
      const std::string other = std::string(1, '+').append(digits.substr(longer));
      if (phone::IsAssigned(other, "")) return true;
    }
    return false;
  }

  // The length of the prefix with which many countries dial abroad, 0 for none.
  static std::size_t InternationalPrefix(std::string_view digits) {
    if (digits.starts_with("00")) return 2;
    return digits.starts_with("011") ? 3 : 0;
  }

  // Whether what stands after an international prefix would be sent after a "+", and is nothing
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
    TakeFacts(number_, reading_);
    if (!ReportLength()) return;
    if (!number_.from_default_region && text_.starts_with("00") && OfferOwnCountry()) return;
    // A national reading that is not assigned, where an international one is: more likely that one.
    if (!number_.valid && number_.from_default_region && OfferInternational()) return;
    if (number_.extension.size() >= kLeastDigits && SaySeveral()) return;
    if (!number_.extension.empty()) {
      SayExtension(number_.extension, number_.e164);
      return;
    }
    if (!is_bare_ && HasLetters() && OfferBesideWords()) return;
    if (OfferBothReadings()) return;
    if (HasLooseEnd(text_, number_.national_significant.size()) && OfferWithoutEnd()) return;
    if (LengthOfPlace(text_) > 0 && OfferWithoutPlace()) return;
    // In North America no area code begins with 0, whatever is assigned: "01 42 68 53 00".
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
        // Italian numbers keep their zero, which spreadsheets do not.
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

  // As many digits as an international number has, of one that is written with a zero at home.
  [[nodiscard]] bool LacksUsualPrefix() const {
    return number_.national_significant.size() >= kMinInternationalDigits &&
           reading_.national.find_first_of("0123456789") == reading_.national.find('0');
  }

  [[gnu::noinline]] void SayAmbiguous(const std::string& value, const std::string& other) {
    Diagnostic& diagnostic =
        report_.Add(Code::kNumberAmbiguous, at_,
                    {{"number", ShownInput()}, {"value", value}, {"other", other}});
    diagnostic.fix = ChoiceFix(value);
    diagnostic.alternatives.push_back(ChoiceFix(other));
  }

  // "14155552671", "1 415 555 2671" in Mexico, and not "1 55 1234 5671".
  [[gnu::noinline]] [[nodiscard]] bool MayBeAmerican(std::string_view typed) const {
    constexpr std::size_t kLine = 4;
    constexpr std::size_t kOffice = 3;
    const std::size_t line = text_.size() - kLine;
    return number_.country_code == 52 && typed[0] == '1' &&
           typed.substr(1) == number_.national_significant &&
           (IsAllDigits(text_) || (IsAllDigits(text_.substr(line)) && !IsDigit(text_[line - 1]) &&
                                   !IsDigit(text_[line - 1 - kOffice - 1])));
  }

  // "49 7755 91155" in Germany, with the calling code that it seems to begin with and as a number
  // of the area 4977, and "442079460123", which lacks the zero of its area: two assigned numbers
  // each. "14155552671" in Mexico has the 1 of North America, or that of mobile numbers until 2019.
  bool OfferBothReadings() {
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

  // "0055 11 96123-4567" in Brazil, where 00 55 chooses a carrier for calls abroad: it may be a
  // number of Brazil, as others dial it.
  [[gnu::noinline]] bool OfferOwnCountry() {
    const phone::Number own = ReadMeant("+" + DigitsOf(text_).substr(2));
    if (!own.valid || own.country_code == number_.country_code ||
        own.country_code != phone::CallingCodeOf(context_.default_region))
      return false;
    SayAmbiguous(own.e164, number_.e164);
    return true;
  }

  // "+493023125010 12", "030 23125010 214", "030 23125010 8-17": digits apart from a number that is
  // one without them, and as long as numbers are. In plans whose numbers have many lengths all of
  // them may be one, too.
  [[gnu::noinline]] bool OfferWithoutEnd() {
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
  [[gnu::noinline]] bool OfferWithoutPlace() {
    const phone::Number meant = ReadMeant(text_.substr(LengthOfPlace(text_)));
    return meant.e164 != number_.e164 && OfferMeant(meant);
  }

  [[gnu::noinline]] std::optional<Fix> WriteWithZero() const {
    const phone::Number other = ReadMeant("+390" + number_.national_significant);
    return other.valid ? std::optional(ChoiceFix(other.e164)) : std::nullopt;
  }

  // The zero that is dialled only at home, kept after the calling code. Italy and San Marino have
  // such numbers.
  bool ReportLeadingZero() {
    const std::string_view national = number_.national_significant;
    if (!national.starts_with('0') || number_.country_code == 39 || number_.country_code == 378) {
      return false;
    }
    const std::size_t zeros = national.find_first_not_of('0');
    if (zeros == std::string_view::npos) return false;
    std::string without = "+" + std::to_string(number_.country_code);
    without += national.substr(zeros);
    Diagnostic& diagnostic = report_.Add(Code::kNumberLeadingZero, at_,
                                         {{"number", reading_.value}, {"value", without}});
    const phone::Number other = phone::Read(without, "", /*formats=*/false);
    if (other.error == phone::ParseError::kNone && other.valid && other.e164 == without) {
      diagnostic.fix = ChoiceFix(without);
    }
    return true;
  }

  // Until 2019 a 1 stood between Mexico's calling code and a mobile number, and 01, 044 or 045 were
  // dialled at home; lists still have them, the number plan has not (Plan Técnico Fundamental de
  // Numeración, IFT).
  void ModernizeMexican() {
    const std::string& digits = number_.national_significant;
    if (number_.country_code != 52 || digits.size() <= 10) return;
    const std::size_t prefix = digits.size() - 10;
    if (!IsOneOf(" 1 01 044 045 ", digits.substr(0, prefix))) return;
    phone::Number current = phone::Read("+52" + digits.substr(prefix), "", /*formats=*/true);
    current.from_default_region = number_.from_default_region;
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

  // Where numbers of an area may have any length, "10-19" are rather two extensions, and "901820" a
  // number without its area code.
  [[gnu::noinline]] [[nodiscard]] bool LacksArea() const {
    const std::string& national = number_.national_significant;
    if (national.size() < kMinUnknownDigits &&
        WithPlainDashes(text_).find('-') != std::string::npos)
      return true;
    return national[0] != '0' && DigitsOf(text_) == national &&
           phone::MayLackArea(national, context_.default_region);
  }

  // "112", "2010": no area code would make it a number.
  [[nodiscard]] bool IsShortCode() const {
    constexpr std::size_t kMostDigits = 4;
    return text_.size() <= kMostDigits && IsDigit(text_[0]);
  }

  // False where the length fits no number of the plan.
  bool ReportLength() {
    const bool is_possible = number_.length == phone::Length::kPossible;
    const bool lacks_area =
        is_possible && !number_.valid && number_.from_default_region && LacksArea();
    if (is_possible && !lacks_area) return true;
    if (number_.length == phone::Length::kLocalOnly || lacks_area) {
      // Some short numbers are assigned for the whole country, as 310-0000 is in Canada.
      if (number_.valid) return true;
      Say(IsShortCode() ? Code::kNumberTooShort : Code::kNumberLocalOnly);
      return false;
    }
    reading_.validity = Validity::kInvalid;
    if (OfferInternational()) return false;
    switch (number_.length) {
      case phone::Length::kTooShort:
        Say(Code::kNumberTooShort);
        break;
      case phone::Length::kTooLong:
        SayTooLong();
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
      told = true;
      if (context_.counted.test(static_cast<std::size_t>(code))) {
        report_.Add(code, Pointer());
        return;
      }
      Diagnostic& said = code == Code::kNumberRegionAssumed
                             ? remarks_.Say(code, reading_.value, context_.default_region)
                             : SayValue(code);
      said.fix = WriteFix(reading_.value);
    };
    const std::size_t digits = CountDigits(text_);
    const std::size_t sent = reading_.value.size() - 1;
    const std::size_t national = number_.national_significant.size();
    const bool plus = text_.starts_with('+');
    // Fewer digits and no letter: the plan of the region puts some before a short form.
    const bool vanity = digits < (number_.from_default_region ? national : sent) &&
                        std::any_of(text_.begin(), text_.end(), IsAlpha);
    tell(Code::kNumberInvisibleCharacters, clean_.had_invisible);
    tell(Code::kNumberFromNameAddr, from_name_addr_);
    tell(Code::kNumberFromSipUri, from_sip_uri_ && !from_name_addr_);
    tell(Code::kNumberVanityLetters, vanity);
    tell(Code::kNumberNationalPrefix, plus && HasNationalPrefix());
    tell(Code::kNumberLegacyForm, plus && !told && !vanity && HasMobilePrefix() &&
                                      DigitsOf(text_) != reading_.value.substr(1));
    tell(Code::kNumberRegionAssumed, number_.from_default_region);
    tell(Code::kNumberReformatted, !told);
  }

  const NumberContext& context_;
  const Pointer& at_;
  Report& report_;
  NumberReading& reading_;
  NumberRemarks remarks_;
  CleanText clean_;
  std::string_view text_;  // the part of clean_.text that is read as a number
  bool is_bare_ = false;
  bool from_sip_uri_ = false;
  bool from_name_addr_ = false;
  phone::Number number_;
};

}  // namespace

NumberReading ReadNumber(std::string_view input, const NumberContext& context, const Pointer& at,
                         Report& report) {
  NumberReading reading;
  NumberReader(input, context, at, report, reading).Read();
  return reading;
}

void WriteWhatWasRead(JsonWriter& writer, const NumberReading& reading) {
  writer.Key("kind").Word(NameOf(reading.kind));
  writer.Key("value").StringOrNull(reading.value);
  writer.Key("validity").Word(NameOf(reading.validity));
  writer.Key("region").WordOrNull(reading.region);
  writer.Key("type").WordOrNull(reading.type);
  writer.Key("national").StringOrNull(reading.national);
  writer.Key("international").StringOrNull(reading.international);
}

void WriteMembers(JsonWriter& writer, const NumberReading& reading) {
  writer.Key("input").String(reading.input);
  writer.Key("path").String(reading.path);
  WriteWhatWasRead(writer, reading);
  writer.Key("duplicate_of");
  if (reading.duplicate_of) {
    writer.Integer(static_cast<std::int64_t>(*reading.duplicate_of));
  } else {
    writer.Null();
  }
}

void WriteInRow(JsonWriter& writer, const NumberReading& reading) {
  if (reading.kind != NumberKind::kE164 || reading.validity != Validity::kValid ||
      reading.duplicate_of) {
    WriteMembers(writer.BeginObject(), reading);
    writer.EndObject();
    return;
  }
  writer.String(reading.input).Word(reading.path).Word(reading.value);
  writer.WordOrNull(reading.region).WordOrNull(reading.type);
  writer.StringOrNull(reading.national).StringOrNull(reading.international);
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
