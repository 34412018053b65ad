#ifndef SIPATTACH_JSON_JSON_NUMBER_H_
#define SIPATTACH_JSON_JSON_NUMBER_H_

#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

// A JSON number in one spelling for each value: 5061, 5061.0 and 5.061e3 are all "5061". Integers
// of more than 40 digits and fractions have an exponent. Precondition: number.is_number().
[[nodiscard]] std::string PlainNumber(const Json& number);

// Whether a number of JSON's grammar is finite as a double (RFC 8259 §6: what most implementations
// agree on). Its digits decide, as strtod is not needed otherwise.
[[nodiscard]] bool FitsDouble(std::string_view number);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_NUMBER_H_
