#ifndef SIPATTACH_IMPORT_RANGE_COLUMNS_H_
#define SIPATTACH_IMPORT_RANGE_COLUMNS_H_

// Numbers that a table holds in several columns: parts that make one number together, or the ends
// and sizes of blocks. Carriers and regulators list their numbers so.

#include "import/table_columns.h"
#include "import/table_layout.h"

namespace sipattach {

// Both set the roles of the columns, and return how much these are columns of numbers; 0 where
// there are none.

// Area code, exchange and line of North America in columns of their own.
[[nodiscard]] int FindNumberParts(const TableColumns& columns, BulkLayout& layout);
// First and last numbers of blocks, or first numbers and sizes, in columns of their own.
[[nodiscard]] int FindRangeColumns(const TableColumns& columns, BulkLayout& layout);

// Columns that by their names may be of blocks, and are not read so.
void FindBlocksLeftOut(const TableColumns& columns, BulkLayout& layout);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_RANGE_COLUMNS_H_
