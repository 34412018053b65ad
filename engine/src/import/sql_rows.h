#ifndef SIPATTACH_IMPORT_SQL_ROWS_H_
#define SIPATTACH_IMPORT_SQL_ROWS_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with each row of "INSERT INTO dids VALUES (1, '4155552671'), (2, '4155552672')" on a
// line of its own, as dumps of databases write them into one: these are the rows of a table. Each
// byte stays in its place. Empty if there is nothing to part.
[[nodiscard]] std::string WithPartedSqlRows(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_SQL_ROWS_H_
