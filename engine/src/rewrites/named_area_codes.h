#ifndef SIPATTACH_REWRITES_NAMED_AREA_CODES_H_
#define SIPATTACH_REWRITES_NAMED_AREA_CODES_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with each area code that is named separately put before the numbers of its line:
// "Vorwahl 030, Nummer 23125117" and "23125117 mit der Vorwahl 030" become "030 23125117". Without
// it, the number may be one in another town. Each line keeps its length. Empty if there is nothing
// to join.
[[nodiscard]] std::string WithNamedAreaCodes(std::string_view text);

// The code that a line names for the numbers below it, "Vorwahl: 030"; empty for any other line.
[[nodiscard]] std::string_view AreaCodeOf(std::string_view line);
// Such a line below, with the code before its numbers. Empty for one whose first number is whole.
[[nodiscard]] std::string WithAreaCode(std::string_view line, std::string_view area);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_NAMED_AREA_CODES_H_
