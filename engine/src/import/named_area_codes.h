#ifndef SIPATTACH_IMPORT_NAMED_AREA_CODES_H_
#define SIPATTACH_IMPORT_NAMED_AREA_CODES_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with each area code that is named separately put before its numbers:
// "Vorwahl 030, Nummer 23125117" becomes "030 23125117". Without it, the number may be one in
// another town. Each line keeps its length. Empty if there is nothing to join.
[[nodiscard]] std::string WithNamedAreaCodes(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_NAMED_AREA_CODES_H_
