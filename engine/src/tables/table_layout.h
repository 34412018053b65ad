#ifndef SIPATTACH_TABLES_TABLE_LAYOUT_H_
#define SIPATTACH_TABLES_TABLE_LAYOUT_H_

// Whether a pasted text is words and numbers or a table, and what the columns of a table are for.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "lines/line_splitter.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/number_reading.h"

namespace sipattach {

// A column that says which numbers are not wanted.
struct ChangeColumn {
  std::size_t column;  // from 0
  ChangeName name;
  bool leaves_out;  // some of the first rows
};

struct BulkLayout {
  bool delimited = false;
  char delimiter = '\0';  // '\n': one column, with a header
  bool has_header = false;
  bool chosen = false;               // the phone column is the one that the caller wanted
  bool country_chosen = false;       // the country column as well
  bool international = false;        // the numbers begin with their calling codes
  bool pads_lines = false;           // the last column of a number lost its leading zeros
  bool blocks = false;               // or gives the first digit of a thousand numbers
  std::size_t phone_column = 0;      // from 0; the first one that is read
  std::vector<std::string> columns;  // the header's names; empty texts without a header
  std::vector<ColumnRole> roles;     // of a table, for each column
  std::vector<ChangeColumn> changes;
  std::vector<std::size_t> other_columns;  // those that also hold numbers, from 0
  std::vector<std::size_t> block_columns;  // those left out that may describe blocks, from 0
  std::vector<std::size_t> telling;        // those that tell rows apart: names, places
  std::size_t begin = 0;                   // byte at which the header, or the first row, begins
  std::size_t lines_above = 0;             // lines above it, which are left out
  std::size_t first_above = 0;             // byte at which the first of them begins

  // The first column with this role, or roles.size().
  [[nodiscard]] std::size_t ColumnOf(ColumnRole role) const;
};

// The columns that the caller asked for; each may be null.
struct WantedColumns {
  Json phone;    // its index from 0, or its name
  Json country;  // the same
  Json roles;    // the name of each column's role, or null
};

// Whether a line has a whole number. "BTN: (415) 555-0132" is not a title.
[[nodiscard]] bool HasNumber(std::string_view line, LineSplitter& splitter);

// Detects the layout from the first rows, by the names and the contents of the columns. The time
// does not depend on the length of the text. If a wanted column does not exist, the columns are
// detected as if it had not been asked for.
[[nodiscard]] BulkLayout DetectLayout(std::string_view text, const NumberContext& context,
                                      const WantedColumns& wanted);

}  // namespace sipattach

#endif  // SIPATTACH_TABLES_TABLE_LAYOUT_H_
