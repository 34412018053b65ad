#ifndef SIPATTACH_JSON_JSON_NUMBER_H_
#define SIPATTACH_JSON_JSON_NUMBER_H_

#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

// The canonical spelling of a JSON number: 5061, 5061.0 and 5.061e3 are all "5061". Fractions, and
// integers with more than 40 trailing zeros, have an exponent. Precondition: number.is_number().
[[nodiscard]] std::string PlainNumber(const Json& number);

// Whether a number in JSON's grammar is finite as a double, which is what most implementations
// agree on (RFC 8259 §6). Compares digits, so the module need not contain strtod.
[[nodiscard]] bool FitsDouble(std::string_view number);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_NUMBER_H_
