#include "phone/phone.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "phone/metadata/number_plans.h"
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

Length LengthOf(PhoneNumberUtil::ValidationResult result) {
  switch (result) {
    case PhoneNumberUtil::IS_POSSIBLE:
      return Length::kPossible;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      return Length::kLocalOnly;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
      return Length::kUnknownCallingCode;
    case PhoneNumberUtil::TOO_SHORT:
      return Length::kTooShort;
    case PhoneNumberUtil::TOO_LONG:
      return Length::kTooLong;
    case PhoneNumberUtil::INVALID_LENGTH:
      return Length::kInvalid;
  }
  return Length::kInvalid;
}

std::string_view TypeName(PhoneNumberUtil::PhoneNumberType type) {
  switch (type) {
    case PhoneNumberUtil::FIXED_LINE:
      return "fixed_line";
    case PhoneNumberUtil::MOBILE:
      return "mobile";
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE:
      return "fixed_line_or_mobile";
    case PhoneNumberUtil::TOLL_FREE:
      return "toll_free";
    case PhoneNumberUtil::PREMIUM_RATE:
      return "premium_rate";
    case PhoneNumberUtil::SHARED_COST:
      return "shared_cost";
    case PhoneNumberUtil::VOIP:
      return "voip";
    case PhoneNumberUtil::PERSONAL_NUMBER:
      return "personal_number";
    case PhoneNumberUtil::PAGER:
      return "pager";
    case PhoneNumberUtil::UAN:
      return "uan";
    case PhoneNumberUtil::VOICEMAIL:
      return "voicemail";
    case PhoneNumberUtil::UNKNOWN:
      break;
  }
  return "";
}

// What the number plans say about a number that could be read.
void Describe(const PhoneNumber& parsed, Number* out) {
  const PhoneNumberUtil& util = Util();
  out->from_default_region = parsed.country_code_source() == PhoneNumber::FROM_DEFAULT_COUNTRY;
  out->country_code = parsed.country_code();
  out->extension = parsed.extension();
  util.GetNationalSignificantNumber(parsed, &out->national_significant);
  out->e164 = "+" + std::to_string(out->country_code) + out->national_significant;
  out->length = LengthOf(util.IsPossibleNumberWithReason(parsed));
  util.GetRegionCodeForNumber(parsed, &out->region);
  if (out->region == kUnknownRegion) {
    out->region.clear();
    return;
  }
  // A number is valid exactly if the plan of its region assigns it a type.
  out->type = TypeName(util.GetNumberType(parsed));
  out->valid = !out->type.empty();
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
  CutBehindSecondNumber(&sanitized);
  const std::string region(default_region.empty() ? kUnknownRegion : default_region);
  PhoneNumber parsed;
  out.error = ErrorOf(Util().ParseAndKeepRawInput(sanitized, region, &parsed));
  if (out.error != ParseError::kNone) return out;
  // Without it formatting depends on the digits alone.
  parsed.clear_raw_input();
  Describe(parsed, &out);
  if (formats) {
    Util().Format(parsed, PhoneNumberUtil::NATIONAL, &out.national);
    Util().Format(parsed, PhoneNumberUtil::INTERNATIONAL, &out.international);
  }
  return out;
}

bool IsSupportedRegion(std::string_view region) {
  return region.size() == 2 && region != kUnknownRegion &&
         Util().GetCountryCodeForRegion(std::string(region)) != 0;
}

std::string_view MetadataVersion() { return metadata::Version(); }

void WarmUp() {
  // Between them these run every pattern that reading any number needs.
  for (const char* text : {"+1 (415) 555-0132 ext. 12", "415.555.0132;ext=3", "1-800-GOOD-DAY"}) {
    static_cast<void>(Read(text, "US", true));
  }
}

}  // namespace sipattach::phone
