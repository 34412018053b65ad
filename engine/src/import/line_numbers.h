#ifndef SIPATTACH_IMPORT_LINE_NUMBERS_H_
#define SIPATTACH_IMPORT_LINE_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "import/reading.h"

namespace sipattach {

// Adds the numbers of a text that is no table: those of each line, whatever stands around them.
void ReadLineNumbers(Reading& reading);

// The country that the lines above the header name; none where there are none.
[[nodiscard]] CountryOfRow CountryAbove(Reading& reading);

// Where the "Rufnummernblock: 00 - 99" below "Stammnummer: 0228 1234" ends, which says what
// extensions the number in the line before has. Where there is none, `end`, that of the line
// itself.
[[nodiscard]] std::size_t EndWithBlock(std::string_view text, std::string_view number,
                                       std::size_t end);

// Lines as one.
[[nodiscard]] std::string WithBlanks(std::string_view lines);

// Writes the words that stood beside the one number of a line, as "beside".
void WriteBesideOfLines(Reading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_NUMBERS_H_
