#include "phone/parse/library_number.h"

#include "phonenumbers/phonenumber.pb.h"
#include "phonenumbers/phonenumberutil.h"

namespace sipattach::phone {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// libphonenumber's code for "no region".
constexpr std::string_view kUnknownRegion = "ZZ";

const PhoneNumberUtil& Util() {
  static const PhoneNumberUtil* const util = PhoneNumberUtil::GetInstance();
  return *util;
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

}  // namespace

ParsedNumber ParseByLibrary(const std::string& text, std::string_view default_region) {
  const std::string region(default_region.empty() ? kUnknownRegion : default_region);
  PhoneNumber number;
  ParsedNumber parsed;
  parsed.error = ErrorOf(Util().ParseAndKeepRawInput(text, region, &number));
  if (parsed.error != ParseError::kNone) return parsed;
  parsed.from_default_region = number.country_code_source() == PhoneNumber::FROM_DEFAULT_COUNTRY;
  parsed.country_code = number.country_code();
  parsed.extension = number.extension();
  Util().GetNationalSignificantNumber(number, &parsed.national);
  return parsed;
}

}  // namespace sipattach::phone
