#ifndef SIPATTACH_TABLES_RANGE_COLUMNS_H_
#define SIPATTACH_TABLES_RANGE_COLUMNS_H_

// Numbers that a table holds in several columns: parts that make up one number, or the ends and
// sizes of blocks. Carriers and regulators list their numbers like this.

#include "tables/table_columns.h"
#include "tables/table_layout.h"

namespace sipattach {

// Each sets the roles of the columns, and return a score for how likely these hold numbers (see
// table_columns.h); 0 if there are none.

// Separate columns for the area code, exchange and line of North American numbers.
[[nodiscard]] int FindNumberParts(const TableColumns& columns, BulkLayout& layout);
// Separate columns for a mask of the numbers, "41567320XX", and the lines, "2001", as in Cisco's
// Unified Communications Manager.
[[nodiscard]] int FindMaskedNumbers(const TableColumns& columns, BulkLayout& layout);
// Separate columns for the first and last numbers of blocks, or for first numbers and sizes.
[[nodiscard]] int FindRangeColumns(const TableColumns& columns, BulkLayout& layout);

// Notes the columns that may describe blocks by their names, but are not read as such.
void FindBlocksLeftOut(const TableColumns& columns, BulkLayout& layout);

}  // namespace sipattach

#endif  // SIPATTACH_TABLES_RANGE_COLUMNS_H_
