#ifndef SIPATTACH_IMPORT_TABLE_LAYOUT_H_
#define SIPATTACH_IMPORT_TABLE_LAYOUT_H_

// What a pasted text is: words and numbers, or a table, and what its columns are for.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "import/line_splitter.h"
#include "json/json.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "number/number_reading.h"

namespace sipattach {

// A column that says which numbers are not meant.
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
  bool country_chosen = false;       // and so is that of the countries
  bool international = false;        // the numbers begin with the codes of their countries
  bool pads_lines = false;           // the last column of a number lost its leading zeros
  bool blocks = false;               // or has the first digit of a thousand
  std::size_t phone_column = 0;      // from 0; the first of those that are read
  std::vector<std::string> columns;  // the header's names; empty texts without a header
  std::vector<ColumnRole> roles;     // of a table, for each column
  std::vector<ChangeColumn> changes;
  std::vector<std::size_t> other_columns;  // that hold numbers as well, from 0
  std::vector<std::size_t> block_columns;  // that may be of blocks, and are left out, from 0
  std::vector<std::size_t> telling;        // that tell rows apart for a person: names, places
  std::size_t mark = 0;                    // bytes of the byte order mark
  std::size_t begin = 0;                   // byte at which the header, or the first row, begins
  std::size_t lines_above = 0;             // that stand above it and are left out
  std::size_t first_above = 0;             // byte at which the first of them begins

  // The column with this role, or none: columns.size().
  [[nodiscard]] std::size_t ColumnOf(ColumnRole role) const;
};

// What the caller says of the columns; each may be null.
struct WantedColumns {
  Json phone;    // by its place from 0 or by its name
  Json country;  // as well
  Json roles;    // the name of each column's role, or null
};

// Whether a line has a number: "BTN: (415) 555-0132" is no title.
[[nodiscard]] bool HasNumber(std::string_view line, LineSplitter& splitter);

// Finds out from the first rows, by the names of the columns and by reading what is in them. Time
// does not depend on the length of the text. Where the text has no such column as is wanted, it is
// looked for as if none had been chosen.
[[nodiscard]] BulkLayout DetectLayout(std::string_view text, const NumberContext& context,
                                      const WantedColumns& wanted);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_TABLE_LAYOUT_H_
