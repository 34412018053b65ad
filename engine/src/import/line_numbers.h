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

// Writes the words beside the only number of each line, as "beside".
void WriteBesideOfLines(Reading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_NUMBERS_H_
