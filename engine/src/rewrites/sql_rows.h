#ifndef SIPATTACH_REWRITES_SQL_ROWS_H_
#define SIPATTACH_REWRITES_SQL_ROWS_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with each row of "INSERT INTO dids VALUES (1, '4155552671'), (2, '4155552672')" on a
// line of its own, below the names of the columns if there are any, as these are rows of a table.
// Database dumps put them on one line. Commas in strings become blanks. Each byte keeps its place.
// Empty if there is nothing to split.
[[nodiscard]] std::string WithPartedSqlRows(std::string_view text);

// The text with the records of psql's expanded display, "-[ RECORD 1 ]" above "did | 4155552671",
// as members, "did : 4155552671", under a blank line. Each byte stays in its place. Empty where
// there are none.
[[nodiscard]] std::string WithNamedSqlValues(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_SQL_ROWS_H_
