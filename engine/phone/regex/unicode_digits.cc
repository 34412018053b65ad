#include "phone/regex/unicode_digits.h"

#include <algorithm>
#include <iterator>

namespace sipattach::phone::regex {

int DigitValue(char32_t code_point) {
  if (code_point < kDigitZeros[1]) {
    return code_point >= '0' && code_point <= '9' ? static_cast<int>(code_point - '0') : -1;
  }
  const auto zero = std::prev(std::upper_bound(kDigitZeros.begin(), kDigitZeros.end(), code_point));
  const char32_t value = code_point - *zero;
  return value <= 9 ? static_cast<int>(value) : -1;
}

}  // namespace sipattach::phone::regex
