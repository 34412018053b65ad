#ifndef SIPATTACH_PHONE_PARSE_PARSE_H_
#define SIPATTACH_PHONE_PARSE_PARSE_H_

// Parses the text of a number: on the fast path (plain_number.h) if possible, otherwise with
// libphonenumber (library_number.h).

#include <string_view>

#include "phone/parse/parsed_number.h"

namespace sipattach::phone {

// Takes what Read in phone.h takes.
[[nodiscard]] ParsedNumber Parse(std::string_view text, std::string_view default_region);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_PARSE_H_
