#include "json/json_number.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::int64_t kMostZeros = 40;

// 2^1024 - 2^970, the smallest magnitude that rounds to infinity, is 0.179… times 10^309.
constexpr std::string_view kBeyondDouble = "1797693134862315807937289714053034150799";
constexpr std::int64_t kBeyondDoubleExponent = 309;

// Reads what follows the e, clamped to ±2^40.
std::int64_t ReadExponent(std::string_view text) {
  constexpr std::int64_t kGreatest = std::int64_t{1} << 40;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (parsed.ec != std::errc()) return text.starts_with('-') ? -kGreatest : kGreatest;
  return std::clamp(exponent, -kGreatest, kGreatest);
}

}  // namespace

std::string PlainNumber(const Json& number) {
  std::string written = number.digits();
  if (number.is_integer()) return written;
  const std::size_t e = std::min(written.find_first_of("eE"), written.size());
  std::int64_t exponent =
      e < written.size() ? ReadExponent(std::string_view(written).substr(e + 1)) : 0;
  std::string digits;
  bool in_fraction = false;
  for (const char c : written.substr(0, e)) {
    if (c == '.') in_fraction = true;
    if (!IsDigit(c)) continue;
    if (in_fraction) --exponent;
    if (c != '0' || !digits.empty()) digits += c;
  }
  while (digits.ends_with('0')) {
    digits.pop_back();
    ++exponent;
  }
  if (digits.empty()) return "0";
  if (exponent >= 0 && exponent <= kMostZeros) {
    digits.append(static_cast<std::size_t>(exponent), '0');
  } else {
    digits += "e" + std::to_string(exponent);
  }
  return written.starts_with('-') ? "-" + digits : digits;
}

bool FitsDouble(std::string_view number) {
  const std::size_t end = std::min(number.find_first_of("eE"), number.size());
  std::string significand;    // without leading zeros
  std::int64_t exponent = 0;  // the number is 0.significand times ten to this power
  bool in_fraction = false;
  for (const char c : number.substr(0, end)) {
    if (c == '.') in_fraction = true;
    if (!IsDigit(c)) continue;
    const bool leading_zero = significand.empty() && c == '0';
    if (!leading_zero) significand += c;
    if (leading_zero && in_fraction) --exponent;
    if (!leading_zero && !in_fraction) ++exponent;
  }
  if (significand.empty()) return true;
  if (end < number.size()) exponent += ReadExponent(number.substr(end + 1));
  if (exponent != kBeyondDoubleExponent) return exponent < kBeyondDoubleExponent;
  return significand < kBeyondDouble;
}

}  // namespace sipattach
