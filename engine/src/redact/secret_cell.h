#ifndef SIPATTACH_REDACT_SECRET_CELL_H_
#define SIPATTACH_REDACT_SECRET_CELL_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

// The offset of the first value in a column whose name announces secrets, in a table such as
// "user,password" above "bob,hunter2"; npos if there is none.
[[nodiscard]] std::size_t FindSecretCell(std::string_view text);

// Whether a text may have its cells between tags of HTML or XML, or in SQL: (…) VALUES (…).
[[nodiscard]] bool HasCells(std::string_view text);

// Such a text as a table of lines, with tabs between the cells that were between tags. Any other
// text stays as it is.
[[nodiscard]] std::string LinesOfCells(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_CELL_H_
