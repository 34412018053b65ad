#ifndef SIPATTACH_PROGRAM_PROGRAM_NAMES_H_
#define SIPATTACH_PROGRAM_PROGRAM_NAMES_H_

// The names that members of structs and classes have in JSON.

#include <string>
#include <string_view>

namespace sipattach {

// The code with these names in place of those that its members have in the program, where they get
// a value: of Go (`json:"phone_number"`) and C# ([JsonPropertyName("phone_number")]). Of several
// members that are called the same the first counts. Linear in the text.
[[nodiscard]] std::string WithJsonNames(std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_NAMES_H_
