#ifndef SIPATTACH_PHONE_SHIMS_UNICODE_UCHAR_H_
#define SIPATTACH_PHONE_SHIMS_UNICODE_UCHAR_H_

// The only function of ICU that libphonenumber's parser calls.

#include <cstdint>

#include "phone/regex/unicode_digits.h"

// The value of a decimal digit of any script, or -1.
inline std::int32_t u_charDigitValue(std::int32_t code_point) {
  return sipattach::phone::regex::DigitValue(static_cast<char32_t>(code_point));
}

#endif  // SIPATTACH_PHONE_SHIMS_UNICODE_UCHAR_H_
