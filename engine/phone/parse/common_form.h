#ifndef SIPATTACH_PHONE_PARSE_COMMON_FORM_H_
#define SIPATTACH_PHONE_PARSE_COMMON_FORM_H_

// The C++ edition of libphonenumber reads a few texts differently from the Java and JavaScript
// ones. It is given a form of the text on which they all agree; the README lists what differs.

#include <optional>
#include <string>
#include <string_view>

namespace sipattach::phone {

// The text with ASCII digits and nothing that the C++ edition cannot take, written to `own` where
// that is another; null if it is over 250 UTF-16 units long, which the other editions refuse.
[[nodiscard]] std::optional<std::string_view> CommonForm(std::string_view text, std::string& own);

// Cuts off all but the "x" of a second number, as in "302 /x2303".
void CutAfterSecondNumber(std::string* text);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_COMMON_FORM_H_
