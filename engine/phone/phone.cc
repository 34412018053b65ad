#include "phone/phone.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "phone/metadata/number_plans.h"
#include "phone/number_plan.h"
#include "phone/plain_number.h"
#include "phone/regex/unicode_digits.h"
#include "phone/regex/utf8.h"
#include "phonenumbers/phonenumber.pb.h"
#include "phonenumbers/phonenumberutil.h"

namespace sipattach::phone {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// google-libphonenumber and libphonenumber 9 refuse longer inputs; 8.13 does not look.
constexpr std::size_t kMaxInputUnits = 250;
// What libphonenumber calls "no region".
constexpr char kUnknownRegion[] = "ZZ";

const PhoneNumberUtil& Util() {
  static const PhoneNumberUtil* const util = PhoneNumberUtil::GetInstance();
  return *util;
}

// Characters that mean nothing to any edition of libphonenumber, but spoil more than their own
// place in the C++ one: those not meant for interchange (its UniLib), for which it gives up the
// text, and the line feed, at which its search for a second number loses the first.
bool IsSafe(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\f' || c == '\r';
  if (c >= 0x7F && c <= 0x9F) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  return c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE;
}

// What takes the place of such a character: as meaningless, but harmless.
constexpr std::string_view kHarmless = "\xEF\xBF\xBD";  // U+FFFD
// Punctuation in the other editions, as the plain tilde is in all.
constexpr char32_t kFullWidthTilde = 0xFF5E;

bool IsPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

// The text as the C++ edition has to see it to agree with the others. Digits of every script become
// ASCII, because where a number has letters the C++ edition would drop the others. `units` becomes
// the length in UTF-16 units.
std::string Sanitized(std::string_view text, std::size_t* units) {
  std::string out;
  out.reserve(text.size());
  *units = 0;
  for (std::size_t at = 0; at < text.size() && *units <= kMaxInputUnits;) {
    const regex::Decoded decoded = regex::DecodeUtf8(text, at);
    if (const int digit = regex::DigitValue(decoded.code_point); digit >= 0) {
      out.push_back(static_cast<char>('0' + digit));
    } else if (decoded.code_point == kFullWidthTilde) {
      out.push_back('~');
    } else if (IsSafe(decoded.code_point)) {
      out.append(text.substr(at, decoded.length));
    } else {
      out.append(kHarmless);
    }
    *units += decoded.length == 4 ? 2 : 1;
    at += decoded.length;
  }
  return out;
}

bool CanBeginNumber(std::string_view text, std::size_t at) {
  const char32_t c = regex::DecodeUtf8(text, at).code_point;
  return c == '+' || c == 0xFF0B || regex::DigitValue(c) >= 0;
}

// Two numbers in one text, "302 /x2303": libphonenumber keeps what comes before a slash and an "x".
// The C++ edition looks for the last such pair, the others for the first one behind the first
// character that a number can begin with. Cutting behind that leaves only one to be found.
void CutBehindSecondNumber(std::string* text) {
  std::size_t at = text->find_first_of("/\\");
  if (at == std::string::npos || text->find(";phone-context=") != std::string::npos) return;
  std::size_t start = 0;
  while (start < text->size() && !CanBeginNumber(*text, start)) ++start;
  for (; at != std::string::npos; at = text->find_first_of("/\\", at + 1)) {
    const std::size_t x = text->find_first_not_of(' ', at + 1);
    if (at > start && x != std::string::npos && (*text)[x] == 'x') {
      text->resize(x + 1);
      return;
    }
  }
}

ParseError ErrorOf(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::NO_PARSING_ERROR:
      return ParseError::kNone;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
      return ParseError::kInvalidCountryCode;
    case PhoneNumberUtil::NOT_A_NUMBER:
      return ParseError::kNotANumber;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
      return ParseError::kTooShortAfterIdd;
    case PhoneNumberUtil::TOO_SHORT_NSN:
      return ParseError::kTooShortNsn;
    case PhoneNumberUtil::TOO_LONG_NSN:
      return ParseError::kTooLong;
  }
  return ParseError::kNotANumber;
}

