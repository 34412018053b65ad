#ifndef SIPATTACH_IMPORT_LINE_NUMBERS_H_
#define SIPATTACH_IMPORT_LINE_NUMBERS_H_

#include "import/reading.h"

namespace sipattach {

// Adds the numbers of a text that is no table: those of each line, whatever stands around them.
void ReadLineNumbers(Reading& reading);

// Writes the words that stood beside the one number of a line, as "beside".
void WriteBesideOfLines(Reading& reading);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINE_NUMBERS_H_
