#ifndef SIPATTACH_PHONE_PLAIN_NUMBER_H_
#define SIPATTACH_PHONE_PLAIN_NUMBER_H_

// The short way through what nearly all lists consist of: numbers of nothing but digits and the
// separators between them, "+1 (415) 555-0132". libphonenumber takes some 20 matches of regular
// expressions to see that such a text holds no letters, no extension and no second number, and
// starting it takes longer than reading a hundred of them. plain_number_test.cc and
// tests/phone-differential hold this way to its results.

#include <optional>
#include <string>
#include <string_view>

#include "phone/number_plan.h"
#include "phone/phone.h"

namespace sipattach::phone {

// What a text says by itself, before the plans are asked what it is.
struct ParsedNumber {
  ParseError error = ParseError::kNone;
  bool from_default_region = false;
  int country_code = 0;
  std::string national;  // national significant number
  std::string extension;
};

// Null for a text that takes libphonenumber to read, or to tell why it cannot be read. Digits of
// other scripts must have become ASCII. `home` is the plan of the default region, or null if there
// is none.
[[nodiscard]] std::optional<ParsedNumber> ParsePlain(std::string_view text, NumberPlan* home);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PLAIN_NUMBER_H_