struct Assignment {
  std::string_view region;
  std::string_view type;
};

// The region whose plan assigns the number, and as what.
Assignment AssignmentOf(std::span<NumberPlan> plans, std::string_view national) {
  for (NumberPlan& plan : plans) {
    const std::string_view type = plan.TypeOf(national);
    const bool belongs =
        plans.size() == 1 ||
        (plan.has_leading_digits() ? plan.HasLeadingDigitsOf(national) : !type.empty());
    if (belongs) return {plan.region(), type};
  }
  return {};
}

ParsedNumber ParseByLibrary(const std::string& text, const std::string& default_region) {
  PhoneNumber number;
  ParsedNumber parsed;
  parsed.error = ErrorOf(Util().ParseAndKeepRawInput(text, default_region, &number));
  if (parsed.error != ParseError::kNone) return parsed;
  parsed.from_default_region = number.country_code_source() == PhoneNumber::FROM_DEFAULT_COUNTRY;
  parsed.country_code = number.country_code();
  parsed.extension = number.extension();
  Util().GetNationalSignificantNumber(number, &parsed.national);
  return parsed;
}

// What the number plans say about a number that could be read.
void Describe(ParsedNumber parsed, std::span<NumberPlan> plans, Number* out) {
  out->from_default_region = parsed.from_default_region;
  out->country_code = parsed.country_code;
  out->extension = std::move(parsed.extension);
  out->national_significant = std::move(parsed.national);
  out->e164 = "+" + std::to_string(out->country_code) + out->national_significant;
  if (plans.empty()) {
    out->length = Length::kUnknownCallingCode;
    return;
  }
  out->length = plans.front().LengthOf(out->national_significant);
  const Assignment assignment = AssignmentOf(plans, out->national_significant);
  out->region = assignment.region;
  out->type = assignment.type;
  out->valid = !out->type.empty();
}

// The main region of a calling code has the formats of all that share it.
void Format(std::span<NumberPlan> plans, Number* out) {
  if (plans.empty()) {
    out->national = out->national_significant;
    out->international = out->national_significant;
    return;
  }
  NumberPlan& plan = plans.front();
  Formatted formatted = plan.Format(out->national_significant);
  out->national = std::move(formatted.national);
  out->international = "+" + std::to_string(out->country_code) + " " + formatted.international;
  if (out->extension.empty()) return;
  for (std::string* text : {&out->national, &out->international}) {
    text->append(plan.extension_prefix()).append(out->extension);
  }
}

}  // namespace

Number Read(std::string_view text, std::string_view default_region, bool formats) {
  Number out;
  std::size_t units = text.size();
  std::string sanitized = IsPlainAscii(text) ? std::string(text.substr(0, kMaxInputUnits + 1))
                                             : Sanitized(text, &units);
  if (units > kMaxInputUnits) {
    out.error = ParseError::kTooLong;
    return out;
  }
  std::optional<ParsedNumber> parsed = ParsePlain(sanitized, PlanOf(default_region));
  if (!parsed) {
    CutBehindSecondNumber(&sanitized);
    parsed = ParseByLibrary(sanitized,
                            std::string(default_region.empty() ? kUnknownRegion : default_region));
  }
  out.error = parsed->error;
  if (out.error != ParseError::kNone) return out;
  const std::span<NumberPlan> plans = PlansOf(parsed->country_code);
  Describe(*std::move(parsed), plans, &out);
  if (formats) Format(plans, &out);
  return out;
}

bool IsSupportedRegion(std::string_view region) { return PlanOf(region) != nullptr; }

std::string_view MainRegionOf(int calling_code) {
  const std::span<NumberPlan> plans = PlansOf(calling_code);
  return plans.empty() ? std::string_view() : plans.front().region();
}

int CallingCodeOf(std::string_view region) {
  const NumberPlan* plan = PlanOf(region);
  return plan == nullptr ? 0 : plan->calling_code();
}

std::string_view MetadataVersion() { return metadata::Version(); }

}  // namespace sipattach::phone
