#ifndef SIPATTACH_TABLES_COLUMNS_BESIDE_H_
#define SIPATTACH_TABLES_COLUMNS_BESIDE_H_

// Finds the columns that complete a number: its country, area code or extension. A name alone does
// not decide; what is in the cells must fit the numbers, or they would become different ones.

#include <cstddef>
#include <optional>

#include "tables/table_columns.h"
#include "tables/table_layout.h"

namespace sipattach {

// Uses `wanted` if the caller named a column; otherwise a column with a fitting name; otherwise one
// whose contents can be nothing else.
void FindCountry(const TableColumns& columns, std::optional<std::size_t> wanted,
                 BulkLayout& layout);
// Area codes beside local numbers, if together they make numbers and the local part alone does not.
void FindAreaCode(const TableColumns& columns, BulkLayout& layout);
void FindExtension(const TableColumns& columns, BulkLayout& layout);

// Finds more columns of numbers that are to be read: those with the same name, ranges beside the
// main number, and single numbers in the rows that have no range.
void FindMoreNumbers(const TableColumns& columns, BulkLayout& layout);

}  // namespace sipattach

#endif  // SIPATTACH_TABLES_COLUMNS_BESIDE_H_
