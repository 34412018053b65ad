#ifndef SIPATTACH_PHONE_PARSE_PLAIN_NUMBER_H_
#define SIPATTACH_PHONE_PARSE_PLAIN_NUMBER_H_

// The short way through what nearly all lists consist of: numbers of nothing but digits and the
// separators between them, "+1 (415) 555-0132". libphonenumber takes some 20 matches of regular
// expressions to see that such a text holds no letters, no extension and no second number, and
// starting it takes longer than reading a hundred of them. plain_number_test.cc and
// tests/phone-differential hold this way to its results.

#include <optional>
#include <string_view>

#include "phone/parse/parsed_number.h"
#include "phone/plan/number_plan.h"

namespace sipattach::phone {

// Null for a text that takes libphonenumber to read, or to tell why it cannot be read. Digits of
// other scripts must have become ASCII. `home` is the plan of the default region, or null if there
// is none.
[[nodiscard]] std::optional<ParsedNumber> ParsePlain(std::string_view text, NumberPlan* home);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_PLAIN_NUMBER_H_
