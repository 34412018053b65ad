#ifndef SIPATTACH_NUMBER_RANGE_FORMS_H_
#define SIPATTACH_NUMBER_RANGE_FORMS_H_

// The forms in which people write a range. Each function takes a cleaned text. It returns nullopt
// if the text has another form or is a single number, and a range with count 0 if the form is clear
// but the numbers are not.

#include <optional>
#include <string_view>

#include "number/number_range.h"
#include "number/range_ends.h"

namespace sipattach {

// "+44207946000X", "+1415673[2-3]000", "^\+1415673\d{4}$", "_2XXX"
[[nodiscard]] std::optional<NumberRange> FindPattern(std::string_view text, const RangeEnds& ends);
// "+49 30 90182 (00-99)", "030-90182 von 00 bis 99", "+49 30 90182 ext. 10-19"
[[nodiscard]] std::optional<NumberRange> FindBlock(std::string_view text, const RangeEnds& ends);
// "+14156732000 (20 numbers)"
[[nodiscard]] std::optional<NumberRange> FindSize(std::string_view text, const RangeEnds& ends);
// "4156732000 to 2018", "2000..2009", "+14156732000 - +14156732018"
[[nodiscard]] std::optional<NumberRange> FindConnector(std::string_view text,
                                                       const RangeEnds& ends);
// "030 901820-10/-11/-12", "415-673-2000 & 2001"
[[nodiscard]] std::optional<NumberRange> FindListed(std::string_view text, const RangeEnds& ends);
// "+39 0461 234500-99", "2000-2009", "03 8302 8100 - 03 8302 8199"
[[nodiscard]] std::optional<NumberRange> FindDash(std::string_view text, const RangeEnds& ends);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_RANGE_FORMS_H_
