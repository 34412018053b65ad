#include "number/trunk_identity.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "draft_limits.h"
#include "number/several_numbers.h"
#include "number/spreadsheet.h"
#include "number/typed_number.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

bool IsBlankOrControl(char c) { return IsBlank(c) || IsControl(c); }

std::string WithoutBlanks(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return !IsBlankOrControl(c); });
  return out;
}

// "2001 2002": each of them could be an identity.
bool HasSeveralWords(std::string_view text) {
  static constexpr std::size_t kLeast = 3;
  std::size_t words = 0;
  std::size_t length = 0;
  for (const char c : text) {
    length = IsBlankOrControl(c) ? 0 : length + 1;
    if (length == kLeast) ++words;
  }
  return words > 1;
}

// Whether a character does not belong to user = 1*( unreserved / escaped / user-unreserved ) (RFC
// 3261 §25.1).
bool NeedsEscape(std::string_view text) {
  static constexpr std::string_view kUserMarks = "-_.!~*'()&=+$,;?/";
  return std::any_of(text.begin(), text.end(), [](char c) {
    return !IsAlphanumeric(c) && kUserMarks.find(c) == std::string_view::npos;
  });
}

bool IsSendable(std::string_view user) {
  return !user.empty() && !NeedsEscape(user) &&
         std::none_of(user.begin(), user.end(), IsBlankOrControl);
}

// The "2001" of "2001.0". It is shorter than a telephone number, so it may also be a name.
std::string_view ExtensionBeforeZero(std::string_view text) {
  constexpr std::string_view kZero = ".0";
  constexpr std::size_t kLeast = 3;
  const std::size_t digits = SkipDigits(text, 0);
  return digits >= kLeast && text.substr(digits) == kZero ? text.substr(0, digits)
                                                          : std::string_view();
}

// An identity is compared byte by byte with the user part of a Request-URI (RFC 3261 §19.1.4), so
// what cannot occur there can never match.
std::optional<Code> Unsendable(std::string_view input, const CleanText& clean) {
  if (std::any_of(input.begin(), input.end(), [](char c) { return IsControl(c) && !IsBlank(c); })) {
    return Code::kIdentityControlCharacter;
  }
  if (clean.had_invisible) return Code::kIdentityInvisibleCharacters;
  const bool blank_inside = std::any_of(clean.text.begin(), clean.text.end(), IsBlank);
  // Cleaning removes Unicode spaces, and blanks or quotes around the text.
  const bool changed_by_cleaning = clean.text != input && IsAscii(clean.text);
  return blank_inside || changed_by_cleaning ? std::optional(Code::kIdentityBlank) : std::nullopt;
}

// What cleaning removed from the ends is not part of an identity. Blanks inside may separate two
// identities; if the text is also a telephone number (`e164`), either form may be meant.
void OfferSendable(std::string_view text, const std::string* e164, const NumberRemarks& remarks,
                   Diagnostic& diagnostic) {
  const bool whole = std::none_of(text.begin(), text.end(), IsBlankOrControl);
  if (whole) {
    diagnostic.fix = remarks.Write(text);
    if (e164 != nullptr) diagnostic.alternatives.push_back(remarks.Choose(*e164));
  } else if (e164 != nullptr) {
    diagnostic.fix = remarks.Choose(*e164);
    diagnostic.alternatives.push_back(remarks.Choose(DigitsOf(text)));
  } else if (!HasSeveralWords(text)) {
    diagnostic.fix = remarks.Choose(WithoutBlanks(text));
  }
}

// Reports what a spreadsheet made of a number. Not inlined, as few identities have a point.
[[gnu::noinline]] void SayDecimals(std::string_view text, NumberRemarks& remarks) {
  if (const std::string_view whole = BeforeDecimalZeros(text); !whole.empty()) {
    remarks.Say(Code::kIdentitySpreadsheetDecimal).fix = remarks.Write(whole);
  } else if (const std::string_view extension = ExtensionBeforeZero(text); !extension.empty()) {
    remarks.Say(Code::kIdentitySpreadsheetDecimal).fix = remarks.Choose(extension);
  } else if (HasDecimals(text)) {
    remarks.Say(Code::kIdentitySpreadsheetDecimal);
  }
}

[[gnu::noinline]] void SayNeedsEscape(std::string_view text, NumberRemarks& remarks) {
  Diagnostic& diagnostic = remarks.Say(Code::kIdentityNeedsEscape);
  // At a host other than the trunk's, this user may be somebody else.
  std::string user(SipUser(text));
  if (user.empty()) user = PercentDecoded(text);
  if (IsSendable(user)) diagnostic.fix = remarks.Choose(user);
}

}  // namespace

void ReadIdentity(const CleanText& clean, const NumberContext& context, NumberRemarks& remarks,
                  NumberReading& reading) {
  const std::string_view text = clean.text;
  if (text.find_first_of(";|") != text.npos && !NumbersIn(text, context).empty()) {
    remarks.Say(Code::kNumberSeveral);
    return;
  }
  phone::Number number = phone::Read(text, context.default_region, /*formats=*/true);
  const bool is_number =
      number.error == phone::ParseError::kNone && number.valid && number.extension.empty();
  if (is_number) TakeFacts(number, reading);
  if (const auto code = Unsendable(reading.input, clean)) {
    OfferSendable(text, is_number ? &number.e164 : nullptr, remarks, remarks.Say(*code));
    return;
  }
  reading.kind = NumberKind::kIdentity;
  reading.value = reading.input;
  if (reading.input.size() > kMaxIdentityLength) {
    remarks.SayTooLong(Code::kIdentityTooLong, reading.input.size(), kMaxIdentityLength);
  }
  if (text.find_first_of(".,") != text.npos) SayDecimals(text, remarks);
  if (NeedsEscape(reading.input)) SayNeedsEscape(text, remarks);
  if (is_number) {
    remarks.Say(Code::kIdentityE164Available, number.e164).fix = remarks.Choose(number.e164);
  } else if (CountDigits(text) >= 7) {
    remarks.Say(Code::kIdentityVerbatim);
  }
}

void TakeFacts(phone::Number& number, NumberReading& reading) {
  reading.validity = number.valid ? Validity::kValid : Validity::kPossible;
  reading.region = std::move(number.region);
  reading.type = number.type;
  reading.national = std::move(number.national);
  reading.international = std::move(number.international);
}

}  // namespace sipattach
