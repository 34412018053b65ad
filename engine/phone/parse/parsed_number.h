#ifndef SIPATTACH_PHONE_PARSE_PARSED_NUMBER_H_
#define SIPATTACH_PHONE_PARSE_PARSED_NUMBER_H_

#include <string>

#include "phone/phone.h"

namespace sipattach::phone {

// What a text says by itself, before the number plans are asked about it.
struct ParsedNumber {
  ParseError error = ParseError::kNone;
  bool from_default_region = false;
  int country_code = 0;
  std::string national;  // national significant number
  std::string extension;
};

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PARSE_PARSED_NUMBER_H_
