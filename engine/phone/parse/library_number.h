#ifndef SIPATTACH_PHONE_PARSE_LIBRARY_NUMBER_H_
#define SIPATTACH_PHONE_PARSE_LIBRARY_NUMBER_H_

#include <string>
#include <string_view>

#include "phone/parse/parsed_number.h"

namespace sipattach::phone {

// Parses a text in its common form (common_form.h) with libphonenumber. The region may be empty.
[[nodiscard]] ParsedNumber ParseByLibrary(const std::string& text, std::string_view default_region);

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_LIBRARY_NUMBER_H_
