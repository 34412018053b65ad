#ifndef SIPATTACH_SRC_BULK_LAYOUT_H_
#define SIPATTACH_SRC_BULK_LAYOUT_H_

// What a pasted text is: words and numbers, or a table, and in which of its columns the numbers
// are.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json.h"
#include "numbers.h"

namespace sipattach {

struct BulkLayout {
  bool delimited = false;
  char delimiter = '\0';  // '\n': one column, with a header
  bool has_header = false;
  bool chosen = false;                     // the phone column is the one that the caller wanted
  std::size_t phone_column = 0;            // from 0
  std::vector<std::string> columns;        // the header's names; empty texts without a header
  std::vector<std::size_t> other_columns;  // that hold numbers as well, from 0
  std::size_t mark = 0;                    // bytes of the byte order mark
  std::size_t begin = 0;                   // byte at which the header, or the first row, begins
};

// Finds out from the first rows, by reading what is in their columns. Time does not depend on the
// length of the text.
//
// `wanted` is the column that the caller chose, by its place from 0 or by its name, or null. Where
// the text has no such column, it is looked for as if none had been chosen.
[[nodiscard]] BulkLayout DetectLayout(std::string_view text, const NumberContext& context,
                                      const Json& wanted);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_BULK_LAYOUT_H_
