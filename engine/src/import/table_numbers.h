#ifndef SIPATTACH_IMPORT_TABLE_NUMBERS_H_
#define SIPATTACH_IMPORT_TABLE_NUMBERS_H_

#include <string_view>

#include "import/reading.h"

namespace sipattach {

// Adds the numbers of a table, according to the roles of its columns.
void ReadTableNumbers(Reading& reading);

// Writes the other cells of the rows that had numbers, as "beside".
void WriteBesideOfTable(Reading& reading);

// Writes the first rows of a table for display, with long cells cut.
void WriteFirstRows(std::string_view text, const BulkLayout& layout, JsonWriter& writer);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_TABLE_NUMBERS_H_
