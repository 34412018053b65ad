#ifndef SIPATTACH_IMPORT_COLUMNS_BESIDE_H_
#define SIPATTACH_IMPORT_COLUMNS_BESIDE_H_

// What completes a number in other columns of its row: its country, its area code, its extension. A
// name alone does not decide: what is in the cells must fit the numbers, or these would be others.

#include <cstddef>
#include <optional>

#include "import/table_columns.h"
#include "import/table_layout.h"

namespace sipattach {

// `wanted`, if the caller named a column; otherwise by its name; without one, where what is in it
// can be nothing else.
void FindCountry(const TableColumns& columns, std::optional<std::size_t> wanted,
                 BulkLayout& layout);
// Area codes beside local numbers, if they make numbers together and do not by themselves.
void FindAreaCode(const TableColumns& columns, BulkLayout& layout);
void FindExtension(const TableColumns& columns, BulkLayout& layout);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_COLUMNS_BESIDE_H_
