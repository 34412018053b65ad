#ifndef SIPATTACH_IMPORT_LINE_NUMBERS_H_
#define SIPATTACH_IMPORT_LINE_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "import/reading.h"

namespace sipattach {

// Adds the numbers of a text that is not a table: those of each line, whatever surrounds them.
void ReadLineNumbers(Reading& reading);

// The country that the lines above the header name, if any.
[[nodiscard]] CountryOfRow CountryAbove(Reading& reading);

// Where a line such as "Rufnummernblock: 00 - 99" ends that follows "Stammnummer: 0228 1234" and
// gives the extensions of its number. Without such a line, `end`, the end of the line itself.
[[nodiscard]] std::size_t EndWithBlock(std::string_view text, std::string_view number,
                                       std::size_t end);

// Joins lines into one, with blanks for line ends.
[[nodiscard]] std::string WithBlanks(std::string_view lines);

// Writes the words beside the only number of each line, as "beside".
void WriteBesideOfLines(Reading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_NUMBERS_H_
