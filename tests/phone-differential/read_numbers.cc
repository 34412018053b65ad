// Reads numbers with the engine's phone layer, for comparison with another implementation.
// Standard input: one number per line, "<region or empty> TAB <UTF-8 text in hexadecimal>".
// Standard output: one line for each, with the fields of a reading separated by tabs.

#include <array>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "phone/phone.h"

namespace {

namespace phone = sipattach::phone;

int HexDigit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

std::string FromHex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<char>(HexDigit(hex[i]) * 16 + HexDigit(hex[i + 1])));
  }
  return out;
}

std::string_view Name(phone::ParseError error) {
  constexpr std::array<std::string_view, 6> kNames = {"none",          "invalid_country_code",
                                                      "not_a_number",  "too_short_after_idd",
                                                      "too_short_nsn", "too_long"};
  return kNames[static_cast<std::size_t>(error)];
}

std::string_view Name(phone::Length length) {
  constexpr std::array<std::string_view, 6> kNames = {
      "possible", "local_only", "unknown_calling_code", "too_short", "too_long", "invalid"};
  return kNames[static_cast<std::size_t>(length)];
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t tab = line.find('\t');
    const phone::Number number =
        phone::Read(FromHex(std::string_view(line).substr(tab + 1)), line.substr(0, tab), true);
    std::cout << Name(number.error);
    if (number.error == phone::ParseError::kNone) {
      std::cout << '\t' << Name(number.length) << '\t' << (number.valid ? "valid" : "invalid")
                << '\t' << number.region << '\t' << number.type << '\t' << number.e164 << '\t'
                << number.extension << '\t' << number.national << '\t' << number.international;
    }
    std::cout << '\n';
  }
}
