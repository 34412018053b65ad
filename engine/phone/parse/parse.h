#ifndef SIPATTACH_PHONE_PARSE_PARSE_H_
#define SIPATTACH_PHONE_PARSE_PARSE_H_

// From a text to a number: the short way (plain_number.h) where it leads there, otherwise by
// libphonenumber (library_number.h).

#include <string_view>

#include "phone/parse/parsed_number.h"

namespace sipattach::phone {

// As Read in phone.h takes them.
[[nodiscard]] ParsedNumber Parse(std::string_view text, std::string_view default_region);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_PARSE_H_
