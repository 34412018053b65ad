#ifndef SIPATTACH_PHONE_PARSE_COMMON_FORM_H_
#define SIPATTACH_PHONE_PARSE_COMMON_FORM_H_

// The C++ edition of libphonenumber reads a few texts differently from the Java and JavaScript
// editions. So it is given a form of the text on which all agree; the README lists the differences.

#include <optional>
#include <string>
#include <string_view>

namespace sipattach::phone {

// The text with ASCII digits and without anything that the C++ edition cannot handle. `own` holds
// it if it differs from `text`. nullopt if the text is over 250 UTF-16 units long, which the other
// editions refuse.
[[nodiscard]] std::optional<std::string_view> CommonForm(std::string_view text, std::string& own);

// Cuts off a second number except for its "x", as in "302 /x2303".
void CutAfterSecondNumber(std::string* text);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_COMMON_FORM_H_
