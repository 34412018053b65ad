#ifndef SIPATTACH_PHONE_PARSE_PLAIN_NUMBER_H_
#define SIPATTACH_PHONE_PARSE_PLAIN_NUMBER_H_

// The fast path for what nearly all lists consist of: numbers with only digits and separators,
// "+1 (415) 555-0132". libphonenumber needs some 20 regular-expression matches to see that such a
// text has no letters, no extension and no second number, and initialising it takes longer than
// reading a hundred of them here. plain_number_test.cc and tests/phone-differential check that the
// results are the same.

#include <optional>
#include <string_view>

#include "phone/parse/parsed_number.h"
#include "phone/plan/number_plan.h"

namespace sipattach::phone {

// Returns nullopt if only libphonenumber can read the text, or tell why it cannot be read. Digits
// of other scripts must already be ASCII. `home` is the plan of the default region, or null.
[[nodiscard]] std::optional<ParsedNumber> ParsePlain(std::string_view text, NumberPlan* home);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_PLAIN_NUMBER_H_
